internal import Formats
package import Study

/// The codings to look at again, as tables.
package struct CodebookReviewReports: Sendable {
  /// A question about a coding.
  package struct Line: Hashable, Sendable {
    let id: Int
    let kind: CodebookReviewKind
    let source: String
    let place: String
    let coder: String
    let layer: Layer
    let code: String
    let text: String
    package var decision: CodebookReviewDecision?
    package var target: String?
    package var decider: String?
    package var at: String?
    package var note = ""

    /// Describes a question.
    package init(
      id: Int, kind: CodebookReviewKind, source: String, place: String, coder: String,
      layer: Layer, code: String, text: String
    ) {
      self.id = id
      self.kind = kind
      self.source = source
      self.place = place
      self.coder = coder
      self.layer = layer
      self.code = code
      self.text = text
    }
  }

  /// How far the questions about one code have come.
  package struct Progress: Hashable, Sendable {
    let kind: CodebookReviewKind
    let code: String
    let kept: Int
    let moved: Int
    let dropped: Int
    let open: Int

    /// Counts decisions.
    package init(
      kind: CodebookReviewKind, code: String, kept: Int, moved: Int, dropped: Int, open: Int
    ) {
      self.kind = kind
      self.code = code
      self.kept = kept
      self.moved = moved
      self.dropped = dropped
      self.open = open
    }
  }

  /// How far a split code has been dealt out.
  package struct Split: Hashable, Sendable {
    let code: String
    let parts: [String]
    let total: Int
    let decided: Int
    let since: Int

    /// Counts what is decided.
    package init(code: String, parts: [String], total: Int, decided: Int, since: Int) {
      self.code = code
      self.parts = parts
      self.total = total
      self.decided = decided
      self.since = since
    }
  }

  private let words: Wording

  /// Chooses the language.
  package init(_ words: Wording) {
    self.words = words
  }

  /// One row a question, in the shape that decisions are read back from.
  package func list(_ lines: [Line], isForPeople: Bool) -> Table {
    Table(
      title: words.reviewTitle,
      columns: [
        Table.Column("id", "Id", .integer), Table.Column("source", words.source),
        Table.Column("place", words.reviewPlace), Table.Column("coder", words.reviewCoder),
        Table.Column("layer", words.reviewLayer), Table.Column("code", words.code),
        Table.Column("kind", words.reviewKind), Table.Column("text", words.reviewText),
        Table.Column("decision", words.reviewDecision),
        Table.Column("target", words.reviewTarget), Table.Column("note", words.note),
        Table.Column("by", words.reviewDecider), Table.Column("at", words.codebookWhen),
      ],
      rows: lines.map { line in
        let decision = line.decision.map { isForPeople ? words.word(for: $0) : $0.rawValue }
        return Table.Row([
          .integer(line.id), .text(line.source), .text(line.place), .text(line.coder),
          .text(line.layer.rawValue), .text(line.code),
          .text(isForPeople ? words.word(for: line.kind) : line.kind.rawValue),
          .text(line.text.replacing("\n\n", with: " ¶ ")), Table.Cell(decision),
          Table.Cell(line.target), .text(line.note), Table.Cell(line.decider),
          Table.Cell(line.at),
        ])
      })
  }

  /// One row for each reason and code.
  package func progress(_ lines: [Progress]) -> Table {
    Table(
      title: words.reviewProgressTitle,
      columns: [
        Table.Column("kind", words.reviewKind), Table.Column("code", words.code),
        Table.Column("total", words.reviewTotal, .integer),
        Table.Column("kept", words.reviewKept, .integer),
        Table.Column("moved", words.reviewMoved, .integer),
        Table.Column("dropped", words.reviewDropped, .integer),
        Table.Column("open", words.reviewOpen, .integer),
        Table.Column("done", words.reviewShare, .percent(0)),
      ],
      rows: lines.map { line in
        let decided = line.kept + line.moved + line.dropped
        return Table.Row([
          .text(words.word(for: line.kind)), .text(line.code), .integer(decided + line.open),
          .integer(line.kept), .integer(line.moved), .integer(line.dropped),
          .integer(line.open), share(decided, of: decided + line.open),
        ])
      })
  }

  /// One row for each split code.
  package func splits(_ lines: [Split]) -> Table {
    Table(
      columns: [
        Table.Column("code", words.code), Table.Column("parts", words.reviewParts),
        Table.Column("total", words.reviewTotal, .integer),
        Table.Column("decided", words.decidedCount, .integer),
        Table.Column("done", words.reviewShare, .percent(0)),
        Table.Column("since", words.reviewSince, .integer),
      ],
      rows: lines.map { line in
        Table.Row([
          .text(line.code), .list(line.parts), .integer(line.total), .integer(line.decided),
          share(line.decided, of: line.total), .integer(line.since),
        ])
      })
  }

  private func share(_ part: Int, of whole: Int) -> Table.Cell {
    whole > 0 ? .number(Double(part) / Double(whole)) : .missing("–")
  }
}
