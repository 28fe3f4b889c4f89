package import Analysis
package import Formats
package import Quotation
internal import Study
internal import Text

extension CooccurrenceReports {
  /// What a cell counts, one by one: both passages, and what is quoted of them.
  package func cell(
    _ list: PairedQuotationList, rule: CooccurrenceRule, counting: CooccurrenceCount,
    acrossCoders: Bool, count: Int
  ) -> Table {
    Table(
      title: words.quotationListTitle(
        list.first == list.second
          ? [list.first.description] : [list.first.description, list.second.description]),
      notes: [words.cellSize(count, list.quotations.count, counting)]
        + notes(rule, counting, acrossCoders: acrossCoders),
      columns: cellColumns, rows: list.quotations.map(row))
  }

  /// What a cell counts, each as an object with all that a listed quotation has, and both
  /// passages.
  package func cellLines(_ list: PairedQuotationList) -> [JSONValue] {
    list.quotations.map { quotation in
      guard case .object(var members) = QuotationJSON.value(quotation.whole) else { return .null }
      members.append(.init("a", passage(quotation.first, code: list.first.description)))
      members.append(.init("b", passage(quotation.second, code: list.second.description)))
      members.append(.init("union", union(quotation)))
      members.append(.init("intersection", range(quotation.shared)))
      members.append(.init("unit", range(quotation.unit)))
      members.append(.init("pairs", .integer(quotation.pairs)))
      return .object(members)
    }
  }

  private var cellColumns: [Table.Column] {
    [
      Table.Column("id", words.quotationID), Table.Column("source", words.source),
      Table.Column("text", words.quotation), Table.Column("attribution", words.attribution),
      Table.Column("text_a", words.firstPassage), Table.Column("text_b", words.secondPassage),
      Table.Column("case", words.caseWord), Table.Column("speaker", words.speaker),
      Table.Column("coders", words.coders), Table.Column("turn", words.turn, .integer),
      Table.Column("start", words.start, .integer), Table.Column("end", words.end, .integer),
      Table.Column("start_a", words.start + " 1", .integer),
      Table.Column("end_a", words.end + " 1", .integer),
      Table.Column("source_b", words.source + " 2"),
      Table.Column("start_b", words.start + " 2", .integer),
      Table.Column("end_b", words.end + " 2", .integer),
      Table.Column("pairs", words.pairs, .integer),
    ]
  }

  private func row(_ quotation: PairedQuotation) -> Table.Row {
    let (whole, first, second) = (quotation.whole, quotation.first, quotation.second)
    return Table.Row([
      .text(whole.id), .text(whole.sourceName), .text(whole.text), .text(whole.attribution),
      .text(first.text), .text(second.text), Table.Cell(whole.caseName),
      Table.Cell(whole.speaker), .list(whole.coders), Table.Cell(whole.turn),
      .integer(whole.span.start), .integer(whole.span.end), .integer(first.span.start),
      .integer(first.span.end), .text(second.sourceName), .integer(second.span.start),
      .integer(second.span.end), .integer(quotation.pairs),
    ])
  }

  private func passage(_ passage: QuotedPassage, code: String) -> JSONValue {
    [
      "id": .string(passage.id), "code": .string(code), "source": .string(passage.sourceName),
      "start": .integer(passage.span.start), "end": .integer(passage.span.end),
      "text": .string(passage.text),
    ]
  }

  private func union(_ quotation: PairedQuotation) -> JSONValue {
    quotation.first.source == quotation.second.source
      ? range(quotation.first.span.hull(quotation.second.span)) : .null
  }

  private func range(_ span: TextSpan?) -> JSONValue {
    span.map { ["start": .integer($0.start), "end": .integer($0.end)] } ?? .null
  }
}
