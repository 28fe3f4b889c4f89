import Formats
import Report
import Study
import TestSupport
import Testing

@Suite("The order of a heat map")
struct HeatMapOrderTests {
  private static func map(_ cells: [[Double?]], digits: Int = 1) -> HeatMap {
    HeatMap(
      title: "T", caption: [], rows: cells.indices.map { CodePath(["Rad", "R\($0)"]) },
      columns: (cells.first ?? []).indices.map { CodePath(["K\($0)"]) }, cells: cells,
      measure: "per 1 000 ord", digits: digits)
  }

  @Test("by frequency: the largest sum first, equal ones as they were")
  func frequency() {
    let map = Self.map([[1, 0, 2], [4, 1, 0], [1, nil, 2], [0, 9, 0]]).ordered(by: .frequency)
    #expect(map.rows.map(\.leaf) == ["R3", "R1", "R0", "R2"])
    #expect(map.columns.map(\.leaf) == ["K1", "K0", "K2"])
    #expect(map.cells == [[9, 0, 0], [1, 4, 0], [0, 1, 2], [nil, 1, 2]])
    #expect(!map.isInTreeOrder)
  }

  @Test("with a diagonal, rows and columns keep the same order, by each one's own number")
  func diagonal() {
    let paths = ["A", "B", "C"].map { CodePath([$0]) }
    let map = HeatMap(
      title: "T", caption: [], rows: paths, columns: paths,
      counts: [[2, 9, 1], [9, 30, 0], [1, 0, 11]], hasDiagonal: true
    ).ordered(by: .frequency)
    #expect(map.rows.map(\.leaf) == ["B", "C", "A"])
    #expect(map.columns == map.rows)
    #expect(map.cells == [[30, 0, 9], [0, 11, 1], [9, 1, 2]])
  }

  @Test("seriation puts blocks that were shuffled together again", arguments: 0..<20)
  func blocks(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let order = (0..<12).shuffled(using: &generator)
    // Three blocks of four; within a block all are alike.
    let cells: [[Double?]] = order.map { row in
      order.map { row / 4 == $0 / 4 ? 5 : 0 }
    }
    let found = Self.map(cells).ordered(by: .seriation).rows.compactMap { path in
      Int(path.leaf.dropFirst()).map { order[$0] / 4 }
    }
    #expect(found.count == 12)
    #expect(zip(found, found.dropFirst()).count { $0 != $1 } == 2)
  }

  /// The sum of distances between neighbours, by the cosine.
  private static func length(_ rows: [[Double]]) -> Double {
    zip(rows, rows.dropFirst()).reduce(0) { sum, pair in
      let product = zip(pair.0, pair.1).reduce(0) { $0 + $1.0 * $1.1 }
      let squares = [pair.0, pair.1].map { $0.reduce(0) { $0 + $1 * $1 } }
      return sum + 1 - product / (squares[0] * squares[1]).squareRoot()
    }
  }

  @Test(
    "seriation finds the shortest of all orders that do not part what is clustered",
    arguments: 0..<30)
  func shortest(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let rows = (0..<4).map { _ in (0..<5).map { _ in Double.random(in: 0.1...1, using: &generator) }
    }
    let ordered = Self.map(rows).ordered(by: .seriation)
    let found = try ordered.rows.map { try #require(Int($0.leaf.dropFirst())) }
    // The naive way: the tree by average linkage, and every order that its branches allow.
    var clusters = rows.indices.map { [[$0]] }
    while clusters.count > 1 {
      var best = (Double.infinity, 0, 1)
      for one in clusters.indices {
        for other in clusters.indices where other > one {
          let (left, right) = (clusters[one][0], clusters[other][0])
          let sum = left.flatMap { a in right.map { Self.length([rows[a], rows[$0]]) } }
          let mean = sum.reduce(0, +) / Double(sum.count)
          if mean < best.0 { best = (mean, one, other) }
        }
      }
      let (left, right) = (clusters[best.1], clusters[best.2])
      clusters[best.1] = left.flatMap { a in right.flatMap { [a + $0, $0 + a] } }
      clusters.remove(at: best.2)
    }
    let shortest = try #require(
      clusters[0].map { order in Self.length(order.map { rows[$0] }) }.min())
    #expect(abs(Self.length(found.map { rows[$0] }) - shortest) < 1e-9)
  }

  @Test("numbers that are not whole have their decimals, and missing ones a dash")
  func decimals() throws {
    let figure = try SVGReader(
      HeatMapSVG(Wording(.nb)).text(Self.map([[0.04, 2.25], [nil, 0], [7.5, 1]])))
    let texts = try figure.texts().map(\.text)
    for text in ["0,0", "2,3", "7,5", "1,0", "per 1 000 ord", "ingenting å telle i"] {
      #expect(texts.contains(text), "\(text)")
    }
    // One stroke in the cell without a number and one in the legend; 0 is an empty cell.
    #expect(figure.all("line").count == 2)
    try figure.expectAllInside()
    try figure.expectTextsApart()
  }

  @Test("a hundred codes stay inside, and equal figures are equal bytes")
  func hundred() throws {
    let paths = FigureScene.paths(100)
    let counts = paths.indices.map { row in paths.indices.map { (row * 31 + $0 * 17) % 23 / 3 } }
    let map = HeatMap(
      title: "T", caption: FigureScene.caption, rows: paths, columns: paths, counts: counts,
      hasDiagonal: true)
    for order in HeatMap.Order.allCases {
      let svg = HeatMapSVG(Wording(.nb)).text(map.ordered(by: order))
      try SVGReader(svg).expectAllInside()
      #expect(svg == HeatMapSVG(Wording(.nb)).text(map.ordered(by: order)))
    }
  }
}
