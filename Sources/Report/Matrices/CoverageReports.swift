package import Analysis
internal import Formats
package import Study
package import Text

/// Coverage as tables.
package struct CoverageReports: Sendable {
  /// How much of a source a coder has coded.
  package struct Row: Sendable {
    let source: String?
    let rater: Rater?
    let status: AssignmentStatus?
    let count: CoverageCount?

    /// Makes a row.
    ///
    /// - Parameters:
    ///   - source: The source's name; nil for all.
    ///   - rater: The coder in a layer; nil for all.
    ///   - status: How far the coder has come.
    ///   - count: The words; nil where nothing has been begun.
    package init(
      source: String?, rater: Rater?, status: AssignmentStatus?, count: CoverageCount?
    ) {
      self.source = source
      self.rater = rater
      self.status = status
      self.count = count
    }
  }

  /// A stretch that nobody has coded.
  package struct Stretch: Sendable {
    let source: String
    let turn: Int?
    let line: Int
    let span: TextSpan
    let words: Int
    let caseName: String?
    let opening: String

    /// Makes a stretch.
    package init(
      source: String, turn: Int?, line: Int, span: TextSpan, words: Int, caseName: String?,
      opening: String
    ) {
      self.source = source
      self.turn = turn
      self.line = line
      self.span = span
      self.words = words
      self.caseName = caseName
      self.opening = opening
    }
  }

  private let words: Wording
  private let names: ReportNames
  private let counting: String

  /// Chooses language and names, and says whose codings count.
  package init(_ words: Wording, names: ReportNames, counting: String) {
    self.words = words
    self.names = names
    self.counting = counting
  }

  /// A row for each source and coder.
  package func table(_ rows: [Row]) -> Table {
    Table(
      title: words.coverageTitle, notes: words.coverageRules + [counting],
      columns: [
        Table.Column("source", words.source), Table.Column("coder", words.coderOfCoverage),
        Table.Column("status", words.coderProgress),
        Table.Column("words", words.wordsWord, .integer),
        Table.Column("covered", words.coveredWords, .integer),
        Table.Column("covered_share", words.coveredShare, .percent(1)),
        Table.Column("analysed", words.analysedWords, .integer),
        Table.Column("analysed_share", words.analysedShare, .percent(1)),
        Table.Column("excluded", words.excludedWords, .integer),
        Table.Column("excluded_share", words.excludedShare, .percent(1)),
      ], rows: rows.map(tableRow))
  }

  /// A row for each stretch.
  package func table(_ stretches: [Stretch], longerThan minimum: Int) -> Table {
    Table(
      title: words.uncodedTitle, notes: [words.uncodedRule(longerThan: minimum), counting],
      columns: [
        Table.Column("source", words.source), Table.Column("turn", words.turn, .integer),
        Table.Column("line", words.lineOfStretch, .integer),
        Table.Column("words", words.wordsWord, .integer), Table.Column("case", words.caseWord),
        Table.Column("text", words.openingWords), Table.Column("start", words.start, .integer),
        Table.Column("end", words.end, .integer),
      ],
      rows: stretches.map { stretch in
        Table.Row([
          .text(stretch.source), Table.Cell(stretch.turn), .integer(stretch.line),
          .integer(stretch.words), Table.Cell(stretch.caseName), .text(stretch.opening),
          .integer(stretch.span.start), .integer(stretch.span.end),
        ])
      })
  }

  private func tableRow(_ row: Row) -> Table.Row {
    let missing = Table.Cell.missing(words.notBegun)
    func number(_ part: KeyPath<CoverageCount, Int>) -> Table.Cell {
      row.count.map { .integer($0[keyPath: part]) } ?? missing
    }
    func share(_ part: KeyPath<CoverageCount, Int>) -> Table.Cell {
      guard let count = row.count else { return missing }
      return count.share(count[keyPath: part]).map { .number($0) }
        ?? .missing(words.nothingToDivideBy)
    }
    return Table.Row([
      row.source.map { .text($0) } ?? .missing(words.allSources),
      row.rater.map { .text(names.key($0)) } ?? .missing(words.allCoders),
      Table.Cell(row.status?.rawValue), number(\.words), number(\.covered),
      share(\.covered), number(\.analysed), share(\.analysed), number(\.excluded),
      share(\.excluded),
    ])
  }
}
