import Foundation
import Store
import Study
import TestSupport
import Testing
import Text

/// Random operations on a project, against a model of it in memory that only knows plain values.
@Suite("Random work")
struct RandomOperationTests {
  /// How many operations are tried; SITAT_OPERATIONS asks for more.
  private static let operations =
    ProcessInfo.processInfo.environment["SITAT_OPERATIONS"].flatMap(Int.init) ?? 5_000
  private static let perProject = 200

  @Test("leaves what a plain model of it says, and so does every undo and redo")
  func model() throws {
    for seed in 0..<max(1, Self.operations / Self.perProject) {
      var walk = try ModelWalk(seed: UInt64(seed))
      for number in 1...min(Self.perProject, Self.operations) {
        try walk.step()
        if number % 100 == 0 { try walk.compare() }
      }
      try walk.wayBackAndForth()
    }
  }
}

/// What a project holds, in the plainest way.
private struct PlainProject: Equatable {
  struct Coding: Hashable {
    let source: Int
    let span: TextSpan
    let code: Int
    let coder: Int
    let layer: Layer
  }

  struct Work: Hashable {
    let source: Int
    let coder: Int
    let layer: Layer
  }

  var codings: [Coding: String] = [:]
  var codes: [Int: String] = [:]
  var work: [Work: AssignmentStatus] = [:]
  var settings: [String: String] = [:]
}

/// A project and its model, walked through side by side.
private struct ModelWalk {
  private let folder: TemporaryFolder
  private let file: ProjectFile
  private var random: SeededGenerator
  private var model = PlainProject()
  /// What the model was before and after each step that stands, and after each undone one.
  private var past: [PlainProject] = []
  private var future: [PlainProject] = []
  private var sources: [SourceID] = []
  private var coders: [CoderID] = []
  private var codes: [CodeID] = []
  private var entries = 0

  init(seed: UInt64) throws {
    folder = try TemporaryFolder()
    file = try folder.project()
    random = SeededGenerator(seed: seed)
    let made = try file.change("ready", by: "Ane") { writer in
      (
        try (1...3).map {
          try writer.add(NewSource("int\($0)", String(repeating: "Hei \($0). ", count: 40)))
        }, try ["Ane", "Bjørn", "Camilla"].map { try writer.coder(named: $0) },
        try (1...6).map { try writer.addCode(CodeDescription(name: "Kode \($0)"), under: nil) }
      )
    }.result
    (sources, coders, codes) = made
    for index in codes.indices { model.codes[index] = "" }
  }

  private mutating func number(_ range: Range<Int>) -> Int {
    range.lowerBound + Int(random.next() % UInt64(range.count))
  }

  /// Does something, in the project and in the model.
  mutating func step() throws {
    switch number(0..<20) {
    case 0, 1, 2: try undo()
    case 3, 4: try redo()
    case 5, 6, 7, 8, 9, 10: try tag()
    case 11, 12, 13: try untag()
    case 14, 15: try assign()
    case 16, 17: try describe()
    case 18: try note()
    default: try set()
    }
  }

  /// Runs a step, and takes the model along if anything changed.
  private mutating func change(
    _ after: PlainProject, _ body: (ProjectWriter) throws -> Void
  ) throws {
    let entry = try file.change("step", by: "Ane", body).entry
    #expect((entry != nil) == (after != model))
    guard after != model else { return }
    past.append(model)
    future = []
    model = after
  }

  private mutating func randomCoding() -> PlainProject.Coding {
    let start = number(0..<30) * 7
    return PlainProject.Coding(
      source: number(0..<3), span: TextSpan(start, start + number(0..<4) * 5),
      code: number(0..<codes.count), coder: number(0..<3),
      layer: number(0..<4) == 0 ? .consensus : .individual)
  }

  private mutating func tag() throws {
    var after = model
    var added: [PlainProject.Coding] = []
    for _ in 0..<number(1..<4) {
      let coding = randomCoding()
      if after.codings[coding] == nil { after.codings[coding] = "" }
      added.append(coding)
    }
    let (sources, codes, coders) = (sources, codes, coders)
    try change(after) { writer in
      for coding in added {
        try writer.addCoding(
          source: sources[coding.source], span: coding.span, code: codes[coding.code],
          rater: Rater(coder: coders[coding.coder], layer: coding.layer))
      }
    }
  }

  /// The numbers of codings in the project, by what they are.
  private func numbers() throws -> [PlainProject.Coding: CodingID] {
    let (sources, codes, coders) = (sources, codes, coders)
    return try file.read { reader in
      Dictionary(
        uniqueKeysWithValues: try reader.codings().map { coding in
          (
            PlainProject.Coding(
              source: sources.firstIndex(of: coding.source) ?? -1, span: coding.span,
              code: codes.firstIndex(of: coding.code) ?? -1,
              coder: coders.firstIndex(of: coding.rater.coder) ?? -1, layer: coding.rater.layer),
            coding.id
          )
        })
    }
  }

  private mutating func pickCoding() throws -> (PlainProject.Coding, CodingID)? {
    let all = try numbers()
    guard !all.isEmpty else { return nil }
    let sorted = all.sorted { $0.value < $1.value }
    let chosen = sorted[number(0..<sorted.count)]
    return (chosen.key, chosen.value)
  }

  private mutating func untag() throws {
    guard let (coding, id) = try pickCoding() else { return }
    var after = model
    after.codings[coding] = nil
    try change(after) { try $0.removeCoding(id) }
  }

  private mutating func note() throws {
    guard let (coding, id) = try pickCoding() else { return }
    var after = model
    let note = ["", "«ja»", "nei\n🙂", "\"'\\"][number(0..<4)]
    after.codings[coding] = note
    try change(after) { try $0.setNote(note, of: id) }
  }

  private mutating func assign() throws {
    let work = PlainProject.Work(
      source: number(0..<3), coder: number(0..<3),
      layer: number(0..<3) == 0 ? .consensus : .individual)
    let status = AssignmentStatus.allCases[number(0..<AssignmentStatus.allCases.count)]
    var after = model
    after.work[work] = status
    let rater = Rater(coder: coders[work.coder], layer: work.layer)
    let source = sources[work.source]
    try change(after) { try $0.assign(source, to: rater, status) }
  }

  private mutating func describe() throws {
    let index = number(0..<codes.count)
    let definition = ["", "Ny", "Eldre «x»", "å\u{30A}"][number(0..<4)]
    var after = model
    after.codes[index] = definition
    let id = codes[index]
    try change(after) { writer in
      try writer.describeCode(
        id, CodeDescription(name: "Kode \(index + 1)", definition: definition))
    }
  }

  private mutating func set() throws {
    let (key, value) = ("k\(number(0..<3))", "v\(number(0..<3))")
    var after = model
    after.settings[key] = value
    try change(after) { try $0.set(key, to: value) }
  }

  private mutating func undo() throws {
    guard let former = past.popLast() else { return }
    #expect(try file.undo(by: "Ane", any: false).command == "step")
    future.append(model)
    model = former
  }

  private mutating func redo() throws {
    guard let later = future.popLast() else {
      #expect(throws: UndoError.nothingToRedo) { try file.redo(by: "Ane", any: false) }
      return
    }
    #expect(try file.redo(by: "Ane", any: false).command == "step")
    past.append(model)
    model = later
  }

  /// Compares everything.
  func compare() throws {
    var found = PlainProject()
    let (sources, codes, coders) = (sources, codes, coders)
    try file.read { reader in
      for record in try reader.codingRecords() {
        let coding = record.coding
        let key = PlainProject.Coding(
          source: try #require(sources.firstIndex(of: coding.source)), span: coding.span,
          code: try #require(codes.firstIndex(of: coding.code)),
          coder: try #require(coders.firstIndex(of: coding.rater.coder)),
          layer: coding.rater.layer)
        #expect(found.codings[key] == nil)
        found.codings[key] = record.note
      }
      for code in try reader.codebook().codes {
        found.codes[try #require(codes.firstIndex(of: code.id))] = code.definition
      }
      for assignment in try reader.assignments() {
        let work = PlainProject.Work(
          source: try #require(sources.firstIndex(of: assignment.source)),
          coder: try #require(coders.firstIndex(of: assignment.rater.coder)),
          layer: assignment.rater.layer)
        found.work[work] = assignment.status
      }
      for number in 0..<3 { found.settings["k\(number)"] = try reader.setting("k\(number)") }
    }
    #expect(found == model)
  }

  /// Goes back as far as a hundred steps and forth again, and looks for defects.
  mutating func wayBackAndForth() throws {
    let last = model
    let count = min(past.count, 100)
    for _ in 0..<count { try undo() }
    try compare()
    for _ in 0..<count { try redo() }
    try compare()
    #expect(model == last)
    #expect(try file.read { try $0.defects() }.isEmpty)
  }
}
