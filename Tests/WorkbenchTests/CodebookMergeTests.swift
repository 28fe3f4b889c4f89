import Formats
import Store
import Study
import TestSupport
import Testing
import Workbench

@Suite("Codebook files that come back")
struct CodebookMergeTests {
  private let scene: Scene

  init() throws { scene = try Scene() }

  private func take(
    _ table: String, _ side: CodebookSide? = nil, name: String = "bok.csv",
    removing: Bool = false, dryRun: Bool = false
  ) throws -> CodebookImportResult {
    var options = CodebookImportOptions()
    options.take = side
    options.removesMissing = removing
    return try scene.ane.importCodebook(scene.write(name, table), options, dryRun: dryRun)
  }

  private func definition(_ path: String) throws -> String? {
    try scene.file.read { try $0.codebook().code(at: CodePath(parsing: path))?.definition }
  }

  private var paths: [String] {
    get throws {
      try scene.file.read { reader in
        let book = try reader.codebook()
        return book.codes.map { book.path(of: $0.id).description }
      }
    }
  }

  /// Changes a definition in the project, as somebody at it would.
  private func redefine(_ path: String, _ definition: String) throws {
    _ = try scene.file.change("code describe", by: "Ane") { writer in
      let code = try #require(try writer.reader.codebook().code(at: CodePath(parsing: path)))
      try writer.describeCode(
        code.id, CodeDescription(name: code.name, definition: definition, kind: code.kind))
    }
  }

  @Test("what only the file changed is taken, what only the project changed stays")
  func oneSide() throws {
    _ = try take("path,definition\nA,a\nB,b\nC,c\n")
    try redefine("A", "a2")
    let result = try take("path,definition\nA,a\nB,b2\nC,c\n")
    #expect(result.base == "bok.csv")
    #expect(result.merge.changes.map(\.state) == [.kept, .changed])
    #expect(result.unchanged == 1)
    #expect(try definition("A") == "a2")
    #expect(try definition("B") == "b2")
  }

  @Test("what both changed is refused until a side is taken, and a refusal changes nothing")
  func conflict() throws {
    _ = try take("path,definition\nA,a\nB,b\n")
    try redefine("A", "a2")
    let before = try scene.state()
    let file = "path,definition\nA,a3\nB,b2\n"
    #expect(try take(file, dryRun: true).merge.conflictCount == 1)
    let place = InputPlace(file: scene.folder + "/bok.csv")
    #expect(
      throws: Refusal(.codebookFile(.conflicts(codes: ["A"], count: 1)), at: place)
    ) { try take(file) }
    #expect(try scene.state() == before)
    _ = try take(file, .project)
    #expect(try definition("A") == "a2")
    #expect(try definition("B") == "b2")
    #expect(try take(file).merge.conflictCount == 0)
    try redefine("A", "a4")
    _ = try take("path,definition\nA,a5\nB,b2\n", .file)
    #expect(try definition("A") == "a5")
  }

  @Test("an exported file that comes back is held against what was exported")
  func exported() throws {
    _ = try take("path,definition\nA,a\nB,b\n")
    let draft = try scene.ane.codebookDraft()
    let path = try scene.write("ut.yaml", draft.yaml)
    try scene.ane.keepExport(of: draft, to: path)
    try redefine("B", "b2")
    var edited = draft
    edited.entries[0].definition = "a2"
    try scene.write("tilbake.yaml", edited.yaml)
    let result = try scene.ane.importCodebook(scene.folder + "/tilbake.yaml", dryRun: false)
    #expect(result.base == "ut.yaml")
    #expect(try definition("A") == "a2")
    #expect(try definition("B") == "b2")
  }

  @Test("an export is no step that undo would take back")
  func exportIsNoStep() throws {
    _ = try take("path,definition\nA,a\n")
    try scene.ane.keepExport(of: scene.ane.codebookDraft(), to: "ut.yaml")
    #expect(try scene.ane.undo(any: false).command == "codebook import")
    #expect(try paths.isEmpty)
  }

  @Test("without a file in common, a text that is there is not replaced unasked")
  func noBase() throws {
    _ = try scene.file.change("code new", by: "Ane") { writer in
      try writer.addCode(CodeDescription(name: "A", definition: "a"), under: nil)
      try writer.addCode(CodeDescription(name: "B"), under: nil)
    }
    let result = try take("path,definition\nA,x\nB,y\n", dryRun: true)
    #expect(result.base == nil)
    #expect(result.merge.changes.map(\.state) == [.conflict, .changed])
  }

  @Test("a code that the project removed is not brought back, unless the file changed it")
  func removedHere() throws {
    _ = try take("path,definition\nA,a\nB,b\n")
    _ = try scene.file.change("code remove", by: "Ane") { writer in
      let book = try writer.reader.codebook()
      for code in book.codes { try writer.removeUnusedCode(code.id) }
    }
    let result = try take("path,definition\nA,a\nB,b2\n", dryRun: true)
    #expect(result.merge.removedHere == [CodePath(["A"])])
    #expect(result.merge.additions.map(\.isConflict) == [true])
    _ = try take("path,definition\nA,a\nB,b2\n", .file)
    #expect(try paths == ["B"])
  }

  @Test("codes that the file no longer has go only when asked, and never with a coding")
  func removing() throws {
    try scene.add("int01", Sample.text)
    _ = try take("path\nA\nA/B\nC\nD\n")
    _ = try scene.ane.tag(["C"], source: "int01", .place("2"), layer: .individual, note: "")
    _ = try scene.file.change("code new", by: "Ane") { writer in
      try writer.addCode(CodeDescription(name: "Ny"), under: nil)
    }
    #expect(try take("path\nD\n").merge.absences.map(\.wasInFile) == [true, true, true, false])
    #expect(try paths == ["A", "A/B", "C", "D", "Ny"])
    let before = try scene.state()
    let result = try take("path\nD\nE\n", name: "to.csv", removing: true)
    #expect(result.removed.map(\.description) == ["A", "A/B"])
    #expect(result.inUse.map(\.description) == ["C"])
    #expect(try paths == ["C", "D", "Ny", "E"])
    _ = try scene.ane.undo(any: false)
    #expect(try scene.state() == before)
  }

  @Test("an opposite is found by its name, and one that is none is refused with its line")
  func opposites() throws {
    let table = "path,kind,opposite\nBehandling/Likt,pole,Særlig\nBehandling/Særlig,pole,Likt\n"
    _ = try take(table)
    let draft = try scene.ane.codebookDraft()
    #expect(draft.paths.map(\.entry.opposite) == ["", "Behandling/Særlig", "Behandling/Likt"])
    let place = InputPlace(file: scene.folder + "/feil.csv", line: 2)
    #expect(
      throws: Refusal(
        .codebookFile(
          .unknownOpposite(code: "Ny", asked: "Behandling/Lik", nearest: [])), at: place)
    ) { try take("path,opposite\nNy,Behandling/Lik\n", name: "feil.csv") }
  }

  @Test("what is written reads into an empty project as the same bytes", arguments: 0..<12)
  func wholeFiles(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let table = Self.table(using: &random)
    _ = try take(table)
    let draft = try scene.ane.codebookDraft()
    let workbook = try draft.spreadsheet(sheet: "Kodebok").file().bytes
    let csv = DelimitedWriter(.csv).bytes(
      header: CodebookDraft.tableHeader, rows: draft.tableRows)
    for (name, bytes) in [
      ("bok.yaml", Array(draft.yaml.utf8)), ("bok.csv", csv), ("bok.xlsx", workbook),
    ] {
      let other = try Scene()
      _ = try other.ane.importCodebook(other.write(name, bytes), dryRun: false)
      let copy = try other.ane.codebookDraft()
      #expect(copy.yaml == draft.yaml, "\(name)")
      #expect(try copy.spreadsheet(sheet: "Kodebok").file().bytes == workbook)
      #expect(try other.ane.importCodebook(other.write(name, bytes), dryRun: true).added.isEmpty)
    }
  }

  /// A table of codes with texts that are hard to write down.
  private static func table(using random: inout SeededGenerator) -> String {
    let texts = ["", "ord", "«Ja», sa han", "a\nb", "x: y # z", "\\-", "- a", "null", "æøå 😅"]
    var rows: [[String]] = [["path", "definition", "include", "example", "kind", "reason"]]
    var paths: [String] = []
    for number in 0..<12 {
      let parent = Bool.random(using: &random) ? paths.randomElement(using: &random) : nil
      let path = (parent.map { $0 + "/" } ?? "") + "k\(number)" + ["", "\\/b", " c"][number % 3]
      paths.append(path)
      let kind = CodeKind.allCases.randomElement(using: &random) ?? .topic
      rows.append(
        [path] + (0..<3).map { _ in texts.randomElement(using: &random) ?? "" }
          + [kind.rawValue, texts.randomElement(using: &random) ?? ""])
    }
    return rows.map { row in
      row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
    }.joined(separator: "\n") + "\n"
  }
}
