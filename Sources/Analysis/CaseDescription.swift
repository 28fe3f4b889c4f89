package import Study

/// How many numbers there are, their mean, how they spread, and between which they lie.
package struct NumberSummary: Hashable, Sendable {
  /// How many.
  package let count: Int
  /// Their mean; nil where there are none.
  package let mean: Double?
  /// The standard deviation of a sample, with one less than the count below; nil for fewer than two.
  package let deviation: Double?
  /// The least.
  package let least: Double?
  /// The greatest.
  package let most: Double?
  /// The sum of the weights.
  package let weighted: Double
  /// The mean in which each number counts by its weight; nil where the weights sum to nothing.
  package let weightedMean: Double?

  /// Summarises numbers, each with its weight.
  package init(_ numbers: [(value: Double, weight: Double)]) {
    count = numbers.count
    least = numbers.map(\.value).min()
    most = numbers.map(\.value).max()
    weighted = numbers.reduce(0) { $0 + $1.weight }
    let size = Double(numbers.count)
    let mean = numbers.isEmpty ? nil : numbers.reduce(0) { $0 + $1.value } / size
    self.mean = mean
    if let mean, numbers.count > 1 {
      let squares = numbers.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) }
      deviation = (squares / (size - 1)).squareRoot()
    } else {
      deviation = nil
    }
    weightedMean =
      weighted > 0 ? numbers.reduce(0) { $0 + $1.value * $1.weight } / weighted : nil
  }
}

/// The cases of a value, or of a part of the sample: how many they are, with and without weights.
package struct CaseCount: Hashable, Sendable {
  /// How many cases.
  package let cases: Int
  /// The sum of their weights.
  package let weighted: Double

  /// Counts cases.
  package init(_ cases: [Case]) {
    self.cases = cases.count
    weighted = cases.reduce(0) { $0 + $1.weight }
  }
}

/// What is told of an attribute in one group of cases.
package struct AttributeDescription: Hashable, Sendable {
  /// What the values are summarised as.
  package enum Content: Hashable, Sendable {
    /// Numbers.
    case numbers(NumberSummary)
    /// How many cases have each value, in the values' order.
    case values([(value: CodeMatrixColumn, count: CaseCount)])

    package static func == (first: Content, second: Content) -> Bool {
      switch (first, second) {
      case (.numbers(let a), .numbers(let b)): a == b
      case (.values(let a), .values(let b)): a.elementsEqual(b) { $0 == $1 }
      default: false
      }
    }

    package func hash(into hasher: inout Hasher) {
      switch self {
      case .numbers(let summary): hasher.combine(summary)
      case .values(let values): for entry in values { hasher.combine(entry.value) }
      }
    }
  }

  /// The attribute.
  package let attribute: Attribute
  /// The group's place among the groups; nil where all cases are one.
  package let group: Int?
  /// The cases that have a value.
  package let known: CaseCount
  /// The cases that have none.
  package let missing: CaseCount
  /// What they have.
  package let content: Content

  /// Summarises an attribute of a group.
  ///
  /// - Parameters:
  ///   - attribute: The attribute.
  ///   - group: The group's place, if there are groups.
  ///   - cases: The cases of the group.
  ///   - values: The values that any case has, in their order, with the cases that have each;
  ///     numbers have none.
  package init(
    _ attribute: Attribute, group: Int?, cases: [Case],
    values: [(value: CodeMatrixColumn, cases: Set<CaseID>)]
  ) {
    self.attribute = attribute
    self.group = group
    let having = cases.filter { $0.values[attribute.name]?.isEmpty == false }
    known = CaseCount(having)
    missing = CaseCount(cases.filter { $0.values[attribute.name]?.isEmpty != false })
    if attribute.type == .integer || attribute.type == .decimal {
      content = .numbers(
        NumberSummary(
          having.compactMap { study in
            Double(study.values[attribute.name] ?? "").map { ($0, study.weight) }
          }))
    } else {
      content = .values(
        values.map { entry in
          (entry.value, CaseCount(having.filter { entry.cases.contains($0.id) }))
        })
    }
  }
}
