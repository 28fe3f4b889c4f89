internal import Text

/// A text as it came in a REFI-QDA project: with its own line ends, for positions count them, and
/// as it is stored, where every line end is one LF.
package struct RefiRawText: Hashable, Sendable {
  /// The text as it is stored, in UTF-8.
  package let stored: [UInt8]
  /// The file's encoding; nil where the text stood in the XML.
  package let encoding: TextEncoding?
  /// Whether UTF-16 counts otherwise than scalars.
  package let hasAstral: Bool
  /// Whether any line ends in CR LF.
  package let hasCRLF: Bool
  /// The text without a byte order mark and with its own line ends, in UTF-8.
  private let raw: [UInt8]

  /// Reads a file of text.
  ///
  /// - Throws: `TextDecodingError` where it is none.
  package init(file bytes: [UInt8]) throws(TextDecodingError) {
    let decoded = try TextDecoder().decode(bytes)
    let ends = decoded.lineEnds
    if decoded.encoding == .utf8 {
      self.init(
        raw: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes,
        stored: decoded.utf8, encoding: decoded.encoding)
    } else if ends.crlf > 0, ends.lf == 0, ends.cr == 0 {
      var raw: [UInt8] = []
      raw.reserveCapacity(decoded.utf8.count + ends.crlf)
      for byte in decoded.utf8 {
        if byte == 0x0A { raw.append(0x0D) }
        raw.append(byte)
      }
      self.init(raw: raw, stored: decoded.utf8, encoding: decoded.encoding)
    } else {
      self.init(raw: decoded.utf8, stored: decoded.utf8, encoding: decoded.encoding)
    }
  }

  /// Takes a text that stood in the XML.
  package init(content: String) {
    var raw = Array(content.utf8)
    if raw.starts(with: [0xEF, 0xBB, 0xBF]) { raw.removeFirst(3) }
    self.init(raw: raw, stored: LineCounter.normalised(raw).0, encoding: nil)
  }

  private init(raw: [UInt8], stored: [UInt8], encoding: TextEncoding?) {
    self.raw = raw
    self.stored = stored
    self.encoding = encoding
    hasAstral = raw.contains { $0 >= 0xF0 }
    var found = false
    for place in raw.indices.dropLast() where raw[place] == 0x0D && raw[place + 1] == 0x0A {
      found = true
      break
    }
    hasCRLF = found
  }

  /// Where positions are in the stored text, in one walk.
  ///
  /// - Parameters:
  ///   - positions: positions as a file says them, in any order.
  ///   - rule: how they count.
  /// - Returns: for each its offset in scalars; nil where it lies outside of the text or within a
  ///   pair of surrogates.
  package func offsets(of positions: [Int], _ rule: RefiPositions.Rule) -> [Int?] {
    let order = positions.indices.sorted { positions[$0] < positions[$1] }
    var offsets = [Int?](repeating: nil, count: positions.count)
    var next = order.partitioningIndex { positions[$0] >= 0 }
    var unit = 0
    var stored = 0
    var byte = 0
    func settle() {
      while next < order.count, positions[order[next]] <= unit {
        if positions[order[next]] == unit { offsets[order[next]] = stored }
        next += 1
      }
    }
    settle()
    while byte < raw.count, next < order.count {
      let lead = raw[byte]
      let width = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      if lead == 0x0D, byte + 1 < raw.count, raw[byte + 1] == 0x0A {
        unit += rule.crlf - 1
      } else {
        unit += width == 4 && rule.unit == .utf16 ? 2 : 1
        stored += 1
      }
      byte += width
      settle()
    }
    return offsets
  }
}
