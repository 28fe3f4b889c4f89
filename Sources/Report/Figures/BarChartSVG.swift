internal import Formats
internal import Study

extension BarChart {
  /// The figure as SVG; the same bytes for the same figure.
  ///
  /// Groups differ in lightness and hatching, and stand in the legend's order in every row.
  package func svg(_ words: Wording) -> String {
    var drawing = BarDrawing(self, words)
    return drawing.svg()
  }
}

/// How the bars of one group look.
private struct BarStyle {
  let fill: String
  /// The strokes across it: rising, falling or both.
  let hatches: [Bool]

  /// Told apart by lightness alone, without colour; further groups begin again.
  static let all = [
    BarStyle(fill: "#1d649e", hatches: []), BarStyle(fill: "#cfe0f1", hatches: []),
    BarStyle(fill: "#ffffff", hatches: [false]), BarStyle(fill: "#e8a33d", hatches: []),
    BarStyle(fill: "#ffffff", hatches: [false, true]), BarStyle(fill: "#4a4a4a", hatches: []),
    BarStyle(fill: "#ffffff", hatches: []), BarStyle(fill: "#cfe0f1", hatches: [true]),
  ]
}

/// One bar chart on its way to SVG.
private struct BarDrawing {
  private let chart: BarChart
  private let words: Wording
  private let numbers: FigureNumbers
  private let rows: FigureRows
  private let axis: FigureAxis
  private let heading: FigureHeading
  private let legend: [(group: Int, x: Double, line: Int)]
  private let hasGaps: Bool
  private let bar: Double
  private let width: Double
  private let top: Double
  private var canvas = SVGCanvas()

  private static let plotWidth = 400.0

  init(_ chart: BarChart, _ words: Wording) {
    self.chart = chart
    self.words = words
    let values = chart.rows.flatMap(\.values).filter(\.isFinite)
    let numbers = FigureNumbers(values, words)
    self.numbers = numbers
    let groups = max(1, chart.groups.count)
    bar = groups == 1 ? 14 : 11
    rows = FigureRows(
      chart.rows.map(\.label),
      heights: chart.rows.map { _ in Double(groups) * (groups == 1 ? 14 : 11) + 8 })
    let start = SVGCanvas.margin + rows.width + 14
    axis = FigureAxis(
      from: values.reduce(0, min), to: values.reduce(0, max), origin: start,
      length: Self.plotWidth, ticks: 5, isWhole: values.allSatisfy { $0 == $0.rounded() })
    let room = values.map { FigureText.width(numbers($0), size: 11) }.max() ?? 0
    width = start + Self.plotWidth + room + 10 + SVGCanvas.margin
    heading = FigureHeading(
      title: chart.title, caption: chart.caption, width: width - 2 * SVGCanvas.margin)
    var legend: [(group: Int, x: Double, line: Int)] = []
    var (x, line) = (SVGCanvas.margin, 0)
    if chart.groups.count > 1 {
      for (group, name) in chart.groups.enumerated() {
        let length = min(26 + FigureText.width(name, size: 12), width - 2 * SVGCanvas.margin)
        if x > SVGCanvas.margin, x + length > width - SVGCanvas.margin {
          x = SVGCanvas.margin
          line += 1
        }
        legend.append((group, x, line))
        x += length + 16
      }
    }
    self.legend = legend
    hasGaps = chart.rows.contains { $0.values.contains { !$0.isFinite } }
    let legendRoom = (legend.isEmpty ? 0 : Double(line + 1) * 20 + 14) + (hasGaps ? 20 : 0)
    top = SVGCanvas.margin + heading.height + legendRoom + 14
  }

  private var bottom: Double { top + rows.height + 6 }

  mutating func svg() -> String {
    heading.draw(on: &canvas)
    drawLegend()
    rows.draw(on: &canvas, y: top)
    drawAxis()
    for line in rows.lines {
      if let row = line.row { draw(chart.rows[row], y: top + line.middle) }
    }
    canvas.line(x1: axis.place(0), y1: top - 4, x2: axis.place(0), y2: bottom)
    return canvas.document(
      title: chart.title, description: words.description(of: chart), width: width,
      height: bottom + 44 + SVGCanvas.margin, words: words)
  }

  private mutating func drawLegend() {
    let y = SVGCanvas.margin + heading.height + 10
    if hasGaps {
      let line = Double((legend.last?.line ?? -1) + 1)
      canvas.text(
        "–  " + words.nothingToCountIn, x: SVGCanvas.margin, y: y + line * 20 + 12,
        fill: SVGCanvas.grey)
    }
    for (group, x, line) in legend {
      let middle = y + Double(line) * 20 + 8
      drawBar(x: x, y: middle - 5.5, length: 20, height: 11, group: group)
      let name = FigureText.cut(
        chart.groups[group], to: width - 2 * SVGCanvas.margin - 26, size: 12)
      canvas.text(name, x: x + 26, y: middle + 4.2)
    }
  }

  private mutating func drawAxis() {
    let format = NumberFormat.people(words.language)
    for tick in axis.ticks {
      let x = axis.place(tick)
      canvas.line(x1: x, y1: top - 4, x2: x, y2: bottom, stroke: "#e3e3e3")
      canvas.line(x1: x, y1: bottom, x2: x, y2: bottom + 4)
      canvas.text(
        format.decimal(tick, digits: axis.digits), x: x, y: bottom + 17, size: 11, anchor: .middle)
    }
    canvas.line(x1: axis.origin, y1: bottom, x2: axis.origin + axis.length, y2: bottom)
    canvas.text(chart.axis, x: axis.origin + axis.length / 2, y: bottom + 36, anchor: .middle)
  }

  private mutating func draw(_ row: BarChart.Row, y: Double) {
    var barTop = y - bar * Double(row.values.count) / 2
    for (group, value) in row.values.enumerated() {
      let base = barTop + bar / 2 + 3.9
      if value.isFinite {
        let (from, to) = (axis.place(min(0, value)), axis.place(max(0, value)))
        if value != 0 {
          drawBar(x: from, y: barTop + 0.5, length: to - from, height: bar - 1, group: group)
        }
        canvas.text(numbers(value), x: to + 5, y: base, size: 11)
      } else {
        canvas.text("–", x: axis.place(0) + 5, y: base, size: 11, fill: SVGCanvas.grey)
      }
      barTop += bar
    }
  }

  private mutating func drawBar(
    x: Double, y: Double, length: Double, height: Double, group: Int
  ) {
    let style = BarStyle.all[group % BarStyle.all.count]
    canvas.rect(
      x: x, y: y, width: length, height: height, fill: style.fill,
      attributes: " stroke=\"\(SVGCanvas.ink)\" stroke-width=\"0.7\"")
    for isFalling in style.hatches {
      canvas.path(
        FigureHatch.strokes(
          x: x, y: y, width: length, height: height, step: 5, isFalling: isFalling),
        stroke: SVGCanvas.ink, width: 0.8)
    }
  }
}
