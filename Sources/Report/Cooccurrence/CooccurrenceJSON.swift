package import Analysis
package import Formats
package import Study

extension CooccurrenceReports {
  /// The matrix as an object; codes as full paths, only pairs that occur.
  package func json(_ matrix: CooccurrenceMatrix) -> JSONValue {
    let paths = matrix.codes.map { names.path($0.code) }
    let significance = scope.hasTests ? PairSignificance(matrix) : nil
    var object = CoefficientObject()
    add(matrix.rule, to: &object)
    object.add("rollup", .bool(scope.isRolledUp))
    object.add("codes", .array(paths.map { .string($0) }))
    object.add(
      "counts",
      .object(zip(paths, matrix.codes).map { .init($0, .integer($1.count)) }))
    object.add("pairs", .array(matrix.pairs.map { json($0, matrix, paths, significance) }))
    object.add("counting", .string(matrix.counting.rawValue))
    object.add("directed", .bool(matrix.isDirected))
    object.add("across_coders", .bool(matrix.acrossCoders))
    object.add("level", scope.level.map { .integer($0) } ?? .null)
    object.add("rule_in_words", .array(notes(matrix).map { .string($0) }))
    if let units = matrix.units {
      object.add("base", base(units))
    }
    if let significance { object.add("tested", .integer(significance.tested)) }
    return object.value
  }

  /// Sets of codes as an object.
  package func json(
    _ sets: [CodeSet], codes: [CodeID], rule: CooccurrenceRule, acrossCoders: Bool = false
  ) -> JSONValue {
    var object = CoefficientObject()
    add(rule, to: &object)
    object.add("rollup", .bool(scope.isRolledUp))
    object.add("across_coders", .bool(acrossCoders))
    object.add("level", scope.level.map { .integer($0) } ?? .null)
    object.add(
      "rule_in_words", .array([.string(words.setRule(of: rule, acrossCoders: acrossCoders))]))
    object.add(
      "sets",
      .array(
        sets.map { set in
          [
            "codes": .array(set.rows.map { .string(names.path(codes[$0])) }),
            "count": .integer(set.count),
            "sources": set.sources.map { .integer($0) } ?? .null,
          ]
        }))
    return object.value
  }

  private func add(_ rule: CooccurrenceRule, to object: inout CoefficientObject) {
    switch rule {
    case .overlap: object.add("rule", "overlap")
    case .exact: object.add("rule", "exact")
    case .enclosing: object.add("rule", "enclosing")
    case .within: object.add("rule", "within")
    case .near: object.add("rule", "near")
    case .before: object.add("rule", "before")
    case .sameUnit: object.add("rule", "same-unit")
    case .sameCase: object.add("rule", "same-case")
    case .window(_, let isWeighted):
      object.add("rule", "window")
      object.add("weighted", .bool(isWeighted))
    }
    if let unit = rule.unit { object.add("unit", .string(unit.rawValue)) }
    if let reach = rule.reach { object.add("reach", .string(reach.written)) }
  }

  private func base(_ units: Int) -> JSONValue {
    [
      "unit": .string(scope.base.rawValue), "units": .integer(units),
      "role": .string(scope.role?.rawValue ?? "any"),
    ]
  }

  private func json(
    _ pair: CooccurrencePair, _ matrix: CooccurrenceMatrix, _ paths: [String],
    _ significance: PairSignificance?
  ) -> JSONValue {
    let (first, second) = (matrix.codes[pair.first].count, matrix.codes[pair.second].count)
    var object = CoefficientObject()
    object.add("a", .string(paths[pair.first]))
    object.add("b", .string(paths[pair.second]))
    object.add("count", .integer(pair.count))
    object.add("sources", .integer(pair.sources))
    object.add("c", pair.c)
    object.add("jaccard", pair.jaccard)
    object.add("shared_characters", .integer(pair.sharedScalars))
    object.add("pairs", .integer(pair.pairs))
    object.add(
      "warnings",
      .array(
        PairWarning.warnings(on: pair, first, second).map { .string($0.rawValue) }))
    guard let table = pair.table else { return object.value }
    object.add("n11", .integer(table.n11))
    object.add("n10", .integer(table.n10))
    object.add("n01", .integer(table.n01))
    object.add("n00", .integer(table.n00))
    object.add("lift", table.lift)
    object.add("pmi", table.pmi)
    object.add("npmi", table.npmi)
    guard let significance else { return object.value }
    object.add("chi2", table.chiSquare)
    object.add("chi2_p", table.chiSquareP)
    object.add("g", table.g)
    object.add("g_p", table.gP)
    object.add("phi", table.phi)
    object.add("fisher_p", table.fisherP)
    object.add("q", significance.adjusted(table))
    return object.value
  }
}
