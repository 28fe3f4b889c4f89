import Analysis
import Store
import Study
import Testing
import Text
import Workbench

/// What agreement is measured on, and what it does not depend on.
@Suite("The scope of agreement")
struct AgreementScopeTests {
  private static let talk =
    "Intervjuer: Hva gjør du?\n\nLeder: Jeg hjelper folk. Vi snakker sammen.\n\n"
    + "Intervjuer: Og så?\n\nLeder: Så går det bra.\n"

  private func scene(_ codes: String...) throws -> Scene {
    let scene = try Scene()
    try scene.add("int01", Self.talk)
    let table = "path\n" + codes.map { "\"\($0)\"" }.joined(separator: "\n") + "\n"
    _ = try scene.ane.importCodebook(try scene.write("codes.csv", table), dryRun: false)
    return scene
  }

  private func add(_ scene: Scene, _ name: String, _ text: String, _ kind: SourceKind) throws {
    var options = Scene.options
    options.kind = kind
    let path = try scene.write(name + ".txt", text)
    _ = try scene.ane.importFiles([path], options, dryRun: false)
  }

  @Test("sources of several kinds are measured apart, or together where that is asked for")
  func kinds() throws {
    let scene = try scene("Tillit")
    try add(scene, "svar01", "Vi samarbeider godt. Ofte.\n", .surveyAnswer)
    try add(scene, "notat01", "De satt i ring.\n", .fieldNote)
    for source in ["int01", "svar01"] {
      try scene.finish("Ane", "Bjørn", source: source)
    }
    try scene.reopen("Ane")
    try scene.tag("Ane", "Tillit", "2.1")
    try scene.finish("Ane")
    let result = try scene.agreement()
    #expect(result.blocks.map(\.kind) == [.interview, .surveyAnswer])
    #expect(result.blocks.map(\.report.units) == [3, 2])
    #expect(result.blocks.map(\.reopened.count) == [1, 0])
    #expect(result.kindsLeftOut.map { $0.kind } == [.fieldNote])
    let pooled = try scene.agreement { $0.poolsKinds = true }
    #expect(try pooled.only.report.units == 5)
    #expect(try pooled.only.report.sourcesLeftOut.count == 1)
    let one = try scene.agreement { $0.kinds = [.surveyAnswer] }
    #expect(try one.only.report.units == 2)
    #expect(
      throws: Refusal(
        .noSourceOfKind(asked: "workshop", found: ["field-note", "interview", "survey-answer"]))
    ) { try scene.agreement { $0.kinds = [.workshop] } }
  }

  @Test("a query keeps the units that its passages touch, and says how many it leaves out")
  func filter() throws {
    let scene = try scene("Tillit")
    try scene.tag("Ane", "Tillit", "2.1")
    try scene.tag("Bjørn", "Tillit", "2.2")
    try scene.finish("Ane", "Bjørn")
    let result = try scene.agreement { $0.filter = "hjelper" }
    #expect(try result.only.report.units == 1)
    // Five sentences in all, of which one is touched.
    #expect(try result.only.report.unitsOutside == 4)
    #expect(try result.counts("Tillit") == [0, 1, 0, 0])
    let characters = try scene.agreement {
      $0.filter = "hjelper"
      $0.unit = .character
    }
    #expect(try characters.counts("Tillit") == [0, 7, 0, 0])
    #expect(throws: Refusal(.nothingAskedAbout)) {
      try scene.agreement { $0.filter = "finnesikke" }
    }
  }

  @Test("a case keeps what its speakers say")
  func cases() throws {
    let scene = try scene("Tillit")
    try scene.add(
      "fg01",
      "Intervjuer: Hva?\n\nLeder: Vi hjelper. Ofte.\n\nAnsatt: Det gjør vi.\n\n"
        + "Intervjuer: Ja?\n\nLeder: Ja.\n\nAnsatt: Nei.\n")
    _ = try scene.ane.importCases(
      try scene.write(
        "cases.csv",
        "case,source,speaker,sektor:text\n03,fg01,Leder,privat\n04,fg01,Ansatt,kommune\n"))
    try scene.finish("Ane", "Bjørn", source: "fg01")
    #expect(try scene.agreement { $0.cases = ["03"] }.only.report.units == 3)
    #expect(try scene.agreement { $0.cases = ["03", "04"] }.only.report.units == 5)
    #expect(try scene.agreement { $0.filter = "sektor:kommune" }.only.report.units == 2)
    let refusal = #expect(throws: Refusal.self) { try scene.agreement { $0.cases = ["Nina"] } }
    #expect(refusal?.problem == .unknownCase(asked: "Nina", nearest: [], known: ["03", "04"]))
  }

  @Test("every kind of unit: what is imported, else what is derived, else a refusal")
  func units() throws {
    let scene = try scene("Tillit")
    try scene.finish("Ane", "Bjørn")
    func units(_ unit: UnitKind) throws -> Int {
      try scene.agreement { $0.unit = unit }.only.report.units
    }
    #expect(try units(.sentence) == 3)
    #expect(try units(.turn) == 2)
    #expect(try units(.source) == 1)
    // Jeg hjelper folk Vi snakker sammen Så går det bra
    #expect(try units(.token) == 10)
    #expect(
      try units(.character)
        == "Jeg hjelper folk. Vi snakker sammen.".count + "Så går det bra.".count)
    #expect(throws: Refusal(.noUnits(unit: "section"))) { try units(.section) }
    let start = Self.talk.unicodeScalars.prefix { $0 != "J" }.count
    _ = try scene.ane.importSegments(
      try scene.write(
        "segments.csv",
        "source,kind,start,end\nint01,token,\(start),\(start + 3)\nint01,section,0,\(start + 9)\n"))
    #expect(try units(.token) == 1)
    #expect(try units(.section) == 1)
  }

  @Test("codes with those below them: as rows of their own, as one, and as roll-up rows")
  func hierarchy() throws {
    let scene = try scene("Arbeid", "Arbeid/Tillit", "Arbeid/Lønn", "Helse")
    try scene.tag("Ane", "Tillit", "2.1")
    try scene.tag("Bjørn", "Lønn", "2.1")
    try scene.finish("Ane", "Bjørn")
    func paths(_ codes: [CodeAgreement], _ result: AgreementResult) -> [String] {
      codes.map { result.codebook.path(of: $0.code).description }
    }
    let all = try scene.agreement()
    #expect(paths(try all.only.report.rollUps, all) == ["Arbeid"])
    #expect(try all.only.report.rollUps[0].alpha.value == 1)
    #expect(try all.row("Arbeid").alpha == .undefined(.noVariation))
    let below = try scene.agreement {
      $0.codes = ["Arbeid"]
      $0.includesDescendants = true
    }
    #expect(
      paths(try below.only.report.codes, below) == ["Arbeid", "Arbeid/Tillit", "Arbeid/Lønn"])
    let rolled = try scene.agreement { $0.rollup = true }
    #expect(try rolled.row("Arbeid").alpha.value == 1)
    #expect(try rolled.only.report.rollUps.isEmpty)
  }

  /// A scene in which two coders have coded ranges of one source by table.
  private func coded(
    _ text: String, _ ranges: [(coder: String, start: Int, end: Int)]
  ) throws -> [Int] {
    let scene = try Scene()
    try scene.add("int01", text)
    try scene.codes("Tillit")
    let rows = ranges.map { "\($0.coder),int01,\($0.start),\($0.end),Tillit" }
    _ = try scene.ane.importCodings(
      try scene.write(
        "codings.csv", "coder,source,start,end,code\n" + rows.joined(separator: "\n") + "\n"),
      dryRun: false)
    try scene.finish("Ane", "Bjørn")
    return try scene.agreement { $0.unit = .character }.counts("Tillit")
  }

  @Test("identical, disjoint, touching, empty and whole codings, scalar by scalar")
  func spans() throws {
    let text = String(repeating: "x", count: 99) + "\n"
    let length = try coded(text, [("Ane", 0, 1)]).reduce(0, +)
    #expect(try coded(text, [("Ane", 10, 20), ("Bjørn", 10, 20)]) == [10, 0, 0, length - 10])
    #expect(try coded(text, [("Ane", 10, 20)]) == [0, 10, 0, length - 10])
    #expect(try coded(text, [("Ane", 10, 20), ("Bjørn", 40, 45)]) == [0, 10, 5, length - 15])
    #expect(try coded(text, [("Ane", 10, 20), ("Bjørn", 20, 25)]) == [0, 10, 5, length - 15])
    #expect(try coded(text, [("Ane", 10, 20), ("Bjørn", 15, 15)]) == [0, 10, 0, length - 10])
    #expect(
      try coded(text, [("Ane", 0, length), ("Bjørn", 0, length)]) == [length, 0, 0, 0])
    #expect(
      try coded(text, [("Ane", 0, 30), ("Ane", 10, 40), ("Bjørn", 35, 50)])
        == [5, 35, 10, length - 50])
  }

  @Test("an emoji of several scalars and a letter with a combining mark count by scalars")
  func scalars() throws {
    let family = "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}"
    let accent = "e\u{301}"
    let text = "\(family) \(accent) ja\n"
    #expect(family.unicodeScalars.count == 5)
    // The emoji and the blank behind it, and of the letter only what is not its accent.
    let counts = try coded(text, [("Ane", 0, 6), ("Bjørn", 2, 7)])
    #expect(Array(counts.prefix(3)) == [4, 2, 1])
  }

  @Test("the order of import and the names of codes change no number")
  func invariance() throws {
    func alphas(_ names: [String: String], _ order: [String]) throws -> [String: [Coefficient]] {
      let scene = try Scene()
      for source in order { try scene.add(source, Self.talk + "\nLeder: Dette er \(source).\n") }
      for code in order == order.sorted() ? ["A", "B"] : ["B", "A"] {
        try scene.codes(names[code] ?? code)
      }
      let work = [
        ("Ane", "A", "2.1", "int01"), ("Ane", "B", "2.2", "int01"), ("Bjørn", "A", "2.1", "int01"),
        ("Bjørn", "B", "4.1", "int01"), ("Ane", "A", "4.1", "int02"), ("Bjørn", "A", "2", "int02"),
        ("Ane", "B", "2.1", "int03"), ("Bjørn", "B", "2.1", "int03"),
      ]
      for (coder, code, place, source) in order == order.sorted() ? work : work.reversed() {
        try scene.tag(coder, names[code] ?? code, place, in: source)
      }
      for source in order { try scene.finish("Bjørn", "Ane", source: source) }
      let result = try scene.agreement()
      var found: [String: [Coefficient]] = [:]
      for (letter, name) in names {
        let row = try result.row(name)
        found[letter] = [row.alpha, row.ac1, row.percent, row.fleiss, row.meanKappa]
      }
      found["all"] = [
        try result.only.report.overall.setAlpha, try result.only.report.overall.pooled,
      ]
      return found
    }
    let one = try alphas(["A": "Tillit", "B": "Helse"], ["int01", "int02", "int03"])
    let other = try alphas(["A": "Åpenhet", "B": "Arv"], ["int03", "int01", "int02"])
    for (key, values) in one {
      for (left, right) in zip(values, try #require(other[key])) {
        #expect((left.value == nil) == (right.value == nil))
        if let left = left.value, let right = right.value { #expect(abs(left - right) < 1e-12) }
      }
    }
  }
}
