package import Quotation
internal import Study

/// Writes a quotation list as a complete page of HTML.
package struct QuotationHTML: Sendable {
  private let words: Wording
  private let layout: QuotationLayout

  /// Chooses language and layout.
  package init(_ words: Wording, layout: QuotationLayout = QuotationLayout()) {
    self.words = words
    self.layout = layout
  }

  /// The page.
  package func text(_ list: QuotationList) -> String {
    var lines = ["<h1>\(MarkupText.escaped(list.title))</h1>"]
    lines += words.rule(of: list).map { "<p class=\"note\">\(MarkupText.escaped($0))</p>" }
    for group in list.groups {
      lines.append("<section>")
      lines.append("<h2>\(Self.heading(group.path.names))</h2>")
      if group.passages.isEmpty {
        lines.append("<p class=\"note\">\(MarkupText.escaped(words.noQuotations))</p>")
      }
      for passage in group.passages { lines += figure(passage, group) }
      lines.append("</section>")
    }
    return HTMLPage.page(
      title: list.title, language: words.language, style: Self.style,
      body: lines.joined(separator: "\n"))
  }

  /// The ancestors in grey before the code's own name.
  private static func heading(_ names: [String]) -> String {
    let above = names.dropLast().map { MarkupText.escaped($0) + " / " }.joined()
    let own = MarkupText.escaped(names.last ?? "")
    return above.isEmpty ? own : "<span class=\"above\">\(above)</span>\(own)"
  }

  private func figure(_ passage: QuotedPassage, _ group: QuotationGroup) -> [String] {
    let details = layout.details(of: passage, under: group, words)
      .map(MarkupText.escaped).joined(separator: " · ")
    let attribution = MarkupText.escaped(passage.attribution)
    var lines = ["<figure>"]
    lines += passage.before.map(context)
    lines.append("<blockquote>")
    lines += PrintedTurn.turns(of: passage, words).flatMap(paragraphs)
    lines.append("</blockquote>")
    lines.append(
      "<figcaption>\(attribution) <span class=\"details\">\(details)</span></figcaption>")
    lines += passage.after.map(context)
    lines.append("</figure>")
    return lines
  }

  private func paragraphs(_ turn: PrintedTurn) -> [String] {
    turn.paragraphs.enumerated().map { index, paragraph in
      let label =
        index == 0 ? turn.label.map { "<b>\(MarkupText.escaped($0)):</b> " } ?? "" : ""
      return "<p>\(label)\(MarkupText.escaped(paragraph))</p>"
    }
  }

  private func context(_ turn: SpokenTurn) -> String {
    let printed = PrintedTurn(turn, words)
    let label = printed.label.map { "\(MarkupText.escaped($0)): " } ?? ""
    let text = MarkupText.escaped(printed.paragraphs.joined(separator: " "))
    return "<p class=\"context\">\(label)\(text)</p>"
  }

  private static let style = """
    h2 { border-bottom: 1px solid #d9d9d9; padding-bottom: .25rem; }
    .above { color: #595959; font-weight: normal; }
    figure { margin: 1.25rem 0; max-width: 44rem; break-inside: avoid; }
    figure:has(.context) + figure, figure + figure:has(.context) {
      border-top: 1px solid #d9d9d9; padding-top: 1rem; }
    blockquote { margin: .25rem 0; padding-left: 1rem; border-left: 3px solid #8a8a8a; }
    blockquote p { margin: 0 0 .5rem; }
    figcaption { padding-left: calc(1rem + 3px); font-size: .9375rem; }
    .details { color: #595959; font-size: .8125rem; padding-left: .5rem; }
    .context { color: #595959; font-size: .875rem; font-style: italic; margin: .35rem 0;
      padding-left: calc(1rem + 3px); }
    """
}
