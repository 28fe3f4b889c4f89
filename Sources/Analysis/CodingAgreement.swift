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
  private let layout: AgreementLayout
  private var sets: SetAgreement
  private var presences: [SourcePresence] = []
  private var counted: [SourceID] = []
  private var leftOut: [SourceID] = []
  private var withoutUnits: [SourceID] = []
  private var unitsWithoutContent = 0
  private var unitsOutside = 0
  private var strays: [CodingID] = []
  private var unfinished = 0

  init(_ input: AgreementInput) {
    self.input = input
    layout = AgreementLayout(input)
    sets = SetAgreement(rows: input.codes.count)
  }

  mutating func add(_ source: AgreementSource) throws(AgreementError) {
    let own = Set(source.raters)
    let codings = source.codings.filter { layout.rows[$0.code] != nil }
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
    let material = layout.material(of: source, codings)
    unitsWithoutContent += material.sweep.content.emptyUnits
    unitsOutside += source.unitsOutside
    guard !material.sweep.content.lengths.isEmpty else {
      withoutUnits.append(source.id)
      return
    }
    counted.append(source.id)
    for coding in codings where own.contains(coding.rater) && !coding.span.isEmpty {
      if !material.sweep.content.touches(coding.span) { strays.append(coding.id) }
    }
    presences.append(
      byCharacter
        ? material.sweep.scalarPresence(of: material.uses, raters: material.raters)
        : material.sweep.presence(of: material.uses, raters: material.raters))
    if input.comparesSets, !sets.sets.areTooMany {
      let given = layout.sets(of: material, into: &sets.sets)
      sets.count(given)
    }
  }

  func report() -> AgreementReport {
    let scope = JudgementScope(raters: layout.raters, presences: presences)
    let tallies = (input.codes + input.rollUps).enumerated().map { row, code in
      CodeTally(code.id, row: row, scope: scope)
    }
    let codes = tallies.prefix(input.codes.count)
    let rows = codes.map { $0.agreement() }
    return AgreementReport(
      unit: input.unit, rule: input.rule, raters: scope.raters.filter { $0.sources > 0 },
      sources: counted, sourcesLeftOut: leftOut, sourcesWithoutUnits: withoutUnits,
      units: scope.units, unitsWithoutContent: unitsWithoutContent, unitsOutside: unitsOutside,
      codes: rows, rollUps: tallies.dropFirst(rows.count).map { $0.agreement() },
      overall: OverallAgreement(
        rows, sets: input.comparesSets ? sets.alphas() : nil,
        pooled: codes.reduce(BinaryMass()) { $0 + $1.mass }.alpha),
      strayCodings: strays, unfinishedCodings: unfinished)
  }
}

/// The rows and raters of an input, and how each source is laid out for a sweep.
struct AgreementLayout {
  /// One source's material, ready to be swept.
  struct Material {
    let sweep: PresenceSweep
    /// What is coded, raters being bits of the patterns; united unless swept by scalars.
    let uses: [CodedStretch]
    /// The raters that finished, as positions in the layout's list.
    let raters: [Int]
  }

  private let input: AgreementInput
  /// The rows that each code counts for.
  let rows: [CodeID: [Int]]
  /// The raters of all sources that two finished, by coder and layer.
  let raters: [Rater]
  private let positions: [Rater: Int]

  /// Lays an input out.
  init(_ input: AgreementInput) {
    self.input = input
    rows = (input.codes + input.rollUps).rowsByMember()
    var all: Set<Rater> = []
    for source in input.sources {
      let own = Set(source.raters)
      if own.count >= 2 { all.formUnion(own) }
    }
    raters = all.sorted { ($0.coder, $0.layer) < ($1.coder, $1.layer) }
    positions = Dictionary(uniqueKeysWithValues: zip(raters, raters.indices))
  }

  /// A source that two raters finished, with codings that count for some row.
  func material(of source: AgreementSource, _ codings: [Coding]) -> Material {
    let byCharacter = input.unit == .character
    let content =
      byCharacter
      ? UnitContent(source.content) : UnitContent(source.content, units: source.units.spans)
    let places = Set(source.raters).compactMap { positions[$0] }.sorted()
    let bits = Dictionary(uniqueKeysWithValues: zip(places.map { raters[$0] }, places.indices))
    let uses = CodedStretch.uses(of: codings, raters: bits, rows: rows)
    return Material(
      sweep: PresenceSweep(
        content: content, rule: input.rule, rows: input.codes.count + input.rollUps.count),
      uses: byCharacter ? uses : uses.united(), raters: places)
  }

  /// The sets of codes that a source's raters gave its units.
  func sets(of material: Material, into sets: inout RowSets) -> GivenSets {
    let raters = material.raters.count
    return input.unit == .character
      ? material.sweep.scalarSets(
        of: material.uses, raters: raters, rows: input.codes.count, sets: &sets)
      : material.sweep.unitSets(
        of: material.uses, raters: raters, rows: input.codes.count, sets: &sets)
  }
}

extension OverallAgreement {
  /// Sums up codes.
  fileprivate init(
    _ codes: [CodeAgreement], sets: (masi: Coefficient, jaccard: Coefficient)?,
    pooled: Coefficient
  ) {
    let defined = codes.compactMap(\.alpha.value)
    median = .median(codes.map(\.alpha))
    if let low = defined.min(), let high = defined.max() {
      range = .value(low...high)
    } else {
      range = .undefined(.nothingDefined)
    }
    codesLeftOut = codes.count - defined.count
    setAlpha = sets?.masi ?? .undefined(.nothingDefined)
    setAlphaJaccard = sets?.jaccard ?? .undefined(.nothingDefined)
    self.pooled = pooled
  }
}
