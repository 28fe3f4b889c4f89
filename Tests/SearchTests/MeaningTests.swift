import Index
import Search
import Study
import Testing
import Text

@Suite("What queries mean")
struct MeaningTests {
  private static let study: Study = {
    var study = Study(transcripts: [
      Transcript(
        "int01",
        lines: [
          "Intervju om Nav",
          "I: Hvordan er samarbeidet med NAV-kontoret?",
          "Leder: Samarbeidet med Nav er godt. Vi ringer nav.",
          "I: Og tilrette|legging?",
          "Leder: Tilrettelegging\ner dyrt, men lederne vil.",
        ]),
      Transcript(
        "int02", language: "en",
        lines: ["I: How are the men?", "Ansatt: The man led us well. NAV helped."]),
    ])
    study.roles["Ansatt"] = .informant
    study.attributes = [
      Attribute(name: "sektor", type: .text), Attribute(name: "ansatte", type: .integer),
      Attribute(name: "andel", type: .decimal), Attribute(name: "dato", type: .date),
      Attribute(name: "tiltak", type: .multi), Attribute(name: "avtale", type: .boolean),
    ]
    study.cases = [
      Case(
        id: 1, name: "01",
        values: [
          "sektor": "Privat", "ansatte": "12", "andel": "0,5", "dato": "2023-05-02",
          "tiltak": "mentor; lønnstilskudd", "avtale": "ja",
        ]),
      Case(
        id: 2, name: "02",
        values: ["sektor": "Offentlig", "ansatte": "100", "dato": "2024-01-31", "avtale": "nei"]),
    ]
    study.caseOfSource = [1: 1, 2: 2]
    study.codebook = Codebook([
      Code(id: 1, name: "Samarbeid"), Code(id: 2, parent: 1, name: "NAV"),
      Code(id: 3, name: "Kostnad"),
    ])
    study.coders = [1: "Anna", 2: "Bo"]
    study.questions = ["q01", "q02"]
    study.prompts = [1: [1: "q01", 3: "q02"], 2: [1: "q01"]]
    let whole = study.transcripts[0].turns
    let rater = { (coder: CoderID) in Rater(coder: coder, layer: .individual) }
    study.codings = [
      Coding(id: 1, source: 1, span: whole[1].span, code: 2, rater: rater(1)),
      Coding(
        id: 2, source: 1,
        span: TextSpan(whole[1].span.start, whole[1].span.start + 19), code: 1, rater: rater(2)),
      Coding(id: 3, source: 1, span: whole[3].span, code: 3, rater: rater(1)),
    ]
    return study
  }()

  private func found(_ query: String) throws -> [String] { try Self.study.found(query) }

  private func error(_ query: String) -> QueryError? {
    do {
      _ = try Self.study.found(query)
      return nil
    } catch {
      return error as? QueryError
    }
  }

  @Test("Words fold capitals, read through joined lines, and split at hyphens")
  func words() throws {
    #expect(
      try found("nav") == ["int01:Nav", "int01:NAV", "int01:Nav", "int01:nav", "int02:NAV"])
    #expect(
      try found("tilrettelegging") == ["int01:tilrettelegging", "int01:Tilrettelegging"])
    #expect(try found("NAV-kontoret") == ["int01:NAV-kontoret"])
    #expect(try found("\"nav kontoret\"") == ["int01:NAV-kontoret"])
  }

  @Test("Wildcards stand anywhere, and a lone star in a phrase is exactly one word")
  func wildcards() throws {
    #expect(try found("*legging er") == ["int01:Tilrettelegging", "int01:er"])
    #expect(
      try found("\"*arbeidet * nav\"") == [
        "int01:samarbeidet med NAV", "int01:Samarbeidet med Nav",
      ])
    #expect(try found("\"n?v er g*\"") == ["int01:Nav er godt"])
    #expect(try found("\"nav * godt\"") == ["int01:Nav er godt"])
    #expect(try found("\"nav * dyrt\"") == [])
  }

  @Test("Positions run through a source, so that a phrase can cross turns; AND never does")
  func borders() throws {
    #expect(try found("\"godt vi * nav * tilrettelegging\"").count == 1)
    #expect(try found("nav NEAR/1 og").count == 1)
    #expect(try found("(nav NEAR/1 og) og") == [])
    #expect(try found("\"lederne vil how\"") == [])
  }

  @Test("exact: compares capitals with the stored text")
  func exact() throws {
    #expect(try found("exact:NAV") == ["int01:NAV", "int02:NAV"])
    #expect(try found("=nav") == ["int01:nav"])
    #expect(try found("exact:N*v") == ["int01:Nav", "int01:Nav"])
    #expect(try found("exact:\"med Nav\"") == ["int01:med Nav"])
  }

  @Test("lemma: finds forms that share a lemma, in the language of each source")
  func lemmas() throws {
    #expect(try found("lemma:leder") == ["int01:lederne"])
    #expect(try found("lemma:ledere") == ["int01:lederne"])
    #expect(try found("lemma:men") == ["int01:men", "int02:men", "int02:man"])
    #expect(try found("lemma:man") == ["int02:men", "int02:man"])
    #expect(try found("lemma:nav") == found("nav"))
  }

  @Test("AND holds within one turn and lists every occurrence there")
  func conjunction() throws {
    #expect(
      try found("samarbeidet nav") == [
        "int01:samarbeidet", "int01:NAV", "int01:Samarbeidet", "int01:Nav", "int01:nav",
      ])
    #expect(try found("ringer nav") == ["int01:Nav", "int01:ringer", "int01:nav"])
    #expect(try found("ringer dyrt") == [])
    #expect(try found("nav NOT ringer") == ["int01:Nav", "int01:NAV", "int02:NAV"])
    #expect(try found("intervju nav") == ["int01:Intervju", "int01:Nav"])
  }

  @Test("NEAR counts positions from end to start, in either order, and never overlaps itself")
  func near() throws {
    #expect(try found("nav NEAR/2 godt") == ["int01:Nav er godt"])
    #expect(try found("godt NEAR/1 nav") == [])
    #expect(try found("godt NEAR/3 nav") == ["int01:Nav er godt", "int01:godt. Vi ringer nav"])
    #expect(try found("\"er godt\" NEAR/1 nav") == ["int01:Nav er godt"])
    #expect(try found("\"nav godt\"~2") == ["int01:Nav er godt"])
    #expect(try found("dyrt NEAR/2 dyrt") == [])
  }

  @Test("Speakers, roles, sources and languages restrict words, and alone give passages")
  func regions() throws {
    #expect(try found("nav speaker:leder") == ["int01:Nav", "int01:nav"])
    #expect(try found("nav role:interviewer") == ["int01:NAV"])
    #expect(try found("nav source:*02") == ["int02:NAV"])
    #expect(try found("nav language:en") == ["int02:NAV"])
    #expect(try found("speaker:Ansatt") == ["int02:The man led us well. NAV helped."])
    #expect(try found("nav NOT (speaker:* OR source:int02)") == ["int01:Nav"])
  }

  @Test("Attributes compare by type: text, number, range, date, list, yes and no")
  func attributes() throws {
    let private_ = ["int01:Nav", "int01:nav"]
    #expect(try found("nav sektor:privat") == private_)
    #expect(try found("nav case.sektor:priv*") == private_)
    #expect(try found("nav ansatte:[10 TO 20]") == private_)
    #expect(try found("nav ansatte:[* TO 99]") == private_)
    #expect(try found("nav ansatte:[13 TO *]") == ["int02:NAV"])
    #expect(try found("nav andel:0.50") == private_)
    #expect(try found("nav dato:2023") == private_)
    #expect(try found("nav dato:[2023-06 TO 2024-01]") == ["int02:NAV"])
    #expect(try found("nav tiltak:lønnstilskudd") == private_)
    #expect(try found("nav avtale:yes") == private_)
    #expect(try found("nav case:01") == private_)
    #expect(try found("nav ansatte:7") == [])
  }

  @Test("code: includes descendants, code:= does not, and coder: says whose")
  func codes() throws {
    let turn = "int01:Samarbeidet med Nav er godt. Vi ringer nav."
    #expect(try found("code:Samarbeid") == ["int01:Samarbeidet med Nav", turn])
    #expect(try found("code:=Samarbeid") == ["int01:Samarbeidet med Nav"])
    #expect(try found("code:\"Samarbeid/NAV\"") == [turn])
    #expect(try found("code:Samarbeid coder:Bo") == ["int01:Samarbeidet med Nav"])
    #expect(try found("(code:Kostnad OR code:Samarbeid) coder:bo") == ["int01:Samarbeidet med Nav"])
    #expect(try found("nav code:=Samarbeid") == ["int01:Nav"])
    #expect(try found("nav coder:Bo") == ["int01:Nav"])
    #expect(try found("code:NAV code:=Samarbeid") == ["int01:Samarbeidet med Nav"])
    #expect(try found("layer:individual coder:Bo") == ["int01:Samarbeidet med Nav"])
  }

  @Test("question: gives the turns that answer, without the interviewer's")
  func questions() throws {
    #expect(try found("question:q02") == ["int01:Tilrettelegging er dyrt, men lederne vil."])
    #expect(try found("nav question:q01") == ["int01:Nav", "int01:nav", "int02:NAV"])
  }

  @Test("Words and passages may be mixed, and mixing distributes over AND")
  func mixed() throws {
    #expect(try found("dyrt OR code:=Samarbeid") == ["int01:Samarbeidet med Nav", "int01:dyrt"])
    #expect(
      try found("nav (godt OR role:interviewer)") == [
        "int01:NAV", "int01:Nav", "int01:godt", "int01:nav",
      ])
    let many = (0..<12).map { "(a\($0) OR source:int0*)" }.joined(separator: " ")
    #expect(error(many) == .tooManyAlternatives(limit: 256))
  }

  @Test("Names that do not exist are refused with the nearest ones")
  func unknown() {
    #expect(
      error("nav spaeker:Leder").map {
        if case .unknownField("spaeker", _, ["speaker"], 5) = $0 { true } else { false }
      } == true)
    #expect(
      error("speaker:Leeder").map {
        if case .unknownValue("speaker", "Leeder", _, ["Leder"], 1) = $0 { true } else { false }
      } == true)
    #expect(
      error("role:leder").map {
        if case .unknownValue("role", "leder", ["interviewer", "informant", "unknown"], _, 1) = $0 {
          true
        } else {
          false
        }
      } == true)
    #expect(
      error("code:Samarbed")
        == .code(
          .unknown(asked: "Samarbed", nearest: [CodePath(["Samarbeid"])]), column: 1))
    #expect(error("sektor:[a TO b]") == .noRange(field: "case.sektor", column: 1))
    #expect(
      error("ansatte:mange")
        == .badValue(field: "case.ansatte", asked: "mange", type: .integer, column: 1))
  }

  @Test("Context is read through the marks, within the turn, and cut between words")
  func context() throws {
    let held = try Self.study.segment(0..<2)
    let engine = SearchEngine(
      IndexSnapshot([IndexSnapshot.Segment(try held.reader())]), Self.study.context)
    let hits = try engine.run(try Query("er speaker:leder")).hits
    #expect(
      hits.map { engine.line(for: $0, width: 200).left } == [
        "Samarbeidet med Nav ", "Tilrettelegging ",
      ])
    #expect(
      hits.map { engine.line(for: $0, width: 200).right } == [
        " godt. Vi ringer nav.", " dyrt, men lederne vil.",
      ])
    #expect(hits.map { engine.line(for: $0, width: 9).left } == ["med Nav ", ""])
    #expect(hits.map { engine.line(for: $0, width: 9).right } == [" godt. Vi", " dyrt,"])
    let hyphen = try engine.run(try Query("kontoret")).hits
    #expect(hyphen.map { engine.line(for: $0, width: 8).left } == ["med NAV-"])
    #expect(hyphen.map { engine.line(for: $0, width: 8).right } == ["?"])
    let joined = try engine.run(try Query("tilrettelegging speaker:I")).hits
    #expect(joined.map { engine.line(for: $0).raw } == ["tilrette-\nlegging"])
    #expect(joined.map(\.line) == [4])
    #expect(joined.map(\.turn) == [3])
    withExtendedLifetime(held) {}
  }

  @Test("Counts by source, speaker and form add up to the hits")
  func counts() throws {
    let held = try Self.study.segment(0..<2)
    let engine = SearchEngine(
      IndexSnapshot([IndexSnapshot.Segment(try held.reader())]), Self.study.context)
    let result = try engine.run(try Query("nav OR dyrt OR samarb*"), expands: true)
    let bySource = engine.summary(of: result.hits, by: .source)
    #expect(bySource.rows.map { "\($0.name ?? "-") \($0.hits)" } == ["int01 7", "int02 1"])
    #expect(bySource.total == 8)
    let bySpeaker = engine.summary(of: result.hits, by: .speaker)
    #expect(
      bySpeaker.rows.map { "\($0.name ?? "-") \($0.hits)" } == [
        "I 2", "Leder 4", "- 1", "Ansatt 1",
      ])
    let byForm = engine.summary(of: result.hits, by: .form)
    #expect(
      byForm.rows.map { "\($0.name ?? "-") \($0.hits)" } == ["nav 5", "samarbeidet 2", "dyrt 1"])
    #expect(result.expansions.map(\.written) == ["samarb*"])
    #expect(result.expansions.map(\.forms) == [["samarbeidet"]])
    withExtendedLifetime(held) {}
  }
}
