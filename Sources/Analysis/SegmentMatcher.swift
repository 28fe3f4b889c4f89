internal import Study
internal import Text

extension MatchingReport {
  /// Matches raters' passages one to one, code by code.
  ///
  /// The cost is that of sorting the codings, and linear in the pairs of passages of two raters
  /// that overlap.
  ///
  /// - Parameters:
  ///   - codes: The codes.
  ///   - sources: The sources; their units are not looked at.
  ///   - threshold: The percentage of each of two passages that they have to share, from 1 to 100.
  package init(codes: [ReportedCode], sources: [AgreementSource], threshold: Int) {
    let compared = ComparedSources(sources, codes: Set(codes.flatMap(\.members)))
    let rows = codes.rowsByMember()
    var sourcesOfPair: [RaterPair: Int] = [:]
    var counts: [RaterPair: [MatchedCounts]] = [:]
    for member in compared.members {
      let pairs = member.pairs
      let keys = pairs.map { RaterPair(member.raters[$0.first], member.raters[$0.second]) }
      for key in keys {
        sourcesOfPair[key, default: 0] += 1
        if counts[key] == nil { counts[key] = codes.map { _ in MatchedCounts() } }
      }
      for passages in Self.passages(of: member, rows: rows)[...].runs(by: \.row) {
        guard let row = passages.first?.row else { continue }
        var own = [[TextSpan]](repeating: [], count: member.raters.count)
        for passage in passages { own[passage.rater].append(passage.span) }
        for (pair, key) in zip(pairs, keys) {
          let matcher = SegmentMatcher(own[pair.first], own[pair.second], threshold: threshold)
          counts[key]?[row] += matcher.counts
        }
      }
    }
    self.threshold = threshold
    scope = compared.scope
    let pairs = compared.raters.indices.flatMap { first in
      compared.raters[(first + 1)...].map { RaterPair(compared.raters[first], $0) }
    }.filter { sourcesOfPair[$0] != nil }
    for (key, sources) in sourcesOfPair {
      for row in codes.indices { counts[key]?[row].fill(to: sources) }
    }
    self.codes = codes.indices.flatMap { row in
      pairs.map { pair in
        CodeMatching(
          code: codes[row].id, first: pair.first, second: pair.second,
          counts: counts[pair]?[row] ?? MatchedCounts())
      }
    }
    self.pairs = pairs.map { pair in
      let own = (counts[pair] ?? []).filter { $0.firstPassages + $0.secondPassages > 0 }
      return PairMatching(
        first: pair.first, second: pair.second,
        counts: own.reduce(into: MatchedCounts()) { $0 += $1 },
        codesUsed: own.count)
    }
  }

  /// A source's distinct passages on its content, by row, rater and place.
  private static func passages(
    of member: ComparedSources.Member, rows: [CodeID: [Int]]
  ) -> [CodedStretch] {
    let positions = member.positions
    var passages: [CodedStretch] = []
    for coding in member.source.codings where !coding.span.isEmpty {
      guard let rater = positions[coding.rater], let own = rows[coding.code] else { continue }
      let span = member.content.squeezed(coding.span)
      guard !span.isEmpty else { continue }
      for row in own { passages.append(CodedStretch(row: row, rater: rater, span: span)) }
    }
    passages.sort { ($0.row, $0.rater, $0.span) < ($1.row, $1.rater, $1.span) }
    var distinct: [CodedStretch] = []
    for passage in passages {
      if let last = distinct.last, last.row == passage.row, last.rater == passage.rater,
        last.span == passage.span
      {
        continue
      }
      distinct.append(passage)
    }
    return distinct
  }
}

/// Two raters, in the order of the report.
private struct RaterPair: Hashable {
  let first: Rater
  let second: Rater

  init(_ first: Rater, _ second: Rater) {
    self.first = first
    self.second = second
  }
}

extension MatchedCounts {
  /// Counts the sources where neither rater had a passage, up to the number of all.
  fileprivate mutating func fill(to all: Int) {
    let silent = all - sources
    sourcesNeither += silent
    sourcesAsOften += silent
  }
}

/// The passages of two raters with one code in one source, each in ascending order.
struct SegmentMatcher {
  /// What matches there.
  private(set) var counts = MatchedCounts()

  /// Two passages that may match.
  private struct Candidate {
    let first: Int
    let second: Int
    let shared: Int
    let longer: Int
    let place: [Int]
  }

  /// Matches one to one.
  init(_ first: [TextSpan], _ second: [TextSpan], threshold: Int) {
    counts.firstPassages = first.count
    counts.secondPassages = second.count
    switch (first.isEmpty, second.isEmpty) {
    case (false, false): counts.sourcesBoth = 1
    case (false, true): counts.sourcesFirst = 1
    case (true, false): counts.sourcesSecond = 1
    case (true, true): counts.sourcesNeither = 1
    }
    if first.count == second.count { counts.sourcesAsOften = 1 }
    var isFree = (
      first: [Bool](repeating: true, count: first.count),
      second: [Bool](repeating: true, count: second.count)
    )
    let candidates = Self.candidates(first, second, threshold: threshold)
    for candidate in candidates.sorted(by: Self.precedes)
    where isFree.first[candidate.first] && isFree.second[candidate.second] {
      isFree.first[candidate.first] = false
      isFree.second[candidate.second] = false
      counts.matched += 1
    }
  }

  /// The pairs that share enough, found in one sweep over both.
  private static func candidates(
    _ first: [TextSpan], _ second: [TextSpan], threshold: Int
  ) -> [Candidate] {
    var found: [Candidate] = []
    func consider(_ i: Int, _ j: Int) {
      guard let shared = first[i].intersection(second[j]) else { return }
      let longer = max(first[i].length, second[j].length)
      guard 100 * shared.length >= threshold * longer else { return }
      let (a, b) = (first[i], second[j])
      found.append(
        Candidate(
          first: i, second: j, shared: shared.length, longer: longer,
          place: [
            min(a.start, b.start), max(a.start, b.start), min(a.end, b.end), max(a.end, b.end),
          ]))
    }
    var open = (first: [Int](), second: [Int]())
    var i = 0
    var j = 0
    while i < first.count || j < second.count {
      if j == second.count || (i < first.count && first[i].start <= second[j].start) {
        open.second.removeAll { second[$0].end <= first[i].start }
        for other in open.second { consider(i, other) }
        open.first.append(i)
        i += 1
      } else {
        open.first.removeAll { first[$0].end <= second[j].start }
        for other in open.first { consider(other, j) }
        open.second.append(j)
        j += 1
      }
    }
    return found
  }

  private static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
    let shares = (left.shared * right.longer, right.shared * left.longer)
    if shares.0 != shares.1 { return shares.0 > shares.1 }
    return left.place.lexicographicallyPrecedes(right.place)
  }
}
