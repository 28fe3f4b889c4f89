internal import Study
internal import Text

extension CooccurrenceMatrix {
  /// Counts pairs, source by source, in sweeps over sorted spans.
  ///
  /// Beyond sorting, the cost is linear in the codings for as many codes, units and coders.
  package init(_ input: CooccurrenceInput) {
    let list = PassageList(
      input.codings, codes: input.codes, acrossCoders: input.acrossCoders)
    var tally = CooccurrenceTally(input, list)
    tally.countPairs()
    tally.countSharedScalars()
    tally.countUnits()
    tally.countCells()
    self = tally.matrix()
  }
}

/// The counts from which a matrix is made.
///
/// Numbers of two rows are kept at `rows * first + second`; where it does not matter which stands
/// first, at the place with the smaller row first.
struct CooccurrenceTally {
  private let input: CooccurrenceInput
  private let list: PassageList
  private let placing: PassagePlacing
  private let rows: Int
  private var pairs: PairCounts
  /// In what the matrix counts, where that is neither pairs nor sources.
  private var cells: PairCounts
  private var own: [Int]
  private var shared: [Int]
  private var scalars: [Int]
  private var passages: [Int]
  private var units: UnitUseTally?
  private var observed: UnitUseTally?
  private var judged = 0

  /// Begins with nothing counted.
  init(_ input: CooccurrenceInput, _ list: PassageList) {
    self.input = input
    self.list = list
    placing = PassagePlacing(input, list)
    rows = input.codes.count
    pairs = PairCounts(rows: rows, isDirected: input.rule.isDirected)
    cells = PairCounts(rows: rows, isDirected: input.rule.isDirected)
    own = [Int](repeating: 0, count: rows)
    scalars = own
    passages = own
    shared = [Int](repeating: 0, count: rows * rows)
    for passage in list.passages { passages[passage.row] += 1 }
  }

  private var sweep: PairSweep {
    PairSweep(PairShape(input.rule), voices: list.voices, rows: rows)
  }

  /// Counts pairs of passages, and the sources that they are in.
  mutating func countPairs() {
    var sweep = self.sweep
    for (mark, scope) in placing.scopes().enumerated() {
      sweep.pairs(scope) { pairs.add($0, $1, $2, mark: mark) }
    }
    if input.rule == .sameCase { countSourcesOfCases() }
  }

  /// Counts, for two rows, the sources that hold a passage of either that pairs within a case.
  private mutating func countSourcesOfCases() {
    var found: Set<Int> = []
    let perSource = list.sources.indices.map { number in
      Dictionary(grouping: placing.passages(ofSource: number), by: \.caseNumber)
    }
    var byCase = [[Passage]](repeating: [], count: placing.cases.count)
    for own in perSource { for (key, values) in own { byCase[key] += values } }
    let present = byCase.map { RowsByVoice($0) }
    for (number, own) in perSource.enumerated() {
      for (key, values) in own {
        for (voice, voiceRows) in RowsByVoice(values).rows {
          for partner in list.voices.partners[voice] {
            for row in voiceRows {
              for other in present[key].rows[partner] ?? [] where other != row {
                found.insert(pairs.place(row, other) * list.sources.count + number)
              }
            }
          }
        }
      }
    }
    pairs.setMarks(found.map { $0 / list.sources.count })
  }

  /// Counts the scalars under each code and under each two, rater by rater.
  mutating func countSharedScalars() {
    let raters = max(1, list.voices.raters.count)
    var open = [[CodedStretch]](repeating: [], count: raters)
    for range in list.stretchRanges {
      for stretch in list.stretches[range] {
        let start = stretch.span.start
        scalars[stretch.row] += stretch.span.length
        var kept = 0
        let rater = stretch.rater
        for index in open[rater].indices where open[rater][index].span.end > start {
          let earlier = open[rater][index]
          open[rater][kept] = earlier
          kept += 1
          let low = min(earlier.row, stretch.row)
          let high = max(earlier.row, stretch.row)
          shared[low * rows + high] += min(earlier.span.end, stretch.span.end) - start
        }
        open[rater].removeSubrange(kept...)
        open[rater].append(stretch)
      }
      for rater in open.indices { open[rater].removeAll(keepingCapacity: true) }
    }
  }

  /// Counts, for tables of pairs, what raters judged of each unit; and the units themselves.
  mutating func countUnits() {
    if !input.base.isEmpty {
      observed = unitTally(input.base)
      let makers = zip(list.sources, list.stretchRanges).map { source, range in
        (source, Set(list.stretches[range].map { list.voices.raters[$0.rater] }))
      }
      let present = Dictionary(uniqueKeysWithValues: makers)
      for (source, units) in input.base {
        let raters = (present[source] ?? []).union(input.judges[source] ?? [])
        judged += units.spans.count * (input.acrossCoders ? min(1, raters.count) : raters.count)
      }
    }
    if input.count == .units { units = unitTally(input.counted) }
  }

  private func unitTally(_ units: [SourceID: UnitList]) -> UnitUseTally {
    var tally = UnitUseTally(rows: rows)
    for (source, range) in zip(list.sources, list.stretchRanges) {
      tally.add(list.stretches[range], in: units[source]?.spans ?? [])
    }
    return tally
  }

  /// Counts what the cells of the matrix show.
  mutating func countCells() {
    switch input.count {
    case .pairs: own = passages
    case .passages:
      own = passages
      cells = PairCounts(rows: rows, isDirected: true)
      var sweep = self.sweep
      for scope in placing.scopes() {
        sweep.partnered(scope) { cells.add($0, $1, 1, mark: 0) }
      }
    case .characters:
      own = scalars
      countCharacters()
    case .units:
      own = units?.own ?? own
      countUnitCells()
    case .sources:
      for range in list.ranges {
        for row in Set(list.passages[range].lazy.map(\.row)) { own[row] += 1 }
      }
    case .cases:
      var last = [Int](repeating: -1, count: rows)
      var sweep = self.sweep
      placing.forEachCase { mark, scope in
        for passage in scope.passages where last[passage.row] != mark {
          last[passage.row] = mark
          own[passage.row] += 1
        }
        sweep.pairs(scope) { first, second, _ in cells.mark(first, second, mark) }
      }
    }
  }

  private mutating func countUnitCells() {
    switch input.rule {
    case .sameUnit: break
    case .window(let reach, let isWeighted):
      var window = WindowTally(
        length: reach.count, isWeighted: isWeighted, rows: rows,
        raters: list.voices.raters.count)
      for (source, range) in zip(list.sources, list.stretchRanges) {
        window.add(list.stretches[range], in: input.units[source]?.spans ?? [])
      }
      cells = window.pairs
    default:
      var sweep = self.sweep
      placing.forEachUnit { mark, scope in
        sweep.pairs(scope) { first, second, _ in cells.mark(first, second, mark) }
      }
    }
  }

  private mutating func countCharacters() {
    if input.rule == .overlap { return }
    let shape = PairShape(input.rule)
    for number in list.sources.indices {
      var common: [Int: [Int: [TextSpan]]] = [:]
      placing.passages(ofSource: number).overlappingPairs(span: \.span) { one, other in
        guard one.row != other.row, let both = one.span.intersection(other.span),
          one.caseNumber == other.caseNumber || input.rule != .sameCase
        else { return }
        let makers =
          input.acrossCoders
          ? [0] : list.voices.makers(one.voice, other.voice, acrossCoders: false)
        guard !makers.isEmpty else { return }
        for (first, second) in [(one, other), (other, one)] {
          guard first.row < second.row || input.rule.isDirected, shape.holds(first, second) else {
            continue
          }
          for rater in makers {
            common[cells.place(first.row, second.row), default: [:]][rater, default: []]
              .append(both)
          }
        }
      }
      for (place, byRater) in common {
        for spans in byRater.values { cells.add(at: place, SpanSet(spans).length) }
      }
    }
  }

  /// The number of a cell of two rows.
  private func cell(_ first: Int, _ second: Int) -> Int {
    switch (input.count, input.rule) {
    case (.pairs, _): pairs.count(first, second)
    case (.sources, _): pairs.marks(first, second)
    case (.cases, _): cells.marks(first, second)
    case (.characters, .overlap): shared(first, second)
    case (.units, .sameUnit): units?.together(first, second) ?? 0
    case (.units, .window(_, isWeighted: true)): cells.count(first, second)
    case (.units, _): cells.marks(first, second)
    case (.characters, _), (.passages, _): cells.count(first, second)
    }
  }

  private func shared(_ first: Int, _ second: Int) -> Int {
    shared[min(first, second) * rows + max(first, second)]
  }

  /// The matrix of all that was counted.
  func matrix() -> CooccurrenceMatrix {
    let isDirected = input.rule.isDirected || input.count == .passages
    let nested = input.codes.nestedPairs()
    var found: [CooccurrencePair] = []
    var tables: [PairTable] = []
    for first in 0..<rows {
      for second in 0..<rows where first != second && (isDirected || first < second) {
        if nested.contains(first * rows + second) { continue }
        let table = observed.map { $0.table(first, second, of: judged) }
        if first < second, let table { tables.append(table) }
        let count = cell(first, second)
        guard count > 0 else { continue }
        found.append(pair(first, second, count: count, table: table))
      }
    }
    return CooccurrenceMatrix(
      rule: input.rule, counting: input.count, acrossCoders: input.acrossCoders,
      codes: input.codes.indices.map {
        CooccurrenceCode(
          code: input.codes[$0].id, count: own[$0], passages: passages[$0],
          codings: list.codings[$0], scalars: scalars[$0])
      },
      pairs: found, units: observed == nil ? nil : judged, tables: tables)
  }

  private func pair(
    _ first: Int, _ second: Int, count: Int, table: PairTable?
  ) -> CooccurrencePair {
    let common = shared(first, second)
    let either = own[first] + own[second] - count
    let c: Coefficient =
      input.count == .passages
      ? .undefined(.directedCount)
      : either > 0 ? .value(Double(count) / Double(either)) : .undefined(.indexOutOfRange)
    return CooccurrencePair(
      first: first, second: second, count: count, pairs: pairs.count(first, second),
      sources: pairs.marks(first, second), sharedScalars: common, c: c,
      jaccard: .share(
        common, of: scalars[first] + scalars[second] - common, otherwise: .codeUnused),
      table: table)
  }
}

/// The rows that each voice has passages of.
private struct RowsByVoice {
  private(set) var rows: [Int: Set<Int>] = [:]

  init(_ passages: [Passage]) {
    for passage in passages { rows[passage.voice, default: []].insert(passage.row) }
  }
}

extension [ReportedCode] {
  /// The places, count times first plus second, of every two rows of which all codings that count
  /// for the one count for the other.
  func nestedPairs() -> Set<Int> {
    var nested: Set<Int> = []
    for rows in rowsByMember().values where rows.count > 1 {
      for first in rows {
        for second in rows
        where first != second && self[first].members.isSubset(of: self[second].members) {
          nested.insert(first * count + second)
          nested.insert(second * count + first)
        }
      }
    }
    return nested
  }
}
