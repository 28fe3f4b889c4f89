package import Study
package import Text

/// Whose words the turns of a source are, for telling which case a passage belongs to.
package struct SpokenTurns: Hashable, Sendable {
  /// One turn.
  package struct Turn: Hashable, Sendable {
    /// The turn.
    package let span: TextSpan
    /// The case of whoever speaks, where one is linked.
    package let caseID: CaseID?
    /// Whether the speaker is known to be the interviewer.
    package let isInterviewer: Bool

    /// Makes a turn.
    package init(span: TextSpan, caseID: CaseID?, isInterviewer: Bool) {
      self.span = span
      self.caseID = caseID
      self.isInterviewer = isInterviewer
    }
  }

  private let turns: [Turn]

  /// Takes turns in ascending order.
  package init(_ turns: [Turn]) { self.turns = turns }

  /// The case that a passage belongs to: that of the first, the interviewer aside, who speaks in
  /// it; as in quotations.
  package func caseID(of span: TextSpan) -> CaseID? {
    var index = turns.partitioningIndex { $0.span.end > span.start }
    while index < turns.count, turns[index].span.start < span.end {
      if !turns[index].isInterviewer { return turns[index].caseID }
      index += 1
    }
    return nil
  }
}

/// What co-occurrence is computed from.
package struct CooccurrenceInput: Hashable, Sendable {
  /// When two codes occur together.
  package let rule: CooccurrenceRule
  /// What the cells count.
  package let count: CooccurrenceCount
  /// The codes to be paired, in the order of the matrix.
  package let codes: [ReportedCode]
  /// The codings that count, of any sources and raters and in any order; empty ones are ignored.
  package let codings: [Coding]
  /// Whether passages pair whoever made them.
  package let acrossCoders: Bool
  /// What the rule needs of each source: its units, the lines of its window, or its words.
  package let units: [SourceID: UnitList]
  /// The units for tables of units, and for the count `units` unless the rule has its own.
  package let base: [SourceID: UnitList]
  /// Those who judged a source beside those who coded in it: who finished it and used no code.
  package let judges: [SourceID: Set<Rater>]
  /// Whose turns are whose, for the rule and the count of cases.
  package let turns: [SourceID: SpokenTurns]

  /// Makes an input.
  package init(
    rule: CooccurrenceRule, count: CooccurrenceCount? = nil, codes: [ReportedCode],
    codings: [Coding], acrossCoders: Bool = false, units: [SourceID: UnitList] = [:],
    base: [SourceID: UnitList] = [:], judges: [SourceID: Set<Rater>] = [:],
    turns: [SourceID: SpokenTurns] = [:]
  ) {
    self.rule = rule
    self.count = count ?? rule.standardCount
    self.codes = codes
    self.codings = codings
    self.acrossCoders = acrossCoders
    self.units = units
    self.base = base
    self.judges = judges
    self.turns = turns
  }

  /// The units that are counted: the rule's own, else the base.
  var counted: [SourceID: UnitList] { rule.unit == nil ? base : units }
}

/// One code of the matrix: its diagonal cell.
package struct CooccurrenceCode: Hashable, Sendable {
  /// The code.
  package let code: CodeID
  /// The code's own number in what the matrix counts: for pairs and passages its passages.
  package let count: Int
  /// The number of distinct passages: the same range by several raters is one.
  package let passages: Int
  /// The number of codings that are not empty.
  package let codings: Int
  /// The scalars under the code: the length of each rater's union, summed over raters.
  package let scalars: Int
}

/// Two codes that occur together.
package struct CooccurrencePair: Hashable, Sendable {
  /// The position of the one code in the matrix.
  package let first: Int
  /// The position of the other: further on, unless it matters which stands first.
  package let second: Int
  /// How often they occur together, in what the matrix counts.
  ///
  /// What several raters did alike is counted once, but for characters.
  package let count: Int
  /// The number of distinct pairs of passages for which the rule holds.
  package let pairs: Int
  /// The number of sources in which it does.
  package let sources: Int
  /// The scalars under both codes: for each rater those of both unions, summed over raters.
  package let sharedScalars: Int
  /// c = n₁₂ / (n₁ + n₂ − n₁₂); above 1 where passages of a code overlap many of the other.
  ///
  /// Undefined for passages, whose number depends on which code stands first.
  package let c: Coefficient
  /// The scalars under both codes, of those under either, each summed over raters.
  package let jaccard: Coefficient
  /// The two codes by units, where units were handed in.
  package let table: PairTable?
}

/// How often codes occur together.
package struct CooccurrenceMatrix: Hashable, Sendable {
  /// When two codes occur together.
  package let rule: CooccurrenceRule
  /// What the cells count.
  package let counting: CooccurrenceCount
  /// Whether passages were paired whoever made them.
  package let acrossCoders: Bool
  /// The codes in the order given.
  package let codes: [CooccurrenceCode]
  /// The pairs that occur, by first and second code.
  ///
  /// A code and one whose members include its own (its ancestor, when rolled up) are not paired:
  /// every coding of the one is the other's too.
  package let pairs: [CooccurrencePair]
  /// The number of units behind the tables of pairs, each as often as raters judged it; nil where
  /// no units were handed in.
  package let units: Int?
  /// Every two codes that could pair, by units, for what is tested.
  let tables: [PairTable]

  /// Whether a cell differs from the one across the diagonal.
  package var isDirected: Bool { rule.isDirected || counting == .passages }

  /// The cell of two codes by position: the code's own number on the diagonal.
  package func count(_ row: Int, _ column: Int) -> Int {
    row == column ? codes[row].count : pair(row, column)?.count ?? 0
  }

  /// What is known of two codes that occur together.
  package func pair(_ row: Int, _ column: Int) -> CooccurrencePair? {
    let first = isDirected ? row : min(row, column)
    let second = isDirected ? column : max(row, column)
    let place = pairs.partitioningIndex { ($0.first, $0.second) >= (first, second) }
    guard place < pairs.count, pairs[place].first == first, pairs[place].second == second else {
      return nil
    }
    return pairs[place]
  }
}
