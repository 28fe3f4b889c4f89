package import Study

/// How often each of some things goes with each of some others, as a figure for a report.
package struct HeatMap: Hashable, Sendable {
  /// The figure's heading.
  package let title: String
  /// What is counted and by which rule, line by line.
  package let caption: [String]
  /// The rows' names, from the top of the tree; a name of one part stands by itself.
  package let rows: [CodePath]
  /// The columns' names.
  package let columns: [CodePath]
  /// The numbers, row by row; nil where there was nothing to count in, which is not 0.
  package let cells: [[Double?]]
  /// What the numbers are, for the legend; where it is empty, how often things are counted.
  package let measure: String
  /// With how many decimals they are shown.
  package let digits: Int
  /// Whether rows and columns are the same, so that the diagonal holds each one's own number.
  package let hasDiagonal: Bool
  /// Whether rows and columns stand as in the codebook, so that names above are printed once.
  package let isInTreeOrder: Bool

  /// Makes a figure of counts.
  ///
  /// - Precondition: There are as many rows of numbers as names of rows, each with as many numbers
  ///   as there are names of columns; and as many rows as columns where there is a diagonal.
  package init(
    title: String, caption: [String], rows: [CodePath], columns: [CodePath], counts: [[Int]],
    hasDiagonal: Bool
  ) {
    self.init(
      title: title, caption: caption, rows: rows, columns: columns,
      cells: counts.map { $0.map(Double.init) }, hasDiagonal: hasDiagonal)
  }

  /// Makes a figure of any numbers from 0 on, such as counts per 1 000 words.
  ///
  /// - Parameters:
  ///   - title: The figure's heading.
  ///   - caption: What is counted and by which rule, line by line.
  ///   - rows: The rows' names.
  ///   - columns: The columns' names.
  ///   - cells: The numbers, row by row; nil where there was nothing to count in.
  ///   - measure: What the numbers are, for the legend.
  ///   - digits: With how many decimals they are shown.
  ///   - hasDiagonal: Whether rows and columns are the same.
  ///   - isInTreeOrder: Whether rows and columns stand as in the codebook.
  /// - Precondition: As for counts; and every number is finite and not negative.
  package init(
    title: String, caption: [String], rows: [CodePath], columns: [CodePath], cells: [[Double?]],
    measure: String = "", digits: Int = 0, hasDiagonal: Bool = false, isInTreeOrder: Bool = true
  ) {
    precondition(cells.count == rows.count, "a row of numbers for every row")
    precondition(cells.allSatisfy { $0.count == columns.count }, "a number for every cell")
    precondition(!hasDiagonal || rows.count == columns.count, "a diagonal needs a square")
    self.title = title
    self.caption = caption
    self.rows = rows
    self.columns = columns
    self.cells = cells
    self.measure = measure
    self.digits = digits
    self.hasDiagonal = hasDiagonal
    self.isInTreeOrder = isInTreeOrder
  }

  /// Whether a cell holds a row's own number.
  func isDiagonal(_ row: Int, _ column: Int) -> Bool { hasDiagonal && row == column }

  /// The largest number off the diagonal.
  var largest: Double {
    var largest = 0.0
    for row in rows.indices {
      for column in columns.indices where !isDiagonal(row, column) {
        largest = max(largest, cells[row][column] ?? 0)
      }
    }
    return largest
  }
}
