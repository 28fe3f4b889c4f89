import Analysis
import Quotation
import Store
import Study
import Testing
import Text
import Workbench

@Suite("Who holds a code, coverage and saturation")
struct MatrixViewTests {
  let scene: MatrixScene

  init() throws { scene = try MatrixScene() }

  /// The holders of a code as `holders / eligible / others`.
  private func holders(
    _ code: String, _ change: (inout MatrixRequest) -> Void = { _ in }
  ) throws -> String {
    let result = try scene.scene.ane.holders(scene.request(.total, change))
    let entry = try #require(
      result.codes.first { result.codebook.path(of: $0.code.id).leaf == code })
    let names = Dictionary(uniqueKeysWithValues: result.cases.map { ($0.id, $0.name) })
    return [entry.holders.holders, entry.holders.eligible, entry.holders.others].map { ids in
      ids.compactMap { $0.caseID.flatMap { names[$0] } }.joined(separator: " ")
    }.joined(separator: " / ")
  }

  @Test("k of N are those of the finished who were asked; who holds a code besides is named apart")
  func eligible() throws {
    #expect(try holders("Tillit") == "A B / A B / C")
    #expect(try holders("Helse") == "A B / A B / ")
    #expect(try holders("Helse") { $0.askedBy = ["q2"] } == "A B / A B / ")
    #expect(try holders("Tillit") { $0.countsUnfinished = true } == "A B C / A B C / ")
    #expect(
      try holders("Helse") {
        $0.askedBy = ["q2"]
        $0.countsUnfinished = true
      } == "A B / A B / ")
    #expect(
      try holders("Helse") {
        $0.countsUnfinished = true
        $0.heedsQuestions = false
      } == "A B / A B C / ")
  }

  @Test("a code belongs to the question that most of its passages answer, if there are three")
  func question() throws {
    let result = try scene.scene.ane.holders(
      scene.request(.total) { $0.countsUnfinished = true })
    let questions = result.codes.map { $0.holders.questions }
    #expect(questions == [[], ["q1"], []])
  }

  @Test("a framework grid tells not asked, nothing, not finished and not applicable apart")
  func states() throws {
    func states(_ change: (inout MatrixRequest) -> Void) throws -> [FrameworkState] {
      let result = try scene.scene.ane.holders(scene.request(.caseName, change))
      let entry = try #require(
        result.codes.first { result.codebook.path(of: $0.code.id).leaf == "Helse" })
      return result.cases.map { entry.holders.state(of: .known($0.id)) }
    }
    #expect(try states { $0.codes = ["Helse"] } == [.found, .found, .notRead])
    #expect(
      try states {
        $0.codes = ["Helse"]
        $0.countsUnfinished = true
        $0.askedBy = ["q2"]
      } == [.found, .found, .notAsked])
    #expect(
      try states {
        $0.codes = ["Helse"]
        $0.filter = "sektor:privat AND question:q1"
        $0.countsUnfinished = true
      } == [.nothing, .notApplicable, .nothing])
  }

  @Test("the cell of a grid quotes the first passage")
  func quotations() throws {
    let result = try scene.scene.ane.holders(
      scene.request(.caseName) { $0.codes = ["Tillit"] }, quoting: MatrixScene.quoting)
    let texts = result.cases.map { study in
      result.columnOfCase[study.id].flatMap { result.matrix.cell(0, $0).first }
        .flatMap { result.quotations[$0]?.text }
    }
    #expect(
      texts == [
        "Jeg hjelper folk her.", "Jeg hjelper folk her. Vi snakker sammen.", "Vi snakker sammen.",
      ])
  }

  @Test("opposites in one case are listed with what is said under each")
  func ambivalence() throws {
    #expect(throws: Refusal(.noPoles)) {
      try scene.scene.ane.ambivalence(scene.request(.total), quoting: MatrixScene.quoting)
    }
    let table =
      "path,kind\nTillit og mistro,\nTillit og mistro/For,pole\nTillit og mistro/Mot,pole\n"
    _ = try scene.scene.ane.importCodebook(scene.scene.write("poles.csv", table), dryRun: false)
    try scene.tag("For", "1", "int03")
    try scene.tag("Mot", "3", "int03")
    try scene.tag("For", "5", "int03")
    let poles = try scene.scene.ane.ambivalence(
      scene.request(.total), quoting: MatrixScene.quoting)
    let pair = try #require(poles.pairs.first)
    #expect(poles.pairs.count == 1)
    #expect(pair.firstCases == 1)
    let both = try #require(pair.both.first)
    #expect(both.study.name == "C")
    #expect(both.first.map(\.text) == ["Hei på deg.", "Så går det bra nå."])
    #expect(both.second.map(\.text) == ["Jeg hjelper folk her. Vi snakker sammen."])
    let named = try scene.scene.ane.ambivalence(
      scene.request(.total) { $0.codes = ["Tillit og mistro/For", "Helse"] },
      quoting: MatrixScene.quoting)
    #expect(named.pairs.map(\.both.count) == [0])
  }

  @Test("coverage counts informants' words, by coder and together; what nobody began is not 0")
  func coverage() throws {
    try scene.scene.add("int04", "Intervjuer: Hva?\n\nLeder: Ja da, det går.\n")
    try scene.tag("Uro", "1", "int01", by: "Bjørn")
    try scene.tag("Uro", "2", "int01", by: "Bjørn")
    let result = try scene.scene.ane.coverage(CoverageRequest())
    let rows = result.rows.map { row in
      "\(row.source?.name ?? "*") \(row.rater.map { result.coderNames[$0.coder] ?? "" } ?? "*")"
        + " \(row.count.map { "\($0.covered)/\($0.words)" } ?? "-")"
    }
    // Ane: 4 words of turn 3 and 5 of turn 5; Bjørn: 3 of turn 1, and the interviewer's, which do
    // not count; in int02 all of turn 3 and turn 1; in int03 the last sentence of turn 3.
    #expect(
      rows == [
        "int01 Ane 9/15", "int01 Bjørn 3/15", "int01 * 12/15", "int02 Ane 10/15", "int02 * 10/15",
        "int03 Ane 3/15", "int03 * 3/15", "int04 * -", "* * 25/45",
      ])
  }

  @Test("what is not coded is listed by turn and line, with its first words")
  func uncoded() throws {
    let found = try scene.scene.ane.uncoded(CoverageRequest(), longerThan: 3)
    #expect(
      found.map { "\($0.source.name) \($0.turn ?? 0) \($0.line) \($0.stretch.words) \($0.opening)" }
        == [
          "int02 5 9 5 Så går det bra nå", "int03 3 5 4 Jeg hjelper folk her",
          "int03 5 9 5 Så går det bra nå",
        ])
    #expect(found.map(\.caseName) == ["B", "C", "C"])
  }

  @Test("saturation adds finished sources in the order asked for")
  func saturation() throws {
    func result(_ order: SaturationOrder) throws -> String {
      var request = SaturationRequest()
      request.order = order
      request.material.countsUnfinished = true
      let result = try scene.scene.ane.saturation(request)
      return zip(result.sources, result.saturation.steps).map { "\($0.name) \($1.new.count)" }
        .joined(separator: ", ")
    }
    #expect(try result(.name) == "int01 2, int02 1, int03 0")
    #expect(try result(.date(attribute: nil)) == "int02 3, int03 0, int01 0")
    let path = try scene.scene.write("order.csv", "source\nint03\nint01\n")
    #expect(try result(.file(path)) == "int03 1, int01 1")
    #expect(
      throws: Refusal(
        .unknownAttribute(asked: "dat", nearest: ["dato"], known: ["dato"]))
    ) { try result(.date(attribute: "dat")) }
    #expect(
      throws: Refusal(.saturation(.notDates(name: "sektor", type: .text, dates: ["dato"])))
    ) { try result(.date(attribute: "Sektor")) }
    _ = try scene.scene.ane.importCases(
      scene.scene.write("more.csv", "case,møtt:date\nA,\n"))
    #expect(throws: Refusal(.saturation(.noValues(name: "møtt")))) {
      try result(.date(attribute: "møtt"))
    }
    #expect(throws: Refusal(.noDates)) {
      let empty = try Scene()
      try empty.add("int01", Sample.text)
      try empty.codes("Helse")
      _ = try empty.ane.done(["int01"], layer: .individual)
      var request = SaturationRequest()
      request.order = .date(attribute: nil)
      _ = try empty.ane.saturation(request)
    }
  }

  @Test("nothing finished is refused, not saturated")
  func nothingFinished() throws {
    let empty = try Scene()
    try empty.add("int01", Sample.text)
    #expect(throws: Refusal(.nothingFinished(sources: ["int01"], coders: ["Ane"]))) {
      try empty.ane.saturation(SaturationRequest())
    }
  }
}
