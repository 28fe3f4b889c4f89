internal import Formats
internal import Report
internal import Study
internal import Text
internal import Workbench

/// What an import says of one file that it read, of which no more is kept.
struct ImportWords {
  /// What became of the file.
  let outcome: ImportedFile.Outcome
  /// The file as the person named it.
  let file: String
  /// The row of a file that came in.
  fileprivate let row: Table.Row?
  /// The language of a file that came in.
  let language: String?
  /// What is to be said of speakers whose part is only proposed.
  let speakerNote: String?
  /// What became of the comments in the margin, if there are any.
  let commentNote: String?

  init(_ file: ImportedFile, comments: CommentUse) {
    outcome = file.outcome
    self.file = file.file
    guard case .added = file.outcome, let reading = file.reading else {
      (row, language, speakerNote, commentNote) = (nil, nil, nil, nil)
      return
    }
    row = Self.row(file, reading, comments)
    language = reading.language.code
    speakerNote = Self.speakerNote(file.name, reading.transcript.speakers)
    commentNote = Self.commentNote(file, reading, comments)
  }

  private static func row(
    _ file: ImportedFile, _ reading: FileReading, _ comments: CommentUse
  ) -> Table.Row {
    let words = ReadingWords(reading, comments: comments)
    let transcript = reading.transcript
    return Table.Row([
      .text(file.name), .text(FileBytes.name(of: file.file)), .text(words.encoding),
      .text(reading.language.code), .text(transcript.layoutUsed.rawValue),
      .integer(transcript.segments.count { $0.kind == .turn }),
      .list(transcript.speakers.map { "\($0.label) \($0.turns)" }),
      .integer(transcript.marks.count), .integer(words.complaints.count),
    ])
  }

  private static func speakerNote(_ name: String, _ speakers: [SpeakerProposal]) -> String? {
    let open = speakers.filter { !$0.isCertain && $0.role != .unknown }
    if open.isEmpty { return nil }
    let proposals = open.map { "\($0.label) as \($0.role.rawValue)" }.joined(separator: ", ")
    return
      "\(name): proposed \(proposals); confirm with `sitat speaker set LABEL --role ROLE --source \(name)`"
  }

  private static func commentNote(
    _ file: ImportedFile, _ reading: FileReading, _ comments: CommentUse
  ) -> String? {
    if reading.comments.isEmpty { return nil }
    return comments == .none
      ? "\(file.name): \(CommentWords.offer(reading.comments.count))"
      : "\(file.name): \(CommentWords.summary(file.comments))"
  }
}

extension [ImportWords] {
  /// One row for each file that came in.
  var table: Table {
    Table(
      columns: [
        Table.Column("source", "Source"), Table.Column("file", "File"),
        Table.Column("encoding", "Read as"), Table.Column("language", "Language"),
        Table.Column("layout", "Layout"), Table.Column("turns", "Turns", .integer),
        Table.Column("speakers", "Speakers"), Table.Column("marks", "Marks", .integer),
        Table.Column("complaints", "Complaints", .integer),
      ], rows: compactMap(\.row))
  }

  /// How many files came in, where that cannot be seen at a glance.
  var summary: String {
    var (same, leftOut, untried) = (0, 0, 0)
    for file in self {
      switch file.outcome {
      case .same: same += 1
      case .leftOut, .aboutFolder: leftOut += 1
      case .untried: untried += 1
      case .added, .failed: break
      }
    }
    let counts = [
      (count { $0.row != nil }, "came in"), (same, "there already"), (leftOut, "left out"),
      (failures, "failed"), (untried, "not tried"),
    ]
    return "\(count.of("file")): "
      + counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  /// How many files could not be read or taken in.
  var failures: Int { count { if case .failed = $0.outcome { true } else { false } } }
}
