package import Study
internal import Text

/// How a turn stands to the questions of the interview guide.
package enum TurnPrompt: Hashable, Sendable {
  /// It asks a question.
  case asks(String)
  /// It answers the question that was asked last.
  case answers(String)
  /// Somebody who is asked speaks before any question, or in a source without one.
  case spontaneous
  /// It neither asks nor answers: an interviewer's other turns, and those of whoever asks.
  case beside
}

extension StudyContext {
  /// How each turn of a source stands to the questions of the interview guide.
  ///
  /// A question is answered from the turn that asks it to the next that asks one, but for the turns
  /// of interviewers and of whoever asked. Of the other turns, those of informants are spontaneous,
  /// and those of speakers of unknown role who ask no question of the guide in the source.
  package func turnPrompts(of source: SourceID) -> [TurnPrompt] {
    let turns = turns[source] ?? []
    let prompts = prompts[source] ?? [:]
    let askers = Set(
      prompts.keys.compactMap { turns.indices.contains($0 - 1) ? turns[$0 - 1].speaker : nil })
    var last: (question: String, asker: Int?)?
    return turns.enumerated().map { index, turn in
      if let question = prompts[index + 1] {
        last = (question, turn.speaker)
        return .asks(question)
      }
      let role = speaker(ofTurn: index + 1, in: source)?.role
      let asksHere = turn.speaker != nil && turn.speaker == last?.asker
      if let last, !asksHere, role != .interviewer { return .answers(last.question) }
      switch role {
      case .interviewer?: return .beside
      case .informant?: return .spontaneous
      case .unknown?, nil:
        return turn.speaker.map(askers.contains) == true ? .beside : .spontaneous
      }
    }
  }
}
