import Foundation
import Formats
import Store
import Study
import Testing
import Text
import Workbench

@Suite("Import of transcripts")
struct ImportTests {
  let scene: Scene

  init() throws { scene = try Scene() }

  private func outcome(_ file: ImportedFile?) -> String {
    switch file?.outcome {
    case .added: "added \(file?.name ?? "")"
    case .same(let name): "same as \(name)"
    case .failed(let error): "\(error)"
    case .leftOut(let kind): "left out, \(kind)"
    case .aboutFolder: "about the folder"
    case .untried: "not tried"
    case nil: "nothing"
    }
  }

  @Test("keeps the file's bytes and its text, with nothing but the line ends changed")
  func keepsBytes() throws {
    let text = "\u{FEFF}Leder: Ta\u{30A}ke 👩‍👩‍👧 ar\u{AD}beid.\r\nIntervjuer: «Ja»?\r\n"
    let path = try scene.write("a.txt", text)
    _ = try scene.ane.importFiles([path], Scene.options, dryRun: false)
    let (bytes, name) = try scene.ane.original(of: "a")
    #expect(bytes == Array(text.utf8))
    #expect(name == "a.txt")
    let stored = try scene.ane.source("a").text.string
    let expected = "Leder: Ta\u{30A}ke 👩‍👩‍👧 ar\u{AD}beid.\nIntervjuer: «Ja»?\n"
    #expect(Array(stored.unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test("reads Windows-1252 where a text is no UTF-8")
  func readsWindows1252() throws {
    let path = try scene.write(
      "w.txt", Array("Leder: ".utf8) + [0x93, 0xE6, 0xF8, 0xE5, 0x94, 0x20, 0x96, 0x20, 0x80, 0x0A])
    let file = try #require(try scene.ane.importFiles([path], Scene.options, dryRun: false).first)
    #expect(file.reading?.encoding?.name == .windows1252)
    let source = try scene.ane.source("w")
    #expect(source.text.string == "Leder: “æøå” – €\n")
    #expect(source.record.encoding == "windows-1252")
  }

  @Test("changes nothing for a file that is there already, under any name")
  func knowsFilesAgain() throws {
    let path = try scene.write("a.txt", Sample.text)
    _ = try scene.ane.importFiles([path], Scene.options, dryRun: false)
    let before = try scene.state()
    let entries = try scene.ane.log().count
    let copy = try scene.write("b.txt", Sample.text)
    let files = try scene.ane.importFiles([path, copy], Scene.options, dryRun: false)
    #expect(files.map { outcome($0) } == ["same as a", "same as a"])
    #expect(try scene.state() == before)
    #expect(try scene.ane.log().count == entries)
    var options = Scene.options
    options.allowsDuplicates = true
    #expect(
      try scene.ane.importFiles([copy], options, dryRun: false).map { outcome($0) } == ["added b"])
    #expect(try scene.ane.sources().map(\.record.source.name) == ["a", "b"])
  }

  @Test("refuses a name that is taken, and takes the other files in, as one step")
  func refusesTakenNames() throws {
    let first = try scene.write("a.txt", Sample.text)
    _ = try scene.ane.importFiles([first], Scene.options, dryRun: false)
    let before = try scene.state()
    let other = try scene.write("a.md", "Leder: Noe annet.\n")
    let third = try scene.write("c.txt", "Leder: Noe tredje.\n")
    let missing = scene.folder + "/missing.txt"
    let files = try scene.ane.importFiles([other, missing, third], Scene.options, dryRun: false)
    guard case .failed(let error) = files[0].outcome, let refusal = error as? Refusal else {
      Issue.record("\(files[0].outcome)")
      return
    }
    #expect(refusal.problem == .nameTaken(name: "a", file: other))
    guard case .failed(let reason) = files[1].outcome, let unread = reason as? Refusal else {
      Issue.record("\(files[1].outcome)")
      return
    }
    #expect(unread.place == InputPlace(file: missing))
    #expect(outcome(files[2]) == "added c")
    _ = try scene.ane.undo(any: false)
    #expect(try scene.state() == before)
  }

  @Test("stores nothing in a dry run, and says what it would do")
  func dryRuns() throws {
    let path = try scene.write("a.txt", Sample.text)
    let before = try scene.state()
    let files = try scene.ane.importFiles([path], Scene.options, dryRun: true)
    #expect(files.map { outcome($0) } == ["added a"])
    #expect(files.first?.reading?.transcript.speakers.map(\.label) == ["Intervjuer", "Leder"])
    #expect(try scene.state() == before)
    #expect(try scene.ane.log().count == 1)
  }

  @Test("takes a file in again after it was undone")
  func comesBack() throws {
    let path = try scene.write("a.txt", Sample.text)
    _ = try scene.ane.importFiles([path], Scene.options, dryRun: false)
    _ = try scene.ane.undo(any: false)
    #expect(
      try scene.ane.importFiles([path], Scene.options, dryRun: false).map { outcome($0) }
        == ["added a"])
    #expect(throws: Refusal(.nothingToRedo)) { try scene.ane.redo(any: false) }
    #expect(try scene.ane.check().defects.isEmpty)
  }

  @Test("reads the label column of a two-column table, and bold labels")
  func readsWordLabels() throws {
    func paragraph(_ runs: String) -> String { "<w:p>\(runs)</w:p>" }
    func run(_ text: String, bold: Bool = false) -> String {
      "<w:r><w:rPr>\(bold ? "<w:b/>" : "")</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
    }
    func row(_ cells: String...) -> String {
      "<w:tr>" + cells.map { "<w:tc>\(paragraph(run($0)))</w:tc>" }.joined() + "</w:tr>"
    }
    let table =
      "<w:tbl>" + row("Intervjuer", "Hva gjør du?") + row("Nils Holm", "Jeg hjelper folk.")
      + row("Intervjuer", "Og så?") + row("Nils Holm", "Det går bra.") + "</w:tbl>"
    let bold =
      [
        ("Kari Moe", "Hvordan går det?"), ("Tor", "Bra, takk."), ("Kari Moe", "Sikkert?"),
        ("Tor", "Ja."),
      ]
      .map { paragraph(run("\($0.0):", bold: true) + run(" \($0.1)")) }.joined()
    // Names in bold without a colon; what is stressed once, or no name, is none.
    let names =
      [
        ("Kari Moe", " Hva nå?"), ("Tor", "\tVent."), ("Veldig", " sa han."), ("Kari Moe", ""),
        ("nei", " altså."), ("nei", " igjen."), ("Tor", " Ja."),
      ]
      .map { paragraph(run($0.0, bold: true) + run($0.1)) }.joined()
    let plain = try scene.write("names.docx", try Self.word(names))
    _ = try scene.ane.importFiles([plain], Scene.options, dryRun: false)
    let third = try scene.ane.source("names")
    #expect(third.speakers.map(\.label) == ["Kari Moe", "Tor"])
    #expect(
      third.grid.turns.map { third.layer.read($0.span, of: third.text) }
        == ["Hva nå?", "Vent.\n\nVeldig sa han.", "nei altså.\n\nnei igjen.", "Ja."])
    let files = try [("table.docx", table), ("bold.docx", bold)].map { name, body in
      try scene.write(name, try Self.word(body))
    }
    let imported = try scene.ane.importFiles(files, Scene.options, dryRun: false)
    #expect(imported.map { outcome($0) } == ["added table", "added bold"])
    let first = try scene.ane.source("table")
    #expect(first.speakers.map(\.label) == ["Intervjuer", "Nils Holm"])
    #expect(first.grid.turns.map(\.speaker) == [0, 1, 0, 1])
    #expect(
      first.grid.turns.map { first.layer.read($0.span, of: first.text) }
        == ["Hva gjør du?", "Jeg hjelper folk.", "Og så?", "Det går bra."])
    let second = try scene.ane.source("bold")
    #expect(second.speakers.map(\.label) == ["Kari Moe", "Tor"])
    #expect(
      second.grid.turns.map { second.layer.read($0.span, of: second.text) }
        == ["Hvordan går det?", "Bra, takk.", "Sikkert?", "Ja."])
  }

  private static func word(_ body: String) throws -> [UInt8] {
    let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return try ZipWriter.archive([
      ZipWriter.Entry("[Content_Types].xml", "<Types/>"),
      ZipWriter.Entry(
        "_rels/.rels",
        "<Relationships xmlns=\"\(relations)\"><Relationship Id=\"a\" "
          + "Type=\"\(office)/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
      ZipWriter.Entry(
        "word/document.xml",
        "<w:document xmlns:w=\"\(main)\"><w:body>\(body)<w:sectPr/></w:body></w:document>"),
    ])
  }
}

@Suite("The example studies")
struct CorpusTests {
  private static let folder =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  private func load(_ study: String) throws -> Scene {
    let scene = try Scene()
    let corpus = Self.folder + "/Corpora/" + study
    let names = try FileManager.default.contentsOfDirectory(atPath: corpus).sorted()
    let files = names.filter { !$0.hasSuffix(".csv") && !$0.hasSuffix(".yaml") }
    let imported = try scene.ane.importFiles(
      files.map { corpus + "/" + $0 }, ImportOptions(), dryRun: false)
    #expect(imported.allSatisfy { if case .added = $0.outcome { true } else { false } })
    for file in files {
      let original = try Data(contentsOf: URL(fileURLWithPath: corpus + "/" + file))
      #expect(try scene.ane.original(of: FileBytes.stem(of: file)).bytes == Array(original))
    }
    _ = try scene.ane.importCases(corpus + "/informants.csv")
    _ = try scene.ane.importCodebook(Self.folder + "/codebooks/\(study).yaml", dryRun: false)
    let codings = corpus + "/codings.csv"
    let rows = try DelimitedTable(FileBytes.read(codings)).rows.count
    let result = try scene.ane.importCodings(codings, dryRun: false)
    #expect(result.added + result.already == rows)
    #expect(try scene.ane.importCodings(codings, dryRun: false).added == 0)
    _ = try scene.ane.importAssignments(corpus + "/assignment.csv")
    _ = try scene.ane.importGuide(corpus + "/guide.yaml", turns: nil, dryRun: false)
    #expect(try scene.ane.check().defects.isEmpty)
    return scene
  }

  @Test("come in whole, twice the same", arguments: ["arbeidsliv", "remote-work"])
  func comeInWhole(study: String) throws {
    let first = try load(study)
    let second = try load(study)
    let sources = try first.ane.sources()
    #expect(!sources.isEmpty)
    for (one, other) in zip(sources, try second.ane.sources()) {
      #expect(one.record.textHash == other.record.textHash)
      #expect(one.record.source.name == other.record.source.name)
      let id = one.record.source.id
      let same = other.record.source.id
      for kind in SegmentKind.allCases {
        #expect(
          try first.file.read { try $0.segments(of: id, kind) }
            == second.file.read { try $0.segments(of: same, kind) })
      }
      #expect(
        try first.file.read { try $0.marks(of: id).map(\.mark) }
          == second.file.read { try $0.marks(of: same).map(\.mark) })
      #expect(
        try first.ane.codingWords(one.record.source.name)
          == second.ane.codingWords(one.record.source.name))
    }
    while (try first.ane.log().count { $0.kind == .original && !$0.isUndone }) > 1 {
      _ = try first.ane.undo(any: true)
    }
    #expect(try first.state() == Scene().state())
  }
}
