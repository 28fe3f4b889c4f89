internal import Text

/// All turns, all sentences or all paragraphs of a segment, each read alone in constant time.
///
/// Scalars and positions are the segment's; units of one kind ascend and do not overlap.
package struct UnitColumn: Sendable {
  /// What the units are.
  package enum Kind: Hashable, Sendable, CaseIterable {
    case turn
    case sentence
    case paragraph
  }

  /// The number of units.
  package let count: Int
  private let directory: ByteView
  private let data: ByteView

  /// The numbers of the columns, in the order in which they are written.
  private enum Column: Int {
    case start
    case length
    case firstPosition
    case positionCount
  }

  /// Looks at a section that `UnitWriter` wrote.
  init(_ section: ByteView) {
    let asked = section.number(0)
    let blocks = (asked + SegmentLayout.blockSize - 1) / SegmentLayout.blockSize
    let start = UnitWriter.headerWords * 4
    let end = start + blocks * UnitWriter.wordsPerBlock * 4
    count = end <= section.count ? asked : 0
    directory = section.slice(start, end)
    data = section.slice(end, section.count)
  }

  /// The first scalar of a unit.
  @inline(__always)
  package func start(_ index: Int) -> Int { value(.start, index) }

  /// The scalar behind the last of a unit.
  @inline(__always)
  package func end(_ index: Int) -> Int { value(.start, index) &+ value(.length, index) }

  /// The positions of the tokens that lie wholly inside a unit.
  @inline(__always)
  package func positions(_ index: Int) -> Range<Int> {
    let first = value(.firstPosition, index)
    return first..<(first &+ value(.positionCount, index))
  }

  /// The index of the first unit that begins at a scalar or after it.
  package func index(startingAtOrAfter scalar: Int) -> Int {
    first(.start, atOrAfter: scalar)
  }

  /// The index of the unit that a scalar lies in, if it lies in one.
  package func index(containingScalar scalar: Int) -> Int? {
    let index = first(.start, atOrAfter: scalar + 1) - 1
    return index >= 0 && scalar < end(index) ? index : nil
  }

  /// The index of the first unit whose positions begin at a position or after it.
  package func index(withPositionsFrom position: Int) -> Int {
    first(.firstPosition, atOrAfter: position)
  }

  /// The index of the unit that holds the token at a position, if one does.
  package func index(containingPosition position: Int) -> Int? {
    let index = first(.firstPosition, atOrAfter: position + 1) - 1
    return index >= 0 && positions(index).contains(position) ? index : nil
  }

  /// The first unit whose number in an ascending column is not below one.
  private func first(_ column: Column, atOrAfter wanted: Int) -> Int {
    let blocks = directory.wordCount / UnitWriter.wordsPerBlock
    let next = (0..<blocks).partitioningIndex {
      directory.number($0 * UnitWriter.wordsPerBlock + 1 + column.rawValue) >= wanted
    }
    let start = max(0, next - 1) * SegmentLayout.blockSize
    let end = min(count, next * SegmentLayout.blockSize)
    return (start..<max(start, end)).partitioningIndex { value(column, $0) >= wanted }
  }

  @inline(__always)
  private func value(_ column: Column, _ index: Int) -> Int {
    let entry = index / SegmentLayout.blockSize * UnitWriter.wordsPerBlock
    let widths = directory.word(entry + 5)
    let shift = UInt32(truncatingIfNeeded: column.rawValue &* 8)
    let width = Int(widths &>> shift & 0xFF)
    let before = widths & ((1 &<< shift) &- 1)
    let columnsBefore = Int((before &* 0x0101_0101) &>> 24)
    let bit = index % SegmentLayout.blockSize * width
    let place = directory.number(entry) &+ columnsBefore &* 16 &+ bit &>> 3
    let bits = data.wideWord(atByte: place) &>> UInt64(bit & 7)
    let mask: UInt64 = (1 &<< UInt64(truncatingIfNeeded: min(width, 32))) &- 1
    return directory.number(entry + 1 + column.rawValue) &+ Int(bits & mask)
  }
}
