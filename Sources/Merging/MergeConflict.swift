/// A place where copies say different things, and somebody has to look.
package struct MergeConflict: Hashable, Sendable {
  /// What kind of disagreement it is, and what it is about.
  package enum Kind: Hashable, Sendable {
    /// A field was set to different values, by changes that did not know of one another; the shown
    /// one is first.
    case field(column: String, values: [FieldValue])
    /// Columns that mean something only together were set to different values, as a range is that was
    /// drawn anew twice; the shown ones are first.
    case unit(columns: [String], values: [[FieldValue]])
    /// A row was removed in one copy, and changed or restored in another; it is shown.
    case removedAndChanged
    /// A row was removed in one copy, and something of another copy cannot be without it; it is shown.
    case removedAndNeeded
    /// Rows made apart count as one, but differ in a field; the shown value is first.
    case sameButDifferent(column: String, values: [FieldValue], others: [String])
    /// Rows made apart have one name and are not the same; this one is shown under another.
    case renamed(column: String, from: FieldValue, to: FieldValue)
    /// Rows were put under one another in a circle; this one is shown at the top.
    case circle(column: String)
    /// Rows were put in the place of this one in copies apart, as two corrections of one text are.
    /// Each list holds rows that say the same; those of the first are shown.
    case rivals([[String]])
  }

  /// The table.
  package let table: String
  /// The row, by guid.
  package let guid: String
  /// What is the matter.
  package let kind: Kind

  /// Makes a conflict.
  package init(table: String, guid: String, kind: Kind) {
    self.table = table
    self.guid = guid
    self.kind = kind
  }

  /// What tells conflicts apart in every copy: the table, the row and the field.
  package var key: String {
    let field =
      switch kind {
      case .field(let column, _), .renamed(let column, _, _), .circle(let column): column
      case .unit(let columns, _): columns.joined(separator: "+")
      case .sameButDifferent(let column, _, _): "=" + column
      case .rivals: "rivals"
      case .removedAndChanged, .removedAndNeeded: "removed"
      }
    return [table, guid, field].joined(separator: "/")
  }
}
