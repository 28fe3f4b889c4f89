extension ShownState {
  /// Shows one of the rows that copies put in the place of one row apart, and asks which it is to be.
  ///
  /// The one counts that stands as it was recorded, was put in place most often, and has the least
  /// guid. The others are shown only where something that stands cannot be without them. Of rows that
  /// are not shown the parts are not shown either.
  mutating func chooseSuccessors(_ table: MergeTable) {
    guard let succession = table.succession, let former = table.place(of: succession.former),
      let count = table.place(of: succession.count),
      rows(of: table).contains(where: { $0.values[former] != .null })
    else { return }
    var replaced: Set<String> = []
    var families: [String: [RowRecord]] = [:]
    for row in rows(of: table) {
      let line = line(of: row, table, former)
      families[line.last ?? row.guid, default: []].append(row)
      if stands(row, of: table) { replaced.formUnion(line.dropFirst()) }
    }
    var all: Set<String> = []
    var hidden: Set<String> = []
    for (root, family) in families.sorted(by: { $0.key < $1.key }) {
      let rivals = family.filter { stands($0, of: table) && !replaced.contains($0.guid) }
        .sorted { comes($0, before: $1, count) }
      guard let heir = rivals.first else { continue }
      let same = alike(rivals, of: table)
      if same.count > 1 {
        all.formUnion(rivals.map(\.guid))
        report(table, root, .rivals(same.map { $0.map(\.guid) }))
        for row in same.dropFirst().joined() {
          show(table, row.guid, RowRecord.removed, as: .integer(1))
        }
      }
      hidden.formUnion(
        family.filter { $0.guid != heir.guid && !stands($0, of: table) }.map(\.guid))
    }
    setRivals(all, superseded: hidden, of: table)
    showParts(of: hidden, table, as: .integer(1))
  }

  /// A row, what it was put in the place of, and so on to the first.
  private func line(of row: RowRecord, _ table: MergeTable, _ former: Int) -> [String] {
    var line = [row.guid]
    var current = row
    while case .reference(let guid) = current.values[former], !line.contains(guid),
      let next = state[table.name, guid]
    {
      line.append(guid)
      current = next
    }
    return line
  }

  /// Whether rows were put in the place of one row apart, and none of them in that of another.
  func areApart(_ guids: [String], _ table: MergeTable) -> Bool {
    guard let succession = table.succession, let former = table.place(of: succession.former) else {
      return false
    }
    let lines = guids.compactMap { state[table.name, $0] }.map { line(of: $0, table, former) }
    return lines.count == guids.count && Set(lines.map(\.last)).count == 1
      && lines.allSatisfy { line in !line.dropFirst().contains { guids.contains($0) } }
  }

  private func comes(_ one: RowRecord, before other: RowRecord, _ count: Int) -> Bool {
    if one.isRemoved != other.isRemoved { return other.isRemoved }
    if one.values[count] != other.values[count] { return one.values[count] > other.values[count] }
    return one.guid < other.guid
  }

  /// Rows put together that are one by the first key of their table.
  private func alike(_ rows: [RowRecord], of table: MergeTable) -> [[RowRecord]] {
    let key = table.keys.first?.columns.compactMap(table.place(of:)) ?? []
    var places: [[FieldValue]: Int] = [:]
    var groups: [[RowRecord]] = []
    for row in rows {
      let values = key.map { value(row, of: table, $0) }
      if let place = places[values] {
        groups[place].append(row)
      } else {
        places[values] = groups.count
        groups.append([row])
      }
    }
    return groups
  }

  /// Hides the parts of rows, or shows them as far as they were not removed.
  mutating func showParts(of owners: Set<String>, _ table: MergeTable, as removed: FieldValue) {
    guard !owners.isEmpty else { return }
    for parts in state.tables {
      guard let column = parts.owner.flatMap(parts.place(of:)),
        parts.references[column] == table.name
      else { continue }
      for row in rows(of: parts) where !row.isRemoved {
        if case .reference(let guid) = value(row, of: parts, column), owners.contains(guid) {
          show(parts, row.guid, RowRecord.removed, as: removed)
        }
      }
    }
  }
}
