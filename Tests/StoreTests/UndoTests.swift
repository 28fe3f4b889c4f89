import Store
import Study
import Testing
import Text

@Suite("Undo and redo")
struct UndoTests {
  let file: ProjectFile
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    file = try folder.project()
  }

  private func set(_ value: String, by coder: String? = "Ane") throws {
    try file.change("set \(value)", by: coder) { try $0.set("a", to: value) }
  }

  private var value: String? {
    get throws { try file.read { try $0.setting("a") } }
  }

  @Test("stop at the making of the project, which is nobody's step")
  func stopAtInit() throws {
    #expect(throws: UndoError.nothingToUndo) { try file.undo(by: "Ane", any: true) }
    try set("1")
    _ = try file.undo(by: "Ane", any: false)
    #expect(throws: UndoError.nothingToUndo) { try file.undo(by: "Ane", any: true) }
    #expect(try file.read { try $0.setting("language") } == "nb")
    #expect(try file.read { try $0.coders().map(\.name) } == ["Ane"])
  }

  @Test("walk back and forth, until something new is done")
  func walk() throws {
    for number in 1...3 { try set("\(number)") }
    #expect(throws: UndoError.nothingToRedo) { try file.redo(by: "Ane", any: false) }
    #expect(try file.undo(by: "Ane", any: false).command == "set 3")
    #expect(try file.undo(by: "Ane", any: false).command == "set 2")
    #expect(try value == "1")
    #expect(try file.redo(by: "Ane", any: false).command == "set 2")
    #expect(try value == "2")
    try set("4")
    #expect(throws: UndoError.nothingToRedo) { try file.redo(by: "Ane", any: false) }
    #expect(try file.undo(by: "Ane", any: false).command == "set 4")
    #expect(try value == "2")
    #expect(try file.undo(by: "Ane", any: false).command == "set 2")
    #expect(try file.undo(by: "Ane", any: false).command == "set 1")
    #expect(try value == nil)
  }

  @Test("are themselves remembered, with what they undid")
  func areRemembered() throws {
    try set("1")
    let undone = try file.undo(by: "Ane", any: false)
    _ = try file.redo(by: "Ane", any: false)
    _ = try file.undo(by: "Ane", any: false)
    let journal = try file.read { try $0.journal() }
    #expect(journal.map(\.kind) == [.original, .original, .undo, .redo, .undo])
    #expect(journal.map(\.target) == [nil, nil, undone.id, undone.id, undone.id])
    #expect(journal.map(\.isUndone) == [false, true, false, false, false])
  }

  @Test("leave another coder's step alone unless told to take any")
  func leaveOthersAlone() throws {
    try set("1")
    let step = try #require(try file.read { try $0.journal() }.last)
    #expect(throws: UndoError.foreign(entry: step.id, coder: "Ane")) {
      try file.undo(by: "Bjørn", any: false)
    }
    #expect(try value == "1")
    #expect(try file.undo(by: "Bjørn", any: true).id == step.id)
    #expect(throws: UndoError.foreign(entry: step.id, coder: "Ane")) {
      try file.redo(by: "Bjørn", any: false)
    }
    #expect(try file.redo(by: "Ane", any: false).id == step.id)
    #expect(try value == "1")
  }

  @Test(
    "bring every text back scalar for scalar",
    arguments: [
      "", "«Nei», sa hun: \"aldri\" \\ /", "linje\r\nto\u{2028}tre\ttab", "A\u{30A} er ikke \u{C5}",
      "👩‍👩‍👧 🙂 arbeids\u{AD}inkludering \u{FEFF}", "{\"a\": [1, null]}", "null", "1.50", "0x10",
      "''; DROP",
    ])
  func bringTextsBack(text: String) throws {
    let code = try file.change("step", by: "Ane") { writer in
      try writer.addCode(
        CodeDescription(name: "Tillit", definition: text, colour: nil, kind: .process), under: nil)
    }.result
    let before = try #require(try file.read { try $0.codebook()[code] })
    try file.change("step", by: "Ane") {
      try $0.describeCode(
        code, CodeDescription(name: "Tillit", definition: "annet", colour: "#0072B2"))
    }
    _ = try file.undo(by: "Ane", any: false)
    let after = try #require(try file.read { try $0.codebook()[code] })
    #expect(Array(after.definition.unicodeScalars) == Array(text.unicodeScalars))
    #expect(after == before)
  }

  @Test("take a source and all that came with it out, and put it back whole")
  func takeSourcesOut() throws {
    let source = NewSource(
      "int01", "Leder: Hei. Du.", marks: [Mark(TextSpan(0, 7), .label, rule: "label")],
      speakers: [("Leder", .unknown, false)],
      segments: [
        Segment(TextSpan(7, 15), .turn, speaker: 0, milliseconds: 1_200),
        Segment(TextSpan(7, 11), .sentence), Segment(TextSpan(12, 15), .sentence),
      ])
    let id = try file.change("import", by: "Ane") { try $0.add(source) }.result
    func state() throws -> [String] {
      try file.read { reader in
        [
          "\(try reader.sources())", "\(try reader.speakers()[id] ?? [])",
          "\(try reader.marks(of: id))", "\(try reader.segments(of: id, .turn))",
          "\(try reader.segments(of: id, .sentence))", try reader.text(of: id).string,
        ]
      }
    }
    let before = try state()
    try file.change("source drop-mark", by: "Ane") { writer in
      for mark in try writer.reader.marks(of: id) { try writer.dropMark(mark.id) }
    }
    #expect(try file.read { try $0.marks(of: id) }.isEmpty)
    _ = try file.undo(by: "Ane", any: false)
    #expect(try state() == before)
    _ = try file.undo(by: "Ane", any: false)
    #expect(try file.read { try $0.sources() }.isEmpty)
    #expect(try file.read { try $0.speakers() }.isEmpty)
    _ = try file.redo(by: "Ane", any: false)
    #expect(try state() == before)
    _ = try file.redo(by: "Ane", any: false)
    #expect(try file.read { try $0.marks(of: id) }.isEmpty)
    #expect(try file.read { try $0.defects() }.isEmpty)
  }
}
