import Foundation
import Formats
import Report
import Study
import Testing

@Suite("Networks")
struct NetworkTests {
  @Test(
    "names, circles and weights of a network never lie on each other, and all are inside",
    arguments: [(1, 0), (2, 1), (6, 5), (12, 20), (40, 56), (40, 160), (80, 100)], [false, true])
  func apart(size: (nodes: Int, edges: Int), isDirected: Bool) throws {
    let network = FigureScene.network(
      nodes: size.nodes, edges: size.edges, isDirected: isDirected)
    let svg = network.svg(Wording(.nb))
    let figure = try SVGReader(svg)
    try figure.expectAllInside()
    try figure.expectTextsApart()
    let circles = figure.all("circle").prefix(size.nodes).compactMap { circle in
      circle.number("cx").flatMap { x in
        circle.number("cy").flatMap { y in circle.number("r").map { (x, y, $0) } }
      }
    }
    #expect(circles.count == size.nodes)
    for (index, one) in circles.enumerated() {
      for other in circles.dropFirst(index + 1) {
        let (x, y) = (one.0 - other.0, one.1 - other.1)
        #expect((x * x + y * y).squareRoot() > one.2 + other.2)
      }
    }
    #expect(svg == network.svg(Wording(.nb)))
  }

  @Test("the area of a circle is the code's number")
  func areas() throws {
    let counts = [5, 20, 80]
    let network = CodeNetwork(
      title: "T", caption: [], isDirected: false,
      nodes: counts.map { .init(path: CodePath(["K\($0)"]), count: $0) }, edges: [])
    let radii = try SVGReader(network.svg(Wording(.nb))).all("circle").prefix(3).compactMap {
      $0.number("r")
    }
    for (radius, count) in zip(radii, counts) {
      #expect(abs(radius * radius / (radii[2] * radii[2]) - Double(count) / 80) < 0.01)
    }
  }

  @Test("a code that stands beside stronger ones is drawn nearer to them")
  func strongIsNear() throws {
    let network = CodeNetwork(
      title: "T", caption: [], isDirected: false,
      nodes: ["A", "B", "C"].map { .init(path: CodePath([$0]), count: 1) },
      edges: [
        .init(first: 0, second: 1, weight: 20, count: 20),
        .init(first: 0, second: 2, weight: 1, count: 1),
      ])
    let circles = try SVGReader(network.svg(Wording(.nb))).all("circle")
    let places = circles.prefix(3).compactMap { circle in
      circle.number("cx").flatMap { x in circle.number("cy").map { (x, $0) } }
    }
    let distance = { (one: Int, other: Int) in
      let (x, y) = (places[one].0 - places[other].0, places[one].1 - places[other].1)
      return (x * x + y * y).squareRoot()
    }
    #expect(distance(0, 1) * 1.5 < distance(0, 2))
  }

  /// Names with all that a format gives a meaning.
  private static let odd = CodeNetwork(
    title: "Tittel \"x\" <&>", caption: ["Regel \"a\" & <b>", "to\nlinjer"], isDirected: true,
    nodes: [
      .init(path: CodePath(["Topp", "Æ \"ø\" å"]), count: 3),
      .init(path: CodePath(["A/B", "\\N <x> & 'y'"]), count: 0),
      .init(path: CodePath(["*Arcs\n]; --"]), count: 7),
    ],
    edges: [
      .init(first: 0, second: 1, weight: 1e-7, count: 2),
      .init(first: 1, second: 2, weight: 12, count: 12),
    ])

  @Test("GraphML and GEXF hold every name, number and weight")
  func markup() throws {
    for text in [Self.odd.graphML(), Self.odd.gexf()] {
      let file = try SVGReader(text)
      #expect(file.all("node").count == 3)
      #expect(file.all("edge").count == 2)
      #expect(file.all("edge").map { $0.attributes["source"] } == ["n0", "n1"])
      #expect(file.all("edge").map { $0.attributes["target"] } == ["n1", "n2"])
    }
    let data = try SVGReader(Self.odd.graphML()).all("data")
    #expect(
      data.filter { $0.attributes["key"] == "label" }.map(\.text)
        == ["Æ \"ø\" å", "\\N <x> & 'y'", "*Arcs\n]; --"])
    #expect(data.filter { $0.attributes["key"] == "path" }.map(\.text).first == "Topp/Æ \"ø\" å")
    #expect(data.filter { $0.attributes["key"] == "count" }.map(\.text) == ["3", "0", "7"])
    #expect(data.filter { $0.attributes["key"] == "weight" }.map(\.text) == ["1e-07", "12"])
    #expect(data.filter { $0.attributes["key"] == "pairs" }.map(\.text) == ["2", "12"])
    let gexf = try SVGReader(Self.odd.gexf())
    #expect(gexf.all("gexf").first?.attributes["version"] == "1.3")
    #expect(
      gexf.all("node").map { $0.attributes["label"] }
        == ["Æ \"ø\" å", "\\N <x> & 'y'", "*Arcs\n]; --"])
    #expect(gexf.all("edge").map { $0.attributes["weight"] } == ["1e-07", "12"])
  }

  @Test("DOT and Pajek hold one line for each node and edge, whatever the names are")
  func lines() {
    let dot = Self.odd.dot()
    #expect(dot.contains("digraph \"Tittel \\\"x\\\" <&>\" {"))
    #expect(dot.contains("  n0 [label=\"Æ \\\"ø\\\" å\", path=\"Topp/Æ \\\"ø\\\" å\", count=3];"))
    #expect(dot.contains("  n1 [label=\"\\\\N <x> & 'y'\""))
    #expect(dot.contains("  n0 -> n1 [weight=\"1e-07\", count=2,"))
    #expect(
      dot.split(separator: "\n").count { $0.hasPrefix("  n") && $0.hasSuffix("];") } == 3 + 2 + 1)
    let pajek = Self.odd.pajek().split(separator: "\n")
    #expect(pajek.firstIndex(of: "*Vertices 3") == 2)
    #expect(
      pajek[3] == "1 \"Topp/Æ 'ø' å\" 0.5 0.5 ellipse label \"Æ 'ø' å\" count 3")
    #expect(pajek[5] == "3 \"*Arcs ]; --\" 0.5 0.5 ellipse label \"*Arcs ]; --\" count 7")
    #expect(Array(pajek[6...]) == ["*Arcs", "1 2 1e-07 count 2", "2 3 12 count 12"])
  }
}
