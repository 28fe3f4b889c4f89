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
  package func document(_ list: QuotationList) -> ReportDocument {
    var paragraphs = [ReportDocument.Paragraph(.title, list.title)]
    paragraphs += words.rule(of: list).map { ReportDocument.Paragraph(.context, $0) }
    for group in list.groups {
      paragraphs.append(heading(group))
      if group.passages.isEmpty {
        paragraphs.append(ReportDocument.Paragraph(.context, words.noQuotations))
      }
      for (index, passage) in group.passages.enumerated() {
        // Without a sign, the turn after one quotation would pass for the turn before the next.
        if index > 0, list.rule.contextTurns > 0 {
          paragraphs.append(ReportDocument.Paragraph(.context, "· · ·"))
        }
        paragraphs += self.paragraphs(passage, group)
      }
    }
    return ReportDocument(
      title: list.title, language: words.language, blocks: paragraphs.map { .paragraph($0) })
  }

  private func heading(_ group: QuotationGroup) -> ReportDocument.Paragraph {
    let above = group.path.names.dropLast().map { $0 + " / " }.joined()
    let own = ReportDocument.Run(group.path.names.last ?? "")
    return ReportDocument.Paragraph(
      .heading1, above.isEmpty ? [own] : [ReportDocument.Run(above, isGrey: true), own])
  }

  private func paragraphs(
    _ passage: QuotedPassage, _ group: QuotationGroup
  ) -> [ReportDocument.Paragraph] {
    passage.before.map(context)
      + PrintedTurn.turns(of: passage, words).flatMap(quote)
      + [ReportDocument.Paragraph(.attribution, attribution(passage, group))]
      + passage.after.map(context)
  }

  /// Who said it, and the details beside it, at the foot of the page or in the margin.
  private func attribution(
    _ passage: QuotedPassage, _ group: QuotationGroup
  ) -> [ReportDocument.Run] {
    let details = layout.details(of: passage, under: group, words).joined(separator: " · ")
    let name = passage.attribution
    // Whose words count for less is said in print, wherever the rest stands.
    let mark =
      words.tonedDown(passage.tonedDown).map {
        [ReportDocument.Run("  " + $0, isGrey: true)]
      } ?? []
    switch layout.details {
    case .beside:
      return [
        ReportDocument.Run(name.isEmpty ? "" : name + "  "),
        ReportDocument.Run(details, isGrey: true),
      ].filter { !$0.text.isEmpty }
    case .footnote: return [ReportDocument.Run(name, footnote: details)] + mark
    case .comment:
      let coders = layout.showsCodings ? passage.coders.joined(separator: ", ") : ""
      let author = coders.isEmpty ? "Sitat" : coders
      return [ReportDocument.Run(name, comment: .init(author: author, text: details))] + mark
    }
  }

  private func quote(_ turn: PrintedTurn) -> [ReportDocument.Paragraph] {
    turn.paragraphs.enumerated().map { index, text in
      guard index == 0, let label = turn.label else {
        return ReportDocument.Paragraph(.quote, text)
      }
      return ReportDocument.Paragraph(
        .quote, [ReportDocument.Run(label + ": ", isBold: true), ReportDocument.Run(text)])
    }
  }

  private func context(_ turn: SpokenTurn) -> ReportDocument.Paragraph {
    let printed = PrintedTurn(turn, words)
    let label = printed.label.map { $0 + ": " } ?? ""
    let text = label + printed.paragraphs.joined(separator: " ")
    return ReportDocument.Paragraph(
      .context, [ReportDocument.Run(text, isItalic: true, isGrey: true)])
  }
}
