internal import Formats
internal import Study

extension ForestPlot {
  /// The figure as SVG; the same bytes for the same figure.
  ///
  /// Whiskers that leave the axis end in an arrow. The marks differ in shape as well as in shade
  /// by how many thresholds the value reaches.
  package func svg(_ words: Wording) -> String {
    var drawing = ForestDrawing(self, words)
    return drawing.svg()
  }
}

/// One forest plot on its way to SVG.
private struct ForestDrawing {
  private let plot: ForestPlot
  private let words: Wording
  private let numbers: NumberFormat
  private let thresholds: [Double]
  private let rows: FigureRows
  private let axis: FigureAxis
  private let heading: FigureHeading
  private let notes: [[String]]
  private let valueEnd: Double
  private let noteStart: Double
  private let width: Double
  private let top: Double
  private var canvas = SVGCanvas()

  private static let plotWidth = 340.0
  private static let noteWidth = 190.0
  private static let lowestWhisker = -0.4
  private static let dashes = ["2 3", "6 3", "8 3 2 3"]

  init(_ plot: ForestPlot, _ words: Wording) {
    self.plot = plot
    self.words = words
    let numbers = NumberFormat.people(words.language)
    self.numbers = numbers
    thresholds = plot.thresholds.sorted()
    notes = plot.rows.map { row in
      let room = row.value == nil ? Self.plotWidth - 12 : Self.noteWidth
      return FigureText.lines(row.note, to: room, size: 11)
    }
    rows = FigureRows(
      plot.rows.map(\.label), heights: notes.map { max(22, Double($0.count) * 14 + 8) })
    let start = SVGCanvas.margin + rows.width + 18
    axis = Self.axis(plot, origin: start)
    let values = plot.rows.compactMap(\.value) + [0]
    let valueWidth =
      values.map {
        FigureText.width(numbers.decimal($0, digits: 3), size: 12)
      }.max() ?? 0
    valueEnd = start + Self.plotWidth + 18 + valueWidth
    let intervals = plot.rows.map { FigureText.width(words.interval($0.low, $0.high), size: 12) }
    let head = FigureText.width(words.valueAndInterval, size: 11) - valueWidth
    noteStart = valueEnd + 6 + max(intervals.max() ?? 0, head) + 16
    let widest = zip(plot.rows, notes).filter { $0.0.value != nil }.flatMap(\.1).map {
      FigureText.width($0, size: 11)
    }.max()
    width = noteStart - 16 + (widest.map { $0 + 16 } ?? 0) + SVGCanvas.margin
    heading = FigureHeading(
      title: plot.title, caption: plot.caption, width: width - 2 * SVGCanvas.margin)
    top = SVGCanvas.margin + heading.height + 44
  }

  /// The axis holds 0, 1 and every value; whiskers far below are clipped.
  private static func axis(_ plot: ForestPlot, origin: Double) -> FigureAxis {
    let values = plot.rows.compactMap(\.value)
    let whiskers = plot.rows.compactMap(\.low).map { max($0, lowestWhisker) }
    return FigureAxis(
      from: (values + whiskers).reduce(0, min), to: values.reduce(1, max), origin: origin,
      length: plotWidth, ticks: 8)
  }

  mutating func svg() -> String {
    heading.draw(on: &canvas)
    drawStripes()
    rows.draw(on: &canvas, y: top)
    drawHeads()
    drawAxis()
    for (index, line) in rows.lines.filter({ $0.row != nil }).enumerated() {
      guard let row = line.row else { continue }
      if plot.rows[row].value == nil {
        drawReason(row, y: top + line.middle, ground: Self.ground(index))
      } else {
        draw(row, y: top + line.middle)
      }
    }
    drawLegend()
    return canvas.document(
      title: plot.title, description: words.description(of: plot), width: width,
      height: bottom + 40 + (thresholds.isEmpty ? 8 : 34) + SVGCanvas.margin, words: words)
  }

  private var bottom: Double { top + rows.height + 6 }

  /// Every second row on a light ground, which leads the eye from the name to the number.
  private mutating func drawStripes() {
    for (index, line) in rows.lines.filter({ $0.row != nil }).enumerated()
    where index.isMultiple(of: 2) {
      canvas.rect(
        x: SVGCanvas.margin - 6, y: top + line.top, width: width - 2 * SVGCanvas.margin + 12,
        height: line.height, fill: Self.ground(index))
    }
  }

  private static func ground(_ index: Int) -> String {
    index.isMultiple(of: 2) ? "#f5f5f5" : "#ffffff"
  }

  private mutating func drawHeads() {
    canvas.text(
      words.valueAndInterval,
      x: valueEnd - FigureText.width(numbers.decimal(0, digits: 3), size: 12), y: top - 8,
      size: 11, fill: SVGCanvas.grey)
    if zip(plot.rows, notes).contains(where: { $0.0.value != nil && !$0.1.isEmpty }) {
      canvas.text(words.note, x: noteStart, y: top - 8, size: 11, fill: SVGCanvas.grey)
    }
  }

  private mutating func drawAxis() {
    let isFar = zip(thresholds, thresholds.dropFirst()).allSatisfy {
      axis.place($1) - axis.place($0) > 38
    }
    if axis.low < 0 {
      canvas.line(
        x1: axis.place(0), y1: top, x2: axis.place(0), y2: bottom, stroke: "#bdbdbd")
    }
    for (index, threshold) in thresholds.enumerated() {
      let x = axis.place(threshold)
      let lift = isFar || index.isMultiple(of: 2) ? 0.0 : 13
      canvas.line(
        x1: x, y1: top - 4 - lift, x2: x, y2: bottom, stroke: "#4d4d4d",
        dash: Self.dashes[index % Self.dashes.count])
      canvas.text(
        numbers.decimal(threshold, digits: 3), x: x, y: top - 8 - lift, size: 11, anchor: .middle)
    }
    canvas.line(x1: axis.place(axis.low), y1: bottom, x2: axis.place(axis.high), y2: bottom)
    for tick in axis.ticks {
      let x = axis.place(tick)
      canvas.line(x1: x, y1: bottom, x2: x, y2: bottom + 4)
      canvas.text(
        numbers.decimal(tick, digits: axis.digits), x: x, y: bottom + 17, size: 11,
        anchor: .middle)
    }
    canvas.text(
      plot.axis, x: axis.place((axis.low + axis.high) / 2), y: bottom + 36, anchor: .middle)
  }

  /// Says in the row why it has no value, on a ground that keeps other lines away.
  private mutating func drawReason(_ number: Int, y: Double, ground: String) {
    let text = notes[number].isEmpty ? [words.undefinedValue] : notes[number]
    let width = text.map { FigureText.width($0, size: 11) }.max() ?? 0
    let height = Double(text.count) * 14
    canvas.rect(
      x: axis.origin + 2, y: y - height / 2, width: width + 8, height: height, fill: ground)
    drawLines(text, x: axis.origin + 6, y: y, attributes: " font-style=\"italic\"")
    canvas.text("–", x: valueEnd, y: y + 4.2, fill: SVGCanvas.grey, anchor: .end)
  }

  private mutating func draw(_ number: Int, y: Double) {
    let row = plot.rows[number]
    guard let value = row.value else { return }
    if let low = row.low, let high = row.high {
      canvas.line(
        x1: axis.placeInside(low), y1: y, x2: axis.placeInside(high), y2: y, width: 1.4)
      drawEnd(low, y: y, direction: -1)
      drawEnd(high, y: y, direction: 1)
      canvas.text(words.interval(low, high), x: valueEnd + 6, y: y + 4.2, fill: SVGCanvas.grey)
    }
    drawMark(x: axis.placeInside(value), y: y, reached: reached(value))
    canvas.text(
      numbers.decimal(value, digits: 3), x: valueEnd, y: y + 4.2, anchor: .end)
    drawLines(notes[number], x: noteStart, y: y)
  }

  private func reached(_ value: Double) -> Int { thresholds.count { value >= $0 } }

  private mutating func drawLines(
    _ lines: [String], x: Double, y: Double, attributes: String = ""
  ) {
    var base = y - Double(lines.count - 1) * 7 + 4
    for line in lines {
      canvas.text(line, x: x, y: base, size: 11, fill: SVGCanvas.grey, attributes: attributes)
      base += 14
    }
  }

  /// The end of a whisker: a stroke, or an arrow where it goes on beyond the axis.
  private mutating func drawEnd(_ value: Double, y: Double, direction: Double) {
    let x = axis.placeInside(value)
    guard value < axis.low || value > axis.high else {
      return canvas.line(x1: x, y1: y - 3.5, x2: x, y2: y + 3.5, width: 1.4)
    }
    let back = SVGCanvas.px(x - 6 * direction)
    canvas.path(
      "M\(back) \(SVGCanvas.px(y - 4))L\(SVGCanvas.px(x)) \(SVGCanvas.px(y))"
        + "L\(back) \(SVGCanvas.px(y + 4))Z", fill: SVGCanvas.ink)
  }

  /// A filled circle above all thresholds, an open one below all, and a grey diamond between.
  private mutating func drawMark(x: Double, y: Double, reached: Int) {
    if reached == thresholds.count {
      canvas.circle(x: x, y: y, radius: 4.5, fill: SVGCanvas.ink, width: 1.4)
    } else if reached == 0 {
      canvas.circle(x: x, y: y, radius: 4.5, fill: "#ffffff", width: 1.4)
    } else {
      let (px, r) = (SVGCanvas.px, 5.8)
      canvas.path(
        "M\(px(x - r)) \(px(y))L\(px(x)) \(px(y - r))L\(px(x + r)) \(px(y))L\(px(x)) \(px(y + r))Z",
        fill: "#9a9a9a", stroke: SVGCanvas.ink, width: 1.2)
    }
  }

  private mutating func drawLegend() {
    guard let first = thresholds.first, let last = thresholds.last else { return }
    let y = bottom + 62
    var x = SVGCanvas.margin + 6
    var entries = [(0, "< " + numbers.decimal(first, digits: 3))]
    if first < last {
      let bounds = [first, last].map { numbers.decimal($0, digits: 3) }
      entries.append((1, "≥ \(bounds[0]), < \(bounds[1])"))
    }
    entries.append((thresholds.count, "≥ " + numbers.decimal(last, digits: 3)))
    for (reached, text) in entries {
      drawMark(x: x, y: y, reached: reached)
      canvas.text(text, x: x + 12, y: y + 4, size: 11, fill: SVGCanvas.grey)
      x += FigureText.width(text, size: 11) + 38
    }
  }
}
