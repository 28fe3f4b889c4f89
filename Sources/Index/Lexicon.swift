internal import Text

/// Strings in the order of their UTF-8 bytes, read in place; each is known by its rank.
package struct Lexicon: Sendable {
  private let offsets: ByteView
  private let bytes: ByteView

  init(offsets: ByteView, bytes: ByteView) {
    self.offsets = offsets
    self.bytes = bytes
  }

  /// The number of strings.
  package var count: Int { max(0, offsets.wordCount - 1) }

  /// The bytes of the string with a rank; none where there is no such rank.
  package func utf8(_ rank: Int) -> UnsafeRawBufferPointer {
    guard rank >= 0, rank < count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return bytes.slice(offsets.number(rank), offsets.number(rank + 1)).bytes
  }

  /// The string with a rank.
  package func string(_ rank: Int) -> String {
    String(decoding: utf8(rank), as: UTF8.self)
  }

  /// The rank of a string, if it is there.
  package func rank(of string: String) -> Int? {
    let wanted = Array(string.utf8)
    let rank = firstRank(notBefore: wanted)
    return rank < count && utf8(rank).elementsEqual(wanted) ? rank : nil
  }

  /// The ranks of the strings that begin with these bytes.
  package func ranks(withPrefix prefix: [UInt8]) -> Range<Int> {
    let first = firstRank(notBefore: prefix)
    let end = (first..<count).partitioningIndex { rank in
      !utf8(rank).starts(with: prefix)
    }
    return first..<end
  }

  /// The ranks of the strings that a pattern matches, ascending.
  ///
  /// A pattern's literal beginning narrows the search; behind it every string is tried.
  package func ranks(matching pattern: WildcardPattern) -> [Int] {
    if pattern.isLiteral { return rank(of: pattern.written).map { [$0] } ?? [] }
    return ranks(withPrefix: pattern.literalPrefix).filter { pattern.matches(utf8($0)) }
  }

  private func firstRank(notBefore wanted: [UInt8]) -> Int {
    (0..<count).partitioningIndex { rank in
      !utf8(rank).lexicographicallyPrecedes(wanted)
    }
  }
}
