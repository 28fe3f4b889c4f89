import Store
import Study
import Testing
import Text

@Suite("The check of a project")
struct CheckTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("study.sitat")
    let file = try folder.project()
    try file.change("step", by: "Ane") { writer in
      let source = try writer.add(
        NewSource(
          "int01", "Leder: Hei du.", marks: [Mark(TextSpan(0, 7), .label, rule: "label")],
          speakers: [("Leder", .unknown, false)],
          segments: [Segment(TextSpan(7, 14), .turn, speaker: 0)]))
      let parent = try writer.addCode(CodeDescription(name: "Samarbeid"), under: nil)
      let code = try writer.addCode(CodeDescription(name: "Tillit"), under: parent)
      let rater = Rater(coder: try writer.coder(named: "Ane"), layer: .individual)
      try writer.addCoding(source: source, span: TextSpan(7, 10), code: code, rater: rater)
      try writer.mintQuotation(source: source, turn: 1, span: TextSpan(7, 10))
      try writer.assign(source, to: rater, .started)
      let person = try writer.caseID(named: "L01")
      let attribute = try writer.attribute(Attribute(name: "alder", type: .integer))
      try writer.setValue("40", of: person, attribute: attribute)
      let questions = try writer.replaceQuestions(with: [("q1", "tema", "Hva?")])
      try writer.replacePrompts(of: source, with: [(1, questions["q1"] ?? 0)])
    }
    try file.close()
  }

  private func defects(after sql: String) throws -> [Defect] {
    let raw = try RawDatabase(path)
    try raw.dropTriggers()
    try raw.rows(sql)
    let file = try ProjectFile.open(at: path)
    return try file.read { try $0.defects() }
  }

  @Test("finds nothing in a sound project")
  func findsNothing() throws {
    #expect(try defects(after: "SELECT 1").isEmpty)
  }

  @Test(
    "finds ranges that run over the end of the text",
    arguments: ["coding", "mark", "quotation"])
  func findsStrayRanges(table: String) throws {
    let expected = Defect.rangeOutsideText(
      table: table, row: 1, source: "int01", start: 3, end: 15, length: 14)
    #expect(try defects(after: "UPDATE \(table) SET start = 3, \"end\" = 15") == [expected])
  }

  @Test("finds segments that run over the end of the text, are nobody's, or cannot be read")
  func findsStraySegments() throws {
    // One segment: three on from the start (doubled: 6), twelve long, speaker 1, no time.
    #expect(
      try defects(after: "UPDATE segment_list SET segments = x'0101060C0100'")
        == [
          .rangeOutsideText(
            table: "segment", row: 0, source: "int01", start: 3, end: 15, length: 14)
        ])
    #expect(
      try defects(after: "UPDATE segment_list SET segments = x'010106030900'")
        == [.brokenReference(table: "segment", row: 0, target: "speaker")])
    for damaged in ["x'02'", "x'0102060C0100'", "x'0101060C010000'", "x'0101050C0100'"] {
      #expect(
        try defects(after: "UPDATE segment_list SET segments = \(damaged)")
          == [.damagedFile(detail: "segment_list 1 cannot be read")])
    }
  }

  @Test("finds ranges before the text", arguments: ["mark", "quotation"])
  func findsNegativeRanges(table: String) throws {
    let expected = Defect.rangeOutsideText(
      table: table, row: 1, source: "int01", start: -2, end: 3, length: 14)
    #expect(try defects(after: "UPDATE \(table) SET start = -2, \"end\" = 3").contains(expected))
  }

  @Test(
    "finds rows that stand though what they belong to was removed",
    arguments: [
      ("source", "coding", 1), ("code", "coding", 1), ("coder", "coding", 1),
      ("source", "assignment", 1), ("coder", "assignment", 1), ("source", "quotation", 1),
      ("source", "prompt", 1), ("question", "prompt", 1), ("study_case", "case_value", 1),
      ("attribute", "case_value", 1),
    ])
  func findsOrphans(target: String, table: String, row: Int) throws {
    let found = try defects(after: "UPDATE \(target) SET removed = 1")
    #expect(found.contains(.orphan(table: table, row: row, target: target)))
  }

  @Test("finds codes under a code that was removed")
  func findsOrphanedCodes() throws {
    #expect(
      try defects(after: "UPDATE code SET removed = 1 WHERE parent IS NULL")
        == [.orphan(table: "code", row: 2, target: "code")])
  }

  @Test("finds rows that name what is not there")
  func findsBrokenReferences() throws {
    #expect(
      try defects(after: "UPDATE coding SET code = 77")
        == [.brokenReference(table: "coding", row: 1, target: "code")])
  }

  @Test("finds bytes that are not what their hash says")
  func findsWrongHashes() throws {
    let text = Digest.sha256(Array("Leder: Hei du.".utf8))
    #expect(
      try defects(after: "UPDATE text_body SET utf8 = CAST('Leder: Hei da.' AS BLOB)")
        == [.wrongHash(table: "text_body", hash: text)])
    #expect(
      try defects(after: "UPDATE blob SET bytes = x'00'").contains(
        .wrongHash(table: "blob", hash: text)))
  }

  @Test("finds what SQLite holds for damage")
  func findsDamage() throws {
    let found = try defects(
      after: "PRAGMA ignore_check_constraints = ON; UPDATE coding SET start = 9, \"end\" = 8")
    #expect(
      found.contains {
        if case .damagedFile(let detail) = $0 { detail.contains("coding") } else { false }
      })
  }
}
