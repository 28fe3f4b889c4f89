import Foundation
import Formats
import Store
import Study
import Testing
import Text
import Workbench

@Suite("Folders and many files come in")
struct ImportFolderTests {
  let scene: Scene
  let folder: String

  init() throws {
    scene = try Scene()
    folder = scene.folder + "/material"
    try FileManager.default.createDirectory(
      atPath: folder + "/runde 2", withIntermediateDirectories: true)
  }

  private func put(_ name: String, _ bytes: [UInt8]) throws {
    try scene.write("material/" + name, bytes)
  }

  @Test("all transcripts in them, as people list them; the rest is left out or fails by itself")
  func folders() throws {
    for (place, name) in ["int10.txt", "int2.txt", "runde 2/int3.txt"].enumerated() {
      try put(name, Array("Intervjuer: Nummer \(place)?\n\nLeder: Ja.\n".utf8))
    }
    try put("~$int2.docx", Array("x".utf8))
    try put(".hidden.txt", Array("x".utf8))
    try put("lyd.mp3", Array("ID3\u{3}\u{0}".utf8))
    try put("old.doc", [0xD0, 0xCF, 0x11, 0xE0] + "WordDocument".utf8.flatMap { [$0, 0] })
    try put("tall.csv", Array("a,b\n1,2\n".utf8))
    var told: [String] = []
    let files = try scene.ane.importFiles(
      [folder + "/"], Scene.options, dryRun: false,
      progress: { told.append("\($0)/\($1) \(FileBytes.name(of: $2))") }, entry: { $0 })
    let outcomes = files.map { file in
      switch file.outcome {
      case .added: "\(file.name) added"
      case .same: "\(file.name) same"
      case .leftOut(let kind): "\(file.name) left out \(kind)"
      case .aboutFolder: "\(file.name) about the folder"
      case .untried: "\(file.name) not tried"
      case .failed: "\(file.name) failed"
      }
    }
    #expect(
      outcomes == [
        "int2 added", "int10 added", "lyd left out recording", "old failed", "int3 added",
        "tall left out table",
      ])
    #expect(told.first == "0/6 int2.txt")
    #expect(told.count == 6)
    // Each file is a step of its own.
    #expect(try scene.ane.log().count == 4)
    _ = try scene.ane.undo(any: false)
    #expect(try scene.ane.sources().map(\.record.source.name) == ["int2", "int10"])
  }

  @Test("twice the same bytes once, in a preview too")
  func twice() throws {
    try put("a.txt", Array(Sample.text.utf8))
    try put("b.txt", Array(Sample.text.utf8))
    for dryRun in [true, false] {
      let files = try scene.ane.importFiles([folder], Scene.options, dryRun: dryRun)
      guard case .added = files[0].outcome, case .same(let name) = files[1].outcome else {
        Issue.record("\(files.map(\.outcome))")
        return
      }
      #expect(name == "a")
    }
  }

  @Test("what tells of the folder is left out by its name, and read when it is named itself")
  func aboutFolder() throws {
    for name in ["README.md", "runde 2/les-meg.txt", "Read me.nb.txt", "LICENSE"] {
      try put(name, Array("Om mappen: Her ligger \(name), og slik er den laget.\n".utf8))
    }
    try put("int1.txt", Array(Sample.text.utf8))
    try put("readme-intervju.txt", Array("Intervjuer: Hva leser du?\n\nLeder: Alt.\n".utf8))
    let files = try scene.ane.importFiles([folder], Scene.options, dryRun: false)
    let left = files.filter { if case .aboutFolder = $0.outcome { true } else { false } }
    #expect(
      left.map { FileBytes.name(of: $0.file) } == [
        "LICENSE", "Read me.nb.txt", "README.md", "les-meg.txt",
      ])
    let sources = try scene.ane.sources().map(\.record.source.name)
    #expect(sources == ["int1", "readme-intervju"])
    let named = try scene.ane.importFiles(
      [folder + "/README.md"], Scene.options, dryRun: false)
    guard case .added = named[0].outcome else {
      Issue.record("\(named[0].outcome)")
      return
    }
  }

  @Test("nothing of a folder without a file")
  func empty() throws {
    #expect(try scene.ane.importFiles([folder], Scene.options, dryRun: false).isEmpty)
  }
}
