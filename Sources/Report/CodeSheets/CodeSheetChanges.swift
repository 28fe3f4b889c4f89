package import Formats
package import Text

/// Lays out what a coding sheet changes.
package struct CodeSheetChanges: Sendable {
  /// One change.
  package struct Line: Hashable, Sendable {
    /// `added`, `removed`, `recoded`, `moved` or `note`.
    package let change: String
    /// `done`, `there`, `kept`, `overridden` or `conflict`.
    package let state: String
    package let place: String
    package let span: TextSpan
    /// The range before it was redrawn.
    package let formerSpan: TextSpan?
    package let code: String
    /// The code before it was another.
    package let formerCode: String?
    package let text: String
    package let note: String

    /// Describes a change.
    package init(
      change: String, state: String, place: String, span: TextSpan, formerSpan: TextSpan?,
      code: String, formerCode: String?, text: String, note: String
    ) {
      self.change = change
      self.state = state
      self.place = place
      self.span = span
      self.formerSpan = formerSpan
      self.code = code
      self.formerCode = formerCode
      self.text = text
      self.note = note
    }
  }

  private let words: Wording

  /// Chooses the language.
  package init(_ words: Wording) {
    self.words = words
  }

  /// One row a change.
  package func table(_ lines: [Line]) -> Table {
    Table(
      columns: [
        Table.Column("place", words.sheetPlace), Table.Column("change", words.sheetChange),
        Table.Column("code", words.code), Table.Column("former_code", words.sheetFormerCode),
        Table.Column("start", words.start, .integer), Table.Column("end", words.end, .integer),
        Table.Column("former_range", words.sheetFormerRange), Table.Column("state", ""),
        Table.Column("text", words.sheetText), Table.Column("note", words.note),
      ],
      rows: lines.map { line in
        Table.Row([
          .text(line.place), .text(words.sheetChange(line.change)), .text(line.code),
          .text(line.formerCode ?? ""), .integer(line.span.start), .integer(line.span.end),
          .text(line.formerSpan.map { "\($0.start)–\($0.end)" } ?? ""),
          .text(words.sheetState(line.state)), .text(line.text.replacing("\n\n", with: " ¶ ")),
          .text(line.note.replacing("\n", with: " ¶ ")),
        ])
      })
  }

  /// The same for machines, whose words are the same in every language.
  package func lines(_ lines: [Line]) -> [JSONValue] {
    lines.map { line in
      var members = [
        JSONValue.Member("place", .string(line.place)),
        JSONValue.Member("change", .string(line.change)),
        JSONValue.Member("state", .string(line.state)),
        JSONValue.Member("code", .string(line.code)),
        JSONValue.Member("former_code", line.formerCode.map { .string($0) } ?? .null),
        JSONValue.Member("start", .integer(line.span.start)),
        JSONValue.Member("end", .integer(line.span.end)),
      ]
      members.append(
        JSONValue.Member("former_start", line.formerSpan.map { .integer($0.start) } ?? .null))
      members.append(
        JSONValue.Member("former_end", line.formerSpan.map { .integer($0.end) } ?? .null))
      members.append(JSONValue.Member("text", .string(line.text)))
      members.append(JSONValue.Member("note", .string(line.note)))
      return .object(members)
    }
  }
}
