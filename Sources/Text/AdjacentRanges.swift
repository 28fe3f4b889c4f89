/// Ranges from 0 on, each of which begins where the one before it ends.
///
/// A text may have as many paragraphs as lines, so that each takes four bytes.
struct AdjacentRanges: RandomAccessCollection {
  private let ends: [UInt32]

  /// Makes the ranges of the last element of each, ascending.
  init(endingBehind lasts: some Sequence<Int>) {
    ends = lasts.map { UInt32($0 + 1) }
  }

  var startIndex: Int { 0 }
  var endIndex: Int { ends.count }

  subscript(position: Int) -> Range<Int> {
    (position == 0 ? 0 : Int(ends[position - 1]))..<Int(ends[position])
  }
}
