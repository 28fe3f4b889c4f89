/// A place or a distance in a figure.
struct FigurePoint: Hashable, Sendable {
  var x: Double
  var y: Double

  /// The length of the way from the origin.
  var length: Double { (x * x + y * y).squareRoot() }

  static func + (left: Self, right: Self) -> Self { Self(x: left.x + right.x, y: left.y + right.y) }
  static func - (left: Self, right: Self) -> Self { Self(x: left.x - right.x, y: left.y - right.y) }
  static func * (left: Self, right: Double) -> Self { Self(x: left.x * right, y: left.y * right) }
}

/// Places the nodes of a connected network by stress majorisation.
///
/// Distances in the figure come as near as they can to those along the edges, where strong edges
/// are short: Gansner, Koren and North, Graph drawing by stress majorization (2004), with each
/// node moved in turn. Nothing is drawn by lot: nodes begin on a circle in the order of seriation.
struct NetworkLayout {
  /// The places, with about 1 as the length of the strongest edge; the wide side is level.
  let places: [FigurePoint]

  /// One edge, by the numbers of its nodes.
  struct Edge {
    let first: Int
    let second: Int
    /// From 0 to 1, the strongest.
    let strength: Double
  }

  private static let rounds = 400

  /// Places nodes.
  ///
  /// - Parameters:
  ///   - count: How many nodes there are.
  ///   - edges: The edges, which connect all of them.
  init(count: Int, edges: [Edge]) {
    let distances = Self.distances(count: count, edges: edges)
    var places = Self.circle(Seriation.order(distances))
    var round = 0
    while round < Self.rounds, Self.move(&places, towards: distances) > 1e-4 { round += 1 }
    self.places = Self.levelled(places)
  }

  /// The lengths of the shortest ways (Floyd and Warshall).
  private static func distances(count: Int, edges: [Edge]) -> [[Double]] {
    var distances = Array(
      repeating: Array(repeating: Double.infinity, count: count), count: count)
    for node in 0..<count { distances[node][node] = 0 }
    for edge in edges where edge.first != edge.second {
      let length = min(2 - edge.strength, distances[edge.first][edge.second])
      distances[edge.first][edge.second] = length
      distances[edge.second][edge.first] = length
    }
    for middle in 0..<count {
      let onward = distances[middle]
      for first in 0..<count {
        let way = distances[first][middle]
        guard way < .infinity else { continue }
        for second in 0..<count where way + onward[second] < distances[first][second] {
          distances[first][second] = way + onward[second]
        }
      }
    }
    return distances
  }

  /// Places on four arcs of a circle, by the rational points of each.
  private static func circle(_ order: [Int]) -> [FigurePoint] {
    let count = Double(order.count)
    var places = Array(repeating: FigurePoint(x: 0, y: 0), count: order.count)
    for (index, node) in order.enumerated() {
      let turn = 4 * Double(index) / count
      let quarter = Int(turn)
      let part = turn - Double(quarter)
      let scale = count / 6 / (1 + part * part)
      let (along, across) = ((1 - part * part) * scale, 2 * part * scale)
      switch quarter {
      case 0: places[node] = FigurePoint(x: along, y: across)
      case 1: places[node] = FigurePoint(x: -across, y: along)
      case 2: places[node] = FigurePoint(x: -along, y: -across)
      default: places[node] = FigurePoint(x: across, y: -along)
      }
    }
    return places
  }

  /// Moves every node to where the others want it.
  ///
  /// - Returns: The longest way that one was moved.
  private static func move(_ places: inout [FigurePoint], towards distances: [[Double]]) -> Double {
    var longest = 0.0
    for node in places.indices where places.count > 1 {
      var sum = FigurePoint(x: 0, y: 0)
      var weights = 0.0
      for other in places.indices where other != node {
        let wanted = distances[node][other]
        let weight = 1 / (wanted * wanted)
        let way = places[node] - places[other]
        let length = way.length
        // Two nodes in one place part along the level, the lower number to the left.
        let direction =
          length > 1e-9
          ? way * (1 / length) : FigurePoint(x: node < other ? -1 : 1, y: 0)
        sum = sum + (places[other] + direction * wanted) * weight
        weights += weight
      }
      let next = sum * (1 / weights)
      longest = max(longest, (next - places[node]).length)
      places[node] = next
    }
    return longest
  }

  /// Turned so that the places lie widest along the level, with their middle in the origin.
  private static func levelled(_ places: [FigurePoint]) -> [FigurePoint] {
    let sum = places.reduce(FigurePoint(x: 0, y: 0), +)
    let middle = sum * (1 / Double(max(1, places.count)))
    let around = places.map { $0 - middle }
    let xx = around.reduce(0) { $0 + $1.x * $1.x }
    let yy = around.reduce(0) { $0 + $1.y * $1.y }
    let xy = around.reduce(0) { $0 + $1.x * $1.y }
    let half = (xx - yy) / 2
    let root = (half * half + xy * xy).squareRoot()
    guard root > 1e-9 else { return around }
    // The first principal axis; of its two descriptions the one that loses no digits.
    var axis = half >= 0 ? FigurePoint(x: half + root, y: xy) : FigurePoint(x: xy, y: root - half)
    axis = axis * (1 / axis.length)
    if axis.x < 0 { axis = axis * -1 }
    return around.map {
      FigurePoint(x: $0.x * axis.x + $0.y * axis.y, y: $0.y * axis.x - $0.x * axis.y)
    }
  }
}
