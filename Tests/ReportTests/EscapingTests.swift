import Formats
import Foundation
import Report
import Study
import TestSupport
import Testing

@Suite("Escaping")
struct EscapingTests {
  @Test(
    "a line of Markdown is text, whatever it begins with",
    arguments: [
      ("# x", "\\# x"), ("- x", "\\- x"), ("1. x", "1\\. x"), ("12) x", "12\\) x"),
      ("1.5 x", "1\\.5 x"), ("> x", "\\> x"), ("   kode", "kode"), ("---", "\\---"),
      ("int_03 _x_", "int\\_03 \\_x\\_"), ("a_b", "a_b"), ("[x](y)", "\\[x\\](y)"),
      ("`x`", "\\`x\\`"), ("C:\\x", "C:\\\\x"), ("", ""),
    ])
  func markdownLine(text: String, expected: String) {
    #expect(MarkdownText.line(text) == expected)
  }

  @Test("markup keeps letters, and nothing that a parser would refuse")
  func markup() {
    #expect(
      MarkupText.escaped("a<b>&\"'å\u{0}\u{1F}\t")
        == "a&lt;b&gt;&amp;&quot;&#39;å\u{FFFD}\u{FFFD}\t")
  }

  /// Texts of letters and of all that any format gives a meaning.
  private static func texts(_ seed: Int) -> [String] {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pool = Array(
      "aåÅæøé|<>&\"'`*_[]#=+-@;,\\/\t\n\r\u{0}\u{1B}\u{2028}😀e\u{301} ".unicodeScalars)
    return (0..<20).map { _ in
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        text.append(pool.randomElement(using: &generator) ?? "a")
      }
      return String(text)
    }
  }

  private static func table(_ texts: [String]) -> Table {
    Table(
      columns: [Table.Column("text", "Tekst"), Table.Column("n", "n", .integer)],
      rows: texts.enumerated().map { Table.Row([.text($1), .integer($0)]) })
  }

  @Test("every JSON line reads back as the same text, scalar for scalar", arguments: 0..<20)
  func jsonRoundTrip(seed: Int) throws {
    let texts = Self.texts(seed)
    let lines = Self.table(texts).jsonLines.split(separator: "\n")
    #expect(lines.count == texts.count)
    for (line, text) in zip(lines, texts) {
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
      let object = try #require(value as? [String: Any])
      let found = try #require(object["text"] as? String)
      #expect(Array(found.unicodeScalars) == Array(text.unicodeScalars))
    }
  }

  @Test("no text can break out of a table's row", arguments: 0..<20)
  func rowsStayRows(seed: Int) {
    let texts = Self.texts(seed)
    let table = Self.table(texts)
    let rows = { (text: String) in text.split(separator: "\n", omittingEmptySubsequences: false) }
    #expect(rows(table.delimited(.tsv)).count == texts.count + 2)
    #expect(rows(TerminalTable(language: .nb).text(table)).count == texts.count + 3)
    let markdown = rows(MarkdownTable(language: .nb).text(table))
    #expect(markdown.count == texts.count + 3)
    for line in markdown.dropFirst(2).dropLast() {
      let bars = line.replacing("\\\\", with: "").replacing("\\|", with: "")
      #expect(bars.filter { $0 == "|" }.count == 3)
    }
    for line in rows(table.delimited(.tsv)).dropFirst().dropLast() {
      #expect(line.filter { $0 == "\t" }.count == 1)
    }
    let page = HTMLTable(language: .nb).text(table)
    #expect(page.components(separatedBy: "<td").count == texts.count + 1)
    #expect(page.components(separatedBy: "</th>").count == texts.count + 3)
  }

  @Test("a figure holds no text as markup, and no character that XML forbids", arguments: 0..<5)
  func figureHoldsText(seed: Int) {
    let names = Self.texts(seed).map { $0.isEmpty ? "x" : $0 }
    let map = HeatMap(
      title: names[0], caption: [names[1]], rows: names.map { CodePath(["A", $0]) },
      columns: names.map { CodePath(["A", $0]) },
      counts: names.indices.map { row in names.indices.map { row * $0 } }, hasDiagonal: true)
    let svg = HeatMapSVG(Wording(.nb)).text(map)
    #expect(!svg.contains("<script"))
    #expect(
      svg.components(separatedBy: "<text").count == svg.components(separatedBy: "</text>").count)
    #expect(!svg.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
  }
}
