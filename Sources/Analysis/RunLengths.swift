internal import Text

/// The runs of scalars between the edges of some stretches, so that cost follows the stretches
/// and not the text.
struct RunLengths {
  /// Where a rater's use of a code begins or ends.
  struct Edge {
    let offset: Int
    let row: Int
    let rater: Int
  }

  /// The edges in ascending order of offset.
  private let edges: [Edge]

  /// Finds the edges of stretches; those of a row and rater may not overlap.
  init(_ stretches: ArraySlice<CodedStretch>) {
    var edges: [Edge] = []
    edges.reserveCapacity(2 * stretches.count)
    for stretch in stretches {
      edges.append(Edge(offset: stretch.span.start, row: stretch.row, rater: stretch.rater))
      edges.append(Edge(offset: stretch.span.end, row: stretch.row, rater: stretch.rater))
    }
    self.edges = edges.sorted { $0.offset < $1.offset }
  }

  /// Hands over each run up to the edges of one offset, with these edges; an edge that is met a
  /// first time opens, a second time closes.
  func forEach(_ body: (_ length: Int, _ edges: ArraySlice<Edge>) -> Void) {
    var position = 0
    var start = 0
    while start < edges.count {
      let offset = edges[start].offset
      var end = start + 1
      while end < edges.count, edges[end].offset == offset { end += 1 }
      body(offset - position, edges[start..<end])
      position = offset
      start = end
    }
  }
}
