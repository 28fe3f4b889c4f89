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
  /// The scalar and the position behind the last unit.
  private let past: (scalar: UInt32, position: UInt32)
  private let directory: ByteView
  private let data: ByteView

  /// The numbers of the columns, in the order in which they are written.
  private enum Column: UInt32 {
    case position
    case scalar
    case scalarsBetween
    case positionsBetween
  }

  /// The words of a block in the directory.
  private enum Word {
    static let place = 0
    static let position = 1
    static let scalar = 2
    static let slopes = 3
    static let leasts = 4
    static let widths = 5
  }

  /// Looks at a section that `UnitWriter` wrote.
  init(_ section: ByteView) {
    let asked = section.number(0)
    let blocks = (asked + SegmentLayout.blockSize - 1) / SegmentLayout.blockSize
    let start = UnitWriter.headerWords * 4
    let end = start + blocks * UnitWriter.wordsPerBlock * 4
    count = end <= section.count ? asked : 0
    past = (section.word(1), section.word(2))
    directory = section.slice(start, end)
    data = section.slice(end, section.count)
  }

  /// The first scalar of a unit.
  @inline(__always)
  package func start(_ index: Int) -> Int { Int(startWord(index)) }

  /// The scalar behind the last of a unit.
  @inline(__always)
  package func end(_ index: Int) -> Int {
    let next = index &+ 1 == count ? past.scalar : startWord(index &+ 1)
    return Int(next &- 1 &- signed(.scalarsBetween, index))
  }

  /// The positions of the tokens that lie wholly inside a unit.
  @inline(__always)
  package func positions(_ index: Int) -> Range<Int> {
    let first = firstPosition(index)
    let next = index &+ 1 == count ? past.position : firstPositionWord(index &+ 1)
    return first..<max(first, Int(next &- signed(.positionsBetween, index)))
  }

  /// The index of the first unit that begins at a scalar or after it.
  package func index(startingAtOrAfter scalar: Int) -> Int {
    index(startingAtOrAfter: scalar, in: 0..<count)
  }

  /// The index of the first unit of some that begins at a scalar or after it; the end of the range
  /// where none does.
  func index(startingAtOrAfter scalar: Int, in units: Range<Int>) -> Int {
    first(in: units, Word.scalar, atOrAfter: scalar, start)
  }

  /// The index of the unit that a scalar lies in, if it lies in one.
  package func index(containingScalar scalar: Int) -> Int? {
    let index = index(startingAtOrAfter: scalar + 1) - 1
    return index >= 0 && scalar < end(index) ? index : nil
  }

  /// The index of the first unit whose positions begin at a position or after it.
  package func index(withPositionsFrom position: Int) -> Int {
    index(withPositionsFrom: position, in: 0..<count)
  }

  /// The index of the first unit of some whose positions begin at a position or after it; the end
  /// of the range where there is none.
  package func index(withPositionsFrom position: Int, in units: Range<Int>) -> Int {
    first(in: units, Word.position, atOrAfter: position, firstPosition)
  }

  /// The index of the unit that holds the token at a position, if one does.
  package func index(containingPosition position: Int) -> Int? {
    let index = index(withPositionsFrom: position + 1) - 1
    return index >= 0 && positions(index).contains(position) ? index : nil
  }

  /// The first unit of some whose number is not below one: of those blocks first in which units of
  /// the range begin, by their first numbers in the directory, then of the units of one block.
  @inline(__always)
  private func first(
    in units: Range<Int>, _ word: Int, atOrAfter wanted: Int, _ number: (Int) -> Int
  ) -> Int {
    let size = SegmentLayout.blockSize
    let second = units.lowerBound / size + 1
    let blocks = second..<max(second, (units.upperBound + size - 1) / size)
    let next = blocks.partitioningIndex {
      directory.number($0 &* UnitWriter.wordsPerBlock &+ word) >= wanted
    }
    let low = max(units.lowerBound, (next - 1) * size)
    let high = min(units.upperBound, next * size)
    return (low..<max(low, high)).partitioningIndex { number($0) >= wanted }
  }

  @inline(__always)
  private func firstPosition(_ index: Int) -> Int { Int(firstPositionWord(index)) }

  @inline(__always)
  private func firstPositionWord(_ index: Int) -> UInt32 {
    let entry = index / SegmentLayout.blockSize &* UnitWriter.wordsPerBlock
    return directory.word(entry &+ Word.position) &+ positionInBlock(index, entry)
  }

  @inline(__always)
  private func startWord(_ index: Int) -> UInt32 {
    let entry = index / SegmentLayout.blockSize &* UnitWriter.wordsPerBlock
    let line = UnitLine(
      slope: directory.word(entry &+ Word.slopes) &>> 16, digits: UnitLine.digits.scalars)
    let leasts = Int32(bitPattern: directory.word(entry &+ Word.leasts))
    let base = directory.word(entry &+ Word.scalar) &+ UInt32(bitPattern: leasts &>> 16)
    return base &+ line[positionInBlock(index, entry)] &+ value(.scalar, index, entry)
  }

  /// How far the first position of a unit is from its block's.
  @inline(__always)
  private func positionInBlock(_ index: Int, _ entry: Int) -> UInt32 {
    let line = UnitLine(
      slope: directory.word(entry &+ Word.slopes) & 0xFFFF, digits: UnitLine.digits.positions)
    let least = Int16(truncatingIfNeeded: directory.word(entry &+ Word.leasts))
    let place = UInt32(truncatingIfNeeded: index % SegmentLayout.blockSize)
    return line[place] &+ UInt32(bitPattern: Int32(least)) &+ value(.position, index, entry)
  }

  /// A number whose sign is its lowest bit.
  @inline(__always)
  private func signed(_ column: Column, _ index: Int) -> UInt32 {
    let entry = index / SegmentLayout.blockSize &* UnitWriter.wordsPerBlock
    let value = value(column, index, entry)
    return value &>> 1 ^ (0 &- (value & 1))
  }

  /// A number of a column in the block with an entry.
  @inline(__always)
  private func value(_ column: Column, _ index: Int, _ entry: Int) -> UInt32 {
    let widths = directory.word(entry &+ Word.widths)
    let shift = column.rawValue &* 8
    let width = Int(widths &>> shift & 0xFF)
    let before = widths & ((1 &<< shift) &- 1)
    let columnsBefore = Int((before &* 0x0101_0101) &>> 24)
    let bit = index % SegmentLayout.blockSize &* width
    let place = directory.number(entry) &+ columnsBefore &* 16 &+ bit &>> 3
    let bits = data.wideWord(atByte: place) &>> UInt64(bit & 7)
    let mask: UInt64 = (1 &<< UInt64(truncatingIfNeeded: min(width, 32))) &- 1
    return UInt32(truncatingIfNeeded: bits & mask)
  }
}
