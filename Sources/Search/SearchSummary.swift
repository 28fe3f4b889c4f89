package import Study
internal import Text

/// How many hits there are of each source, speaker or form.
package struct SearchSummary: Hashable, Sendable {
  /// What hits are counted by.
  package enum Key: String, Hashable, Sendable, CaseIterable {
    /// The source.
    case source
    /// The speaker of the turn that the hit begins in.
    case speaker
    /// The case that this speaker is.
    case caseName = "case"
    /// The codes of the codings that the hit shares a character with.
    case code
    /// The words found, as they are searched by.
    case form

    /// What has to be loaded to count by it.
    package var needs: Set<ContextNeed> {
      switch self {
      case .source, .form: []
      case .speaker: [.speakers]
      case .caseName: [.speakers, .cases]
      case .code: [.codings]
      }
    }
  }

  /// One count.
  package struct Row: Hashable, Sendable {
    /// The source's name, the speaker's label, the case's name, the code's path or the form; `nil`
    /// where there is none.
    package let name: String?
    /// The source, where hits are counted by source or speaker.
    package let source: SourceID?
    /// The number of hits.
    package let hits: Int
  }

  /// The counts, in an order that depends on what is counted.
  ///
  /// Sources and speakers come in the order of the sources, sources without a hit included; cases,
  /// codes and forms by falling count, then by name. A hit counts for every code that it lies in.
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
    case .caseName: rows = rowsByCase(hits)
    case .code: rows = rowsByCode(hits)
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

  private func rowsByCase(_ hits: [SearchHit]) -> [SearchSummary.Row] {
    let names = Dictionary(
      context.cases.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    var counts: [String?: Int] = [:]
    for hit in hits {
      let speaker = hit.turn.flatMap { context.speaker(ofTurn: $0, in: hit.source) }
      counts[speaker?.caseID.flatMap { names[$0] }, default: 0] += 1
    }
    return Self.ranked(counts)
  }

  private func rowsByCode(_ hits: [SearchHit]) -> [SearchSummary.Row] {
    var counts: [CodeID?: Int] = [:]
    for (source, hits) in Dictionary(grouping: hits, by: \.source) {
      let codings = (context.codings[source] ?? []).sorted { $0.span < $1.span }
      var reach: [Int] = []
      reach.reserveCapacity(codings.count)
      for coding in codings { reach.append(max(reach.last ?? 0, coding.span.end)) }
      for hit in hits {
        var codes: Set<CodeID> = []
        var index = reach.partitioningIndex { $0 > hit.span.start }
        while index < codings.count, codings[index].span.start < hit.span.end {
          if codings[index].span.intersection(hit.span) != nil { codes.insert(codings[index].code) }
          index += 1
        }
        if codes.isEmpty { counts[nil, default: 0] += 1 }
        for code in codes { counts[code, default: 0] += 1 }
      }
    }
    var named: [String?: Int] = [:]
    for (code, count) in counts {
      named[code.map { context.codebook.path(of: $0).description }, default: 0] += count
    }
    return Self.ranked(named)
  }

  private func rowsByForm(_ hits: [SearchHit]) -> [SearchSummary.Row] {
    var counts: [String?: Int] = [:]
    for hit in hits { counts[form(of: hit), default: 0] += 1 }
    return Self.ranked(counts)
  }

  /// Counts by falling count, then by name; what has no name comes last.
  private static func ranked(_ counts: [String?: Int]) -> [SearchSummary.Row] {
    let named = counts.filter { $0.key != nil }.map {
      SearchSummary.Row(name: $0, source: nil, hits: $1)
    }
    let rest = counts[nil].map { [SearchSummary.Row(name: nil, source: nil, hits: $0)] } ?? []
    return named.sorted { ($1.hits, $0.name ?? "") < ($0.hits, $1.name ?? "") } + rest
  }
}
