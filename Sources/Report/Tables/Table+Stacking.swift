extension Table {
  /// Several tables as one, each row led by what its table is of.
  ///
  /// Columns are those of any of the tables, by their keys; where a table lacks one its cells are
  /// missing.
  ///
  /// - Parameters:
  ///   - parts: The tables, each with what it is of.
  ///   - lead: The column that says so.
  /// - Returns: The table; its notes are those of all tables, one after the other.
  package static func stacked(_ parts: [(of: String, table: Table)], lead: Column) -> Table {
    var columns: [Column] = []
    for column in parts.flatMap(\.table.columns)
    where !columns.contains(where: { $0.key == column.key }) {
      columns.append(column)
    }
    let rows = parts.flatMap { part in
      let places = columns.map { column in
        part.table.columns.firstIndex { $0.key == column.key }
      }
      return part.table.rows.map { row in
        Row(
          [.text(part.of)] + places.map { place in place.map { row.cells[$0] } ?? .missing("–") },
          indent: row.indent)
      }
    }
    return Table(
      title: parts.first?.table.title ?? "", notes: parts.flatMap(\.table.notes),
      columns: [lead] + columns, rows: rows, remarks: parts.first?.table.remarks ?? [])
  }
}
