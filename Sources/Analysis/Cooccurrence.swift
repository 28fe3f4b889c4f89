package import Study
internal import Text

/// When two codes occur together.
///
/// Under every rule a pair forms only between codings of one rater in one source.
package enum CooccurrenceRule: Hashable, Sendable {
  /// A passage of the one and a passage of the other share a scalar; touching is not sharing.
  case overlap
  /// A passage of the one lies wholly within a passage of the other, or is the same.
  case enclosing
  /// Passages of both share a scalar with the same unit.
  case sameUnit(UnitKind)
}

/// What co-occurrence is computed from.
package struct CooccurrenceInput: Hashable, Sendable {
  /// When two codes occur together.
  package let rule: CooccurrenceRule
  /// The codes to be paired, in the order of the matrix.
  package let codes: [ReportedCode]
  /// The codings that count, of any sources and raters and in any order; empty ones are ignored.
  package let codings: [Coding]
  /// The units of each source, for the rule `sameUnit`.
  package let units: [SourceID: UnitList]

  /// Makes an input.
  package init(
    rule: CooccurrenceRule, codes: [ReportedCode], codings: [Coding],
    units: [SourceID: UnitList] = [:]
  ) {
    self.rule = rule
    self.codes = codes
    self.codings = codings
    self.units = units
  }
}

/// One code of the matrix: its diagonal cell.
package struct CooccurrenceCode: Hashable, Sendable {
  /// The code.
  package let code: CodeID
  /// The code's own number in what the matrix counts: passages, or under `sameUnit` the units
  /// with the code.
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
  /// The position of the other, further on.
  package let second: Int
  /// How often they occur together.
  ///
  /// The number of distinct pairs of passages, one of each code, for which the rule holds and
  /// that one rater made both of; under `sameUnit` the number of units in which one rater used
  /// both codes. What several raters did alike is counted once.
  package let count: Int
  /// The number of sources in which they do.
  package let sources: Int
  /// The scalars under both codes: for each rater those of both unions, summed over raters.
  package let sharedScalars: Int
  /// c = n₁₂ / (n₁ + n₂ − n₁₂); above 1 where passages of a code overlap many of the other.
  package let c: Coefficient
  /// The scalars under both codes, of those under either, each summed over raters.
  package let jaccard: Coefficient
}

/// How often codes occur together.
package struct CooccurrenceMatrix: Hashable, Sendable {
  /// When two codes occur together.
  package let rule: CooccurrenceRule
  /// The codes in the order given.
  package let codes: [CooccurrenceCode]
  /// The pairs that occur, by first and second code.
  ///
  /// A code and one whose members include its own (its ancestor, when rolled up) are not paired:
  /// every coding of the one is the other's too.
  package let pairs: [CooccurrencePair]

  /// The cell of two codes by position: the code's own number on the diagonal.
  package func count(_ row: Int, _ column: Int) -> Int {
    guard row != column else { return codes[row].count }
    let low = min(row, column)
    let high = max(row, column)
    let place = pairs.partitioningIndex { ($0.first, $0.second) >= (low, high) }
    guard place < pairs.count, pairs[place].first == low, pairs[place].second == high else {
      return 0
    }
    return pairs[place].count
  }
}
