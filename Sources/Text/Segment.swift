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
///
/// A text may have three for every line, so that each takes 24 bytes.
package struct Segment: Hashable, Sendable {
  /// No offset and no speaker's number is above this.
  package static let farthest = Int(UInt32.max) - 1
  private static let nobody = UInt32.max
  private static let never = Int.min

  private let start: UInt32
  private let end: UInt32
  private let voice: UInt32
  /// What kind of stretch.
  package let kind: SegmentKind
  private let time: Int

  /// The stored scalars, without labels before or blanks around it.
  package var span: TextSpan { TextSpan(Int(start), Int(end)) }
  /// The index of the turn's speaker in its source's list of speakers, where one is known.
  package var speaker: Int? { voice == Self.nobody ? nil : Int(voice) }
  /// Where in the recording it begins, in milliseconds, where the transcript says so.
  package var milliseconds: Int? { time == Self.never ? nil : time }

  /// Makes a segment, whose offsets and whose speaker's number must not be above `farthest`.
  package init(_ span: TextSpan, _ kind: SegmentKind, speaker: Int? = nil, milliseconds: Int? = nil)
  {
    start = UInt32(span.start)
    end = UInt32(span.end)
    voice = speaker.map { UInt32($0) } ?? Self.nobody
    self.kind = kind
    time = milliseconds ?? Self.never
  }
}
