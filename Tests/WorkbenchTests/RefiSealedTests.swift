import Formats
import Store
import Study
import Testing
import Text
import Workbench

/// An import never adds to what a coder has finished, as tagging and tables of codings do not.
@Suite("Projects of other programs and finished work")
struct RefiSealedTests {
  let scene: Scene

  init() throws { scene = try Scene() }

  private static func guid(_ number: Int) -> String {
    "00000000-0000-4000-8000-00000000" + String(1000 + number)
  }

  private static func selection(
    _ number: Int, _ start: Int, _ end: Int, _ coder: Int, _ more: String = ""
  ) -> String {
    """
    <PlainTextSelection guid="\(guid(number))" startPosition="\(start)" endPosition="\(end)">
    <Description>merknad \(number)</Description>
    <Coding guid="\(guid(number + 1))" creatingUser="\(guid(coder))">
    <CodeRef targetGUID="\(guid(10))"/>\(more)</Coding></PlainTextSelection>
    """
  }

  private static func project(_ more: String = "", notes: String = "") -> String {
    """
    <Project xmlns="urn:QDA-XML:project:1.0" name="Prøve" origin="QualCoder 3.5">
    <Users><User guid="\(guid(1))" name="Ane"/><User guid="\(guid(2))" name="Bo"/></Users>
    <CodeBook><Codes><Code guid="\(guid(10))" name="Tillit"/></Codes></CodeBook>
    <Sources><TextSource guid="\(guid(40))" name="int01">
    <PlainTextContent>En to tre fire fem seks.</PlainTextContent>
    \(selection(50, 0, 2, 1))\(selection(60, 3, 5, 2))\(more)
    </TextSource></Sources>\(notes)</Project>
    """
  }

  private func take(_ xml: String) throws -> RefiImportOutcome {
    try scene.ane.importRefi(RefiImportRequest(path: try scene.write("p.qde", xml)))
  }

  @Test("leave the codings out and say so; other coders' and known ones are as ever")
  func leavesOut() throws {
    _ = try take(Self.project())
    _ = try scene.ane.done(["int01"], layer: .individual)
    // What is here already is not spoken of.
    let again = try take(Self.project())
    #expect(!again.isNew)
    #expect(again.remarks.allSatisfy { $0.kind != .sealed })

    let note = "<NoteRef targetGUID=\"\(Self.guid(90))\"/>"
    let more = Self.selection(70, 6, 9, 1, note) + Self.selection(80, 6, 9, 2)
    let notes = """
      <Notes><Note guid="\(Self.guid(90))" name="n">
      <PlainTextContent>Et notat.</PlainTextContent></Note></Notes>
      """
    let outcome = try take(Self.project(more, notes: notes))
    #expect(
      try scene.ane.codingWords("int01") == [
        "Ane 0..<2 Tillit", "Bo 3..<5 Tillit", "Bo 6..<9 Tillit",
      ])
    let remark = try #require(outcome.remarks.first { $0.kind == .sealed })
    #expect(remark.subjects == ["int01: Ane"])
    let fates = Dictionary(
      uniqueKeysWithValues: outcome.elements.map { ($0.name, $0.fates) })
    #expect(fates["Coding"] == [.known: 2, .kept: 1, .dropped: 1])
    #expect(fates["PlainTextSelection"] == [.known: 2, .kept: 1, .dropped: 1])
    for element in outcome.elements {
      #expect(element.fates.values.reduce(0, +) == element.count, "\(element)")
    }
    // The note is not lost: it is about the source until its coding comes in.
    let memos = try scene.file.read { try $0.memos() }
    #expect(memos.map(\.body) == ["Et notat."])

    _ = try scene.ane.reopen(["int01"], layer: .individual)
    let last = try take(Self.project(more, notes: notes))
    #expect(last.remarks.allSatisfy { $0.kind != .sealed })
    #expect(try scene.ane.codingWords("int01").count == 4)
    let records = try scene.file.read { try $0.codingRecords() }
    #expect(records.contains { $0.note == "merknad 70" })
  }
}
