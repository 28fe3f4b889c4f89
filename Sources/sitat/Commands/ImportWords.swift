internal import Formats
internal import Report
internal import Study
internal import Text
internal import Workbench

/// What an import says of the files that it read.
struct ImportWords {
  private let files: [ImportedFile]
  private let comments: CommentUse

  init(_ files: [ImportedFile], comments: CommentUse) {
    self.files = files
    self.comments = comments
  }

  /// Whether no file came in.
  var isEmpty: Bool { added.isEmpty }

  /// One row for each file that came in.
  var table: Table {
    Table(
      columns: [
        Table.Column("source", "Source"), Table.Column("file", "File"),
        Table.Column("encoding", "Read as"), Table.Column("language", "Language"),
        Table.Column("layout", "Layout"), Table.Column("turns", "Turns", .integer),
        Table.Column("speakers", "Speakers"), Table.Column("marks", "Marks", .integer),
        Table.Column("complaints", "Complaints", .integer),
      ],
      rows: added.map { file, reading in
        Table.Row([
          .text(file.name), .text(FileBytes.name(of: file.file)), .text(encoding(reading)),
          .text(reading.language.code), .text(reading.transcript.layoutUsed.rawValue),
          .integer(reading.transcript.segments(.turn).count),
          .list(reading.transcript.speakers.map { "\($0.label) \($0.turns)" }),
          .integer(reading.transcript.marks.count), .integer(complaints(reading).count),
        ])
      })
  }

  /// The languages of the files that came in.
  var languages: [String] { added.map { $0.1.language.code } }

  /// What is to be said of speakers whose part is only proposed.
  var speakerNotes: [String] {
    added.compactMap { file, reading in
      let open = reading.transcript.speakers.filter { !$0.isCertain && $0.role != .unknown }
      if open.isEmpty { return nil }
      let proposals = open.map { "\($0.label) as \($0.role.rawValue)" }.joined(separator: ", ")
      return
        "\(file.name): proposed \(proposals); confirm with `sitat speaker set LABEL --role ROLE --source \(file.name)`"
    }
  }

  /// What became of the comments in the margin, for each file that had some.
  var commentNotes: [String] {
    added.compactMap { file, reading in
      if reading.comments.isEmpty { return nil }
      if comments == .none {
        return "\(file.name): \(CommentWords.offer(reading.comments.count))"
      }
      return "\(file.name): \(CommentWords.summary(file.comments))"
    }
  }

  /// How many files came in, where that cannot be seen at a glance.
  var summary: String {
    let counts = [
      (added.count, "came in"),
      (files.count { if case .same = $0.outcome { true } else { false } }, "there already"),
      (
        files.count {
          switch $0.outcome {
          case .leftOut, .aboutFolder: true
          default: false
          }
        }, "left out"
      ),
      (files.count { if case .failed = $0.outcome { true } else { false } }, "failed"),
    ]
    return "\(files.count.of("file")): "
      + counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  /// The turns, speakers, marks and complaints of every file, to look at before anything is stored.
  var preview: String {
    added.map { file, reading in preview(file, reading) }.joined(separator: "\n")
  }

  private var added: [(ImportedFile, FileReading)] {
    files.compactMap { file in
      if case .added = file.outcome, let reading = file.reading { return (file, reading) }
      return nil
    }
  }

  private func preview(_ file: ImportedFile, _ reading: FileReading) -> String {
    let transcript = reading.transcript
    let layer = ReadingLayer(transcript.marks)
    var lines = ["\(file.name)  (\(FileBytes.name(of: file.file)))"]
    lines.append("  read as    \(encoding(reading))")
    lines.append(
      "  language   \(reading.language.code)\(reading.language.isTold ? "" : ", told from its words")"
    )
    lines.append("  layout     \(reading.timed.map(TimedWords.rule) ?? layout(transcript))")
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
    for complaint in complaints(reading) { lines.append("  look at    \(complaint)") }
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

  private func encoding(_ reading: FileReading) -> String {
    if let told = reading.documentEncoding {
      return "\(reading.kind.rawValue), \(told.name) (\(Self.why(told.reason)))"
    }
    guard let encoding = reading.encoding else { return reading.kind.rawValue }
    let ends = reading.lineEnds.map { $0.crlf + $0.cr > 0 ? ", CRLF" : "" } ?? ""
    let form = reading.timed == nil ? "" : reading.kind.rawValue + ", "
    return "\(form)\(encoding.name.rawValue) (\(Self.why(encoding.reason))\(ends))"
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

  private func layout(_ transcript: TranscriptReading) -> String {
    let regions = transcript.regions.map {
      "\($0.layout.rawValue) (lines \($0.lines.lowerBound)–\($0.lines.upperBound))"
    }
    return transcript.regions.count > 1
      ? regions.joined(separator: ", ") : transcript.layoutUsed.rawValue
  }

  private func complaints(_ reading: FileReading) -> [String] {
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
}
