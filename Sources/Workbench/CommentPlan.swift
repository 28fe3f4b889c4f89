internal import Formats
internal import Store
internal import Study
internal import Text

/// What is to become of the comments in a document's margin, before anything is stored.
struct CommentPlan {
  /// A comment with its place in the source.
  struct Entry {
    let comment: DocumentComment
    /// What it is about, without blanks and labels at the ends; nil where nothing is.
    let span: TextSpan?
    /// Its turn and sentence; nil where it is nowhere in the text.
    let place: String?
    /// The codes that it names; a comment without any is a memo.
    let codes: [CodeID]
  }

  /// The comments that say something, in the file's order.
  let entries: [Entry]
  private let codebook: Codebook

  /// Plans for the comments of a reading.
  ///
  /// A comment is read as codes where all that its first line names is in the codebook, and may be
  /// used; and where it is about words that can be coded.
  init(_ reading: FileReading, _ use: CommentUse, reader: ProjectReader) throws {
    let codebook = use == .codings ? try reader.codebook() : Codebook([])
    self.codebook = codebook
    guard use != .none, !reading.comments.isEmpty else {
      entries = []
      return
    }
    let transcript = reading.transcript
    let grid = TurnGrid(
      turns: transcript.segments(.turn), sentences: transcript.segments(.sentence))
    let scalars = ReadScalars(reading.text, through: ReadingLayer(transcript.marks))
    var allowed: [CodeID: Bool] = [:]
    var entries: [Entry] = []
    for comment in reading.comments where !Self.text(of: comment).isEmpty {
      let span = comment.span.flatMap { scalars.trimmed($0) }
      var codes: [CodeID] = []
      if use == .codings, span != nil {
        let named = comment.reading.codes.map { try? codebook.wanted($0).id }
        codes = named.compactMap { $0 }
        if codes.count < named.count { codes = [] }
        for code in codes where allowed[code] == nil {
          allowed[code] = try Self.isAllowed(code, reader)
        }
        if codes.contains(where: { allowed[$0] != true }) { codes = [] }
      }
      let anchor = span ?? comment.span
      entries.append(
        Entry(
          comment: comment, span: span,
          place: transcript.segments.isEmpty ? nil : anchor.map { grid.reach(of: $0) },
          codes: codes))
    }
    self.entries = entries
  }

  private static func isAllowed(_ code: CodeID, _ reader: ProjectReader) throws -> Bool {
    do {
      try reader.refuseUnfrozen([code], amending: nil)
      return true
    } catch is Refusal {
      return false
    }
  }

  /// What a comment and the answers to it say, a line for each.
  static func text(of comment: DocumentComment) -> String {
    ([comment.remark.text] + comment.answers.map(Self.signed)).joined(separator: "\n")
      .trimmingBlanks()
  }

  private static func signed(_ remark: DocumentComment.Remark) -> String {
    remark.author.isEmpty ? remark.text : "\(remark.author): \(remark.text)"
  }

  /// What is to be shown of it.
  var taken: [TakenComment] {
    entries.map { entry in
      TakenComment(
        place: entry.place, author: entry.comment.remark.author,
        text: Self.text(of: entry.comment),
        codes: entry.codes.map { codebook.path(of: $0).description })
    }
  }
}

extension ProjectWriter {
  /// Keeps the comments of a document that has just come in.
  ///
  /// A comment whose author is a coder of the project is theirs, any other is that of whoever
  /// takes the document in, and says who wrote it.
  func take(
    _ plan: CommentPlan, of reading: FileReading, into source: SourceID, by me: String?
  ) throws {
    let coders = Dictionary(try reader.coders().map { ($0.name.nfc, $0.id) }) { first, _ in first }
    let mine = try me.map { try coder(named: $0) }
    let layer = ReadingLayer(reading.transcript.marks)
    let turns = reading.transcript.segments(.turn)
    let grid = TurnGrid(turns: turns, sentences: reading.transcript.segments(.sentence))
    var started: Set<CoderID> = []
    for entry in plan.entries {
      let remark = entry.comment.remark
      let author = coders[remark.author.nfc]
      if let span = entry.span, !entry.codes.isEmpty {
        guard let coder = author ?? mine else { throw Refusal(.noCoder) }
        let rater = Rater(coder: coder, layer: .individual)
        for code in entry.codes {
          try addCoding(
            source: source, span: span, code: code, rater: rater,
            note: Self.note(on: entry.comment, isSigned: author == nil))
        }
        try mintQuotation(source: source, turn: grid.turnNumber(at: span), span: span)
        if started.insert(coder).inserted { try markStarted(source, rater) }
      } else {
        let passage = entry.span.map { layer.read($0, of: reading.text) } ?? ""
        let quoted = passage.split(separator: "\n").map { "> \($0)" }.joined(separator: "\n")
        let text = CommentPlan.text(of: entry.comment)
        try addMemo(
          on: .source(source), kind: "comment", title: Self.title(entry.place, remark),
          body: quoted.isEmpty ? text : text + "\n\n" + quoted, source: source,
          by: author ?? mine)
      }
    }
  }

  /// Where a comment stood, and who wrote it when.
  private static func title(_ place: String?, _ remark: DocumentComment.Remark) -> String {
    [place, remark.author, remark.day].compactMap { $0 }.filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  /// What is written below the codes, the answers, and who wrote it where that is no coder.
  private static func note(on comment: DocumentComment, isSigned: Bool) -> String {
    let answers = comment.answers.map { answer in
      answer.author.isEmpty ? answer.text : "\(answer.author): \(answer.text)"
    }
    let signature = isSigned ? title(nil, comment.remark) : ""
    return ([comment.reading.note] + answers + [signature]).filter { !$0.isEmpty }
      .joined(separator: "\n")
  }
}
