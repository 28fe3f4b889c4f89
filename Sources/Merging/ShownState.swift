/// What a state shows: what was recorded, but for the places where that would contradict itself.
///
/// Copies that were changed apart can together say what none of them says: two codes of one name
/// under one parent, a coding whose code is gone, codes under one another in a circle. Nothing that
/// was recorded is thrown away for it. What is shown instead follows from the recorded state alone,
/// so that copies which know the same show the same.
package struct ShownState: Sendable, Hashable {
  /// A field that is shown otherwise than it is recorded.
  package struct Overlay: Sendable, Hashable {
    /// The table.
    package let table: String
    /// The row.
    package let guid: String
    /// The column.
    package let column: Int
    /// What is shown.
    package let value: FieldValue
  }

  /// What was recorded.
  package let state: CopyState
  /// What is shown otherwise, by table, row and column.
  package private(set) var overlays: [String: [String: [Int: FieldValue]]] = [:]
  /// What somebody has to look at, in the order of tables and rows.
  package private(set) var conflicts: [MergeConflict] = []
  /// The rows that stand for others, by table and the others' guids.
  package private(set) var aliases: [String: [String: String]] = [:]

  /// The rows that were put in the place of one row in copies apart, by table.
  private var rivals: [String: Set<String>] = [:]
  /// The rows in whose place another of the same origin is shown, by table.
  private var superseded: [String: Set<String>] = [:]

  /// Works out what a state shows.
  package init(_ state: CopyState) {
    self.state = state
    for table in state.tables { keepChanged(table) }
    for table in state.tables { chooseSuccessors(table) }
    redirectMerged()
    keepNeeded()
    for table in state.tables where table.references.values.contains(table.name) {
      openCircles(table)
    }
    for table in state.tables {
      redirect(table)
      for key in table.keys { unite(table, by: key) }
      if table.references.values.contains(table.name) { redirect(table) }
    }
    for table in state.tables { listFields(table) }
    conflicts.removeAll { conflict in
      conflict.kind == .removedAndChanged && rivals[conflict.table]?.contains(conflict.guid) == true
    }
    conflicts.sort { ($0.key) < ($1.key) }
  }

  /// Every overlay, by table, row and column.
  package var allOverlays: [Overlay] {
    overlays.sorted { $0.key < $1.key }.flatMap { table, rows in
      rows.sorted { $0.key < $1.key }.flatMap { guid, fields in
        fields.sorted { $0.key < $1.key }.map {
          Overlay(table: table, guid: guid, column: $0.key, value: $0.value)
        }
      }
    }
  }

  /// What a field of a row is shown as.
  package func value(_ row: RowRecord, of table: MergeTable, _ column: Int) -> FieldValue {
    overlays[table.name]?[row.guid]?[column] ?? row.values[column]
  }

  /// Whether a row is shown.
  package func stands(_ row: RowRecord, of table: MergeTable) -> Bool {
    value(row, of: table, RowRecord.removed) != .integer(1)
  }

  /// Every field of a row as it is shown.
  package func values(_ row: RowRecord, of table: MergeTable) -> [FieldValue] {
    var values = row.values
    for (column, value) in overlays[table.name]?[row.guid] ?? [:] { values[column] = value }
    return values
  }

  mutating func show(_ table: MergeTable, _ guid: String, _ column: Int, as value: FieldValue) {
    if state[table.name, guid]?.values[column] == value {
      overlays[table.name]?[guid]?[column] = nil
      if overlays[table.name]?[guid]?.isEmpty == true { overlays[table.name]?[guid] = nil }
    } else {
      overlays[table.name, default: [:]][guid, default: [:]][column] = value
    }
  }

  mutating func report(_ table: MergeTable, _ guid: String, _ kind: MergeConflict.Kind) {
    conflicts.append(MergeConflict(table: table.name, guid: guid, kind: kind))
  }

  mutating func setRivals(
    _ guids: Set<String>, superseded hidden: Set<String>, of table: MergeTable
  ) {
    rivals[table.name] = guids
    superseded[table.name] = hidden
  }

  /// Whether another row of the same origin is shown in the place of a row.
  func isSuperseded(_ guid: String, of table: MergeTable) -> Bool {
    superseded[table.name]?.contains(guid) == true
  }

  /// Whether a row is one of several that were put in the place of one row.
  func isRival(_ guid: String, of table: MergeTable) -> Bool {
    rivals[table.name]?.contains(guid) == true
  }

  mutating func alias(_ table: MergeTable, _ guid: String, to other: String) {
    aliases[table.name, default: [:]][guid] = other
  }

  func rows(of table: MergeTable) -> some Collection<RowRecord> {
    (state.rows[table.name] ?? [:]).values
  }

  // MARK: Removal against change

  /// Shows rows that one copy removed and another changed without knowing of that.
  private mutating func keepChanged(_ table: MergeTable) {
    for row in rows(of: table) where row.versions.count > 1 {
      let history = RowHistory(row.versions)
      let settings = history.latest(of: RowRecord.removed)
      let removals = settings.filter { $0.values[RowRecord.removed] == .integer(1) }
      guard !removals.isEmpty else { continue }
      let changes = removals.map { removal in
        history.concurrent(with: removal.stamp).contains {
          $0.values[RowRecord.removed] != .integer(1)
        }
      }
      // Where another copy removed the row knowing of the change, it is gone all the same.
      guard changes.allSatisfy({ $0 }) else { continue }
      show(table, row.guid, RowRecord.removed, as: .integer(0))
      report(table, row.guid, .removedAndChanged)
    }
  }

  // MARK: Differing fields

  /// Lists the fields that were set to different values by changes that did not know of one another.
  private mutating func listFields(_ table: MergeTable) {
    for row in rows(of: table) where row.versions.count > 1 && stands(row, of: table) {
      let history = RowHistory(row.versions)
      for unit in table.units { listUnit(unit, of: row, table, history) }
      let inUnits = Set(table.units.joined())
      for column in 1..<table.columns.count where !inUnits.contains(column) {
        let latest = history.latest(of: column)
        guard latest.count > 1 else { continue }
        var values: [FieldValue] = []
        for version in latest.reversed() {
          guard let value = version.values[column] else { continue }
          let meant = canonical(value, of: table, column)
          if !values.contains(meant) { values.append(meant) }
        }
        if values.count > 1 {
          report(table, row.guid, .field(column: table.columns[column], values: values))
        }
      }
    }
  }

  /// Lists columns that mean something only together, where changes that did not know of one another
  /// set them differently.
  ///
  /// Values that differ in naming rows that all stand, or that were put in the place of one row apart,
  /// are no question of their own: copies led the row to different rows, such as two corrections of one
  /// text, and the question is about those.
  private mutating func listUnit(
    _ unit: [Int], of row: RowRecord, _ table: MergeTable, _ history: RowHistory
  ) {
    let latest = history.latest(ofAny: unit)
    guard latest.count > 1 else { return }
    var values: [[FieldValue]] = []
    for version in latest.reversed() {
      let meant = unit.map {
        canonical(version.values[$0] ?? row.values[$0], of: table, $0)
      }
      if !values.contains(meant) { values.append(meant) }
    }
    guard values.count > 1 else { return }
    for (index, column) in unit.enumerated() {
      guard let target = table.references[column].flatMap(state.table) else { continue }
      let named = Set(values.map { $0[index] })
      let guids = named.compactMap { value -> String? in
        guard case .reference(let guid) = value else { return nil }
        return guid
      }
      guard named.count > 1, guids.count == named.count else { continue }
      let allStand = guids.allSatisfy { guid in
        state[target.name, guid].map { stands($0, of: target) } ?? false
      }
      if allStand || areApart(guids, target) { return }
    }
    report(table, row.guid, .unit(columns: unit.map { table.columns[$0] }, values: values))
  }

  /// The value with a reference to a row that another stands for turned to that one.
  func canonical(_ value: FieldValue, of table: MergeTable, _ column: Int) -> FieldValue {
    guard case .reference(let guid) = value, let target = table.references[column],
      let other = aliases[target]?[guid]
    else { return value }
    return .reference(other)
  }

  /// Turns references to rows that others stand for.
  private mutating func redirect(_ table: MergeTable) {
    let columns = table.references.filter { aliases[$0.value]?.isEmpty == false }.keys.sorted()
    guard !columns.isEmpty else { return }
    for row in rows(of: table) where stands(row, of: table) {
      for column in columns {
        let value = value(row, of: table, column)
        let meant = canonical(value, of: table, column)
        if meant != value { show(table, row.guid, column, as: meant) }
      }
    }
  }
}
