package import Formats
package import Quotation
internal import Study

/// Lays out a quotation list as a Word document in real styles, so that it can be restyled.
package struct QuotationDocument: Sendable {
  private let words: Wording
  private let layout: QuotationLayout

  /// Chooses language and layout.
  package init(_ words: Wording, layout: QuotationLayout = QuotationLayout()) {
    self.words = words
    self.layout = layout
  }

  /// The document.
  package func document(_ list: QuotationList) -> WordDocument {
    var paragraphs = [WordDocument.Paragraph(.title, list.title)]
    paragraphs += words.rule(of: list).map { WordDocument.Paragraph(.context, $0) }
    for group in list.groups {
      paragraphs.append(heading(group))
      if group.passages.isEmpty {
        paragraphs.append(WordDocument.Paragraph(.context, words.noQuotations))
      }
      for (index, passage) in group.passages.enumerated() {
        // Without a sign, the turn after one quotation would pass for the turn before the next.
        if index > 0, list.rule.contextTurns > 0 {
          paragraphs.append(WordDocument.Paragraph(.context, "· · ·"))
        }
        paragraphs += self.paragraphs(passage, group)
      }
    }
    return WordDocument(
      title: list.title, language: words.language, blocks: paragraphs.map { .paragraph($0) })
  }

  private func heading(_ group: QuotationGroup) -> WordDocument.Paragraph {
    let above = group.path.names.dropLast().map { $0 + " / " }.joined()
    let own = WordDocument.Run(group.path.names.last ?? "")
    return WordDocument.Paragraph(
      .heading1, above.isEmpty ? [own] : [WordDocument.Run(above, isGrey: true), own])
  }

  private func paragraphs(
    _ passage: QuotedPassage, _ group: QuotationGroup
  ) -> [WordDocument.Paragraph] {
    let details = layout.details(of: passage, under: group, words).joined(separator: " · ")
    let attribution = passage.attribution.isEmpty ? "" : passage.attribution + "  "
    return passage.before.map(context)
      + PrintedTurn.turns(of: passage, words).flatMap(quote)
      + [
        WordDocument.Paragraph(
          .attribution,
          [WordDocument.Run(attribution), WordDocument.Run(details, isGrey: true)]
            .filter { !$0.text.isEmpty })
      ]
      + passage.after.map(context)
  }

  private func quote(_ turn: PrintedTurn) -> [WordDocument.Paragraph] {
    turn.paragraphs.enumerated().map { index, text in
      guard index == 0, let label = turn.label else {
        return WordDocument.Paragraph(.quote, text)
      }
      return WordDocument.Paragraph(
        .quote, [WordDocument.Run(label + ": ", isBold: true), WordDocument.Run(text)])
    }
  }

  private func context(_ turn: SpokenTurn) -> WordDocument.Paragraph {
    let printed = PrintedTurn(turn, words)
    let label = printed.label.map { $0 + ": " } ?? ""
    let text = label + printed.paragraphs.joined(separator: " ")
    return WordDocument.Paragraph(
      .context, [WordDocument.Run(text, isItalic: true, isGrey: true)])
  }
}
