package import Analysis
package import Formats
internal import Study

/// Co-occurrence of codes as tables, figure and JSON.
package struct CooccurrenceReports: Sendable {
  private let words: Wording
  private let names: ReportNames
  private let isRolledUp: Bool
  private let counting: [String]

  /// Chooses language and names.
  ///
  /// - Parameters:
  ///   - words: The language.
  ///   - names: What codes are called.
  ///   - isRolledUp: Whether every code was read with its descendants.
  ///   - counting: Whose codings count, in words.
  package init(
    _ words: Wording, names: ReportNames, isRolledUp: Bool = false, counting: [String] = []
  ) {
    self.words = words
    self.names = names
    self.isRolledUp = isRolledUp
    self.counting = counting
  }

  /// A row and a column per code, each code's own number on the diagonal.
  package func wide(_ matrix: CooccurrenceMatrix) -> Table {
    let paths = matrix.codes.map { names.path($0.code) }
    return Table(
      title: words.cooccurrence, notes: notes(matrix) + [words.diagonal(of: matrix.rule)],
      columns: [Table.Column("code", words.code)]
        + zip(paths, shortNames(matrix)).map { Table.Column($0, $1, .integer) },
      rows: matrix.codes.indices.map { row in
        Table.Row(
          [.text(paths[row])]
            + matrix.codes.indices.map { .integer(matrix.count(row, $0)) })
      })
  }

  /// The codes' own names where only one in the matrix has it, else their paths.
  private func shortNames(_ matrix: CooccurrenceMatrix) -> [String] {
    let paths = matrix.codes.map { names.codebook.path(of: $0.code) }
    let uses = Dictionary(grouping: paths, by: \.leaf)
    return paths.map { uses[$0.leaf]?.count == 1 ? $0.leaf : $0.description }
  }

  /// A row per pair that occurs, most frequent first.
  package func long(_ matrix: CooccurrenceMatrix) -> Table {
    let ordered = matrix.pairs.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }
    return Table(
      title: words.cooccurrence, notes: notes(matrix),
      columns: [
        Table.Column("a", words.code), Table.Column("b", words.otherCode),
        Table.Column("count", words.together, .integer),
        Table.Column("count_a", words.ownOfFirst, .integer),
        Table.Column("count_b", words.ownOfSecond, .integer),
        Table.Column("sources", words.sources, .integer), Table.Column("c", "c", .decimal(3)),
        Table.Column("jaccard", "Jaccard", .decimal(3)),
        Table.Column("shared_characters", words.sharedCharacters, .integer),
        Table.Column("note", words.note),
      ],
      rows: ordered.map { _, pair in row(pair, matrix) }, remarks: words.cooccurrenceLegend)
  }

  /// The figure; codes that nobody used are left out.
  package func heatMap(_ matrix: CooccurrenceMatrix) -> HeatMap {
    let used = matrix.codes.indices.filter { matrix.codes[$0].count > 0 }
    let paths = used.map { names.codebook.path(of: matrix.codes[$0].code) }
    return HeatMap(
      title: words.cooccurrence, caption: notes(matrix) + [words.diagonal(of: matrix.rule)],
      rows: paths, columns: paths,
      counts: used.map { row in used.map { matrix.count(row, $0) } }, hasDiagonal: true)
  }

  /// The matrix as an object; codes as full paths, only pairs that occur.
  package func json(_ matrix: CooccurrenceMatrix) -> JSONValue {
    let paths = matrix.codes.map { names.path($0.code) }
    var object = CoefficientObject()
    switch matrix.rule {
    case .overlap: object.add("rule", "overlap")
    case .enclosing: object.add("rule", "enclosing")
    case .sameUnit(let unit):
      object.add("rule", "same-unit")
      object.add("unit", .string(unit.rawValue))
    }
    object.add("rollup", .bool(isRolledUp))
    object.add("codes", .array(paths.map { .string($0) }))
    object.add(
      "counts",
      .object(zip(paths, matrix.codes).map { .init($0, .integer($1.count)) }))
    object.add("pairs", .array(matrix.pairs.map { json($0, paths: paths) }))
    return object.value
  }

  private func json(_ pair: CooccurrencePair, paths: [String]) -> JSONValue {
    var object = CoefficientObject()
    object.add("a", .string(paths[pair.first]))
    object.add("b", .string(paths[pair.second]))
    object.add("count", .integer(pair.count))
    object.add("sources", .integer(pair.sources))
    object.add("c", pair.c)
    object.add("jaccard", pair.jaccard)
    object.add("shared_characters", .integer(pair.sharedScalars))
    return object.value
  }

  private func notes(_ matrix: CooccurrenceMatrix) -> [String] {
    [words.rule(of: matrix.rule)] + counting + [words.rollUp(isRolledUp)]
  }

  private func row(_ pair: CooccurrencePair, _ matrix: CooccurrenceMatrix) -> Table.Row {
    let first = matrix.codes[pair.first]
    let second = matrix.codes[pair.second]
    return Table.Row([
      .text(names.path(first.code)), .text(names.path(second.code)), .integer(pair.count),
      .integer(first.count), .integer(second.count), .integer(pair.sources), cell(pair.c),
      cell(pair.jaccard), .integer(pair.sharedScalars),
      .text(words.warnings(on: pair, first.count, second.count).joined(separator: "; ")),
    ])
  }

  private func cell(_ coefficient: Coefficient) -> Table.Cell {
    switch coefficient {
    case .value(let value): .number(value)
    case .undefined(let reason): .missing(words.name(of: reason))
    }
  }
}
