internal import Study

/// Where everything in the figure of a network goes.
struct NetworkPlan {
  /// One code.
  struct Node {
    var place: FigurePoint
    let radius: Double
    /// Its name, broken into lines, below the circle.
    let label: [String]
    let labelWidth: Double
    /// The number of the family, the codes with the same top name.
    let family: Int?

    /// The circle with the name, around the origin.
    var shape: FigureBox {
      let half = max(radius, labelWidth / 2)
      return FigureBox(
        left: -half, top: -radius, right: half,
        bottom: radius + 3 + Double(label.count) * NetworkPlan.lineHeight)
    }

    /// Where the name stands.
    var labelBox: FigureBox {
      FigureBox(
        left: -labelWidth / 2, top: radius + 2, right: labelWidth / 2,
        bottom: radius + 3 + Double(label.count) * NetworkPlan.lineHeight
      ).moved(by: place)
    }

    /// What it takes up.
    var box: FigureBox { shape.moved(by: place) }
  }

  /// The codes, in the network's order.
  private(set) var nodes: [Node]
  /// The top names, where there are several levels.
  let families: [String]
  /// The width of all of it; it begins in the origin.
  private(set) var width = 0.0
  /// The height of all of it.
  private(set) var height = 0.0
  /// The radius of the largest circle.
  let largestRadius: Double

  /// The distance of two lines of a name.
  static let lineHeight = 13.0
  /// The size of the names.
  static let labelSize = 11.0
  private static let labelLimit = 104.0
  /// Circles with less have their family's letter beside the name.
  static let letterRadius = 7.5

  /// Lays a network out.
  init(_ network: CodeNetwork) {
    let count = network.nodes.count
    largestRadius = count <= 15 ? 26 : count <= 50 ? 21 : 15
    let hasFamilies = network.nodes.contains { $0.path.names.count > 1 }
    var families: [String] = []
    if hasFamilies {
      for node in network.nodes {
        let top = node.path.names.first ?? ""
        if !families.contains(top) { families.append(top) }
      }
    }
    self.families = families
    let most = Double(max(1, network.nodes.map(\.count).max() ?? 1))
    let largestRadius = largestRadius
    let leaves = Dictionary(grouping: network.nodes, by: \.path.leaf).mapValues(\.count)
    nodes = network.nodes.map { node in
      let radius = max(2.5, largestRadius * (Double(max(0, node.count)) / most).squareRoot())
      let family = families.firstIndex(of: node.path.names.first ?? "")
      var name = node.path.leaf
      if leaves[name, default: 0] > 1, let parent = node.path.parent {
        name = parent.leaf + " / " + name
      }
      if let family, radius < Self.letterRadius {
        name = Self.letter(family) + "\u{A0}·\u{A0}" + name
      }
      let longest =
        name.split(separator: " ").map {
          FigureText.width(String($0), size: Self.labelSize)
        }.max() ?? 0
      let limit = min(max(Self.labelLimit, longest), 1.6 * Self.labelLimit)
      let label = FigureText.lines(name, to: limit, size: Self.labelSize, most: 3)
      let width = label.map { FigureText.width($0, size: Self.labelSize) }.max() ?? 0
      return Node(
        place: FigurePoint(x: 0, y: 0), radius: radius, label: label, labelWidth: width,
        family: family)
    }
    place(network)
  }

  /// The letter of a family: A … Z, then AA, AB ….
  static func letter(_ family: Int) -> String { HeatMapAxis.letter(family) }

  /// Lays out every connected part, the largest first, and packs them.
  private mutating func place(_ network: CodeNetwork) {
    let parts = Self.parts(network)
    let strongest = network.edges.map { abs($0.weight) }.max() ?? 0
    var boxes: [FigureBox] = []
    for part in parts {
      let numbers = Dictionary(uniqueKeysWithValues: zip(part, part.indices))
      let edges = network.edges.compactMap { edge -> NetworkLayout.Edge? in
        guard let first = numbers[edge.first], let second = numbers[edge.second] else { return nil }
        return NetworkLayout.Edge(
          first: first, second: second,
          strength: strongest > 0 ? abs(edge.weight) / strongest : 0)
      }
      let places = NetworkLayout(count: part.count, edges: edges).places
      let shapes = part.map { nodes[$0].shape }
      let scale = Self.scale(places, shapes)
      let parted = NetworkBoxes.parted(
        places.map { FigurePoint(x: $0.x * scale, y: $0.y * scale * 0.8) }, shapes)
      for (node, place) in zip(part, parted) { nodes[node].place = place }
      let box = part.dropFirst().reduce(nodes[part[0]].box) { $0.union(nodes[$1].box) }
      boxes.append(box)
    }
    let widest = boxes.map(\.width).max() ?? 0
    let ways = NetworkBoxes.packed(boxes, width: max(widest, 640), gap: 24)
    for (part, way) in zip(parts, ways) {
      for node in part { nodes[node].place = nodes[node].place + way }
    }
    width = nodes.map(\.box.right).max() ?? 0
    height = nodes.map(\.box.bottom).max() ?? 0
  }

  /// How many pixels the unit becomes: so that names and circles cover a fair part of the ground,
  /// and an edge is long enough to be seen.
  private static func scale(_ places: [FigurePoint], _ shapes: [FigureBox]) -> Double {
    let xs = places.map(\.x)
    let ys = places.map(\.y)
    let ground =
      ((xs.max() ?? 0) - (xs.min() ?? 0) + 1) * ((ys.max() ?? 0) - (ys.min() ?? 0) + 1)
    let covered = shapes.reduce(0) { $0 + $1.width * $1.height }
    return min(160, max(shapes.count > 12 ? 75 : 130, (covered / (0.3 * ground)).squareRoot()))
  }

  /// The connected parts, the largest first.
  private static func parts(_ network: CodeNetwork) -> [[Int]] {
    var neighbours = Array(repeating: [Int](), count: network.nodes.count)
    for edge in network.edges {
      neighbours[edge.first].append(edge.second)
      neighbours[edge.second].append(edge.first)
    }
    var isSeen = Array(repeating: false, count: network.nodes.count)
    var parts: [[Int]] = []
    for start in network.nodes.indices where !isSeen[start] {
      var part = [start]
      isSeen[start] = true
      var next = 0
      while next < part.count {
        for neighbour in neighbours[part[next]] where !isSeen[neighbour] {
          isSeen[neighbour] = true
          part.append(neighbour)
        }
        next += 1
      }
      parts.append(part.sorted())
    }
    return parts.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
  }
}
