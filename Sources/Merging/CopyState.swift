/// All that one copy of a project, or several together, have recorded, as far as copies exchange it.
package struct CopyState: Sendable, Hashable {
  /// The tables, those that are referred to before those that refer.
  package let tables: [MergeTable]
  /// The rows of each table, by guid.
  package private(set) var rows: [String: [String: RowRecord]]
  /// Rows that must never come back, by table and guid.
  package private(set) var withdrawn: Set<WithdrawnRow>

  /// A row that a withdrawal has taken out of every copy.
  package struct WithdrawnRow: Sendable, Hashable {
    /// Its table.
    package let table: String
    /// Its guid.
    package let guid: String

    /// Names a row.
    package init(table: String, guid: String) {
      self.table = table
      self.guid = guid
    }
  }

  /// Gathers a state.
  package init(
    tables: [MergeTable], rows: [String: [String: RowRecord]] = [:],
    withdrawn: Set<WithdrawnRow> = []
  ) {
    self.tables = tables
    self.rows = rows
    self.withdrawn = withdrawn
  }

  /// The table of a name.
  package func table(_ name: String) -> MergeTable? { tables.first { $0.name == name } }

  /// The row of a table with a guid.
  package subscript(table: String, guid: String) -> RowRecord? {
    get { rows[table]?[guid] }
    set { rows[table, default: [:]][guid] = newValue }
  }

  /// Takes in what another copy has recorded.
  ///
  /// The result is the same in whatever order copies are joined, and joining one twice changes
  /// nothing. What was withdrawn in one of them, and all that cannot be without it, is in neither.
  package mutating func join(_ other: CopyState) {
    for (table, theirs) in other.rows {
      var ours = rows.removeValue(forKey: table) ?? [:]
      for (guid, row) in theirs {
        if ours[guid]?.join(row) == nil { ours[guid] = row }
      }
      rows[table] = ours
    }
    withdrawn.formUnion(other.withdrawn)
    dropWithdrawn()
  }

  private mutating func dropWithdrawn() {
    guard !withdrawn.isEmpty else { return }
    var gone = withdrawn
    for table in tables {
      let needed = table.references.filter { table.needs.contains(table.columns[$0.key]) }
      let out = (rows[table.name] ?? [:]).values.filter { row in
        gone.contains(WithdrawnRow(table: table.name, guid: row.guid))
          || needed.contains { column, target in
            guard case .reference(let guid) = row.values[column] else { return false }
            return gone.contains(WithdrawnRow(table: target, guid: guid))
          }
      }
      for row in out {
        rows[table.name]?[row.guid] = nil
        gone.insert(WithdrawnRow(table: table.name, guid: row.guid))
      }
    }
  }

  /// The latest logical time that any row carries.
  package var clock: Int {
    rows.values.lazy.flatMap(\.values).map(\.stamp.clock).max() ?? 0
  }
}
