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
  private let scale: HeatScale
  private let rows: HeatMapAxis
  private let columns: HeatMapAxis
  private let rowLabels: [FigureLabel]
  private let columnLabels: [FigureLabel]
  private let origin: (x: Double, y: Double)
  private let size: (width: Double, height: Double)
  private let heading: (title: [String], caption: [String])
  private let figureSize: Double
  private var lines: [String] = []

  private static let margin = 20.0
  private static let labelSize = 12.0
  private static let groupRoom = 22.0
  /// The sine and cosine of the slope of column heads, 45 degrees.
  private static let slope = 0.7071
  private static let grey = "#595959"
  private static let ink = "#1a1a1a"

  init(_ map: HeatMap, _ words: Wording) {
    self.map = map
    self.words = words
    scale = HeatScale(largest: map.largest)
    let most = max(map.columns.count, map.rows.count)
    let cell = most <= 10 ? 40.0 : most <= 24 ? 30.0 : 23.0
    rows = HeatMapAxis(map.rows, cell: cell, gap: Self.groupRoom)
    columns = HeatMapAxis(map.columns, cell: cell, gap: 8)
    let (rows, columns) = (rows, columns)
    rowLabels = rows.paths.map {
      FigureLabel($0.names, skipping: rows.skipped, limit: 320, size: Self.labelSize)
    }
    columnLabels = columns.paths.map {
      FigureLabel(
        map.hasDiagonal ? [$0.leaf] : $0.names, skipping: columns.skipped, limit: 210,
        size: Self.labelSize)
    }
    let left = rowLabels.map { $0.width(size: Self.labelSize) }.max() ?? 0
    let x = Self.margin + max(left + 10, 60)
    let reach =
      columnLabels.enumerated().map { index, label in
        columns.offsets[index] + cell / 2 + label.width(size: Self.labelSize) * Self.slope + 14
      }.max() ?? 0
    let width = max(x + max(columns.length, reach) + Self.margin, 520)
    let room = width - 2 * Self.margin
    heading = (
      FigureText.lines(map.title, to: room, size: 18 * 1.08),
      map.caption.flatMap { FigureText.lines($0, to: room, size: 12) }
    )
    let top =
      Self.margin + Double(heading.title.count) * 24 + Double(heading.caption.count) * 17 + 18
    let head = columnLabels.map { $0.width(size: Self.labelSize) * Self.slope }.max() ?? 0
    origin = (x, top + head + (columns.groups.isEmpty ? 14 : 32))
    size = (width, origin.y + rows.length + 72 + Self.margin)
    var largestText = 1
    for row in map.counts { for count in row { largestText = max(largestText, count) } }
    let digits = Double(String(largestText).utf8.count)
    figureSize = min(12, (cell - 4) / (digits * 0.6))
  }

  mutating func svg() -> String {
    let (width, height) = (Self.px(size.width), Self.px(size.height))
    lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\""
        + " viewBox=\"0 0 \(width) \(height)\" role=\"img\" xml:lang=\"\(words.language.rawValue)\""
        + " font-family=\"Helvetica, Arial, sans-serif\" font-size=\"12\">",
      "<title>\(MarkupText.escaped(map.title))</title>",
      "<desc>\(MarkupText.escaped(words.description(of: map)))</desc>",
      "<rect width=\"\(width)\" height=\"\(height)\" fill=\"#ffffff\"/>",
    ]
    drawHeading()
    drawColumnHeads()
    drawRowHeads()
    drawCells()
    drawLegend()
    lines.append("</svg>")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func px(_ value: Double) -> String { FigureText.number(value) }

  private mutating func write(
    _ text: String, x: Double, y: Double, size: Double = 12, fill: String = ink,
    attributes: String = ""
  ) {
    lines.append(
      "<text x=\"\(Self.px(x))\" y=\"\(Self.px(y))\" font-size=\"\(Self.px(size))\""
        + " fill=\"\(fill)\"\(attributes)>\(MarkupText.escaped(text))</text>")
  }

  private mutating func drawHeading() {
    var y = Self.margin + 16
    for line in heading.title {
      write(line, x: Self.margin, y: y, size: 18, attributes: " font-weight=\"bold\"")
      y += 24
    }
    for line in heading.caption {
      write(line, x: Self.margin, y: y - 2, fill: Self.grey)
      y += 17
    }
  }

  private mutating func drawColumnHeads() {
    for (index, label) in columnLabels.enumerated() {
      let x = origin.x + columns.offsets[index] + columns.cell / 2 + 3
      let y = origin.y - (columns.groups.isEmpty ? 7 : 23)
      lines.append(
        "<text transform=\"translate(\(Self.px(x)) \(Self.px(y))) rotate(-45)\">"
          + inner(label, of: columns.paths[index]) + "</text>")
    }
    for group in columns.groups {
      let (start, end) = columns.extent(of: group)
      let middle = origin.x + (start + end) / 2
      write(
        group.letter, x: middle, y: origin.y - 9, size: 11, fill: Self.grey,
        attributes: " text-anchor=\"middle\"")
      lines.append(
        "<rect x=\"\(Self.px(origin.x + start + 1))\" y=\"\(Self.px(origin.y - 5))\""
          + " width=\"\(Self.px(end - start - 2))\" height=\"1.5\" fill=\"#8a8a8a\"/>")
    }
  }

  private mutating func drawRowHeads() {
    for (index, label) in rowLabels.enumerated() {
      let y = origin.y + rows.offsets[index] + rows.cell / 2 + 4.2
      lines.append(
        "<text x=\"\(Self.px(origin.x - 8))\" y=\"\(Self.px(y))\" text-anchor=\"end\">"
          + inner(label, of: rows.paths[index]) + "</text>")
    }
    for group in rows.groups {
      let y = origin.y + rows.extent(of: group).start - 6
      let room = size.width - 2 * Self.margin - 24
      let name = FigureText.cut(group.name, to: room, size: 12)
      lines.append(
        "<text x=\"\(Self.px(Self.margin))\" y=\"\(Self.px(y))\" fill=\"\(Self.grey)\">"
          + "<tspan font-size=\"11\">\(group.letter)</tspan>"
          + "<tspan dx=\"6\">\(MarkupText.escaped(name))</tspan></text>")
    }
  }

  private func inner(_ label: FigureLabel, of path: CodePath) -> String {
    let title = "<title>\(MarkupText.escaped(path.forPeople))</title>"
    let own = MarkupText.escaped(label.own)
    if label.above.isEmpty { return title + "<tspan font-weight=\"bold\">\(own)</tspan>" }
    return title + "<tspan fill=\"\(Self.grey)\">\(MarkupText.escaped(label.above))</tspan>"
      + "<tspan dx=\"\(Self.px(FigureLabel.blank))\" font-weight=\"bold\">\(own)</tspan>"
  }

  private mutating func drawCells() {
    for row in map.rows.indices {
      for column in map.columns.indices { drawCell(row, column) }
    }
  }

  private mutating func drawCell(_ row: Int, _ column: Int) {
    let x = origin.x + columns.offsets[column]
    let y = origin.y + rows.offsets[row]
    let count = map.counts[row][column]
    let isOwn = map.isDiagonal(row, column)
    let step = isOwn ? nil : scale.step(of: count)
    drawSquare(x: x, y: y, side: columns.cell - 1, fill: step?.fill ?? "#f4f4f4", isHatched: isOwn)
    guard isOwn || count > 0 else { return }
    write(
      String(count), x: x + (columns.cell - 1) / 2, y: y + columns.cell / 2 + figureSize * 0.32,
      size: figureSize, fill: step?.ink ?? Self.ink, attributes: " text-anchor=\"middle\"")
  }

  /// A square, hatched with thin strokes where it stands for a number of another kind.
  private mutating func drawSquare(
    x: Double, y: Double, side: Double, fill: String, isHatched: Bool
  ) {
    let length = Self.px(side)
    lines.append(
      "<rect x=\"\(Self.px(x))\" y=\"\(Self.px(y))\" width=\"\(length)\" height=\"\(length)\""
        + " fill=\"\(fill)\"/>")
    guard isHatched else { return }
    var strokes = ""
    var distance = 5.0
    while distance < 2 * side {
      let first = (x: x + max(0, distance - side), y: y + min(distance, side))
      let last = (x: x + min(distance, side), y: y + max(0, distance - side))
      strokes +=
        "M\(Self.px(first.x)) \(Self.px(first.y))L\(Self.px(last.x)) \(Self.px(last.y))"
      distance += 5
    }
    lines.append("<path d=\"\(strokes)\" stroke=\"#cfcfcf\" stroke-width=\"1\" fill=\"none\"/>")
  }

  private mutating func drawLegend() {
    let y = origin.y + rows.length + 22
    var x = Self.margin
    let measure = map.hasDiagonal ? words.timesTogether : words.number
    write(measure, x: x, y: y + 12, fill: Self.grey)
    x += FigureText.width(measure, size: 12) + 12
    for step in scale.steps {
      drawSquare(x: x, y: y, side: 16, fill: step.fill, isHatched: false)
      let (low, high) = (step.range.lowerBound, step.range.upperBound)
      let text = low == high ? "\(low)" : "\(low)–\(high)"
      write(text, x: x + 21, y: y + 12, fill: Self.grey)
      x += 21 + FigureText.width(text, size: 12) + 12
    }
    x = Self.margin
    drawSquare(x: x, y: y + 28, side: 16, fill: "#f4f4f4", isHatched: false)
    write(words.neverTogether, x: x + 21, y: y + 40, fill: Self.grey)
    guard map.hasDiagonal else { return }
    x += 21 + FigureText.width(words.neverTogether, size: 12) + 18
    drawSquare(x: x, y: y + 28, side: 16, fill: "#f4f4f4", isHatched: true)
    write(words.ownNumber, x: x + 21, y: y + 40, fill: Self.grey)
  }
}
