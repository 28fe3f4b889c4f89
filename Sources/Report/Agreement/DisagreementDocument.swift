internal import Analysis
package import Formats
internal import Quotation
internal import Study

/// Lays out an agenda as a Word document that a team fills in at its meeting: for each passage the
/// words in their context, what each coder has, and a form for the decision.
package struct DisagreementDocument: Sendable {
  private let words: Wording

  /// Chooses the language.
  package init(_ words: Wording) {
    self.words = words
  }

  /// The document.
  package func document(_ agenda: DisagreementAgenda) -> ReportDocument {
    var blocks: [ReportDocument.Block] = [
      .paragraph(ReportDocument.Paragraph(.title, words.agendaTitle))
    ]
    let notes = words.rule(of: agenda) + [words.howToDecide]
    blocks += notes.map { .paragraph(ReportDocument.Paragraph(.context, $0)) }
    var source: String?
    for (index, item) in agenda.items.enumerated() {
      if item.quoted.sourceName != source {
        source = item.quoted.sourceName
        blocks.append(.paragraph(ReportDocument.Paragraph(.heading1, item.quoted.sourceName)))
      }
      blocks += self.blocks(item, number: index + 1, agenda)
    }
    return ReportDocument(title: words.agendaTitle, language: words.language, blocks: blocks)
  }

  private func blocks(
    _ item: DisagreementAgenda.Item, number: Int, _ agenda: DisagreementAgenda
  ) -> [ReportDocument.Block] {
    let codes = agenda.codes(of: item).map(\.forPeople).joined(separator: "; ")
    let heading = ReportDocument.Paragraph(
      .heading2,
      [
        ReportDocument.Run("\(number). \(item.quoted.sourceName) \(item.place)  "),
        ReportDocument.Run(codes),
      ])
    let kind = ReportDocument.Paragraph(.context, words.disagreement(item.passage))
    var paragraphs = [heading, kind] + item.quoted.before.map(context) + quote(item)
    paragraphs += item.quoted.after.map(context)
    if !item.agreed.isEmpty {
      let names = item.agreed.map(\.forPeople).joined(separator: "; ")
      paragraphs.append(ReportDocument.Paragraph(.context, words.agreedCodes + ": " + names))
    }
    if item.isStale {
      paragraphs.append(ReportDocument.Paragraph(.context, words.changedSince(item.decision)))
    }
    return paragraphs.map { .paragraph($0) } + [
      .table(coders(item, agenda)), .table(form(item)),
    ]
  }

  /// The passage in bold between the rest of its turns, or turn by turn where several speak.
  private func quote(_ item: DisagreementAgenda.Item) -> [ReportDocument.Paragraph] {
    guard item.quoted.turns.isEmpty else {
      return [rest(item.lead)].compactMap { $0 }
        + PrintedTurn.turns(of: item.quoted, words).flatMap { turn in
          turn.paragraphs.enumerated().map { index, text in
            let label = index == 0 ? turn.label.map { $0 + ": " } ?? "" : ""
            return ReportDocument.Paragraph(
              .quote, [ReportDocument.Run(label), ReportDocument.Run(text, isBold: true)])
          }
        } + [rest(item.tail)].compactMap { $0 }
    }
    let label = item.quoted.speaker.map { $0 + ": " } ?? ""
    return [
      ReportDocument.Paragraph(
        .quote,
        [
          ReportDocument.Run(label),
          ReportDocument.Run(Self.spaced(item.lead, before: true), isGrey: true),
          ReportDocument.Run(item.quoted.text.replacing("\n\n", with: "\n"), isBold: true),
          ReportDocument.Run(Self.spaced(item.tail, before: false), isGrey: true),
        ].filter { !$0.text.isEmpty })
    ]
  }

  private func rest(_ text: String) -> ReportDocument.Paragraph? {
    text.isEmpty
      ? nil
      : ReportDocument.Paragraph(
        .quote, [ReportDocument.Run(text.replacing("\n\n", with: "\n"), isGrey: true)])
  }

  private static func spaced(_ text: String, before: Bool) -> String {
    if text.isEmpty { return "" }
    let joined = text.replacing("\n\n", with: "\n")
    return before ? joined + " " : " " + joined
  }

  private func context(_ turn: SpokenTurn) -> ReportDocument.Paragraph {
    let printed = PrintedTurn(turn, words)
    let label = printed.label.map { $0 + ": " } ?? ""
    let text = label + printed.paragraphs.joined(separator: " ")
    return ReportDocument.Paragraph(
      .context, [ReportDocument.Run(text, isItalic: true, isGrey: true)])
  }

  private func coders(
    _ item: DisagreementAgenda.Item, _ agenda: DisagreementAgenda
  ) -> ReportDocument.Table {
    ReportDocument.Table(
      header: [words.coderWord, words.codesHere],
      rows: agenda.coders.map { coder in
        let uses = item.uses[coder]
        let text = uses.map(DisagreementTables.text) ?? words.notFinished
        return [ReportDocument.Cell(coder), ReportDocument.Cell(text)]
      }, widths: [1, 3])
  }

  /// The form that is filled in and read back; without a header, so that every row is a field.
  private func form(_ item: DisagreementAgenda.Item) -> ReportDocument.Table {
    let keys = (item.ids + item.checks).joined(separator: " ")
    let fields = [
      (words.decision, item.isStale ? "" : item.decision, false),
      (words.appliesTo, item.isStale ? "" : item.decidedAt, false),
      (words.memo, item.isStale ? "" : item.memo, false), ("Id", keys, true),
    ]
    return ReportDocument.Table(
      header: [],
      rows: fields.map { name, value, isGrey in
        [
          ReportDocument.Cell(
            [ReportDocument.Paragraph(.normal, [ReportDocument.Run(name, isBold: !isGrey)])],
            shading: "#E8ECEF"),
          ReportDocument.Cell(
            [ReportDocument.Paragraph(.normal, [ReportDocument.Run(value, isGrey: isGrey)])]),
        ]
      }, widths: [1, 3])
  }
}
