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
  /// The numbers, row by row.
  package let counts: [[Int]]
  /// Whether rows and columns are the same, so that the diagonal holds each one's own number.
  package let hasDiagonal: Bool

  /// Makes a figure.
  ///
  /// - Precondition: There are as many rows of numbers as names of rows, each with as many numbers
  ///   as there are names of columns; and as many rows as columns where there is a diagonal.
  package init(
    title: String, caption: [String], rows: [CodePath], columns: [CodePath], counts: [[Int]],
    hasDiagonal: Bool
  ) {
    precondition(counts.count == rows.count, "a row of numbers for every row")
    precondition(counts.allSatisfy { $0.count == columns.count }, "a number for every cell")
    precondition(!hasDiagonal || rows.count == columns.count, "a diagonal needs a square")
    self.title = title
    self.caption = caption
    self.rows = rows
    self.columns = columns
    self.counts = counts
    self.hasDiagonal = hasDiagonal
  }

  /// Whether a cell holds a row's own number.
  func isDiagonal(_ row: Int, _ column: Int) -> Bool { hasDiagonal && row == column }

  /// The largest number off the diagonal.
  var largest: Int {
    var largest = 0
    for row in rows.indices {
      for column in columns.indices where !isDiagonal(row, column) {
        largest = max(largest, counts[row][column])
      }
    }
    return largest
  }
}

/// The shades of a heat map: one hue, evenly darker, so that they also tell apart in grey.
struct HeatScale {
  /// The lightness L* of the shades is 93, 83, 73, 62, 41 and 24; the hue is one of OKLCH.
  private static let shades = [
    "#dfedfc", "#b4d3f2", "#87b8e7", "#5b9bd6", "#1d649e", "#043a63",
  ]

  /// A range of numbers that share a shade.
  struct Step: Hashable {
    let range: ClosedRange<Int>
    let fill: String
    /// The colour of figures on the shade, with a contrast of at least 4.5 to 1.
    let ink: String
  }

  /// The steps from low to high; none for 0.
  let steps: [Step]

  /// Divides 1 … largest so that the steps widen with the square, as counts of pairs do.
  init(largest: Int) {
    var bounds: [Int] = []
    let count = min(largest, Self.shades.count)
    for step in stride(from: 1, through: count, by: 1) {
      let share = Double(step * step) / Double(count * count)
      let bound = count < Self.shades.count ? step : Int((Double(largest) * share).rounded())
      bounds.append(max(bound, (bounds.last ?? 0) + 1))
    }
    var low = 1
    steps = bounds.enumerated().map { index, bound in
      defer { low = bound + 1 }
      let shade = count > 1 ? index * (Self.shades.count - 1) / (count - 1) : 2
      return Step(
        range: low...bound, fill: Self.shades[shade], ink: shade < 4 ? "#1a1a1a" : "#ffffff")
    }
  }

  /// The step of a number; none for 0.
  func step(of number: Int) -> Step? {
    steps.first { $0.range.contains(number) }
  }
}
