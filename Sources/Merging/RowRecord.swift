/// One change of a row after it was made: what it set, and which changes it came after.
package struct RowVersion: Hashable, Sendable {
  /// When and where.
  package let stamp: ChangeStamp
  /// The latest changes of the row that the copy knew of; empty where it knew none.
  package let base: [ChangeStamp]
  /// What was set, by column.
  package let values: [Int: FieldValue]
  /// Whether it was taken back as if it had never been made, as an undone decision is.
  ///
  /// What knew of it still knew of all that it knew of.
  package let isUndone: Bool

  /// Makes a version.
  package init(
    stamp: ChangeStamp, base: [ChangeStamp], values: [Int: FieldValue], isUndone: Bool = false
  ) {
    self.stamp = stamp
    self.base = base
    self.values = values
    self.isUndone = isUndone
  }
}

/// A row as one copy of a project, or several together, have recorded it.
package struct RowRecord: Hashable, Sendable {
  /// The column that says whether the row was removed.
  package static let removed = 0

  /// What identifies the row in every copy.
  package let guid: String
  /// What its fields hold, in the order of the table's columns; the first says whether it is removed.
  package private(set) var values: [FieldValue]
  /// The latest change, or the making.
  package private(set) var stamp: ChangeStamp
  /// The changes since it was made, by stamp.
  package private(set) var versions: [RowVersion]

  /// Makes a record.
  package init(guid: String, values: [FieldValue], stamp: ChangeStamp, versions: [RowVersion]) {
    self.guid = guid
    self.values = values
    self.stamp = stamp
    self.versions = versions.sorted { $0.stamp < $1.stamp }
  }

  /// Whether the row was removed.
  package var isRemoved: Bool { values[Self.removed] == .integer(1) }

  /// Takes in what another copy has recorded of the same row.
  ///
  /// Each field holds what was set last. The result is the same whatever is joined first, and
  /// joining something twice changes nothing (a join semilattice: Shapiro, Preguiça, Baquero and
  /// Zawirski 2011).
  package mutating func join(_ other: RowRecord) {
    stamp = max(stamp, other.stamp)
    guard versions != other.versions else { return }
    let former = (Self.setColumns(versions), Self.setColumns(other.versions))
    var byStamp = Dictionary(
      versions.map { ($0.stamp, $0) }, uniquingKeysWith: { first, _ in first })
    for version in other.versions {
      byStamp[version.stamp] = byStamp[version.stamp].map { Self.joined($0, version) } ?? version
    }
    versions = byStamp.values.sorted { $0.stamp < $1.stamp }
    // What held before a change that one side knows to be undone is what that side holds.
    for column in Set(versions.filter(\.isUndone).flatMap(\.values.keys)) {
      values[column] =
        switch (former.0.contains(column), former.1.contains(column)) {
        case (false, true): values[column]
        case (true, false): other.values[column]
        default: min(values[column], other.values[column])
        }
    }
    for version in versions where !version.isUndone {
      for (column, value) in version.values { values[column] = value }
    }
  }

  /// The columns that changes which count have set.
  private static func setColumns(_ versions: [RowVersion]) -> Set<Int> {
    Set(versions.lazy.filter { !$0.isUndone }.flatMap(\.values.keys))
  }

  /// One version of two that carry one stamp, as happens when a file was put back from an old copy.
  private static func joined(_ one: RowVersion, _ other: RowVersion) -> RowVersion {
    RowVersion(
      stamp: one.stamp, base: Set(one.base).union(other.base).sorted(),
      values: one.values.merging(other.values, uniquingKeysWith: max),
      isUndone: one.isUndone || other.isUndone)
  }
}
