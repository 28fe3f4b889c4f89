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
  package func document(_ agenda: DisagreementAgenda) -> WordDocument {
    var blocks: [WordDocument.Block] = [
      .paragraph(WordDocument.Paragraph(.title, words.agendaTitle))
    ]
    let notes = words.rule(of: agenda) + [words.howToDecide]
    blocks += notes.map { .paragraph(WordDocument.Paragraph(.context, $0)) }
    var source: String?
    for (index, item) in agenda.items.enumerated() {
      if item.quoted.sourceName != source {
        source = item.quoted.sourceName
        blocks.append(.paragraph(WordDocument.Paragraph(.heading1, item.quoted.sourceName)))
      }
      blocks += self.blocks(item, number: index + 1, agenda)
    }
    return WordDocument(title: words.agendaTitle, language: words.language, blocks: blocks)
  }

  private func blocks(
    _ item: DisagreementAgenda.Item, number: Int, _ agenda: DisagreementAgenda
  ) -> [WordDocument.Block] {
    let codes = agenda.codes(of: item).map(\.forPeople).joined(separator: "; ")
    let heading = WordDocument.Paragraph(
      .heading2,
      [
        WordDocument.Run("\(number). \(item.quoted.sourceName) \(item.place)  "),
        WordDocument.Run(codes),
      ])
    let kind = WordDocument.Paragraph(.context, words.disagreement(item.passage))
    var paragraphs = [heading, kind] + item.quoted.before.map(context) + quote(item)
    paragraphs += item.quoted.after.map(context)
    if !item.agreed.isEmpty {
      let names = item.agreed.map(\.forPeople).joined(separator: "; ")
      paragraphs.append(WordDocument.Paragraph(.context, words.agreedCodes + ": " + names))
    }
    if item.isStale {
      paragraphs.append(WordDocument.Paragraph(.context, words.changedSince(item.decision)))
    }
    return paragraphs.map { .paragraph($0) } + [
      .table(coders(item, agenda)), .table(form(item)),
    ]
  }

  /// The passage in bold between the rest of its turns, or turn by turn where several speak.
  private func quote(_ item: DisagreementAgenda.Item) -> [WordDocument.Paragraph] {
    guard item.quoted.turns.isEmpty else {
      return [rest(item.lead)].compactMap { $0 }
        + PrintedTurn.turns(of: item.quoted, words).flatMap { turn in
          turn.paragraphs.enumerated().map { index, text in
            let label = index == 0 ? turn.label.map { $0 + ": " } ?? "" : ""
            return WordDocument.Paragraph(
              .quote, [WordDocument.Run(label), WordDocument.Run(text, isBold: true)])
          }
        } + [rest(item.tail)].compactMap { $0 }
    }
    let label = item.quoted.speaker.map { $0 + ": " } ?? ""
    return [
      WordDocument.Paragraph(
        .quote,
        [
          WordDocument.Run(label),
          WordDocument.Run(Self.spaced(item.lead, before: true), isGrey: true),
          WordDocument.Run(item.quoted.text.replacing("\n\n", with: "\n"), isBold: true),
          WordDocument.Run(Self.spaced(item.tail, before: false), isGrey: true),
        ].filter { !$0.text.isEmpty })
    ]
  }

  private func rest(_ text: String) -> WordDocument.Paragraph? {
    text.isEmpty
      ? nil
      : WordDocument.Paragraph(
        .quote, [WordDocument.Run(text.replacing("\n\n", with: "\n"), isGrey: true)])
  }

  private static func spaced(_ text: String, before: Bool) -> String {
    if text.isEmpty { return "" }
    let joined = text.replacing("\n\n", with: "\n")
    return before ? joined + " " : " " + joined
  }

  private func context(_ turn: SpokenTurn) -> WordDocument.Paragraph {
    let printed = PrintedTurn(turn, words)
    let label = printed.label.map { $0 + ": " } ?? ""
    let text = label + printed.paragraphs.joined(separator: " ")
    return WordDocument.Paragraph(
      .context, [WordDocument.Run(text, isItalic: true, isGrey: true)])
  }

  private func coders(
    _ item: DisagreementAgenda.Item, _ agenda: DisagreementAgenda
  ) -> WordDocument.Table {
    WordDocument.Table(
      header: [words.coderWord, words.codesHere],
      rows: agenda.coders.map { coder in
        let uses = item.uses[coder]
        let text = uses.map(DisagreementTables.text) ?? words.notFinished
        return [WordDocument.Cell(coder), WordDocument.Cell(text)]
      }, widths: [1, 3])
  }

  /// The form that is filled in and read back; without a header, so that every row is a field.
  private func form(_ item: DisagreementAgenda.Item) -> WordDocument.Table {
    let keys = (item.ids + item.checks).joined(separator: " ")
    let fields = [
      (words.decision, item.isStale ? "" : item.decision, false),
      (words.appliesTo, item.isStale ? "" : item.decidedAt, false),
      (words.memo, item.isStale ? "" : item.memo, false), ("Id", keys, true),
    ]
    return WordDocument.Table(
      header: [],
      rows: fields.map { name, value, isGrey in
        [
          WordDocument.Cell(
            [WordDocument.Paragraph(.normal, [WordDocument.Run(name, isBold: !isGrey)])],
            shading: "#E8ECEF"),
          WordDocument.Cell(
            [WordDocument.Paragraph(.normal, [WordDocument.Run(value, isGrey: isGrey)])]),
        ]
      }, widths: [1, 3])
  }
}
