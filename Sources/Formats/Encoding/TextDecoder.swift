/// Turns the bytes of a text file into text, and says how.
///
/// The rule, in order: a byte order mark; valid UTF-8; zero bytes that show UTF-16; letters that
/// are plainly those of DOS or a Macintosh; else Windows-1252. Line ends become LF, the byte order mark is dropped, nothing else is changed:
/// no normalisation, no trimming.
package struct TextDecoder: Sendable {
  private let asked: EncodingOverride?

  /// Makes a decoder that follows the rule, or one that reads in the encoding asked for.
  package init(override asked: EncodingOverride? = nil) {
    self.asked = asked
  }

  /// Decodes a whole file; an empty one is an empty text.
  ///
  /// - Throws: `TextDecodingError` when the bytes are no text in the chosen encoding.
  package func decode(_ bytes: [UInt8]) throws(TextDecodingError) -> DecodedText {
    if let kind = FileKind.binary(bytes) { throw .notText(kind) }
    if let asked { return try decode(bytes, asked: asked) }
    if let mark = ByteOrderMark(of: bytes) {
      return try decode(bytes, as: mark.encoding, skipping: mark.length, because: .byteOrderMark)
    }
    let scan = UTF8Scan(bytes)
    if let wide = Self.wideEncoding(scan, bytes.count),
      let decoded = try? decode(bytes, as: wide, because: .zeroBytes)
    {
      return decoded
    }
    let zeros = scan.zeros.even + scan.zeros.odd
    guard zeros <= max(8, bytes.count / 100) else { throw .notText(.binary) }
    guard let firstWrong = scan.firstWrong else {
      let reason: EncodingReason = scan.multibyteSequences > 0 ? .validUTF8 : .ascii
      return try decode(bytes, as: .utf8, because: reason)
    }
    if scan.multibyteSequences >= 2, scan.wrongBytes <= 2 * scan.multibyteSequences {
      throw .damagedUTF8(
        byteOffset: firstWrong, line: LineCounter.line(after: bytes[..<firstWrong]),
        wrongBytes: scan.wrongBytes)
    }
    let letters = EncodingLetters(bytes)
    if let told = letters.encoding { return try decode(bytes, as: told, because: .letters) }
    return try decode(
      bytes, as: .windows1252, because: .fallback, mention: letters.likelier)
  }

  /// UTF-16 in the order that the zero bytes show, where they are on one side only and many.
  private static func wideEncoding(_ scan: UTF8Scan, _ count: Int) -> TextEncoding? {
    guard count >= 2, count % 2 == 0 else { return nil }
    let half = count / 2
    if scan.zeros.odd * 10 >= half * 3, scan.zeros.even * 20 <= half {
      return .utf16LittleEndian
    }
    if scan.zeros.even * 10 >= half * 3, scan.zeros.odd * 20 <= half { return .utf16BigEndian }
    return nil
  }

  private func decode(
    _ bytes: [UInt8], asked: EncodingOverride
  ) throws(TextDecodingError) -> DecodedText {
    let encoding: TextEncoding
    let mark = ByteOrderMark(of: bytes)
    switch asked {
    case .utf8: encoding = .utf8
    case .utf16LittleEndian: encoding = .utf16LittleEndian
    case .utf16BigEndian: encoding = .utf16BigEndian
    case .windows1252: encoding = .windows1252
    case .latin1: encoding = .latin1
    case .macintosh: encoding = .macintosh
    case .cp850: encoding = .cp850
    case .cp865: encoding = .cp865
    case .cp866: encoding = .cp866
    case .windows1250: encoding = .windows1250
    case .windows1251: encoding = .windows1251
    case .utf16:
      if mark?.encoding == .utf16BigEndian {
        encoding = .utf16BigEndian
      } else {
        let zeros = UTF8Scan(bytes).zeros
        encoding =
          mark == nil && zeros.even > zeros.odd ? .utf16BigEndian : .utf16LittleEndian
      }
    }
    let skipped = mark?.encoding == encoding ? mark?.length ?? 0 : 0
    return try decode(bytes, as: encoding, skipping: skipped, because: .asked)
  }

  private func decode(
    _ bytes: [UInt8], as encoding: TextEncoding, skipping skipped: Int = 0,
    because reason: EncodingReason, mention other: TextEncoding? = nil
  ) throws(TextDecodingError) -> DecodedText {
    let content = bytes[skipped...]
    let raw: [UInt8]
    do throws(WideText.Fault) {
      switch encoding {
      case .utf8: raw = try Self.utf8(content)
      case .utf16LittleEndian: raw = try WideText.utf16(content, bigEndian: false)
      case .utf16BigEndian: raw = try WideText.utf16(content, bigEndian: true)
      case .utf32LittleEndian: raw = try WideText.utf32(content, bigEndian: false)
      case .utf32BigEndian: raw = try WideText.utf32(content, bigEndian: true)
      case .windows1252: raw = SingleByteTable.windows1252.decode(content)
      case .latin1: raw = SingleByteTable.latin1.decode(content)
      case .macintosh: raw = SingleByteTable.macintosh.decode(content)
      case .cp850: raw = SingleByteTable.cp850.decode(content)
      case .cp865: raw = SingleByteTable.cp865.decode(content)
      case .cp866: raw = SingleByteTable.cp866.decode(content)
      case .windows1250: raw = SingleByteTable.windows1250.decode(content)
      case .windows1251: raw = SingleByteTable.windows1251.decode(content)
      }
    } catch {
      throw .cannotBe(
        encoding, byteOffset: skipped + error.byteOffset,
        line: LineCounter.line(after: error.decoded[...]))
    }
    let (text, lineEnds) = LineCounter.normalised(raw)
    var complaints = TextInspection.complaints(on: text, decodedFrom: encoding)
    if let other {
      complaints.insert(TextComplaint(line: 1, kind: .mayBeIn(other), count: 1), at: 0)
    }
    return DecodedText(
      utf8: text, encoding: encoding, reason: reason, lineEnds: lineEnds, complaints: complaints)
  }

  private static func utf8(_ bytes: ArraySlice<UInt8>) throws(WideText.Fault) -> [UInt8] {
    let content = Array(bytes)
    if let wrong = UTF8Scan(content).firstWrong {
      throw WideText.Fault(byteOffset: wrong, decoded: Array(content[..<wrong]))
    }
    return content
  }
}

/// The mark that a file may begin with (The Unicode Standard, section 23.8).
struct ByteOrderMark {
  /// The encoding that it shows.
  let encoding: TextEncoding
  /// The number of its bytes.
  let length: Int

  /// Finds the mark at the beginning of a file.
  init?(of bytes: [UInt8]) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      self.init(encoding: .utf8, length: 3)
    } else if bytes.starts(with: [0xFF, 0xFE, 0, 0]), bytes.count % 4 == 0 {
      self.init(encoding: .utf32LittleEndian, length: 4)
    } else if bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      self.init(encoding: .utf32BigEndian, length: 4)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      self.init(encoding: .utf16LittleEndian, length: 2)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self.init(encoding: .utf16BigEndian, length: 2)
    } else {
      return nil
    }
  }

  private init(encoding: TextEncoding, length: Int) {
    self.encoding = encoding
    self.length = length
  }
}
