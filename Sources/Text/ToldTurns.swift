/// The turns of a text as its file told them: who speaks, from where to where, and when.
package struct ToldTurns: Hashable, Sendable {
  /// What one speaker says before another does.
  package struct Turn: Hashable, Sendable {
    /// The stored scalars that name the speaker, with the colon and the blank behind it.
    package let label: TextSpan?
    /// The speaker's place among the names.
    package let speaker: Int?
    /// The paragraphs of the turn in order, none of them empty.
    package let paragraphs: [TextSpan]

    /// Makes a turn.
    package init(label: TextSpan? = nil, speaker: Int? = nil, paragraphs: [TextSpan]) {
      self.label = label
      self.speaker = speaker
      self.paragraphs = paragraphs
    }
  }

  /// From where on a time holds.
  package struct Time: Hashable, Sendable {
    /// The first stored scalar that was said then.
    package let offset: Int
    /// When, from the beginning of the recording; `nil` where from here on no time is known.
    package let milliseconds: Int?

    /// Makes a time.
    package init(offset: Int, milliseconds: Int?) {
      self.offset = offset
      self.milliseconds = milliseconds
    }
  }

  /// Who speaks, in the order of their first words.
  package let names: [String]
  /// The turns in the order of the text; they never overlap.
  package let turns: [Turn]
  /// The times, in the order of the text.
  package let times: [Time]

  /// Makes a description of a text.
  package init(names: [String], turns: [Turn], times: [Time]) {
    self.names = names
    self.turns = turns
    self.times = times
  }
}

/// Lays marks and segments over a text whose turns are known, without guessing at any of them.
package struct ToldTurnsReader {
  private let abbreviations: Set<String>

  /// Makes a reader.
  ///
  /// - Parameter abbreviations: lower-case abbreviations with their stops, such as `bl.a.`.
  package init(abbreviations: Set<String> = []) {
    self.abbreviations = abbreviations
  }

  /// Reads a text: labels become marks, and a segment's time is that of its first words.
  package func read(_ text: StoredText, _ told: ToldTurns) -> TranscriptReading {
    let marks = Self.marks(told)
    let reading = ReadScalars(text, through: ReadingLayer(marks))
    let clock = ToldClock(told.times)
    let splitter = SentenceSplitter(abbreviations: abbreviations)
    var turns: [Segment] = []
    var paragraphs: [Segment] = []
    var sentences: [Segment] = []
    for turn in told.turns {
      let spans = turn.paragraphs.compactMap(reading.trimmed)
      guard let first = spans.first, let last = spans.last else { continue }
      func segment(_ span: TextSpan, _ kind: SegmentKind) -> Segment {
        Segment(span, kind, speaker: turn.speaker, milliseconds: clock.time(at: span.start))
      }
      let whole = first.hull(last)
      turns.append(segment(whole, .turn))
      paragraphs += spans.map { segment($0, .paragraph) }
      sentences += splitter.sentences(of: whole, in: reading).compactMap { span in
        reading.trimmed(span).map { segment($0, .sentence) }
      }
    }
    return TranscriptReading(
      layoutUsed: .line, layoutReason: nil, regions: [], marks: marks,
      speakers: SpeakerProposals.make(told.names, turns: turns),
      segments: turns + paragraphs + sentences,
      complaints: TranscriptReader.oddScalars(in: TextLines(text)))
  }

  /// A mark over each label, and one over what parts two paragraphs.
  private static func marks(_ told: ToldTurns) -> [Mark] {
    var marks: [Mark] = []
    var end: Int?
    for turn in told.turns {
      for (place, paragraph) in turn.paragraphs.enumerated() {
        let label = place == 0 ? turn.label : nil
        let start = label?.start ?? paragraph.start
        if let end, end < start {
          marks.append(Mark(TextSpan(end, start), .paragraph, rule: "paragraph-end"))
        }
        if let label { marks.append(Mark(label, .label, rule: "speaker-label")) }
        end = paragraph.end
      }
    }
    return marks
  }
}

/// Tells when the words at an offset were said.
private struct ToldClock {
  private let times: [ToldTurns.Time]

  init(_ times: [ToldTurns.Time]) {
    self.times = times
  }

  func time(at offset: Int) -> Int? {
    let next = times.partitioningIndex { $0.offset > offset }
    return next > 0 ? times[next - 1].milliseconds : nil
  }
}
