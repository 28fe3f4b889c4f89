package import Analysis
internal import Store
package import Study
internal import Text

/// A comparison of spans in sources that are measured together.
package struct SpanBlock<Report: Sendable>: Sendable {
  /// The kind of the sources; nil where all that are compared are measured together.
  package let kind: SourceKind?
  /// What kind the sources are, where they are of one.
  package let soleKind: SourceKind?
  /// What was found.
  package let report: Report
  /// The work that was opened again after it could be compared.
  package let reopened: [ReopenedWork]
}

/// A comparison of spans with the names that a report needs.
package struct SpanResult<Report: Sendable>: Sendable {
  /// What is measured together: one block, or one for each kind of source.
  package let blocks: [SpanBlock<Report>]
  package let codebook: Codebook
  package let coderNames: [CoderID: String]
  package let sourceNames: [SourceID: String]
  /// The kinds of which no source was finished by two, with their numbers of sources; empty where
  /// one block holds all.
  package let kindsLeftOut: [(kind: SourceKind, sources: Int)]
  /// The number of sources in which nothing was asked about.
  package let sourcesOutside: Int
  /// The number of codings that were sealed with a code that is in no codebook any more.
  package let codingsWithoutCode: Int
  /// The drawn passages that alone count, if any were asked for.
  package let sample: SampleShare?
  /// The frozen codebook that was measured by, and the codes that it does not have.
  package let version: String?
  package let codesLeftOut: [(name: String, codings: Int)]
}

/// Codes that exclude each other, as they are asked for.
package struct GroupRequest: Sendable {
  /// Groups of codes, by name.
  package var groups: [[String]] = []
  /// Codes whose children are a group each.
  package var parents: [String] = []

  /// Every code by itself.
  package init() {}

  /// Whether groups are asked for.
  package var isEmpty: Bool { groups.isEmpty && parents.isEmpty }
}

extension OpenProject {
  /// How well coders agree on units of text and their codes.
  ///
  /// Where groups are asked for, only they and the codes asked for by name are compared. What
  /// counts is the work as it was when it could first be compared, as in `agreement`; of the text,
  /// what a query or a sample asks about.
  ///
  /// - Throws: `Problem.groupTooSmall` or `.groupOverlaps` for a group that is none.
  package func unitizing(
    _ request: AgreementRequest, _ groups: GroupRequest
  ) throws -> SpanResult<UnitizingReport> {
    try spans(request) { material, sources in
      let wanted = try material.groups(groups, rollup: request.rollup)
      let single = wanted.isEmpty || !request.codes.isEmpty ? material.codes : []
      return UnitizingReport(groups: wanted + single.map { CodeGroup([$0]) }, sources: sources)
    }
  }

  /// How many passages of every two coders share so many percent of each.
  package func segmentMatching(
    _ request: AgreementRequest, threshold: Int
  ) throws -> SpanResult<MatchingReport> {
    try spans(request) { material, sources in
      MatchingReport(codes: material.codes, sources: sources, threshold: threshold)
    }
  }

  /// Percent and κ of every two coders, code by code and source by source, over all characters.
  ///
  /// Everybody's speech counts, and so do labels and what is elided, whatever the request says;
  /// no value is of several sources, so kinds are not told apart.
  package func charactersBySource(
    _ request: AgreementRequest
  ) throws -> SpanResult<CharactersReport> {
    var request = request
    request.poolsKinds = true
    return try spans(request, wholeText: true) { material, sources in
      CharactersReport(codes: material.codes, sources: sources)
    }
  }

  /// Compares what was finished, block by block.
  private func spans<Report>(
    _ request: AgreementRequest, wholeText: Bool = false,
    compare: (SpanMaterial, [AgreementSource]) throws -> Report
  ) throws -> SpanResult<Report> {
    let passages = try request.filter.map { try passageFilter($0) }
    return try file.read { reader in
      let compared = try ComparedWork(request, reader, passages)
      let material = try SpanMaterial(request, compared, wholeText: wholeText)
      let asked = material.records
      let blocks = try compared.groups(of: asked).map { kind, records in
        let counted = Set(
          records.map(\.source.id).filter { compared.work.isCompared($0) })
        return SpanBlock(
          kind: kind, soleKind: Set(records.map(\.source.kind)).only,
          report: try compare(material, records.map { material.source($0.source.id) }),
          reopened: compared.work.reopened.filter { counted.contains($0.source) })
      }
      return SpanResult(
        blocks: blocks, codebook: compared.codebook, coderNames: compared.coderNames,
        sourceNames: compared.sourceNames,
        kindsLeftOut: compared.kindsLeftOut(of: asked, shown: blocks.map(\.kind)),
        sourcesOutside: compared.records.count - asked.count,
        codingsWithoutCode: compared.work.codingsWithoutCode,
        sample: compared.asked?.sample?.share, version: compared.version,
        codesLeftOut: compared.work.codesLeftOut)
    }
  }
}

/// What spans are compared of.
private struct SpanMaterial {
  /// The codes asked for.
  let codes: [ReportedCode]
  let codebook: Codebook
  /// The sources in which something is asked about.
  let records: [SourceRecord]
  private let work: FinishedWork
  private let contents: [SourceID: SpanSet]

  /// Loads it.
  ///
  /// - Parameters:
  ///   - request: The scope; unit and rule are not looked at.
  ///   - compared: The sources and the finished work.
  ///   - wholeText: Whether all characters count as content.
  /// - Throws: `Problem.nothingAskedAbout` where nothing is left to compare.
  init(_ request: AgreementRequest, _ compared: ComparedWork, wholeText: Bool) throws {
    codebook = compared.codebook
    work = compared.work
    var request = request
    request.hasRollUpRows = false
    codes = try codebook.agreementRows(request).codes
    let loader = wholeText ? nil : try compared.loader(.character)
    var contents: [SourceID: SpanSet] = [:]
    var outside: Set<SourceID> = []
    for record in compared.records where compared.work.isCompared(record.source.id) {
      let id = record.source.id
      guard let material = try loader?.material(of: record.source) else {
        contents[id] = SpanSet([TextSpan(0, record.source.length)])
        continue
      }
      contents[id] = material.characters
      if !material.isAskedAbout { outside.insert(id) }
    }
    self.contents = contents
    records = compared.records.filter { !outside.contains($0.source.id) }
    if !records.contains(where: { compared.work.isCompared($0.source.id) }) {
      throw Refusal(.nothingAskedAbout)
    }
  }

  /// A source with its finished raters, codings and content.
  func source(_ id: SourceID) -> AgreementSource {
    AgreementSource(
      id: id, units: UnitList(), content: contents[id] ?? SpanSet(),
      raters: work.raters[id] ?? [], codings: work.codings[id] ?? [])
  }
}

extension SpanMaterial {
  /// The groups that were asked for.
  fileprivate func groups(_ request: GroupRequest, rollup: Bool) throws -> [CodeGroup] {
    let named = try request.groups.map { names in
      try group(
        names.map { try codebook.wanted($0).id }, under: nil, asked: names.joined(separator: ","),
        rollup: rollup)
    }
    let below = try request.parents.map { name in
      let parent = try codebook.wanted(name).id
      return try group(
        codebook.children(of: parent), under: parent, asked: name, rollup: rollup)
    }
    return named + below
  }

  private func group(
    _ codes: [CodeID], under parent: CodeID?, asked: String, rollup: Bool
  ) throws -> CodeGroup {
    guard codes.count > 1 else { throw Refusal(.groupTooSmall(asked: asked)) }
    let reported = codes.map { codebook.reported($0, rollup: rollup) }
    var owner: [CodeID: CodeID] = [:]
    for code in reported {
      for member in code.members {
        if let other = owner.updateValue(code.id, forKey: member) {
          throw Refusal(
            .groupOverlaps(
              first: codebook.path(of: other).description,
              second: codebook.path(of: code.id).description))
        }
      }
    }
    return CodeGroup(reported, under: parent)
  }
}

extension Codebook {
  /// The row of a code, with those below it if they count as it.
  fileprivate func reported(_ id: CodeID, rollup: Bool) -> ReportedCode {
    ReportedCode(id: id, members: rollup ? Set(withDescendants(id)) : [id])
  }
}
