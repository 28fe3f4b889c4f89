extension CopyState {
  /// The state with only some of its rows.
  ///
  /// - Parameter isKept: asked for each row, with its table.
  /// - Returns: the smaller state.
  package func filtered(_ isKept: (MergeTable, RowRecord) -> Bool) -> CopyState {
    var kept: [String: [String: RowRecord]] = [:]
    for table in tables {
      kept[table.name] = rows[table.name]?.filter { isKept(table, $0.value) }
    }
    return CopyState(tables: tables, rows: kept, withdrawn: withdrawn)
  }

  /// The state with some more rows of another.
  ///
  /// - Parameters:
  ///   - other: where they come from.
  ///   - isAdded: asked for each of its rows, with its table.
  /// - Returns: the larger state.
  package func adding(
    from other: CopyState, _ isAdded: (MergeTable, RowRecord) -> Bool
  ) -> CopyState {
    var result = self
    for table in other.tables {
      for row in (other.rows[table.name] ?? [:]).values where isAdded(table, row) {
        result[table.name, row.guid] = row
      }
    }
    return result
  }

  /// The state with rows of a table taken for others, which take their place in every reference.
  ///
  /// - Parameters:
  ///   - others: the guids to be used, by those that are used.
  ///   - target: the table.
  /// - Returns: the state without the rows that others take the place of.
  package func replacing(_ others: [String: String], in target: String) -> CopyState {
    guard !others.isEmpty else { return self }
    var result: [String: [String: RowRecord]] = [:]
    for table in tables {
      let columns = table.references.filter { $0.value == target }.keys
      func turned(_ value: FieldValue, _ column: Int) -> FieldValue {
        guard columns.contains(column), case .reference(let guid) = value else { return value }
        return .reference(others[guid] ?? guid)
      }
      var rows = rows[table.name] ?? [:]
      if table.name == target { rows = rows.filter { others[$0.key] == nil } }
      guard !columns.isEmpty else {
        result[table.name] = rows
        continue
      }
      result[table.name] = rows.mapValues { row in
        RowRecord(
          guid: row.guid,
          values: row.values.indices.map { turned(row.values[$0], $0) }, stamp: row.stamp,
          versions: row.versions.map { version in
            RowVersion(
              stamp: version.stamp, base: version.base,
              values: Dictionary(
                version.values.map { ($0, turned($1, $0)) },
                uniquingKeysWith: { first, _ in first }),
              isUndone: version.isUndone)
          })
      }
    }
    return CopyState(tables: tables, rows: result, withdrawn: withdrawn)
  }
}
