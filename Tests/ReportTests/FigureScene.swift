import Report
import Study
import TestSupport

/// Invented figures with Norwegian names, long and short, at three levels.
enum FigureScene {
  static let caption = ["Enhet: setning. Bare informantenes turer teller <med> & uten «sitater»."]

  /// Paths in the order of a codebook, three below each name at the second level.
  static func paths(_ count: Int) -> [CodePath] {
    let tops = ["Arbeidsplassen og lederen", "Åpenhet og psykisk helse", "Samarbeid"]
    let middles = ["Oppfølging", "Øvre grense", "NAV"]
    let leaves = [
      "Tillit", "Ærlig innsalg fra hjelpeapparatet", "Misbruk av gratis arbeidskraft i ordninger",
    ]
    return (0..<count).map { index in
      CodePath([
        tops[index / 9 % 3], middles[index / 3 % 3] + (index < 27 ? "" : " \(index / 27)"),
        leaves[index % 3] + (index < 27 ? "" : " \(index)"),
      ])
    }
  }

  /// A network with random edges, the same for the same seed.
  static func network(
    nodes: Int, edges: Int, isDirected: Bool = false, seed: UInt64 = 7
  ) -> CodeNetwork {
    var generator = SeededGenerator(seed: seed)
    var pairs: [[Int]] = []
    while pairs.count < edges, nodes > 1 {
      let pair = [
        Int.random(in: 0..<nodes, using: &generator), Int.random(in: 0..<nodes, using: &generator),
      ]
      let isNew = !pairs.contains(pair) && (isDirected || !pairs.contains([pair[1], pair[0]]))
      if pair[0] != pair[1], isNew { pairs.append(pair) }
    }
    let paths = paths(nodes)
    return CodeNetwork(
      title: "Koder som forekommer sammen", caption: caption, isDirected: isDirected,
      nodes: paths.map { .init(path: $0, count: Int.random(in: 0...90, using: &generator)) },
      edges: pairs.map {
        let count = Int.random(in: 1...30, using: &generator)
        return .init(first: $0[0], second: $0[1], weight: Double(count) / 40, count: count)
      })
  }
}
