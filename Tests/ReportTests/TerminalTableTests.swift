import Formats
import Report
import Testing

@Suite("Tables on a terminal")
struct TerminalTableTests {
  private let table = Table(
    columns: [Table.Column("a", "Kode"), Table.Column("n", "n", .integer)],
    rows: [Table.Row(["Samarbeid med hjelpeapparatet", 7])])

  @Test("wide text is cut with an ellipsis so that the line fits")
  func truncates() {
    #expect(
      TerminalTable(language: .nb, width: 20).text(table) == """
        Kode               n
        ─────────────────  ─
        Samarbeid med hj…  7

        """)
  }

  @Test("or wrapped at blanks, set in as its first line is")
  func wraps() {
    let tree = table.with(rows: [Table.Row(["Samarbeid med hjelpeapparatet", 7], indent: 1)])
    #expect(
      TerminalTable(language: .nb, width: 20, overflow: .wraps).text(tree) == """
        Kode               n
        ─────────────────  ─
          Samarbeid med    7
          hjelpeapparatet

        """)
  }

  @Test("many columns of text still fit, as long as there is room for six signs each")
  func manyColumns() {
    let columns = (0..<8).map { Table.Column("c\($0)", "Kolonne \($0)") }
    let row = Table.Row(columns.map { _ in "Samarbeid med hjelpeapparatet" })
    for overflow in [TerminalTable.Overflow.wraps, .truncates] {
      let text = TerminalTable(language: .nb, width: 80, overflow: overflow)
        .text(Table(columns: columns, rows: [row]))
      #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= 80 })
    }
  }

  @Test("colour is for the heading alone, and only when wanted")
  func colour() {
    let plain = TerminalTable(language: .nb).text(table)
    let coloured = TerminalTable(language: .nb, hasColour: true).text(table)
    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.split(separator: "\n").filter { $0.contains("\u{1B}") }.count == 1)
    #expect(
      coloured.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "") == plain)
  }

  @Test("text from a transcript cannot steer the terminal")
  func controlCharacters() {
    let hostile = table.with(rows: [Table.Row(["a\u{1B}[2Jb\u{9B}c\u{202E}d\r\ne", 1])])
    let row = TerminalTable(language: .nb).text(hostile).split(separator: "\n").last
    #expect(row == "a\u{FFFD}[2Jb\u{FFFD}c\u{FFFD}d  e  1")
  }

  @Test(
    "width counts columns, not scalars",
    arguments: [
      ("blåbær", 6), ("bla\u{30A}bær", 6), ("漢字", 4), ("😀", 2), ("👩‍👩‍👧", 2), ("🇳🇴", 2),
      ("❤️", 2), ("e\u{301}\u{302}", 1), ("a\u{200B}b", 2), ("«–»…", 4), ("", 0),
    ])
  func width(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test("cutting never splits a sign, and never exceeds the width", arguments: 0...8)
  func cutting(width: Int) {
    let text = "å漢bla\u{30A}👩‍👩‍👧d"
    let cut = DisplayWidth.truncated(text, to: width)
    #expect(DisplayWidth.of(cut) <= width)
    #expect(text.hasPrefix(cut.replacing("…", with: "")))
  }

  @Test("wrapping loses no word and breaks only words that are too wide", arguments: 1...12)
  func wrapping(width: Int) {
    let text = "en arbeidsgiver tok imot"
    let lines = DisplayWidth.wrapped(text, to: width)
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
    #expect(lines.joined().replacing(" ", with: "") == text.replacing(" ", with: ""))
  }
}

@Suite("Numbers")
struct NumberFormatTests {
  @Test(
    "decimals are rounded half away from zero, with comma and no negative nothing",
    arguments: [
      (0.285, 2, "0,29"), (-0.285, 2, "−0,29"), (1.005, 2, "1,01"), (-0.0004, 3, "0,000"),
      (2.5, 0, "3"), (1234.5, 1, "1234,5"), (12345.678, 1, "12\u{A0}345,7"),
      (0.9996, 3, "1,000"), (.nan, 2, ""), (.infinity, 2, ""),
    ])
  func decimals(value: Double, digits: Int, expected: String) {
    #expect(NumberFormat.people(.nb).decimal(value, digits: digits) == expected)
  }

  @Test(
    "whole numbers are grouped from five digits on, for people",
    arguments: [
      (999, "999", "999"), (1000, "1000", "1000"), (10000, "10\u{A0}000", "10,000"),
      (-1_234_567, "−1\u{A0}234\u{A0}567", "−1,234,567"),
    ])
  func integers(value: Int, norwegian: String, english: String) {
    #expect(NumberFormat.people(.nn).integer(value) == norwegian)
    #expect(NumberFormat.people(.en).integer(value) == english)
    #expect(NumberFormat.machine.integer(value) == String(value))
  }

  @Test("percent has a sign as the language sets it")
  func percent() {
    #expect(NumberFormat.people(.nb).percent(0.855, digits: 1) == "85,5\u{A0}%")
    #expect(NumberFormat.people(.en).percent(0.855, digits: 0) == "86%")
  }
}
