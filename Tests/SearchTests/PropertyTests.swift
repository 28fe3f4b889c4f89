import Index
import Search
import Study
import TestSupport
import Testing
import Text

@Suite("Searching finds what trying every token finds")
struct PropertyTests {
  /// A random study of a few short transcripts, with codings anywhere in them.
  private static func study(_ generator: inout SeededGenerator) -> Study {
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    let words = [
      "nav", "NAV", "leder", "ledere", "ja", "tillit", "å", "til|lit", "na|v", "ja\nja", "ja.",
      "nav. å",
    ]
    let transcripts = (0..<number(1...3)).map { index in
      Transcript(
        "t\(index)", language: number(0...1) == 0 ? "nb" : "en",
        lines: (0..<number(0...6)).map { _ in
          let label = ["Leder: ", "I: ", "Leder: ", "X: ", ""][number(0...4)]
          let body = (0..<number(0...7)).map { _ in words[number(0...(words.count - 1))] }
          return label + body.joined(separator: [" ", ", ", "-", ". "][number(0...3)])
        }, hasSentences: number(0...3) > 0, hasParagraphs: number(0...2) > 0)
    }
    var study = Study(transcripts: transcripts)
    study.codebook = Codebook([
      Code(id: 1, name: "Samarbeid"), Code(id: 2, parent: 1, name: "NAV"),
      Code(id: 3, name: "Kostnad"),
    ])
    study.coders = [1: "Anna", 2: "Bo"]
    study.attributes = [
      Attribute(name: "sektor", type: .text), Attribute(name: "ansatte", type: .integer),
    ]
    study.cases = [
      Case(id: 1, name: "01", values: ["sektor": "Privat", "ansatte": "12"]),
      Case(id: 2, name: "02", values: ["sektor": "Offentlig", "ansatte": "100"]),
    ]
    study.questions = ["q01", "q02"]
    study.synonyms = NaiveMatcher.synonymSets
    for (index, transcript) in transcripts.enumerated() {
      study.caseOfSource[index + 1] = [1, 2, nil][number(0...2)]
      for turn in transcript.turns.indices where number(0...3) == 0 {
        study.prompts[index + 1, default: [:]][turn + 1] = ["q01", "q02"][number(0...1)]
      }
    }
    for id in 0..<number(0...6) {
      let source = number(1...transcripts.count)
      let length = transcripts[source - 1].text.count
      let start = number(0...length)
      let layer = number(0...3) == 0 ? Layer.consensus : .individual
      study.codings.append(
        Coding(
          id: id, source: source, span: TextSpan(start, number(start...length)),
          code: number(1...3), rater: Rater(coder: number(1...2), layer: layer)))
      study.notes[id] = ["Usikker, ikke klar her", "et svar", "", nil][number(0...3)]
    }
    return study
  }

  /// A hundred thousand queries in all.
  @Test(
    "Random queries in random studies give the same spans in the same order",
    arguments: 1...8)
  func random(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var queries = PlainGenerator(seed: UInt64(1000 + seed))
    let memory = NaiveMatcher.Memory()
    var finding: [String: Int] = [:]
    for _ in 0..<125 {
      let study = Self.study(&generator)
      let held = try study.segment(study.transcripts.indices)
      let engine = SearchEngine(
        IndexSnapshot([IndexSnapshot.Segment(try held.reader())]), study.context)
      let matchers = study.transcripts.indices.map { NaiveMatcher(study, $0 + 1, memory) }
      queries.saved = []
      queries.saved = [("en", queries.words(2)), ("to", queries.query(depth: 1))]
      for _ in 0..<100 {
        let mode = queries.number(0...3) == 0 ? queries.one(of: ReturnMode.allCases) : nil
        let plain =
          mode == nil || queries.number(0...3) == 0
          ? queries.query(depth: queries.number(0...3)) : queries.pair(depth: 2)
        if try check(plain, mode, study, engine, matchers, queries.saved) > 0 {
          for name in Set(plain.operators + [mode?.rawValue ?? "-"]) {
            finding[name, default: 0] += 1
          }
        }
      }
      withExtendedLifetime(held) {}
    }
    let operators = Plain.operators + ReturnMode.allCases.map(\.rawValue)
    for name in operators { #expect(finding[name, default: 0] >= 10, "\(name)") }
  }

  /// Holds an answer against the plain one.
  private func check(
    _ plain: Plain, _ mode: ReturnMode?, _ study: Study, _ engine: SearchEngine,
    _ matchers: [NaiveMatcher], _ saved: [(name: String, query: Plain)]
  ) throws -> Int {
    let meant = mode.map { plain.returning($0) } ?? plain
    let query: Query
    do throws(QueryError) {
      query = try Query(
        plain.text, returning: mode, savedNames: saved.map(\.name),
        saved: { name in saved.first { $0.name == name }?.query.text })
    } catch {
      switch error {
      case .noPairs, .notReturned: #expect(meant == nil, "\(plain.text)")
      case .nearNeedsWords: Issue.record("\(plain.text): \(error)")
      default: Issue.record("\(plain.text): \(error)")
      }
      return 0
    }
    guard let meant else {
      Issue.record("\(plain.text) does not have \(mode.debugDescription)")
      return 0
    }
    let result: [SearchHit]
    do throws(QueryError) {
      result = try engine.run(query).hits
    } catch {
      guard case .unknownValue = error else {
        Issue.record("\(plain.text): \(error)")
        return 0
      }
      #expect(plain.regions.contains { !$0.isKnown(in: study) }, "\(plain.text)")
      return 0
    }
    let spans = matchers.map { mode == .segment ? $0.segments(plain) : $0.spans(meant) }
    let found = (1...matchers.count).map { source in
      result.filter { $0.source == source }.map(\.span)
    }
    if found != spans || result.map(\.source) != result.map(\.source).sorted() {
      Issue.record(
        """
        \(plain.text) \(mode.debugDescription)
        \(study.transcripts.map { $0.text.string.debugDescription })
        found \(found)
        plain \(spans)
        """)
    }
    return result.count
  }

  @Test("Hits print exactly: raw is the stored text, text is read through the marks")
  func exactness() throws {
    var generator = SeededGenerator(seed: 77)
    for _ in 0..<60 {
      let study = Self.study(&generator)
      let held = try study.segment(study.transcripts.indices)
      let engine = SearchEngine(
        IndexSnapshot([IndexSnapshot.Segment(try held.reader())]), study.context)
      for query in ["*", "?*", "\"* nav\"", "nav NEAR/3 ja", "source:*", "code:*"] {
        guard let parsed = try? Query(query), let result = try? engine.run(parsed) else { continue }
        for hit in result.hits {
          let transcript = study.transcripts[hit.source - 1]
          let line = engine.line(for: hit, width: Int.random(in: 0...30, using: &generator))
          #expect(line.raw.utf8.elementsEqual(transcript.text.raw(hit.span).utf8))
          let read = transcript.layer.read(hit.span, of: transcript.text)
          #expect(line.text.utf8.elementsEqual(read.utf8))
          let turn = transcript.turns.firstIndex {
            $0.span.start <= hit.span.start && hit.span.start < $0.span.end
          }
          #expect(hit.turn == turn.map { $0 + 1 })
          let before = transcript.text.scalars[..<hit.span.start]
          #expect(hit.line == 1 + before.count { $0 == 0x0A })
          if let positions = hit.positions {
            let forms = transcript.tokens.filter { hit.span.encloses($0.span) }.map(\.form)
            #expect(positions.count == forms.count)
            #expect(engine.form(of: hit) == forms.joined(separator: " "))
          }
        }
      }
      withExtendedLifetime(held) {}
    }
  }

  @Test("Adding, deleting and merging segments gives the hits of a fresh build")
  func increments() throws {
    var generator = SeededGenerator(seed: 31)
    for _ in 0..<40 {
      let study = Self.study(&generator)
      let count = study.transcripts.count
      let cut = Int.random(in: 0...count, using: &generator)
      let parts = [try study.segment(0..<cut), try study.segment(cut..<count)]
      let readers = try parts.map { try $0.reader() }
      let kept = study.transcripts.indices.filter { _ in
        Int.random(in: 0..<4, using: &generator) > 0
      }
      let live = [kept.filter { $0 < cut }, kept.filter { $0 >= cut }.map { $0 - cut }]
      let split = IndexSnapshot(
        zip(readers, live).map { IndexSnapshot.Segment($0, live: $1) }.reversed())
      var builder = SegmentBuilder()
      for (reader, live) in zip(readers, live).reversed() {
        for index in live { builder.add(index, of: reader) }
      }
      let merged = HeldBytes(try builder.bytes())
      var fresh = SegmentBuilder(lemmas: Study.lemmas)
      for index in kept { fresh.add(study.transcripts[index].document) }
      let rebuilt = HeldBytes(try fresh.bytes())
      let engines = [
        SearchEngine(split, study.context),
        SearchEngine(
          IndexSnapshot([IndexSnapshot.Segment(try merged.reader())]), study.context),
        SearchEngine(
          IndexSnapshot([IndexSnapshot.Segment(try rebuilt.reader())]), study.context),
      ]
      for query in ["nav", "l*", "lemma:leder", "exact:NAV", "ja nav", "NOT nav", "code:*"] {
        let answers = try engines.map { engine in
          try engine.run(try Query(query)).hits.map { "\($0.source) \($0.span) \($0.line)" }
        }
        #expect(answers[0] == answers[2], "\(query)")
        #expect(answers[1] == answers[2], "\(query)")
      }
      withExtendedLifetime((parts, merged, rebuilt)) {}
    }
  }

  @Test("Searching a damaged segment that still opens does no harm")
  func damage() throws {
    var generator = SeededGenerator(seed: 8)
    let study = Self.study(&generator)
    let held = try study.segment(study.transcripts.indices)
    let queries = try [
      "n*", "ja nav", "ja NEAR/4 leder", "exact:NAV", "lemma:leder", "NOT ja",
      "(ja leder) WITHIN sentence", "code:* OVERLAPS ja", "ja FOLLOWS/2s leder",
      "code:* PRECEDES/3 (NOT nav)", "nav OUTSIDE code:*", "ja BEFORE/3 ledre~1",
    ]
    .map { try Query($0) }
    for place in stride(from: 0, to: held.pointer.count, by: 3) {
      let old = held.pointer[place]
      held.pointer[place] = old ^ UInt8.random(in: 1...255, using: &generator)
      if let reader = try? held.reader() {
        let engine = SearchEngine(IndexSnapshot([IndexSnapshot.Segment(reader)]), study.context)
        for query in queries {
          for hit in try engine.run(query).hits { _ = engine.line(for: hit) }
        }
      }
      held.pointer[place] = old
    }
  }
}
