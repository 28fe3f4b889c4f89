import Foundation
import Search
import Store
import Study
import Testing
import Text
import Workbench

@Suite("Status and check")
struct StatusAndCheckTests {
  let scene: Scene

  init() throws {
    scene = try Scene()
    try scene.add("int01", Sample.text)
    try scene.add("int02", "I: Hva?\n\nL: Noe annet.\n\nI: Ja?\n\nL: Ja.\n")
    try scene.codes("Arbeid/Tillit", "Helse")
  }

  @Test("tell what there is, and what is left to do")
  func tellWhatIsLeft() throws {
    _ = try scene.ane.tag(
      ["Tillit", "Helse"], source: "int01", .place("2"), layer: .individual, note: "")
    _ = try scene.ane.assign(["int01", "int02"], to: "Bjørn", layer: .individual)
    _ = try scene.bench("Bjørn").done(["int02"], layer: .individual)
    _ = try scene.ane.importCases(try scene.write("cases.csv", "case,source\nL01,int01\n"))
    let status = try scene.ane.status()
    #expect(status.name == "prøve")
    #expect((status.sources, status.cases, status.codes, status.codings) == (2, 1, 3, 2))
    #expect(status.unusedCodes == 1)
    #expect(
      status.progress.map {
        "\($0.coder) \($0.assigned) \($0.started) \($0.finished) \($0.codings)"
      }
        == ["Ane 0 1 0 2", "Bjørn 1 0 1 0"])
    #expect(status.unconfirmedSpeakers.filter { $0.hasSuffix("(int02)") }.count == 2)
    #expect(status.unlinkedSources == ["int02"])
  }

  private var index: String { scene.folder + "/study.sitat-index" }

  private func indexFiles() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: index).sorted()
  }

  private func hits() throws -> [String] {
    try scene.ane.search(SearchRequest("\"noe annet\"")) { found in
      var sources: [String] = []
      try found.forEach(HitArrangement(), width: .characters(10)) { hit, _ in
        sources.append(hit.source)
      }
      return sources
    }
  }

  @Test("find nothing in a sound project, and count what they looked at")
  func findNothing() throws {
    _ = try scene.ane.tag(["Helse"], source: "int01", .place("2"), layer: .individual, note: "")
    let result = try scene.ane.check()
    #expect(result.defects.isEmpty)
    #expect((result.sources, result.codings) == (2, 1))
    #expect(result.mended.isEmpty)
  }

  @Test("make the index again where it is missing, cut short or overwritten")
  func mendIndex() throws {
    #expect(try hits() == ["int02"])
    try FileManager.default.removeItem(atPath: index)
    #expect(try hits() == ["int02"])
    try FileManager.default.removeItem(atPath: index)
    #expect(try scene.ane.check().mended == ["int01", "int02"])
    #expect(try scene.ane.check().mended.isEmpty)
    for file in try indexFiles() where file != "lock" {
      let path = index + "/" + file
      let whole = try Data(contentsOf: URL(fileURLWithPath: path))
      try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: path))
      #expect(try scene.ane.check().defects.isEmpty, "\(file) cut short")
      #expect(try hits() == ["int02"], "\(file) cut short")
      guard let changed = try indexFiles().first(where: { $0 == file }) ?? indexFiles().last else {
        continue
      }
      let current = index + "/" + changed
      var bytes = try Data(contentsOf: URL(fileURLWithPath: current))
      guard !bytes.isEmpty else { continue }
      bytes[bytes.startIndex + bytes.count / 2] ^= 0x41
      try bytes.write(to: URL(fileURLWithPath: current))
      #expect(try scene.ane.check().defects.isEmpty, "\(changed) overwritten")
      #expect(try hits() == ["int02"], "\(changed) overwritten")
    }
  }

  @Test("keep the index in step with marks, segments and undone imports")
  func keepIndexInStep() throws {
    #expect(try hits() == ["int02"])
    let label = try #require(
      try scene.ane.marks(of: "int02", includingDropped: false).first { $0.mark.kind == .label })
    _ = try scene.ane.dropMarks([label.id], of: "int02")
    #expect(try scene.ane.check().mended == ["int02"])
    _ = try scene.ane.undo(any: false)
    #expect(try scene.ane.check().mended == ["int02"])
    _ = try scene.ane.undo(any: false)
    _ = try scene.ane.undo(any: false)
    #expect(try hits().isEmpty)
    _ = try scene.ane.redo(any: false)
    #expect(try hits() == ["int02"])
  }
}
