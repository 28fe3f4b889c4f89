package import Text

/// Somebody who counts as one informant.
package enum Informant: Hashable, Sendable {
  /// A case, in however many sources it speaks.
  case known(CaseID)
  /// All those in a source who are linked to no case: they may be one, and count once for the
  /// source.
  case unlinked(in: SourceID)

  /// Who counts for what is said in a turn.
  ///
  /// Interviewers count for nobody, and so do speakers who are taken for one until somebody says
  /// what they are. In a source in which speakers are known, a turn without one is nobody's. What
  /// the researchers write themselves, summaries and field notes, has informants only where a
  /// speaker in it is known to be one.
  ///
  /// - Parameters:
  ///   - speaker: The speaker of the turn, if one is known.
  ///   - source: The source.
  ///   - hasSpeakers: Whether any speaker of the source is known.
  /// - Returns: The informant; nil where nobody who is asked speaks.
  package static func speaking(
    _ speaker: Speaker?, in source: Source, hasSpeakers: Bool
  ) -> Informant? {
    if let caseID = speaker?.caseID { return .known(caseID) }
    guard let speaker else {
      return hasSpeakers || source.kind.isResearchersOwn ? nil : .unlinked(in: source.id)
    }
    switch speaker.role {
    case .informant: return .unlinked(in: source.id)
    case .interviewer: return nil
    case .unknown:
      let isAsking = speaker.proposedRole == .interviewer
      return isAsking || source.kind.isResearchersOwn ? nil : .unlinked(in: source.id)
    }
  }

  /// The case, if it is one.
  package var caseID: CaseID? {
    if case .known(let id) = self { id } else { nil }
  }
}

extension SourceKind {
  /// Whether researchers write it, and no informant speaks in it of themselves.
  package var isResearchersOwn: Bool {
    switch self {
    case .summary, .fieldNote: true
    case .interview, .group, .focusGroup, .workshop, .surveyAnswer: false
    }
  }
}

/// Who says what in the sources of a study.
package struct InformantVoices: Sendable {
  private let turns: [SourceID: [Segment]]
  private let speakers: [SourceID: [Speaker]]

  /// Takes the turns of sources, in ascending order, and the speakers whom they name by index.
  package init(turns: [SourceID: [Segment]], speakers: [SourceID: [Speaker]]) {
    self.turns = turns
    self.speakers = speakers
  }

  /// The informants who speak in a span, in the order in which they begin.
  package func informants(in span: TextSpan, of source: Source) -> [Informant] {
    let turns = turns[source.id] ?? []
    let speakers = speakers[source.id] ?? []
    var found: [Informant] = []
    var index = turns.partitioningIndex { $0.span.end > span.start }
    while index < turns.count, turns[index].span.start < span.end {
      let number = turns[index].speaker
      let speaker = number.flatMap { speakers.indices.contains($0) ? speakers[$0] : nil }
      let informant = Informant.speaking(
        speaker, in: source, hasSpeakers: !speakers.isEmpty)
      if let informant, !found.contains(informant) { found.append(informant) }
      index += 1
    }
    return found
  }
}
