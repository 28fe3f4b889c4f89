package import Analysis
package import Quotation
internal import Store
package import Study
internal import Text

/// The quotations of one cell of a co-occurrence matrix.
package struct CooccurrenceCellResult: Sendable {
  package let list: PairedQuotationList
  /// What the cell counts: as many as there are quotations, unless characters are counted.
  package let count: Int
  package let rule: CooccurrenceRule
  package let counting: CooccurrenceCount
  package let acrossCoders: Bool
  package let scene: CooccurrenceScene
}

extension OpenProject {
  /// What stands behind one cell of the matrix that the request asks for.
  ///
  /// - Parameters:
  ///   - request: What is asked; its codes are the row's and the column's.
  ///   - attribution: How quotations are attributed.
  ///   - roleWords: What the field `role` prints.
  /// - Returns: The quotations; where both codes are the same, those of the diagonal.
  /// - Throws: `Refusal` where a code or coder is not known; `QueryFault` of the filter.
  package func cooccurrenceCell(
    _ request: CooccurrenceRequest, attribution: AttributionProfile,
    roleWords: [SpeakerRole: String]
  ) throws -> CooccurrenceCellResult {
    let allowed = try request.filter.map { try passageFilter($0) }
    return try file.read { reader in
      let material = try CooccurrenceMaterial(request, reader, allowed, namedOnly: true)
      let input = material.input
      let last = input.codes[0].id == input.codes[1].id ? 0 : 1
      let places = CooccurrencePlaces(input, row: 0, column: last).places
      let builder = QuotationBuilder(
        codebook: material.scene.codebook,
        coders: Dictionary(uniqueKeysWithValues: try reader.coders().map { ($0.id, $0.name) }),
        cases: try reader.cases(), profile: attribution, roleWords: roleWords)
      let quoted = try reader.quotedSources(
        Set(places.flatMap { [$0.source, $0.secondSource] }))
      let codes = (first: input.codes[0].id, second: input.codes[last].id)
      let quotations = places.compactMap { place in
        Self.quotation(place, of: codes, input, builder, quoted)
      }.sorted()
      return CooccurrenceCellResult(
        list: PairedQuotationList(
          first: material.scene.codebook.path(of: codes.first),
          second: material.scene.codebook.path(of: codes.second), quotations: quotations),
        count: input.count == .characters
          ? places.reduce(0) { $0 + ($1.shared?.length ?? 0) } : places.count,
        rule: input.rule, counting: input.count, acrossCoders: input.acrossCoders,
        scene: material.scene)
    }
  }

  private static func quotation(
    _ place: CooccurrencePlace, of codes: (first: CodeID, second: CodeID),
    _ input: CooccurrenceInput, _ builder: QuotationBuilder, _ quoted: [SourceID: QuotedSource]
  ) -> PairedQuotation? {
    guard let source = quoted[place.source], let other = quoted[place.secondSource] else {
      return nil
    }
    let coders = Set(place.raters.map(\.coder)).sorted()
    func coding(_ code: CodeID, _ source: SourceID, _ span: TextSpan) -> CountedCoding {
      CountedCoding(source: source, span: span, code: code, coders: coders)
    }
    let whole = Self.whole(place, input)
    let both = [
      coding(codes.first, place.source, whole), coding(codes.second, place.source, whole),
    ]
    return PairedQuotation(
      whole: builder.passage(
        whole, codings: codes.first == codes.second ? [both[0]] : both, in: source,
        contextTurns: 0),
      first: builder.passage(
        place.first, codings: [coding(codes.first, place.source, place.first)], in: source,
        contextTurns: 0),
      second: builder.passage(
        place.second, codings: [coding(codes.second, place.secondSource, place.second)],
        in: other, contextTurns: 0),
      shared: place.shared, unit: place.unit, pairs: place.pairs)
  }

  /// What is quoted: the characters or the unit counted, else the smallest range with both
  /// passages, unless they may lie far apart.
  private static func whole(_ place: CooccurrencePlace, _ input: CooccurrenceInput) -> TextSpan {
    switch input.count {
    case .characters: return place.shared ?? place.first
    case .units: return place.unit ?? place.first
    case .sources, .cases: return place.first
    case .pairs, .passages: break
    }
    switch input.rule {
    case .sameUnit(.section), .sameUnit(.source), .sameCase: return place.first
    default: return place.first.hull(place.second)
    }
  }
}

extension ProjectReader {
  /// Sources with all that is needed to quote them.
  fileprivate func quotedSources(_ needed: Set<SourceID>) throws -> [SourceID: QuotedSource] {
    var quoted: [SourceID: QuotedSource] = [:]
    for record in try sources() where needed.contains(record.source.id) {
      let view = try view(of: record)
      let id = record.source.id
      quoted[id] = QuotedSource(
        source: record.source, text: view.text, reading: view.layer, turns: view.grid.turns,
        speakers: view.speakers,
        numbers: Dictionary(
          try quotations(of: id).map { ($0.span, "\($0.turn)\($0.suffix)") },
          uniquingKeysWith: { first, _ in first }),
        sentences: view.grid.sentences.flatMap { $0 })
    }
    return quoted
  }
}
