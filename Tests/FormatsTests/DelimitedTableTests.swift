import Formats
import TestSupport
import Testing

@Suite("Tables in")
struct DelimitedTableTests {
  private func table(_ text: String) throws(DelimitedTableError) -> DelimitedTable {
    try DelimitedTable(Array(text.utf8))
  }

  @Test("quoted cells hold separators, quotation marks and line ends (RFC 4180)")
  func quoting() throws {
    let read = try table("id,text\r\n1,\"a, \"\"b\"\"\r\nc\"\r\n\r\n2,say \"hi\"\r\n")
    #expect(read.header == ["id", "text"])
    #expect(
      read.rows == [
        .init(line: 2, cells: ["1", "a, \"b\"\nc"]), .init(line: 5, cells: ["2", "say \"hi\""]),
      ])
    #expect(read.separator == .comma)
  }

  @Test(
    "the separator is found from the rows",
    arguments: [
      ("a;b;c\n1,5;2,25;3\n4;5;6\n", DelimitedTable.Separator.semicolon),
      ("a,b\n1;2,\"x;y;z\"\n", .comma),
      ("a\tb\n1,2;3\t4\n", .tab),
      ("name,comment\nA,\"x; y; z\"\nB,\"v; w\"\n", .comma),
      ("id;hva, hvor, hvem;når\n1;a, b;c\n2;d;e\n", .semicolon),
      ("sep=;\na;b\n1;2\n", .semicolon),
    ])
  func separators(text: String, expected: DelimitedTable.Separator) throws {
    #expect(try table(text).separator == expected)
  }

  @Test("a line that names the separator is no row, and lines are still counted from the top")
  func separatorLine() throws {
    let read = try table("sep=;\na;b\n1;2\n")
    #expect(read.header == ["a", "b"])
    #expect(read.rows == [.init(line: 3, cells: ["1", "2"])])
  }

  @Test("decimal commas are noticed, dates and lists are not taken for them")
  func decimalComma() throws {
    #expect(try table("a;b\n1,5;x\n2;-0,25\n").hasDecimalComma)
    #expect(try !table("a;b\n1.5;x\n1,5;2.5\n3.5;\n").hasDecimalComma)
    #expect(try !table("a;b\n1,2,3;2024.01.31\n,5;5,\n").hasDecimalComma)
  }

  @Test("one column needs no separator, and keeps its commas")
  func singleColumn() throws {
    let read = try table("spørsmål\nja, nei; kanskje\nmer\n")
    #expect(read.separator == nil)
    #expect(read.rows.map(\.cells) == [["ja, nei; kanskje"], ["mer"]])
  }

  @Test("empty cells past the header are left out, and other ragged rows are errors")
  func ragged() throws {
    #expect(try table("a,b,,\n1,2,,\n3,4\n").rows.map(\.cells) == [["1", "2"], ["3", "4"]])
    #expect(throws: DelimitedTableError.raggedRow(line: 4, expected: 2, found: 3)) {
      try table("a,b\n1,\"x\ny\"\n1,2,3\n")
    }
    #expect(throws: DelimitedTableError.raggedRow(line: 3, expected: 3, found: 2)) {
      try table("a,b,c\n1,2,3\n1,2\n1,2,3\n")
    }
  }

  @Test("what is wrong is named with its line")
  func errors() {
    #expect(throws: DelimitedTableError.empty) { try table("") }
    #expect(throws: DelimitedTableError.empty) { try table("\n\n") }
    #expect(throws: DelimitedTableError.unclosedQuote(line: 3)) {
      try table("a,b\n1,2\n3,\"x\ny\nz")
    }
    #expect(throws: DelimitedTableError.textAfterQuote(line: 2, column: 2)) {
      try table("a,b\n1,\"x\" y\n")
    }
    #expect(throws: DelimitedTableError.duplicateHeader(name: "KJØNN", columns: [1, 3])) {
      try table("kjønn,alder,KJØNN\n")
    }
    #expect(throws: DelimitedTableError.notText(.notText(.pdf))) { try table("%PDF-1.4") }
  }

  @Test("in a table of tabs, quotation marks that do not pair are text")
  func tabsWithQuotes() throws {
    let read = try table("a\tb\n1\t\"Ja\", sa han\n")
    #expect(read.rows.map(\.cells) == [["1", "\"Ja\", sa han"]])
  }

  @Test("columns are found in NFC and regardless of case")
  func columns() throws {
    let read = try table("Alder , På\n1,2\n")
    #expect(read.column("alder") == 0)
    #expect(read.column("pa\u{30A}") == 1)
    #expect(read.column("x") == nil)
  }

  @Test("what is written is read back", arguments: 0..<60)
  func roundTrip(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pool = Array("ab,;\"\nå 1=".unicodeScalars)
    func cell() -> String {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...6, using: &generator) {
        view.append(pool[Int.random(in: 0..<pool.count, using: &generator)])
      }
      return String(view)
    }
    let rows = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
      ["x" + cell(), cell(), cell()]
    }
    let bytes = DelimitedWriter(.csv).bytes(
      header: ["en", "to", "tre"], rows: rows.map { $0.map { .text($0) } })
    let read = try DelimitedTable(bytes, separator: .comma)
    #expect(read.rows.map(\.cells) == rows)
  }
}

@Suite("Tables out")
struct DelimitedWriterTests {
  private let header = ["navn", "tall"]
  private let rows: [[SheetCell]] = [
    [.text("=SUM(A1)"), .number(-0.5)], [.text("a\tb\n\"c\";d"), .integer(1_000_000)],
    [.empty, .percent(0.25)], [.text("@x"), .number(.nan)],
  ]

  private func written(_ dialect: DelimitedDialect) -> String {
    String(decoding: DelimitedWriter(dialect).bytes(header: header, rows: rows), as: UTF8.self)
  }

  @Test("CSV has LF and quotes what it must")
  func csv() {
    #expect(
      written(.csv)
        == "navn,tall\n=SUM(A1),-0.5\n\"a\tb\n\"\"c\"\";d\",1000000\n,0.25\n@x,\n")
  }

  @Test("TSV has one line a row, whatever its cells hold")
  func tsv() {
    #expect(
      written(.tsv) == "navn\ttall\n=SUM(A1)\t-0.5\na b \"c\";d\t1000000\n\t0.25\n@x\t\n")
  }

  @Test("the Norwegian Excel dialect has its marks, its commas and no formulas")
  func excel() {
    #expect(
      written(.excelNB)
        == "\u{FEFF}navn;tall\r\n'=SUM(A1);-0,5\r\n\"a\tb\n\"\"c\"\";d\";1000000\r\n;0,25\r\n"
        + "'@x;\r\n")
  }

  @Test("a place, a time or a number with zeros in front stays a text in Excel, and is read back")
  func disguised() throws {
    let texts = [
      "2.2", "12:8-40", "1-2", "3/4", "007", "1e5", "1234567890123456", "2.2-2.4", "12. 5",
      "", "12", "0", "2024-05-01", "int01:2b", "2 dager", "Tillit", "-5",
    ]
    let bytes = DelimitedWriter(.excelNB).bytes(
      header: ["a", "b"], rows: texts.map { [.text($0), .text("x")] })
    let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).split(separator: "\r\n")
      .dropFirst().map { String($0.dropLast(2)) }
    let kept = texts.prefix(9).map { "\"=\"\"\($0)\"\"\"" }
    #expect(lines == kept + texts.dropFirst(9).dropLast() + ["'-5"])
    let read = try DelimitedTable(bytes)
    #expect(read.rows.map { $0.cells[0] }.dropLast() == texts.dropLast())
    for dialect in [DelimitedDialect.csv, .tsv] {
      let plain = DelimitedWriter(dialect).bytes(header: ["a"], rows: [[.text("2.2")]])
      #expect(String(decoding: plain, as: UTF8.self) == "a\n2.2\n")
    }
  }

  @Test("a row whose only cell is empty is not lost as a blank line")
  func blankRow() throws {
    let bytes = DelimitedWriter(.csv).bytes(header: ["a"], rows: [[.text("")], [.text("b")]])
    #expect(String(decoding: bytes, as: UTF8.self) == "a\n\"\"\nb\n")
  }
}
