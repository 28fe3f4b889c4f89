internal import Study
internal import Text

extension UnitizingReport {
  /// Compares raters' units on the sources' content.
  ///
  /// The continuum is the content pushed together, source after source; no unit goes on from one
  /// source into the next. A rater's passages with one code that overlap or touch there are one
  /// unit. The cost is that of sorting the codings, times the number of raters.
  ///
  /// - Parameters:
  ///   - groups: What is compared; a code counts for every group that it is in.
  ///   - sources: The sources; their units are not looked at.
  package init(groups: [CodeGroup], sources: [AgreementSource]) {
    let codes = groups.flatMap(\.codes)
    let compared = ComparedSources(sources, codes: Set(codes.flatMap(\.members)))
    var gatherings = groups.map { UnitizingGathering($0, raters: compared.raters) }
    let owner = groups.enumerated().flatMap { index, group in group.codes.map { _ in index } }
    var bases: [Int] = []
    for group in groups { bases.append((bases.last ?? 0) + group.codes.count) }
    let rows = codes.rowsByMember()
    for member in compared.members {
      let stretches = CodedStretch.unions(
        of: member.source.codings, raters: member.positions, rows: rows
      ).squeezed(by: member.content)
      var touched = [Bool](repeating: false, count: groups.count)
      for run in stretches[...].runs(by: { owner[$0.row] }) {
        guard let row = run.first?.row else { continue }
        let index = owner[row]
        touched[index] = true
        gatherings[index].add(run, base: index > 0 ? bases[index - 1] : 0, of: member)
      }
      for index in groups.indices where !touched[index] { gatherings[index].addSilent(member) }
    }
    scope = compared.scope
    self.groups = gatherings.map { $0.agreement() }
  }
}

extension [CodedStretch] {
  /// The stretches as far as they are content, pushed together; in the same order, and those of a
  /// row and rater still neither overlap nor touch.
  fileprivate func squeezed(by content: SqueezedContent) -> [CodedStretch] {
    var result: [CodedStretch] = []
    result.reserveCapacity(count)
    for stretch in self {
      let span = content.squeezed(stretch.span)
      guard !span.isEmpty else { continue }
      if let last = result.last, last.row == stretch.row, last.rater == stretch.rater,
        last.span.end == span.start
      {
        result[result.count - 1] = CodedStretch(
          row: last.row, rater: last.rater, span: last.span.hull(span))
      } else {
        result.append(CodedStretch(row: stretch.row, rater: stretch.rater, span: span))
      }
    }
    return result
  }
}

/// What is gathered for one group, source by source.
private struct UnitizingGathering {
  private let group: CodeGroup
  private let places: [Rater: Int]
  private var masses: [UnitizingMass] = []
  private var confusions: [Int: [ValuePair: Int]] = [:]
  private var classic: [ClassicUnitizing]
  private var unitsByRater: [[Int]]
  private var scalars: [Int]
  private var sourcesWithUnits = 0
  private var overlap: GroupOverlap?

  init(_ group: CodeGroup, raters: [Rater]) {
    self.group = group
    places = Dictionary(uniqueKeysWithValues: zip(raters, raters.indices))
    classic = group.codes.map { _ in ClassicUnitizing(raters: raters.count) }
    unitsByRater = group.codes.map { _ in raters.map { _ in 0 } }
    scalars = group.codes.map { _ in 0 }
  }

  private var values: Int { group.codes.count }

  /// Adds a source where nobody used any of the codes.
  mutating func addSilent(_ member: ComparedSources.Member) {
    add([], base: 0, of: member)
  }

  /// Adds a source's stretches, whose rows are values from a base on.
  mutating func add(
    _ stretches: ArraySlice<CodedStretch>, base: Int, of member: ComparedSources.Member
  ) {
    var units = [[UnitizedSource.Unit]](repeating: [], count: member.raters.count)
    for stretch in stretches {
      units[stretch.rater].append(.init(value: stretch.row - base, span: stretch.span))
    }
    for rater in units.indices { units[rater].sort { ($0.span, $0.value) < ($1.span, $1.value) } }
    count(units, of: member)
    if let found = firstOverlap(units, of: member) {
      overlap = overlap ?? found
      return
    }
    let source = UnitizedSource(length: member.content.length, raters: units)
    masses.append(
      stretches.isEmpty
        ? UnitizingMass(raters: units.count, values: values, length: source.length)
        : UnitizingMass(
          source, values: values, confusions: &confusions[units.count, default: [:]]))
  }

  private mutating func count(
    _ units: [[UnitizedSource.Unit]], of member: ComparedSources.Member
  ) {
    if units.contains(where: { !$0.isEmpty }) { sourcesWithUnits += 1 }
    var spans = [[[TextSpan]]](
      repeating: [[TextSpan]](repeating: [], count: units.count), count: values)
    for (rater, own) in units.enumerated() {
      let place = places[member.raters[rater]] ?? 0
      for unit in own {
        unitsByRater[unit.value][place] += 1
        scalars[unit.value] += unit.span.length
        spans[unit.value][rater].append(unit.span)
      }
    }
    for value in classic.indices {
      classic[value].add(length: member.content.length, raters: spans[value])
    }
  }

  /// The first place where a rater's units overlap: by offset, then by rater.
  private func firstOverlap(
    _ units: [[UnitizedSource.Unit]], of member: ComparedSources.Member
  ) -> GroupOverlap? {
    var found: (rater: Int, first: Int, second: Int, span: TextSpan)?
    for (rater, own) in units.enumerated() {
      var reach = own.first
      for unit in own.dropFirst() {
        if let reaching = reach, let span = reaching.span.intersection(unit.span) {
          if found.map({ span.start < $0.span.start }) ?? true {
            found = (rater, reaching.value, unit.value, span)
          }
          break
        }
        reach = unit
      }
    }
    return found.map {
      GroupOverlap(
        source: member.source.id, rater: member.raters[$0.rater],
        first: group.codes[$0.first].id, second: group.codes[$0.second].id,
        span: member.content.stored($0.span))
    }
  }

  func agreement() -> GroupAgreement {
    var total: [Int: UnitizingMass] = [:]
    for mass in masses {
      total[mass.raters, default: UnitizingMass(raters: mass.raters, values: values)] += mass
    }
    let whole = UnitizingAlpha(Array(total.values), values: values)
    let without = masses.map { mass in
      var rest = total
      rest[mass.raters]? -= mass
      return UnitizingAlpha(Array(rest.values), values: values)
    }
    func coefficient(_ of: (UnitizingAlpha) -> Coefficient) -> IntervalCoefficient {
      let value: Coefficient = overlap == nil ? of(whole) : .undefined(.overlappingUnits)
      return IntervalCoefficient(
        value: value, interval: JackknifeInterval(around: value, without: without.map(of)))
    }
    return GroupAgreement(
      group: group, alpha: coefficient(\.alpha), binary: coefficient(\.binary),
      coding: coefficient(\.coding),
      coverage: overlap == nil ? whole.coverage : .undefined(.overlappingUnits),
      classic: ClassicUnitizing.alpha(classic),
      values: group.codes.indices.map { value(at: $0, whole) }, confusions: confused(),
      disagreement: overlap == nil ? whole.observed : 0, sourcesWithUnits: sourcesWithUnits,
      overlap: overlap)
  }

  private func value(at place: Int, _ whole: UnitizingAlpha) -> ValueAgreement {
    let isDefined = overlap == nil
    return ValueAgreement(
      code: group.codes[place].id,
      alpha: isDefined ? whole.ofValue(place) : .undefined(.overlappingUnits),
      coverage: isDefined ? whole.coverage(of: place) : .undefined(.overlappingUnits),
      units: unitsByRater[place].reduce(0, +), mostUnits: unitsByRater[place].max() ?? 0,
      scalars: scalars[place])
  }

  private func confused() -> [GroupConfusion] {
    guard overlap == nil else { return [] }
    var sums: [ValuePair: Double] = [:]
    for (raters, pairs) in confusions.sorted(by: { $0.key < $1.key }) {
      for (pair, scalars) in pairs {
        sums[pair, default: 0] += Double(scalars) / Double(raters - 1)
      }
    }
    return sums.sorted {
      ($1.value, $0.key.first, $0.key.second) < ($0.value, $1.key.first, $1.key.second)
    }.map {
      GroupConfusion(
        first: group.codes[$0.key.first].id, second: group.codes[$0.key.second].id,
        scalars: $0.value)
    }
  }
}
