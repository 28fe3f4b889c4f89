import Foundation
import TestSupport
import Testing

@testable import Formats

@Suite("Days and times in workbooks")
struct SheetDatesTests {
  private static let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

  private func element(_ body: String) throws -> XMLElement {
    let name = body.dropFirst().prefix { $0.isLetter }
    let text = body.replacing(
      "<\(name)", with: "<\(name) xmlns=\"\(Self.namespace)\"", maxReplacements: 1)
    return try XMLElement.root(of: Array(text.utf8), prefixes: SheetNamespaces.prefixes)
  }

  /// The formats of a workbook with one style for each number or code.
  private func dates(_ formats: [String], from1904: Bool = false) throws -> SheetDates {
    let codes = formats.enumerated().map {
      "<numFmt numFmtId=\"\(200 + $0)\" formatCode=\"\($1.replacing("\"", with: "&quot;"))\"/>"
    }
    let cells = formats.enumerated().map { index, format in
      "<xf numFmtId=\"\(Int(format) ?? 200 + index)\"/>"
    }
    let styles = try element(
      "<styleSheet><numFmts>\(codes.joined())</numFmts><cellXfs>\(cells.joined())</cellXfs>"
        + "</styleSheet>")
    let book = try element(
      "<workbook><workbookPr date1904=\"\(from1904 ? 1 : 0)\"/></workbook>")
    return SheetDates(styles: styles, book: book)
  }

  @Test(
    "a format says what a number is",
    arguments: [
      ("14", 45_362.0, "2024-03-11"), ("22", 45_362.75, "2024-03-11 18:00"),
      ("20", 0.25, "06:00"), ("21", 0.250_011_574_074_074_1, "06:00:01"),
      ("46", 1.5, "36:00"), ("dd/mm/yyyy;@", 1.0, "1900-01-01"),
      ("[$-414]d. mmmm yyyy", 61.0, "1900-03-01"), ("d.m.yy", 59.0, "1900-02-28"),
      ("yyyy\\-mm\\-dd hh:mm", 45_362.5, "2024-03-11 12:00"), ("mmm\\-yy", 45_362.0, "2024-03-11"),
      ("mmmm", 45_362.0, "2024-03-11"), ("[h]:mm", 2.0, "48:00"),
      ("yyyy", 2_958_465.0, "9999-12-31"),
    ])
  func formats(format: String, number: Double, expected: String) throws {
    #expect(try dates([format]).text(of: number, style: 0) == expected)
  }

  @Test(
    "other formats leave a number as it is",
    arguments: [
      "0", "1", "2", "9", "49", "General", "#,##0 \"dager\"", "\"d\" 0.0", "[Red]0.00",
      "_-* #,##0.00\\ \"kr\"_-;-* #,##0.00", "[$kr-414] #,##0", "@", "0.00E+00",
    ])
  func numbers(format: String) throws {
    #expect(try dates([format]).text(of: 45_362, style: 0) == nil)
  }

  @Test("no day is made of a style that is not there, or a number that no day has")
  func outside() throws {
    let dates = try dates(["14"])
    #expect(dates.text(of: 45_362, style: 1) == nil)
    for number in [-1, 2_958_466, Double.infinity, .nan] {
      #expect(dates.text(of: number, style: 0) == nil)
    }
    #expect(try SheetDates(styles: nil, book: element("<workbook/>")).text(of: 1, style: 0) == nil)
  }

  @Test("days are those of the calendar, counted from 1900 or 1904")
  func calendar() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
    let eve = try #require(
      calendar.date(from: DateComponents(year: 1899, month: 12, day: 30)))
    let first = try #require(calendar.date(from: DateComponents(year: 1904, month: 1, day: 1)))
    let from1900 = try dates(["14"])
    let from1904 = try dates(["14"], from1904: true)
    func shown(_ days: Int, after date: Date) throws -> String {
      let day = try #require(calendar.date(byAdding: .day, value: days, to: date))
      let parts = calendar.dateComponents([.year, .month, .day], from: day)
      return String(
        format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
    }
    var generator = SeededGenerator(seed: 1904)
    for _ in 0..<400 {
      let number = Int.random(in: 61...2_900_000, using: &generator)
      let late = try shown(number, after: eve)
      let later = try shown(number, after: first)
      #expect(from1900.text(of: Double(number), style: 0) == late)
      #expect(from1904.text(of: Double(number), style: 0) == later)
    }
  }

  @Test("a cell's style is looked up in the workbook")
  func wholeBook() throws {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    func relation(_ id: String, _ type: String, _ target: String) -> String {
      "<Relationship Id=\"\(id)\" Type=\"\(office)/\(type)\" Target=\"\(target)\"/>"
    }
    let cells =
      "<row><c t=\"inlineStr\"><is><t>dato</t></is></c><c t=\"inlineStr\"><is><t>alder</t></is></c>"
      + "</row><row><c s=\"1\"><v>45362</v></c><c><v>41</v></c></row>"
    let bytes = try ZipWriter.archive([
      .init(
        "_rels/.rels",
        "<Relationships xmlns=\"\(relations)\">"
          + relation("a", "officeDocument", "xl/workbook.xml") + "</Relationships>"),
      .init(
        "xl/workbook.xml",
        "<workbook xmlns=\"\(Self.namespace)\" xmlns:r=\"\(office)\"><sheets>"
          + "<sheet name=\"1\" sheetId=\"1\" r:id=\"b\"/></sheets></workbook>"),
      .init(
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"\(relations)\">" + relation("b", "worksheet", "s.xml")
          + relation("c", "styles", "styles.xml") + "</Relationships>"),
      .init(
        "xl/styles.xml",
        "<styleSheet xmlns=\"\(Self.namespace)\"><cellXfs><xf numFmtId=\"0\"/>"
          + "<xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
      .init(
        "xl/s.xml",
        "<worksheet xmlns=\"\(Self.namespace)\"><sheetData>\(cells)</sheetData></worksheet>"),
    ])
    let table = try SheetTable(bytes)
    #expect(table.rows == [.init(line: 2, cells: ["2024-03-11", "41"])])
  }
}
