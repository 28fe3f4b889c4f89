import Foundation
import Quotation
import Store
import Study
import TestSupport
import Testing
import Text
import Workbench

/// Memos, condensations, claims and codings in any order, undone and redone.
@Suite("Writing, undone and redone")
struct WritingModelTests {
  @Test("leads back to exactly the lists before, and forth again", arguments: 0..<60)
  func followModel(seed: Int) throws {
    var walk = try WritingWalk(seed: UInt64(seed))
    for _ in 0..<24 { try walk.step() }
    try walk.wayBackAndForth()
    #expect(try walk.scene.file.read { try $0.defects() }.isEmpty)
  }
}

/// A project in which people write at random, and the lists there were.
private struct WritingWalk {
  let scene: Scene
  private var random: SeededGenerator
  private var past: [String] = []
  private var future: [String] = []

  init(seed: UInt64) throws {
    scene = try Scene()
    random = SeededGenerator(seed: seed)
    try scene.add("a", Sample.text)
    try scene.add("b", Sample.text + "Intervjuer: b?\n\nLeder: Takk.\n")
    try scene.codes("Arbeid", "Arbeid/Tid", "Helse")
    let path = try scene.write("cases.csv", "case,source\n07,a\n08,b\n")
    _ = try scene.ane.importCases(path)
    for place in ["2", "2.1", "4"] {
      _ = try scene.ane.tag(
        ["Helse", "Tid"], source: "a", .place(place), layer: .individual, note: "")
      _ = try scene.bench("Bjørn").tag(
        ["Tid"], source: "b", .place(place), layer: .individual, note: "")
    }
  }

  private mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int(random.next() % UInt64(choices.count))]
  }

  /// All that is listed of what was written.
  private func state() throws -> String {
    let bench = scene.ane
    var filter = MemoFilter()
    filter.kinds = []
    var lines = try bench.memos(filter).memos.map { "\($0)" }
    for isByCoding in [false, true] {
      var rows = CondenseFilter()
      rows.isByCoding = isByCoding
      lines += try bench.condensedRows(rows).map { "\($0)" }
    }
    let quoting = MatrixQuoting(attribution: .standard(), roleWords: [:])
    lines += try bench.claims([], quoting).map { claim in
      "\(claim.key) \(claim.statement) \(claim.note) \(claim.contrarySought) \(claim.flags) "
        + claim.passages.map { "\($0.side) \($0.quoted.id) \($0.isGone)" }.joined(separator: ",")
    }
    lines.append("\(try bench.memoLimit())")
    return lines.joined(separator: "\n")
  }

  mutating func step() throws {
    let before = try state()
    switch Int.random(in: 0..<20, using: &random) {
    case 0...2: try undo(before)
    case 3...5: try redo(before)
    default: try verb(before)
    }
  }

  private mutating func verb(_ before: String) throws {
    let entries = try scene.ane.log().count
    do {
      try act(scene.bench(pick(["Ane", "Bjørn"])))
    } catch is Refusal {
      #expect(try state() == before)
      #expect(try scene.ane.log().count == entries)
    }
    if try scene.ane.log().count > entries {
      past.append(before)
      future = []
    } else {
      #expect(try state() == before)
    }
  }

  private mutating func undo(_ before: String) throws {
    guard let former = past.popLast() else { return }
    _ = try scene.ane.undo(any: true)
    #expect(try state() == former)
    future.append(before)
  }

  private mutating func redo(_ before: String) throws {
    guard let later = future.popLast() else {
      #expect(throws: Refusal(.nothingToRedo)) { try scene.ane.redo(any: true) }
      return
    }
    _ = try scene.ane.redo(any: true)
    #expect(try state() == later)
    past.append(before)
  }

  mutating func wayBackAndForth() throws {
    let last = try state()
    let count = past.count
    for _ in 0..<count { try undo(state()) }
    for _ in 0..<count { try redo(state()) }
    #expect(try state() == last)
  }

  private static let subjects = [
    "project", "source:a", "source:x", "case:07", "code:Tid", "quote:a:2", "quote:b:4/Tid",
    "quote:a:2b/Helse", "c1", "c2",
  ]

  private mutating func act(_ bench: OpenProject) throws {
    let memo = pick(["m1", "m2", "m3", "m7"])
    let claim = pick(["c1", "c2", "c3"])
    let quotation = pick(["a:2", "a:2b/Tid", "a:4", "b:2", "b:4", "b:9"])
    let text = pick(["x", "Én linje.\nTo.", " «y» ", "", "=1"])
    switch Int.random(in: 0..<17, using: &random) {
    case 0, 1:
      var draft = MemoDraft(on: pick(Self.subjects), body: text)
      draft.kind = pick(["", "theory", "Decision"])
      _ = try bench.addMemo(draft)
    case 2:
      var change = MemoChange()
      change.body = pick([nil, text])
      change.title = pick([nil, "T"])
      change.subject = pick([nil] + Self.subjects.map { Optional($0) })
      _ = try bench.editMemo(memo, change)
    case 3: _ = try bench.removeMemo(memo)
    case 4, 5:
      _ = try bench.linkMemos(memo, pick(Self.subjects + ["m1", "m2"]), relation: pick(["", "r"]))
    case 6: _ = try bench.unlinkMemos(memo, pick(Self.subjects))
    case 7: try bench.setMemoLimit(pick([200, 250]))
    case 8, 9:
      let choice: CondenseChoice = pick([
        .coding(quotation), .cell(caseName: pick(["07", "08"]), code: pick(["Arbeid", "Helse"])),
      ])
      _ = try bench.condense(choice, body: pick([nil, text]))
    case 10: _ = try bench.removeCondensation(.coding(quotation))
    case 11: _ = try bench.addClaim(text, note: pick(["", "n"]))
    case 12:
      _ = try bench.support(
        claim, pick([.supporting, .contrary]), by: [quotation, pick(["a:2", "b:4"])],
        sought: pick([nil, "s"]))
    case 13: _ = try bench.dropSupport(claim, [quotation])
    case 14: _ = try bench.removeClaim(claim)
    case 15:
      _ = try bench.untag(
        [pick(["Helse", "Tid"])], source: pick(["a", "b"]), .place(pick(["2.1", "4"])),
        layer: .individual)
    default:
      _ = try bench.tag(
        [pick(["Helse", "Tid"])], source: pick(["a", "b"]), .place(pick(["2", "2.1", "2.2"])),
        layer: .individual, note: "")
    }
  }
}
