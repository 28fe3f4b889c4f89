import Formats
import Foundation
import Store
import Study
import Testing
import Text
import Workbench

/// Sheets with very many code lines: what they cost grows with their size, and no faster.
@Suite("Sheets with very many code lines")
struct CodeSheetSizeTests {
  private let scene: Scene

  /// One long paragraph of the leader's.
  init() throws {
    scene = try Scene()
    let words = String(repeating: "vi snakket lenge om det, ", count: 3_000)
    try scene.add("int01", "Intervjuer: Hva?\n\nLeder: \(words)slutt.\n")
    try scene.codes("Tillit", "Helse")
  }

  private func sheet() throws -> [String] {
    let bytes = try scene.ane.codeSheet(
      of: "int01", coder: nil, layer: .individual, .txt, help: []
    ).bytes
    return String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { String($0) }
  }

  private func read(_ lines: [String]) throws -> CodeSheetResult {
    var options = CodeSheetOptions()
    options.isDryRun = true
    options.createsCodes = true
    let bytes = Array(lines.joined(separator: "\n").utf8)
    return try scene.ane.readCodeSheet(bytes, named: "ark.txt", options)
  }

  /// The sheet with lines put below the long paragraph, which is changed first.
  private func sheet(with lines: [String], _ change: (String) -> String = { $0 }) throws -> [String]
  {
    var sheet = try sheet()
    let place = try #require(sheet.firstIndex { $0.hasPrefix("Leder:") })
    sheet[place] = change(sheet[place])
    sheet.insert(contentsOf: lines, at: place + 1)
    return sheet
  }

  @Test("are read in one go where all are for one long passage", .timeLimit(.minutes(2)))
  func manyCodes() throws {
    let lines = (1...20_000).map { "§ Tillit; Ny \($0 % 50)" }
    let result = try read(try sheet(with: lines))
    #expect(result.changes.count == 51)
    #expect(result.changes.allSatisfy { $0.text.unicodeScalars.count <= 1_001 })
  }

  @Test("are for each of many parts once, however often they are said", .timeLimit(.minutes(2)))
  func manyParts() throws {
    let lines = (1...2_000).map { _ in "§ Tillit" }
    let result = try read(
      try sheet(with: lines) { line in
        var parts = 0
        return line.split(separator: " ", omittingEmptySubsequences: false).map { word in
          guard word == "lenge", parts < 2_000 else { return String(word) }
          parts += 1
          return "[[lenge]]"
        }.joined(separator: " ")
      })
    #expect(result.changes.count == 2_000)
    #expect(result.changes.allSatisfy { $0.text == "lenge" })
  }

  @Test("are refused with the line where they stand for more than can be read")
  func tooMany() throws {
    let lines = (1...1_000).map { "§ Ny \($0)" }
    let sheet = try sheet(with: lines) { $0.replacing("lenge", with: "[[lenge]]") }
    let refusal = try scene.refusal { _ = try read(sheet) }
    // 3 000 parts take 333 codes nearly to a million.
    let line = try #require(sheet.firstIndex(of: "§ Ny 334")) + 1
    #expect(
      refusal?.problem
        == .codeSheet(.unreadable(.tooManyCodings(line: line, most: 1_000_000))))
    #expect(refusal?.place?.line == line)
  }
}
