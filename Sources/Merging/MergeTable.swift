/// What rows that stand for one thing, made in two copies, become.
package enum MergeUnion: Sendable, Hashable {
  /// One row; of fields that differ, those listed are a conflict, and of the others the latest counts.
  case one(conflicts: Set<String>)
  /// Two rows, of which one gets another name in the column.
  case renamed(column: String)
  /// Two rows, of which one gets another letter in the column, as ids of one place have.
  case lettered(column: String)
}

/// By what rows of one table that were made in two copies are known to stand for one thing.
package struct MergeKey: Sendable, Hashable {
  /// The columns that must be equal.
  package let columns: [String]
  /// What becomes of the rows.
  package let union: MergeUnion
  /// Whether rows that are removed count as well, because the file lets no two share the key.
  package let includesRemoved: Bool
  /// Two columns: a row in which they are equal stands for no row in which they differ.
  package let distinct: [String]

  /// Makes a key.
  package init(
    _ columns: [String], _ union: MergeUnion, includesRemoved: Bool = false,
    preferring distinct: [String] = []
  ) {
    self.columns = columns
    self.union = union
    self.includesRemoved = includesRemoved
    self.distinct = distinct
  }
}

/// The columns by which a row is put in the place of another, as a corrected text is.
package struct MergeSuccession: Sendable, Hashable {
  /// Names the row that it takes the place of.
  package let former: String
  /// Counts how often that was done.
  package let count: String

  /// Names the columns.
  package init(former: String, count: String) {
    self.former = former
    self.count = count
  }
}

/// A table as merging sees it.
package struct MergeTable: Sendable, Hashable {
  /// Its name.
  package let name: String
  /// The columns that hold what the row says, `removed` first.
  package let columns: [String]
  /// The tables that columns refer to.
  package let references: [Int: String]
  /// The columns whose row must stand as long as this one does.
  package let needs: Set<String>
  /// The columns whose row may be missing without this one having to go.
  package let loose: Set<String>
  /// By what rows are known to be one, in the order in which it is asked.
  package let keys: [MergeKey]
  /// Columns that mean something only together, such as those of a range in a source: a change of
  /// one of them sets them all.
  package let units: [[Int]]
  /// The columns of which the least value counts where rows become one, as the time of making.
  package let least: Set<String>
  /// How a row is put in the place of another, where the table has that.
  package let succession: MergeSuccession?
  /// The column that names the row which this one is a part of: it is shown with that one.
  package let owner: String?
  private let places: [String: Int]

  /// Makes a table.
  ///
  /// - Parameters:
  ///   - name: its name.
  ///   - columns: what the rows hold, `removed` first.
  ///   - references: the tables that columns refer to, by the columns' names.
  ///   - needs: the columns whose row must stand as long as this one does.
  ///   - loose: the columns whose row may be missing without this one having to go.
  ///   - keys: by what rows are known to be one.
  ///   - units: the names of columns that mean something only together.
  ///   - least: the columns of which the least value counts where rows become one.
  ///   - succession: how a row is put in the place of another.
  ///   - owner: the column that names the row which this one is a part of.
  package init(
    _ name: String, columns: [String], references: [String: String] = [:],
    needs: Set<String> = [], loose: Set<String> = [], keys: [MergeKey] = [],
    units: [[String]] = [], least: Set<String> = [], succession: MergeSuccession? = nil,
    owner: String? = nil
  ) {
    self.least = least
    self.succession = succession
    self.owner = owner
    self.loose = loose
    self.name = name
    self.columns = columns
    self.needs = needs
    self.keys = keys
    let places = Dictionary(
      columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    self.places = places
    self.units = units.map { $0.compactMap { places[$0] } }
    self.references = Dictionary(
      references.compactMap { name, table in places[name].map { ($0, table) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Where a column stands among the others.
  package func place(of column: String) -> Int? { places[column] }
}
