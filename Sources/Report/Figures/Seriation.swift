/// Puts things in a row so that similar ones stand beside each other, the same way every time.
///
/// Clusters by average linkage (UPGMA), then turns the branches of the tree so that the sum of the
/// distances between neighbours is the least that any order of that tree has: Bar-Joseph, Gifford
/// and Jaakkola, Fast optimal leaf ordering for hierarchical clustering (2001).
struct Seriation {
  private let distances: [[Double]]
  /// The least sum for the branch where two leaves first meet, with them at its ends.
  private var best: [[Double]]
  /// The two leaves that meet in the middle of that arrangement.
  private var middle: [[(Int, Int)]]

  private init(_ distances: [[Double]]) {
    self.distances = distances
    let count = distances.count
    best = Array(repeating: Array(repeating: .infinity, count: count), count: count)
    middle = Array(repeating: Array(repeating: (-1, -1), count: count), count: count)
    for leaf in 0..<count { best[leaf][leaf] = 0 }
  }

  /// The order of rows by the cosine of their numbers; rows of nothing come last.
  static func order(ofProfiles profiles: [[Double]]) -> [Int] {
    let lengths = profiles.map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    let used = profiles.indices.filter { lengths[$0] > 0 }
    let distances = used.map { first in
      used.map { second in
        let product = zip(profiles[first], profiles[second]).reduce(0) { $0 + $1.0 * $1.1 }
        return first == second ? 0 : max(0, 1 - product / (lengths[first] * lengths[second]))
      }
    }
    return order(distances).map { used[$0] } + profiles.indices.filter { lengths[$0] == 0 }
  }

  /// The order of things by the distances between them; that of a pair is the one in which it
  /// was given, and of two ways to read a row the one that begins with the lower number counts.
  static func order(_ distances: [[Double]]) -> [Int] {
    guard distances.count > 2 else { return Array(distances.indices) }
    var seriation = Seriation(distances)
    let leaves = seriation.join()
    var ends = (leaves[0], leaves[0])
    var least = Double.infinity
    for first in leaves.sorted() {
      for last in leaves.sorted() where first < last && seriation.best[first][last] < least {
        least = seriation.best[first][last]
        ends = (first, last)
      }
    }
    return seriation.leaves(from: ends.0, to: ends.1)
  }

  /// Joins the two nearest clusters until one is left.
  private mutating func join() -> [Int] {
    var clusters = distances.indices.map { [$0] }
    var between = distances
    while clusters.count > 1 {
      var nearest = (0, 1)
      for first in clusters.indices {
        for second in clusters.indices.dropFirst(first + 1)
        where between[first][second] < between[nearest.0][nearest.1] {
          nearest = (first, second)
        }
      }
      let (kept, gone) = nearest
      arrange(clusters[kept], clusters[gone])
      let sizes = (Double(clusters[kept].count), Double(clusters[gone].count))
      for other in clusters.indices where other != kept && other != gone {
        let mean =
          (sizes.0 * between[kept][other] + sizes.1 * between[gone][other]) / (sizes.0 + sizes.1)
        between[kept][other] = mean
        between[other][kept] = mean
      }
      clusters[kept] += clusters[gone]
      clusters.remove(at: gone)
      between.remove(at: gone)
      for row in between.indices { between[row].remove(at: gone) }
    }
    return clusters.first ?? []
  }

  /// Finds the least sums of a branch from those of its two parts.
  private mutating func arrange(_ left: [Int], _ right: [Int]) {
    for first in left {
      var reached: [(sum: Double, from: Int)] = []
      for entry in right {
        var least = (sum: Double.infinity, from: left[0])
        for exit in left {
          let sum = best[first][exit] + distances[exit][entry]
          if sum < least.sum { least = (sum, exit) }
        }
        reached.append(least)
      }
      for last in right {
        for (index, entry) in right.enumerated() {
          let sum = reached[index].sum + best[entry][last]
          guard sum < best[first][last] else { continue }
          best[first][last] = sum
          best[last][first] = sum
          middle[first][last] = (reached[index].from, entry)
          middle[last][first] = (entry, reached[index].from)
        }
      }
    }
    // Two leaves of one part are no longer the ends of anything.
    for part in [left, right] {
      for leaf in part {
        for other in part { best[leaf][other] = .infinity }
      }
    }
  }

  private func leaves(from first: Int, to last: Int) -> [Int] {
    if first == last { return [first] }
    let (exit, entry) = middle[first][last]
    return leaves(from: first, to: exit) + leaves(from: entry, to: last)
  }
}
