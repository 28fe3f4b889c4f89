internal import Formats
internal import Study

/// Draws a heat map as SVG: no scripts, nothing to fetch, the same bytes for the same figure.
package struct HeatMapSVG: Sendable {
  private let words: Wording

  /// Chooses the language of the legend.
  package init(_ words: Wording) {
    self.words = words
  }

  /// The figure.
  package func text(_ map: HeatMap) -> String {
    var drawing = HeatMapDrawing(map, words)
    return drawing.svg()
  }
}

/// One heat map on its way to SVG.
private struct HeatMapDrawing {
  private let map: HeatMap
  private let words: Wording
  private let numbers: NumberFormat
  private let scale: HeatScale
  private let rows: HeatMapAxis
  private let columns: HeatMapAxis
  private let rowLabels: [FigureLabel]
  private let columnLabels: [FigureLabel]
  private let origin: (x: Double, y: Double)
  private let size: (width: Double, height: Double)
  private let heading: FigureHeading
  private let measure: String
  private let labelSize: Double
  private let figureSize: Double
  private var canvas = SVGCanvas()

  private static let margin = SVGCanvas.margin
  private static let groupRoom = 22.0
  /// The sine and cosine of the slope of column heads, 45 degrees.
  private static let slope = 0.7071
  private static let empty = "#f4f4f4"
  /// Cells smaller than this have their heads upright and hold no figures.
  private static let smallCell = 18.0

  init(_ map: HeatMap, _ words: Wording) {
    self.map = map
    self.words = words
    numbers = .people(words.language)
    scale = HeatScale(largest: map.largest, digits: map.digits)
    let most = max(map.columns.count, map.rows.count)
    let cell = most <= 10 ? 40.0 : most <= 24 ? 30.0 : most <= 50 ? 23.0 : 14.0
    let labelSize = cell < Self.smallCell ? 11.0 : 12.0
    self.labelSize = labelSize
    rows = HeatMapAxis(map.rows, cell: cell, gap: Self.groupRoom, hasGroups: map.isInTreeOrder)
    columns = HeatMapAxis(map.columns, cell: cell, gap: 8, hasGroups: map.isInTreeOrder)
    let (rows, columns) = (rows, columns)
    rowLabels = rows.paths.map {
      FigureLabel($0.names, skipping: rows.skipped, limit: 320, size: labelSize)
    }
    columnLabels = columns.paths.map {
      FigureLabel(
        map.hasDiagonal ? [$0.leaf] : $0.names, skipping: columns.skipped, limit: 210,
        size: labelSize)
    }
    let left = rowLabels.map { $0.width(size: labelSize) }.max() ?? 0
    let x = Self.margin + max(left + 10, 60)
    let isUpright = cell < Self.smallCell
    let widths = columnLabels.map { $0.width(size: labelSize) }
    let across = isUpright ? 0 : Self.slope
    let ends = zip(columns.offsets, widths).map { offset, width in offset + width * across }
    let reach = (ends.max() ?? 0) + cell / 2 + 14
    let own = map.hasDiagonal ? words.timesTogether : words.number
    measure = map.measure.isEmpty ? own : map.measure
    let numbers = numbers
    let steps = scale.steps.map { [scale] step in
      33
        + FigureText.width(
          Self.text(of: step, scale, numbers, digits: map.digits), size: 12)
    }
    let legend = FigureText.width(measure, size: 12) + 12 + steps.reduce(0, +)
    let keys = Self.keys(of: map, words).reduce(0) {
      $0 + 39 + FigureText.width($1.text, size: 12)
    }
    let width =
      max(x + max(columns.length, reach), max(legend, keys) + Self.margin, 500) + Self.margin
    heading = FigureHeading(
      title: map.title, caption: map.caption, width: width - 2 * Self.margin)
    let head = (widths.max() ?? 0) * (isUpright ? 1 : Self.slope)
    let top = Self.margin + heading.height + 18
    origin = (x, top + head + (columns.groups.isEmpty ? 14 : 32))
    size = (width, origin.y + rows.length + 72 + Self.margin)
    let longest =
      map.cells.joined().map {
        $0.map { FigureText.width(numbers.decimal($0, digits: map.digits), size: 1) } ?? 0
      }.max() ?? 0
    figureSize = longest > 0 ? min(12, (cell - 4) / longest) : 12
  }

  mutating func svg() -> String {
    drawHeading()
    drawColumnHeads()
    drawRowHeads()
    for row in map.rows.indices {
      for column in map.columns.indices { drawCell(row, column) }
    }
    drawLegend()
    return canvas.document(
      title: map.title, description: words.description(of: map), width: size.width,
      height: size.height, words: words)
  }

  private static func px(_ value: Double) -> String { SVGCanvas.px(value) }

  private mutating func drawHeading() {
    heading.draw(on: &canvas)
  }

  private mutating func drawColumnHeads() {
    let isUpright = columns.cell < Self.smallCell
    for (index, label) in columnLabels.enumerated() {
      let x = origin.x + columns.offsets[index] + columns.cell / 2 + 3
      let y = origin.y - (columns.groups.isEmpty ? 7 : 23)
      canvas.add(
        "<text transform=\"translate(\(Self.px(x)) \(Self.px(y)))"
          + " rotate(\(isUpright ? -90 : -45))\" font-size=\"\(Self.px(labelSize))\">"
          + label.markup(of: columns.paths[index]) + "</text>")
    }
    for group in columns.groups {
      let (start, end) = columns.extent(of: group)
      canvas.text(
        group.letter, x: origin.x + (start + end) / 2, y: origin.y - 9, size: 11,
        fill: SVGCanvas.grey, anchor: .middle)
      canvas.rect(
        x: origin.x + start + 1, y: origin.y - 5, width: end - start - 2, height: 1.5,
        fill: "#8a8a8a")
    }
  }

  private mutating func drawRowHeads() {
    for (index, label) in rowLabels.enumerated() {
      let y = origin.y + rows.offsets[index] + rows.cell / 2 + labelSize * 0.35
      canvas.add(
        "<text x=\"\(Self.px(origin.x - 8))\" y=\"\(Self.px(y))\" text-anchor=\"end\""
          + " font-size=\"\(Self.px(labelSize))\">"
          + label.markup(of: rows.paths[index]) + "</text>")
    }
    for group in rows.groups {
      let y = origin.y + rows.extent(of: group).start - 6
      let room = size.width - 2 * Self.margin - 24
      let name = FigureText.cut(group.name, to: room, size: 12)
      canvas.add(
        "<text x=\"\(Self.px(Self.margin))\" y=\"\(Self.px(y))\" fill=\"\(SVGCanvas.grey)\">"
          + "<tspan font-size=\"11\">\(group.letter)</tspan>"
          + "<tspan dx=\"6\">\(MarkupText.escaped(name))</tspan></text>")
    }
  }

  private mutating func drawCell(_ row: Int, _ column: Int) {
    let x = origin.x + columns.offsets[column]
    let y = origin.y + rows.offsets[row]
    let isOwn = map.isDiagonal(row, column)
    guard let value = map.cells[row][column] else {
      return drawMissing(x: x, y: y, side: columns.cell - 1)
    }
    let step = isOwn ? nil : scale.step(of: value)
    drawSquare(
      x: x, y: y, side: columns.cell - 1, fill: step?.fill ?? Self.empty, isHatched: isOwn)
    guard columns.cell >= Self.smallCell, isOwn || value > 0 else { return }
    canvas.text(
      numbers.decimal(value, digits: map.digits), x: x + (columns.cell - 1) / 2,
      y: y + columns.cell / 2 + figureSize * 0.32, size: figureSize,
      fill: step?.ink ?? SVGCanvas.ink, anchor: .middle)
  }

  /// A square, hatched with thin strokes where it stands for a number of another kind.
  private mutating func drawSquare(
    x: Double, y: Double, side: Double, fill: String, isHatched: Bool
  ) {
    canvas.rect(x: x, y: y, width: side, height: side, fill: fill)
    guard isHatched else { return }
    canvas.path(
      FigureHatch.strokes(x: x, y: y, width: side, height: side, step: 5), stroke: "#cfcfcf")
  }

  /// An outlined square with a stroke through it: nothing to count in.
  private mutating func drawMissing(x: Double, y: Double, side: Double) {
    canvas.rect(
      x: x + 0.5, y: y + 0.5, width: side - 1, height: side - 1, fill: "#ffffff",
      attributes: " stroke=\"\(SVGCanvas.hairline)\"")
    let reach = side * 0.15
    canvas.line(
      x1: x + side / 2 - reach, y1: y + side / 2, x2: x + side / 2 + reach, y2: y + side / 2,
      stroke: SVGCanvas.grey)
  }

  private static func text(
    of step: HeatScale.Step, _ scale: HeatScale, _ numbers: NumberFormat, digits: Int
  ) -> String {
    let (low, high) = (step.range.lowerBound, step.range.upperBound)
    let bounds = (low == high ? [low] : [low, high]).map {
      numbers.decimal(scale.value($0), digits: digits)
    }
    return bounds.joined(separator: "–")
  }

  private mutating func drawLegend() {
    let y = origin.y + rows.length + 22
    var x = Self.margin
    canvas.text(measure, x: x, y: y + 12, fill: SVGCanvas.grey)
    x += FigureText.width(measure, size: 12) + 12
    for step in scale.steps {
      drawSquare(x: x, y: y, side: 16, fill: step.fill, isHatched: false)
      let text = Self.text(of: step, scale, numbers, digits: map.digits)
      canvas.text(text, x: x + 21, y: y + 12, fill: SVGCanvas.grey)
      x += 21 + FigureText.width(text, size: 12) + 12
    }
    x = Self.margin
    for key in Self.keys(of: map, words) {
      switch key.square {
      case .empty: drawSquare(x: x, y: y + 28, side: 16, fill: Self.empty, isHatched: false)
      case .hatched: drawSquare(x: x, y: y + 28, side: 16, fill: Self.empty, isHatched: true)
      case .missing: drawMissing(x: x, y: y + 28, side: 16)
      }
      canvas.text(key.text, x: x + 21, y: y + 40, fill: SVGCanvas.grey)
      x += 39 + FigureText.width(key.text, size: 12)
    }
  }

  /// A square that stands for no step of the scale.
  private enum KeySquare {
    case empty
    case hatched
    case missing
  }

  /// The second line of the legend: squares, and what they stand for.
  private static func keys(
    of map: HeatMap, _ words: Wording
  ) -> [(square: KeySquare, text: String)] {
    var keys = [(KeySquare.empty, words.neverTogether)]
    if map.hasDiagonal { keys.append((.hatched, words.ownNumber)) }
    if map.cells.contains(where: { $0.contains { $0 == nil } }) {
      keys.append((.missing, words.nothingToCountIn))
    }
    return keys
  }
}
