import Foundation
import Store
import Study
import TestSupport
import Testing
import Workbench

/// Any verbs in any order, against a model that simply remembers every state there was.
@Suite("Undo and redo of everything")
struct HistoryModelTests {
  @Test("lead back to exactly the states before, and forth again", arguments: 0..<220)
  func followModel(seed: Int) throws {
    var walk = try RandomWalk(seed: UInt64(seed))
    for _ in 0..<18 { try walk.step() }
    try walk.wayBackAndForth()
    #expect(try walk.scene.file.read { try $0.defects() }.isEmpty)
  }
}

/// A project in which things are done at random, and the states it had.
private struct RandomWalk {
  let scene: Scene
  private var random: SeededGenerator
  private var past: [String] = []
  private var future: [String] = []

  init(seed: UInt64) throws {
    scene = try Scene()
    random = SeededGenerator(seed: seed)
  }

  private mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int(random.next() % UInt64(choices.count))]
  }

  mutating func step() throws {
    let before = try scene.state()
    switch Int.random(in: 0..<22, using: &random) {
    case 0...3: try undo(before)
    case 4...6: try redo(before)
    default: try verb(before)
    }
  }

  /// The number of entries that are somebody's work; what was exchanged with a file is none.
  private var steps: Int {
    get throws { try scene.ane.log().count { $0.command != "codebook exchange" } }
  }

  /// A verb changes the state and leaves one step, or neither.
  private mutating func verb(_ before: String) throws {
    let entries = try steps
    do {
      try act(scene.bench(pick(["Ane", "Bjørn"])))
    } catch is Refusal {
      #expect(try scene.state() == before)
      #expect(try steps == entries)
    }
    let after = try scene.state()
    let isStep = try steps > entries
    #expect(isStep == (after != before))
    if isStep {
      past.append(before)
      future = []
    }
  }

  private mutating func undo(_ before: String) throws {
    guard let former = past.popLast() else {
      #expect(throws: Refusal(.nothingToUndo)) { try scene.ane.undo(any: true) }
      return
    }
    _ = try scene.ane.undo(any: true)
    #expect(try scene.state() == former)
    future.append(before)
  }

  private mutating func redo(_ before: String) throws {
    guard let later = future.popLast() else {
      #expect(throws: Refusal(.nothingToRedo)) { try scene.ane.redo(any: true) }
      return
    }
    _ = try scene.ane.redo(any: true)
    #expect(try scene.state() == later)
    past.append(before)
  }

  /// Undoes everything, then does everything again.
  mutating func wayBackAndForth() throws {
    let last = try scene.state()
    let count = past.count
    for _ in 0...count { try undo(scene.state()) }
    for _ in 0..<count { try redo(scene.state()) }
    #expect(try scene.state() == last)
  }

  private static let sources = ["a", "b", "c"]
  private static let codes = ["Tillit", "Helse", "Arbeid/Tid", "Arbeid"]
  private static let layers: [Layer] = [.individual, .consensus]

  private mutating func act(_ bench: OpenProject) throws {
    let source = pick(Self.sources)
    let layer = pick(Self.layers)
    let code = pick(Self.codes)
    switch Int.random(in: 0..<23, using: &random) {
    case 0, 1, 2:
      let path = try scene.write(
        "\(source).txt", Sample.text + pick(["", "Intervjuer: \(source)?\n\nLeder: Takk 🙂.\n"]))
      _ = try bench.importFiles([path], Scene.options, dryRun: false)
    case 3, 4:
      let definition = pick(["", "«x», \"y\"", "ny"])
      let paths = Self.codes.prefix(Int.random(in: 1...4, using: &random))
      let table = paths.map {
        "\($0);\"\(definition.replacingOccurrences(of: "\"", with: "\"\""))\""
      }
      let path = try scene.write(
        "codes.csv", "path;definition\n" + table.joined(separator: "\n") + "\n")
      _ = try bench.importCodebook(path, dryRun: false)
    case 5, 6, 7:
      _ = try bench.tag(
        [code, pick(Self.codes)], source: source,
        .place(pick(["1", "2.1", "2", "2.1-2", "4", "2:0-5"])),
        layer: layer, note: pick(["", "«ja»\n"]))
    case 8:
      _ = try bench.untag([code], source: source, .place(pick(["2", "2-4"])), layer: layer)
    case 9:
      let rows = (0..<3).map { _ in
        let start = Int.random(in: 30..<60, using: &random)
        return
          "\(pick(["Ane", "Camilla"])),\(source),\(start),\(start + 9),\(pick(Self.codes)),\(layer)"
      }
      let path = try scene.write(
        "codings.csv", "coder,source,start,end,code,layer\n" + rows.joined(separator: "\n") + "\n")
      _ = try bench.importCodings(path, dryRun: false)
    case 10: _ = try bench.assign([source], to: pick(["Ane", "Camilla"]), layer: layer)
    case 11: _ = try bench.done([source], layer: layer)
    case 12: _ = try bench.reopen([source], layer: layer)
    case 13:
      _ = try bench.setSpeaker(
        "leder", source: pick([nil, source]), role: pick([nil, .informant, .interviewer]),
        caseName: pick([nil, "L01", "L02"]), newLabel: pick([nil, nil, "Leder", "leder"]))
    case 14:
      let path = try scene.write(
        "cases.csv",
        "case,source,alder:\(pick(["integer", "text"]))\n\(pick(["L01", "L02"])),\(source),\(pick(["40", "41", "x"]))\n"
      )
      _ = try bench.importCases(path)
    case 15:
      let end = Int.random(in: 40..<60, using: &random)
      let path = try scene.write(
        "segments.csv",
        "source,kind,start,end\n\(source),\(pick(["turn", "sentence"])),30,\(end)\n")
      _ = try bench.importSegments(path)
    case 16:
      let marks = try bench.marks(of: source, includingDropped: true)
      _ = try bench.dropMarks([pick(marks).id], of: source)
    case 17:
      _ = try bench.saveQuery(
        pick(["nav", "folk OR \"bra\""]), as: pick(["a", "A", "Å"]), note: pick([nil, "", "«x»"]))
    case 18: _ = try bench.removeQuery(named: pick(["a", "å"]))
    case 19:
      let sets = ["[lege, doktor]", "[Lege, fastlege]", "[sjef, leder, bas]", "[sjef, bas]"]
      let path = try scene.write("synonyms.yaml", "- \(pick(sets))\n")
      _ = try bench.importSynonyms(path, replacing: Bool.random(using: &random), dryRun: false)
    case 20:
      var request = AutocodeRequest(code, pick(["folk", "går", "hva"]))
      request.unit = pick([.hit, .sentence, .words(1)])
      request.inside = pick([nil, nil, "Arbeid", "=Tillit"])
      request.role = pick([nil, .informant])
      request.layer = layer
      _ = try bench.autocode(request, dryRun: false)
    case 21:
      var request = PipedTagging(codes: [code])
      request.unit = pick([.hit, .sentence])
      request.layer = layer
      let lines = ["3:Leder: Jeg hjelper folk. Vi snakker sammen.", "7:Leder: Så går det bra."]
      let input = "\(source):\(pick(lines))\n\(pick(Self.sources)):\(pick(lines))\n"
      _ = try bench.tag(piped: Array(input.utf8), request, dryRun: false)
    default:
      let path = try scene.write(
        "guide.yaml",
        "guide: x\nquestions:\n  - id: q1\n    topic: \(pick(["Arbeid", "Hva gjør du"]))\n    text: Hva gjør du?\n"
      )
      _ = try bench.importGuide(path, turns: nil, dryRun: false)
    }
  }
}
