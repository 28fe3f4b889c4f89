internal import Study
internal import Text

extension CooccurrenceMatrix {
  /// Counts pairs, source by source, in sweeps over sorted spans.
  ///
  /// Beyond sorting, the cost is linear in the codings and in the overlaps that there are.
  package init(_ input: CooccurrenceInput) {
    var tally = CooccurrenceTally(rows: input.codes.count)
    let rows = input.codes.rowsByMember()
    var bySource: [SourceID: [Coding]] = [:]
    for coding in input.codings where !coding.span.isEmpty && rows[coding.code] != nil {
      bySource[coding.source, default: []].append(coding)
    }
    for (source, codings) in bySource {
      let passages = PassageList(codings, rows: rows)
      tally.beginSource()
      tally.add(passages)
      tally.add(scalarsOf: passages.stretches)
      switch input.rule {
      case .overlap: tally.pair(passages) { _, _ in true }
      case .enclosing: tally.pair(passages) { $0.encloses($1) || $1.encloses($0) }
      case .sameUnit:
        tally.pair(passages.stretches, in: input.units[source] ?? UnitList())
      }
    }
    self = tally.matrix(input.rule, codes: input.codes)
  }
}

/// The counts from which a matrix is made.
struct CooccurrenceTally {
  private let rows: Int
  private var source = 0
  private var codings: [Int]
  private var passages: [Int]
  private var scalars: [Int]
  private var unitsWith: [Int]
  /// By pair, as `place` numbers them.
  private var counts: [Int]
  private var shared: [Int]
  private var sources: [Int]
  /// The source in which each pair was last met.
  private var lastSource: [Int]

  /// Begins with nothing counted.
  init(rows: Int) {
    self.rows = rows
    codings = [Int](repeating: 0, count: rows)
    passages = codings
    scalars = codings
    unitsWith = codings
    counts = [Int](repeating: 0, count: max(0, rows * (rows - 1) / 2))
    shared = counts
    sources = counts
    lastSource = counts
  }

  /// Where a pair's numbers are: pairs are numbered 1–0, 2–0, 2–1, 3–0 and so on.
  private func place(_ one: Int, _ other: Int) -> Int {
    let high = max(one, other)
    return high * (high - 1) / 2 + min(one, other)
  }

  private mutating func count(_ place: Int) {
    counts[place] += 1
    if lastSource[place] != source {
      lastSource[place] = source
      sources[place] += 1
    }
  }

  /// Goes on to the next source.
  mutating func beginSource() { source += 1 }

  /// Counts each code's passages and codings.
  mutating func add(_ list: PassageList) {
    for passage in list.passages { passages[passage.row] += 1 }
    for (row, number) in list.codings { codings[row] += number }
  }

  /// Counts the scalars under each code and under each two, rater by rater.
  mutating func add(scalarsOf stretches: [CodedStretch]) {
    for stretch in stretches { scalars[stretch.row] += stretch.span.length }
    let ordered = stretches.sorted {
      ($0.rater, $0.span.start) < ($1.rater, $1.span.start)
    }
    for run in ordered.runs(by: \.rater) {
      Array(run).overlappingPairs(span: \.span) { one, other in
        guard one.row != other.row, let common = one.span.intersection(other.span) else {
          return
        }
        shared[place(one.row, other.row)] += common.length
      }
    }
  }

  /// Counts pairs of passages for which the rule holds.
  mutating func pair(_ list: PassageList, where holds: (TextSpan, TextSpan) -> Bool) {
    for (rater, own) in list.byRater.enumerated() {
      own.overlappingPairs(span: { list.passages[$0].span }) { one, other in
        let left = list.passages[one]
        let right = list.passages[other]
        guard left.row != right.row, holds(left.span, right.span),
          list.firstCommonRater(left, right) == rater
        else { return }
        count(place(left.row, right.row))
      }
    }
  }

  /// Counts units in which a rater used both codes.
  mutating func pair(_ stretches: [CodedStretch], in units: UnitList) {
    var uses: [(unit: Int, rater: Int, row: Int)] = []
    for stretch in stretches {
      var unit = units.spans.partitioningIndex { $0.end > stretch.span.start }
      while unit < units.spans.count, units.spans[unit].start < stretch.span.end {
        uses.append((unit, stretch.rater, stretch.row))
        unit += 1
      }
    }
    uses.sort { ($0.unit, $0.rater, $0.row) < ($1.unit, $1.rater, $1.row) }
    var start = 0
    while start < uses.count {
      let unit = uses[start].unit
      var rowsMet: Set<Int> = []
      var pairsMet: Set<Int> = []
      while start < uses.count, uses[start].unit == unit {
        let rater = uses[start].rater
        var own: [Int] = []
        while start < uses.count, uses[start].unit == unit, uses[start].rater == rater {
          let row = uses[start].row
          if own.last != row {
            for other in own { pairsMet.insert(place(row, other)) }
            own.append(row)
          }
          start += 1
        }
        rowsMet.formUnion(own)
      }
      for row in rowsMet { unitsWith[row] += 1 }
      for pair in pairsMet { count(pair) }
    }
  }

  /// The matrix of all that was counted.
  func matrix(_ rule: CooccurrenceRule, codes: [ReportedCode]) -> CooccurrenceMatrix {
    let own = if case .sameUnit = rule { unitsWith } else { passages }
    var pairs: [CooccurrencePair] = []
    for first in 0..<rows {
      for second in first + 1..<max(rows, first + 1) {
        let place = place(first, second)
        guard counts[place] > 0, !codes[first].isNested(with: codes[second]) else { continue }
        let either = own[first] + own[second] - counts[place]
        pairs.append(
          CooccurrencePair(
            first: first, second: second, count: counts[place], sources: sources[place],
            sharedScalars: shared[place],
            c: either > 0
              ? .value(Double(counts[place]) / Double(either)) : .undefined(.indexOutOfRange),
            jaccard: .share(
              shared[place], of: scalars[first] + scalars[second] - shared[place],
              otherwise: .codeUnused)))
      }
    }
    return CooccurrenceMatrix(
      rule: rule,
      codes: codes.indices.map {
        CooccurrenceCode(
          code: codes[$0].id, count: own[$0], passages: passages[$0], codings: codings[$0],
          scalars: scalars[$0])
      },
      pairs: pairs)
  }
}

extension ReportedCode {
  /// Whether every coding that counts for the one counts for the other.
  fileprivate func isNested(with other: ReportedCode) -> Bool {
    members.isSubset(of: other.members) || other.members.isSubset(of: members)
  }
}
