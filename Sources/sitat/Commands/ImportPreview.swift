internal import Formats
internal import Study
internal import Text
internal import Workbench

/// The turns, speakers, marks and complaints of a file, to look at before anything is stored.
enum ImportPreview {
  /// The preview of a file; nil where it would not come in.
  static func text(_ file: ImportedFile, comments: CommentUse) -> String? {
    guard case .added = file.outcome, let reading = file.reading else { return nil }
    let words = ReadingWords(reading, comments: comments)
    let transcript = reading.transcript
    let layer = ReadingLayer(transcript.marks)
    var lines = ["\(file.name)  (\(FileBytes.name(of: file.file)))"]
    lines.append("  read as    \(words.encoding)")
    lines.append(
      "  language   \(reading.language.code)\(reading.language.isTold ? "" : ", told from its words")"
    )
    lines.append("  layout     \(reading.timed.map(TimedWords.rule) ?? Self.layout(transcript))")
    for speaker in transcript.speakers {
      let part = speaker.isCertain ? speaker.role.rawValue : "\(speaker.role.rawValue)?"
      lines.append("  speaker    \(speaker.label): \(speaker.turns.of("turn")), \(part)")
    }
    let rules = Dictionary(grouping: transcript.marks) { "\($0.kind.rawValue) \($0.rule)" }
    for (rule, marks) in rules.sorted(by: { $0.key < $1.key }) {
      lines.append("  marks      \(rule): \(marks.count)")
    }
    for (template, count) in reading.patternLines {
      lines.append("  pattern    \(template): \(count.of("line"))")
    }
    for comment in file.comments { lines.append("  comment    \(CommentWords.text(comment))") }
    for complaint in words.complaints { lines.append("  look at    \(complaint)") }
    lines.append("")
    for (number, turn) in transcript.segments(.turn).enumerated() {
      let name = turn.speaker.map { transcript.speakers[$0].label } ?? "–"
      let speaker = turn.milliseconds.map { "\(RecordingTime.text($0)) \(name)" } ?? name
      let text = layer.read(turn.span, of: reading.text).replacing("\n\n", with: " ¶ ")
        .replacing("\n", with: " ")
      lines.append("  \(number + 1)  \(speaker): \(text)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func layout(_ transcript: TranscriptReading) -> String {
    let regions = transcript.regions.map {
      "\($0.layout.rawValue) (lines \($0.lines.lowerBound)–\($0.lines.upperBound))"
    }
    return transcript.regions.count > 1
      ? regions.joined(separator: ", ") : transcript.layoutUsed.rawValue
  }
}

/// What is said of how a file was read.
struct ReadingWords {
  private let reading: FileReading
  private let comments: CommentUse

  init(_ reading: FileReading, comments: CommentUse) {
    self.reading = reading
    self.comments = comments
  }

  /// As what, and why.
  var encoding: String {
    if let told = reading.documentEncoding {
      return "\(reading.kind.rawValue), \(told.name) (\(Self.why(told.reason)))"
    }
    guard let encoding = reading.encoding else { return reading.kind.rawValue }
    let ends = reading.lineEnds.map { $0.crlf + $0.cr > 0 ? ", CRLF" : "" } ?? ""
    let form = reading.timed == nil ? "" : reading.kind.rawValue + ", "
    return "\(form)\(encoding.name.rawValue) (\(Self.why(encoding.reason))\(ends))"
  }

  /// What a person should look at.
  var complaints: [String] {
    reading.textComplaints.map(ComplaintWords.text)
      + reading.documentComplaints.compactMap { complaint in
        if case .comments(let count) = complaint, !reading.comments.isEmpty {
          return comments == .none ? CommentWords.offer(count) : nil
        }
        return ComplaintWords.text(complaint)
      }
      + (reading.timed?.complaints ?? []).map(TimedWords.text)
      + reading.transcript.complaints.map(ComplaintWords.text)
  }

  private static func why(_ reason: EncodingReason) -> String {
    switch reason {
    case .byteOrderMark: "byte order mark"
    case .validUTF8: "valid UTF-8"
    case .ascii: "ASCII"
    case .zeroBytes: "zero bytes"
    case .letters: "told by its letters"
    case .fallback: "not UTF-8"
    case .asked: "asked for"
    case .declared: "the file says so"
    }
  }
}
