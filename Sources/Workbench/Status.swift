internal import Store
package import Study
internal import Text

/// A project at a glance.
package struct ProjectStatus: Sendable {
  /// How far one coder has come.
  package struct Progress: Hashable, Sendable {
    package let coder: String
    package let layer: Layer
    package let assigned: Int
    package let started: Int
    package let finished: Int
    package let codings: Int
  }

  package let name: String
  package let path: String
  package let language: String
  package let reportLanguage: String
  package let sources: Int
  package let characters: Int
  package let cases: Int
  package let codes: Int
  package let unusedCodes: Int
  package let codings: Int
  package let progress: [Progress]
  /// Speakers whose part nobody has confirmed, as `label (source)`.
  package let unconfirmedSpeakers: [String]
  /// Sources without a speaker linked to a case.
  package let unlinkedSources: [String]
}

extension OpenProject {
  /// The project at a glance, with what is left to do.
  package func status() throws -> ProjectStatus {
    try file.read { reader in
      let sources = try reader.sources()
      let codebook = try reader.codebook()
      let codings = try reader.codings()
      let speakers = try reader.speakers()
      let used = Set(codings.map(\.code))
      var counts: [Rater: Int] = [:]
      for coding in codings { counts[coding.rater, default: 0] += 1 }
      let assignments = Dictionary(grouping: try reader.assignments(), by: \.rater)
      let names = Dictionary(uniqueKeysWithValues: try reader.coders().map { ($0.id, $0.name) })
      let raters = Set(counts.keys).union(assignments.keys)
        .sorted { ($0.coder, $0.layer) < ($1.coder, $1.layer) }
      let progress = raters.map { rater in
        let own = assignments[rater] ?? []
        return ProjectStatus.Progress(
          coder: names[rater.coder] ?? "?", layer: rater.layer,
          assigned: own.count { $0.status == .assigned },
          started: own.count { $0.status == .started },
          finished: own.count { $0.status == .finished }, codings: counts[rater] ?? 0)
      }
      let cases = try reader.cases()
      return ProjectStatus(
        name: try reader.setting("name") ?? "", path: file.path,
        language: try reader.setting("language") ?? "",
        reportLanguage: try reader.setting("report-language") ?? "",
        sources: sources.count, characters: sources.reduce(0) { $0 + $1.source.length },
        cases: cases.count, codes: codebook.codes.count,
        unusedCodes: codebook.codes.count { !used.contains($0.id) }, codings: codings.count,
        progress: progress,
        unconfirmedSpeakers: sources.flatMap { record in
          (speakers[record.source.id] ?? []).filter { ($0.proposedRole ?? .unknown) != .unknown }
            .map { "\($0.label) (\(record.source.name))" }
        },
        unlinkedSources: cases.isEmpty
          ? []
          : sources.filter { record in
            !(speakers[record.source.id] ?? []).contains { $0.caseID != nil }
          }.map(\.source.name))
    }
  }
}
