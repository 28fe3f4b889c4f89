import Foundation
import Formats
import Quotation
import Report
import Testing

@Suite("Documents as LaTeX, HTML and Markdown")
struct DocumentWriterTests {
  private static let document = ReportDocument(
    title: "Funn", language: .nb,
    blocks: [
      .paragraph(.init(.title, "Funn & mer")), .paragraph(.init(.heading1, "Tillit")),
      .paragraph(.init(.quote, [.init("Anna:", isBold: true), .init(" Jeg <stoler>.")])),
      .paragraph(.init(.quote, "1. Alltid")),
      .paragraph(
        .init(
          .attribution,
          [
            .init("(L01)", footnote: "int03:41"),
            .init("", comment: .init(author: "Ane", text: "sjekk\nnavn")),
          ])),
      .paragraph(.init(.listItem, "ein")), .paragraph(.init(.listItem, "to")),
      .table(
        .init(
          header: ["Kode", "n"], rows: [[.init("Til|lit"), .init("3")]], widths: [3, 1],
          numeric: [1])),
      .paragraph(.init(.normal, [.init("a\nb_c "), .init("x`y", isCode: true)])),
    ])

  @Test("Markdown has a block quote, footnotes for both kinds of notes, and a table")
  func markdown() {
    #expect(
      DocumentMarkdown(Self.document).text == """
        # Funn \\& mer

        ## Tillit

        > **Anna:** Jeg \\<stoler\\>.
        >
        > 1\\. Alltid

        (L01)[^1][^2]

        - ein
        - to

        | Kode | n |
        | --- | --: |
        | Til\\|lit | 3 |

        a\\
        b_c `` x`y ``

        [^1]: int03:41

        [^2]: **Ane:** sjekk\\
            navn

        """)
  }

  @Test("HTML has figures with their captions, headers of columns and rows, and notes with links")
  func html() {
    let page = DocumentHTML(Self.document).text
    for part in [
      "<html lang=\"nb\">", "<h1>Funn &amp; mer</h1>", "<h2>Tillit</h2>",
      "<blockquote>\n<p><strong>Anna:</strong> Jeg &lt;stoler&gt;.</p>\n<p>1. Alltid</p>\n</blockquote>",
      "<figcaption>(L01)<sup><a id=\"ref1\" href=\"#note1\" role=\"doc-noteref\">1</a></sup>",
      "<ul>\n<li>ein</li>\n<li>to</li>\n</ul>", "<th scope=\"col\" class=\"number\">n</th>",
      "<th scope=\"row\">Til|lit</th><td class=\"number\">3</td>", "a<br>b_c <code>x`y</code>",
      "<li id=\"note2\"><b>Ane:</b> sjekk<br>navn ",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(!page.contains("<script"))
  }

  @Test("without a title the highest headings are the page's own")
  func levels() {
    let document = ReportDocument(
      title: "x", language: .en, blocks: [.paragraph(.init(.heading1, "Agreement"))])
    #expect(DocumentHTML(document).text.contains("<h1>Agreement</h1>"))
    #expect(DocumentMarkdown(document).text == "# Agreement\n")
  }

  @Test("LaTeX has quote environments, footnotes and a table over pages")
  func latex() {
    let text = DocumentLaTeX(Self.document).text
    for part in [
      "\\section[{Tillit}]{Tillit}", "\\begin{quote}\n\\textbf{Anna:} Jeg \\textless{}stoler",
      "\\nopagebreak{\\small (L01)\\footnote{int03:41}\\footnote{\\textbf{Ane:} sjekk\\endgraf navn}\\par}",
      "\\begin{longtable}{L{0.750}R{0.250}}", "Til\\textbar{}lit & 3 \\\\",
      "a\\leavevmode\\newline{}b\\_c \\texttt{x\\textasciigrave{}y}", "[norsk]{babel}",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  private static let hostile = [
    "=cmd|' /C calc'!A0", "\u{0}\u{1}\u{1F}\u{7F}", "]]></body>", "<w:t>", "\\input{/etc/passwd}",
    "100 % & $5 #1 _x_ ^2 ~", "{{{", "}}}", "👩\u{200D}👧 ☃ ⟦x⟧ 漢字", "A\u{30A}rlig e\u{301}",
    "\"NAV\"",
    "[x] *y*", "\n\nto\n", "--- '' ,, ``", "−≥α", "", " ", "\\", "\u{FFFD}\u{FEFF}\u{2028}",
    String(repeating: "lang ", count: 8_000),
  ]

  private static func everywhere(_ texts: [String]) -> ReportDocument {
    let styles: [ReportDocument.Style] = [
      .title, .heading1, .heading2, .heading3, .normal, .quote, .attribution, .context, .caption,
      .listItem,
    ]
    return ReportDocument(
      title: texts.joined(), language: .nn,
      blocks: texts.flatMap { text -> [ReportDocument.Block] in
        styles.map { .paragraph(.init($0, [.init(text, isBold: true, footnote: text)])) }
          + [.table(.init(header: [text, "n"], rows: [[.init(text), .init("1")]], numeric: [1]))]
      })
  }

  @Test("no text breaks out of its place, and the same document is the same text every time")
  func hostileTexts() {
    let document = Self.everywhere(Self.hostile)
    let page = DocumentHTML(document).text
    #expect(!page.contains("<w:t>") && !page.contains("]]></body>"))
    #expect(page.components(separatedBy: "</body>").count == 2)
    let latex = DocumentLaTeX(document).text
    #expect(!latex.contains("\\input{/etc"))
    #expect(DocumentHTML(document).text == page)
    #expect(DocumentLaTeX(document).text == latex)
    #expect(DocumentMarkdown(document).text == DocumentMarkdown(document).text)
  }

  private static let engines = ["pdflatex"].map { "/usr/bin/" + $0 }
    .filter { FileManager.default.isExecutableFile(atPath: $0) }

  @Test("LaTeX of hostile texts compiles", arguments: engines)
  func compiles(engine: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = DocumentLaTeX(Self.everywhere(Self.hostile.map { String($0.prefix(400)) })).text
    try Data(text.utf8).write(to: folder.appending(path: "a.tex"))
    let process = Process()
    process.executableURL = URL(filePath: engine)
    process.arguments = ["-draftmode", "-interaction=nonstopmode", "-halt-on-error", "a.tex"]
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let log = (try? String(contentsOf: folder.appending(path: "a.log"), encoding: .isoLatin1)) ?? ""
    let faults = log.components(separatedBy: "\n").filter { $0.hasPrefix("!") }
    #expect(process.terminationStatus == 0, "\(faults)")
  }

  @Test("ids and coders of quotations stand beside them, in footnotes or in comments")
  func details() {
    func runs(_ details: QuotationLayout.Details) -> [ReportDocument.Run] {
      let layout = QuotationLayout(details: details)
      let document = QuotationDocument(Wording(.nb), layout: layout)
        .document(QuotationScene.list)
      return document.blocks.compactMap { block -> ReportDocument.Paragraph? in
        guard case .paragraph(let paragraph) = block, paragraph.style == .attribution else {
          return nil
        }
        return paragraph
      }.first?.runs ?? []
    }
    let details = "int03:41b · kodet av Anna · også kodet: Tid"
    let texts: [String] = runs(.beside).map(\.text)
    let besides: [String] = ["(Leder 03, privat)  ", details]
    #expect(texts == besides)
    let noted: [ReportDocument.Run] = [.init("(Leder 03, privat)", footnote: details)]
    #expect(runs(.footnote) == noted)
    let comment = ReportDocument.Comment(author: "Anna, Bo", text: details)
    let commented: [ReportDocument.Run] = [.init("(Leder 03, privat)", comment: comment)]
    #expect(runs(.comment) == commented)
  }
}
