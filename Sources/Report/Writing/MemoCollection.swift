package import Formats
package import Study

/// All memos in one document, by what they are about, or side by side.
package struct MemoCollection: Sendable {
  private let words: Wording
  private let title: String
  private let columns: Int

  /// Chooses language and layout.
  ///
  /// - Parameters:
  ///   - words: The language.
  ///   - title: What the document is called.
  ///   - columns: How many memos stand side by side; 1 for one below the other.
  package init(_ words: Wording, title: String, columns: Int = 1) {
    self.words = words
    self.title = title
    self.columns = max(1, columns)
  }

  /// Memos about the same thing, which follow each other.
  private func groups(_ memos: [Memo]) -> [(subject: WritingLabel, memos: [Memo])] {
    var groups: [(subject: WritingLabel, memos: [Memo])] = []
    for memo in memos {
      if groups.last?.subject == memo.subject {
        groups[groups.count - 1].memos.append(memo)
      } else {
        groups.append((memo.subject, [memo]))
      }
    }
    return groups
  }

  private func heading(_ memo: Memo) -> String {
    memo.title.isEmpty ? memo.key : memo.title
  }

  // MARK: - Markdown

  /// The document as Markdown; each memo's own Markdown stands in it, its headings set lower.
  package func markdown(_ memos: [Memo]) -> String {
    var blocks = ["# " + MarkdownText.line(title)]
    if memos.isEmpty { blocks.append(MarkdownText.line(words.noMemos)) }
    if columns > 1 { return (blocks + [markdownTable(memos)]).joined(separator: "\n\n") + "\n" }
    for group in groups(memos) {
      blocks.append("## " + MarkdownText.line(words.subject(group.subject)))
      for memo in group.memos {
        blocks.append("### " + MarkdownText.line(heading(memo)))
        blocks.append("*" + MarkdownText.inline(words.details(memo)) + "*")
        blocks.append(MemoMarkdown.demoted(memo.body, by: 3))
        if !memo.links.isEmpty {
          blocks.append(
            memo.links.map { "- " + MarkdownText.inline(words.link($0)) }.joined(separator: "\n"))
        }
      }
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func markdownTable(_ memos: [Memo]) -> String {
    let wide = min(columns, max(1, memos.count))
    var lines = [
      "|" + String(repeating: "  |", count: wide), "|" + String(repeating: " --- |", count: wide),
    ]
    for start in stride(from: 0, to: memos.count, by: wide) {
      let row = (0..<wide).map { column -> String in
        guard start + column < memos.count else { return "" }
        let memo = memos[start + column]
        return "**" + MarkdownText.cell(words.subject(memo.subject)) + "**<br>"
          + MarkdownText.cell(heading(memo) + "\n" + words.details(memo) + "\n\n" + memo.body)
      }
      lines.append("| " + row.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n")
  }

  // MARK: - Word

  /// The document for Word, in real styles.
  package func document(_ memos: [Memo]) -> ReportDocument {
    var blocks: [ReportDocument.Block] = [.paragraph(ReportDocument.Paragraph(.title, title))]
    if memos.isEmpty {
      blocks.append(.paragraph(ReportDocument.Paragraph(.context, words.noMemos)))
    }
    if columns > 1 {
      let wide = min(columns, max(1, memos.count))
      let rows = stride(from: 0, to: memos.count, by: wide).map { start in
        memos[start..<min(start + wide, memos.count)].map { memo in
          ReportDocument.Cell(
            [ReportDocument.Paragraph(.heading3, words.subject(memo.subject))]
              + paragraphs(memo, headings: .normal))
        }
      }
      blocks.append(.table(ReportDocument.Table(header: [], rows: rows)))
    } else {
      for group in groups(memos) {
        blocks.append(
          .paragraph(ReportDocument.Paragraph(.heading1, words.subject(group.subject))))
        blocks += group.memos.flatMap { paragraphs($0, headings: .heading2) }
          .map { .paragraph($0) }
      }
    }
    return ReportDocument(
      title: title, language: words.language, isLandscape: columns > 1, blocks: blocks)
  }

  private func paragraphs(
    _ memo: Memo, headings: ReportDocument.Style
  ) -> [ReportDocument.Paragraph] {
    let top =
      headings == .normal
      ? ReportDocument.Paragraph(.normal, [ReportDocument.Run(heading(memo), isBold: true)])
      : ReportDocument.Paragraph(headings, heading(memo))
    return [top, ReportDocument.Paragraph(.context, words.details(memo))]
      + MemoMarkdown.blocks(memo.body).map(paragraph)
      + memo.links.map { ReportDocument.Paragraph(.listItem, words.link($0)) }
  }

  private func paragraph(_ block: MemoBlock) -> ReportDocument.Paragraph {
    switch block {
    case .heading(_, let runs):
      ReportDocument.Paragraph(
        .heading3, runs.map { ReportDocument.Run($0.text, isItalic: $0.isItalic) })
    case .item(let runs): ReportDocument.Paragraph(.listItem, runs.map(run))
    case .quote(let runs): ReportDocument.Paragraph(.quote, runs.map(run))
    case .paragraph(let runs): ReportDocument.Paragraph(.normal, runs.map(run))
    }
  }

  private func run(_ run: MemoRun) -> ReportDocument.Run {
    ReportDocument.Run(run.text, isBold: run.isBold, isItalic: run.isItalic, isCode: run.isCode)
  }

  // MARK: - HTML

  /// The document as a page that needs nothing besides itself.
  package func html(_ memos: [Memo]) -> String {
    var lines = ["<h1>\(MarkupText.escaped(title))</h1>"]
    if memos.isEmpty { lines.append("<p class=\"note\">\(MarkupText.escaped(words.noMemos))</p>") }
    if columns > 1 {
      lines.append("<div class=\"side\">")
      for memo in memos {
        lines.append("<section>")
        lines.append("<h2>\(MarkupText.escaped(words.subject(memo.subject)))</h2>")
        lines += html(memo)
        lines.append("</section>")
      }
      lines.append("</div>")
    } else {
      for group in groups(memos) {
        lines.append("<h2>\(MarkupText.escaped(words.subject(group.subject)))</h2>")
        lines += group.memos.flatMap(html)
      }
    }
    return HTMLPage.page(
      title: title, language: words.language, style: Self.style(columns: columns),
      body: lines.joined(separator: "\n"))
  }

  private func html(_ memo: Memo) -> [String] {
    var lines = [
      "<h3>\(MarkupText.escaped(heading(memo)))</h3>",
      "<p class=\"note\">\(MarkupText.escaped(words.details(memo)))</p>",
    ]
    var isList = false
    for block in MemoMarkdown.blocks(memo.body) {
      if case .item = block {
        if !isList { lines.append("<ul>") }
        isList = true
      } else if isList {
        lines.append("</ul>")
        isList = false
      }
      lines.append(html(block))
    }
    if isList { lines.append("</ul>") }
    if !memo.links.isEmpty {
      lines += memo.links.map { "<p class=\"note\">\(MarkupText.escaped(words.link($0)))</p>" }
    }
    return lines
  }

  private func html(_ block: MemoBlock) -> String {
    switch block {
    case .heading(_, let runs): "<h4>\(html(runs))</h4>"
    case .item(let runs): "<li>\(html(runs))</li>"
    case .quote(let runs): "<blockquote>\(html(runs))</blockquote>"
    case .paragraph(let runs): "<p>\(html(runs))</p>"
    }
  }

  private func html(_ runs: [MemoRun]) -> String {
    runs.map { run in
      var text = MarkupText.escaped(run.text).replacing("\n", with: "<br>")
      if run.isCode { text = "<code>\(text)</code>" }
      if run.isItalic { text = "<em>\(text)</em>" }
      return run.isBold ? "<strong>\(text)</strong>" : text
    }.joined()
  }

  private static func style(columns: Int) -> String {
    """
    h3 { font-size: 1.05rem; margin: 1.25rem 0 .15rem; }
    h4 { font-size: 1rem; margin: .75rem 0 .15rem; }
    p, ul, blockquote { margin: .25rem 0 .5rem; max-width: 44rem; }
    blockquote { padding-left: 1rem; border-left: 3px solid #8a8a8a; }
    .side { display: grid; grid-template-columns: repeat(\(columns), 1fr); gap: 0 1.5rem; }
    section { break-inside: avoid; }
    """
  }
}
