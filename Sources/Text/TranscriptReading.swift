/// What reading a transcript made of it: proposals only, the text itself is untouched.
package struct TranscriptReading: Sendable {
  /// The layout that most lines were read by; any but `auto`.
  package let layoutUsed: Layout
  /// Why, in numbers; `nil` where the caller named the layout.
  package let layoutReason: LayoutReason?
  /// The layout of each region, in order; more than one where the text changes its habits.
  package let regions: [LayoutRegion]
  /// The reading layer, in ascending order; no two marks that are not headings overlap.
  package let marks: [Mark]
  /// Who speaks, in the order of their first turn; segments refer to them by index.
  package let speakers: [SpeakerProposal]
  /// Turns, paragraphs, sentences and sections, by kind and then in order.
  ///
  /// Where nobody's label is found each paragraph is a turn, so that every text has citable units.
  package let segments: [Segment]
  /// What a person should look at.
  package let complaints: [ReadingComplaint]

  /// The segments of one kind, in order.
  package func segments(_ kind: SegmentKind) -> [Segment] {
    segments.filter { $0.kind == kind }
  }
}

/// The counts that a layout was chosen by.
package struct LayoutReason: Hashable, Sendable {
  /// Lines with something on them.
  package let textLines: Int
  /// Places where two such lines follow each other with no blank line in between.
  package let tightJoints: Int
  /// Of those, places where the next word would not have fitted on the line: wraps.
  package let fullJoints: Int
  /// Of those, places where a sentence runs on: proof that lines are wrapped.
  package let fullInSentence: Int
  /// Places where one or more blank lines part two lines.
  package let gaps: Int
  /// Of those, places where a sentence runs on across the blank line.
  package let gapsInSentence: Int
  /// The width at which most lines are wrapped, in scalars.
  package let width: Int
}

/// Somebody who seems to speak in a transcript.
package struct SpeakerProposal: Hashable, Sendable {
  /// Whose part in the conversation the label suggests.
  package enum Role: String, Hashable, Sendable, CaseIterable {
    /// Asks the questions.
    case interviewer
    /// Is asked.
    case informant
    /// Somebody in a group, or nobody can tell.
    case unknown
  }

  /// The label as first written, without colon, brackets and time.
  package let label: String
  /// The role that it suggests.
  package let role: Role
  /// Whether the label says so outright; a bare letter never does.
  package let isCertain: Bool
  /// The number of turns.
  package let turns: Int

  /// Makes a proposal.
  package init(label: String, role: Role, isCertain: Bool, turns: Int) {
    self.label = label
    self.role = role
    self.isCertain = isCertain
    self.turns = turns
  }
}

/// Something in a transcript that a person should look at.
package struct ReadingComplaint: Hashable, Sendable {
  /// What is odd.
  package enum Kind: Hashable, Sendable {
    /// A label with nothing said after it.
    case emptyTurn(label: String)
    /// Something that looks like a label but was read as text.
    case possibleSpeaker(label: String)
    /// Text before the first label; it became a turn without speaker.
    case textBeforeFirstSpeaker
    /// Lines read as double-spaced: their paragraphs are guesses from the line lengths.
    case doubleSpaced(lastLine: Int)
    /// A time that is earlier than the one before it.
    case timeRunsBackward
    /// U+FFFD, which stands where a scalar could not be decoded.
    case undecodable
    /// A control character.
    case controlCharacter(UInt32)
    /// Page furniture or a footnote that was taken out of the middle of a sentence.
    case furnitureInSentence
  }

  /// The line, counted from 1.
  package let line: Int
  /// What is odd about it.
  package let kind: Kind

  /// Makes a complaint.
  package init(line: Int, kind: Kind) {
    self.line = line
    self.kind = kind
  }
}
