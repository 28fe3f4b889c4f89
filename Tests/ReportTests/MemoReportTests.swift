import Formats
import Report
import Study
import Testing

@Suite("Memos in print")
struct MemoReportTests {
  private func memo(
    _ key: String, on subject: WritingLabel = WritingLabel(.project, ""), title: String = "",
    _ body: String
  ) -> Memo {
    Memo(
      key: key, kind: "theory", title: title, body: body, words: 3, subject: subject,
      author: "Ane", at: "2026-03-04T10:00:00Z")
  }

  private func texts(_ document: ReportDocument) -> [String] {
    document.blocks.compactMap { block in
      guard case .paragraph(let paragraph) = block else { return nil }
      return "\(paragraph.style.rawValue) " + paragraph.runs.map(\.text).joined()
    }
  }

  @Test("their Markdown becomes headings, items, quotations and runs")
  func word() {
    let body =
      "# Del\n\nEn **fet** og *skrå* linje\nsom går videre.\n- ett\n- to\n> sitat\n2 * 3 * 4"
    let document = MemoCollection(Wording(.nb), title: "Memoer").document([memo("m1", body)])
    #expect(
      texts(document) == [
        "Title Memoer", "Heading1 Hele prosjektet", "Heading2 m1",
        "Context m1 · theory · Ane · 2026-03-04 · 3 ord", "Heading3 Del",
        "Normal En fet og skrå linje\nsom går videre.", "ListBullet ett", "ListBullet to",
        "Quote sitat", "Normal 2 * 3 * 4",
      ])
    guard case .paragraph(let paragraph) = document.blocks[5] else {
      Issue.record("no paragraph")
      return
    }
    #expect(paragraph.runs.filter(\.isBold).map(\.text) == ["fet"])
    #expect(paragraph.runs.filter(\.isItalic).map(\.text) == ["skrå"])
  }

  @Test("stand under one heading where they are on the same thing")
  func groups() {
    let code = WritingLabel(.code, "A/B", isGone: true)
    let memos = [memo("m1", on: code, "x"), memo("m2", on: code, "y"), memo("m3", "z")]
    let text = MemoCollection(Wording(.nn), title: "Memo").markdown(memos)
    #expect(text.components("## Kode A / B (fjerna)") == 2)
    #expect(text.components("## Heile prosjektet") == 2)
  }

  @Test("nothing that a memo says breaks out of a page or a table")
  func escaping() {
    let wild = memo("m1", title: "<b>|x", "<script>alert(1)</script> | `a`\n\n</table>")
    let page = MemoCollection(Wording(.en), title: "<i>").html([wild])
    #expect(!page.contains("<script>") && !page.contains("</table>") && !page.contains("<b>"))
    let side = MemoCollection(Wording(.en), title: "x", columns: 2).markdown([wild, wild])
    let rows = side.split(separator: "\n").filter { $0.hasPrefix("| **") }
    #expect(rows.count == 1)
    #expect(!side.contains("<script>"))
  }

  @Test("a content analysis has code, sub-category and category by the depth of the path")
  func contentAnalysis() {
    func row(_ names: [String]) -> CondensedRow {
      CondensedRow(
        key: "u1", check: "t1-s1", caseName: "07", source: "int01", code: CodePath(names),
        themes: ["T"], passages: [CondensedPassage(id: "int01:2", text: "a\n\nb")], state: .text,
        text: "kort", freshness: .current, author: "Ane")
    }
    let table = CondensationTables(Wording(.nb), isForPrint: true)
      .units([row(["K"]), row(["A", "K"]), row(["A", "B", "C", "K"])])
    #expect(
      table.columns.map(\.title) == [
        "Sitat", "Informant", "Meningsenhet", "Fortettet meningsenhet", "Kode", "Underkategori",
        "Kategori", "Tema",
      ])
    let codes = table.rows.map { row in row.cells[4...6].map { $0 } }
    #expect(codes[0] == [.text("K"), .text(""), .text("")] as [Table.Cell])
    #expect(codes[1] == [.text("K"), .text(""), .text("A")] as [Table.Cell])
    #expect(codes[2] == [.text("K"), .text("B / C"), .text("A")] as [Table.Cell])
    #expect(table.rows[0].cells[2] == .text("a b"))
  }

  @Test("every language's columns are known when a table is read back")
  func titles() {
    for words in [Wording(.nb), Wording(.nn), Wording(.en)] {
      let tables = CondensationTables(words)
      for table in [tables.units([]), tables.cells([], showsPassages: true)] {
        let fields = table.columns.compactMap {
          Wording.condensedFields[$0.title.foldedForTest]
        }
        #expect(fields.sorted() == ["check", "id", "text"])
      }
    }
  }
}

extension String {
  fileprivate var foldedForTest: String { lowercased() }

  fileprivate func components(_ part: String) -> Int {
    var rest = self[...]
    var count = 1
    while let found = rest.firstRange(of: part) {
      count += 1
      rest = rest[found.upperBound...]
    }
    return count
  }
}
