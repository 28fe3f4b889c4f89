internal import Index

/// Finds pairs of hits that stand near one another.
struct NearJoin {
  private let documentEnds: [Int]

  /// Takes the borders that no pair may cross.
  init(_ reader: SegmentReader) {
    documentEnds = reader.documents.map(\.positions.upperBound)
  }

  /// The smallest ranges that hold one hit of each list, which share no token and are at most
  /// `distance` positions apart, counted from the end of one to the start of the other.
  func join(_ left: [TokenRange], _ right: [TokenRange], distance: Int) -> [TokenRange] {
    let longest = right.reduce(0) { max($0, $1.last - $1.first) }
    var result: [TokenRange] = []
    var start = 0
    var document = 0
    for hit in left {
      while document < documentEnds.count, documentEnds[document] <= hit.first { document += 1 }
      if document == documentEnds.count { break }
      let low = document == 0 ? 0 : documentEnds[document - 1]
      let reach = min(distance, documentEnds[document])
      while start < right.count, right[start].first < hit.first - reach - longest { start += 1 }
      var index = start
      while index < right.count, right[index].first <= hit.last + reach {
        let other = right[index]
        index += 1
        guard other.first >= low, other.last < documentEnds[document] else { continue }
        let gap = max(other.first - hit.last, hit.first - other.last)
        guard gap >= 1, gap <= reach else { continue }
        result.append(TokenRange(min(hit.first, other.first), max(hit.last, other.last)))
      }
    }
    return .unique(result.sorted())
  }
}
