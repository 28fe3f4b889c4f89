internal import Formats
internal import Report

extension OutputOptions {
  /// Writes tables of the same columns about different things: one after the other for people, as
  /// one table with a column that says what each row is about for machines.
  func put(
    _ tables: [(of: String, table: Table)], lead: Table.Column, language: DocumentLanguage,
    json: JSONValue
  ) throws {
    guard tables.count > 1 else {
      if let only = tables.first { try put(only.table, language: language, json: json) }
      return
    }
    switch chosen() {
    case .table where output == nil:
      for (number, part) in tables.enumerated() {
        if number > 0 { try write("\n") }
        try put(part.table, language: language, json: json)
      }
    case .md:
      let writer = MarkdownTable(language: language)
      try write(tables.map { writer.text($0.table) }.joined(separator: "\n"))
    case .docx, .odt, .html:
      let documents = tables.enumerated().map { number, part in
        part.table.document(Wording(language), number: number + 1)
      }
      try put(
        document: ReportDocument(
          title: documents[0].title, language: language, isLandscape: true,
          blocks: documents.flatMap(\.blocks)))
    case .tex:
      let writer = LaTeXTable(language: language)
      try write(tables.map { writer.text($0.table) }.joined(separator: "\n"))
    default: try put(Table.stacked(tables, lead: lead), language: language, json: json)
    }
  }
}
