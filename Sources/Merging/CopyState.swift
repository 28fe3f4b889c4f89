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
        var joined = ours.removeValue(forKey: guid) ?? row
        joined.join(row)
        ours[guid] = joined
      }
      rows[table] = ours
    }
    withdrawn.formUnion(other.withdrawn)
    dropWithdrawn()
  }

  private mutating func dropWithdrawn() {
    guard !withdrawn.isEmpty else { return }
    drop(withdrawn)
  }

  /// Takes rows out, and all that cannot be without them.
  ///
  /// - Returns: how many rows of each table went, the named ones among them.
  @discardableResult
  private mutating func drop(_ rows: Set<WithdrawnRow>) -> [String: Int] {
    var gone = rows
    var counts: [String: Int] = [:]
    for table in tables {
      var isSearched = false
      while !isSearched {
        let out = unsupported(in: table, without: gone)
        for guid in out {
          self.rows[table.name]?[guid] = nil
          gone.insert(WithdrawnRow(table: table.name, guid: guid))
        }
        counts[table.name, default: 0] += out.count
        // A row can hang on another of its own table.
        isSearched = out.isEmpty || !table.references.values.contains(table.name)
      }
    }
    return counts.filter { $0.value > 0 }
  }

  private func unsupported(in table: MergeTable, without gone: Set<WithdrawnRow>) -> [String] {
    let needed = table.references.filter { !table.loose.contains(table.columns[$0.key]) }
    return (rows[table.name] ?? [:]).values.filter { row in
      gone.contains(WithdrawnRow(table: table.name, guid: row.guid))
        || needed.contains { column, target in
          guard case .reference(let guid) = row.values[column] else { return false }
          return gone.contains(WithdrawnRow(table: target, guid: guid))
        }
    }.map(\.guid)
  }

  /// Leaves out the rows named, and every row that refers to one which neither this state nor
  /// another has.
  ///
  /// - Returns: how many rows of each table were left out.
  package mutating func limit(to other: CopyState, without rows: Set<WithdrawnRow>) -> [String: Int]
  {
    var missing = rows
    for table in tables {
      for row in (self.rows[table.name] ?? [:]).values {
        for (column, target) in table.references {
          guard case .reference(let guid) = row.values[column], self[target, guid] == nil,
            other[target, guid] == nil
          else { continue }
          missing.insert(
            table.loose.contains(table.columns[column])
              ? WithdrawnRow(table: table.name, guid: row.guid)
              : WithdrawnRow(table: target, guid: guid))
        }
      }
    }
    return missing.isEmpty ? [:] : drop(missing)
  }

  /// The latest logical time that any row carries.
  package var clock: Int {
    rows.values.lazy.flatMap(\.values).map(\.stamp.clock).max() ?? 0
  }
}
