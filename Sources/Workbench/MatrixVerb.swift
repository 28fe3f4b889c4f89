internal import Analysis
internal import Store
internal import Study
internal import Text

extension OpenProject {
  /// How often codes were used in each of some parts of the material.
  ///
  /// - Throws: `Refusal` where a code, coder, question or attribute is not known; `QueryFault` where
  ///   the filter cannot be answered.
  package func matrix(_ request: MatrixRequest) throws -> MatrixResult {
    try withMaterial(request) { material, reader in
      let columns = try MatrixColumns(request, material)
      let tally = MatrixTally(
        material, columns, rows: try material.rows(request),
        sources: try matrixSources(material, columns, request.measure, reader))
      return MatrixResult(
        matrix: tally.all, finished: tally.finished, columns: columns.columns,
        codebook: material.codebook, scope: material.scope)
    }
  }

  /// The material's sources, divided into the regions of columns, with their words.
  func matrixSources(
    _ material: MatrixMaterial, _ columns: MatrixColumns, _ measure: CodeMatrixMeasure,
    _ reader: ProjectReader
  ) throws -> [CodeMatrixSource] {
    try withWords(reader) { words in
      try material.sources.map { source in
        var content = SpanSet()
        if measure == .characters {
          let layer = ReadingLayer(try reader.marks(of: source.id).map(\.mark))
          content = layer.content(of: TextSpan(0, source.length))
        }
        return material.matrixSource(
          source, columns, words: words.spans(in: source), content: content)
      }
    }
  }
}

/// A matrix of all sources, and of those that a coder has finished.
struct MatrixTally {
  let all: CodeMatrix
  let finished: CodeMatrix

  init(
    _ material: MatrixMaterial, _ columns: MatrixColumns, rows: [ReportedCode],
    sources: [CodeMatrixSource]
  ) {
    func matrix(_ sources: [CodeMatrixSource]) -> CodeMatrix {
      CodeMatrix(
        CodeMatrixInput(
          codes: rows, columns: columns.columns.count, sources: sources,
          codings: material.codings, weights: material.weights))
    }
    all = matrix(sources)
    let done = sources.filter { material.finished.contains($0.id) }
    finished = done.count == sources.count ? all : matrix(done)
  }
}
