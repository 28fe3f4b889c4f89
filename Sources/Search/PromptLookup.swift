internal import Study
internal import Text

/// Finds the turns that answer questions of the interview guide, and those that do not.
struct PromptLookup {
  let context: StudyContext

  /// The turns from one that asks a question to the next that asks one, without the turns of
  /// interviewers and of whoever asked; a source without any has no entry.
  func answers(where isMeant: (String) -> Bool) -> [SourceID: [TextSpan]] {
    answeringTurns(where: isMeant).mapValues { $0.map(\.turn.span) }
  }

  /// The other turns of those who are asked: of informants, and of speakers of unknown role who ask
  /// no question of the guide in the source.
  func unprompted() -> [SourceID: [TextSpan]] {
    let answers = answeringTurns { _ in true }
    var result: [SourceID: [TextSpan]] = [:]
    for (source, turns) in context.turns {
      let prompts = context.prompts[source] ?? [:]
      let askers = Set(
        prompts.keys.compactMap { turns.indices.contains($0 - 1) ? turns[$0 - 1].speaker : nil })
      let answering = Set((answers[source] ?? []).map(\.index))
      for (index, turn) in turns.enumerated()
      where prompts[index + 1] == nil && !answering.contains(index) {
        switch context.speaker(ofTurn: index + 1, in: source)?.role {
        case .interviewer?: continue
        case .informant?: break
        case .unknown?, nil:
          if let speaker = turn.speaker, askers.contains(speaker) { continue }
        }
        result[source, default: []].append(turn.span)
      }
    }
    return result
  }

  private func answeringTurns(
    where isMeant: (String) -> Bool
  ) -> [SourceID: [(index: Int, turn: Segment)]] {
    var result: [SourceID: [(index: Int, turn: Segment)]] = [:]
    for (source, prompts) in context.prompts {
      let turns = context.turns[source] ?? []
      var asker: Int??
      for (index, turn) in turns.enumerated() {
        if let key = prompts[index + 1] {
          asker = isMeant(key) ? .some(turn.speaker) : nil
          continue
        }
        guard let asker else { continue }
        if let speaker = turn.speaker, speaker == asker { continue }
        if context.speaker(ofTurn: index + 1, in: source)?.role == .interviewer { continue }
        result[source, default: []].append((index, turn))
      }
    }
    return result
  }
}
