internal import Study

/// What is the same for every code of a report: who judged how much, alone and with whom.
struct JudgementScope {
  /// Two raters with what both judged.
  struct Pair {
    let first: Int
    let second: Int
    let sources: Int
    let units: Int
  }

  let presences: [SourcePresence]
  let raters: [RaterScope]
  let units: Int
  /// Student's t for the interval over units.
  let unitReach: Double
  private(set) var pairs: [Pair] = []
  /// The position in `pairs` of raters i < j at i · count + j.
  private var places: [Int]

  /// Sums up sources.
  init(raters: [Rater], presences: [SourcePresence]) {
    self.presences = presences
    units = presences.reduce(0) { $0 + $1.units }
    unitReach = StudentT.reach(degrees: units - 1)
    let count = raters.count
    var own = [(sources: Int, units: Int)](repeating: (0, 0), count: count)
    var shared = [(sources: Int, units: Int)](repeating: (0, 0), count: count * count)
    for source in presences {
      for (index, first) in source.raters.enumerated() {
        own[first].sources += 1
        own[first].units += source.units
        for second in source.raters.dropFirst(index + 1) {
          let place = min(first, second) * count + max(first, second)
          shared[place].sources += 1
          shared[place].units += source.units
        }
      }
    }
    self.raters = zip(raters, own).map {
      RaterScope(rater: $0, sources: $1.sources, units: $1.units)
    }
    places = [Int](repeating: 0, count: count * count)
    for place in shared.indices where shared[place].units > 0 {
      places[place] = pairs.count
      pairs.append(
        Pair(
          first: place / count, second: place % count, sources: shared[place].sources,
          units: shared[place].units))
    }
  }

  /// The position in `pairs` of two raters that share units.
  func pair(_ first: Int, _ second: Int) -> Int { places[first * raters.count + second] }
}

/// The counts of one code, from which its coefficients follow.
struct CodeTally {
  private let scope: JudgementScope
  private let code: CodeID
  private var masses: [BinaryMass] = []
  private var sourcesWithCode = 0
  /// Units times the share of disagreeing pairs.
  private var disagreement = 0.0
  /// The sum over units of the share of raters that had the code.
  private var shares = 0.0
  private var counts: RaterCounts
  private var present: [Int]
  private var both: [Int]
  private var onlyFirst: [Int]
  private var onlySecond: [Int]

  /// Counts a code.
  ///
  /// - Parameters:
  ///   - code: The code.
  ///   - row: Its position in the sources' patterns.
  ///   - scope: The sources with what is the same for every code.
  init(_ code: CodeID, row: Int, scope: JudgementScope) {
    self.code = code
    self.scope = scope
    present = [Int](repeating: 0, count: scope.raters.count)
    both = [Int](repeating: 0, count: scope.pairs.count)
    onlyFirst = both
    onlySecond = both
    counts = RaterCounts(raters: scope.raters.count)
    masses.reserveCapacity(scope.presences.count)
    for source in scope.presences { add(source, row: row) }
  }

  private mutating func add(_ source: SourcePresence, row: Int) {
    let raters = source.raters.count
    var mass = BinaryMass()
    mass.values = raters * source.units
    var silent = source.units
    for pattern in source.patterns(of: row) {
      let having = pattern.raters.nonzeroBitCount
      let opposed = Double(having * (raters - having)) * Double(pattern.units)
      mass.present += having * pattern.units
      mass.disagreement += opposed / Double(raters - 1)
      disagreement += 2 * opposed / Double(raters * (raters - 1))
      shares += Double(having) * Double(pattern.units) / Double(raters)
      counts.add(raters: raters, having: having, units: pattern.units)
      silent -= pattern.units
      addPairs(pattern, of: source.raters)
    }
    counts.add(raters: raters, having: 0, units: silent)
    if mass.present > 0 { sourcesWithCode += 1 }
    masses.append(mass)
  }

  private mutating func addPairs(_ pattern: SourcePresence.Pattern, of raters: [Int]) {
    for first in raters.indices {
      let one = pattern.raters >> UInt64(first) & 1 == 1
      if one { present[raters[first]] += pattern.units }
      for second in first + 1..<raters.count {
        let other = pattern.raters >> UInt64(second) & 1 == 1
        guard one || other else { continue }
        let pair = scope.pair(raters[first], raters[second])
        if one, other {
          both[pair] += pattern.units
        } else if one {
          onlyFirst[pair] += pattern.units
        } else {
          onlySecond[pair] += pattern.units
        }
      }
    }
  }

  /// What all sources together weigh in α.
  var mass: BinaryMass { masses.reduce(BinaryMass(), +) }

  /// The code's coefficients.
  func agreement() -> CodeAgreement {
    let total = mass
    let varies = total.present > 0 && total.present < total.values
    let units = Double(scope.units)
    let observed = 1 - disagreement / units
    let share = shares / units
    func corrected(_ chance: Double, defined: Bool) -> Coefficient {
      guard scope.units > 0 else { return .undefined(.noPairableUnits) }
      return defined
        ? .corrected(observed: observed, chance: chance) : .undefined(.noVariation)
    }
    let prevalence = zip(scope.raters, present).filter { $0.0.units > 0 }.map {
      RaterPrevalence(rater: $0.rater, present: $1, units: $0.units)
    }
    let own = prevalence.compactMap(\.share.value)
    return CodeAgreement(
      code: code, units: scope.units, sourcesWithCode: sourcesWithCode, alpha: total.alpha,
      interval: BinaryMass.interval(masses),
      unitInterval: total.alpha.reason.map { .undefined($0) }
        ?? counts.interval(quantile: scope.unitReach),
      percent: scope.units > 0 ? .value(observed) : .undefined(.noPairableUnits),
      ac1: corrected(2 * share * (1 - share), defined: true),
      fleiss: corrected(share * share + (1 - share) * (1 - share), defined: varies),
      brennanPrediger: corrected(0.5, defined: true),
      conger: corrected(
        congerTerm(shares: own) + congerTerm(shares: own.map { 1 - $0 }), defined: varies),
      prevalence: prevalence,
      pairs: scope.pairs.enumerated().map { index, pair in
        PairAgreement(
          first: scope.raters[pair.first].rater, second: scope.raters[pair.second].rater,
          sources: pair.sources, n11: both[index], n10: onlyFirst[index],
          n01: onlySecond[index],
          n00: pair.units - both[index] - onlyFirst[index] - onlySecond[index])
      },
      disagreement: disagreement)
  }
}
