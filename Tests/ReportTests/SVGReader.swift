import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A figure as a parser of XML sees it: the elements with their attributes and their own text.
struct SVGReader {
  /// One element.
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""

    /// A number among the attributes.
    func number(_ name: String) -> Double? { attributes[name].flatMap(Double.init) }
  }

  /// A rectangle.
  struct Box {
    let left, top, right, bottom: Double

    /// Whether two share more than a rim of half a pixel.
    func overlaps(_ other: Box) -> Bool {
      left + 0.5 < other.right && other.left + 0.5 < right && top + 0.5 < other.bottom
        && other.top + 0.5 < bottom
    }
  }

  let elements: [Element]

  init(_ svg: String) throws {
    let collector = Collector()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = collector
    try #require(parser.parse(), "the figure is well-formed XML")
    elements = collector.elements
  }

  /// The elements of a name.
  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  /// The lines of text that stand level, with where they reach in a face as wide as Helvetica.
  func texts() throws -> [(text: String, box: Box)] {
    try all("text").filter { $0.attributes["transform"] == nil && !$0.text.isEmpty }.map {
      element in
      let x = try #require(element.number("x"))
      let y = try #require(element.number("y"))
      let size = element.number("font-size") ?? 12
      let width = element.text.reduce(0) { $0 + Self.width(of: $1) } * size
      let left =
        switch element.attributes["text-anchor"] {
        case "middle": x - width / 2
        case "end": x - width
        default: x
        }
      return (
        element.text,
        Box(left: left, top: y - size * 0.72, right: left + width, bottom: y + size * 0.2)
      )
    }
  }

  /// Near the width in Helvetica, in parts of the size.
  private static func width(of character: Character) -> Double {
    if "fijlrtI .,:;|/()[]'–-".contains(character) { return 0.28 }
    return character.isUppercase || "mwæ".contains(character) ? 0.72 : 0.54
  }

  /// The width and height of the figure.
  func size() throws -> (width: Double, height: Double) {
    let root = try #require(elements.first)
    return (try #require(root.number("width")), try #require(root.number("height")))
  }

  /// Checks that every text and shape lies inside the figure.
  func expectAllInside() throws {
    let (width, height) = try size()
    for (text, box) in try texts() {
      #expect(
        box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height, "\(text)")
    }
    for rect in all("rect") {
      let (x, y) = (rect.number("x") ?? 0, rect.number("y") ?? 0)
      #expect(x >= 0 && y >= 0)
      #expect(x + (rect.number("width") ?? 0) <= width + 0.1)
      #expect(y + (rect.number("height") ?? 0) <= height + 0.1)
    }
    for circle in all("circle") {
      let (x, y) = (circle.number("cx") ?? 0, circle.number("cy") ?? 0)
      let radius = circle.number("r") ?? 0
      #expect(x >= radius && y >= radius && x + radius <= width && y + radius <= height)
    }
    for line in all("line") {
      for name in ["x1", "x2"] { #expect((0...width).contains(line.number(name) ?? -1)) }
      for name in ["y1", "y2"] { #expect((0...height).contains(line.number(name) ?? -1)) }
    }
  }

  /// Checks that no two texts lie on each other.
  func expectTextsApart() throws {
    let texts = try texts()
    for (index, (text, box)) in texts.enumerated() {
      for (other, otherBox) in texts.dropFirst(index + 1) {
        #expect(!box.overlaps(otherBox), "\(text) lies on \(other)")
      }
    }
  }

  private final class Collector: NSObject, XMLParserDelegate {
    var elements: [Element] = []
    private var open: [Int] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      open.append(elements.count)
      elements.append(Element(name: name, attributes: attributes))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      guard let last = open.last else { return }
      // The parts of a line belong to the line; a tool tip is no part of it.
      let isPart = elements[last].name == "tspan"
      let owner = isPart ? open.last { elements[$0].name == "text" } : last
      if let owner { elements[owner].text += string }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      open.removeLast()
    }
  }
}
