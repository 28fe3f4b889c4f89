package import Study

/// How many hits there are of each source, speaker or form.
package struct SearchSummary: Hashable, Sendable {
  /// What hits are counted by.
  package enum Key: String, Hashable, Sendable, CaseIterable {
    /// The source.
    case source
    /// The speaker of the turn that the hit begins in.
    case speaker
    /// The words found, as they are searched by.
    case form
  }

  /// One count.
  package struct Row: Hashable, Sendable {
    /// The source's name, the speaker's label or the form; `nil` where there is none.
    package let name: String?
    /// The source, where hits are counted by source or speaker.
    package let source: SourceID?
    /// The number of hits.
    package let hits: Int
  }

  /// The counts: sources and speakers in the order of the sources, sources without a hit
  /// included; forms by falling count, then by the form.
  package let rows: [Row]
  /// The number of hits in all.
  package let total: Int
}

extension SearchEngine {
  /// Counts hits.
  package func summary(of hits: [SearchHit], by key: SearchSummary.Key) -> SearchSummary {
    let rows: [SearchSummary.Row]
    switch key {
    case .source: rows = rowsBySource(hits)
    case .speaker: rows = rowsBySpeaker(hits)
    case .form: rows = rowsByForm(hits)
    }
    return SearchSummary(rows: rows, total: hits.count)
  }

  private func rowsBySource(_ hits: [SearchHit]) -> [SearchSummary.Row] {
    var counts: [SourceID: Int] = [:]
    for hit in hits { counts[hit.source, default: 0] += 1 }
    return context.sources.map {
      SearchSummary.Row(name: $0.name, source: $0.id, hits: counts[$0.id] ?? 0)
    }
  }

  /// A speaker is one label in one source; hits whose speaker is not known come last there.
  private func rowsBySpeaker(_ hits: [SearchHit]) -> [SearchSummary.Row] {
    let bySource = Dictionary(grouping: hits, by: \.source)
    return context.sources.flatMap { source -> [SearchSummary.Row] in
      var counts: [SpeakerID: Int] = [:]
      var unknown = 0
      for hit in bySource[source.id] ?? [] {
        let speaker = hit.turn.flatMap { context.speaker(ofTurn: $0, in: source.id) }
        if let speaker { counts[speaker.id, default: 0] += 1 } else { unknown += 1 }
      }
      var rows = (context.speakers[source.id] ?? []).compactMap { speaker in
        counts[speaker.id].map {
          SearchSummary.Row(name: speaker.label, source: source.id, hits: $0)
        }
      }
      if unknown > 0 {
        rows.append(SearchSummary.Row(name: nil, source: source.id, hits: unknown))
      }
      return rows
    }
  }

  private func rowsByForm(_ hits: [SearchHit]) -> [SearchSummary.Row] {
    var counts: [String?: Int] = [:]
    for hit in hits { counts[form(of: hit), default: 0] += 1 }
    return counts.map { SearchSummary.Row(name: $0, source: nil, hits: $1) }.sorted {
      ($1.hits, $0.name ?? "") < ($0.hits, $1.name ?? "")
    }
  }
}
