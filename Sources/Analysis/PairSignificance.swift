/// What the tests of all pairs of a matrix say, corrected for how many there are.
package struct PairSignificance: Hashable, Sendable {
  /// The number of pairs tested: every two codes that could pair and that both are used.
  package let tested: Int
  private let adjusted: [Double: Double]

  /// Tests every two codes, also those that never occur together.
  ///
  /// Fisher's exact probabilities are adjusted by Benjamini and Hochberg's procedure (1995), which
  /// controls the share of false findings among those found.
  package init(_ matrix: CooccurrenceMatrix) {
    let values = matrix.tables.filter { $0.first > 0 && $0.second > 0 }
      .compactMap(\.fisherP.value)
    tested = values.count
    adjusted = Dictionary(
      zip(values, Self.adjusted(values)), uniquingKeysWith: { first, _ in first })
  }

  /// The adjusted probability of a pair's table; undefined where it was not tested.
  package func adjusted(_ table: PairTable) -> Coefficient {
    table.fisherP.value.flatMap { adjusted[$0] }.map { .value($0) }
      ?? .undefined(table.fisherP.reason ?? .codeUnused)
  }

  /// Probabilities adjusted by Benjamini and Hochberg's procedure, in the order given.
  package static func adjusted(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] > values[$1] }
    var result = values
    var least = 1.0
    for (place, index) in order.enumerated() {
      least = min(least, values[index] * Double(values.count) / Double(values.count - place))
      result[index] = least
    }
    return result
  }
}
