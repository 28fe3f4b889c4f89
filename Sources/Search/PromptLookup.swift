internal import Study
internal import Text

/// Finds the turns that answer questions of the interview guide, and those that do not.
struct PromptLookup {
  let context: StudyContext

  /// The turns from one that asks a question to the next that asks one, without the turns of
  /// interviewers and of whoever asked; a source without any has no entry.
  func answers(where isMeant: (String) -> Bool) -> [SourceID: [TextSpan]] {
    turns { prompt in
      if case .answers(let question) = prompt { isMeant(question) } else { false }
    }
  }

  /// The other turns of those who are asked: of informants, and of speakers of unknown role who ask
  /// no question of the guide in the source.
  func unprompted() -> [SourceID: [TextSpan]] {
    turns { $0 == .spontaneous }
  }

  private func turns(where belongs: (TurnPrompt) -> Bool) -> [SourceID: [TextSpan]] {
    var result: [SourceID: [TextSpan]] = [:]
    for (source, turns) in context.turns {
      let spans = zip(turns, context.turnPrompts(of: source)).filter { belongs($1) }.map(\.0.span)
      if !spans.isEmpty { result[source] = spans }
    }
    return result
  }
}
