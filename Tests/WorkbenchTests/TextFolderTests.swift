import Foundation
import Store
import Study
import TestSupport
import Testing
import Text
import Workbench

@Suite("A project as text files")
struct TextFolderTests {
  let scene: Scene

  init() throws {
    scene = try Scene()
    try scene.add("int01", Sample.text)
    var options = Scene.options
    options.name = "å/b: «c»"
    let other = try scene.write("b.txt", "Leder: Ja 🙂, ta\u{30A}ket.\u{2028}Nei.\n")
    _ = try scene.ane.importFiles([other], options, dryRun: false)
    try scene.codes("Tillit", "Samarbeid/Nav")
    _ = try scene.ane.tag(
      ["Tillit"], source: "int01", .place("2.1"), layer: .individual, note: "«Hm»\n\"x\"")
    _ = try scene.ane.tag(["Nav"], source: "å/b: «c»", .place("1"), layer: .individual, note: "")
    let cases = try scene.write("cases.csv", "case,source,alder:integer\nL01,int01,40\n")
    _ = try scene.ane.importCases(cases)
    _ = try scene.ane.done(["å/b: «c»"], layer: .individual)
    _ = try scene.ane.saveQuery("folk OR \"bra\"", as: "a", note: "å")
  }

  /// The files below a folder, by path.
  private static func files(_ folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in FileManager.default.enumerator(atPath: folder) ?? .init() {
      guard let path = path as? String else { continue }
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder)
      if !isFolder.boolValue {
        files[path] = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + path))
      }
    }
    return files
  }

  private func exported(_ bench: OpenProject? = nil, _ name: String = "out") throws -> [String:
    Data]
  {
    let folder = scene.folder + "/" + name
    _ = try (bench ?? scene.ane).exportText(to: folder)
    return try Self.files(folder)
  }

  private func imported(_ name: String = "out", edited: Bool = false) throws -> ProjectFile {
    let path = scene.folder + "/\(UUID().uuidString).sitat"
    _ = try OpenProject.importText(
      scene.folder + "/" + name, to: path, takesEdits: edited, by: "Ane")
    return try ProjectFile.open(at: path)
  }

  @Test("gives the same project again, guid for guid and byte for byte")
  func roundTrip() throws {
    let first = try exported()
    let file = try imported()
    let second = try exported(OpenProject(file: file, me: "Ane"), "again")
    #expect(first == second)
    #expect(try file.read { try $0.defects() }.isEmpty)
    let (before, after) = (
      try scene.file.read { try $0.textDump() }, try file.read { try $0.textDump() }
    )
    #expect(before.tables == after.tables)
    #expect(throws: Refusal(.nothingToUndo)) {
      try OpenProject(file: file, me: "Ane").undo(any: true)
    }
    #expect(
      try OpenProject(file: file, me: "Ane").codingWords("int01")
        == scene.ane.codingWords("int01"))
  }

  @Test("holds every row of every table that stands")
  func complete() throws {
    let files = try exported()
    let all = files.filter { $0.key.hasSuffix(".jsonl") }.values
      .reduce("") { $0 + String(decoding: $1, as: UTF8.self) }
    for table in try scene.file.read({ try $0.textDump() }).tables {
      for row in table.rows { #expect(all.contains(row.guid), "\(table.name)") }
    }
    #expect(files["sources/int01/text.txt"] == Data(Sample.text.utf8))
    #expect(files["sources/å%2Fb%3A %C2%ABc%C2%BB/text.txt"] != nil, "\(files.keys.sorted())")
  }

  @Test("is the same whatever was done and undone, and holds nothing that was removed")
  func undone() throws {
    let before = try exported()
    _ = try scene.ane.tag(
      ["Tillit"], source: "int01", .place("4.1"), layer: .individual, note: "hemmelig")
    let after = try exported()
    #expect(before != after)
    _ = try scene.ane.undo(any: true)
    #expect(try exported() == before)
    _ = try scene.ane.redo(any: true)
    #expect(try exported() == after)
    _ = try scene.ane.untag(["Tillit"], source: "int01", .place("4"), layer: .individual)
    let text = try exported().values.map { String(decoding: $0, as: UTF8.self) }.joined()
    #expect(!text.contains("hemmelig"))
  }

  @Test("takes away what an earlier export left, and touches nothing else in the folder")
  func stale() throws {
    _ = try exported()
    try scene.write("out/README.md", "Vårt prosjekt.\n")
    _ = try scene.ane.removeSource("å/b: «c»", withCodings: true)
    let files = try exported()
    #expect(files["README.md"] == Data("Vårt prosjekt.\n".utf8))
    #expect(!files.keys.contains { $0.hasPrefix("sources/å") })
    let other = scene.folder + "/taken/rows"
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    try scene.write("taken/rows/code.jsonl", "mitt\n")
    let refusal = try scene.refusal { _ = try exported(nil, "taken") }
    #expect(refusal?.problem == .textFolder(.fileInTheWay))
    #expect(try Self.files(scene.folder + "/taken").count == 1)
  }

  @Test("is refused where any byte of any file is another, or one is gone", arguments: 0..<60)
  func damage(seed: Int) throws {
    let files = try exported().filter { $0.key != ".gitattributes" }
    var random = SeededGenerator(seed: UInt64(seed))
    let name = try #require(files.keys.sorted().randomElement(using: &random))
    var bytes = Array(try #require(files[name]))
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch seed % 4 {
    case 0: bytes.removeSubrange(place...)
    case 1: bytes[place] ^= UInt8.random(in: 1...255, using: &random)
    case 2: bytes.insert(bytes[place], at: place)
    default: break
    }
    let path = scene.folder + "/out/" + name
    if seed % 4 == 3 {
      try FileManager.default.removeItem(atPath: path)
    } else {
      try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
    let count = try FileManager.default.contentsOfDirectory(atPath: scene.folder).count
    #expect(throws: Refusal.self, "\(name) \(place)") { try imported() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scene.folder).count == count)
  }

  @Test("takes changes that are meant, and says which line is wrong where they are")
  func edits() throws {
    let files = try exported()
    let name = "sources/int01/coding.jsonl"
    let line = String(decoding: try #require(files[name]), as: UTF8.self)
    func problem(_ text: String) throws -> Refusal? {
      try scene.write("out/" + name, text)
      #expect(throws: Refusal.self) { try imported() }
      return #expect(throws: Refusal.self) { try imported(edited: true) }
    }
    let changed = line.replacing("individual", with: "consensus")
    try scene.write("out/" + name, changed)
    #expect(throws: Refusal.self) { try imported() }
    let file = try imported(edited: true)
    #expect(try file.read { try $0.codings() }.contains { $0.rater.layer == .consensus })
    let end = try #require(line.firstMatch(of: /"end":(\d+)/)).output
    let place = InputPlace(file: scene.folder + "/out/" + name, line: 1)
    var refusal = try problem(line.replacing(end.0, with: "\"end\":9999"))
    #expect(refusal?.place == place)
    guard case .textFolder(.defect(.rangeOutsideText(_, _, _, _, 9999, _)))? = refusal?.problem
    else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    refusal = try problem(line.replacing("individual", with: "individal"))
    #expect(
      refusal
        == Refusal(
          .textFolder(
            .unknownValue(
              column: "layer", value: "individal", valid: Layer.allCases.map(\.rawValue))),
          at: place))
    refusal = try problem(line.replacing("\"code\":\"", with: "\"code\":\"X"))
    guard case .textFolder(.unknownReference("code", _))? = refusal?.problem else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    refusal = try problem(line.replacing("\"start\"", with: "\"strat\""))
    #expect(
      refusal
        == Refusal(
          .textFolder(.unknownColumn(name: "strat", nearest: ["start"])), at: place))
    refusal = try problem(line + line)
    guard case .textFolder(.repeatedGuid)? = refusal?.problem else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(refusal?.place?.line == 2)
    refusal = try problem("{\n")
    #expect(refusal?.place == place)
  }

  @Test("refuses segments beyond any text", arguments: ["start", "end", "speaker"])
  func segmentsBeyond(column: String) throws {
    let files = try exported()
    let texts = files.filter { $0.key.hasSuffix("segments.jsonl") }
      .mapValues { String(decoding: $0, as: UTF8.self) }
    let name = try #require(
      texts.sorted(by: { $0.key < $1.key }).first { $0.value.contains("\"\(column)\":") }?.key)
    var text = try #require(texts[name])
    let number = try #require(text.firstMatch(of: try Regex("\"\(column)\":\\d+"))).range
    text.replaceSubrange(number, with: "\"\(column)\":5000000000")
    try scene.write("out/" + name, text)
    let refusal = #expect(throws: Refusal.self) { try imported(edited: true) }
    #expect(
      refusal?.problem == .textFolder(.wrongValue(column: column, value: "5000000000")))
  }
}
