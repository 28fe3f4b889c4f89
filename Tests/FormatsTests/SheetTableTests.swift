import Testing

@testable import Formats

@Suite("Workbooks read back")
struct SheetTableTests {
  @Test("a workbook of openpyxl: the sheet that people see, row by row with its number")
  func openpyxl() throws {
    let table = try SheetTable(SheetFixture.openpyxl)
    #expect(table.header == ["kode", "vedtak", "n", "merknad"])
    #expect(
      table.rows == [
        .init(line: 2, cells: ["Samarbeid/Tillit", "Ane", "12", "to\nlinjer & <mer>"]),
        .init(line: 5, cells: ["Forløp", "", "0.25", "TRUE"]),
        .init(line: 6, cells: ["d12", "", "", "før fet"]),
        .init(line: 7, cells: ["  blank  ", "\u{1F469}\u{1F3FD}", "", ""]),
      ])
  }

  @Test("the same saved by LibreOffice, with the values of its formulas")
  func libreOffice() throws {
    let table = try SheetTable(SheetFixture.libreOffice)
    #expect(table.header == ["kode", "vedtak", "n", "merknad"])
    #expect(table.rows.map(\.line) == [2, 5, 6, 7])
    #expect(table.rows[2].cells == ["d12", "Ane; Bjørn", "42", "før fet"])
    #expect(table.rows[0].cells[3] == "to\nlinjer & <mer>")
  }

  @Test("a workbook that was written here comes back as it was")
  func ownBooks() throws {
    let cells = ["=1+1", "  to\nlinjer ", "a\u{1}_x_b", "\u{1F469}\u{1F3FD} å", "1e5", ""]
    let book = Spreadsheet(sheets: [
      .init(
        name: "Møte", columns: ["a", "b", "c", "d", "e", "f", "n"].map { .init($0) },
        rows: [cells.map { .text($0) } + [.integer(412)]])
    ])
    let table = try SheetTable(book.file().bytes)
    #expect(table.header == ["a", "b", "c", "d", "e", "f", "n"])
    #expect(table.rows == [.init(line: 2, cells: cells + ["412"])])
  }

  func book(
    _ sheet: String, strings: String = "", prologue: String = "",
    namespace: String = "http://purl.oclc.org/ooxml/spreadsheetml/main"
  ) throws -> [UInt8] {
    let office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    func relation(_ id: String, _ type: String, _ target: String) -> String {
      "<Relationship Id=\"\(id)\" Type=\"\(office)/\(type)\" Target=\"\(target)\"/>"
    }
    return try ZipWriter.archive([
      .init(
        "_rels/.rels",
        "<Relationships xmlns=\"\(relations)\">"
          + relation("a", "officeDocument", "xl/workbook.xml") + "</Relationships>"),
      .init(
        "xl/workbook.xml",
        "<workbook xmlns=\"\(namespace)\" xmlns:r=\"\(office)\"><sheets>"
          + "<sheet name=\"1\" sheetId=\"1\" r:id=\"b\"/></sheets></workbook>"),
      .init(
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"\(relations)\">" + relation("b", "worksheet", "/xl/s.xml")
          + relation("c", "sharedStrings", "t.xml") + "</Relationships>"),
      .init("xl/t.xml", "<sst xmlns=\"\(namespace)\">\(strings)</sst>"),
      .init(
        "xl/s.xml",
        prologue + "<worksheet xmlns=\"\(namespace)\"><sheetData>\(sheet)</sheetData></worksheet>"
      ),
    ])
  }

  @Test("the strict form, cells without references, and readings above a text")
  func strict() throws {
    let table = try SheetTable(
      book(
        "<row><c t=\"s\"><v>0</v></c><c t=\"str\"><v>b</v></c></row><row r=\"9\"><c><v>3.0</v></c></row>",
        strings: "<si><r><t>ko</t></r><r><t>de</t></r><rPh><t>x</t></rPh></si>"))
    #expect(table.header == ["kode", "b"])
    #expect(table.rows == [.init(line: 9, cells: ["3", ""])])
  }

  @Test(
    "a cell that names no place, or a text that is not there, is refused with its row",
    arguments: [
      ("<c r=\"A0A\" t=\"s\"><v>7</v></c>", "A0A"), ("<c r=\"5\"><v>1</v></c>", "5"),
      ("<c r=\"ZZZZ1\"><v>1</v></c>", "ZZZZ1"), ("<c r=\"A1\" t=\"s\"><v>-1</v></c>", "A1"),
    ])
  func wrongCells(cell: String, reference: String) throws {
    let bytes = try book("<row r=\"4\">\(cell)</row>")
    #expect(throws: SheetReadingError.wrongCell(row: 4, reference: reference)) {
      try SheetTable(bytes)
    }
  }

  @Test("a document type, an empty sheet, a Word file, a text and a cut file are each told")
  func errors() throws {
    #expect(throws: SheetReadingError.documentType(part: "xl/s.xml")) {
      try SheetTable(book("", prologue: "<!DOCTYPE worksheet [<!ENTITY a \"b\">]>"))
    }
    #expect(throws: SheetReadingError.empty) { try SheetTable(book("")) }
    #expect(throws: SheetReadingError.notWorkbook(.docx)) {
      try SheetTable(WordFixture.bytes(WordFixture.p("nei")))
    }
    #expect(throws: SheetReadingError.notWorkbook(.text)) { try SheetTable(Array("nei".utf8)) }
    let whole = SheetFixture.libreOffice
    for length in stride(from: 0, to: whole.count, by: 97) {
      #expect(throws: SheetReadingError.self) { try SheetTable(Array(whole[..<length])) }
    }
  }

  @Test("a sheet that would unpack to too much is refused")
  func bombs() throws {
    let row = "<row><c t=\"str\"><v>" + String(repeating: "a", count: 3 << 20) + "</v></c></row>"
    #expect(throws: SheetReadingError.tooLarge(.ratio, part: "xl/s.xml")) {
      try SheetTable(book(row))
    }
    #expect(throws: SheetReadingError.tooLarge(.entryBytes, part: "xl/s.xml")) {
      try SheetTable(book(row), limits: ZipLimits(entryBytes: 1 << 20, ratio: 1 << 20))
    }
  }
}

@Suite("Markdown tables read back")
struct PipeTableTests {
  private func table(_ text: String) throws -> PipeTable { try PipeTable(Array(text.utf8)) }

  @Test("the first table of a text, with its lines")
  func first() throws {
    let table = try table(
      "# Møte\n\nnot | a table\n\n| id | vedtak |\n| :-- | --: |\n| d1 | Ane |\n|d2|\n\n| x |\n|---|\n"
    )
    #expect(table.header == ["id", "vedtak"])
    #expect(
      table.rows == [.init(line: 7, cells: ["d1", "Ane"]), .init(line: 8, cells: ["d2", ""])])
  }

  @Test("what was escaped comes back as it was")
  func escapes() throws {
    let table = try table("| a | b |\n|---|---|\n| \\|\\\\ \\*x\\* a\\_b | to<br>linjer \\& |\n")
    #expect(table.rows.map(\.cells) == [["|\\ *x* a_b", "to\nlinjer &"]])
  }

  @Test("a text without a table, and a row that is too long, are refused")
  func errors() throws {
    #expect(throws: DelimitedTableError.empty) { try table("| a |\nno ruler\n") }
    #expect(throws: DelimitedTableError.empty) { try table("") }
    #expect(throws: DelimitedTableError.raggedRow(line: 3, expected: 1, found: 2)) {
      try table("| a |\n|---|\n| b | c |\n")
    }
  }
}
