/// Reads a transcript: proposes marks, speakers and segments, and never throws for its content.
///
/// It decides nothing for good: every mark names its rule, and what looks odd is complained of with
/// its line. The same input always gives the same reading.
package struct TranscriptReader {
  /// A dictionary that decides whether a line-end hyphen belongs to a word.
  package struct WordList {
    /// The name that is stored with every mark it decided.
    package let name: String
    /// Whether a form is a word of the language, compounds included.
    package let isWord: (String) -> Bool

    /// Makes a word list.
    package init(name: String, isWord: @escaping (String) -> Bool) {
      self.name = name
      self.isWord = isWord
    }
  }

  /// What the caller knows about the labels.
  package struct Labels: Hashable, Sendable {
    /// Names that are labels wherever a line begins with one and a colon, bracket or time.
    package let names: [String]
    /// Spans that are labels whatever they look like: bold runs and table cells.
    package let spans: [TextSpan]
    /// How labels are written here, tried in order before anything else.
    package let patterns: [SpeakerPattern]
    /// Whether to look for labels at all.
    package let isSearched: Bool

    /// Makes the knowledge; nothing is known by default.
    package init(
      names: [String] = [], spans: [TextSpan] = [], patterns: [SpeakerPattern] = [],
      isSearched: Bool = true
    ) {
      self.names = names
      self.spans = spans
      self.patterns = patterns
      self.isSearched = isSearched
    }
  }

  private let layout: Layout
  private let abbreviations: Set<String>
  private let words: WordList?
  private let labels: Labels
  private let furniture: [TextSpan: String]?

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - layout: how lines make paragraphs; found out where `auto`.
  ///   - abbreviations: lower-case abbreviations with their stops, such as `bl.a.`.
  ///   - words: a dictionary for doubtful line-end hyphens.
  ///   - labels: what is known about the speakers' labels.
  ///   - furniture: the lines that belong to the page, each with the name of its rule; sought where nil.
  package init(
    layout: Layout = .auto, abbreviations: Set<String> = [], words: WordList? = nil,
    labels: Labels = Labels(), furniture: [TextSpan: String]? = nil
  ) {
    self.layout = layout
    self.abbreviations = abbreviations
    self.words = words
    self.labels = labels
    self.furniture = furniture
  }

  /// Reads a text.
  package func read(_ text: StoredText) -> TranscriptReading {
    let lines = TextLines(text)
    let found = SpeakerLabels(in: lines, known: labels, words: words)
    let notes = FootnoteMarks(in: lines, abbreviations: abbreviations)
    let furniture = PageFurniture(in: lines, labels: found, notes: notes, told: self.furniture)
    let stamps = Timestamps.inline(in: lines, labels: found, furniture: furniture)
    let detection = LayoutDetection(
      in: lines, labels: found, furniture: furniture, wanted: layout)
    let joints = LineJoints(
      in: lines, labels: found, furniture: furniture, detection: detection)
    let writer = MarkWriter(
      lines: lines, joints: joints, labels: found, furniture: furniture, stamps: stamps,
      notes: notes, words: words)
    let marks = writer.marks()
    // Of what is long, no more is kept than the cutter needs, which makes the most.
    let written = writer.complaints
    let (regions, layoutUsed, reason) = (
      detection.regions, detection.layoutUsed, detection.reason
    )
    var odd = Self.oddScalars(in: lines)
    odd += regions.filter { $0.layout == .doubleSpaced && layout == .auto }.map {
      ReadingComplaint(
        line: $0.lines.lowerBound, kind: .doubleSpaced(lastLine: $0.lines.upperBound))
    }
    let cutter = SegmentCutter(
      lines: lines, text: text, marks: marks, joints: joints, labels: found, stamps: stamps,
      abbreviations: abbreviations)
    let complaints = found.complaints + cutter.complaints + written + odd
    return TranscriptReading(
      layoutUsed: layoutUsed, layoutReason: layout == .auto ? reason : nil, regions: regions,
      marks: marks, speakers: cutter.speakers,
      segments: cutter.segments, complaints: complaints.stablySorted())
  }

  /// Complaints of scalars that no transcript should hold, one for a line.
  static func oddScalars(in lines: TextLines) -> [ReadingComplaint] {
    var complaints: [ReadingComplaint] = []
    for (index, line) in lines.lines.enumerated() {
      for value in lines.scalars[line.start..<line.end] {
        if value == 0xFFFD {
          complaints.append(ReadingComplaint(line: index + 1, kind: .undecodable))
          break
        }
        let isControl = value < 0x20 && value != 0x09 && value != 0x0C
        if isControl || (value >= 0x7F && value < 0xA0 && value != 0x85) {
          complaints.append(ReadingComplaint(line: index + 1, kind: .controlCharacter(value)))
          break
        }
      }
    }
    return complaints
  }
}

extension [ReadingComplaint] {
  /// The complaints by line; those of one line stay in order.
  fileprivate func stablySorted() -> [ReadingComplaint] {
    enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
      .map(\.element)
  }
}
