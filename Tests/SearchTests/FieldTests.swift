import Index
import Search
import Study
import Testing
import Text

@Suite("What patterns, synonyms, saved queries and new fields mean")
struct FieldTests {
  private static let study: Study = {
    var study = Study(transcripts: [
      Transcript(
        "int01",
        lines: [
          "I: Hvordan er samarbeidet?", "Leder: Tilliten er god i Tromsø. Vi stoler på Nav.",
          "I: Ja?", "Leder: Etaten unge ledere tromsø.", "Bo: Unnge.",
        ])
    ])
    study.codebook = Codebook([Code(id: 1, name: "A"), Code(id: 2, name: "B")])
    study.coders = [1: "Anna", 2: "Bo"]
    let turns = study.transcripts[0].turns
    study.codings = (0..<4).map { index in
      Coding(
        id: index, source: 1, span: turns[index].span, code: index % 2 + 1,
        rater: Rater(coder: index / 2 + 1, layer: .individual))
    }
    study.notes = [0: "Helt usikker her", 1: "", 2: "Usikre greier, se int02"]
    study.questions = ["q01"]
    study.prompts = [1: [1: "q01"]]
    study.synonyms = [
      ["tillit", "tillit*", "stoler på"], ["nav", "Etaten", "lemma:leder"],
      ["NAV-kontor", "etaten"],
    ]
    return study
  }()

  private func found(_ query: String, folding: Bool = false) throws -> [String] {
    try Self.study.found(try Query(query, folding: folding)).map { String($0.dropFirst(6)) }
  }

  private func error(_ query: String) -> QueryError? {
    do {
      _ = try Self.study.found(query)
      return nil
    } catch {
      return error as? QueryError
    }
  }

  @Test("A word with ~1 or ~2 stands for those so many letters away")
  func edits() throws {
    #expect(try found("unge~1") == ["unge", "Unnge"])
    #expect(try found("tromso~1") == ["Tromsø", "tromsø"])
    #expect(try found("unnnge~1") == ["Unnge"])
    #expect(try found("unnnge~2") == ["unge", "Unnge"])
    #expect(try found("\"er gud~1 i\"") == ["er god i"])
  }

  @Test("A regular expression matches whole forms, alone and in phrases")
  func regular() throws {
    #expect(try found("/un+ge/") == ["unge", "Unnge"])
    #expect(try found("/un/") == [])
    #expect(try found("\"/un(g|ge)/ leder*\"") == ["unge ledere"])
    #expect(try found("\"/(god|unge)/ /l.*/\"") == ["unge ledere"])
    #expect(try found("\"og/eller\"") == [])
    #expect(try found("\"er/god\"") == ["er god"])
  }

  @Test("Folding lets letters be found without their signs; exact: never does")
  func folding() throws {
    #expect(try found("tromso") == [])
    #expect(try found("tromso", folding: true) == ["Tromsø", "tromsø"])
    #expect(try found("trom*o", folding: true) == ["Tromsø", "tromsø"])
    #expect(try found("exact:Tromso", folding: true) == [])
    #expect(try found("exact:Tromsø", folding: true) == ["Tromsø"])
  }

  @Test("syn: is any member of the sets that hold the word, in any form of writing")
  func synonyms() throws {
    #expect(try found("syn:tillit") == ["Tilliten", "stoler på"])
    #expect(try found("syn:\"stoler på\"") == ["Tilliten", "stoler på"])
    #expect(try found("syn:tillitsfull") == ["Tilliten", "stoler på"])
    #expect(try found("syn:nav") == ["Nav", "Etaten", "ledere"])
    #expect(try found("syn:etaten") == ["Nav", "Etaten", "ledere"])
    #expect(try found("syn:leder unge") == ["Etaten", "unge", "ledere"])
    #expect(
      error("unge syn:tro")
        == .unknownValue(
          field: "syn", asked: "tro", valid: ["tillit", "nav", "NAV-kontor"], nearest: [],
          column: 6))
    #expect(try Query("syn:nav").needs == [.synonyms])
  }

  @Test("Synonyms, patterns and lemmas show what they stood for, and forms can be left out")
  func expansions() throws {
    let held = try Self.study.segment(0..<1)
    let engine = SearchEngine(
      IndexSnapshot([IndexSnapshot.Segment(try held.reader())]), Self.study.context)
    let result = try engine.run(
      try Query("syn:nav OR un*e OR unge", excludedForms: ["Unge"]), expands: true)
    #expect(result.expansions.map(\.written) == ["syn:nav", "leder", "un*e"])
    #expect(
      result.expansions.map(\.forms) == [
        ["nav", "Etaten", "lemma:leder"], ["ledere"], ["unnge"],
      ])
    #expect(result.hits.count == 5)
    #expect(try engine.run(try Query("un*e", excludedForms: ["unge"])).hits.count == 1)
    withExtendedLifetime(held) {}
  }

  @Test("memo: finds codings by words of their notes, and by whose they are")
  func memos() throws {
    #expect(try found("memo:usik*") == found("code:A"))
    #expect(try found("memo:usikker") == ["Hvordan er samarbeidet?"])
    #expect(try found("memo:\"helt usikker\"") == ["Hvordan er samarbeidet?"])
    #expect(try found("memo:\"usikker helt\"") == [])
    #expect(try found("memo:*") == found("code:A"))
    #expect(try found("memo:usik* coder:Bo") == ["Ja?"])
    #expect(try Query("memo:x").needs == [.codings, .notes])
  }

  @Test("prompted: tells answers from what was said unasked, among those who are asked")
  func prompts() throws {
    let answers = [
      "Tilliten er god i Tromsø. Vi stoler på Nav.", "Etaten unge ledere tromsø.", "Unnge.",
    ]
    #expect(try found("prompted:yes") == answers)
    #expect(try found("prompted:ja") == answers)
    #expect(try found("prompted:no") == [])
    #expect(try found("unge prompted:nei") == [])
    var later = Self.study
    later.prompts = [1: [3: "q01"]]
    #expect(try later.found("prompted:nei") == ["int01:" + answers[0]])
    #expect(
      error("prompted:kanskje")
        == .unknownValue(
          field: "prompted", asked: "kanskje", valid: ["yes", "no"], nearest: [], column: 1))
  }

  @Test("query: stands for what was saved, as if in parentheses")
  func saved() throws {
    let texts = [
      "unge": "unge OR unnge", "alle": "query:unge OR nav", "ring": "a OR query:rung",
      "rung": "query:ring", "feil": "nav AND",
    ]
    func query(_ text: String) throws(QueryError) -> Query {
      try Query(text, savedNames: texts.keys.sorted(), saved: { texts[$0] })
    }
    #expect(
      try query("ledere query:alle").expression
        == Query("ledere ((unge OR unnge) OR nav)").expression)
    #expect(throws: QueryError.savedInItself(["ring", "rung", "ring"], column: 4)) {
      try query("ja query:ring")
    }
    #expect(
      throws: QueryError.unknownValue(
        field: "query", asked: "ung", valid: ["alle", "feil", "ring", "rung", "unge"],
        nearest: ["rung", "unge"], column: 4)
    ) { try query("ja query:ung") }
    #expect(
      throws: QueryError.inSaved(
        name: "feil", text: "nav AND", .expected(.operand, found: nil, column: 8), column: 4)
    ) { try query("ja query:feil") }
  }
}
