internal import Analysis
internal import Store
internal import Study
internal import Text

/// Gathers from one reading of the project what agreement is measured on.
struct AgreementGatherer {
  private let request: AgreementRequest
  private let compared: ComparedWork
  private let loader: AgreementLoader

  init(
    _ request: AgreementRequest, _ reader: ProjectReader, _ passages: PassageFilter?
  ) throws {
    self.request = request
    compared = try ComparedWork(request, reader, passages)
    loader = try compared.loader(request.unit)
  }

  private var work: FinishedWork { compared.work }

  /// Measures, block by block.
  func result() throws -> AgreementResult {
    let codes = try compared.codebook.agreementRows(request)
    let records = compared.records
    var materials: [SourceID: AgreementMaterial] = [:]
    for record in records where work.isCompared(record.source.id) {
      materials[record.source.id] = try loader.material(of: record.source)
    }
    let asked = records.filter { materials[$0.source.id]?.isAskedAbout ?? true }
    let blocks = try compared.groups(of: asked).map { kind, records in
      try block(kind, records, codes: codes, materials)
    }
    if blocks.allSatisfy({ $0.report.units == 0 }) {
      if let sample = compared.asked?.sample?.share, sample.passages > 0 {
        throw Refusal(
          .agreement(
            .noUnitsInSample(unit: request.unit.rawValue, passages: sample.passages)))
      }
      throw Refusal(
        asked.contains { work.isCompared($0.source.id) }
          ? .noUnits(unit: request.unit.rawValue) : .nothingAskedAbout)
    }
    return AgreementResult(
      blocks: blocks, codebook: compared.codebook, coderNames: compared.coderNames,
      sourceNames: compared.sourceNames,
      kindsLeftOut: compared.kindsLeftOut(of: asked, shown: blocks.map(\.kind)),
      sourcesOutside: records.count - asked.count, codingsWithoutCode: work.codingsWithoutCode,
      sample: compared.asked?.sample?.share, version: compared.version,
      codesLeftOut: work.codesLeftOut)
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
    let both = records.filter { work.isCompared($0.source.id) }
    let counted = Set(report.sources)
    let sealed = both.map(\.source.id).filter { counted.contains($0) }.sorted {
      (work.sealing[$0] ?? .none, compared.sourceNames[$0] ?? "")
        < (work.sealing[$1] ?? .none, compared.sourceNames[$1] ?? "")
    }
    return AgreementBlock(
      kind: kind, soleKind: Set(records.map(\.source.kind)).only, input: main, report: report,
      characters: characters,
      reopened: work.reopened.filter { counted.contains($0.source) }, inOrderOfSealing: sealed,
      sealedAt: Dictionary(
        uniqueKeysWithValues: sealed.map { ($0, work.sealing[$0]?.at ?? "") }),
      doubleCoding: DoubleCoding(
        sources: records.count, scalars: records.reduce(0) { $0 + $1.source.length },
        comparedSources: both.count,
        comparedScalars: both.reduce(0) { $0 + $1.source.length }))
  }
}

extension Set {
  /// The only element, where there is one alone.
  var only: Element? { count == 1 ? first : nil }
}
