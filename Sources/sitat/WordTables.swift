internal import Formats
internal import Report
internal import Search
internal import Workbench

/// Words and what was counted of them, as tables and JSON.
enum WordTables {
  /// A frequency list.
  static func words(_ rows: ArraySlice<FrequencyList.Row>) -> Table {
    Table(
      columns: [
        Table.Column("word", "Word"), Table.Column("count", "Count", .integer),
        Table.Column("per_million", "Per million", .decimal(1)),
        Table.Column("sources", "Sources", .integer),
      ],
      rows: rows.map {
        Table.Row([
          .text($0.word), .integer($0.count), .number($0.perMillion), .integer($0.sources),
        ]
        )
      })
  }

  /// The same with what it was counted in.
  static func json(_ list: FrequencyList, _ rows: ArraySlice<FrequencyList.Row>) -> JSONValue {
    .object([
      JSONValue.Member("tokens", .integer(list.tokens)),
      JSONValue.Member("types", .integer(list.types)),
      JSONValue.Member("words", .array(words(rows).jsonRows)),
    ])
  }

  /// Key words.
  static func keyWords(_ rows: ArraySlice<KeynessList.Row>) -> Table {
    Table(
      columns: [
        Table.Column("word", "Word"), Table.Column("use", "Use"),
        Table.Column("count", "Count", .integer),
        Table.Column("per_million", "Per million", .decimal(1)),
        Table.Column("count_elsewhere", "Elsewhere", .integer),
        Table.Column("per_million_elsewhere", "Per million elsewhere", .decimal(1)),
        Table.Column("log_likelihood", "Log-likelihood", .decimal(2)),
        Table.Column("p_below", "p <", .decimal(4)),
        Table.Column("log_ratio", "Log ratio", .decimal(2)),
        Table.Column("sources", "Sources", .integer),
      ],
      rows: rows.map { row in
        let use =
          row.isOverused ? "over" : row.perMillion < row.referencePerMillion ? "under" : "same"
        return Table.Row([
          .text(row.word), .text(use), .integer(row.count), .number(row.perMillion),
          .integer(row.reference), .number(row.referencePerMillion),
          .number(row.keyness.logLikelihood),
          row.keyness.significance.map { .number($0.rawValue) } ?? .missing("–"),
          .number(row.keyness.logRatio), .integer(row.sources),
        ])
      })
  }

  /// The same with what they were counted in.
  static func json(_ list: KeynessList, _ rows: ArraySlice<KeynessList.Row>) -> JSONValue {
    .object([
      JSONValue.Member("tokens", .integer(list.tokens)),
      JSONValue.Member("tokens_elsewhere", .integer(list.referenceTokens)),
      JSONValue.Member("words", .array(keyWords(rows).jsonRows)),
    ])
  }

  /// Collocates.
  static func collocates(_ rows: ArraySlice<CollocateList.Row>) -> Table {
    Table(
      columns: [
        Table.Column("word", "Word"), Table.Column("together", "Near", .integer),
        Table.Column("left", "Left", .integer), Table.Column("right", "Right", .integer),
        Table.Column("distance", "Distance", .decimal(1)),
        Table.Column("count", "In all", .integer),
        Table.Column("expected", "Expected", .decimal(2)),
        Table.Column("logdice", "logDice", .decimal(2)), Table.Column("mi", "MI", .decimal(2)),
        Table.Column("mi3", "MI³", .decimal(2)), Table.Column("t", "t", .decimal(2)),
        Table.Column("log_likelihood", "Log-likelihood", .decimal(2)),
      ],
      rows: rows.map { row in
        let measures = row.measures
        return Table.Row([
          .text(row.word), .integer(measures.together), .integer(row.left), .integer(row.right),
          .number(row.distance), .integer(measures.occurrences), .number(measures.expected),
          .number(measures.logDice), .number(measures.mutualInformation),
          .number(measures.mutualInformationCubed), .number(measures.tScore),
          .number(measures.logLikelihood),
        ])
      })
  }

  /// The same with the counts that the measures follow from.
  static func json(_ list: CollocateList, _ rows: ArraySlice<CollocateList.Row>) -> JSONValue {
    .object([
      JSONValue.Member("hits", .integer(list.hits)),
      JSONValue.Member("window_tokens", .integer(list.windowTokens)),
      JSONValue.Member("tokens", .integer(list.tokens)),
      JSONValue.Member("words", .array(collocates(rows).jsonRows)),
    ])
  }
}
