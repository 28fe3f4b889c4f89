@testable import Formats
import Testing

@Suite("Spreadsheets out")
struct SpreadsheetTests {
  private func part(_ name: String, _ book: Spreadsheet) throws -> String {
    let bytes = try #require(try ZipReader(book.file().bytes).read(name))
    return String(decoding: bytes, as: UTF8.self)
  }

  private let book = Spreadsheet(sheets: [
    .init(
      name: "Ark/1", columns: [.init("Kode", width: 20), .init("n"), .init("α")],
      rows: [
        [.text("=1+1"), .integer(3), .number(0.5)],
        [.text("  to\nlinjer"), .empty, .percent(0.25)],
        [.integer(9_007_199_254_740_993), .number(.infinity), .integer(-2)],
      ])
  ])

  @Test("cells have their types, and text is never a formula")
  func cells() throws {
    let sheet = try part("xl/worksheets/sheet1.xml", book)
    let strings = try part("xl/sharedStrings.xml", book)
    #expect(!sheet.contains("<f>"))
    #expect(strings.contains("<t>=1+1</t>"))
    #expect(strings.contains("<t xml:space=\"preserve\">  to\nlinjer</t>"))
    // 2^53 + 1 is no Double, so it is kept as text.
    #expect(strings.contains("<t>9007199254740993</t>"))
    #expect(sheet.contains("<v>0.5</v>"))
    #expect(sheet.contains("<v>-2</v>"))
    #expect(!sheet.contains("r=\"B4\""))
  }

  @Test("the header stays in view and can be filtered by")
  func header() throws {
    let sheet = try part("xl/worksheets/sheet1.xml", book)
    #expect(sheet.contains("ySplit=\"1\""))
    #expect(sheet.contains("state=\"frozen\""))
    #expect(sheet.contains("<autoFilter ref=\"A1:C4\"/>"))
  }

  @Test("the same workbook is the same file every time")
  func deterministic() throws {
    #expect(try book.file() == book.file())
  }

  @Test("a text that no cell can hold is cut and told of")
  func cuts() throws {
    let long = String(repeating: "😅", count: 20_000)
    let sheet = Spreadsheet.Sheet(
      name: "x", columns: [.init("a", wraps: true)], rows: [[.text("b")], [.text(long)]])
    let file = try Spreadsheet(sheets: [sheet]).file()
    #expect(file.cuts == [Spreadsheet.Cut(sheet: "x", row: 3, column: 1, length: 40_000)])
    let strings = try #require(try ZipReader(file.bytes).read("xl/sharedStrings.xml"))
    let text = String(decoding: strings, as: UTF8.self)
    // 32,765 units hold 16,382 faces of two units each; " …" ends the text.
    #expect(text.unicodeScalars.count { $0 == "😅" } == 16_382)
    #expect(text.contains("😅 …</t>"))
  }

  @Test("more rows than a sheet holds are refused")
  func tooLarge() {
    let rows = [[SheetCell]](repeating: [], count: 1_048_576)
    let book = Spreadsheet(sheets: [.init(name: "x", columns: [.init("a")], rows: rows)])
    #expect(
      throws: Spreadsheet.WritingError.tooLarge(sheet: "x", rows: 1_048_577, columns: 1)
    ) { try book.file() }
  }

  @Test("names of sheets are made allowed and unique")
  func names() {
    #expect(
      SheetNames.unique(["a/b", "A:B", "", "'x'", String(repeating: "y", count: 40)])
        == ["a b", "A B 2", "1", "x", String(repeating: "y", count: 31)])
    let long = String(repeating: "y", count: 40)
    #expect(SheetNames.unique([long, long])[1] == String(repeating: "y", count: 29) + " 2")
  }

  @Test("a workbook without sheets has an empty one")
  func empty() throws {
    #expect(try part("xl/workbook.xml", Spreadsheet(sheets: [])).contains("<sheet name=\"1\""))
  }
}
