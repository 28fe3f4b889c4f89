import Formats
import Study
import Testing
import Text
import Workbench

@testable import Store

/// Recordings and pictures of other programs' projects go back byte for byte.
@Suite("Recordings and pictures of other programs")
struct RefiMediaTests {
  let scene: Scene

  init() throws { scene = try Scene() }

  private static func guid(_ number: Int) -> String {
    "00000000-0000-4000-8000-00000000" + String(1000 + number)
  }

  /// Bytes without any order, the same every time.
  private static func noise(_ count: Int, seed: UInt64) -> [UInt8] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
  }

  private static let sound = noise(5_000, seed: 1)
  private static let picture = noise(3_000, seed: 2)

  private static let project = """
    <Project xmlns="urn:QDA-XML:project:1.0" name="Prøve" origin="MAXQDA 24">
    <Users><User guid="\(guid(1))" name="Ane"/></Users>
    <CodeBook><Codes><Code guid="\(guid(10))" name="Tillit" isCodable="true"/></Codes></CodeBook>
    <Sources>
    <PictureSource guid="\(guid(20))" name="tavle" path="internal://Tavle.JPG">
    <PictureSelection guid="\(guid(21))" firstX="1" firstY="2" secondX="3" secondY="4">
    <Coding guid="\(guid(22))"><CodeRef targetGUID="\(guid(10))"/></Coding></PictureSelection>
    </PictureSource>
    <AudioSource guid="\(guid(30))" name="opptak" path="relative:///opptak.m4a">
    <Transcript guid="\(guid(31))" name="opptak"><PlainTextContent>Hei og hopp.</PlainTextContent>
    </Transcript></AudioSource>
    <VideoSource guid="\(guid(40))" name="borte" path="internal://borte.mp4"/>
    </Sources></Project>
    """

  private func write() throws -> String {
    try scene.write(
      "p.qdpx",
      ZipWriter.archive([
        .init("project.qde", Self.project), .init("Sources/tavle.jpg", Self.picture),
        .init("Sources/opptak.m4a", Self.sound, isStored: true),
      ]))
  }

  private func exported(_ bench: OpenProject, _ name: String) throws -> (RefiArchive, RefiExport) {
    let export = try bench.refiExport(RefiExportRequest())
    return (try RefiArchive(path: try scene.write(name, export.bytes)), export)
  }

  private func expectBack(_ bench: OpenProject) throws {
    let (archive, export) = try exported(bench, "ut.qdpx")
    #expect(try archive.bytes(of: "internal://Tavle.JPG") == Self.picture)
    #expect(try archive.bytes(of: "internal://opptak.m4a") == Self.sound)
    let xml = String(decoding: try archive.project(), as: UTF8.self)
    #expect(xml.contains("path=\"internal://Tavle.JPG\""))
    #expect(xml.contains("path=\"internal://opptak.m4a\""))
    #expect(!xml.contains("borte.mp4"))
    #expect(export.report.count(.media, .written) == 2)
    #expect(export.report.count(.mediaLeft, .left) == 0)
    #expect(RefiSchema.project.complaints(about: try archive.project()).isEmpty)
  }

  @Test("come in and go out with their files, a second time nothing is new")
  func roundTrip() throws {
    let path = try write()
    let outcome = try scene.ane.importRefi(RefiImportRequest(path: path))
    let kept = try #require(outcome.remarks.first { $0.kind == .media })
    #expect(kept.subjects == ["tavle (3 kB)", "opptak (5 kB)"])
    try expectBack(scene.ane)
    let state = try scene.file.read { try $0.refiForeignFiles() }
    #expect(state.count == 2)
    #expect(try !scene.ane.importRefi(RefiImportRequest(path: path)).isNew)
    let again = scene.folder + "/ut.qdpx"
    #expect(try !scene.ane.importRefi(RefiImportRequest(path: again)).isNew)
    #expect(try scene.file.read { try $0.refiForeignFiles() } == state)
    // Another project takes them on in the same way.
    let other = try Scene()
    _ = try other.ane.importRefi(RefiImportRequest(path: again))
    try expectBack(other.ane)
  }

  @Test("stay here once somebody has withdrawn their consent, for they may be of that person")
  func withdrawn() throws {
    _ = try scene.ane.importRefi(RefiImportRequest(path: try write()))
    _ = try scene.file.change("withdraw", by: "Ane") { writer in
      let person = try writer.addRefiCase("Informant 4", guid: Self.guid(90))
      try writer.insert(
        "consent", ["study_case": person, "scope": "all", "withdrawn_on": "2026-03-01"])
    }
    let (archive, export) = try exported(scene.ane, "ut.qdpx")
    #expect(!archive.holds("internal://Tavle.JPG") && !archive.holds("internal://opptak.m4a"))
    let xml = String(decoding: try archive.project(), as: UTF8.self)
    for word in ["Informant 4", "PictureSource", "AudioSource", "VideoSource"] {
      #expect(!xml.contains(word))
    }
    // The picture, the recording and the film, and the two files.
    #expect(export.report.count(.withdrawnParts, .left) == 5)
    #expect(export.report.count(.media, .written) == 0)
  }

  @Test("travel with the text export and with a merge")
  func travel() throws {
    let copy = scene.folder + "/b.sitat"
    _ = try scene.file.backup(to: copy)
    _ = try scene.ane.importRefi(RefiImportRequest(path: try write()))
    let folder = scene.folder + "/tekst"
    _ = try scene.ane.exportText(to: folder)

    let read = scene.folder + "/ny.sitat"
    _ = try OpenProject.importText(folder, to: read, takesEdits: false, by: "Ane")
    let new = try ProjectFile.open(at: read)
    defer { try? new.close() }
    try expectBack(OpenProject(file: new, me: "Ane"))

    let other = try ProjectFile.open(at: copy)
    defer { try? other.close() }
    let colleague = OpenProject(file: other, me: "Bo")
    _ = try colleague.merge(scene.folder + "/study.sitat", isDone: true)
    try expectBack(colleague)
  }

  @Test("what is too large stays outside and is named with its size")
  func tooLarge() throws {
    var request = RefiImportRequest(path: try write())
    request.mediaLimits = (file: 4_000, all: 1 << 20)
    let outcome = try scene.ane.importRefi(request)
    let left = try #require(outcome.remarks.first { $0.kind == .mediaLeft })
    #expect(left.subjects == ["opptak (5 kB)"])
    let (archive, export) = try exported(scene.ane, "ut.qdpx")
    #expect(try archive.bytes(of: "internal://Tavle.JPG") == Self.picture)
    #expect(!archive.holds("internal://opptak.m4a"))
    #expect(export.report.count(.media, .written) == 1)

    var bare = RefiExportRequest()
    bare.withOriginals = false
    #expect(try scene.ane.refiExport(bare).report.count(.mediaLeft, .left) == 1)
  }
}
