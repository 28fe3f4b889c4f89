extension ShownState {
  /// Makes one of rows that stand for the same thing, or tells apart rows that share a name.
  mutating func unite(_ table: MergeTable, by key: MergeKey) {
    if key.columns.contains(where: {
      table.place(of: $0).map { table.references[$0] } == table.name
    }) {
      uniteTree(table, by: key)
      return
    }
    let places = key.columns.compactMap(table.place(of:))
    var groups: [[FieldValue]: [RowRecord]] = [:]
    for row in rows(of: table) where isHeld(row, of: table, to: key) {
      groups[places.map { value(row, of: table, $0) }, default: []].append(row)
    }
    let doubles = groups.filter { $0.value.count > 1 }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    guard !doubles.isEmpty else { return }
    switch key.union {
    case .one:
      for (_, rows) in doubles { fuse(rows, of: table, by: key) }
    case .renamed(let column):
      rename(doubles.map(\.value), of: table, column, by: key) { "\($0) (\($1))" }
    case .lettered(let column):
      rename(doubles.map(\.value), of: table, column, by: key) { Self.suffix($1) }
    }
  }

  /// Whether a row must have its key for itself.
  private func isHeld(_ row: RowRecord, of table: MergeTable, to key: MergeKey) -> Bool {
    if stands(row, of: table) { return true }
    // A row that another stands for has been given a key of its own.
    return key.includesRemoved && aliases[table.name]?[row.guid] == nil
  }

  /// Goes down a tree from the top, so that the children of rows that become one meet.
  private mutating func uniteTree(_ table: MergeTable, by key: MergeKey) {
    guard
      let parent = key.columns.compactMap(table.place(of:)).first(where: {
        table.references[$0] == table.name
      })
    else { return }
    let others = key.columns.compactMap(table.place(of:)).filter { $0 != parent }
    var children: [String?: [RowRecord]] = [:]
    for row in rows(of: table) where stands(row, of: table) {
      guard case .reference(let above) = value(row, of: table, parent) else {
        children[nil, default: []].append(row)
        continue
      }
      children[above, default: []].append(row)
    }
    var level: [String?] = [nil]
    while !level.isEmpty {
      var next: [String?] = []
      for above in level {
        // Rows under any that now counts as this one are under it.
        let below = (children[above] ?? []).filter { aliases[table.name]?[$0.guid] == nil }
        let groups = Dictionary(grouping: below) { row in
          others.map { value(row, of: table, $0) }
        }
        let doubles = groups.filter { $0.value.count > 1 }
          .sorted { $0.key.lexicographicallyPrecedes($1.key) }
        for (_, rows) in doubles {
          fuse(rows, of: table, by: key)
          guard let first = inOrder(rows, of: table).first?.guid else { continue }
          for row in rows where row.guid != first {
            for child in children[row.guid] ?? [] {
              show(table, child.guid, parent, as: .reference(first))
              children[first, default: []].append(child)
            }
            children[row.guid] = nil
          }
        }
        next += below.map(\.guid).filter { aliases[table.name]?[$0] == nil }.sorted()
      }
      level = next
    }
  }

  /// Makes one row of several: the first stands for the others.
  private mutating func fuse(_ rows: [RowRecord], of table: MergeTable, by key: MergeKey) {
    guard case .one(let conflicts) = key.union else { return }
    let inOrder = inOrder(rows, of: table, preferring: key.distinct)
    guard let first = inOrder.first else { return }
    fill(inOrder, of: table, but: Set(key.columns), conflicts)
    for row in inOrder.dropFirst() {
      alias(table, row.guid, to: first.guid)
      show(table, row.guid, RowRecord.removed, as: .integer(1))
      if key.includesRemoved { tellApart(row, of: table, by: key) }
    }
  }

  /// Standing rows first, then those in which two columns differ, and then by guid.
  private func inOrder(
    _ rows: [RowRecord], of table: MergeTable, preferring distinct: [String] = []
  ) -> [RowRecord] {
    let columns = distinct.compactMap(table.place(of:))
    func rank(_ row: RowRecord) -> Int {
      let areEqual = columns.count == 2 && row.values[columns[0]] == row.values[columns[1]]
      // What was removed and is shown because something needs it makes way.
      let rank = !stands(row, of: table) ? 2 : row.isRemoved ? 1 : 0
      return 2 * rank + (areEqual ? 1 : 0)
    }
    return rows.sorted { (rank($0), $0.guid) < (rank($1), $1.guid) }
  }

  /// Gives a hidden row a key of its own where the file lets no two rows share one.
  private mutating func tellApart(_ row: RowRecord, of table: MergeTable, by key: MergeKey) {
    guard let name = key.columns.last, let column = table.place(of: name),
      case .text(let text) = value(row, of: table, column)
    else { return }
    show(table, row.guid, column, as: .text(text + "~" + row.guid))
  }

  /// Makes the first row say what all of them say together.
  private mutating func fill(
    _ rows: [RowRecord], of table: MergeTable, but key: Set<String>, _ conflicts: Set<String>
  ) {
    guard let first = rows.first else { return }
    let latest = rows.max { ($0.stamp, $0.guid) < ($1.stamp, $1.guid) } ?? first
    for column in 1..<table.columns.count where !key.contains(table.columns[column]) {
      let name = table.columns[column]
      var values: [FieldValue] = []
      for row in rows {
        let value = canonical(self.value(row, of: table, column), of: table, column)
        if !value.isEmpty, !values.contains(value) { values.append(value) }
      }
      guard
        values.count > 1
          || (values.first.map { $0 != self.value(first, of: table, column) } ?? false)
      else { continue }
      if conflicts.contains(name) || values.count == 1 {
        if let value = values.first { show(table, first.guid, column, as: value) }
      } else if table.least.contains(name), let value = values.min() {
        show(table, first.guid, column, as: value)
      } else {
        show(table, first.guid, column, as: self.value(latest, of: table, column))
      }
      if values.count > 1, conflicts.contains(name) {
        report(
          table, first.guid,
          .sameButDifferent(
            column: name, values: values, others: rows.dropFirst().map(\.guid)))
      }
    }
  }

  /// Gives rows names that no other row of their kind has.
  private mutating func rename(
    _ groups: [[RowRecord]], of table: MergeTable, _ name: String, by key: MergeKey,
    _ numbered: (String, Int) -> String
  ) {
    guard let column = table.place(of: name) else { return }
    let others = key.columns.filter { $0 != name }.compactMap(table.place(of:))
    var taken: [[FieldValue]: Set<FieldValue>] = [:]
    for row in rows(of: table) where isHeld(row, of: table, to: key) {
      taken[others.map { value(row, of: table, $0) }, default: []]
        .insert(value(row, of: table, column))
    }
    for row in groups.flatMap({ inOrder($0, of: table).dropFirst() }) {
      let former = value(row, of: table, column)
      guard case .text(let text) = former else { continue }
      let family = others.map { value(row, of: table, $0) }
      var number = 2
      var shown = former
      repeat {
        shown = .text(numbered(text, number))
        number += 1
      } while taken[family]?.contains(shown) == true
      taken[family]?.insert(shown)
      show(table, row.guid, column, as: shown)
      // Of a text that is shown beside another of its source the question is which one counts.
      if !isRival(row.guid, of: table) {
        report(table, row.guid, .renamed(column: name, from: former, to: shown))
      }
    }
  }

  /// Nothing, `b`, `c` … `z`, `ba` …: the letters by which ids of one place are told apart.
  private static func suffix(_ number: Int) -> String {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz".unicodeScalars)
    var name = String.UnicodeScalarView()
    var left = number - 1
    while left > 0 {
      name.insert(alphabet[left % 26], at: name.startIndex)
      left /= 26
    }
    return String(name)
  }
}
