internal import GRDB
package import Study

extension ProjectWriter {
  /// Gives a source another name.
  package func renameSource(_ source: SourceID, to name: String) throws {
    try update("source", source, ["name": name])
  }

  /// Removes a source with all that belongs to it; tombstones stay.
  ///
  /// - Returns: How many rows of each table went with it.
  /// - Throws: `StoreError` where the file cannot be written.
  package func removeSource(_ source: SourceID) throws -> [String: Int] {
    let shapes = try TextDumpShape.all(database)
    var counts: [String: Int] = [:]
    var open: [(table: String, id: Int)] = [("source", source)]
    try update("source", source, ["removed": 1])
    while let (table, id) = open.popLast() {
      for shape in shapes where shape.name != "mark" {
        for column in shape.columns where column.target == table {
          guard column.isRequired || Self.belongings.contains(shape.name) else { continue }
          for row in try standing(shape.name, column.name, id) {
            try update(shape.name, row, ["removed": 1])
            counts[shape.name, default: 0] += 1
            open.append((shape.name, row))
          }
        }
      }
    }
    return counts
  }

  /// Tables whose rows are about the one thing that they name, though they need not name any.
  private static let belongings: Set = ["memo", "condensation", "set_member", "foreign_part"]
}
