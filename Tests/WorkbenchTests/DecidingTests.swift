import Analysis
import Store
import Study
import TestSupport
import Testing
import Text

@testable import Workbench

@Suite("Decisions of a meeting")
struct DecidingTests {
  /// Agreed on 1; missed on 2; other code on 3; boundary on 5 to 7: Bjørn has 43 of
  /// the 65 characters.
  private func scene() throws -> ConsensusScene {
    let scene = try ConsensusScene()
    for coder in ["Ane", "Bjørn"] { try scene.tag(coder, "Tillit", "2.1") }
    try scene.tag("Ane", "Kontakt", "2.2")
    try scene.tag("Ane", "Kontroll", "2.3")
    try scene.tag("Bjørn", "Tillit", "2.3")
    try scene.tag("Ane", "Forløp", "2.5-2.7")
    try scene.tag("Bjørn", "Forløp", "2.5-2.6")
    try scene.done("Ane", "Bjørn")
    return scene
  }

  @Test("The agenda has each passage once, with its kind")
  func agenda() throws {
    let items = try scene().items()
    #expect(items.map(\.place) == ["2.2", "2.3", "2.5-2.7"])
    #expect(items.map(\.passage.kind) == [.missed, .otherCode, .boundary])
    #expect(items.map(\.keys.count) == [1, 2, 1])
    #expect(items[1].passage.relation == .sibling)
    #expect(items[2].uses[1].uses.map(\.places) == [["2.5-2.6"]])
  }

  @Test("Filters choose passages and leave their keys as they are")
  func filters() throws {
    let scene = try scene()
    let all = try scene.items()
    #expect(try scene.items { $0.codes = ["Tillit"] }.map(\.keys) == [all[1].keys])
    #expect(try scene.items { $0.kinds = [.boundary] }.map(\.keys) == [all[2].keys])
    #expect(try scene.items { $0.grouping = .code }.flatMap(\.keys) == all.flatMap(\.keys))
    #expect(try scene.items { $0.coders = ["Bjørn"] }.count == 3)
    #expect(try scene.items { $0.role = .interviewer }.isEmpty)
    let heavy = try scene.items { $0.ordersByWeight = true }.map(\.passage.weight)
    #expect(heavy == heavy.sorted(by: >))
  }

  @Test("A coder, a code, none and another code each make of a passage what they say")
  func meanings() throws {
    let scene = try scene()
    let before = try scene.layer(.individual)
    let path = try scene.fill(
      scene.items(),
      [
        "2.2": ("none", "", "for lite"), "2.3": ("Kontroll; Kontakt", "", "begge"),
        "2.5-2.7": ("bjørn", "", ""),
      ])
    let result = try scene.decide(path)
    #expect(
      try scene.layer(.consensus) == [
        "Tillit 2.1", "Kontroll 2.3 (begge)", "Kontakt 2.3 (begge)", "Forløp 2.5-2.6",
      ])
    #expect(try scene.layer(.individual) == before)
    let line = try #require(result.sources.first)
    #expect((line.decided, line.undecided, line.agreed, line.added) == (4, 0, 1, 3))
    #expect(line.isComplete && !line.isSealed)
    #expect(try scene.items().isEmpty)
    let decided = try scene.items { $0.includesDecided = true }
    #expect(decided.map { $0.former?.decision } == ["none", "Kontroll; Kontakt", "bjørn"])
    #expect(decided[0].former?.memo == "for lite")
  }

  @Test("A disputed code is put on all that coders have of it, or on the place that is named")
  func places() throws {
    let scene = try scene()
    let path = try scene.fill(
      scene.items(), ["2.5-2.7": ("Forløp", "", ""), "2.2": ("Kontakt", "2.2-2.3", "")])
    try scene.decide(path)
    #expect(try scene.layer(.consensus) == ["Tillit 2.1", "Kontakt 2.2-2.3", "Forløp 2.5-2.7"])
  }

  @Test("The same file again changes nothing, and leaves no entry in the journal")
  func again() throws {
    let scene = try scene()
    let path = try scene.fill(
      scene.items(),
      ["2.2": ("Ane", "", "ja"), "2.3": ("none", "", ""), "2.5-2.7": ("Ane", "", "")])
    try scene.decide(path) { $0.seals = true }
    let state = try scene.scene.state()
    let entries = try scene.scene.ane.log().count
    for coder in ["Ane", "Bjørn"] {
      let result = try scene.decide(path, by: coder) { $0.seals = true }
      #expect(result.sources.map(\.added) == [0])
      #expect(result.sources.map(\.isSealed) == [true])
    }
    #expect(try scene.scene.state() == state)
    #expect(try scene.scene.ane.log().count == entries)
  }

  @Test("A decision that changes takes away what it had made, and nothing else")
  func revised() throws {
    let scene = try scene()
    let items = try scene.items()
    try scene.decide(
      scene.fill(items, ["2.2": ("Kontakt; Tillit", "", "først"), "2.3": ("Ane", "", "")]))
    _ = try scene.scene.ane.tag(
      ["Kontakt"], source: "int01", .place("2.9"), layer: .consensus, note: "for hånd")
    try scene.decide(scene.fill(items, ["2.2": ("Kontroll", "", "nå")]))
    #expect(
      try scene.layer(.consensus) == [
        "Tillit 2.1", "Kontroll 2.2 (nå)", "Kontroll 2.3", "Kontakt 2.9 (for hånd)",
      ])
  }

  @Test("One undo takes a whole meeting back, and one redo brings it again")
  func undo() throws {
    let scene = try scene()
    let before = try scene.scene.state()
    let path = try scene.fill(scene.items(), ["2.2": ("Ane", "", "ja"), "2.3": ("none", "", "")])
    try scene.decide(path)
    let after = try scene.layer(.consensus)
    _ = try scene.scene.ane.undo(any: false)
    #expect(try scene.layer(.consensus).isEmpty)
    #expect(try scene.scene.file.read { try $0.decisions() }.isEmpty)
    #expect(try scene.items().count == 3)
    #expect(try scene.scene.state() == before)
    _ = try scene.scene.ane.redo(any: false)
    #expect(try scene.layer(.consensus) == after)
    #expect(try scene.items().map(\.place) == ["2.5-2.7"])
  }

  @Test("A dry run says the same and stores nothing")
  func dryRun() throws {
    let scene = try scene()
    let path = try scene.fill(scene.items(), ["2.2": ("Ane", "", ""), "2.3": ("Bjørn", "", "")])
    let before = try scene.scene.state()
    let said = try scene.decide(path) { $0.isDryRun = true }
    #expect(try scene.scene.state() == before)
    #expect(try scene.decide(path).sources == said.sources)
  }

  @Test("A consensus is sealed only when all is decided and nobody is still coding")
  func sealing() throws {
    let scene = try scene()
    let items = try scene.items()
    let part = try scene.fill(items, ["2.2": ("Ane", "", "")])
    #expect(try scene.decide(part) { $0.seals = true }.sources.map(\.isSealed) == [false])
    try scene.tag("Camilla", "Tillit", "2.8")
    let rest = try scene.fill(items, ["2.3": ("Ane", "", ""), "2.5-2.7": ("Ane", "", "")])
    let waiting = try scene.decide(rest) { $0.seals = true }.sources
    #expect(waiting.map(\.isSealed) == [false])
    #expect(waiting.map(\.waitingFor) == [["Camilla"]])
    let rule = try scene.scene.file.read { CountingRule(assignments: try $0.assignments()) }
    #expect(rule.consensusSources.isEmpty)
  }

  @Test("A sealed consensus is not changed")
  func sealed() throws {
    let scene = try scene()
    let items = try scene.items()
    try scene.decide(
      scene.fill(
        items, ["2.2": ("Ane", "", ""), "2.3": ("Ane", "", ""), "2.5-2.7": ("Ane", "", "")])
    ) { $0.seals = true }
    let path = try scene.fill(items, ["2.2": ("none", "", "")])
    let refusal = try scene.scene.refusal { try scene.decide(path) }
    #expect(refusal?.problem == .consensusSealed(coder: "Ane", source: "int01"))
  }

  @Test("What all agree on comes in where no file is named")
  func agreedAlone() throws {
    let scene = try scene()
    let result = try scene.decide(nil) { $0.entersAgreed = true }
    #expect(try scene.layer(.consensus) == ["Tillit 2.1"])
    #expect(result.sources.map(\.undecided) == [4])
  }

  @Test("A third coder who finishes makes what was decided a matter again")
  func thirdCoder() throws {
    let scene = try scene()
    try scene.decide(scene.fill(scene.items(), ["2.2": ("Ane", "", "")]))
    try scene.tag("Camilla", "Kontakt", "2.2")
    try scene.done("Camilla")
    let item = try #require(try scene.items().first { $0.place == "2.2" })
    #expect(item.former?.isStale == true)
    #expect(item.former?.decision == "Ane")
    let kept = try scene.layer(.consensus)
    #expect(kept.contains("Kontakt 2.2"))
  }

  @Test("Decisions on codings that have changed since are refused, with their line")
  func stale() throws {
    let scene = try scene()
    let path = try scene.fill(scene.items(), ["2.2": ("Ane", "", ""), "2.3": ("Ane", "", "")])
    _ = try scene.scene.bench("Bjørn").reopen(["int01"], layer: .individual)
    try scene.tag("Bjørn", "Kontakt", "2.2")
    _ = try scene.scene.bench("Bjørn").untag(
      ["Tillit"], source: "int01", .place("2.3"), layer: .individual)
    try scene.tag("Bjørn", "Kontroll", "2.4")
    try scene.done("Bjørn")
    let refusal = try scene.scene.refusal { try scene.decide(path) }
    #expect(refusal?.problem == .staleDecision(source: "int01", isGone: true))
    #expect(refusal?.place == InputPlace(file: path, line: 2))
    #expect(refusal?.others == 1)
  }

  @Test("A coding that changed within the same range is told from one that is gone")
  func changedWithin() throws {
    let scene = try scene()
    let path = try scene.fill(scene.items(), ["2.5-2.7": ("Ane", "", "")])
    _ = try scene.scene.bench("Bjørn").reopen(["int01"], layer: .individual)
    _ = try scene.scene.bench("Bjørn").untag(
      ["Forløp"], source: "int01", .place("2.5-2.6"), layer: .individual)
    try scene.tag("Bjørn", "Forløp", "2.6-2.7")
    try scene.done("Bjørn")
    let refusal = try scene.scene.refusal { try scene.decide(path) }
    #expect(refusal?.problem == .staleDecision(source: "int01", isGone: false))
  }

  @Test("Two rows that go against each other are refused, with both lines")
  func conflict() throws {
    let scene = try scene()
    let items = try scene.items { $0.grouping = .code }
    #expect(items.map(\.place) == ["2.2", "2.3", "2.3", "2.5-2.7"])
    let rows = zip(items, ["", "Kontroll", "none", ""]).map { item, decision in
      "\(item.keys[0].id),\(item.keys[0].check),\(decision)\n"
    }
    let path = try scene.scene.write("d.csv", "id,check,decision\n" + rows.joined())
    let refusal = try scene.scene.refusal { try scene.decide(path) }
    #expect(
      refusal?.problem
        == .conflictingDecisions(line: 3, source: "int01", code: "Samarbeid/Kontroll"))
    #expect(refusal?.place?.line == 4)
    let twice = try scene.scene.write(
      "e.csv",
      "id,check,decision\n"
        + ["Ane", "none"].map { "\(items[0].keys[0].id),\(items[0].keys[0].check),\($0)\n" }
        .joined())
    #expect(try scene.scene.refusal { try scene.decide(twice) }?.place?.line == 3)
  }

  @Test("A word that is neither code nor coder is refused with what is nearest")
  func unknown() throws {
    let scene = try scene()
    let path = try scene.fill(scene.items(), ["2.2": ("Kontakk", "", "")])
    let refusal = try scene.scene.refusal { try scene.decide(path) }
    #expect(
      refusal?.problem
        == .unknownDecision(
          asked: "Kontakk", nearest: ["Samarbeid/Kontakt"], coders: ["Ane", "Bjørn"]))
    let mixed = try scene.fill(scene.items(), ["2.2": ("Ane; ingen", "", "")])
    #expect(
      try scene.scene.refusal { try scene.decide(mixed) }?.problem
        == .noneAndMore(written: "Ane; ingen"))
    let far = try scene.fill(scene.items(), ["2.2": ("Ane", "99", "")])
    #expect(
      try scene.scene.refusal { try scene.decide(far) }?.problem
        == .placeOutside(asked: "99", turns: 4))
  }

  @Test("Who has open work in a source is not shown what others made of it")
  func blind() throws {
    let scene = try scene()
    try scene.tag("Camilla", "Tillit", "2.8")
    let result = try scene.scene.bench("Camilla").disagreements(DisagreementsRequest())
    #expect(result.items.isEmpty)
    #expect(result.hidden == ["int01"])
    let own = try scene.scene.ane.disagreements(DisagreementsRequest())
    #expect(own.items.count == 3)
  }

  @Test("Nothing to compare is told from nothing finished")
  func nothing() throws {
    let scene = try ConsensusScene()
    try scene.tag("Ane", "Tillit", "2.1")
    #expect(
      try scene.scene.refusal { _ = try scene.items() }?.problem
        == .nothingFinished(sources: ["int01"], coders: ["Ane"]))
    try scene.done("Ane")
    #expect(
      try scene.scene.refusal { _ = try scene.items() }?.problem
        == .noPairFinished(coders: ["Ane"]))
  }
}

@Suite("Decisions against a model")
struct DecisionModelTests {
  @Test("When all is decided, the consensus is what was agreed and what was decided")
  func model() throws {
    for seed in 0..<12 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let scene = try ConsensusScene()
      let coders = Array(
        ["Ane", "Bjørn", "Camilla", "Dina"].prefix(Int.random(in: 2...4, using: &generator)))
      let codes = ["Tillit", "Kontroll", "Kontakt", "Forløp"]
      // A coder's codings of one code are kept apart, so that every set of sentences is one of them.
      var uses: [String: [String: Set<Int>]] = [:]
      for coder in coders {
        for code in codes {
          for sentence in 1...10 where Int.random(in: 0..<4, using: &generator) == 0 {
            try scene.tag(coder, code, "2.\(sentence)")
            uses[code, default: [:]][coder, default: []].insert(sentence)
          }
        }
      }
      for coder in coders {
        _ = try scene.scene.bench(coder).done(["int01"], layer: .individual)
      }
      var expected: Set<String> = []
      var rows = ["id,check,decision"]
      for code in codes {
        let byCoder = uses[code] ?? [:]
        for sentence in 1...10 where coders.allSatisfy({ byCoder[$0]?.contains(sentence) ?? false })
        {
          expected.insert("\(code) 2.\(sentence)")
        }
      }
      for item in try scene.items({ $0.grouping = .code }) {
        let code = item.passage.disputes[0].code
        let name = try scene.scene.file.read { try $0.codebook() }.path(of: code).leaf
        let decision = [coders[Int.random(in: 0..<coders.count, using: &generator)], "none", name][
          Int.random(in: 0..<3, using: &generator)]
        rows.append("\(item.keys[0].id),\(item.keys[0].check),\(decision)")
        let sentence = Int(item.place.dropFirst(2)) ?? 0
        let having = uses[name]?[decision]?.contains(sentence) ?? false
        if decision == name || having { expected.insert("\(name) \(item.place)") }
      }
      let path = try scene.scene.write("d.csv", rows.joined(separator: "\n") + "\n")
      let result = try scene.decide(path) {
        $0.entersAgreed = true
        $0.seals = true
      }
      let layer = try scene.layer(.consensus)
      #expect(Set(layer) == expected, "seed \(seed)")
      #expect(layer.count == expected.count)
      #expect(result.sources.map(\.isSealed) == [true])
      let rule = try scene.scene.file.read { CountingRule(assignments: try $0.assignments()) }
      #expect(rule.consensusSources.count == 1)
    }
  }
}
