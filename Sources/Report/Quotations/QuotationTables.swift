package import Formats
package import Quotation
internal import Study
internal import Text

/// A quotation list as rows and columns.
package struct QuotationTables: Sendable {
  private let words: Wording
  private let attributes: [String]

  /// Chooses the language, and the attributes of cases that get a column each.
  package init(_ words: Wording, attributes: [String] = []) {
    self.words = words
    self.attributes = attributes
  }

  /// One row per quotation, with all its codes in one field.
  package func byQuotation(_ list: QuotationList) -> Table {
    let extras = Extras(list)
    let rows = list.passages.map { passage in
      Table.Row(
        opening(passage) + [.list(passage.codes.map(\.path.description))]
          + closing(passage, coders: passage.coders) + extras.cells(of: passage))
    }
    return table(list, codes: [Table.Column("codes", words.codes)], rows: rows)
  }

  /// One row per quotation and listed code, with one column per level of the codebook; a
  /// quotation under two codes has two rows with the same id.
  package func byCode(_ list: QuotationList) -> Table {
    let listed = list.groups.filter { !$0.passages.isEmpty }
    let extras = Extras(list)
    let depth = listed.map(\.path.names.count).max() ?? 1
    let columns =
      [Table.Column("code", words.code)]
      + (1...depth).map { Table.Column("level_\($0)", words.level($0)) }
    let rows = listed.flatMap { group in
      group.passages.map { passage in
        let levels = (0..<depth).map { level in
          Table.Cell(group.path.names.indices.contains(level) ? group.path.names[level] : nil)
        }
        let coders = passage.codes.first { $0.id == group.code }?.coders ?? []
        return Table.Row(
          opening(passage) + [.text(group.path.description)] + levels
            + closing(passage, coders: coders) + extras.cells(of: passage))
      }
    }
    return table(list, codes: columns, rows: rows)
  }

  /// A workbook: a row per quotation, a row per quotation and listed code, and the rule.
  package func spreadsheet(_ list: QuotationList) -> Spreadsheet {
    let table = byQuotation(list)
    return Spreadsheet(
      sheets: [table.sheet(named: words.quotations), byCode(list).sheet(named: words.byCode)]
        + table.about(words))
  }

  private func table(
    _ list: QuotationList, codes: [Table.Column], rows: [Table.Row]
  ) -> Table {
    let opening = [
      Table.Column("id", words.quotationID), Table.Column("source", words.source),
      Table.Column("text", words.quotation), Table.Column("attribution", words.attribution),
    ]
    let closing =
      [
        Table.Column("case", words.caseWord), Table.Column("speaker", words.speaker),
        Table.Column("coders", words.coders),
      ] + attributes.map { Table.Column($0, $0) } + [
        Table.Column("turn", words.turn, .integer), Table.Column("start", words.start, .integer),
        Table.Column("end", words.end, .integer),
      ]
    return Table(
      title: list.title, notes: words.rule(of: list),
      columns: opening + codes + closing + Extras(list).columns(words), rows: rows)
  }

  private func opening(_ passage: QuotedPassage) -> [Table.Cell] {
    [
      .text(passage.id), .text(passage.sourceName), .text(spoken(passage)),
      .text(passage.attribution),
    ]
  }

  private func closing(_ passage: QuotedPassage, coders: [String]) -> [Table.Cell] {
    [Table.Cell(passage.caseName), Table.Cell(passage.speaker), .list(coders)]
      + attributes.map { Table.Cell(passage.caseValues[$0]) }
      + [
        Table.Cell(passage.turn), .integer(passage.span.start), .integer(passage.span.end),
      ]
  }

  /// The words, with who says them where there is more than one.
  private func spoken(_ passage: QuotedPassage) -> String {
    if passage.turns.isEmpty { return passage.text }
    return passage.turns.map { turn in
      words.label(of: turn).map { "\($0): \(turn.text)" } ?? turn.text
    }.joined(separator: "\n\n")
  }
}

/// The columns that a list has only where some passage has something to put in them.
private struct Extras {
  /// Whether any transcript of the list tells when something was said.
  private let times: Bool
  /// Whether anybody quoted counts for less than others.
  private let weights: Bool

  init(_ list: QuotationList) {
    times = list.passages.contains { $0.milliseconds != nil }
    weights = !list.tonedDown.isEmpty
  }

  func columns(_ words: Wording) -> [Table.Column] {
    (times ? [Table.Column("time", words.time)] : [])
      + (weights
        ? [
          Table.Column("weight", words.weight, .decimal(2)),
          Table.Column("toned_down", words.tonedDownWord),
        ] : [])
  }

  func cells(of passage: QuotedPassage) -> [Table.Cell] {
    (times ? [Table.Cell(passage.milliseconds.map(RecordingTime.text))] : [])
      + (weights ? [.number(passage.weight), .list(passage.tonedDown.map(\.caseName))] : [])
  }
}
