import Text

/// A text together with its reading, for tests that look at what a person would see.
struct Read {
  let text: StoredText
  let reading: TranscriptReading
  let layer: ReadingLayer

  init(
    _ string: String, layout: Layout = .auto, words: Set<String>? = nil,
    labels: TranscriptReader.Labels = .init()
  ) {
    text = StoredText(string)
    let list = words.map { words in
      TranscriptReader.WordList(name: "test-1") { words.contains($0) }
    }
    reading = TranscriptReader(
      layout: layout, abbreviations: ["bl.a.", "kl.", "nr.", "osv.", "st.", "ca."], words: list,
      labels: labels
    ).read(text)
    layer = ReadingLayer(reading.marks)
  }

  /// The segments of a kind, as read.
  func seen(_ kind: SegmentKind) -> [String] {
    reading.segments(kind).map { layer.read($0.span, of: text) }
  }

  /// The turns, each with its speaker's label before a colon.
  var turns: [String] {
    reading.segments(.turn).map { turn in
      let words = layer.read(turn.span, of: text)
      return turn.speaker.map { "\(reading.speakers[$0].label): \(words)" } ?? words
    }
  }

  /// The rules of the marks that are neither wraps, paragraph ends nor headings.
  var rules: [String] {
    reading.marks.map(\.rule).filter { !["wrap", "paragraph-end", "heading"].contains($0) }
  }

  /// The texts marked as headings.
  var headings: [String] {
    reading.marks.filter { $0.kind == .heading }.map { layer.read($0.span, of: text) }
  }
}
