internal import Text

/// The content of a source, cut at the units' borders.
struct UnitContent {
  /// A stretch of content inside one unit.
  struct Piece {
    let span: TextSpan
    let unit: Int
  }

  /// The pieces in ascending order; they do not overlap.
  private(set) var pieces: [Piece] = []
  /// The number of content scalars in each unit that has any; units are numbered by these.
  private(set) var lengths: [Int] = []
  /// The units that have content, by these numbers.
  private(set) var units: [TextSpan] = []
  /// The number of units that have no content and so cannot be judged.
  private(set) var emptyUnits = 0

  /// Cuts content by units, in one sweep over both.
  init(_ content: SpanSet, units: [TextSpan]) {
    var next = 0
    for unit in units {
      while next < content.spans.count, content.spans[next].end <= unit.start { next += 1 }
      var index = next
      var length = 0
      while index < content.spans.count, let span = content.spans[index].intersection(unit) {
        pieces.append(Piece(span: span, unit: lengths.count))
        length += span.length
        index += 1
      }
      if length > 0 {
        lengths.append(length)
        self.units.append(unit)
      } else {
        emptyUnits += 1
      }
    }
  }

  /// Takes the content as it is, for units of one scalar each.
  init(_ content: SpanSet) {
    pieces = content.spans.enumerated().map { Piece(span: $1, unit: $0) }
    lengths = content.spans.map(\.length)
    units = content.spans
  }

  /// Whether the span shares a scalar with any piece.
  func touches(_ span: TextSpan) -> Bool {
    guard !span.isEmpty else { return false }
    let index = pieces.partitioningIndex { $0.span.end > span.start }
    return index < pieces.count && pieces[index].span.start < span.end
  }

  /// Hands over, in ascending order, what a span shares with each piece.
  func overlaps(of span: TextSpan, _ body: (_ unit: Int, _ shared: TextSpan) -> Void) {
    var index = pieces.partitioningIndex { $0.span.end > span.start }
    while index < pieces.count, let shared = pieces[index].span.intersection(span) {
      body(pieces[index].unit, shared)
      index += 1
    }
  }
}
