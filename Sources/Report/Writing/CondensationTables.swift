package import Formats
package import Study

/// Condensations as tables that can be written in and read back, and as JSON.
package struct CondensationTables: Sendable {
  private let words: Wording
  private let isForPrint: Bool

  /// Chooses language and layout.
  ///
  /// - Parameters:
  ///   - words: The language.
  ///   - isForPrint: Whether the columns are left out by which a table is read back.
  package init(_ words: Wording, isForPrint: Bool = false) {
    self.words = words
    self.isForPrint = isForPrint
  }

  /// What cases say under codes: one category down all interviews.
  package func cells(_ rows: [CondensedRow], showsPassages: Bool) -> Table {
    let marks: [Table.Column] = [Table.Column("count", words.passagesWord, .integer)]
    let quoted: [Table.Column] =
      showsPassages ? [Table.Column("passages", words.quotation)] : []
    return Table(
      title: words.condensationsTitle,
      columns: keys + [Table.Column("case", words.caseWord), Table.Column("code", words.code)]
        + marks + quoted + [Table.Column("text", words.condensedText)] + state,
      rows: rows.map { row in
        let passages: [Table.Cell] =
          showsPassages
          ? [.text(row.passages.map { "\($0.id): \(oneLine($0.text))" }.joined(separator: "\n"))]
          : []
        return Table.Row(
          keyCells(row) + [Table.Cell(row.caseName), .text(row.code.description)]
            + [.integer(row.passages.count)] + passages + [.text(shown(row))] + stateCells(row))
      })
  }

  /// The table that journals print of a content analysis: a row for each meaning unit.
  package func units(_ rows: [CondensedRow]) -> Table {
    Table(
      title: words.contentAnalysisTitle,
      columns: keys + [
        Table.Column("quotation", words.quotation), Table.Column("case", words.caseWord),
        Table.Column("unit", words.meaningUnit), Table.Column("text", words.condensedUnit),
        Table.Column("code", words.code), Table.Column("subcategory", words.subCategory),
        Table.Column("category", words.codeCategory), Table.Column("theme", words.themeWord),
      ] + state,
      rows: rows.map { row in
        let names = row.code.names
        return Table.Row(
          keyCells(row) + [
            Table.Cell(row.passages.first?.id), Table.Cell(row.caseName),
            .text(row.passages.first.map { oneLine($0.text) } ?? ""), .text(shown(row)),
            .text(row.code.leaf),
            .text(names.count > 2 ? names[1..<(names.count - 1)].joined(separator: " / ") : ""),
            .text(names.count > 1 ? names[0] : ""), .list(row.themes),
          ] + stateCells(row))
      })
  }

  /// One object per row.
  package static func values(_ rows: [CondensedRow]) -> [JSONValue] {
    rows.map { row in
      [
        "id": .string(row.key), "check": .string(row.check),
        "case": text(row.caseName), "source": text(row.source),
        "code": .string(row.code.description),
        "themes": .array(row.themes.map { .string($0) }),
        "passages": .array(
          row.passages.map { ["id": .string($0.id), "text": .string($0.text)] }),
        "state": .string(row.state.rawValue), "text": .string(row.text),
        "freshness": text(row.freshness?.rawValue), "by": text(row.author),
      ]
    }
  }

  private static func text(_ string: String?) -> JSONValue { string.map { .string($0) } ?? .null }

  private var keys: [Table.Column] {
    isForPrint ? [] : [Table.Column("id", "Id"), Table.Column("check", words.check)]
  }

  private func keyCells(_ row: CondensedRow) -> [Table.Cell] {
    isForPrint ? [] : [.text(row.key), .text(row.check)]
  }

  private var state: [Table.Column] {
    isForPrint
      ? [] : [Table.Column("state", words.stateWord), Table.Column("by", words.memoAuthor)]
  }

  private func stateCells(_ row: CondensedRow) -> [Table.Cell] {
    if isForPrint { return [] }
    let state =
      row.state == .notApplicable
      ? words.name(of: row.state) : row.freshness.map(words.name(of:)) ?? ""
    return [.text(state), Table.Cell(row.author)]
  }

  /// The text of a row; in print also that there can be none.
  private func shown(_ row: CondensedRow) -> String {
    isForPrint && row.state == .notApplicable ? words.name(of: row.state) : row.text
  }

  private func oneLine(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: true).joined(separator: " ")
  }
}
