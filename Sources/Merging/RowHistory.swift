/// The changes of one row as a graph: which of them knew of which.
package struct RowHistory: Sendable {
  /// The changes that count.
  private let versions: [RowVersion]
  private let ancestors: [ChangeStamp: Set<ChangeStamp>]

  /// Reads the graph of a row's changes.
  ///
  /// - Parameter versions: the changes in the order of their stamps, in which none comes before one
  ///   that it knew of.
  package init(_ versions: [RowVersion]) {
    self.versions = versions.filter { !$0.isUndone }
    var ancestors: [ChangeStamp: Set<ChangeStamp>] = [:]
    for version in versions {
      var known = Set(version.base)
      for stamp in version.base { known.formUnion(ancestors[stamp] ?? []) }
      ancestors[version.stamp] = known
    }
    self.ancestors = ancestors
  }

  /// The changes that no other change knew of.
  package var heads: [ChangeStamp] {
    let known = versions.reduce(into: Set<ChangeStamp>()) {
      $0.formUnion(ancestors[$1.stamp] ?? [])
    }
    return versions.map(\.stamp).filter { !known.contains($0) }
  }

  /// Whether of two changes neither knew of the other.
  package func areConcurrent(_ one: ChangeStamp, _ other: ChangeStamp) -> Bool {
    one != other && ancestors[one]?.contains(other) != true
      && ancestors[other]?.contains(one) != true
  }

  /// The changes of a column that no later change of it knew of.
  package func latest(of column: Int) -> [RowVersion] { latest(ofAny: [column]) }

  /// The changes of any of several columns that no later change of them knew of.
  package func latest(ofAny columns: [Int]) -> [RowVersion] {
    let setting = versions.filter { version in
      columns.contains { version.values[$0] != nil }
    }
    guard setting.count > 1 else { return setting }
    return setting.filter { version in
      !setting.contains { ancestors[$0.stamp]?.contains(version.stamp) == true }
    }
  }

  /// The changes that neither knew of one nor were known to it.
  package func concurrent(with stamp: ChangeStamp) -> [RowVersion] {
    versions.filter { areConcurrent($0.stamp, stamp) }
  }
}
