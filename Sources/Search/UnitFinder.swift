internal import Index
internal import Text

/// Finds the unit that a position lies in, for positions that mostly ascend, without looking at
/// units that none lies in.
///
/// The units are those of `UnitMap`: tokens between units make units of their own, a unit without
/// tokens parting those before it from those after, and a document without the units asked for is
/// cut into others, or stays whole.
struct UnitFinder {
  private let documents: IndexedDocuments
  private let unit: TextUnit
  private var document: Range<Int> = 0..<0
  private var number = 0
  private var pieces: IndexedUnits?
  /// The positions of the unit that was found last.
  private var last: Range<Int> = 0..<0

  /// Prepares to find the units of one kind in a segment.
  init(_ segment: SearchedSegment, unit: TextUnit) {
    documents = segment.reader.documents
    self.unit = unit
  }

  /// The positions of the tokens of the unit that a token lies in.
  mutating func positions(around position: Int) -> Range<Int> {
    if last.contains(position) { return last }
    if !document.contains(position) {
      number = documents.index(ofPosition: position, from: number)
      document = documents.positions(number)
      pieces = unit == .source ? nil : UnitMap.pieces(of: documents[number], unit)
    }
    last = find(position)
    return last
  }

  private func find(_ position: Int) -> Range<Int> {
    guard let pieces else { return document }
    let column = pieces.column
    let next = column.index(withPositionsFrom: position + 1, in: pieces.range)
    var low = document.lowerBound
    for index in stride(from: next - 1, through: pieces.range.lowerBound, by: -1) {
      let positions = column.positions(index)
      if positions.contains(position) { return positions.clamped(to: document) }
      low = max(low, positions.upperBound)
      if !positions.isEmpty { break }
    }
    var high = document.upperBound
    if next < pieces.range.upperBound {
      high = min(high, column.positions(next).lowerBound)
    }
    return low..<max(low, high)
  }

  /// The hits that lie wholly inside one unit, as single tokens do.
  mutating func inside(_ hits: FoundWords) -> FoundWords {
    if case .rows(_, 1) = hits { return hits }
    return hits.filter { positions(around: $0.first).upperBound > $0.last }
  }

  /// The positions of the units that hold a hit, ascending.
  mutating func units(holding hits: FoundWords) -> [Range<Int>] {
    var units: [Range<Int>] = []
    for index in 0..<hits.count {
      let hit = hits[index]
      if let last = units.last, last.contains(hit.first), last.contains(hit.last) { continue }
      let found = positions(around: hit.first)
      if found.upperBound > hit.last { units.append(found) }
    }
    return units
  }
}

extension FoundWords {
  /// Those of some ranges, which ascend and do not overlap, in which a hit lies wholly.
  func holders(among ranges: [Range<Int>]) -> [Range<Int>] {
    var next = 0
    return ranges.filter { range in
      next = index(from: next, startingAtOrAfter: range.lowerBound)
      var index = next
      while index < count, self[index].first < range.upperBound {
        if self[index].last < range.upperBound { return true }
        index += 1
      }
      return false
    }
  }

  /// Those that lie wholly inside one of some ranges, which ascend and do not overlap.
  func inside(_ allowed: [Range<Int>]?) -> FoundWords {
    guard let allowed else { return self }
    if allowed.count * 8 > count {
      var index = 0
      return filter { hit in
        while index < allowed.count, allowed[index].upperBound <= hit.first { index += 1 }
        return index < allowed.count && allowed[index].lowerBound <= hit.first
          && hit.last < allowed[index].upperBound
      }
    }
    var kept: [Int] = []
    var next = 0
    for range in allowed {
      next = index(from: next, startingAtOrAfter: range.lowerBound)
      while next < count, self[next].first < range.upperBound {
        if self[next].last < range.upperBound { kept.append(next) }
        next += 1
      }
    }
    switch self {
    case .rows(let starts, let length): return .rows(kept.map { starts[$0] }, length: length)
    case .ranges(let ranges): return .ranges(kept.map { ranges[$0] })
    }
  }

  /// The union of lists.
  static func union(_ lists: [FoundWords]) -> FoundWords {
    let full = lists.filter { $0.count > 0 }
    if full.count < 2 { return full.first ?? .ranges([]) }
    var rows: [[UInt32]] = []
    var length = 0
    for case .rows(let starts, let own) in full where rows.isEmpty || own == length {
      rows.append(starts)
      length = own
    }
    if rows.count == full.count { return .rows(.union(rows), length: length) }
    return .ranges(.union(full.map(\.ranges)))
  }
}
