/// A report as rows and columns, before anybody decides how it is written.
package struct Table: Hashable, Sendable {
  /// One column.
  package struct Column: Hashable, Sendable {
    /// What its values are.
    package enum Kind: Hashable, Sendable {
      /// Words.
      case text
      /// Whole numbers.
      case integer
      /// Numbers, shown with so many decimals; machines get every digit.
      case decimal(Int)
      /// Shares of one, shown as percent with so many decimals; machines get the share.
      case percent(Int)
    }

    /// The name by which machines know it; never translated, never renamed.
    package let key: String
    /// The heading that people see.
    package let title: String
    /// What its values are.
    package let kind: Kind

    /// Makes a column.
    package init(_ key: String, _ title: String, _ kind: Kind = .text) {
      self.key = key
      self.title = title
      self.kind = kind
    }

    /// Whether its values are set to the right.
    package var isNumeric: Bool { kind != .text }
  }

  /// One value.
  package enum Cell: Hashable, Sendable {
    /// Words.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// Any number; in a percent column a share of one.
    case number(Double)
    /// Several texts; people see them parted by `; `, machines as a list where there are lists.
    case list([String])
    /// No value, with the reason in words for people; machines get an empty field or `null`.
    case missing(String)
    /// Nothing to say here.
    case empty
  }

  /// One row.
  package struct Row: Hashable, Sendable {
    /// As many as there are columns.
    package let cells: [Cell]
    /// How far the first column is set in for people, in steps: the depth in a tree.
    package let indent: Int

    /// Makes a row.
    package init(_ cells: [Cell], indent: Int = 0) {
      self.cells = cells
      self.indent = indent
    }
  }

  /// What the table is called.
  package let title: String
  /// The rule in words, line by line, to stand above.
  package let notes: [String]
  /// The columns.
  package let columns: [Column]
  /// The rows.
  package let rows: [Row]
  /// Remarks to stand below, line by line.
  package let remarks: [String]

  /// Makes a table.
  ///
  /// - Precondition: Every row has a cell for every column.
  package init(
    title: String = "", notes: [String] = [], columns: [Column], rows: [Row],
    remarks: [String] = []
  ) {
    precondition(
      rows.allSatisfy { $0.cells.count == columns.count }, "a row has a cell for every column")
    self.title = title
    self.notes = notes
    self.columns = columns
    self.rows = rows
    self.remarks = remarks
  }

  /// The same table with other rows, or with some of them.
  package func with(rows: [Row]) -> Table {
    Table(title: title, notes: notes, columns: columns, rows: rows, remarks: remarks)
  }
}

extension Table.Cell: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }

  /// A text, or an empty cell where there is none.
  package init(_ text: String?) {
    if let text { self = .text(text) } else { self = .empty }
  }

  /// A whole number, or an empty cell where there is none.
  package init(_ number: Int?) {
    if let number { self = .integer(number) } else { self = .empty }
  }
}
