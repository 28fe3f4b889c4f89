import Foundation
import Store
import Study
import Testing

@Suite("Memos in the project file")
struct MemoTests {
  let folder: TemporaryFolder
  let file: ProjectFile

  init() throws {
    folder = try TemporaryFolder()
    file = try folder.project()
  }

  private func numbers() throws -> [String] {
    try file.read { try $0.memos().map { "\($0.isDecision ? "d" : "m")\($0.number) \($0.body)" } }
  }

  private func add(_ body: String, kind: String = "") throws {
    try file.change("memo new", by: "Ane") { writer in
      try writer.addMemo(
        on: .project, kind: kind, title: "", body: body, source: nil,
        by: try writer.coder(named: "Ane"))
    }
  }

  @Test("keep their numbers whatever goes and comes, and decisions are counted apart")
  func numbersStay() throws {
    try add("a")
    try add("b", kind: "decision")
    try add("c")
    #expect(try numbers() == ["m1 a", "d1 b", "m2 c"])
    try file.change("memo remove", by: "Ane") { try $0.removeMemo(1) }
    #expect(try numbers() == ["d1 b", "m2 c"])
    try add("d")
    #expect(try numbers() == ["d1 b", "m2 c", "m3 d"])
    _ = try file.undo(by: "Ane", any: false)
    _ = try file.undo(by: "Ane", any: false)
    #expect(try numbers() == ["m1 a", "d1 b", "m2 c"])
    try add("e")
    #expect(try numbers() == ["m1 a", "d1 b", "m2 c", "m4 e"])
  }

  @Test("stand in one column each, and move whole")
  func targets() throws {
    try file.change("memo new", by: "Ane") { writer in
      let code = try writer.addCode(CodeDescription(name: "Tillit"), under: nil)
      let person = try writer.caseID(named: "07")
      let claim = try writer.addClaim("Alle ringer.", note: "")
      for target: WritingTarget in [.code(code), .studyCase(person), .claim(claim), .project] {
        try writer.addMemo(on: target, kind: "", title: "", body: "x", source: nil, by: nil)
      }
    }
    let targets: [WritingTarget] = try file.read { try $0.memos().map(\.target) }
    #expect(targets == [.code(1), .studyCase(1), .claim(1), .project] as [WritingTarget])
    try file.change("memo edit", by: "Ane") { try $0.moveMemo(1, to: .claim(1), source: nil) }
    #expect(try file.read { try $0.memos().first?.target } == .claim(1))
  }

  @Test("a condensation is one row for each thing, and a second row of it goes")
  func condensations() throws {
    func condense(_ former: [Int], _ body: String?) throws {
      try file.change("condense", by: "Ane") { writer in
        let code = try writer.reader.codebook().codes.first?.id
        let id = try code ?? writer.addCode(CodeDescription(name: "Tillit"), under: nil)
        let person = try writer.caseID(named: "07")
        try writer.condense(
          .cell(person, id), former: former, body: body, seen: "s",
          by: try writer.coder(named: "Ane"), of: person)
      }
    }
    try condense([], "a")
    try condense([], "b")
    #expect(try file.read { try $0.condensations().count } == 2)
    try condense([1, 2], nil)
    let left = try file.read { try $0.condensations() }
    #expect(left.map(\.id) == [1])
    #expect(left.map(\.isNotApplicable) == [true])
    _ = try file.undo(by: "Ane", any: false)
    let bodies = try file.read { Set(try $0.condensations().map(\.body)) }
    #expect(bodies == ["a", "b"] as Set<String>)
  }
}
