package import Analysis
internal import Formats
package import Study

/// What a co-occurrence report was asked for that its numbers alone do not tell.
package struct CooccurrenceScope: Hashable, Sendable {
  /// Whether every code was read with its descendants.
  package let isRolledUp: Bool
  /// The level at which codes were told apart, from 1; nil for every code.
  package let level: Int?
  /// The kind of unit behind tables of units.
  package let base: UnitKind
  /// Whose speech those tables are about; nil for everybody's.
  package let role: SpeakerRole?
  /// Whether tests of independence are wanted.
  package let hasTests: Bool

  /// Makes a scope.
  package init(
    isRolledUp: Bool = false, level: Int? = nil, base: UnitKind = .sentence,
    role: SpeakerRole? = .informant, hasTests: Bool = false
  ) {
    self.isRolledUp = isRolledUp
    self.level = level
    self.base = base
    self.role = role
    self.hasTests = hasTests
  }
}

/// Co-occurrence of codes as tables.
package struct CooccurrenceReports: Sendable {
  let words: Wording
  let names: ReportNames
  let scope: CooccurrenceScope
  private let counting: [String]

  /// Chooses language and names.
  ///
  /// - Parameters:
  ///   - words: The language.
  ///   - names: What codes are called.
  ///   - scope: What was asked for.
  ///   - counting: Whose codings count, in words.
  package init(
    _ words: Wording, names: ReportNames, scope: CooccurrenceScope = CooccurrenceScope(),
    counting: [String] = []
  ) {
    self.words = words
    self.names = names
    self.scope = scope
    self.counting = counting
  }

  /// A row and a column per code, each code's own number on the diagonal.
  package func wide(_ matrix: CooccurrenceMatrix) -> Table {
    let paths = matrix.codes.map { names.path($0.code) }
    return Table(
      title: words.cooccurrence, notes: notes(matrix) + [diagonal(of: matrix)],
      columns: [Table.Column("code", words.code)]
        + zip(paths, shortNames(matrix)).map { Table.Column($0, $1, .integer) },
      rows: matrix.codes.indices.map { row in
        Table.Row(
          [.text(paths[row])]
            + matrix.codes.indices.map { .integer(matrix.count(row, $0)) })
      })
  }

  /// A row per cell that is not 0, the diagonal included.
  package func sparse(_ matrix: CooccurrenceMatrix) -> Table {
    let paths = matrix.codes.map { names.path($0.code) }
    var rows: [Table.Row] = []
    for row in matrix.codes.indices {
      for column in matrix.codes.indices where matrix.isDirected || row <= column {
        let count = matrix.count(row, column)
        if count > 0 {
          rows.append(Table.Row([.text(paths[row]), .text(paths[column]), .integer(count)]))
        }
      }
    }
    return Table(
      title: words.cooccurrence, notes: notes(matrix) + [diagonal(of: matrix)],
      columns: [
        Table.Column("a", words.code), Table.Column("b", words.otherCode),
        Table.Column("count", words.together, .integer),
      ], rows: rows)
  }

  /// A row per pair that occurs, most frequent first.
  package func long(_ matrix: CooccurrenceMatrix) -> Table {
    let ordered = matrix.pairs.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }
    let significance = scope.hasTests ? PairSignificance(matrix) : nil
    return Table(
      title: words.cooccurrence, notes: notes(matrix) + base(of: matrix),
      columns: longColumns,
      rows: ordered.map { _, pair in row(pair, matrix, significance) },
      remarks: words.cooccurrenceLegend
        + (significance.map { words.caution(tested: $0.tested, scope.base) } ?? []))
  }

  /// How often sets of several codes are together, most frequent first.
  package func sets(
    _ sets: [CodeSet], codes: [CodeID], rule: CooccurrenceRule, acrossCoders: Bool = false
  ) -> Table {
    Table(
      title: words.cooccurrence,
      notes: [words.setRule(of: rule, acrossCoders: acrossCoders)] + counting + [rolledUp],
      columns: [
        Table.Column("codes", words.codes), Table.Column("count", words.together, .integer),
        Table.Column("sources", words.sources, .integer),
      ],
      rows: sets.map { set in
        Table.Row([
          .list(set.rows.map { names.path(codes[$0]) }), .integer(set.count),
          Table.Cell(set.sources),
        ])
      })
  }

  /// What is said above every table and figure.
  func notes(_ matrix: CooccurrenceMatrix) -> [String] {
    notes(matrix.rule, matrix.counting, acrossCoders: matrix.acrossCoders)
  }

  /// When two codes go together, what is counted, whose codings count, and of which codes.
  func notes(
    _ rule: CooccurrenceRule, _ count: CooccurrenceCount, acrossCoders: Bool
  ) -> [String] {
    [words.rule(of: rule, acrossCoders: acrossCoders)]
      + words.counting(count, by: rule, scope.base) + counting + [rolledUp]
  }

  /// What stands on the diagonal.
  func diagonal(of matrix: CooccurrenceMatrix) -> String {
    words.diagonal(of: matrix.counting)
  }

  private var rolledUp: String {
    scope.level.map { words.level(at: $0) } ?? words.rollUp(scope.isRolledUp)
  }

  private func base(of matrix: CooccurrenceMatrix) -> [String] {
    matrix.units.map { [words.base($0, scope.base, scope.role)] } ?? []
  }

  /// The codes' own names where only one in the matrix has it, else their paths.
  private func shortNames(_ matrix: CooccurrenceMatrix) -> [String] {
    let paths = matrix.codes.map { names.codebook.path(of: $0.code) }
    let uses = Dictionary(grouping: paths, by: \.leaf)
    return paths.map { uses[$0.leaf]?.count == 1 ? $0.leaf : $0.description }
  }
}

extension CooccurrenceReports {
  private var longColumns: [Table.Column] {
    [
      Table.Column("a", words.code), Table.Column("b", words.otherCode),
      Table.Column("count", words.together, .integer),
      Table.Column("count_a", words.ownOfFirst, .integer),
      Table.Column("count_b", words.ownOfSecond, .integer),
      Table.Column("sources", words.sources, .integer), Table.Column("c", "c", .decimal(3)),
      Table.Column("jaccard", "Jaccard", .decimal(3)),
      Table.Column("shared_characters", words.sharedCharacters, .integer),
      Table.Column("lift", "Lift", .decimal(2)), Table.Column("pmi", "PMI", .decimal(2)),
      Table.Column("npmi", "NPMI", .decimal(2)),
    ] + (scope.hasTests ? testColumns : []) + [Table.Column("note", words.note)]
  }

  private var testColumns: [Table.Column] {
    [
      Table.Column("n11", words.both, .integer), Table.Column("n10", words.onlyFirst, .integer),
      Table.Column("n01", words.onlySecond, .integer),
      Table.Column("n00", words.neither, .integer), Table.Column("chi2", "χ²", .decimal(2)),
      Table.Column("chi2_p", "p (χ²)", .decimal(4)), Table.Column("g", "G", .decimal(2)),
      Table.Column("g_p", "p (G)", .decimal(4)), Table.Column("phi", "φ", .decimal(3)),
      Table.Column("fisher_p", "p (Fisher)", .decimal(4)),
      Table.Column("q", "q", .decimal(4)),
    ]
  }

  private func row(
    _ pair: CooccurrencePair, _ matrix: CooccurrenceMatrix, _ significance: PairSignificance?
  ) -> Table.Row {
    let first = matrix.codes[pair.first]
    let second = matrix.codes[pair.second]
    let table = pair.table
    let association = [table?.lift, table?.pmi, table?.npmi].map(cell)
    return Table.Row(
      [
        .text(names.path(first.code)), .text(names.path(second.code)), .integer(pair.count),
        .integer(first.count), .integer(second.count), .integer(pair.sources), cell(pair.c),
        cell(pair.jaccard), .integer(pair.sharedScalars),
      ] + association + (significance.map { tests(table, $0) } ?? []) + [
        .text(
          PairWarning.warnings(on: pair, first.count, second.count).map(words.text)
            .joined(separator: "; "))
      ])
  }

  private func tests(_ table: PairTable?, _ significance: PairSignificance) -> [Table.Cell] {
    let counts = [table?.n11, table?.n10, table?.n01, table?.n00].map { Table.Cell($0) }
    let measures = [
      table?.chiSquare, table?.chiSquareP, table?.g, table?.gP, table?.phi, table?.fisherP,
      table.map { significance.adjusted($0) },
    ]
    return counts + measures.map(cell)
  }

  private func cell(_ coefficient: Coefficient?) -> Table.Cell {
    switch coefficient {
    case .value(let value): .number(value)
    case .undefined(let reason): .missing(words.name(of: reason))
    case nil: .missing(words.name(of: .noPairableUnits))
    }
  }
}

/// What a reader must know of a pair's numbers.
enum PairWarning: String, Hashable, Sendable, CaseIterable {
  /// One code was used more than five times as often as the other.
  case ratio
  /// c is above 1, where an index of overlap cannot be.
  case range

  /// The warnings on a pair whose codes have these numbers of their own.
  static func warnings(on pair: CooccurrencePair, _ first: Int, _ second: Int) -> [PairWarning] {
    let isOut = pair.c.value.map { $0 > 1 } ?? (pair.c.reason == .indexOutOfRange)
    return (max(first, second) > 5 * min(first, second) ? [.ratio] : []) + (isOut ? [.range] : [])
  }
}
