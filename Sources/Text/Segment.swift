/// The kinds of stretch a source is divided into.
package enum SegmentKind: String, Hashable, Sendable, CaseIterable {
  /// What one speaker says before another does.
  case turn
  /// A sentence, as the splitter found it or as it was imported.
  case sentence
  /// A paragraph of the reading layer.
  case paragraph
  /// What stands between two headings.
  case section
  /// A token, where units of analysis were imported as such; never the index's tokens.
  case token
}

/// One stretch of a source: a turn, sentence, paragraph or section.
package struct Segment: Hashable, Sendable {
  /// The stored scalars, without labels before or blanks around it.
  package let span: TextSpan
  /// What kind of stretch.
  package let kind: SegmentKind
  /// The index of the turn's speaker in its source's list of speakers, where one is known.
  package let speaker: Int?
  /// Where in the recording it begins, in milliseconds, where the transcript says so.
  package let milliseconds: Int?

  /// Makes a segment.
  package init(_ span: TextSpan, _ kind: SegmentKind, speaker: Int? = nil, milliseconds: Int? = nil)
  {
    self.span = span
    self.kind = kind
    self.speaker = speaker
    self.milliseconds = milliseconds
  }
}
