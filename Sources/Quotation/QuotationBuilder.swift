package import Study
package import Text

/// Assembles quotations from codings that count.
package struct QuotationBuilder: Sendable {
  private let codebook: Codebook
  private let coders: [CoderID: String]
  private let cases: [CaseID: Case]
  private let weights: CaseWeights
  private let profile: AttributionProfile
  private let roleWords: [SpeakerRole: String]

  /// Takes what all quotations of a project share.
  ///
  /// - Parameters:
  ///   - codebook: The codes, for their paths and order.
  ///   - coders: The coders' names.
  ///   - cases: The informants, for their names and attributes.
  ///   - profile: How quotations are attributed.
  ///   - roleWords: What the field `role` prints.
  package init(
    codebook: Codebook, coders: [CoderID: String], cases: [Case], profile: AttributionProfile,
    roleWords: [SpeakerRole: String]
  ) {
    self.codebook = codebook
    self.coders = coders
    weights = CaseWeights(cases)
    self.cases = Dictionary(cases.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.profile = profile
    self.roleWords = roleWords
  }

  /// What is wanted of a list.
  package struct Request: Sendable {
    /// What the list is called.
    package let title: String
    /// The codes wanted.
    package let codes: [CodeID]
    /// Whether codes below them are wanted too.
    package let includesDescendants: Bool
    /// The number of turns of context on either side.
    package let contextTurns: Int
    /// The only coders whose codings count, for the header to say; empty for everybody's.
    package let coders: [String]

    /// Makes a request.
    package init(
      title: String, codes: [CodeID], includesDescendants: Bool = true, contextTurns: Int = 0,
      coders: [String] = []
    ) {
      self.coders = coders
      self.title = title
      self.codes = codes
      self.includesDescendants = includesDescendants
      self.contextTurns = contextTurns
    }
  }

  /// The quotations under the wanted codes.
  ///
  /// Codings of identical ranges are one quotation with all their codes; ranges that differ stay
  /// apart, however much they share. A quotation stands under each wanted code that it carries.
  /// Wanted codes without quotations keep their heading; codes below them do not.
  ///
  /// - Parameters:
  ///   - request: The codes wanted.
  ///   - codings: All codings that count, other codes' too.
  ///   - rule: The rule by which they count.
  ///   - lookup: Finds a source; quotations of a source that is not found are left out.
  /// - Returns: The list, its sources by name.
  package func list(
    _ request: Request, from codings: [CountedCoding], counting rule: CountingRule,
    source lookup: (SourceID) -> QuotedSource?
  ) -> QuotationList {
    let asked = Set(request.codes)
    var wanted = asked
    if request.includesDescendants {
      for code in request.codes { wanted.formUnion(codebook.withDescendants(code)) }
    }
    var bySource: [SourceID: [CountedCoding]] = [:]
    for coding in codings { bySource[coding.source, default: []].append(coding) }
    let relevant = bySource.filter { $0.value.contains { wanted.contains($0.code) } }
    let sources = relevant.keys.compactMap(lookup)
      .map { (order: NameOrder($0.source.name), source: $0) }
      .sorted { ($0.order, $0.source.source.id) < ($1.order, $1.source.source.id) }
    let passages = sources.flatMap { entry in
      self.passages(
        in: entry.source, codings: relevant[entry.source.source.id] ?? [], wanted: wanted,
        contextTurns: request.contextTurns)
    }
    let consensus = sources.filter { rule.layer(of: $0.source.source.id) == .consensus }.count
    return QuotationList(
      title: request.title,
      rule: QuotationRule(
        includesDescendants: request.includesDescendants, consensusSources: consensus,
        individualSources: sources.count - consensus, contextTurns: request.contextTurns,
        coders: request.coders),
      groups: groups(of: passages, wanted: wanted, asked: asked), passages: passages)
  }

  private func groups(
    of passages: [QuotedPassage], wanted: Set<CodeID>, asked: Set<CodeID>
  ) -> [QuotationGroup] {
    var byCode: [CodeID: [QuotedPassage]] = [:]
    for passage in passages {
      for code in passage.codes where wanted.contains(code.id) {
        byCode[code.id, default: []].append(passage)
      }
    }
    return codebook.codes.filter { asked.contains($0.id) || byCode[$0.id] != nil }.map {
      QuotationGroup(
        code: $0.id, path: codebook.path(of: $0.id), definition: $0.definition,
        passages: byCode[$0.id] ?? [])
    }
  }

  private func passages(
    in source: QuotedSource, codings: [CountedCoding], wanted: Set<CodeID>, contextTurns: Int
  ) -> [QuotedPassage] {
    var bySpan: [TextSpan: [CountedCoding]] = [:]
    for coding in codings { bySpan[coding.span, default: []].append(coding) }
    return bySpan.filter { $0.value.contains { wanted.contains($0.code) } }
      .sorted { $0.key < $1.key }
      .map { passage($0.key, codings: $0.value, in: source, contextTurns: contextTurns) }
  }

  /// Quotes one range of a source, with the codes that its codings have.
  package func passage(
    _ span: TextSpan, codings: [CountedCoding], in source: QuotedSource, contextTurns: Int
  ) -> QuotedPassage {
    let indices = source.turnIndices(in: span)
    let voice = indices.first { source.speaker(ofTurn: $0)?.role != .interviewer } ?? indices.first
    let speaker = voice.flatMap(source.speaker(ofTurn:))
    let id = source.id(of: span)
    let informants = source.informants(in: indices)
    let reach = max(0, contextTurns)
    let before = max(0, indices.lowerBound - reach)..<indices.lowerBound
    let after = indices.upperBound..<min(source.turns.count, indices.upperBound + reach)
    return QuotedPassage(
      id: id, source: source.source.id, sourceName: source.source.name, span: span,
      text: source.reading.read(span, of: source.text), raw: source.text.raw(span),
      turns: conversation(span, indices, in: source), codes: quotedCodes(codings),
      speaker: name(of: speaker), role: speaker?.role ?? .unknown,
      caseName: caseOf(speaker)?.name, caseValues: caseOf(speaker)?.values ?? [:],
      turn: indices.first.map { $0 + 1 }, milliseconds: source.milliseconds(of: span),
      before: before.map { turn($0, source.turns[$0].span, in: source) },
      after: after.map { turn($0, source.turns[$0].span, in: source) },
      attribution: profile.text(
        values(of: speaker, id: id, span: span, turn: indices.first, in: source)),
      informants: informants, tonedDown: tonedDown(informants),
      weight: CaseWeights.value(weights.highest(of: informants)))
  }

  /// Those of some informants who count for less than others.
  private func tonedDown(_ informants: [Informant]) -> [QuotedWeight] {
    informants.compactMap { $0.caseID.flatMap { cases[$0] } }.filter { $0.weight < 1 }.map {
      QuotedWeight(caseName: $0.name, weight: $0.weight, reason: $0.weightReason)
    }
  }

  private func quotedCodes(_ codings: [CountedCoding]) -> [QuotedCode] {
    codings.map { (place: codebook.place(of: $0.code), coding: $0) }
      .sorted { ($0.place, $0.coding.code) < ($1.place, $1.coding.code) }
      .map(\.coding).map { coding in
        QuotedCode(
          id: coding.code, path: codebook.path(of: coding.code),
          coders: coding.coders.map { coders[$0] ?? "?" })
      }
  }
}

extension QuotationBuilder {
  /// What each speaker says, where more than one does.
  private func conversation(
    _ span: TextSpan, _ indices: Range<Int>, in source: QuotedSource
  ) -> [SpokenTurn] {
    guard let first = indices.first else { return [] }
    let opening = source.turns[first].speaker
    guard indices.contains(where: { source.turns[$0].speaker != opening }) else { return [] }
    var spoken: [SpokenTurn] = []
    var offset = span.start
    func addUnspoken(until end: Int) {
      guard offset < end else { return }
      let gap = TextSpan(offset, end)
      let text = source.reading.read(gap, of: source.text)
      if text.isEmpty { return }
      spoken.append(SpokenTurn(span: gap, speaker: nil, role: .unknown, text: text))
    }
    for index in indices {
      guard let part = source.turns[index].span.intersection(span) else { continue }
      addUnspoken(until: part.start)
      spoken.append(turn(index, part, in: source))
      offset = max(offset, part.end)
    }
    addUnspoken(until: span.end)
    return spoken
  }

  private func turn(_ index: Int, _ span: TextSpan, in source: QuotedSource) -> SpokenTurn {
    let speaker = source.speaker(ofTurn: index)
    return SpokenTurn(
      span: span, speaker: name(of: speaker), role: speaker?.role ?? .unknown,
      text: source.reading.read(span, of: source.text))
  }

  private func caseOf(_ speaker: Speaker?) -> Case? {
    speaker?.caseID.flatMap { cases[$0] }
  }

  /// What a speaker may be called: never by the label once there is a case, even an unknown one.
  private func name(of speaker: Speaker?) -> String? {
    guard let speaker, speaker.role != .interviewer else { return nil }
    return speaker.caseID == nil ? speaker.label : caseOf(speaker)?.name
  }

  private func values(
    of speaker: Speaker?, id: String, span: TextSpan, turn: Int?, in source: QuotedSource
  ) -> [String: String] {
    var values = caseOf(speaker)?.values ?? [:]
    for field in AttributionProfile.ownFields { values[field] = nil }
    values["case"] = caseOf(speaker)?.name
    values["speaker"] = name(of: speaker)
    values["role"] = roleWords[speaker?.role ?? .unknown]
    values["id"] = id
    values["source"] = source.source.name
    values["turn"] = turn.map { String($0 + 1) }
    values["time"] = source.milliseconds(of: span).map(RecordingTime.text)
    return values
  }
}
