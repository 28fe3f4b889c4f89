internal import Formats
internal import Study

extension CodeNetwork {
  /// The figure as SVG; the same bytes for the same network.
  ///
  /// Circles have the area of their code's number, lines the width of their weight. Names never
  /// lie on each other; weights are written where there is room, the strongest first.
  package func svg(_ words: Wording) -> String {
    var drawing = NetworkDrawing(self, words)
    return drawing.svg()
  }
}

/// One network on its way to SVG.
private struct NetworkDrawing {
  private let network: CodeNetwork
  private let words: Wording
  private let plan: NetworkPlan
  private let edges: NetworkEdges
  private let numbers: FigureNumbers
  private let heading: FigureHeading
  private let origin: FigurePoint
  private let width: Double
  private var canvas = SVGCanvas()

  /// Fills of six families, which also differ in lightness (L* 41, 72, 83, 60, 93 and 30); with
  /// more families letters alone tell them apart.
  private static let fills = ["#1d649e", "#e8a33d", "#b4d3f2", "#4f9d78", "#f3ecb0", "#7d2150"]
  private static let inks = ["#ffffff", "#1a1a1a", "#1a1a1a", "#1a1a1a", "#1a1a1a", "#ffffff"]

  init(_ network: CodeNetwork, _ words: Wording) {
    self.network = network
    self.words = words
    let numbers = FigureNumbers(network.edges.map(\.weight), words)
    self.numbers = numbers
    plan = NetworkPlan(network)
    edges = NetworkEdges(network, plan) { numbers($0) }
    width = max(plan.width + 2 * SVGCanvas.margin, 560)
    heading = FigureHeading(
      title: network.title, caption: network.caption, width: width - 2 * SVGCanvas.margin)
    origin = FigurePoint(
      x: (width - plan.width) / 2, y: SVGCanvas.margin + heading.height + 20)
  }

  mutating func svg() -> String {
    heading.draw(on: &canvas)
    drawEdges()
    drawNodes()
    drawWeights()
    let bottom = drawLegend()
    return canvas.document(
      title: network.title, description: words.description(of: network), width: width,
      height: bottom + SVGCanvas.margin, words: words)
  }

  private func at(_ point: FigurePoint) -> String {
    "\(SVGCanvas.px(point.x + origin.x)) \(SVGCanvas.px(point.y + origin.y))"
  }

  private mutating func drawEdges() {
    for line in edges.lines {
      let share = (line.width - 0.8) / 5.2
      let grey = Self.grey(share)
      let outline =
        line.isBent
        ? "M\(at(line.start))Q\(at(line.bend)) \(at(line.end))"
        : "M\(at(line.start))L\(at(line.end))"
      canvas.path(outline, stroke: grey, width: line.width)
      if network.isDirected { drawArrow(line, fill: grey) }
    }
  }

  /// From light for weak lines to dark for strong ones.
  private static func grey(_ share: Double) -> String {
    let level = Int((190 - 100 * share).rounded())
    let hex = String(level, radix: 16)
    return "#" + String(repeating: hex.utf8.count < 2 ? "0" + hex : hex, count: 3)
  }

  private mutating func drawArrow(_ line: NetworkEdges.Line, fill: String) {
    let way = line.end - line.bend
    let unit = way * (1 / max(way.length, 1e-9))
    let side = FigurePoint(x: -unit.y, y: unit.x)
    let length = 6 + line.width * 1.2
    let back = line.end - unit * length
    let half = 2.5 + line.width * 0.8
    canvas.path(
      "M\(at(line.end + unit * 1.5))L\(at(back + side * half))L\(at(back - side * half))Z",
      fill: fill)
  }

  private mutating func drawNodes() {
    for node in plan.nodes {
      let box = node.labelBox
      canvas.rect(
        x: origin.x + box.left, y: origin.y + box.top, width: box.width, height: box.height,
        fill: "#ffffff", attributes: " fill-opacity=\"0.8\"")
    }
    for (node, code) in zip(plan.nodes, network.nodes) {
      let (x, y) = (origin.x + node.place.x, origin.y + node.place.y)
      drawCircle(x: x, y: y, radius: node.radius, family: node.family)
      var base = y + node.radius + 12
      let title = code.path.forPeople + ": \(code.count)"
      for line in node.label {
        canvas.add(
          "<text x=\"\(SVGCanvas.px(x))\" y=\"\(SVGCanvas.px(base))\" font-size=\"11\""
            + " fill=\"\(SVGCanvas.ink)\" text-anchor=\"middle\">"
            + "<title>\(MarkupText.escaped(title))</title>\(MarkupText.escaped(line))</text>")
        base += NetworkPlan.lineHeight
      }
    }
  }

  private mutating func drawCircle(x: Double, y: Double, radius: Double, family: Int?) {
    let isColoured = plan.families.count <= Self.fills.count
    let style = family.flatMap { isColoured ? $0 : nil }
    canvas.circle(x: x, y: y, radius: radius, fill: style.map { Self.fills[$0] } ?? Self.fills[2])
    guard let family, radius >= NetworkPlan.letterRadius else { return }
    canvas.text(
      NetworkPlan.letter(family), x: x, y: y + 3.6, size: 10,
      fill: style.map { Self.inks[$0] } ?? SVGCanvas.ink, anchor: .middle, isBold: true)
  }

  private mutating func drawWeights() {
    for label in edges.labels {
      let box = label.box.moved(by: origin)
      canvas.rect(
        x: box.left, y: box.top, width: box.width, height: box.height, fill: "#ffffff",
        attributes: " fill-opacity=\"0.85\"")
      canvas.text(
        label.text, x: (box.left + box.right) / 2, y: box.bottom - 3, size: NetworkEdges.labelSize,
        fill: "#333333", anchor: .middle)
    }
  }

  /// Draws what circles, lines and letters mean.
  ///
  /// - Returns: Where the legend ends.
  private mutating func drawLegend() -> Double {
    var y = origin.y + plan.height + 30
    guard !network.nodes.isEmpty else { return y }
    y = drawFamilies(y)
    let most = network.nodes.map(\.count).max() ?? 0
    var x = SVGCanvas.margin
    canvas.text(words.circleArea, x: x, y: y + plan.largestRadius + 4, fill: SVGCanvas.grey)
    x += FigureText.width(words.circleArea, size: 12) + 12
    for count in Self.samples(most) {
      let radius = max(
        2.5, plan.largestRadius * (Double(count) / Double(max(1, most))).squareRoot())
      canvas.circle(
        x: x + radius, y: y + plan.largestRadius, radius: radius, fill: "#ffffff")
      let text = NumberFormat.people(words.language).integer(count)
      canvas.text(text, x: x + 2 * radius + 5, y: y + plan.largestRadius + 4, fill: SVGCanvas.grey)
      x += 2 * radius + FigureText.width(text, size: 12) + 20
    }
    y += 2 * plan.largestRadius + 14
    return drawWidths(y)
  }

  private mutating func drawFamilies(_ top: Double) -> Double {
    guard !plan.families.isEmpty else { return top }
    var (x, y) = (SVGCanvas.margin, top + 4)
    for (family, name) in plan.families.enumerated() {
      let text = FigureText.cut(name, to: width - 2 * SVGCanvas.margin - 24, size: 12)
      let length = 24 + FigureText.width(text, size: 12) + 16
      if x > SVGCanvas.margin, x + length > width - SVGCanvas.margin {
        x = SVGCanvas.margin
        y += 22
      }
      drawCircle(x: x + 8, y: y, radius: 8, family: family)
      canvas.text(text, x: x + 22, y: y + 4.2)
      x += length
    }
    return y + 20
  }

  private mutating func drawWidths(_ top: Double) -> Double {
    guard let strongest = network.edges.map({ abs($0.weight) }).max(), strongest > 0 else {
      return top
    }
    var x = SVGCanvas.margin
    canvas.text(words.lineWidth, x: x, y: top + 4, fill: SVGCanvas.grey)
    x += FigureText.width(words.lineWidth, size: 12) + 12
    let weakest = network.edges.map { abs($0.weight) }.min() ?? strongest
    for weight in weakest < strongest ? [weakest, strongest] : [strongest] {
      let share = weight / strongest
      canvas.line(
        x1: x, y1: top, x2: x + 34, y2: top, stroke: Self.grey(share), width: 0.8 + 5.2 * share)
      let text = numbers(weight)
      canvas.text(text, x: x + 40, y: top + 4, fill: SVGCanvas.grey)
      x += 40 + FigureText.width(text, size: 12) + 20
    }
    guard edges.labels.count < edges.lines.count else { return top + 12 }
    let note = words.weightsShown(edges.labels.count, of: edges.lines.count)
    canvas.text(note, x: SVGCanvas.margin, y: top + 24, fill: SVGCanvas.grey)
    return top + 32
  }

  /// One, about a quarter, and the largest number.
  private static func samples(_ most: Int) -> [Int] {
    guard most > 1 else { return [max(most, 1)] }
    return Array(Set([1, max(1, most / 4), most])).sorted()
  }
}
