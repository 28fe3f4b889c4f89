package import Study

/// A number of each of some codes, in one group or several, as horizontal bars.
package struct BarChart: Hashable, Sendable {
  /// One code's numbers.
  package struct Row: Hashable, Sendable {
    /// The code; a name of one part stands by itself.
    package let label: CodePath
    /// Its number in each group; one that is not finite is shown as missing.
    package let values: [Double]

    /// Makes a row.
    package init(label: CodePath, values: [Double]) {
      self.label = label
      self.values = values
    }
  }

  /// The figure's heading.
  package let title: String
  /// What is counted and by which rule, line by line.
  package let caption: [String]
  /// What the axis shows.
  package let axis: String
  /// What the groups are called, in the order of each row's numbers; shown where there are two.
  package let groups: [String]
  /// The rows from the top; names above are printed once where the rows follow the codebook.
  package let rows: [Row]

  /// Makes a figure.
  ///
  /// - Precondition: Every row has a number for every group, and one where no group is named.
  package init(title: String, caption: [String], axis: String, groups: [String], rows: [Row]) {
    precondition(
      rows.allSatisfy { $0.values.count == max(1, groups.count) }, "a number for every group")
    self.title = title
    self.caption = caption
    self.axis = axis
    self.groups = groups
    self.rows = rows
  }
}
