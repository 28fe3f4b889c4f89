import Index
import Search
import Study
import TestSupport
import Text

/// A made-up study with its index open, and what counting its tokens one by one gives.
final class WordScene {
  let study: Study
  let engine: SearchEngine
  /// The indices of the transcripts that count.
  let kept: [Int]
  private let held: [HeldBytes]

  /// Indexes transcripts, in several segments where it is cut; others than the kept are dead.
  init(_ study: Study, cut: Int? = nil, kept: [Int]? = nil) throws {
    self.study = study
    let count = study.transcripts.count
    let kept = kept ?? Array(0..<count)
    self.kept = kept
    let cuts = [0, cut ?? count, count]
    var held: [HeldBytes] = []
    var segments: [IndexSnapshot.Segment] = []
    for (start, end) in zip(cuts, cuts.dropFirst()) where start < end {
      let bytes = try study.segment(start..<end)
      held.append(bytes)
      segments.append(
        IndexSnapshot.Segment(
          try bytes.reader(),
          live: kept.filter { (start..<end).contains($0) }.map { $0 - start }))
    }
    self.held = held
    engine = SearchEngine(IndexSnapshot(segments.reversed()), study.context)
  }

  /// A random study of a few short transcripts.
  static func random(_ generator: inout SeededGenerator) throws -> WordScene {
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    let words = ["nav", "NAV", "leder", "ledere", "ja", "tillit", "å", "til|lit", "men", "ledet"]
    let transcripts = (0..<number(1...5)).map { index in
      Transcript(
        "t\(index)", language: number(0...1) == 0 ? "nb" : "en",
        lines: (0..<number(0...6)).map { _ in
          let label = ["Leder: ", "I: ", "Leder: ", ""][number(0...3)]
          return label
            + (0..<number(0...9)).map { _ in words[number(0...9)] }.joined(separator: " ")
        })
    }
    let kept = transcripts.indices.filter { _ in number(0...3) > 0 }
    return try WordScene(
      Study(transcripts: transcripts), cut: number(0...transcripts.count),
      kept: number(0...1) == 0 ? nil : kept)
  }

  /// The hits of a query.
  func hits(_ query: String) throws -> [SearchHit] { try engine.run(try Query(query)).hits }

  /// The tokens of a transcript, with the index of the stretch that words are held together in: a
  /// turn, or what stands between turns.
  func tokens(_ index: Int) -> [(form: String, span: TextSpan, unit: Int)] {
    let transcript = study.transcripts[index]
    return transcript.tokens.map { token in
      let inside = transcript.turns.firstIndex { $0.span.encloses(token.span) }
      let before = transcript.turns.count { $0.span.end <= token.span.start }
      let unit = inside.map { 2 * $0 + 1 } ?? 2 * before
      return (token.form, token.span, transcript.turns.isEmpty ? 0 : unit)
    }
  }
}
