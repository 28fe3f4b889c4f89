package import Formats

/// What became of a project's parts in a file for other programs, as a table and as an object.
package struct RefiExportTable: Sendable {
  private let report: RefiExportReport
  private let words: Wording

  /// Takes a report, and the language to tell it in.
  package init(_ report: RefiExportReport, words: Wording) {
    self.report = report
    self.words = words
  }

  /// A row for each kind of thing: what became of it, how many there are, and which.
  package var table: Table {
    Table(
      title: words.refiExportTitle,
      columns: [
        Table.Column("state", words.refiExportState), Table.Column("what", words.refiExportItem),
        Table.Column("count", words.refiExportCount, .integer),
        Table.Column("means", words.refiExportMeaning),
        Table.Column("names", words.refiExportNames),
      ],
      rows: report.lines.map { line in
        Table.Row([
          .text(words.name(of: line.state)), .text(words.name(of: line.item)),
          .integer(line.count), .text(words.meaning(of: line.item, line.state)),
          .list(line.names),
        ])
      })
  }

  /// The same under machine names.
  package var json: JSONValue {
    .array(
      report.lines.map { line in
        [
          "state": .string(line.state.rawValue), "what": .string(line.item.rawValue),
          "count": .integer(line.count), "names": .array(line.names.map { .string($0) }),
        ]
      })
  }
}
