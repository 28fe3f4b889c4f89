internal import Formats

extension CurveChart {
  /// The figure as SVG; the same bytes for the same figure.
  package func svg(_ words: Wording) -> String {
    var drawing = CurveDrawing(self, words)
    return drawing.svg()
  }
}

/// One curve on its way to SVG.
private struct CurveDrawing {
  private let chart: CurveChart
  private let words: Wording
  private let numbers: FigureNumbers
  private let axis: FigureAxis
  private let heading: FigureHeading
  private let start: Double
  private let step: Double
  private let top: Double
  private let width: Double
  /// Whether the names of the steps have room beside each other.
  private let isLevel: Bool
  private let labels: [String]
  private var canvas = SVGCanvas()

  private static let plotHeight = 300.0
  /// More points than this have no number of their own but the last.
  private static let numberedPoints = 16
  private static let bandFill = "#d6e4f0"

  init(_ chart: CurveChart, _ words: Wording) {
    self.chart = chart
    self.words = words
    let values = chart.points.map(\.value)
    let all = values + chart.points.compactMap(\.high) + chart.points.compactMap(\.low)
    let isWhole = values.allSatisfy { $0 == $0.rounded() }
    numbers = FigureNumbers(values, words)
    let count = max(1, chart.points.count)
    let plotWidth = min(760, max(480, Double(count) * 44))
    let step = plotWidth / Double(count)
    self.step = step
    isLevel = chart.points.allSatisfy { FigureText.width($0.label, size: 11) <= step - 6 }
    labels = chart.points.map { FigureText.cut($0.label, to: 130, size: 11) }
    let format = NumberFormat.people(words.language)
    let scale = FigureAxis(
      from: all.reduce(0, min), to: all.reduce(0, max), origin: 0, length: 1, ticks: 6,
      isWhole: isWhole)
    let left =
      scale.ticks.map {
        FigureText.width(format.decimal($0, digits: scale.digits), size: 11)
      }.max() ?? 0
    // The first name, where it slopes, reaches to the left of the axis.
    let reach = isLevel ? 0 : FigureText.width(labels.first ?? "", size: 11) * 0.7071 - step / 2
    start = SVGCanvas.margin + max(left + 10, reach)
    let last = numbers(values.last ?? 0)
    let beside = FigureText.width(last, size: 11, isBold: true) + 10 - step / 2
    width = start + plotWidth + max(10, beside) + SVGCanvas.margin
    heading = FigureHeading(
      title: chart.title, caption: chart.caption, width: width - 2 * SVGCanvas.margin)
    top = SVGCanvas.margin + heading.height + 76
    axis = FigureAxis(
      from: all.reduce(0, min), to: all.reduce(0, max), origin: top + Self.plotHeight,
      length: -Self.plotHeight, ticks: 6, isWhole: isWhole)
  }

  private var bottom: Double { top + Self.plotHeight }

  private func x(_ index: Int) -> Double { start + (Double(index) + 0.5) * step }

  mutating func svg() -> String {
    heading.draw(on: &canvas)
    drawLegend()
    drawScale()
    drawBand()
    drawCurve()
    let room = drawNames()
    canvas.text(
      chart.xAxis, x: start + step * Double(max(1, chart.points.count)) / 2, y: bottom + room + 20,
      anchor: .middle)
    return canvas.document(
      title: chart.title, description: words.description(of: chart), width: width,
      height: bottom + room + 26 + SVGCanvas.margin, words: words)
  }

  private mutating func drawLegend() {
    let y = SVGCanvas.margin + heading.height + 18
    var x = SVGCanvas.margin
    canvas.line(x1: x, y1: y, x2: x + 24, y2: y, width: 1.8)
    canvas.circle(x: x + 12, y: y, radius: 3.5, fill: SVGCanvas.ink)
    let name = chart.curve.isEmpty ? chart.yAxis : chart.curve
    canvas.text(name, x: x + 31, y: y + 4.2)
    guard chart.points.contains(where: { $0.low != nil && $0.high != nil }) else { return }
    x += 31 + FigureText.width(name, size: 12) + 20
    canvas.rect(x: x, y: y - 6, width: 24, height: 12, fill: Self.bandFill)
    canvas.line(x1: x, y1: y - 6, x2: x + 24, y2: y - 6, stroke: "#4d4d4d", dash: "4 3")
    canvas.line(x1: x, y1: y + 6, x2: x + 24, y2: y + 6, stroke: "#4d4d4d", dash: "4 3")
    canvas.text(chart.band.isEmpty ? words.band : chart.band, x: x + 31, y: y + 4.2)
  }

  private mutating func drawScale() {
    let format = NumberFormat.people(words.language)
    let end = start + step * Double(max(1, chart.points.count))
    for tick in axis.ticks {
      let y = axis.place(tick)
      canvas.line(x1: start, y1: y, x2: end, y2: y, stroke: "#e3e3e3")
      canvas.text(
        format.decimal(tick, digits: axis.digits), x: start - 7, y: y + 3.9, size: 11,
        anchor: .end)
    }
    canvas.text(chart.yAxis, x: SVGCanvas.margin, y: top - 26)
    canvas.line(x1: start, y1: top, x2: start, y2: bottom)
    canvas.line(x1: start, y1: bottom, x2: end, y2: bottom)
  }

  /// The band over every run of points that have one, with a dashed edge that shows in grey.
  private mutating func drawBand() {
    var run: [(x: Double, low: Double, high: Double)] = []
    for (index, point) in chart.points.enumerated() {
      if let low = point.low, let high = point.high {
        run.append((x(index), axis.place(low), axis.place(high)))
      } else {
        drawBand(run)
        run = []
      }
    }
    drawBand(run)
  }

  private mutating func drawBand(_ run: [(x: Double, low: Double, high: Double)]) {
    guard run.count > 1 else {
      for point in run {
        canvas.line(
          x1: point.x, y1: point.low, x2: point.x, y2: point.high, stroke: "#4d4d4d", dash: "4 3")
      }
      return
    }
    let upper = Self.outline(run.map { ($0.x, $0.high) })
    let lower = Self.outline(run.map { ($0.x, $0.low) })
    let back = Self.outline(run.reversed().map { ($0.x, $0.low) })
    canvas.path(upper + "L" + back.dropFirst() + "Z", fill: Self.bandFill)
    for edge in [upper, lower] {
      canvas.path(edge, stroke: "#4d4d4d", attributes: " stroke-dasharray=\"4 3\"")
    }
  }

  private static func outline(_ points: [(x: Double, y: Double)]) -> String {
    "M" + points.map { "\(SVGCanvas.px($0.x)) \(SVGCanvas.px($0.y))" }.joined(separator: "L")
  }

  private mutating func drawCurve() {
    let places = chart.points.enumerated().map { (x($0), axis.place($1.value)) }
    if places.count > 1 { canvas.path(Self.outline(places), stroke: SVGCanvas.ink, width: 1.8) }
    let isCrowded = places.count > Self.numberedPoints
    for (index, place) in places.enumerated() {
      if step >= 8 || index == places.count - 1 {
        canvas.circle(x: place.0, y: place.1, radius: 3.5, fill: SVGCanvas.ink)
      }
      guard !isCrowded || index == places.count - 1 else { continue }
      let text = numbers(chart.points[index].value)
      if isCrowded {
        canvas.text(text, x: place.0 + 7, y: place.1 + 4, size: 11, isBold: true)
      } else {
        canvas.text(
          text, x: place.0 - 3, y: place.1 - 8, size: 11, anchor: .end, isBold: true)
      }
    }
  }

  /// Draws the names of the steps, as many as there is room for.
  ///
  /// - Returns: The room they take below the axis.
  private mutating func drawNames() -> Double {
    let every = max(1, Int((14 / step).rounded(.up)))
    var room = 20.0
    for (index, label) in labels.enumerated() {
      canvas.line(x1: x(index), y1: bottom, x2: x(index), y2: bottom + 4)
      guard index.isMultiple(of: every) else { continue }
      if isLevel {
        canvas.text(label, x: x(index), y: bottom + 17, size: 11, anchor: .middle)
      } else {
        let place = "\(SVGCanvas.px(x(index) + 4)) \(SVGCanvas.px(bottom + 14))"
        canvas.text(
          label, x: 0, y: 0, size: 11, anchor: .end,
          attributes: " transform=\"translate(\(place)) rotate(-45)\"")
        room = max(room, 20 + FigureText.width(label, size: 11) * 0.7071)
      }
    }
    return room
  }
}
