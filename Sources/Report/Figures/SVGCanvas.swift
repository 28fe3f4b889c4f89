internal import Formats

/// Collects the shapes of a figure and writes them as SVG, without scripts and references.
struct SVGCanvas {
  /// Where a text stands by its place.
  enum Anchor: String {
    case start
    case middle
    case end
  }

  /// Black for text, lines and marks.
  static let ink = "#1a1a1a"
  /// Grey for what explains; seven to one against white.
  static let grey = "#595959"
  /// Grey for lines that only lead the eye.
  static let hairline = "#d9d9d9"
  /// The room around a figure.
  static let margin = 20.0

  private var shapes: [String] = []

  /// A length as SVG writes it.
  static func px(_ value: Double) -> String { FigureText.number(value) }

  /// Adds an element as it is.
  mutating func add(_ element: String) {
    shapes.append(element)
  }

  /// Adds a filled rectangle.
  mutating func rect(
    x: Double, y: Double, width: Double, height: Double, fill: String, attributes: String = ""
  ) {
    add(
      "<rect x=\"\(Self.px(x))\" y=\"\(Self.px(y))\" width=\"\(Self.px(width))\""
        + " height=\"\(Self.px(height))\" fill=\"\(fill)\"\(attributes)/>")
  }

  /// Adds a straight line.
  mutating func line(
    x1: Double, y1: Double, x2: Double, y2: Double, stroke: String = ink, width: Double = 1,
    dash: String = ""
  ) {
    add(
      "<line x1=\"\(Self.px(x1))\" y1=\"\(Self.px(y1))\" x2=\"\(Self.px(x2))\""
        + " y2=\"\(Self.px(y2))\" stroke=\"\(stroke)\" stroke-width=\"\(Self.px(width))\""
        + (dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\"") + "/>")
  }

  /// Adds a path.
  mutating func path(
    _ outline: String, fill: String = "none", stroke: String = "none", width: Double = 1,
    attributes: String = ""
  ) {
    let line = stroke == "none" ? "" : " stroke=\"\(stroke)\" stroke-width=\"\(Self.px(width))\""
    add("<path d=\"\(outline)\" fill=\"\(fill)\"\(line)\(attributes)/>")
  }

  /// Adds a circle.
  mutating func circle(
    x: Double, y: Double, radius: Double, fill: String, stroke: String = ink, width: Double = 1
  ) {
    add(
      "<circle cx=\"\(Self.px(x))\" cy=\"\(Self.px(y))\" r=\"\(Self.px(radius))\""
        + " fill=\"\(fill)\" stroke=\"\(stroke)\" stroke-width=\"\(Self.px(width))\"/>")
  }

  /// Adds a line of text; `y` is its base line.
  mutating func text(
    _ text: String, x: Double, y: Double, size: Double = 12, fill: String = ink,
    anchor: Anchor = .start, isBold: Bool = false, attributes: String = ""
  ) {
    add(
      "<text x=\"\(Self.px(x))\" y=\"\(Self.px(y))\" font-size=\"\(Self.px(size))\""
        + " fill=\"\(fill)\"" + (anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\"")
        + (isBold ? " font-weight=\"bold\"" : "")
        + "\(attributes)>\(MarkupText.escaped(text))</text>")
  }

  /// The figure with all that was added, on white.
  func document(
    title: String, description: String, width: Double, height: Double, words: Wording
  ) -> String {
    let (width, height) = (Self.px(width.rounded(.up)), Self.px(height.rounded(.up)))
    let head = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\""
        + " viewBox=\"0 0 \(width) \(height)\" role=\"img\" xml:lang=\"\(words.language.rawValue)\""
        + " font-family=\"Helvetica, Arial, 'Liberation Sans', sans-serif\" font-size=\"12\">",
      "<title>\(MarkupText.escaped(title))</title>",
      "<desc>\(MarkupText.escaped(description))</desc>",
      "<rect width=\"\(width)\" height=\"\(height)\" fill=\"#ffffff\"/>",
    ]
    return (head + shapes + ["</svg>"]).joined(separator: "\n") + "\n"
  }
}

/// A figure's heading: its title, and the rule in words below it.
struct FigureHeading {
  private let title: [String]
  private let caption: [String]

  /// Breaks title and caption into lines that fit.
  init(title: String, caption: [String], width: Double) {
    self.title = FigureText.lines(title, to: width, size: 18 * 1.08)
    self.caption = caption.flatMap { FigureText.lines($0, to: width, size: 12) }
  }

  /// Its height.
  var height: Double { Double(title.count) * 24 + Double(caption.count) * 17 }

  /// Draws it from the top of the figure.
  func draw(on canvas: inout SVGCanvas) {
    var y = SVGCanvas.margin + 16
    for line in title {
      canvas.text(line, x: SVGCanvas.margin, y: y, size: 18, isBold: true)
      y += 24
    }
    for line in caption {
      canvas.text(line, x: SVGCanvas.margin, y: y - 2, fill: SVGCanvas.grey)
      y += 17
    }
  }
}
