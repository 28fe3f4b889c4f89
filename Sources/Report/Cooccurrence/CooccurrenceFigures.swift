package import Analysis
internal import Study

extension CooccurrenceReports {
  /// The matrix as a heat map; codes without a number are left out.
  package func heatMap(
    _ matrix: CooccurrenceMatrix, order: HeatMap.Order = .hierarchy
  ) -> HeatMap {
    let used = matrix.codes.indices.filter { matrix.codes[$0].count > 0 }
    let paths = used.map { names.codebook.path(of: matrix.codes[$0].code) }
    return HeatMap(
      title: words.cooccurrence, caption: notes(matrix) + [diagonal(of: matrix)],
      rows: paths, columns: paths,
      counts: used.map { row in used.map { matrix.count(row, $0) } }, hasDiagonal: true
    ).ordered(by: order)
  }

  /// The matrix as a network: codes that have a number, and what connects them.
  package func network(_ matrix: CooccurrenceMatrix) -> CodeNetwork {
    let used = matrix.codes.indices.filter { matrix.codes[$0].count > 0 }
    var places = [Int](repeating: 0, count: matrix.codes.count)
    for (place, row) in used.enumerated() { places[row] = place }
    return CodeNetwork(
      title: words.cooccurrence, caption: notes(matrix), isDirected: matrix.isDirected,
      nodes: used.map { row in
        CodeNetwork.Node(
          path: names.codebook.path(of: matrix.codes[row].code), count: matrix.codes[row].count)
      },
      edges: matrix.pairs.map { pair in
        CodeNetwork.Edge(
          first: places[pair.first], second: places[pair.second], weight: Double(pair.count),
          count: pair.count)
      })
  }
}
