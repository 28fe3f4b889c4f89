import Foundation
import Formats
import Report
import Testing

@Suite("Tables")
struct TableTests {
  /// Everything that a format must escape, in one table.
  static let table = Table(
    title: "Koder & <tegn>", notes: ["Én linje."],
    columns: [
      Table.Column("code", "Kode"), Table.Column("n", "Antall", .integer),
      Table.Column("alpha", "α", .decimal(3)), Table.Column("share", "Andel", .percent(1)),
    ],
    rows: [
      Table.Row(["Tillit", 12345, .number(0.6666666), .number(0.125)]),
      Table.Row(
        ["a|b <i> \"x\", & 'y'\tz\nny", 3, .missing("ingen variasjon"), .empty], indent: 1),
      Table.Row([.list(["=cmd()", "B"]), -4, .number(-0.0004), .number(1)]),
    ], remarks: ["Slutt."])

  @Test("CSV has machine names, points, every digit, quotes where they are needed")
  func csv() {
    #expect(
      Self.table.delimited(.csv) == """
        code,n,alpha,share
        Tillit,12345,0.6666666,0.125
        "a|b <i> ""x"", & 'y'\tz
        ny",3,,
        =cmd(); B,-4,-0.0004,1

        """)
  }

  @Test("TSV keeps one row a line")
  func tsv() {
    #expect(
      Self.table.delimited(.tsv) == """
        code\tn\talpha\tshare
        Tillit\t12345\t0.6666666\t0.125
        a|b <i> "x", & 'y' z ny\t3\t\t
        =cmd(); B\t-4\t-0.0004\t1

        """)
  }

  @Test("CSV for Excel has titles, commas, and no text that runs as a formula")
  func excel() {
    let text = Self.table.delimited(.excelNB)
    #expect(text.hasPrefix("\u{FEFF}Kode;Antall;α;Andel\r\nTillit;12345;0,6666666;0,125\r\n"))
    #expect(text.hasSuffix("\"'=cmd(); B\";-4;-0,0004;1\r\n"))
  }

  @Test("JSON keeps lists, and says null where there is no value")
  func json() throws {
    let lines = Self.table.jsonLines.split(separator: "\n").map(String.init)
    #expect(lines.count == 3)
    #expect(lines[0] == #"{"code":"Tillit","n":12345,"alpha":0.6666666,"share":0.125}"#)
    #expect(lines[2] == #"{"code":["=cmd()","B"],"n":-4,"alpha":-0.0004,"share":1}"#)
    let data = Data(Self.table.jsonArray.utf8)
    let rows = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    #expect(rows.count == 3)
    #expect(rows[1]["code"] as? String == "a|b <i> \"x\", & 'y'\tz\nny")
    #expect(rows[1]["alpha"] is NSNull)
    #expect(rows[1]["share"] is NSNull)
    #expect(Table(columns: [], rows: []).jsonArray == "[]\n")
  }

  @Test("Markdown escapes what it would read as markup, and aligns numbers to the right")
  func markdown() {
    #expect(
      MarkdownTable(language: .nb).text(Self.table) == """
        ## Koder \\& \\<tegn\\>

        Én linje.

        | Kode | Antall | α | Andel |
        | --- | --: | --: | --: |
        | Tillit | 12\u{A0}345 | 0,667 | 12,5\u{A0}% |
        | &emsp;a\\|b \\<i\\> "x", \\& 'y'\tz<br>ny | 3 | ingen variasjon |  |
        | =cmd(); B | −4 | 0,000 | 100,0\u{A0}% |

        Slutt.

        """)
  }

  @Test("HTML escapes text, says its language, and says why a value is missing")
  func html() {
    let page = HTMLTable(language: .nn).text(Self.table)
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"nn\">"))
    #expect(page.contains("<title>Koder &amp; &lt;tegn&gt;</title>"))
    #expect(
      page.contains(
        "padding-left: 1em\">a|b &lt;i&gt; &quot;x&quot;, &amp; &#39;y&#39;\tz<br>ny</th>"))
    #expect(page.contains("<td class=\"missing\">ingen variasjon</td>"))
    #expect(page.contains("<td class=\"number\">0,667</td>"))
    #expect(!page.contains("<i>"))
    #expect(!page.contains("<script"))
  }

  @Test("a terminal gets aligned columns")
  func terminal() {
    #expect(
      TerminalTable(language: .en).text(Self.table) == """
        Koder & <tegn>
        Én linje.

        Kode                       Antall                α   Andel
        ─────────────────────────  ──────  ───────────────  ──────
        Tillit                     12,345            0.667   12.5%
          a|b <i> "x", & 'y' z ny       3  ingen variasjon
        =cmd(); B                      −4            0.000  100.0%

        Slutt.

        """)
  }

  @Test("a workbook has typed cells, and its notes on a sheet of their own")
  func workbook() {
    let book = Self.table.spreadsheet(Wording(.nb))
    #expect(book.sheets.map(\.name) == ["Koder & <tegn>", "Om tabellen"])
    #expect(book.sheets[0].columns.map(\.title) == ["Kode", "Antall", "α", "Andel"])
    #expect(
      book.sheets[0].rows[0]
        == [.text("Tillit"), .integer(12345), .number(0.6666666), .percent(0.125)])
    #expect(book.sheets[0].rows[1].suffix(2) == [.empty, .empty])
    #expect(
      book.sheets[1].rows == [[.text("Koder & <tegn>")], [.text("Én linje.")], [.text("Slutt.")]])
  }

  @Test("a Word document has a caption, notes and a table in people's numbers")
  func word() throws {
    let document = Self.table.document(Wording(.nb))
    #expect(document.language == .nb)
    #expect(!document.isLandscape)
    #expect(document.blocks.first == .paragraph(.caption("Tabell", 1, "Koder & <tegn>")))
    guard case .table(let table) = document.blocks[2] else {
      Issue.record("the table comes after caption and note")
      return
    }
    #expect(table.header == ["Kode", "Antall", "α", "Andel"])
    #expect(table.rows[0].last == ReportDocument.Cell("12,5\u{A0}%"))
  }
}
