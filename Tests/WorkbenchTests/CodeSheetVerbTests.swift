import Foundation
import Store
import Study
import Testing
import Text
import Workbench

@Suite("Sheets for coding by hand, in and out of a project")
struct CodeSheetVerbTests {
  let scene: Scene

  /// "Leder: " begins at 18, so that the leader's words run from 25 to 42.
  private static let text = "Intervjuer: Hva?\n\nLeder: Jeg hjelper folk.\n"

  init() throws {
    scene = try Scene()
    try scene.add("int01", Self.text)
    try scene.codes("Tillit", "Helse", "Samarbeid/NAV")
    _ = try scene.ane.tag(
      ["Tillit"], source: "int01", .place("2"), layer: .individual, note: "først")
    _ = try scene.bench("Bo").tag(
      ["Helse"], source: "int01", .place("2"), layer: .individual, note: "")
  }

  private func sheet(_ form: CodeSheetForm = .txt) throws -> String {
    String(
      decoding: try scene.ane.codeSheet(
        of: "int01", coder: nil, layer: .individual, form, help: ["hjelp"]
      ).bytes, as: UTF8.self)
  }

  @discardableResult
  private func read(
    _ sheet: String, prefer: CodeSheetOptions.Preference? = nil, create: Bool = false,
    by me: String? = "Ane"
  ) throws -> CodeSheetResult {
    var options = CodeSheetOptions()
    options.preference = prefer
    options.createsCodes = create
    return try scene.bench(me).readCodeSheet(Array(sheet.utf8), named: "ark.txt", options)
  }

  private func problem(_ sheet: String) throws -> Problem? {
    try scene.refusal { try read(sheet) }?.problem
  }

  @Test("change nothing where nothing was changed on them", arguments: CodeSheetForm.allCases)
  func unchanged(form: CodeSheetForm) throws {
    let before = try scene.state()
    let entries = try scene.ane.log().count
    let bytes = try scene.ane.codeSheet(
      of: "int01", coder: nil, layer: .individual, form, help: ["hjelp"]
    ).bytes
    let result = try scene.bench(nil).readCodeSheet(bytes, named: "ark", CodeSheetOptions())
    #expect(result.changes.isEmpty)
    #expect(try scene.state() == before)
    #expect(try scene.ane.log().count == entries)
  }

  @Test("change the one coding that was changed, as one step, whoever reads them in")
  func recoded() throws {
    let coding = try #require(
      try scene.ane.codings(
        CodingFilter(coders: ["Ane"], sources: [], codes: [], layer: nil)
      ).first)
    let before = try scene.state()
    let result = try read(sheet().replacing("\n§ Tillit", with: "\n§ NAV"), by: "Cecilie")
    let kinds: [CodeSheetResult.Change.Kind] = result.changes.map(\.kind)
    #expect(kinds == [.recoded])
    let after = try #require(
      try scene.ane.codings(
        CodingFilter(coders: ["Ane"], sources: [], codes: [], layer: nil)
      ).first)
    #expect(after.id == coding.id)
    #expect(after.code.description == "Samarbeid/NAV")
    #expect(after.note == "først")
    #expect(try scene.ane.codingWords("int01").count == 2)
    _ = try scene.bench("Cecilie").undo(any: true)
    #expect(try scene.state() == before)
  }

  @Test("tell a redrawn range and a changed note")
  func redrawn() throws {
    let moved = try read(
      sheet().replacing("Jeg hjelper folk.", with: "Jeg [[hjelper folk. ]]"))
    let change = try #require(moved.changes.first)
    #expect(change.kind == .moved)
    // "Jeg " is four characters, and the blank in the brackets is left out.
    #expect(change.span == TextSpan(29, 42))
    #expect(change.formerSpan == TextSpan(25, 42))
    let noted = try read(sheet().replacing("memo: først", with: "memo: sist"))
    let kinds: [CodeSheetResult.Change.Kind] = noted.changes.map(\.kind)
    #expect(kinds == [.note])
    let notes = try scene.ane.codings(
      CodingFilter(coders: ["Ane"], sources: [], codes: [], layer: nil)
    ).map(\.note)
    #expect(notes == ["sist"])
  }

  @Test("leave what the project changed since, and refuse where both changed the same")
  func merged() throws {
    let old = try sheet()
    _ = try scene.ane.tag(
      ["Helse"], source: "int01", .place("1"), layer: .individual, note: "")
    let added = try read(
      old.replacing("Leder: Jeg hjelper", with: "Leder: [[1:Jeg:1]] hjelper")
        .replacing("\n§ Tillit", with: "\n§1 NAV\n§ Tillit"))
    #expect(added.wasMerged)
    let words = try scene.ane.codingWords("int01").filter { $0.hasPrefix("Ane") }
    #expect(words.count == 3)

    _ = try scene.ane.untag(["Tillit"], source: "int01", .place("2"), layer: .individual)
    let both = old.replacing("memo: først", with: "memo: sist")
    guard case .codeSheet(.conflicts(let places)) = try problem(both) else {
      Issue.record("no conflict was found")
      return
    }
    #expect(places == ["2.1 Tillit"])
    let kept = try read(both, prefer: .project)
    let states: [CodeSheetResult.Change.State] = kept.changes.map(\.state)
    #expect(states == [.kept])
    _ = try read(both, prefer: .sheet)
    let note = try scene.ane.codings(
      CodingFilter(coders: ["Ane"], sources: [], codes: ["Tillit"], layer: nil)
    ).map(\.note)
    #expect(note == ["sist"])
  }

  @Test("mean the code that had the name when they were written")
  func removedCode() throws {
    let old = try sheet()
    let again = try read(
      old.replacing("Leder: Jeg", with: "Leder: [[1:Jeg:1]]")
        .replacing("\n§ Tillit", with: "\n§1 Omsorg/Hjelp\n§ Tillit"), create: true)
    #expect(again.created.map(\.description) == ["Omsorg", "Omsorg/Hjelp"])
    #expect(try read(old).changes.isEmpty)
  }

  @Test("are refused where they do not fit, and nothing is stored")
  func refused() throws {
    let sheet = try sheet()
    guard
      case .unknownCode(_, let nearest) = try problem(
        sheet.replacing("\n§ Tillit", with: "\n§ Tilit"))
    else {
      Issue.record("an unknown code was taken")
      return
    }
    #expect(nearest == ["Tillit"])
    #expect(
      try problem(sheet.replacing("§§ text: ", with: "§§ text: 0"))
        == .codeSheet(.otherText(source: "int01")))
    #expect(
      try problem(sheet.replacing("§§ layer: individual", with: "§§ layer: mitt"))
        == .codeSheet(
          .unknownLayer(asked: "mitt", valid: ["individual", "second-reading", "consensus"])))
    #expect(
      try problem(sheet.replacing("§§ check", with: "§§ chec"))
        == .codeSheet(.lostState(coder: "Ane", source: "int01")))
    #expect(
      try problem(
        sheet.replacing("Leder: Jeg", with: "[[1:Leder: :1]]Jeg").replacing(
          "\n§ Tillit", with: "\n§1 Helse\n§ Tillit"))
        == .rangeIsSilent(start: 18, end: 25, source: "int01"))
    let changed = sheet.replacing("\n§ Tillit", with: "\n§ NAV")
    _ = try scene.ane.done(["int01"], layer: .individual)
    #expect(try problem(changed) == .sealed(coder: "Ane", source: "int01"))
    #expect(try read(sheet).changes.isEmpty)
  }
}
