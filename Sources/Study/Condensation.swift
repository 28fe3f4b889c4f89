/// A passage that a condensation was, or is to be, written from.
package struct CondensedPassage: Hashable, Sendable {
  /// Its quotation's id.
  package let id: String
  /// The passage as it reads.
  package let text: String

  /// Makes a passage.
  package init(id: String, text: String) {
    self.id = id
    self.text = text
  }
}

/// A row that can be condensed: a coding, or all that a case says under a code.
package struct CondensedRow: Hashable, Sendable {
  /// By what the row is found again when a table is read back.
  package let key: String
  /// What the row was like when the table was made.
  package let check: String
  /// The case; nil for a passage of nobody who is one.
  package let caseName: String?
  /// The source of a single passage.
  package let source: String?
  /// The code.
  package let code: CodePath
  /// The themes that the code belongs to.
  package let themes: [String]
  /// The passages, in the order of sources and texts.
  package let passages: [CondensedPassage]
  /// What stands there.
  package let state: CondensedState
  /// The condensed text; empty where there is none.
  package let text: String
  /// Whether the text still answers to the codings; nil where there is none.
  package let freshness: CondensedFreshness?
  /// Who wrote the text.
  package let author: String?

  /// Makes a row.
  package init(
    key: String, check: String, caseName: String?, source: String?, code: CodePath,
    themes: [String], passages: [CondensedPassage], state: CondensedState, text: String,
    freshness: CondensedFreshness?, author: String?
  ) {
    self.key = key
    self.check = check
    self.caseName = caseName
    self.source = source
    self.code = code
    self.themes = themes
    self.passages = passages
    self.state = state
    self.text = text
    self.freshness = freshness
    self.author = author
  }
}

/// A grid of cases or sources by codes, with condensed texts in its cells.
package struct CondensedGrid: Hashable, Sendable {
  /// One cell.
  package struct Cell: Hashable, Sendable {
    /// What stands there.
    package let state: CondensedState
    /// The text; empty unless the state is `text`.
    package let text: String
    /// The number of passages.
    package let passages: Int
    /// Whether codings have changed since the text was written.
    package let isStale: Bool

    /// Makes a cell.
    package init(state: CondensedState, text: String = "", passages: Int, isStale: Bool = false) {
      self.state = state
      self.text = text
      self.passages = passages
      self.isStale = isStale
    }
  }

  /// Whether the rows are sources and not cases.
  package let isBySource: Bool
  /// The names of the rows.
  package let rows: [String]
  /// The attributes that are shown, and each row's value of each.
  package let attributes: [String]
  package let values: [[String?]]
  /// The codes across.
  package let codes: [CodePath]
  /// The cells, row by row.
  package let cells: [[Cell]]

  /// Makes a grid.
  package init(
    isBySource: Bool, rows: [String], attributes: [String], values: [[String?]],
    codes: [CodePath], cells: [[Cell]]
  ) {
    self.isBySource = isBySource
    self.rows = rows
    self.attributes = attributes
    self.values = values
    self.codes = codes
    self.cells = cells
  }
}
