package import Analysis
internal import Store
package import Study
internal import Text

/// What spans are compared of, with the names that a report needs.
package struct SpanMaterial: Sendable {
  /// The sources with their finished raters, codings and content.
  package let sources: [AgreementSource]
  /// The codes asked for.
  package let codes: [ReportedCode]
  package let codebook: Codebook
  package let coderNames: [CoderID: String]
  package let sourceNames: [SourceID: String]
  /// The names of sources that were sealed, opened and sealed again.
  package let reopened: [String]
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
  /// Where groups are asked for, only they and the codes asked for by name are compared.
  ///
  /// - Throws: `Problem.groupTooSmall` or `.groupOverlaps` for a group that is none.
  package func unitizing(
    _ request: AgreementRequest, _ groups: GroupRequest
  ) throws -> (report: UnitizingReport, material: SpanMaterial) {
    let material = try spanMaterial(request)
    let wanted = try material.groups(groups, rollup: request.rollup)
    let single = wanted.isEmpty || !request.codes.isEmpty ? material.codes : []
    return (
      UnitizingReport(
        groups: wanted + single.map { CodeGroup([$0]) }, sources: material.sources), material
    )
  }

  /// How many passages of every two coders share so many percent of each.
  package func segmentMatching(
    _ request: AgreementRequest, threshold: Int
  ) throws -> (report: MatchingReport, material: SpanMaterial) {
    let material = try spanMaterial(request)
    return (
      MatchingReport(codes: material.codes, sources: material.sources, threshold: threshold),
      material
    )
  }

  /// Percent and κ of every two coders, code by code and source by source, over all characters.
  ///
  /// Everybody's speech counts, and so do labels and what is elided, whatever the request says.
  package func charactersBySource(
    _ request: AgreementRequest
  ) throws -> (report: CharactersReport, material: SpanMaterial) {
    let material = try spanMaterial(request, wholeText: true)
    return (CharactersReport(codes: material.codes, sources: material.sources), material)
  }

  /// Loads what spans are compared of.
  ///
  /// - Parameters:
  ///   - request: The scope; unit and rule are not looked at.
  ///   - wholeText: Whether all characters count as content.
  /// - Returns: The material.
  /// - Throws: `Problem.nothingFinished` or `.noPairFinished` where there is nothing to compare.
  func spanMaterial(_ request: AgreementRequest, wholeText: Bool = false) throws -> SpanMaterial {
    try file.read { reader in
      let codebook = try reader.codebook()
      let coders = try reader.coders()
      let all = try SourceNames(reader.sources())
      let records =
        request.sources.isEmpty
        ? all.records : try request.sources.map { try all.source(named: $0) }
      let wanted = Set(try request.coders.map { try reader.coderID(named: $0) })
      let isWanted: (Rater) -> Bool = { rater in
        request.layers.contains(rater.layer) && (wanted.isEmpty || wanted.contains(rater.coder))
      }
      let finished = Dictionary(
        grouping: try reader.assignments().filter {
          isWanted($0.rater) && $0.status == .finished
        }, by: \.source)
      let names = coders.filter { wanted.isEmpty || wanted.contains($0.id) }.map(\.name)
      let raters = records.map { finished[$0.source.id]?.count ?? 0 }
      if !raters.contains(where: { $0 > 0 }) {
        throw Refusal(.nothingFinished(sources: records.map(\.source.name), coders: names))
      }
      if !raters.contains(where: { $0 > 1 }) { throw Refusal(.noPairFinished(coders: names)) }
      let codings = Dictionary(
        grouping: try reader.codings().filter { isWanted($0.rater) && !$0.span.isEmpty },
        by: \.source)
      let speakers = try reader.speakers()
      let asked = try request.codes.map { try codebook.wanted($0).id }
      let rows = asked.isEmpty ? codebook.codes.map(\.id) : asked
      return SpanMaterial(
        sources: try records.map { record in
          let id = record.source.id
          return AgreementSource(
            id: id, units: UnitList(),
            content: wholeText
              ? SpanSet([TextSpan(0, record.source.length)])
              : try reader.content(
                of: record.source, role: request.role, speakers: speakers[id] ?? []),
            raters: (finished[id] ?? []).map(\.rater), codings: codings[id] ?? [])
        },
        codes: rows.map { codebook.reported($0, rollup: request.rollup) }, codebook: codebook,
        coderNames: Dictionary(uniqueKeysWithValues: coders.map { ($0.id, $0.name) }),
        sourceNames: Dictionary(
          uniqueKeysWithValues: all.records.map { ($0.source.id, $0.source.name) }),
        reopened: try reader.reopenedSources().filter { name in
          records.contains { $0.source.name == name }
        })
    }
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
