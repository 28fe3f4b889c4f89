package import Study

/// A coefficient of each of some codes with its interval, as a figure for a report.
package struct ForestPlot: Hashable, Sendable {
  /// One code's coefficient.
  package struct Row: Hashable, Sendable {
    /// The code; a name of one part stands by itself.
    package let label: CodePath
    /// The coefficient; nil where it is undefined.
    package let value: Double?
    /// The lower end of its interval; nil where there is none.
    package let low: Double?
    /// The upper end of its interval; nil where there is none.
    package let high: Double?
    /// A short remark; where there is no coefficient, the reason in words.
    package let note: String

    /// Makes a row.
    package init(label: CodePath, value: Double?, low: Double?, high: Double?, note: String = "") {
      self.label = label
      self.value = value
      self.low = low
      self.high = high
      self.note = note
    }
  }

  /// The figure's heading.
  package let title: String
  /// What is measured and by which rule, line by line.
  package let caption: [String]
  /// What the axis shows.
  package let axis: String
  /// The values to which the rows are held, drawn as lines of reference.
  package let thresholds: [Double]
  /// The rows from the top; names above are printed once where the rows follow the codebook.
  package let rows: [Row]

  /// Makes a figure.
  package init(
    title: String, caption: [String], axis: String, thresholds: [Double], rows: [Row]
  ) {
    self.title = title
    self.caption = caption
    self.axis = axis
    self.thresholds = thresholds
    self.rows = rows
  }
}
