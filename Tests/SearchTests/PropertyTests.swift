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
    let words = ["nav", "NAV", "leder", "ledere", "ja", "tillit", "å", "til|lit", "na|v", "ja\nja"]
    let transcripts = (0..<number(1...4)).map { index in
      Transcript(
        "t\(index)", language: number(0...1) == 0 ? "nb" : "en",
        lines: (0..<number(0...6)).map { _ in
          let label = ["Leder: ", "I: ", "Leder: ", ""][number(0...3)]
          let body = (0..<number(0...9)).map { _ in words[number(0...9)] }
          return label + body.joined(separator: [" ", ", ", "-"][number(0...2)])
        })
    }
    var study = Study(transcripts: transcripts)
    study.codebook = Codebook([
      Code(id: 1, name: "Samarbeid"), Code(id: 2, parent: 1, name: "NAV"),
    ])
    for id in 0..<number(0...6) {
      let source = number(1...transcripts.count)
      let length = transcripts[source - 1].text.count
      let start = number(0...length)
      study.codings.append(
        Coding(
          id: id, source: source, span: TextSpan(start, number(start...length)),
          code: number(1...2), rater: Rater(coder: 1, layer: .individual)))
    }
    return study
  }

  private static func hits(_ text: String, _ engine: SearchEngine) -> [SearchHit]? {
    do {
      return try engine.run(try Query(text)).hits
    } catch {
      guard case .unknownValue = error else {
        Issue.record("\(text): \(error)")
        return nil
      }
      return nil
    }
  }

  @Test("Random queries in random studies give the same spans in the same order")
  func random() throws {
    var generator = SeededGenerator(seed: 2024)
    var hitCount = 0
    for _ in 0..<150 {
      let study = Self.study(&generator)
      let held = try study.segment(study.transcripts.indices)
      let engine = SearchEngine(
        IndexSnapshot([IndexSnapshot.Segment(try held.reader())]), study.context)
      let names = Plain.knownPatterns(
        study.transcripts.flatMap(\.labels), study.transcripts.map(\.name))
      for _ in 0..<25 {
        let plain = Plain.random(
          words: Bool.random(using: &generator), depth: 3, &generator
        ).named
        guard let result = Self.hits(plain.text, engine) else {
          // Only a name that no transcript has may be refused.
          #expect(plain.names.contains { name in !names.contains { $0 == name } })
          continue
        }
        for (index, transcript) in study.transcripts.enumerated() {
          let naive = NaiveMatcher(transcript, source: index + 1, codings: study.codings)
          let found = result.filter { $0.source == index + 1 }
          #expect(
            found.map(\.span) == naive.spans(plain),
            "\(plain.text) in \(transcript.text.string.debugDescription)")
          hitCount += found.count
        }
        #expect(result.map(\.source) == result.map(\.source).sorted())
      }
      withExtendedLifetime(held) {}
    }
    #expect(hitCount > 2000)
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
    let queries = try ["n*", "ja nav", "ja NEAR/4 leder", "exact:NAV", "lemma:leder", "NOT ja"]
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
