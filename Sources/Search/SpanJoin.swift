internal import Text

/// Pairs the spans of two lists by where they lie.
///
/// Which spans have a partner is found by one sweep over both lists, with running maxima or a
/// binary search for each span; the pairs themselves are met one by one, without those that cannot
/// be any.
struct SpanJoin {
  /// Spans by start, then end, none empty.
  struct Side {
    let spans: [TextSpan]
    /// Where each begins and ends in what distances are counted in, both ascending with the
    /// spans' own starts and ends; empty where no distance needs them.
    var firsts: [Int] = []
    var lasts: [Int] = []
  }

  /// How a span of the left lies to one of the right.
  enum Relation: Hashable {
    case within
    case encloses
    case overlaps
    case overlapsStart
    case overlapsEnd
    case precedes(Int?)
    case follows(Int?)
    case near(Int)

    /// How the right lies to the left.
    var converse: Relation {
      switch self {
      case .within: .encloses
      case .encloses: .within
      case .overlaps: .overlaps
      case .overlapsStart: .overlapsEnd
      case .overlapsEnd: .overlapsStart
      case .precedes(let distance): .follows(distance)
      case .follows(let distance): .precedes(distance)
      case .near(let distance): .near(distance)
      }
    }
  }

  let left: Side
  let right: Side
  /// Where the stretches begin that no pair crosses, ascending.
  let borders: [Int]

  /// The same pairs from the right.
  var converse: SpanJoin { SpanJoin(left: right, right: left, borders: borders) }

  /// For each span of the left, whether one of the right lies to it so.
  func partnered(_ relation: Relation) -> [Bool] {
    switch relation {
    case .within: return within()
    case .encloses: return enclosing()
    case .overlaps: return overlapping()
    case .overlapsStart: return overlappingStart()
    case .overlapsEnd: return overlappingEnd()
    case .precedes(let distance): return preceding(distance)
    case .follows(let distance): return following(distance)
    case .near(let distance):
      return zip(preceding(distance), following(distance)).map { $0 || $1 }
    }
  }

  private func within() -> [Bool] {
    var next = 0
    var reach = -1
    return left.spans.map { span in
      while next < right.spans.count, right.spans[next].start <= span.start {
        reach = max(reach, right.spans[next].end)
        next += 1
      }
      return reach >= span.end
    }
  }

  private func enclosing() -> [Bool] {
    var nearest = [Int](repeating: .max, count: right.spans.count + 1)
    for index in right.spans.indices.reversed() {
      nearest[index] = min(nearest[index + 1], right.spans[index].end)
    }
    var next = 0
    return left.spans.map { span in
      while next < right.spans.count, right.spans[next].start < span.start { next += 1 }
      return nearest[next] <= span.end
    }
  }

  private func overlapping() -> [Bool] {
    var reach: [Int] = []
    reach.reserveCapacity(right.spans.count)
    for span in right.spans { reach.append(max(reach.last ?? 0, span.end)) }
    var hint = 0
    return left.spans.map { span in
      hint = right.spans.first(from: hint) { $0.start >= span.end }
      return hint > 0 && reach[hint - 1] > span.start
    }
  }

  private func overlappingStart() -> [Bool] {
    let ends = MaximumTree(right.spans.map(\.end))
    var low = 0
    var high = 0
    return left.spans.map { span in
      low = right.spans.first(from: low) { $0.start > span.start }
      high = right.spans.first(from: high) { $0.start >= span.end }
      return ends.maximum(low, high) > span.end
    }
  }

  private func overlappingEnd() -> [Bool] {
    let ordered = EndOrder(right.spans)
    let starts = MaximumTree(ordered.places.map { -right.spans[$0].start })
    var low = 0
    var high = 0
    return left.spans.map { span in
      low = ordered.ends.first(from: low) { $0 > span.start }
      high = ordered.ends.first(from: high) { $0 >= span.end }
      return low < high && -starts.maximum(low, high) < span.start
    }
  }

  private func preceding(_ distance: Int?) -> [Bool] {
    var stretch = Stretch(borders)
    var next = 0
    return left.spans.indices.map { index in
      let span = left.spans[index]
      stretch.move(to: span.start)
      next = right.spans.first(from: next) { $0.start >= span.end }
      guard next < right.spans.count, right.spans[next].start < stretch.end else { return false }
      return distance.map { right.firsts[next] - left.lasts[index] <= $0 } ?? true
    }
  }

  private func following(_ distance: Int?) -> [Bool] {
    let ordered = EndOrder(right.spans)
    var stretch = Stretch(borders)
    var next = 0
    return left.spans.indices.map { index in
      let span = left.spans[index]
      stretch.move(to: span.start)
      next = ordered.ends.first(from: next) { $0 > span.start }
      guard next > 0, ordered.ends[next - 1] > stretch.start else { return false }
      return distance.map {
        left.firsts[index] - right.lasts[ordered.places[next - 1]] <= $0
      } ?? true
    }
  }
}
