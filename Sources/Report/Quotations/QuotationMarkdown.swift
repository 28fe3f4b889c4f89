package import Quotation

/// Writes a quotation list as Markdown: a heading per code, a block quote per quotation.
package struct QuotationMarkdown: Sendable {
  private let words: Wording
  private let layout: QuotationLayout

  /// Chooses language and layout.
  package init(_ words: Wording, layout: QuotationLayout = QuotationLayout()) {
    self.words = words
    self.layout = layout
  }

  /// The list; ends in a newline.
  package func text(_ list: QuotationList) -> String {
    var blocks = ["# " + MarkdownText.line(list.title)]
    blocks.append(words.rule(of: list).map(MarkdownText.line).joined(separator: "  \n"))
    for group in list.groups {
      blocks.append("## " + MarkdownText.line(group.path.forPeople))
      if group.passages.isEmpty { blocks.append(MarkdownText.line(words.noQuotations)) }
      for (index, passage) in group.passages.enumerated() {
        // Without a rule, the turn after one quotation would pass for the turn before the next.
        if index > 0, list.rule.contextTurns > 0 { blocks.append("---") }
        blocks += self.blocks(passage, group)
      }
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func blocks(_ passage: QuotedPassage, _ group: QuotationGroup) -> [String] {
    let quote = PrintedTurn.turns(of: passage, words).flatMap(lines).map { "> " + $0 }
    let details = layout.details(of: passage, under: group, words)
    let line = ([passage.attribution] + details).filter { !$0.isEmpty }
    return passage.before.map(context)
      + [quote.joined(separator: "\n>\n")]
      + [MarkdownText.line(line.joined(separator: " · "))]
      + passage.after.map(context)
  }

  private func lines(_ turn: PrintedTurn) -> [String] {
    turn.paragraphs.enumerated().map { index, paragraph in
      guard index == 0, let label = turn.label else { return MarkdownText.line(paragraph) }
      return "**\(MarkdownText.inline(label)):** " + MarkdownText.inline(paragraph)
    }
  }

  private func context(_ turn: SpokenTurn) -> String {
    let printed = PrintedTurn(turn, words)
    let label = printed.label.map { MarkdownText.inline($0) + ": " } ?? ""
    return "*" + label + MarkdownText.inline(printed.paragraphs.joined(separator: " ")) + "*"
  }
}
