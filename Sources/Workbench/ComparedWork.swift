internal import Analysis
internal import Store
internal import Study
internal import Text

/// The sources, coders and codings that a comparison of coders rests on.
struct ComparedWork {
  let codebook: Codebook
  /// The frozen codebook that it is, if one was asked for.
  let version: String?
  let coderNames: [CoderID: String]
  let sourceNames: [SourceID: String]
  /// The sources asked for, by name.
  let records: [SourceRecord]
  let work: FinishedWork
  /// The stretches that are asked about; nil where everything is.
  let asked: AskedPassages?
  private let request: AgreementRequest
  private let reader: ProjectReader

  /// Reads the scope of a request.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - reader: The project.
  ///   - passages: What its query denotes, if it has one.
  /// - Throws: `Refusal` where a name is not known, or there is nothing to compare.
  init(_ request: AgreementRequest, _ reader: ProjectReader, _ passages: PassageFilter?) throws {
    self.request = request
    self.reader = reader
    let details = try reader.codebookDetails()
    let version = try request.version.map { try reader.codebookVersion(named: $0) }
    codebook = try reader.codebook(of: version, details)
    self.version = version?.name
    let coders = try reader.coders()
    coderNames = Dictionary(uniqueKeysWithValues: coders.map { ($0.id, $0.name) })
    let all = try SourceNames(reader.sources())
    sourceNames = Dictionary(
      uniqueKeysWithValues: all.records.map { ($0.source.id, $0.source.name) })
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
    work = try FinishedWork(
      reader, codebook, details, isCurrent: request.isCurrent, isUnderVersion: version != nil
    ) { rater in
      request.layers.contains(rater.layer) && (wanted.isEmpty || wanted.contains(rater.coder))
    }
    try Self.refuseUnfinished(
      work, records, coders.filter { wanted.isEmpty || wanted.contains($0.id) }.map(\.name))
    let sample = try request.sample.map { try DrawnPassages($0, all) }
    asked = AskedPassages(query: passages, sample: sample)
  }

  /// A rater's name, with the layer after a stroke unless individual.
  func name(of rater: Rater) -> String {
    let name = coderNames[rater.coder] ?? "?"
    return rater.layer == .individual ? name : "\(name)/\(rater.layer.rawValue)"
  }

  /// Loads what is judged in sources at a unit.
  func loader(_ unit: UnitKind) throws -> AgreementLoader {
    try AgreementLoader(
      reader, unit: unit, role: request.role, cases: try Self.cases(request.cases, reader),
      asked: asked)
  }

  /// The sources that are measured together.
  func groups(of records: [SourceRecord]) -> [(kind: SourceKind?, [SourceRecord])] {
    let byKind = Dictionary(grouping: records, by: \.source.kind)
    let compared = SourceKind.allCases.filter { kind in
      byKind[kind]?.contains { work.isCompared($0.source.id) } ?? false
    }
    if request.poolsKinds || compared.count < 2 { return [(nil, records)] }
    return compared.map { ($0, byKind[$0] ?? []) }
  }

  /// The kinds of sources that are in none of the groups, with their numbers of sources.
  func kindsLeftOut(
    of records: [SourceRecord], shown: [SourceKind?]
  ) -> [(kind: SourceKind, sources: Int)] {
    let shown = Set(shown.compactMap { $0 })
    guard !shown.isEmpty else { return [] }
    let others = Dictionary(grouping: records, by: \.source.kind)
    return SourceKind.allCases.compactMap { kind in
      shown.contains(kind) ? nil : others[kind].map { (kind, $0.count) }
    }
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

extension ProjectReader {
  /// The codebook as it stands, or as a version has it.
  fileprivate func codebook(
    of version: CodebookVersionRecord?, _ details: [CodeID: CodebookDetail]
  ) throws -> Codebook {
    guard let version else { return try codebook() }
    let ids = Dictionary(
      details.map { ($1.guid, $0) }, uniquingKeysWith: { first, _ in first })
    return try codebookSnapshot(of: version.id).codebook(ids: ids)
  }
}
