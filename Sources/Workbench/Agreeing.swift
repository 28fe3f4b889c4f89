package import Analysis
internal import Store
package import Study
internal import Text

/// What agreement is asked about.
package struct AgreementRequest: Sendable {
  /// What is judged.
  package var unit: UnitKind = .sentence
  /// When a unit has a code.
  package var rule: CoverageRule = .any
  /// Whose speech counts; nil for everybody's.
  package var role: SpeakerRole? = .informant
  /// The codes asked for; empty for every code.
  package var codes: [String] = []
  /// Whether a code's descendants count as the code.
  package var rollup = false
  /// The only coders wanted; empty for all.
  package var coders: [String] = []
  /// The only sources wanted; empty for all.
  package var sources: [String] = []
  /// Which layers are compared.
  package var layers: [Layer] = [.individual]

  /// The usual question.
  package init() {}
}

/// Agreement with the names that a report needs.
package struct AgreementResult: Sendable {
  package let report: AgreementReport
  /// The same at the unit `character`, for the α beside the units' own.
  package let characters: AgreementReport
  package let codebook: Codebook
  package let coderNames: [CoderID: String]
  package let sourceNames: [SourceID: String]
  package let role: SpeakerRole?
  package let rollup: Bool
  /// The names of sources that were sealed, opened and sealed again.
  package let reopened: [String]
}

extension OpenProject {
  /// How well the coders agree, in the sources that two of them have finished.
  ///
  /// - Throws: `Problem.nothingFinished` or `.noPairFinished` where there is nothing to compare,
  ///   with the names that its remedy needs.
  package func agreement(_ request: AgreementRequest) throws -> AgreementResult {
    try file.read { reader in
      let codebook = try reader.codebook()
      let coders = try reader.coders()
      let all = try SourceNames(reader.sources())
      let records =
        request.sources.isEmpty
        ? all.records : try request.sources.map { try all.source(named: $0) }
      let wantedCoders = Set(try request.coders.map { try reader.coderID(named: $0) })
      let isWanted: (Rater) -> Bool = { rater in
        request.layers.contains(rater.layer)
          && (wantedCoders.isEmpty || wantedCoders.contains(rater.coder))
      }
      let assignments = try reader.assignments().filter { isWanted($0.rater) }
      try Self.refuseUnfinished(
        assignments, records, coders.filter { wantedCoders.isEmpty || wantedCoders.contains($0.id) }
      )
      let finished = Dictionary(
        grouping: assignments.filter { $0.status == .finished }, by: \.source)
      let codings = Dictionary(
        grouping: try reader.codings().filter { isWanted($0.rater) && !$0.span.isEmpty },
        by: \.source)
      let speakers = try reader.speakers()
      let codes = try Self.reportedCodes(request, codebook)
      func input(_ unit: UnitKind) throws -> AgreementInput {
        AgreementInput(
          unit: unit, rule: request.rule, codes: codes,
          sources: try records.map { record in
            let id = record.source.id
            return AgreementSource(
              id: id, units: try reader.units(unit, of: record.source),
              content: try reader.content(
                of: record.source, role: request.role, speakers: speakers[id] ?? []),
              raters: (finished[id] ?? []).map(\.rater), codings: codings[id] ?? [])
          })
      }
      let report = try AgreementReport(input(request.unit))
      guard report.units > 0 else { throw Refusal(.noUnits(unit: request.unit.rawValue)) }
      let characters =
        request.unit == .character ? report : try AgreementReport(input(.character))
      return AgreementResult(
        report: report, characters: characters, codebook: codebook,
        coderNames: Dictionary(uniqueKeysWithValues: coders.map { ($0.id, $0.name) }),
        sourceNames: Dictionary(
          uniqueKeysWithValues: all.records.map { ($0.source.id, $0.source.name) }),
        role: request.role, rollup: request.rollup,
        reopened: try reader.reopenedSources().filter { name in
          records.contains { $0.source.name == name }
        })
    }
  }

  private static func refuseUnfinished(
    _ assignments: [Assignment], _ records: [SourceRecord],
    _ coders: [(id: CoderID, name: String)]
  ) throws {
    let wanted = Set(records.map(\.source.id))
    let finished = assignments.filter { $0.status == .finished && wanted.contains($0.source) }
    let names = coders.map(\.name)
    if finished.isEmpty {
      throw Refusal(.nothingFinished(sources: records.map(\.source.name), coders: names))
    }
    let bySource = Dictionary(grouping: finished, by: \.source)
    if !bySource.values.contains(where: { $0.count > 1 }) {
      throw Refusal(.noPairFinished(coders: names))
    }
  }

  private static func reportedCodes(
    _ request: AgreementRequest, _ codebook: Codebook
  ) throws -> [ReportedCode] {
    let asked = try request.codes.map { try codebook.wanted($0).id }
    let rows = asked.isEmpty ? codebook.codes.map(\.id) : asked
    return rows.map { id in
      ReportedCode(id: id, members: request.rollup ? Set(codebook.withDescendants(id)) : [id])
    }
  }
}

extension ProjectReader {
  /// The units of a source that agreement judges.
  func units(_ unit: UnitKind, of source: Source) throws -> UnitList {
    switch unit {
    case .character: UnitList()
    case .source: try UnitList([TextSpan(0, source.length)])
    case .token: try UnitList(segments(of: source.id, .token).map(\.span))
    case .sentence: try UnitList(segments(of: source.id, .sentence).map(\.span))
    case .turn: try UnitList(segments(of: source.id, .turn).map(\.span))
    case .paragraph: try UnitList(segments(of: source.id, .paragraph).map(\.span))
    case .section: try UnitList(segments(of: source.id, .section).map(\.span))
    }
  }

  /// What can be coded in a source: neither elided nor label, and of those whose speech counts.
  ///
  /// Under `informant`, what lies in turns that are not known to be the interviewer's; where no
  /// speaker is known, everything.
  func content(of source: Source, role: SpeakerRole?, speakers: [Speaker]) throws -> SpanSet {
    let layer = ReadingLayer(try marks(of: source.id).map(\.mark))
    let whole = layer.content(of: TextSpan(0, source.length))
    guard let role, !speakers.isEmpty else { return whole }
    let turns = try segments(of: source.id, .turn)
    func spans(where isMeant: (SpeakerRole) -> Bool) -> SpanSet {
      SpanSet(
        turns.filter { turn in
          guard let index = turn.speaker, speakers.indices.contains(index) else {
            return isMeant(.unknown)
          }
          return isMeant(speakers[index].role)
        }.map(\.span))
    }
    switch role {
    case .informant: return whole.intersection(spans { $0 != .interviewer })
    case .interviewer: return whole.intersection(spans { $0 == .interviewer })
    case .unknown: return whole.intersection(spans { $0 == .unknown })
    }
  }
}
