package import Study
package import Text

/// What became of a coding when its source was revised.
package enum RevisionState: String, Hashable, Sendable, CaseIterable {
  /// All of its words are gone, and so is the coding.
  case lost
  /// Its range is now that of another coding of the same rater and code, and the two are one.
  case joined
  /// Some of its words were changed.
  case changed
  /// Its words are there, alone among others that are new.
  case doubtful
  /// The same words, in another turn.
  case moved
  /// The same words, in the same turn.
  case kept
}

/// One coding, before and after.
package struct RevisedCoding: Hashable, Sendable {
  package let state: RevisionState
  package let coder: String
  package let layer: Layer
  package let code: CodePath
  /// The turn it begins in, from 1, its range, and its words as they are read.
  package let formerTurn: Int
  package let formerSpan: TextSpan
  package let formerText: String
  /// The same in the new text, where it is there.
  package let turn: Int?
  package let span: TextSpan?
  package let text: String?
}

/// What revising a source did, or would do.
package struct RevisionOutcome: Sendable {
  package let source: String
  /// Which revision of the text this is; the first import is 1.
  package let revision: Int
  /// Every coding, by place in the former text.
  package let codings: [RevisedCoding]
  /// The ids of quotations whose words are gone, such as `int03:41b`.
  package let lostQuotations: [String]
  /// The kinds of imported segments that do not fit the new text.
  package let droppedSegments: [SegmentKind]
  /// How many turns no longer ask the question that they asked.
  package let droppedPrompts: Int
  /// The labels of former speakers that nobody has now, and of new ones.
  package let goneSpeakers: [String]
  package let newSpeakers: [String]
  /// How many decisions of the consensus stay, and how many have to be looked at again; in a plan
  /// the latter are not known.
  package var decisions = (kept: 0, open: 0)
  /// How many codings came to each end.
  package var counts: [RevisionState: Int] {
    codings.reduce(into: [:]) { $0[$1.state, default: 0] += 1 }
  }
}
