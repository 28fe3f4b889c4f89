internal import Index
internal import Text

/// The turns of a segment's documents, as the units within which words are held together.
///
/// Tokens between turns (of a heading, say) make units of their own; a document without turns is
/// cut into paragraphs, and one without those is a single unit.
struct UnitMap {
  /// A turn or what stands for one.
  struct Unit {
    let positions: Range<Int>
    /// In the segment's scalars.
    let span: TextSpan
  }

  /// The units, ascending.
  let units: [Unit]

  /// Cuts some documents of a segment.
  init(_ reader: SegmentReader, documents: [Int]) {
    var units: [Unit] = []
    var cursor = reader.spanCursor()
    for index in documents {
      let document = reader.documents[index]
      let pieces = document.turns.isEmpty ? document.paragraphs : document.turns
      var next = document.positions.lowerBound
      let fill = { (end: Int, units: inout [Unit]) in
        guard next < end else { return }
        let first = Int(cursor.globalSpan(at: next).start)
        let last = max(first, cursor.globalSpan(at: end - 1).end)
        units.append(Unit(positions: next..<end, span: TextSpan(first, last)))
      }
      for piece in pieces {
        let positions = piece.positions.clamped(to: next..<max(next, document.positions.upperBound))
        fill(positions.lowerBound, &units)
        let start = document.scalarBase + piece.span.start
        units.append(
          Unit(
            positions: positions,
            span: TextSpan(start, document.scalarBase + piece.span.end)))
        next = positions.upperBound
      }
      fill(document.positions.upperBound, &units)
    }
    self.units = units
  }

  /// For each unit, whether one of some hits lies wholly inside.
  func units(holding hits: [TokenRange]) -> [Bool] {
    var result = [Bool](repeating: false, count: units.count)
    var index = 0
    for hit in hits {
      while index < units.count, units[index].positions.upperBound <= hit.first { index += 1 }
      if index == units.count { break }
      if units[index].positions.lowerBound <= hit.first,
        hit.last < units[index].positions.upperBound
      {
        result[index] = true
      }
    }
    return result
  }
}
