internal import Study
internal import Text

extension AgreementReport {
  /// Compares what raters coded.
  ///
  /// A rater that finished a source judged each of its units on each code; sources that fewer
  /// than two raters finished are left out. Units without content are left out. Empty codings
  /// mark places and are ignored. The cost is linear in the units and, but for sorting, in the
  /// codings; with the unit `character` it does not depend on the text's length.
  ///
  /// - Throws: `AgreementError.tooManyRaters` where more than 64 raters finished a source.
  package init(_ input: AgreementInput) throws(AgreementError) {
    var gathering = AgreementGathering(input)
    for source in input.sources { try gathering.add(source) }
    self = gathering.report()
  }
}

/// What is gathered from an input, source by source.
private struct AgreementGathering {
  private let input: AgreementInput
  private let rows: [CodeID: [Int]]
  /// The raters of all sources that two finished, by coder and layer.
  private let raters: [Rater]
  private let positions: [Rater: Int]
  private var sets: SetAgreement
  private var presences: [SourcePresence] = []
  private var counted: [SourceID] = []
  private var leftOut: [SourceID] = []
  private var withoutUnits: [SourceID] = []
  private var unitsWithoutContent = 0
  private var strays: [CodingID] = []
  private var unfinished = 0

  init(_ input: AgreementInput) {
    self.input = input
    rows = input.codes.rowsByMember()
    var all: Set<Rater> = []
    for source in input.sources {
      let own = Set(source.raters)
      if own.count >= 2 { all.formUnion(own) }
    }
    raters = all.sorted { ($0.coder, $0.layer) < ($1.coder, $1.layer) }
    positions = Dictionary(uniqueKeysWithValues: zip(raters, raters.indices))
    sets = SetAgreement(rows: input.codes.count)
  }

  mutating func add(_ source: AgreementSource) throws(AgreementError) {
    let own = Set(source.raters)
    let codings = source.codings.filter { rows[$0.code] != nil }
    unfinished += codings.count { !own.contains($0.rater) }
    guard own.count >= 2 else {
      leftOut.append(source.id)
      return
    }
    guard own.count <= SourcePresence.raterLimit else {
      throw .tooManyRaters(
        source: source.id, found: own.count, limit: SourcePresence.raterLimit)
    }
    let byCharacter = input.unit == .character
    let content =
      byCharacter
      ? UnitContent(source.content) : UnitContent(source.content, units: source.units.spans)
    unitsWithoutContent += content.emptyUnits
    guard !content.lengths.isEmpty else {
      withoutUnits.append(source.id)
      return
    }
    counted.append(source.id)
    for coding in codings where own.contains(coding.rater) && !coding.span.isEmpty {
      if !content.touches(coding.span) { strays.append(coding.id) }
    }
    let places = own.compactMap { positions[$0] }.sorted()
    let bits = Dictionary(uniqueKeysWithValues: zip(places.map { raters[$0] }, places.indices))
    let stretches = CodedStretch.unions(of: codings, raters: bits, rows: rows)
    let sweep = PresenceSweep(content: content, rule: input.rule, rows: input.codes.count)
    presences.append(
      byCharacter
        ? sweep.scalarPresence(of: stretches, raters: places, sets: &sets)
        : sweep.presence(of: stretches, raters: places, sets: &sets))
  }

  func report() -> AgreementReport {
    let scope = JudgementScope(raters: raters, presences: presences)
    let codes = input.codes.enumerated().map { row, code in
      CodeTally(code.id, row: row, scope: scope).agreement()
    }
    return AgreementReport(
      unit: input.unit, rule: input.rule, raters: scope.raters.filter { $0.sources > 0 },
      sources: counted, sourcesLeftOut: leftOut, sourcesWithoutUnits: withoutUnits,
      units: scope.units, unitsWithoutContent: unitsWithoutContent, codes: codes,
      overall: OverallAgreement(codes, setAlpha: sets.alpha()), strayCodings: strays,
      unfinishedCodings: unfinished)
  }
}

extension OverallAgreement {
  /// Sums up codes.
  fileprivate init(_ codes: [CodeAgreement], setAlpha: Coefficient) {
    let defined = codes.compactMap(\.alpha.value).sorted()
    if let low = defined.first, let high = defined.last {
      let middle = defined.count / 2
      median = .value(
        defined.count.isMultiple(of: 2)
          ? (defined[middle - 1] + defined[middle]) / 2 : defined[middle])
      range = .value(low...high)
    } else {
      median = .undefined(.nothingDefined)
      range = .undefined(.nothingDefined)
    }
    codesLeftOut = codes.count - defined.count
    self.setAlpha = setAlpha
  }
}
