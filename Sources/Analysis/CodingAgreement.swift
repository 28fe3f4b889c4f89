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
    let rows = input.codes.rowsByMember()
    let raters = Self.raters(of: input.sources)
    let positions = Dictionary(uniqueKeysWithValues: zip(raters, raters.indices))
    var sets = SetAgreement()
    var presences: [SourcePresence] = []
    var counted: [SourceID] = []
    var leftOut: [SourceID] = []
    var withoutUnits: [SourceID] = []
    var strays: [CodingID] = []
    var unitsWithoutContent = 0
    var unfinished = 0
    for source in input.sources {
      let own = Set(source.raters)
      let finished = raters.filter(own.contains)
      unfinished += source.codings.count { rows[$0.code] != nil && !own.contains($0.rater) }
      guard finished.count >= 2 else {
        leftOut.append(source.id)
        continue
      }
      guard finished.count <= SourcePresence.raterLimit else {
        throw .tooManyRaters(
          source: source.id, found: finished.count, limit: SourcePresence.raterLimit)
      }
      let content =
        input.unit == .character
        ? UnitContent(source.content) : UnitContent(source.content, units: source.units.spans)
      unitsWithoutContent += content.emptyUnits
      guard !content.lengths.isEmpty else {
        withoutUnits.append(source.id)
        continue
      }
      counted.append(source.id)
      let bits = Dictionary(uniqueKeysWithValues: zip(finished, finished.indices))
      for coding in source.codings
      where rows[coding.code] != nil && own.contains(coding.rater) && !coding.span.isEmpty {
        if !content.touches(coding.span) { strays.append(coding.id) }
      }
      let stretches = CodedStretch.unions(of: source.codings, raters: bits, rows: rows)
      let sweep = PresenceSweep(content: content, rule: input.rule, rows: input.codes.count)
      let places = finished.compactMap { positions[$0] }
      presences.append(
        input.unit == .character
          ? sweep.scalarPresence(of: stretches, raters: places, sets: &sets)
          : sweep.presence(of: stretches, raters: places, sets: &sets))
    }
    let scope = JudgementScope(raters: raters, presences: presences)
    let codes = input.codes.enumerated().map { row, code in
      CodeTally(code.id, row: row, scope: scope).agreement()
    }
    self.init(
      unit: input.unit, rule: input.rule, raters: scope.raters.filter { $0.sources > 0 },
      sources: counted, sourcesLeftOut: leftOut, sourcesWithoutUnits: withoutUnits,
      units: scope.units, unitsWithoutContent: unitsWithoutContent, codes: codes,
      overall: OverallAgreement(codes, setAlpha: sets.alpha()), strayCodings: strays,
      unfinishedCodings: unfinished)
  }

  /// The raters of all sources that two finished, by coder and layer.
  private static func raters(of sources: [AgreementSource]) -> [Rater] {
    var all: Set<Rater> = []
    for source in sources {
      let own = Set(source.raters)
      if own.count >= 2 { all.formUnion(own) }
    }
    return all.sorted { ($0.coder, $0.layer) < ($1.coder, $1.layer) }
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
