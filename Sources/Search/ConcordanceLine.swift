internal import Index
internal import Text

/// A hit with what stands around it.
package struct ConcordanceLine: Hashable, Sendable {
  /// The end of what is read before the hit in its turn, on one line, blanks as one space.
  package let left: String
  /// The hit as it is read through the marks.
  package let text: String
  /// The beginning of what is read after the hit in its turn, on one line, blanks as one space.
  package let right: String
  /// The hit's stored scalars.
  package let raw: String
}

extension SearchEngine {
  /// A hit in its context, of at most `width` scalars on either side; a word that does not fit
  /// is left out.
  package func line(for hit: SearchHit, width: Int = 60) -> ConcordanceLine {
    let document = document(of: hit)
    let unit = Self.unit(around: hit.span, in: document)
    return ConcordanceLine(
      left: Context.left(of: hit.span.start, from: unit.start, in: document.text, width: width),
      text: document.text.read(hit.span),
      right: Context.right(of: hit.span.end, to: unit.end, in: document.text, width: width),
      raw: document.text.raw(hit.span))
  }

  /// The turns (or, where there are none, the paragraphs) from the one that a span begins in to
  /// the one that it ends in.
  private static func unit(around span: TextSpan, in document: IndexedDocument) -> TextSpan {
    let units = document.turns.isEmpty ? document.paragraphs : document.turns
    let last = max(span.start, span.end - 1)
    var start = span.start
    var end = span.end
    if let index = units.index(containing: span.start) {
      start = units[index].span.start
    } else if units.isEmpty {
      start = 0
    } else {
      let next = units.partitioningIndex { $0.span.start > span.start }
      start = next > 0 ? units[next - 1].span.end : 0
    }
    if let index = units.index(containing: last) {
      end = units[index].span.end
    } else {
      let next = units.partitioningIndex { $0.span.start > last }
      end = next < units.count ? units[next].span.start : document.length
    }
    return TextSpan(min(start, span.start), max(end, span.end))
  }
}

/// Cuts what stands around a hit; in UTF-8, as a search may print many thousands.
private enum Context {
  private static let blank = UInt8(ascii: " ")

  static func left(of offset: Int, from limit: Int, in text: IndexedText, width: Int) -> String {
    var reach = width + 24
    while true {
      let start = max(limit, offset - reach)
      let bytes = oneLine(text.readWithEnds(TextSpan(start, offset)))
      let count = scalarCount(bytes)
      if count <= width, start == limit { return string(bytes.drop { $0 == blank }) }
      if count > width {
        let first = place(ofScalar: count - width, in: bytes)
        var kept = bytes[first...]
        if bytes[first - 1] != blank { kept = kept.drop { $0 != blank } }
        return string(kept.drop { $0 == blank })
      }
      reach *= 2
    }
  }

  static func right(of offset: Int, to limit: Int, in text: IndexedText, width: Int) -> String {
    var reach = width + 24
    while true {
      let end = min(limit, offset + reach)
      let bytes = oneLine(text.readWithEnds(TextSpan(offset, end)))
      let count = scalarCount(bytes)
      if count <= width, end == limit { return string(trimmed(bytes[...])) }
      if count > width {
        let past = place(ofScalar: width, in: bytes)
        var kept = bytes[..<past]
        if bytes[past] != blank {
          while let last = kept.last, last != blank { kept.removeLast() }
        }
        return string(trimmed(kept))
      }
      reach *= 2
    }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var kept = bytes
    while kept.last == blank { kept.removeLast() }
    return kept
  }

  /// The text in UTF-8 with every run of blanks as one space.
  private static func oneLine(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if byte == blank || byte == 0x0A || byte == 0x09 {
        if result.last != blank { result.append(blank) }
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func scalarCount(_ bytes: [UInt8]) -> Int {
    bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  /// Where a scalar begins that is there, counted from 0.
  private static func place(ofScalar number: Int, in bytes: [UInt8]) -> Int {
    var left = number
    for (place, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
      if left == 0 { return place }
      left -= 1
    }
    return bytes.count
  }

  private static func string(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
