/// A number that develops from one interview to the next, with a band around it.
package struct CurveChart: Hashable, Sendable {
  /// The number at one step.
  package struct Point: Hashable, Sendable {
    /// What the step is called.
    package let label: String
    /// The number.
    package let value: Double
    /// The lower edge of the band; nil where there is none.
    package let low: Double?
    /// The upper edge of the band; nil where there is none.
    package let high: Double?

    /// Makes a point.
    package init(label: String, value: Double, low: Double?, high: Double?) {
      self.label = label
      self.value = value
      self.low = low
      self.high = high
    }
  }

  /// The figure's heading.
  package let title: String
  /// What is counted and by which rule, line by line.
  package let caption: [String]
  /// What the steps are.
  package let xAxis: String
  /// What is counted.
  package let yAxis: String
  /// What the curve is, for the legend; the vertical axis' name where it is empty.
  package let curve: String
  /// What the band is, for the legend.
  package let band: String
  /// The points from the first step to the last.
  package let points: [Point]

  /// Makes a figure.
  package init(
    title: String, caption: [String], xAxis: String, yAxis: String, curve: String = "",
    band: String = "", points: [Point]
  ) {
    self.title = title
    self.caption = caption
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.curve = curve
    self.band = band
    self.points = points
  }
}
