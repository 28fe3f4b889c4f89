extension ShownState {
  /// The column by which a code that was merged into another names it.
  static let mergedInto = "merged_into"

  /// Turns what needs a row that was merged into another to that one.
  mutating func redirectMerged() {
    for target in state.tables {
      guard let column = target.place(of: Self.mergedInto) else { continue }
      let merged = rows(of: target).filter {
        $0.values[column] != .null && !stands($0, of: target)
      }
      guard !merged.isEmpty else { continue }
      let ends = Dictionary(
        merged.map { ($0.guid, end(of: $0, target, column)) },
        uniquingKeysWith: { first, _ in first })
      for table in state.tables {
        for (place, name) in table.references
        where name == target.name && table.needs.contains(table.columns[place]) {
          for row in rows(of: table) where stands(row, of: table) {
            guard case .reference(let guid) = value(row, of: table, place),
              let end = ends[guid], end != guid
            else { continue }
            // A code is not put under itself where it was merged with its own parent.
            let meant: FieldValue = end == row.guid ? .null : .reference(end)
            show(table, row.guid, place, as: meant)
          }
        }
      }
    }
  }

  /// Where a chain of mergers ends.
  private func end(of row: RowRecord, _ table: MergeTable, _ column: Int) -> String {
    var seen: Set = [row.guid]
    var current = row
    while !stands(current, of: table), case .reference(let guid) = current.values[column],
      let next = state[table.name, guid]
    {
      // Two codes merged into one another: the chain ends at the lesser of the circle.
      guard seen.insert(guid).inserted else { return seen.min() ?? row.guid }
      current = next
    }
    return current.guid
  }

  /// Shows what standing rows cannot be without.
  mutating func keepNeeded() {
    var open: [(MergeTable, RowRecord)] = []
    for table in state.tables where !table.needs.isEmpty {
      for row in rows(of: table) where stands(row, of: table) { open.append((table, row)) }
    }
    var kept: [(MergeTable, RowRecord)] = []
    while let (table, row) = open.popLast() {
      for (column, name) in table.references where table.needs.contains(table.columns[column]) {
        guard case .reference(let guid) = value(row, of: table, column),
          let target = state.table(name), let needed = state[name, guid],
          !stands(needed, of: target)
        else { continue }
        show(target, guid, RowRecord.removed, as: .integer(0))
        if !isRival(guid, of: target) { report(target, guid, .removedAndNeeded) }
        open.append((target, needed))
        kept.append((target, needed))
      }
    }
    for (table, row) in kept { keepParts(of: row, table) }
  }

  /// Shows what was removed together with a row that is shown after all.
  private mutating func keepParts(of owner: RowRecord, _ owners: MergeTable) {
    if isSuperseded(owner.guid, of: owners) {
      showParts(of: [owner.guid], owners, as: .integer(0))
    }
    guard let removal = removal(of: owner) else { return }
    for table in state.tables where table.name != owners.name {
      for (column, name) in table.references where name == owners.name {
        for row in rows(of: table)
        where row.values[column] == .reference(owner.guid) && !stands(row, of: table)
          && self.removal(of: row) == removal
        {
          show(table, row.guid, RowRecord.removed, as: .integer(0))
        }
      }
    }
  }

  private func removal(of row: RowRecord) -> ChangeStamp? {
    row.versions.last { !$0.isUndone && $0.values[RowRecord.removed] != nil }?.stamp
  }

  /// Takes one row of each circle of rows that stand under one another out of it, to the top.
  mutating func openCircles(_ table: MergeTable) {
    // Only a row's place in a tree can be a circle that does harm.
    let columns = table.references.filter {
      $0.value == table.name && table.needs.contains(table.columns[$0.key])
    }
    for column in columns.keys.sorted() {
      var settled: Set<String> = []
      for start in rows(of: table).filter({ stands($0, of: table) }).map(\.guid).sorted() {
        var path: [String] = []
        var current: String? = start
        while let guid = current, !settled.contains(guid), !path.contains(guid) {
          path.append(guid)
          current = parent(of: guid, table, column)
        }
        if let guid = current, let first = path.firstIndex(of: guid),
          let least = path[first...].min()
        {
          show(table, least, column, as: .null)
          report(table, least, .circle(column: table.columns[column]))
        }
        settled.formUnion(path)
      }
    }
  }

  private func parent(of guid: String, _ table: MergeTable, _ column: Int) -> String? {
    guard let row = state[table.name, guid],
      case .reference(let above) = value(row, of: table, column)
    else { return nil }
    return above
  }
}
