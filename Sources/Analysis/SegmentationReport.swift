/// A text that several coders cut into segments.
package struct SegmentedText: Hashable, Sendable {
  /// What the text is called.
  package let name: String
  /// Every coder's segmentation, by coder's name; all have the same number of units.
  package let segmentations: [String: Segmentation]

  /// Makes a text.
  package init(name: String, segmentations: [String: Segmentation]) {
    self.name = name
    self.segmentations = segmentations
  }
}

/// Two coders' segmentations of one text.
package struct SegmentationPair: Hashable, Sendable {
  /// The text.
  package let text: String
  /// One coder.
  package let first: String
  /// The other.
  package let second: String
  /// The number of units.
  package let units: Int
  /// The boundaries of the first.
  package let firstBoundaries: Int
  /// The boundaries of the second.
  package let secondBoundaries: Int
  /// Boundaries that both have.
  package let matches: Int
  /// Boundaries that are a place off.
  package let nearMisses: Int
  /// Boundaries that only one has.
  package let misses: Int
  /// Boundary similarity B (Fournier 2013).
  package let boundarySimilarity: Coefficient
  /// Segmentation similarity S (Fournier and Inkpen 2012, as in 2013).
  package let segmentationSimilarity: Coefficient
  /// Pk with the first as the reference.
  package let pkOfFirst: Coefficient
  /// Pk with the second as the reference.
  package let pkOfSecond: Coefficient
  /// WindowDiff with the first as the reference.
  package let windowDiffOfFirst: Coefficient
  /// WindowDiff with the second as the reference.
  package let windowDiffOfSecond: Coefficient
  /// The windows with the first, and with the second, as the reference.
  package let windows: [Int]
}

/// Agreement of all coders on boundaries, with a similarity as actual agreement (Fournier 2013).
package struct BoundaryAgreement: Hashable, Sendable {
  /// The mean over pairs of coders and texts.
  package let mean: Coefficient
  /// The share of what is compared that agrees, over all pairs and texts taken together.
  package let observed: Coefficient
  /// Fleiss's π (multi-π): chance is the square of the mean share of places with a boundary.
  package let pi: Coefficient
  /// κ for several coders (Davies and Fleiss 1982): chance is the mean over pairs of the product
  /// of the two coders' own shares.
  package let kappa: Coefficient
}

/// How well coders agree on where segments end.
package struct SegmentationReport: Hashable, Sendable {
  /// The number of places that a near miss spans, both ends counted: Fournier's n_t.
  package let span: Int
  /// The size of windows that was asked for; nil for half the mean segment of each reference.
  package let window: Int?
  /// The coders, in the order given.
  package let coders: [String]
  /// The texts that two coders cut, in the order given.
  package let texts: [String]
  /// The texts that one coder alone cut.
  package let textsLeftOut: [String]
  /// Every text and two coders.
  package let pairs: [SegmentationPair]
  /// With B as actual agreement.
  package let boundary: BoundaryAgreement
  /// With S as actual agreement.
  package let segmentation: BoundaryAgreement
  /// The mean of Pk over texts, pairs and both directions.
  package let pk: Coefficient
  /// The mean of WindowDiff over texts, pairs and both directions.
  package let windowDiff: Coefficient

  /// Compares every two coders on every text that both cut.
  ///
  /// - Parameters:
  ///   - texts: The texts.
  ///   - coders: The coders in the order of the report.
  ///   - span: The number of places that a near miss spans, both ends counted; 1 for none.
  ///   - window: The size of the windows of Pk and WindowDiff; nil for half the mean segment of
  ///     whoever is the reference.
  package init(
    _ texts: [SegmentedText], coders: [String], span: Int = 2, window: Int? = nil
  ) {
    var pairs: [SegmentationPair] = []
    var tally = (boundary: BoundaryTally(), segmentation: BoundaryTally())
    for text in texts {
      let own = coders.compactMap { coder in
        text.segmentations[coder].map { (coder: coder, segmentation: $0) }
      }
      for (index, first) in own.enumerated() {
        for second in own[(index + 1)...] {
          let edits = BoundaryEdits(first.segmentation, second.segmentation, span: span)
          pairs.append(SegmentationPair(text.name, first, second, edits, window: window))
          tally.boundary.add(edits.boundarySimilarity, first, second)
          tally.segmentation.add(edits.segmentationSimilarity, first, second)
        }
      }
    }
    self.span = span
    self.window = window
    self.coders = coders
    self.pairs = pairs
    self.texts = texts.filter { $0.segmentations.count > 1 }.map(\.name)
    textsLeftOut = texts.filter { $0.segmentations.count < 2 }.map(\.name)
    boundary = tally.boundary.agreement(coders, mean: .mean(pairs.map(\.boundarySimilarity)))
    segmentation = tally.segmentation.agreement(
      coders, mean: .mean(pairs.map(\.segmentationSimilarity)))
    pk = .mean(pairs.flatMap { [$0.pkOfFirst, $0.pkOfSecond] })
    windowDiff = .mean(pairs.flatMap { [$0.windowDiffOfFirst, $0.windowDiffOfSecond] })
  }
}

extension SegmentationPair {
  fileprivate init(
    _ text: String, _ first: (coder: String, segmentation: Segmentation),
    _ second: (coder: String, segmentation: Segmentation), _ edits: BoundaryEdits, window: Int?
  ) {
    let ofFirst = WindowErrors(
      second.segmentation, reference: first.segmentation, window: window)
    let ofSecond = WindowErrors(
      first.segmentation, reference: second.segmentation, window: window)
    self.init(
      text: text, first: first.coder, second: second.coder, units: first.segmentation.units,
      firstBoundaries: first.segmentation.boundaries,
      secondBoundaries: second.segmentation.boundaries, matches: edits.matches,
      nearMisses: edits.shifts.count, misses: edits.misses,
      boundarySimilarity: .similarity(edits.boundarySimilarity),
      segmentationSimilarity: .similarity(edits.segmentationSimilarity), pkOfFirst: ofFirst.pk,
      pkOfSecond: ofSecond.pk, windowDiffOfFirst: ofFirst.windowDiff,
      windowDiffOfSecond: ofSecond.windowDiff, windows: [ofFirst.window, ofSecond.window])
  }
}

/// What π and κ are computed from, pair by pair.
private struct BoundaryTally {
  private var agreeing = 0.0
  private var all = 0.0
  private var shares: [Double] = []
  private var marked: [String: (boundaries: Int, places: Int)] = [:]
  private var pairs: Set<[String]> = []

  mutating func add(
    _ similarity: (agreeing: Double, all: Double),
    _ first: (coder: String, segmentation: Segmentation),
    _ second: (coder: String, segmentation: Segmentation)
  ) {
    guard first.segmentation.places > 0 else { return }
    agreeing += similarity.agreeing
    all += similarity.all
    pairs.insert([first.coder, second.coder])
    for (coder, segmentation) in [first, second] {
      shares.append(Double(segmentation.boundaries) / Double(segmentation.places))
      marked[coder, default: (0, 0)].boundaries += segmentation.boundaries
      marked[coder, default: (0, 0)].places += segmentation.places
    }
  }

  func agreement(_ coders: [String], mean: Coefficient) -> BoundaryAgreement {
    guard !pairs.isEmpty else {
      let reason = Coefficient.undefined(coders.count > 1 ? .noPairableUnits : .oneCoder)
      return BoundaryAgreement(mean: mean, observed: reason, pi: reason, kappa: reason)
    }
    let observed = Coefficient.similarity((agreeing, all))
    let share = shares.sorted().reduce(0, +) / Double(shares.count)
    let own = marked.mapValues { Double($0.boundaries) / Double($0.places) }
    let products = pairs.map { $0.reduce(1.0) { $0 * (own[$1] ?? 0) } }.sorted()
    return BoundaryAgreement(
      mean: mean, observed: observed, pi: Self.corrected(observed, chance: share * share),
      kappa: Self.corrected(observed, chance: products.reduce(0, +) / Double(products.count)))
  }

  private static func corrected(_ observed: Coefficient, chance: Double) -> Coefficient {
    guard let value = observed.value else { return observed }
    return chance < 1
      ? .corrected(observed: value, chance: chance) : .undefined(.noVariation)
  }
}

extension Coefficient {
  /// A similarity, without a value where nothing can be compared.
  fileprivate static func similarity(_ parts: (agreeing: Double, all: Double)) -> Coefficient {
    parts.all > 0 ? .value(parts.agreeing / parts.all) : .undefined(.noVariation)
  }

  /// The mean of those that have a value.
  fileprivate static func mean(_ coefficients: [Coefficient]) -> Coefficient {
    let values = coefficients.compactMap(\.value).sorted()
    return values.isEmpty
      ? .undefined(coefficients.first?.reason ?? .noPairableUnits)
      : .value(values.reduce(0, +) / Double(values.count))
  }
}
