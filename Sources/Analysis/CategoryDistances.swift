/// How far apart categories are, as a person has laid down.
package struct CategoryDistances: Sendable {
  /// The categories.
  package let categories: [String]
  /// Row by row.
  private let values: [Double]

  /// Reads a square of distances.
  ///
  /// - Parameters:
  ///   - categories: The names of rows and columns, each once.
  ///   - rows: The distances as numbers with a decimal point, 0 between a category and itself.
  /// - Throws: `RatingsError` at the first row or cell that is at fault.
  package init(categories: [String], rows: [[String]]) throws(RatingsError) {
    let count = categories.count
    guard rows.count == count, rows.allSatisfy({ $0.count == count }) else {
      throw .distancesNotSquare(rows: rows.count, columns: count)
    }
    var values: [Double] = []
    for (row, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        guard let distance = Double(cell), distance >= 0, distance < 1e100,
          row != column || distance == 0,
          column >= row || distance == values[column * count + row]
        else {
          throw .noDistance(row: row, column: column, text: cell)
        }
        values.append(distance)
      }
    }
    self.categories = categories
    self.values = values
  }

  /// The distance between two categories.
  func callAsFunction(_ left: Int, _ right: Int) -> Double {
    values[left * categories.count + right]
  }
}
