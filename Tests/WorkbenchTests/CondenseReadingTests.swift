import Formats
import Foundation
import Store
import Study
import TestSupport
import Testing
import Workbench

/// Tables of condensations, written, edited and read back.
@Suite("Condensations read back")
struct CondenseReadingTests {
  private let scene: Scene
  private let titles: [String: CondenseField] = ["id": .id, "check": .check, "text": .text]

  init() throws {
    scene = try Scene()
    for name in ["a", "b", "c", "d"] {
      try scene.add(name, Sample.text + "Intervjuer: \(name)?\n\nLeder: Takk.\n")
    }
    try scene.codes("Arbeid", "Arbeid/Tid", "Helse")
    let path = try scene.write("cases.csv", "case,source\n01,a\n02,b\n03,c\n04,d\n")
    _ = try scene.ane.importCases(path)
    for name in ["a", "b", "c", "d"] {
      _ = try scene.ane.tag(
        ["Helse", "Tid"], source: name, .place("2.1"), layer: .individual, note: "")
    }
  }

  private func rows() throws -> [CondensedRow] { try scene.ane.condensedRows(CondenseFilter()) }

  /// Writes rows with some texts in their places, in one of the formats.
  private func file(
    _ rows: [CondensedRow], _ texts: [String: String], as format: Int
  ) throws -> String {
    let header = ["id", "check", "case", "text"]
    let cells = rows.map { row in
      [row.key, row.check, row.caseName ?? "", texts[row.key] ?? row.text]
    }
    let sheet = cells.map { $0.map { SheetCell.text($0) } }
    switch format {
    case 0:
      return try scene.write("t.csv", DelimitedWriter(.csv).bytes(header: header, rows: sheet))
    case 1:
      return try scene.write("t.tsv", DelimitedWriter(.tsv).bytes(header: header, rows: sheet))
    case 2:
      return try scene.write(
        "e.csv", DelimitedWriter(.excelNB).bytes(header: header, rows: sheet))
    case 3:
      let book = Spreadsheet(sheets: [
        Spreadsheet.Sheet(
          name: "t", columns: header.map { Spreadsheet.Column($0) }, rows: sheet)
      ])
      return try scene.write("t.xlsx", try book.file().bytes)
    default:
      let table = ReportDocument.Table(
        header: header, rows: cells.map { $0.map { ReportDocument.Cell($0) } })
      return try scene.write(
        "t.docx",
        try ReportDocument(title: "t", language: .nb, blocks: [.table(table)]).docx())
    }
  }

  private static let texts = [
    "x", "=1+1", "-5", "'sitert'", "@x", "a | b", "*a*\nb", "a\n\nb", "«æøå» 🙂", "1,5", "#x", "–",
    "\"a\";b", "a\\b", "<br>", "&amp;", "e\u{301}",
  ]

  @Test("unchanged say nothing; changed ones are stored exactly, all at once", arguments: 0..<40)
  func roundTrip(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    func text() -> String {
      (0..<Int.random(in: 1...3, using: &random)).map { _ in
        Self.texts[Int(random.next() % UInt64(Self.texts.count))]
      }.joined(separator: " ")
    }
    for row in try rows() where Bool.random(using: &random) {
      _ = try scene.ane.condense(
        .cell(caseName: row.caseName ?? "", code: row.code.description), body: text())
    }
    let before = try rows()
    let format = seed % 5
    let entries = try scene.ane.log().count
    let same = try scene.ane.readCondensations(
      file(before, [:], as: format), titles: titles, dryRun: false)
    #expect(same.changed.isEmpty)
    #expect(try scene.ane.log().count == entries)

    var texts: [String: String] = [:]
    for row in before where Bool.random(using: &random) { texts[row.key] = text() }
    let read = try scene.ane.readCondensations(
      file(before, texts, as: format), titles: titles, dryRun: false)
    let flattens = format == 1
    for (old, new) in zip(before, try rows()) {
      let wanted = texts[old.key] ?? old.text
      if flattens {
        #expect(CondensedText.compared(new.text) == CondensedText.compared(wanted))
      } else {
        #expect(new.text == CondensedText.tidy(wanted))
      }
    }
    if !read.changed.isEmpty {
      #expect(try scene.ane.log().count == entries + 1)
      _ = try scene.ane.undo(any: true)
    }
    #expect(try rows() == before)
  }

  @Test("a row that somebody else wrote, or whose codings changed, stops all of them")
  func conflicts() throws {
    let old = try rows()
    let texts = Dictionary(uniqueKeysWithValues: old.map { ($0.key, "ny") })
    let path = try file(old, texts, as: 0)
    _ = try scene.bench("Bjørn").condense(
      .cell(caseName: "02", code: "Helse"), body: "Bjørns")
    let row = try #require(old.firstIndex { $0.caseName == "02" && $0.code.leaf == "Helse" })
    let conflict = try scene.refusal {
      _ = try scene.ane.readCondensations(path, titles: titles, dryRun: false)
    }
    #expect(
      conflict
        == Refusal(
          .writing(.conflictingRow(what: "02, Helse", now: "Bjørns")),
          at: InputPlace(file: path, line: row + 2)))
    _ = try scene.ane.undo(any: true)
    _ = try scene.ane.tag(["Tid"], source: "c", .place("4"), layer: .individual, note: "")
    let stale = try scene.refusal {
      _ = try scene.ane.readCondensations(path, titles: titles, dryRun: true)
    }
    #expect(stale?.problem == .writing(.staleRow(what: "03, Arbeid")))
    _ = try scene.ane.undo(any: true)
    let read = try scene.ane.readCondensations(path, titles: titles, dryRun: false)
    #expect(read.changed.count == old.count)
  }

  @Test("an emptied text and a row given twice are refused")
  func faults() throws {
    _ = try scene.ane.condense(.cell(caseName: "01", code: "Helse"), body: "x")
    let row = try #require(try rows().first { $0.state == .text })
    let emptied = try scene.refusal {
      _ = try scene.ane.readCondensations(
        file([row], [row.key: ""], as: 3), titles: titles, dryRun: false)
    }
    #expect(emptied?.problem == .writing(.emptiedRow(what: "01, Helse")))
    let twice = try scene.refusal {
      _ = try scene.ane.readCondensations(
        file([row, row], [row.key: "y"], as: 4), titles: titles, dryRun: false)
    }
    #expect(twice?.problem == .writing(.repeatedRow(line: 2)))
  }
}
