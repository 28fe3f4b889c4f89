package import Formats
package import Study

/// What differs between two codebooks, as tables and JSON.
package struct CodebookDiffReports: Sendable {
  private let words: Wording
  private let from: String
  private let to: String?
  private let diff: CodebookDiff
  private let paths: [String: CodePath]

  /// Chooses what is laid out.
  ///
  /// - Parameters:
  ///   - words: The language.
  ///   - from: What the first codebook is called.
  ///   - to: What the second is called; nil for the one that stands.
  ///   - diff: What differs.
  ///   - paths: The paths of codes by guid, for fields that name one.
  package init(
    _ words: Wording, from: String, to: String?, _ diff: CodebookDiff, paths: [String: CodePath]
  ) {
    self.words = words
    self.from = from
    self.to = to
    self.diff = diff
    self.paths = paths
  }

  /// One row for each thing that differs.
  package var changes: Table {
    Table(
      title: words.diffTitle(from, to),
      columns: [
        Table.Column("change", words.codebookWhat), Table.Column("before", words.codebookBefore),
        Table.Column("after", words.codebookAfter),
        Table.Column("details", words.codebookDetails),
      ],
      rows: diff.differences.map { difference in
        Table.Row([
          .text(words.word(for: difference.what)), Table.Cell(difference.before?.description),
          Table.Cell(difference.after?.description), details(difference),
        ])
      })
  }

  /// One row for each code of the first codebook, with the category that it has come under.
  package var categories: Table {
    Table(
      title: words.destinationsTitle(from, to),
      columns: [
        Table.Column("initial", words.initialCode),
        Table.Column("category", words.codebookCategory),
        Table.Column("now", words.currentCode), Table.Column("change", words.codebookWhat),
      ],
      rows: diff.destinations.map { row in
        Table.Row([
          .text(row.initial.description), Table.Cell(row.category?.description),
          Table.Cell(row.now?.description), .text(words.word(for: row.fate)),
        ])
      })
  }

  /// The same as an object, in names that are never translated.
  package var json: JSONValue {
    [
      "from": .string(from), "to": .string(to ?? "now"),
      "changes": .array(
        diff.differences.map { difference in
          [
            "change": .string(difference.what.rawValue), "guid": .string(difference.guid),
            "before": Self.json(difference.before), "after": Self.json(difference.after),
            "parts": .array(difference.parts.map { .string($0.description) }),
            "fields": .array(
              difference.fields.map { change in
                [
                  "field": .string(change.field.rawValue),
                  "before": .string(text(change.before, change.field)),
                  "after": .string(text(change.after, change.field)),
                ]
              }),
          ]
        }),
      "codes": .array(
        diff.destinations.map { row in
          [
            "initial": .string(row.initial.description), "category": Self.json(row.category),
            "now": Self.json(row.now), "change": .string(row.fate.rawValue),
          ]
        }),
    ]
  }

  private func details(_ difference: CodebookDifference) -> Table.Cell {
    let parts = difference.parts.map(\.description)
    let fields = difference.fields.map { change in
      words.changed(
        words.codebookField(change.field), from: text(change.before, change.field),
        to: text(change.after, change.field))
    }
    return parts.isEmpty && fields.isEmpty ? .empty : .list(parts + fields)
  }

  private func text(_ value: String, _ field: CodebookField) -> String {
    field == .opposite ? paths[value]?.description ?? value : value
  }

  private static func json(_ path: CodePath?) -> JSONValue {
    path.map { .string($0.description) } ?? .null
  }
}
