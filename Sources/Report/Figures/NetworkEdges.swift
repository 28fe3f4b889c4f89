/// The lines of a network's figure and the numbers beside them.
struct NetworkEdges {
  /// One edge.
  struct Line {
    /// The number of the edge.
    let edge: Int
    /// Where it leaves the first circle.
    let start: FigurePoint
    /// Where it reaches the second.
    let end: FigurePoint
    /// The point that it bends towards; the middle where it is straight.
    let bend: FigurePoint
    /// Whether it is bent, because another goes the other way.
    let isBent: Bool
    /// The width of the stroke.
    let width: Double

    /// A point of it; 0 is its start and 1 its end.
    func point(_ part: Double) -> FigurePoint {
      let rest = 1 - part
      return start * (rest * rest) + bend * (2 * rest * part) + end * (part * part)
    }
  }

  /// A number beside a line.
  struct Label {
    let text: String
    let box: FigureBox
  }

  /// The lines, the weakest first, so that the strong lie above.
  let lines: [Line]
  /// The numbers, of the strongest edges for which there is room.
  let labels: [Label]

  /// As many edges have their weight written at most.
  private static let mostLabels = 60
  /// The size of the numbers.
  static let labelSize = 10.0
  private static let arrowRoom = 2.0

  /// Lays out edges between nodes that have their places; an edge from a code to itself is not
  /// drawn.
  init(_ network: CodeNetwork, _ plan: NetworkPlan, number: (Double) -> String) {
    let strongest = network.edges.map { abs($0.weight) }.max() ?? 0
    let pairs = Set(network.edges.map { [$0.first, $0.second] })
    let order = network.edges.indices.filter { network.edges[$0].first != network.edges[$0].second }
      .sorted {
        (abs(network.edges[$0].weight), $1) < (abs(network.edges[$1].weight), $0)
      }
    lines = order.map { index in
      let edge = network.edges[index]
      let share = strongest > 0 ? abs(edge.weight) / strongest : 0
      return Self.line(
        index, plan.nodes[edge.first], plan.nodes[edge.second], width: 0.8 + 5.2 * share,
        isBent: network.isDirected && pairs.contains([edge.second, edge.first]),
        room: network.isDirected ? Self.arrowRoom : 0)
    }
    var labels: [Label] = []
    var taken = plan.nodes.map { $0.labelBox.widened(by: 1) }
    taken += plan.nodes.map { node in
      let r = node.radius + 1
      return FigureBox(left: -r, top: -r, right: r, bottom: r).moved(by: node.place)
    }
    for line in lines.reversed().prefix(Self.mostLabels) {
      let text = number(network.edges[line.edge].weight)
      let half = FigureText.width(text, size: Self.labelSize) / 2 + 1.5
      for part in [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74] {
        let place = line.point(part)
        let box = FigureBox(
          left: place.x - half, top: place.y - 6.5, right: place.x + half, bottom: place.y + 6.5)
        guard !taken.contains(where: box.overlaps) else { continue }
        taken.append(box.widened(by: 1))
        labels.append(Label(text: text, box: box))
        break
      }
    }
    self.labels = labels
  }

  private static func line(
    _ edge: Int, _ first: NetworkPlan.Node, _ second: NetworkPlan.Node, width: Double,
    isBent: Bool, room: Double
  ) -> Line {
    let way = second.place - first.place
    let unit = way * (1 / max(way.length, 1e-9))
    let middle = (first.place + second.place) * 0.5
    let aside = FigurePoint(x: -unit.y, y: unit.x) * (isBent ? min(28, way.length / 4) : 0)
    let bend = middle + aside
    let leaving = bend - first.place
    let reaching = second.place - bend
    let start = first.place + leaving * (first.radius / max(leaving.length, 1e-9))
    let end =
      second.place - reaching * ((second.radius + room) / max(reaching.length, 1e-9))
    let control = isBent ? bend : (start + end) * 0.5
    return Line(
      edge: edge, start: start, end: end, bend: control, isBent: isBent, width: width)
  }
}
