package import Study
package import Text

/// What one speaker says in or around a quoted passage.
package struct SpokenTurn: Hashable, Sendable {
  /// The stored scalars.
  package let span: TextSpan
  /// What to call the speaker: the case's name where one is linked, else the label.
  ///
  /// Missing for interviewers, whose role says enough, and where no speaker is known.
  package let speaker: String?
  /// The speaker's part in the conversation.
  package let role: SpeakerRole
  /// The words as a person reads them.
  package let text: String

  /// Makes a turn.
  package init(span: TextSpan, speaker: String?, role: SpeakerRole, text: String) {
    self.span = span
    self.speaker = speaker
    self.role = role
    self.text = text
  }
}

/// A code that a passage carries, and who put it there.
package struct QuotedCode: Hashable, Sendable {
  /// The code.
  package let id: CodeID
  /// Where it stands in the codebook.
  package let path: CodePath
  /// The names of the coders who used it on exactly this range.
  package let coders: [String]

  /// Makes a quoted code.
  package init(id: CodeID, path: CodePath, coders: [String]) {
    self.id = id
    self.path = path
    self.coders = coders
  }
}

/// An informant who counts for less than others, and why.
package struct QuotedWeight: Hashable, Sendable {
  /// The name of the case.
  package let caseName: String
  /// How much it counts, below 1.
  package let weight: Double
  /// Why; empty where nobody said.
  package let reason: String

  /// Makes a weight.
  package init(caseName: String, weight: Double, reason: String) {
    self.caseName = caseName
    self.weight = weight
    self.reason = reason
  }
}

/// One range of a source as it is quoted: its words, its codes, who speaks, and what stands around.
///
/// Only `raw` can hold a speaker's label where the speaker is linked to a case.
package struct QuotedPassage: Hashable, Sendable, Identifiable {
  /// The citable id, such as `int03:41b`.
  package let id: String
  /// The source.
  package let source: SourceID
  /// The source's name.
  package let sourceName: String
  /// The stored scalars.
  package let span: TextSpan
  /// The words as a person reads them.
  package let text: String
  /// The stored scalars, unchanged, labels inside included: for scripts, never for print.
  package let raw: String
  /// What each speaker says, where the passage runs over more than one turn; else empty.
  package let turns: [SpokenTurn]
  /// Every code that counts on exactly this range, in codebook order.
  package let codes: [QuotedCode]
  /// What to call the speaker of the passage's first words, as in `SpokenTurn`.
  package let speaker: String?
  /// The speaker's part in the conversation.
  package let role: SpeakerRole
  /// The name of the speaker's case, where one is linked.
  package let caseName: String?
  /// The case's attributes by name, as they were written.
  package let caseValues: [String: String]
  /// The number of the turn in which the passage begins, from 1.
  package let turn: Int?
  /// When its first words were said, in milliseconds, where the transcript tells.
  package let milliseconds: Int?
  /// The turns before, in the order of the source.
  package let before: [SpokenTurn]
  /// The turns after.
  package let after: [SpokenTurn]
  /// Whom the words are attributed to in print, by the profile in use.
  package let attribution: String
  /// Everybody who says some of it, in the order in which they begin.
  package let informants: [Informant]
  /// Those of them who count for less than others.
  package let tonedDown: [QuotedWeight]
  /// How much the passage counts with weights: the highest among those who say some of it.
  package let weight: Double

  /// Makes a passage.
  package init(
    id: String, source: SourceID, sourceName: String, span: TextSpan, text: String, raw: String,
    turns: [SpokenTurn] = [], codes: [QuotedCode], speaker: String?, role: SpeakerRole,
    caseName: String?, caseValues: [String: String] = [:], turn: Int?, milliseconds: Int? = nil,
    before: [SpokenTurn] = [], after: [SpokenTurn] = [], attribution: String,
    informants: [Informant] = [], tonedDown: [QuotedWeight] = [], weight: Double = 1
  ) {
    self.informants = informants
    self.tonedDown = tonedDown
    self.weight = weight
    self.id = id
    self.source = source
    self.sourceName = sourceName
    self.span = span
    self.text = text
    self.raw = raw
    self.turns = turns
    self.codes = codes
    self.speaker = speaker
    self.role = role
    self.caseName = caseName
    self.caseValues = caseValues
    self.turn = turn
    self.milliseconds = milliseconds
    self.before = before
    self.after = after
    self.attribution = attribution
  }

  /// The coders of any of its codes, each once, in the order in which the codes name them.
  package var coders: [String] {
    codes.flatMap(\.coders).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
