internal import Formats
internal import Report
internal import Search
internal import Workbench

/// Hits spread over parts, as a table and JSON.
enum DispersionTables {
  /// The parts, each with a row of bars for where its hits lie.
  static func table(
    _ spread: NamedDispersion, by key: DispersionPart.Key, cells: Int, remarks: [String]
  ) -> Table {
    let counts = spread.rows.map { $0.part.cells(cells) }
    let largest = counts.joined().max() ?? 0
    return Table(
      columns: names(key) + [
        Table.Column("tokens", "Tokens", .integer), Table.Column("hits", "Hits", .integer),
        Table.Column("per_million", "Per million", .decimal(1)), Table.Column("places", "Where"),
      ],
      rows: zip(spread.rows, counts).map { row, counts in
        Table.Row(
          cellsOfName(row, key) + [
            .integer(row.part.tokens), .integer(row.part.places.count),
            .number(row.part.hitsPerMillion),
            .text(DispersionPlot.line(counts, largest: largest)),
          ])
      }, remarks: remarks)
  }

  /// The measures in words.
  static func remarks(
    _ spread: NamedDispersion, _ key: DispersionPart.Key, _ language: DocumentLanguage
  ) -> [String] {
    let measures = spread.measures
    let numbers = NumberFormat.people(language)
    let values: [(String, Double?)] = [
      ("DP", measures.deviation), ("DPnorm", measures.normalizedDeviation),
      ("Juilland's D", measures.juillandD), ("Carroll's D2", measures.carrollD2),
      ("Rosengren's S", measures.rosengrenS),
    ]
    let noun = key == .caseName ? "case" : key.rawValue
    var lines = [
      "\(measures.hits.of("hit")) in \(measures.range) of \(measures.parts.of(noun))",
      values.map { name, value in
        name + " " + (value.map { numbers.decimal($0, digits: 3) } ?? "undefined")
      }.joined(separator: "; "),
    ]
    if spread.outside > 0 { lines.append("\(spread.outside.of("hit")) in no \(noun)") }
    return lines
  }

  /// The measures, and the parts with the place of every hit as a share of its part.
  static func json(_ spread: NamedDispersion, by key: DispersionPart.Key) -> JSONValue {
    let measures = spread.measures
    func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
    let parts = spread.rows.map { row -> JSONValue in
      var members = zip(names(key), cellsOfName(row, key)).map { column, cell in
        JSONValue.Member(column.key, Self.json(cell))
      }
      members += [
        JSONValue.Member("tokens", .integer(row.part.tokens)),
        JSONValue.Member("hits", .integer(row.part.places.count)),
        JSONValue.Member("per_million", .number(row.part.hitsPerMillion)),
        JSONValue.Member("places", .array(row.part.places.map { .number($0) })),
      ]
      return .object(members)
    }
    return .object([
      JSONValue.Member("by", .string(key.rawValue)),
      JSONValue.Member("hits", .integer(measures.hits)),
      JSONValue.Member("hits_outside", .integer(spread.outside)),
      JSONValue.Member("tokens", .integer(measures.tokens)),
      JSONValue.Member("number_of_parts", .integer(measures.parts)),
      JSONValue.Member("range", .integer(measures.range)),
      JSONValue.Member("dp", number(measures.deviation)),
      JSONValue.Member("dp_norm", number(measures.normalizedDeviation)),
      JSONValue.Member("juilland_d", number(measures.juillandD)),
      JSONValue.Member("carroll_d2", number(measures.carrollD2)),
      JSONValue.Member("rosengren_s", number(measures.rosengrenS)),
      JSONValue.Member("parts", .array(parts)),
    ])
  }

  private static func names(_ key: DispersionPart.Key) -> [Table.Column] {
    switch key {
    case .source: [Table.Column("source", "Source")]
    case .turn: [Table.Column("source", "Source"), Table.Column("turn", "Turn", .integer)]
    case .speaker: [Table.Column("source", "Source"), Table.Column("speaker", "Speaker")]
    case .caseName: [Table.Column("case", "Case")]
    }
  }

  private static func cellsOfName(
    _ row: NamedDispersion.Row, _ key: DispersionPart.Key
  ) -> [Table.Cell] {
    switch key {
    case .source: [Table.Cell(row.source)]
    case .turn: [Table.Cell(row.source), Table.Cell(row.turn)]
    case .speaker: [Table.Cell(row.source), Table.Cell(row.speaker)]
    case .caseName: [Table.Cell(row.caseName)]
    }
  }

  private static func json(_ cell: Table.Cell) -> JSONValue {
    switch cell {
    case .text(let text): .string(text)
    case .integer(let number): .integer(number)
    case .number, .list, .missing, .empty: .null
    }
  }
}
