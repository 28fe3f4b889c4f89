internal import Analysis
internal import Store
internal import Study
internal import Text

/// Gathers from one reading of the project what agreement is measured on.
struct AgreementGatherer {
  private let request: AgreementRequest
  private let reader: ProjectReader
  private let codebook: Codebook
  private let coders: [(id: CoderID, name: String)]
  private let names: [SourceID: String]
  private let records: [SourceRecord]
  private let work: FinishedWork
  private let loader: AgreementLoader

  init(
    _ request: AgreementRequest, _ reader: ProjectReader, _ passages: PassageFilter?
  ) throws {
    self.request = request
    self.reader = reader
    codebook = try reader.codebook()
    coders = try reader.coders()
    let all = try SourceNames(reader.sources())
    names = Dictionary(uniqueKeysWithValues: all.records.map { ($0.source.id, $0.source.name) })
    let named =
      request.sources.isEmpty
      ? all.records : try request.sources.map { try all.source(named: $0) }
    records = named.filter { request.kinds.isEmpty || request.kinds.contains($0.source.kind) }
    if records.isEmpty, let kind = request.kinds.first {
      throw Refusal(
        .noSourceOfKind(
          asked: kind.rawValue, found: Set(named.map(\.source.kind)).map(\.rawValue).sorted()))
    }
    let wanted = Set(try request.coders.map { try reader.coderID(named: $0) })
    work = try FinishedWork(reader, codebook, isCurrent: request.isCurrent) { rater in
      request.layers.contains(rater.layer) && (wanted.isEmpty || wanted.contains(rater.coder))
    }
    try Self.refuseUnfinished(
      work, records, coders.filter { wanted.isEmpty || wanted.contains($0.id) }.map(\.name))
    loader = try AgreementLoader(
      reader, unit: request.unit, role: request.role,
      cases: try Self.cases(request.cases, reader), passages: passages)
  }

  /// Measures, block by block.
  func result() throws -> AgreementResult {
    let codes = try codebook.agreementRows(request)
    var materials: [SourceID: AgreementMaterial] = [:]
    for record in records where work.isCompared(record.source.id) {
      materials[record.source.id] = try loader.material(of: record.source)
    }
    let asked = records.filter { materials[$0.source.id]?.isAskedAbout ?? true }
    let blocks = try groups(of: asked).map { kind, records in
      try block(kind, records, codes: codes, materials)
    }
    if blocks.allSatisfy({ $0.report.units == 0 }) {
      throw Refusal(
        asked.contains { work.isCompared($0.source.id) }
          ? .noUnits(unit: request.unit.rawValue) : .nothingAskedAbout)
    }
    let shown = Set(blocks.compactMap(\.kind))
    let others = Dictionary(grouping: asked, by: \.source.kind).filter { !shown.contains($0.key) }
    return AgreementResult(
      blocks: blocks, codebook: codebook,
      coderNames: Dictionary(uniqueKeysWithValues: coders.map { ($0.id, $0.name) }),
      sourceNames: names,
      kindsLeftOut: shown.isEmpty
        ? []
        : SourceKind.allCases.compactMap { kind in others[kind].map { (kind, $0.count) } },
      sourcesOutside: records.count - asked.count, codingsWithoutCode: work.codingsWithoutCode)
  }

  /// The sources that are measured together.
  private func groups(of records: [SourceRecord]) -> [(kind: SourceKind?, [SourceRecord])] {
    let byKind = Dictionary(grouping: records, by: \.source.kind)
    let compared = SourceKind.allCases.filter { kind in
      byKind[kind]?.contains { work.isCompared($0.source.id) } ?? false
    }
    if request.poolsKinds || compared.count < 2 { return [(nil, records)] }
    return compared.map { ($0, byKind[$0] ?? []) }
  }

  private func block(
    _ kind: SourceKind?, _ records: [SourceRecord],
    codes: (codes: [ReportedCode], rollUps: [ReportedCode]),
    _ materials: [SourceID: AgreementMaterial]
  ) throws -> AgreementBlock {
    func input(_ unit: UnitKind, comparesSets: Bool) -> AgreementInput {
      AgreementInput(
        unit: unit, rule: request.rule, codes: codes.codes, rollUps: codes.rollUps,
        sources: records.map { record in
          let id = record.source.id
          let material = materials[id]
          let byCharacter = unit == .character
          return AgreementSource(
            id: id, units: byCharacter ? UnitList() : material?.units ?? UnitList(),
            content: (byCharacter ? material?.characters : material?.content) ?? SpanSet(),
            raters: work.raters[id] ?? [], codings: work.codings[id] ?? [],
            unitsOutside: byCharacter ? 0 : material?.unitsOutside ?? 0)
        }, comparesSets: comparesSets)
    }
    let main = input(request.unit, comparesSets: true)
    let report = try AgreementReport(main)
    let characters =
      request.unit == .character
      ? report : try AgreementReport(input(.character, comparesSets: false))
    let compared = records.filter { work.isCompared($0.source.id) }
    let counted = Set(report.sources)
    let sealed = compared.map(\.source.id).filter { counted.contains($0) }.sorted {
      (work.sealing[$0] ?? .none, names[$0] ?? "") < (work.sealing[$1] ?? .none, names[$1] ?? "")
    }
    return AgreementBlock(
      kind: kind, soleKind: Set(records.map(\.source.kind)).only, input: main, report: report,
      characters: characters,
      reopened: work.reopened.filter { counted.contains($0.source) }, inOrderOfSealing: sealed,
      sealedAt: Dictionary(
        uniqueKeysWithValues: sealed.map { ($0, work.sealing[$0]?.at ?? "") }),
      doubleCoding: DoubleCoding(
        sources: records.count, scalars: records.reduce(0) { $0 + $1.source.length },
        comparedSources: compared.count,
        comparedScalars: compared.reduce(0) { $0 + $1.source.length }))
  }

  private static func refuseUnfinished(
    _ work: FinishedWork, _ records: [SourceRecord], _ coders: [String]
  ) throws {
    let finished = records.filter { !(work.raters[$0.source.id] ?? []).isEmpty }
    if finished.isEmpty {
      throw Refusal(.nothingFinished(sources: records.map(\.source.name), coders: coders))
    }
    if !finished.contains(where: { work.isCompared($0.source.id) }) {
      throw Refusal(.noPairFinished(coders: coders))
    }
  }

  private static func cases(_ asked: [String], _ reader: ProjectReader) throws -> Set<CaseID>? {
    guard !asked.isEmpty else { return nil }
    let all = try reader.cases()
    return Set(
      try asked.map { name in
        guard let match = all.first(where: { $0.name.nfc == name.nfc }) else {
          let known = all.map(\.name)
          throw Refusal(
            .unknownCase(
              asked: name, nearest: NearestNames(known).matches(for: name), known: known))
        }
        return match.id
      })
  }
}

/// Who has finished what, and what had been coded then.
struct FinishedWork {
  /// When a source was finished: in UTC, and by the project's own clock.
  struct Sealing: Comparable {
    let at: String
    let clock: Int

    static let none = Sealing(at: "", clock: 0)

    static func < (left: Sealing, right: Sealing) -> Bool {
      (left.at, left.clock) < (right.at, right.clock)
    }
  }

  /// The raters that count in each source.
  let raters: [SourceID: [Rater]]
  /// The codings that count in each source, and those of raters that have not finished.
  let codings: [SourceID: [Coding]]
  /// When the last of a source's raters finished it.
  let sealing: [SourceID: Sealing]
  /// What was opened after it could be compared.
  let reopened: [ReopenedWork]
  /// The number of codings whose code is in no codebook any more.
  let codingsWithoutCode: Int

  init(
    _ reader: ProjectReader, _ codebook: Codebook, isCurrent: Bool, where isWanted: (Rater) -> Bool
  ) throws {
    let works = try reader.sealedWork().filter { isWanted($0.rater) }
    let today = try reader.codings().filter { isWanted($0.rater) && !$0.span.isEmpty }
    let counting = works.filter { !isCurrent || !$0.isOpen }
    raters = Dictionary(grouping: counting, by: \.source).mapValues { $0.map(\.rater) }
    sealing = Dictionary(
      counting.map { ($0.source, Sealing(at: $0.at, clock: $0.clock)) }, uniquingKeysWith: max)
    reopened = works.filter { $0.entry != nil }.map {
      ReopenedWork(source: $0.source, rater: $0.rater, isOpen: $0.isOpen)
    }
    if isCurrent || reopened.isEmpty {
      codings = Dictionary(grouping: today, by: \.source)
      codingsWithoutCode = 0
      return
    }
    let former = Set(reopened.map { RaterInSource($0.source, $0.rater) })
    var kept = today.filter { !former.contains(RaterInSource($0.source, $0.rater)) }
    var lost = 0
    for sealed in try reader.codings(of: works, today: today) where !sealed.coding.span.isEmpty {
      let known = [sealed.coding.code, sealed.codeToday].first { codebook[$0] != nil }
      guard let known else {
        lost += 1
        continue
      }
      let coding = sealed.coding
      kept.append(
        Coding(
          id: coding.id, source: coding.source, span: coding.span, code: known,
          rater: coding.rater))
    }
    codings = Dictionary(grouping: kept, by: \.source)
    codingsWithoutCode = lost
  }

  /// Whether two raters have finished the source.
  func isCompared(_ source: SourceID) -> Bool { (raters[source]?.count ?? 0) >= 2 }
}

extension Set {
  /// The only element, where there is one alone.
  fileprivate var only: Element? { count == 1 ? first : nil }
}
