package import Text

/// The turns, sentences or paragraphs of a document, read in place.
package struct IndexedUnits: RandomAccessCollection, Sendable {
  /// One turn, sentence or paragraph.
  package struct Unit: Hashable, Sendable {
    /// The scalars of the document that it covers.
    package let span: TextSpan
    /// The positions of its tokens in the segment.
    package let positions: Range<Int>
  }

  /// The units of that kind in the whole segment.
  package let column: UnitColumn
  /// Which of them are the document's.
  package let range: Range<Int>
  private let scalarBase: Int

  init(_ column: UnitColumn, _ range: Range<Int>, scalarBase: Int) {
    self.column = column
    self.range = range
    self.scalarBase = scalarBase
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { range.count }

  package subscript(index: Int) -> Unit {
    Unit(span: span(index), positions: column.positions(range.lowerBound + index))
  }

  /// The scalars of the document that a unit covers.
  package func span(_ index: Int) -> TextSpan {
    let unit = range.lowerBound + index
    let start = Swift.max(0, column.start(unit) - scalarBase)
    return TextSpan(start, Swift.max(start, column.end(unit) - scalarBase))
  }

  /// The index of the first unit that begins behind an offset.
  package func index(startingAfter offset: Int) -> Int {
    column.index(startingAtOrAfter: scalarBase + offset + 1, in: range) - range.lowerBound
  }

  /// The index of the unit that an offset lies in, if it lies in one.
  package func index(containing offset: Int) -> Int? {
    let next = index(startingAfter: offset)
    guard next > 0, offset < span(next - 1).end else { return nil }
    return next - 1
  }
}
