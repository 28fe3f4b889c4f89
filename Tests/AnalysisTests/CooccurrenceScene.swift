import Study
import TestSupport
import Text

@testable import Analysis

/// Coded sources drawn at random, and every rule and count looked up one by one.
struct CooccurrenceScene {
  struct Passage: Hashable {
    let source: Int
    let span: TextSpan
  }

  struct Pair: Hashable {
    let first: Passage
    let second: Passage
  }

  let codes: [ReportedCode]
  let codings: [Coding]
  let lengths: [Int]
  let words: [SourceID: UnitList]
  let sentences: [SourceID: UnitList]
  let turns: [SourceID: UnitList]
  let spoken: [SourceID: SpokenTurns]
  /// The case of each turn, and whether the interviewer speaks.
  let speech: [SourceID: [SpokenTurns.Turn]]
  /// The raters of each row's passages.
  private let makers: [[Passage: Set<Rater>]]

  /// Every rule that there is.
  static let rules: [CooccurrenceRule] = [
    .overlap, .exact, .enclosing, .within, .near(CooccurrenceReach(3, .words)),
    .near(CooccurrenceReach(1, .sentences)), .before(CooccurrenceReach(4, .words)),
    .before(CooccurrenceReach(1, .turns)), .sameUnit(.sentence), .sameUnit(.turn),
    .sameUnit(.source), .sameCase, .window(CooccurrenceReach(3, .sentences), isWeighted: false),
    .window(CooccurrenceReach(2, .turns), isWeighted: false),
    .window(CooccurrenceReach(3, .sentences), isWeighted: true),
  ]

  init(_ generator: inout SeededGenerator) throws {
    codes = (0..<4).map { ReportedCode($0) } + [ReportedCode(id: 99, members: [0, 2])]
    var codings: [Coding] = []
    var lengths: [Int] = []
    var lists: [[SourceID: UnitList]] = [[:], [:], [:]]
    var speech: [SourceID: [SpokenTurns.Turn]] = [:]
    for source in 0..<Int.random(in: 1...4, using: &generator) {
      let length = Int.random(in: 20...70, using: &generator)
      lengths.append(length)
      for (kind, longest) in [3, 9, 20].enumerated() {
        // Now and then a source has no units of a kind.
        let isMissing = Int.random(in: 0...9, using: &generator) == 0
        lists[kind][source] = try UnitList(
          isMissing ? [] : Self.units(in: length, upTo: longest, &generator))
      }
      speech[source] = lists[2][source]?.spans.map { span in
        SpokenTurns.Turn(
          span: span, caseID: [nil, 7, 8, 9][Int.random(in: 0...3, using: &generator)],
          isInterviewer: Int.random(in: 0...3, using: &generator) == 0)
      }
      for number in 0..<Int.random(in: 0...22, using: &generator) {
        let start = Int.random(in: 0..<length, using: &generator)
        let end = min(length, start + Int.random(in: 0...14, using: &generator))
        for _ in 0..<Int.random(in: 1...2, using: &generator) {
          codings.append(
            AgreementScene.coding(
              number, Int.random(in: 0..<4, using: &generator),
              by: Int.random(in: 0..<3, using: &generator), start..<end, in: source))
        }
      }
    }
    makers = codes.map { code in
      var own: [Passage: Set<Rater>] = [:]
      for coding in codings where code.members.contains(coding.code) && !coding.span.isEmpty {
        own[Passage(source: coding.source, span: coding.span), default: []].insert(coding.rater)
      }
      return own
    }
    self.codings = codings
    self.lengths = lengths
    words = lists[0]
    sentences = lists[1]
    turns = lists[2]
    self.speech = speech
    spoken = speech.mapValues { SpokenTurns($0) }
  }

  private static func units(
    in length: Int, upTo longest: Int, _ generator: inout SeededGenerator
  ) -> [TextSpan] {
    var units: [TextSpan] = []
    var start = Int.random(in: 0...3, using: &generator)
    while start < length {
      let end = min(length, start + Int.random(in: 1...longest, using: &generator))
      units.append(TextSpan(start, end))
      start = end + max(0, Int.random(in: -2...2, using: &generator))
    }
    return units
  }

  /// The units that a rule is about.
  func units(of rule: CooccurrenceRule) -> [SourceID: UnitList] {
    switch (rule, rule.reach?.step) {
    case (.sameUnit(.source), _):
      Dictionary(
        uniqueKeysWithValues: lengths.enumerated().map {
          ($0, (try? UnitList([TextSpan(0, $1)])) ?? UnitList())
        })
    case (.sameUnit(.turn), _), (_, .turns): turns
    case (.sameUnit, _), (_, .sentences): sentences
    case (_, .words): words
    default: [:]
    }
  }

  func input(
    _ rule: CooccurrenceRule, _ count: CooccurrenceCount?, across: Bool = false
  ) -> CooccurrenceInput {
    CooccurrenceInput(
      rule: rule, count: count, codes: codes, codings: codings, acrossCoders: across,
      units: units(of: rule), base: sentences, turns: spoken)
  }

  func passages(_ row: Int) -> Set<Passage> { Set(makers[row].keys) }

  func raters(_ row: Int, _ passage: Passage) -> Set<Rater> { makers[row][passage] ?? [] }

  func caseID(_ passage: Passage) -> CaseID? {
    (speech[passage.source] ?? []).first {
      !$0.isInterviewer && $0.span.overlaps(passage.span)
    }?.caseID
  }

  /// Every pair for which a rule holds, by comparing all with all.
  func pairs(_ rule: CooccurrenceRule, _ row: Int, _ column: Int, across: Bool) -> Set<Pair> {
    if row != column,
      codes[row].members.isSubset(of: codes[column].members)
        || codes[column].members.isSubset(of: codes[row].members)
    {
      return []
    }
    var found: Set<Pair> = []
    for first in passages(row) {
      for second in passages(column) {
        let isShared = !raters(row, first).isDisjoint(with: raters(column, second))
        if isShared || across, holds(rule, first, second) {
          found.insert(Pair(first: first, second: second))
        }
      }
    }
    return found
  }

  private func holds(_ rule: CooccurrenceRule, _ first: Passage, _ second: Passage) -> Bool {
    if rule == .sameCase { return caseID(first) != nil && caseID(first) == caseID(second) }
    guard first.source == second.source else { return false }
    let (a, b) = (first.span, second.span)
    let spans = units(of: rule)[first.source]?.spans ?? []
    let ofA = spans.indices.filter { spans[$0].overlaps(a) }
    let ofB = spans.indices.filter { spans[$0].overlaps(b) }
    switch rule {
    case .overlap: return a.overlaps(b)
    case .exact: return a == b
    case .enclosing: return a.encloses(b) || b.encloses(a)
    case .within: return b.encloses(a)
    case .near(let reach):
      return a.overlaps(b) || follows(b, a, reach.count, spans) || follows(a, b, reach.count, spans)
    case .before(let reach): return follows(b, a, reach.count, spans)
    case .sameUnit: return ofA.contains { ofB.contains($0) }
    case .window(let reach, _):
      return ofA.contains { one in ofB.contains { abs(one - $0) < reach.count } }
    case .sameCase: return false
    }
  }

  /// Whether a span begins behind another, and at most so many units after where that ends.
  private func follows(
    _ later: TextSpan, _ earlier: TextSpan, _ most: Int, _ spans: [TextSpan]
  ) -> Bool {
    guard earlier.end <= later.start, !spans.isEmpty else { return false }
    let last = spans.lastIndex { $0.start < earlier.end } ?? -1
    let first = spans.firstIndex { $0.end > later.start } ?? spans.count
    return first - last <= most
  }

  /// What a cell must count.
  func cell(
    _ rule: CooccurrenceRule, _ count: CooccurrenceCount, _ row: Int, _ column: Int, across: Bool
  ) -> Int {
    let pairs = pairs(rule, row, column, across: across)
    switch count {
    case .pairs: return pairs.count
    case .passages: return Set(pairs.map(\.first)).count
    case .sources: return Set(pairs.flatMap { [$0.first.source, $0.second.source] }).count
    case .cases:
      return Set(
        pairs.compactMap { pair in
          caseID(pair.first) == caseID(pair.second) ? caseID(pair.first) : nil
        }
      ).count
    case .characters: return characters(pairs, row, column, across: across)
    case .units:
      if case .window(let reach, let isWeighted) = rule {
        return lines(rule, reach.count, isWeighted, row, column, across: across)
      }
      let counted = rule.unit == nil ? sentences : units(of: rule)
      return counted.reduce(0) { sum, source in
        sum
          + source.value.spans.count { unit in
            pairs.contains { pair in
              pair.first.source == source.key && pair.second.source == source.key
                && pair.first.span.overlaps(unit) && pair.second.span.overlaps(unit)
            }
          }
      }
    }
  }

  private func characters(
    _ pairs: Set<Pair>, _ row: Int, _ column: Int, across: Bool
  ) -> Int {
    var found: Set<[Int]> = []
    for pair in pairs where pair.first.source == pair.second.source {
      guard let both = pair.first.span.intersection(pair.second.span) else { continue }
      let common = raters(row, pair.first).intersection(raters(column, pair.second))
      for rater in across ? [0] : common.map(\.coder) {
        for offset in both.start..<both.end { found.insert([pair.first.source, rater, offset]) }
      }
    }
    return found.count
  }

  /// By the definition: for each line, what the window has less what it has without the line.
  private func lines(
    _ rule: CooccurrenceRule, _ length: Int, _ isWeighted: Bool, _ row: Int, _ column: Int,
    across: Bool
  ) -> Int {
    if pairs(rule, row, column, across: across).isEmpty { return 0 }
    var found: Set<[Int]> = []
    for (source, list) in units(of: rule) {
      for coder in across ? [0] : [0, 1, 2] {
        func uses(_ row: Int) -> [Bool] {
          list.spans.map { line in
            codings.contains {
              $0.source == source && (across || $0.rater.coder == coder) && !$0.span.isEmpty
                && codes[row].members.contains($0.code) && $0.span.overlaps(line)
            }
          }
        }
        let (a, b) = (uses(row), uses(column))
        for line in list.spans.indices {
          let window = max(0, line - length + 1)...line
          for one in window where a[one] {
            for other in window where b[other] && (one == line || other == line) {
              found.insert(isWeighted ? [source, one, other] : [source, line])
            }
          }
        }
      }
    }
    return found.count
  }
}
