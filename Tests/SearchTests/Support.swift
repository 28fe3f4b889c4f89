import Index
import Search
import Study
import TestSupport
import Text

/// Bytes that live as long as the engine under test.
final class HeldBytes {
  let pointer: UnsafeMutableRawBufferPointer

  init(_ bytes: [UInt8]) {
    pointer = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
    pointer.copyBytes(from: bytes)
  }

  deinit { pointer.deallocate() }

  func reader() throws -> SegmentReader {
    try SegmentReader(bytes: UnsafeRawBufferPointer(pointer))
  }
}

/// One transcript of a made-up study.
struct Transcript {
  let name: String
  let language: String
  let text: StoredText
  let layer: ReadingLayer
  let turns: [Segment]
  let labels: [String]
  /// Stretches between full stops, where sentences were asked for.
  let sentences: [TextSpan]
  /// Two lines each, where paragraphs were asked for.
  let paragraphs: [TextSpan]

  var tokens: [Token] { Tokenizer().tokens(in: text, through: layer) }

  var document: IndexDocument {
    IndexDocument(
      key: "guid-" + name, fingerprint: "1", language: language, utf8: text.utf8,
      pieces: layer.pieces, turns: turns.map(\.span), sentences: sentences,
      paragraphs: paragraphs)
  }

  /// Reads lines such as `Leder: …`; a line without a label belongs to no turn.
  ///
  /// In the text, `|` before a line feed joins a word across it, and the line feed alone wraps a line.
  init(
    _ name: String, language: String = "nb", lines: [String], hasSentences: Bool = false,
    hasParagraphs: Bool = false
  ) {
    var text = String.UnicodeScalarView()
    var marks: [Mark] = []
    var turns: [Segment] = []
    var labels: [String] = []
    var sentences: [TextSpan] = []
    var paragraphs: [TextSpan] = []
    for (number, line) in lines.enumerated() {
      let lineStart = text.count
      let colon = line.range(of: ": ")
      var body = line
      var speaker: Int?
      if let colon {
        let label = String(line[..<colon.lowerBound])
        if !labels.contains(label) { labels.append(label) }
        speaker = labels.firstIndex(of: label)
        let start = text.count
        text.append(contentsOf: (label + ":").unicodeScalars)
        marks.append(Mark(TextSpan(start, text.count), .label, rule: "test"))
        text.append(" ")
        body = String(line[colon.upperBound...])
      }
      let start = text.count
      for scalar in body.unicodeScalars {
        if scalar == "|" {
          let at = text.count
          text.append(contentsOf: "-\n".unicodeScalars)
          marks.append(Mark(TextSpan(at, text.count), .elide, rule: "test"))
        } else {
          if scalar == "\n" {
            marks.append(Mark(TextSpan(text.count, text.count + 1), .space, rule: "test"))
          }
          text.append(scalar)
        }
      }
      if let speaker {
        turns.append(Segment(TextSpan(start, text.count), .turn, speaker: speaker))
      }
      let written = Array(text)
      var first = start
      for end in start..<(text.count + 1) where end == text.count || written[end] == "." {
        let stop = min(end + 1, text.count)
        while first < stop, written[first] == " " { first += 1 }
        if first < stop { sentences.append(TextSpan(first, stop)) }
        first = stop
      }
      if number % 2 == 1, let last = paragraphs.popLast() {
        paragraphs.append(TextSpan(last.start, text.count))
      } else {
        paragraphs.append(TextSpan(lineStart, text.count))
      }
      text.append("\n")
    }
    self.sentences = hasSentences ? sentences : []
    self.paragraphs = hasParagraphs ? paragraphs : []
    self.name = name
    self.language = language
    self.text = StoredText(String(text))
    layer = ReadingLayer(marks)
    self.turns = turns
    self.labels = labels
  }
}

extension String {
  /// Where a string first occurs.
  fileprivate func range(of wanted: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(wanted) { return start..<index(start, offsetBy: wanted.count) }
      start = index(after: start)
    }
    return nil
  }
}

/// A made-up study with everything that queries ask for.
struct Study {
  var transcripts: [Transcript]
  var roles: [String: SpeakerRole] = ["I": .interviewer, "Leder": .informant]
  var cases: [Case] = []
  var attributes: [Attribute] = []
  var caseOfSource: [Int: CaseID] = [:]
  var codebook = Codebook([])
  var themes: [CodeTheme] = []
  var codings: [Coding] = []
  var coders: [CoderID: String] = [:]
  var prompts: [SourceID: [Int: String]] = [:]
  var questions: [String] = []
  var notes: [CodingID: String] = [:]
  var synonyms: [[String]] = []

  static func lemmas(_ form: String, _ language: String) -> [String] {
    switch (form, language) {
    case ("leder", "nb"): ["leder", "lede"]
    case ("ledere", "nb"), ("lederne", "nb"): ["leder"]
    case ("ledet", "nb"): ["lede"]
    case ("men", "nb"): ["men"]
    case ("men", "en"), ("man", "en"): ["man"]
    default: []
    }
  }

  func segment(_ range: Range<Int>) throws -> HeldBytes {
    var builder = SegmentBuilder(lemmas: Self.lemmas)
    for transcript in transcripts[range] { builder.add(transcript.document) }
    return HeldBytes(try builder.bytes())
  }

  var context: StudyContext {
    let speakers = transcripts.enumerated().map { number, transcript in
      transcript.labels.enumerated().map { index, label in
        Speaker(
          id: number * 10 + index, source: number + 1, label: label,
          role: roles[label] ?? .unknown,
          caseID: roles[label] == .interviewer ? nil : caseOfSource[number + 1])
      }
    }
    let ids = transcripts.indices.map { $0 + 1 }
    return StudyContext(
      sources: transcripts.enumerated().map {
        Source(
          id: $0 + 1, guid: "guid-" + $1.name, name: $1.name, kind: .interview,
          language: $1.language, length: $1.text.count)
      },
      speakers: Dictionary(uniqueKeysWithValues: zip(ids, speakers)),
      turns: Dictionary(uniqueKeysWithValues: zip(ids, transcripts.map(\.turns))),
      cases: cases, attributes: attributes, codebook: codebook,
      themes: themes, codings: Dictionary(grouping: codings, by: \.source), notes: notes,
      coders: coders,
      questions: questions, prompts: prompts, synonyms: synonyms, lemmas: Self.lemmas)
  }

  /// What a query finds, as `source:text read`.
  func found(_ query: String) throws -> [String] {
    try found(try Query(query))
  }

  /// What a query finds, as `source:text read`.
  func found(_ query: Query) throws -> [String] {
    let held = try segment(transcripts.indices)
    let engine = SearchEngine(
      IndexSnapshot([IndexSnapshot.Segment(try held.reader())]), context)
    let hits = try engine.run(query).hits
    return withExtendedLifetime(held) {
      hits.map { transcripts[$0.source - 1].name + ":" + engine.line(for: $0).text }
    }
  }
}
