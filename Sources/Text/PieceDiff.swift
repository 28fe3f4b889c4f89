/// Finds which numbers of one sequence are those of another, in the same order.
///
/// First rows of eight that each sequence has once are paired, then, in between, rows of four, of
/// two, and single numbers; what is left is small and compared as Myers (1986) has it. So a long
/// text with few changes takes linear time, and one with many is not searched for ever.
struct PieceDiff {
  /// For each number of the old sequence its place in the new one, or -1.
  private(set) var partners: [Int]
  private let old: [[Int]]
  private let new: [[Int]]
  private var work: [Job]

  /// A stretch of both sequences that is still to be compared, and by rows of which length.
  private struct Job {
    var old: Range<Int>
    var new: Range<Int>
    let level: Int
  }

  private struct Pair: Hashable {
    let first: Int
    let second: Int
  }

  /// The most edits that are looked for at a time.
  private static let patience = 1_500

  /// Compares two sequences.
  init(old: [Int], new: [Int]) {
    var (olds, news) = ([old], [new])
    for step in [1, 2, 4] {
      var numbering: [Pair: Int] = [:]
      olds.append(Self.joined(olds[olds.count - 1], step, &numbering))
      news.append(Self.joined(news[news.count - 1], step, &numbering))
    }
    self.old = olds
    self.new = news
    partners = [Int](repeating: -1, count: old.count)
    work = [Job(old: 0..<old.count, new: 0..<new.count, level: 3)]
    while let job = work.popLast() { compare(job) }
  }

  /// Numbers for rows twice as long.
  private static func joined(
    _ rows: [Int], _ step: Int, _ numbering: inout [Pair: Int]
  ) -> [Int] {
    guard rows.count > step else { return [] }
    return (0..<(rows.count - step)).map { index in
      let pair = Pair(first: rows[index], second: rows[index + step])
      if let known = numbering[pair] { return known }
      numbering[pair] = numbering.count
      return numbering.count - 1
    }
  }

  private mutating func compare(_ wanted: Job) {
    var job = wanted
    trim(&job)
    if job.old.isEmpty || job.new.isEmpty { return }
    for level in stride(from: job.level, through: 0, by: -1) {
      let anchors = anchors(in: job, level)
      if anchors.isEmpty { continue }
      let width = 1 << level
      var (oldEnd, newEnd) = (job.old.lowerBound, job.new.lowerBound)
      for anchor in anchors where anchor.first >= oldEnd && anchor.second >= newEnd {
        work.append(
          Job(old: oldEnd..<anchor.first, new: newEnd..<anchor.second, level: max(level - 1, 0)))
        for place in 0..<width { partners[anchor.first + place] = anchor.second + place }
        (oldEnd, newEnd) = (anchor.first + width, anchor.second + width)
      }
      work.append(
        Job(
          old: oldEnd..<job.old.upperBound, new: newEnd..<job.new.upperBound,
          level: max(level - 1, 0)))
      return
    }
    search(job)
  }

  /// Pairs what both begin and end with.
  private mutating func trim(_ job: inout Job) {
    var (oldStart, newStart) = (job.old.lowerBound, job.new.lowerBound)
    var (oldEnd, newEnd) = (job.old.upperBound, job.new.upperBound)
    while oldStart < oldEnd, newStart < newEnd, old[0][oldStart] == new[0][newStart] {
      partners[oldStart] = newStart
      oldStart += 1
      newStart += 1
    }
    while oldStart < oldEnd, newStart < newEnd, old[0][oldEnd - 1] == new[0][newEnd - 1] {
      oldEnd -= 1
      newEnd -= 1
      partners[oldEnd] = newEnd
    }
    job.old = oldStart..<oldEnd
    job.new = newStart..<newEnd
  }

  /// The longest ascending run of rows that each stretch has once.
  private func anchors(in job: Job, _ level: Int) -> [Pair] {
    let width = 1 << level
    guard job.old.count >= width, job.new.count >= width else { return [] }
    func once(_ rows: [Int], _ range: Range<Int>) -> [Int: Int] {
      var places: [Int: Int] = [:]
      for place in range.lowerBound...(range.upperBound - width) {
        places[rows[place]] = places[rows[place]] == nil ? place : -1
      }
      return places
    }
    let newPlaces = once(new[level], job.new)
    let pairs = once(old[level], job.old).compactMap { row, place -> Pair? in
      guard place >= 0, let partner = newPlaces[row], partner >= 0 else { return nil }
      return Pair(first: place, second: partner)
    }
    return Self.longestAscent(pairs.sorted { $0.first < $1.first })
  }

  private static func longestAscent(_ pairs: [Pair]) -> [Pair] {
    var tails: [Int] = []
    var former = [Int](repeating: -1, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      let place = tails.partitioningIndex { pairs[$0].second >= pair.second }
      former[index] = place > 0 ? tails[place - 1] : -1
      if place == tails.count { tails.append(index) } else { tails[place] = index }
    }
    var result: [Pair] = []
    var index = tails.last ?? -1
    while index >= 0 {
      result.append(pairs[index])
      index = former[index]
    }
    return result.reversed()
  }

  /// Finds a shortest edit of a stretch, or, where there are too many edits, of its beginning.
  private mutating func search(_ job: Job) {
    var (oldStart, newStart) = (job.old.lowerBound, job.new.lowerBound)
    while oldStart < job.old.upperBound, newStart < job.new.upperBound {
      let walk = EditWalk(
        old: old[0][oldStart..<job.old.upperBound], new: new[0][newStart..<job.new.upperBound],
        patience: Self.patience)
      for pair in walk.pairs { partners[pair.old] = pair.new }
      (oldStart, newStart) = walk.end
    }
  }
}

/// A shortest way from one sequence to another (Myers 1986).
private struct EditWalk {
  /// What stays.
  private(set) var pairs: [(old: Int, new: Int)] = []
  /// How far the walk came in both.
  let end: (Int, Int)

  init(old: ArraySlice<Int>, new: ArraySlice<Int>, patience: Int) {
    let (oldStart, newStart) = (old.startIndex, new.startIndex)
    let limit = min(old.count + new.count, patience)
    var furthest = [Int](repeating: 0, count: 2 * limit + 3)
    let middle = limit + 1
    var history: [[Int]] = []
    var (bestX, bestY) = (0, 0)
    var isThere = false
    for edits in 0...limit {
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        let isDown =
          diagonal == -edits
          || (diagonal != edits
            && furthest[middle + diagonal - 1] < furthest[middle + diagonal + 1])
        var x = isDown ? furthest[middle + diagonal + 1] : furthest[middle + diagonal - 1] + 1
        var y = x - diagonal
        while x < old.count, y < new.count, old[oldStart + x] == new[newStart + y] {
          x += 1
          y += 1
        }
        furthest[middle + diagonal] = x
        if x <= old.count, y <= new.count, x + y > bestX + bestY { (bestX, bestY) = (x, y) }
        isThere = x >= old.count && y >= new.count
        if isThere { break }
      }
      history.append(Array(furthest[(middle - edits)...(middle + edits)]))
      if isThere { break }
    }
    if isThere { (bestX, bestY) = (old.count, new.count) }
    end = (oldStart + bestX, newStart + bestY)
    retrace(history, from: (bestX, bestY), offsets: (oldStart, newStart))
  }

  private mutating func retrace(
    _ history: [[Int]], from end: (Int, Int), offsets: (old: Int, new: Int)
  ) {
    var (x, y) = end
    // The number of edits after which the end was reached.
    var edits =
      history.indices.first { edits in
        let diagonal = x - y
        return abs(diagonal) <= edits && (diagonal + edits) % 2 == 0
          && history[edits][diagonal + edits] >= x
      } ?? 0
    while edits > 0 {
      let before = history[edits - 1]
      let diagonal = x - y
      func reached(_ diagonal: Int) -> Int {
        let place = diagonal + edits - 1
        return before.indices.contains(place) ? before[place] : -1
      }
      let isDown =
        diagonal == -edits
        || (diagonal != edits && reached(diagonal - 1) < reached(diagonal + 1))
      let former = isDown ? diagonal + 1 : diagonal - 1
      let formerX = reached(former)
      let start = isDown ? formerX : formerX + 1
      while x > start {
        x -= 1
        y -= 1
        pairs.append((offsets.old + x, offsets.new + y))
      }
      x = formerX
      y = formerX - former
      edits -= 1
    }
    while x > 0, y > 0 {
      x -= 1
      y -= 1
      pairs.append((offsets.old + x, offsets.new + y))
    }
  }
}
