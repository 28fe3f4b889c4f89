package import Study
package import Text

/// A range of a source.
package struct SourcePlace: Hashable, Sendable {
  /// The source.
  package let source: SourceID
  /// The stored scalars.
  package let span: TextSpan

  /// Makes a place.
  package init(_ source: SourceID, _ span: TextSpan) {
    self.source = source
    self.span = span
  }
}

/// What was counted of a code in a column with weights, in millionths.
///
/// A word or character counts as much as who says it, a passage or coding as much as the weightiest
/// of those who say some of it in the column.
package struct WeightedCell: Hashable, Sendable {
  package var codings = 0
  package var passages = 0
  package var words = 0
  package var characters = 0

  /// Nothing.
  package init() {}
}

/// What was counted of a code in a column.
package struct CodeMatrixCell: Hashable, Sendable {
  /// Codings, one for each coder who put the code on a range that touches the column.
  package var codings = 0
  /// Different ranges that touch the column.
  package var passages = 0
  /// Words of the column that begin under the code.
  package var words = 0
  /// Content scalars of the column under the code.
  package var characters = 0
  /// The cases in whose speech of the column the code was used.
  package var cases: Set<CaseID> = []
  /// The sources in which those used it who are linked to no case.
  package var unlinked: Set<SourceID> = []
  /// The number of sources.
  package var sources = 0
  /// The same with weights.
  package var weighted = WeightedCell()
  /// The first passage, by the order of sources and its place there.
  package var first: SourcePlace?

  /// Nothing.
  package init() {}

  /// The number that a measure asks for.
  package func count(_ measure: CodeMatrixMeasure) -> Int {
    switch measure {
    case .codings: codings
    case .passages: passages
    case .words: words
    case .characters: characters
    case .cases: cases.count + unlinked.count
    case .sources: sources
    }
  }

  /// Everybody who counts as one informant.
  package var informants: Set<Informant> { .init(cases: cases, unlinked: unlinked) }
}

/// The size of a column: what its counts may be divided by.
package struct CodeMatrixBase: Hashable, Sendable {
  /// The number of sources that have any of the column.
  package var sources = 0
  /// The cases that speak in it.
  package var cases: Set<CaseID> = []
  /// The sources in which those speak who are linked to no case.
  package var unlinked: Set<SourceID> = []
  /// The words that count.
  package var words = 0

  /// Nothing.
  package init() {}

  /// Everybody who counts as one informant.
  package var informants: Set<Informant> { .init(cases: cases, unlinked: unlinked) }
}

extension Set<Informant> {
  /// Cases, and those of some sources who are linked to none.
  fileprivate init(cases: Set<CaseID>, unlinked: Set<SourceID>) {
    self = Set(cases.map { .known($0) }).union(unlinked.map { .unlinked(in: $0) })
  }
}

/// How often codes were used in each of some parts of the material.
///
/// A passage counts in a column if it shares at least one character with it, and so in every
/// column that it touches; the total counts it once. One sweep over codings and regions.
package struct CodeMatrix: Sendable {
  /// The rows.
  package let codes: [ReportedCode]
  /// The number of columns.
  package let columns: Int
  /// The size of each column.
  package let bases: [CodeMatrixBase]
  /// The size of everything.
  package let wholeBase: CodeMatrixBase
  /// The number of different passages of any row that touch no column.
  package let outside: Int
  /// How much informants count in what is weighted.
  package let weights: CaseWeights
  private let cells: [CodeMatrixCell]

  /// Counts.
  package init(_ input: CodeMatrixInput) {
    var tally = CodeMatrixTally(input)
    tally.count(input)
    codes = input.codes
    columns = input.columns
    cells = tally.cells
    bases = Array(tally.bases.dropLast())
    wholeBase = tally.bases[input.columns]
    outside = tally.outside
    weights = input.weights
  }

  /// A cell.
  package func cell(_ row: Int, _ column: Int) -> CodeMatrixCell {
    cells[row * (columns + 1) + column]
  }

  /// A code's own numbers, wherever it was used.
  package func total(_ row: Int) -> CodeMatrixCell { cells[row * (columns + 1) + columns] }

  /// A cell's number with weights; nil for what has none.
  package func weighted(_ cell: CodeMatrixCell, _ measure: CodeMatrixMeasure) -> Double? {
    switch measure {
    case .codings: CaseWeights.value(cell.weighted.codings)
    case .passages: CaseWeights.value(cell.weighted.passages)
    case .words: CaseWeights.value(cell.weighted.words)
    case .characters: CaseWeights.value(cell.weighted.characters)
    case .cases: weights.sum(of: cell.informants)
    case .sources: nil
    }
  }
}
