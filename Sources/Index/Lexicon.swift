internal import Text

/// Strings in the order of their UTF-8 bytes, read in place; each is known by its rank.
package struct Lexicon: Sendable {
  private let offsets: ByteView
  private let bytes: ByteView

  init(offsets: ByteView, bytes: ByteView) {
    self.offsets = offsets
    self.bytes = bytes
  }

  /// The strings for going through many; nothing where there are none.
  var forms: LexiconForms? { LexiconForms(offsets: offsets, bytes: bytes) }

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
    rank(of: Array(string.utf8))
  }

  /// The rank of the string with these bytes, if it is there.
  func rank(of wanted: [UInt8]) -> Int? {
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

  private func firstRank(notBefore wanted: [UInt8]) -> Int {
    (0..<count).partitioningIndex { rank in
      !utf8(rank).lexicographicallyPrecedes(wanted)
    }
  }
}
