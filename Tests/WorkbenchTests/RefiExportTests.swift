import Store
import Study
import TestSupport
import Testing
import Text

@testable import Formats
@testable import Workbench

/// An export read by another hand: the archive's entries, and `project.qde` as a tree.
private struct ReadExport {
  static let space = "urn:QDA-XML:project:1.0"
  let root: XMLElement
  let texts: [String: String]
  let names: [String]

  init(_ export: RefiExport) throws {
    let archive = try ZipReader(export.bytes)
    names = archive.names
    let document = try #require(try archive.read("project.qde"))
    #expect(RefiSchema.project.complaints(about: document) == [])
    root = try XMLElement.root(of: document, prefixes: [Self.space: "q"])
    var texts: [String: String] = [:]
    for name in names where name.hasSuffix(".txt") {
      let bytes = try #require(try archive.read(name))
      texts["internal://" + name.dropFirst("sources/".count)] = String(
        decoding: bytes, as: UTF8.self)
    }
    self.texts = texts
  }

  func all(_ name: String) -> [XMLElement] {
    var found: [XMLElement] = []
    func visit(_ element: XMLElement) {
      if element.name == "q:" + name { found.append(element) }
      for child in element.children { visit(child) }
    }
    visit(root)
    return found
  }

  var guids: [String] {
    var found: [String] = []
    func visit(_ element: XMLElement) {
      if let guid = element.attributes["guid"] { found.append(guid) }
      for child in element.children { visit(child) }
    }
    visit(root)
    return found
  }

  /// The words of every selection, by the names of its codes.
  func words(isUTF16: Bool = false) throws -> [String: [String]] {
    var names: [String: String] = [:]
    for code in all("Code") { names[code.attributes["guid"] ?? ""] = code.attributes["name"] }
    var found: [String: [String]] = [:]
    for source in all("TextSource") {
      let text = try #require(texts[source.attributes["plainTextPath"] ?? ""])
      for selection in source.children where selection.name == "q:PlainTextSelection" {
        let start = try #require(selection.attributes["startPosition"].flatMap { Int($0) })
        let end = try #require(selection.attributes["endPosition"].flatMap { Int($0) })
        let words =
          isUTF16
          ? String(decoding: Array(text.utf16)[start..<end], as: UTF16.self)
          : String(String.UnicodeScalarView(Array(text.unicodeScalars)[start..<end]))
        if let name = selection.attributes["name"] { #expect(name == words) }
        let codings = selection.children.filter { $0.name == "q:Coding" }
        if codings.isEmpty { found["-", default: []].append(words) }
        for coding in codings {
          let code = coding.child("q:CodeRef")?.attributes["targetGUID"] ?? ""
          found[names[code] ?? "?", default: []].append(words)
        }
      }
    }
    return found
  }
}

@Suite("A project as REFI-QDA")
struct RefiExportTests {
  private func exported(
    _ bench: OpenProject, _ change: (inout RefiExportRequest) -> Void = { _ in }
  ) throws -> (ReadExport, RefiExportReport) {
    var request = RefiExportRequest()
    change(&request)
    let export = try bench.refiExport(request)
    #expect(try bench.refiExport(request).bytes == export.bytes)
    let read = try ReadExport(export)
    #expect(Set(read.guids).count == read.guids.count)
    #expect(read.guids.allSatisfy { $0 == $0.uppercased() })
    return (read, export.report)
  }

  /// Emoji, letters of several scalars, carriage returns, and words that come after all of them.
  private static let rare =
    "Leder: Vi 👩‍👩‍👧 var der.\r\n\r\nLeder: e\u{301}n ta\u{30A}ket 🙂 dag.\r\n\r\nLeder: Slutt her.\r\n"

  private func rareScene() throws -> Scene {
    let scene = try Scene()
    try scene.add("int01", Self.rare)
    try scene.codes("Tillit", "Samarbeid/Nav", "Fravær/Nav")
    func tag(_ code: String, _ match: String) throws {
      _ = try scene.ane.tag(
        [code], source: "int01", .match(match), layer: .individual, note: "")
    }
    try tag("Tillit", "👩‍👩‍👧 var")
    try tag("Samarbeid/Nav", "ta\u{30A}ket 🙂 dag")
    try tag("Fravær/Nav", "ta\u{30A}ket 🙂 dag")
    try tag("Fravær/Nav", "Slutt her")
    return scene
  }

  @Test("has every coded passage at its exact place, whatever stands before it")
  func exact() throws {
    let scene = try rareScene()
    let (read, report) = try exported(scene.ane)
    let words = try read.words()
    #expect(words["Tillit"] == ["👩‍👩‍👧 var"])
    #expect(words["Nav"]?.sorted() == ["Slutt her", "ta\u{30A}ket 🙂 dag", "ta\u{30A}ket 🙂 dag"])
    #expect(read.all("PlainTextSelection").count == 3)
    let text = try #require(read.texts.values.first)
    #expect(!text.unicodeScalars.contains("\r") && text.unicodeScalars.first == "L")
    #expect(report.count(.codings, .written) == 4)
    #expect(report.lines.first { $0.item == .wideCharacters }?.names == ["int01"])
  }

  @Test("counts as NVivo does for NVivo, with a selection for each coding")
  func nvivo() throws {
    let scene = try rareScene()
    let (read, report) = try exported(scene.ane) { $0.target = .nvivo }
    let words = try read.words(isUTF16: true)
    #expect(words["Nav"]?.sorted() == ["Slutt her", "ta\u{30A}ket 🙂 dag", "ta\u{30A}ket 🙂 dag"])
    #expect(read.all("PlainTextSelection").count == 4)
    #expect(report.count(.wideCharacters, .risk) == 0)
    #expect(report.count(.wideCounts, .changed) == 1)
  }

  @Test("gives QualCoder, which drops a code whose name it has, names of their own")
  func qualcoder() throws {
    let scene = try rareScene()
    let (read, report) = try exported(scene.ane) { $0.target = .qualcoder }
    let names = read.all("Code").compactMap { $0.attributes["name"] }
    #expect(Set(names).count == names.count)
    #expect(names.contains("Nav") && names.contains("Nav (Fravær)"))
    #expect(report.count(.renamedCodes, .changed) == 1)
    #expect(report.count(.wideCharacters, .risk) == 0)
  }

  @Test("can hold the texts as they are read, and every passage moves along")
  func reading() throws {
    let scene = try Scene()
    try scene.add(
      "rapport",
      "Vi snakket om arbeids-\ninkludering i dag\nog i går, og det var et\nlangt møte med mange som\n"
        + "ville si noe om dette.\n\nDet siste ordet\nble sagt sent.\n")
    let marks = try scene.file.read { reader in
      try reader.marks(of: reader.source(named: "rapport").source.id).map(\.mark)
    }
    try scene.codes("A")
    let (stored, end) = try scene.file.read { reader in
      let text = try reader.text(of: reader.source(named: "rapport").source.id)
      return (text, text.count)
    }
    let spans = [TextSpan(3, 40), TextSpan(15, 60), TextSpan(45, end - 1)]
    let table = try scene.write(
      "c.csv",
      "coder,source,start,end,code\n"
        + spans.map { "Ane,rapport,\($0.start),\($0.end),A\n" }.joined())
    _ = try scene.ane.importCodings(table, dryRun: false)
    let layer = ReadingLayer(marks)
    let (read, report) = try exported(scene.ane) { $0.text = .reading }
    let words = try read.words()["A"] ?? []
    #expect(
      words.map { $0.trimmingBlanks() }.sorted()
        == spans.map { layer.read($0, of: stored) }.sorted())
    #expect(report.count(.readingText, .changed) == 1 && report.count(.marks, .left) == 0)
  }

  @Test("has coders as users, and other layers as users of their own")
  func layers() throws {
    let scene = try rareScene()
    _ = try scene.bench("Bo").tag(
      ["Tillit"], source: "int01", .match("Slutt"), layer: .consensus, note: "Enige.")
    let (read, report) = try exported(scene.ane)
    #expect(
      read.all("User").compactMap { $0.attributes["name"] } == ["Ane", "Bo", "Bo (consensus)"])
    #expect(report.count(.layerUsers, .changed) == 1)
    let note = try #require(read.all("Note").first)
    #expect(note.child("q:PlainTextContent")?.text == "Enige.")
    let (only, left) = try exported(scene.ane) { $0.layers = [.individual] }
    #expect(only.all("Coding").count == 4)
    #expect(left.count(.otherLayers, .left) == 1)
  }

  @Test("has cases with typed values, and in groups the turns of each")
  func cases() throws {
    let group = try GroupScene()
    let table = try group.scene.write(
      "values.csv", "case,alder:integer,andel:decimal,fast:boolean\nA,41,\"1,5\",ja\n")
    _ = try group.scene.ane.importCases(table)
    let (read, report) = try exported(group.scene.ane)
    let cases = read.all("Case")
    let first = try #require(cases.first { $0.attributes["name"] == "A" })
    let values = first.children.filter { $0.name == "q:VariableValue" }
    let written = values.flatMap { value in
      value.children.filter { $0.name != "q:VariableRef" }.map { "\($0.name)=\($0.text)" }
    }
    #expect(written == ["q:IntegerValue=41", "q:FloatValue=1.5", "q:BooleanValue=true"])
    #expect(first.children.filter { $0.name == "q:SourceRef" }.count == 2)
    #expect(first.children.filter { $0.name == "q:SelectionRef" }.count == 2)
    let words = try read.words()["-"]
    #expect(
      words?.sorted() == ["Ingen ringte oss.", "Ja, takk.", "Takk selv.", "Vi ringte selv."])
    #expect(report.count(.caseWeights, .left) == 1)
  }

  @Test("has memos as notes where they hang, and links")
  func memos() throws {
    let scene = try rareScene()
    let subjects: [String] = ["project", "source:int01", "code:Tillit"]
    for subject in subjects {
      var draft = MemoDraft(on: subject, body: "Om \(subject).")
      draft.kind = "teori"
      _ = try scene.ane.addMemo(draft)
    }
    _ = try scene.ane.linkMemos("m1", "m2", relation: "bygger på")
    let (read, report) = try exported(scene.ane)
    #expect(read.all("Note").count == 3)
    #expect(read.all("NoteRef").count == 3)
    let link = try #require(read.all("Link").first)
    let notes = read.all("Note").compactMap { $0.attributes["guid"] }
    #expect(link.attributes["originGUID"] == notes[0])
    #expect(link.attributes["targetGUID"] == notes[1])
    #expect(link.attributes["name"] == "bygger på")
    #expect(report.count(.memoKinds, .changed) == 3)
  }

  @Test("leaves out what was removed, and is valid when nothing is there")
  func removed() throws {
    let scene = try rareScene()
    try scene.add("int02", "Leder: Hemmelig.\n")
    _ = try scene.ane.undo(any: true)
    let (read, _) = try exported(scene.ane)
    #expect(read.all("TextSource").count == 1)
    let (empty, _) = try exported(try Scene().ane)
    #expect(empty.all("TextSource").isEmpty && empty.names == ["project.qde"])
    var request = RefiExportRequest()
    request.isCodebook = true
    #expect(throws: Refusal.self) { try Scene().ane.refiExport(request) }
    let codes = try scene.ane.refiExport(request)
    #expect(RefiSchema.codebook.complaints(about: codes.bytes) == [])
  }
}

@Suite("Positions in a text as it is read")
struct RefiExportPositionsTests {
  @Test("are those of a walk over every character", arguments: 0..<40)
  func walk(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let letters: [Character] = ["a", "å", "🙂", "\n", " ", "-"]
    let count = Int.random(in: 0...60, using: &random)
    let text = StoredText(
      String((0..<count).map { _ in letters.randomElement(using: &random) ?? "a" }))
    let kinds: [MarkKind] = [.elide, .space, .paragraph, .label, .heading]
    var marks: [Mark] = []
    for _ in 0..<Int.random(in: 0...8, using: &random) {
      let start = Int.random(in: 0...count, using: &random)
      let end = Int.random(in: start...min(count, start + 6), using: &random)
      marks.append(
        Mark(TextSpan(start, end), kinds.randomElement(using: &random) ?? .space, rule: ""))
    }
    let layer = ReadingLayer(marks)
    let positions = RefiExportPositions(text, through: layer, countsUTF16: false)
    // What every stored character becomes, and where that begins.
    var output: [UInt32] = []
    var begins: [Int] = []
    var offset = 0
    let scalars = text.scalars
    while offset < count {
      if let piece = layer.pieces.first(where: { $0.span.start == offset && $0.kind != .label }) {
        let becomes: [UInt32] =
          switch piece.kind {
          case .space: [0x20]
          case .paragraph: [0x0A, 0x0A]
          default: []
          }
        begins.append(output.count)
        output += becomes
        // Inside of it only its two edges are places.
        begins += Array(repeating: -1, count: piece.span.length - 1)
        offset = piece.span.end
      } else {
        begins.append(output.count)
        output.append(scalars[offset])
        offset += 1
      }
    }
    begins.append(output.count)
    #expect(StoredText(utf8: positions.utf8).scalars == output)
    for start in 0...count {
      for end in start...count {
        let from = (start...count).first { begins[$0] >= 0 }.map { begins[$0] } ?? output.count
        let to = (0...end).last { begins[$0] >= 0 }.map { begins[$0] } ?? 0
        let written = positions.written(TextSpan(start, end))
        #expect(written == TextSpan(from, max(from, to)))
      }
    }
  }
}
