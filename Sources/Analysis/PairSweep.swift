internal import Text

/// Passages that may pair with each other, such as those of one source.
struct PassageScope {
  /// In ascending order of start.
  let passages: [Passage]
  /// Their positions in ascending order of end.
  let byEnd: [Int]

  /// Takes passages in ascending order of start.
  init(_ passages: [Passage]) {
    self.passages = passages
    var packed = passages.indices.map { UInt64(passages[$0].end) << 32 | UInt64($0) }
    packed.sort()
    byEnd = packed.map { Int($0 & 0xFFFF_FFFF) }
  }

  /// Those of a single case.
  init(ofCase passages: [Passage]) {
    self.passages = passages
    byEnd = Array(passages.indices)
  }
}

/// How a rule compares two passages.
enum PairShape {
  /// What they reach over, from `low` up to `high`, has something in common.
  case meeting
  /// The first has ended where the second begins, and reaches it.
  case ahead
  /// They are the same range.
  case same
  /// The first lies in the second; or either in the other.
  case nested(isDirected: Bool)

  /// How a rule compares.
  init(_ rule: CooccurrenceRule) {
    self =
      switch rule {
      case .overlap, .near, .sameUnit, .sameCase, .window: .meeting
      case .before: .ahead
      case .exact: .same
      case .enclosing: .nested(isDirected: false)
      case .within: .nested(isDirected: true)
      }
  }

  /// Whether two passages of one source or case pair.
  func holds(_ first: Passage, _ second: Passage) -> Bool {
    switch self {
    case .meeting: first.low < second.high && second.low < first.high
    case .ahead: first.end <= second.start && second.low < first.high
    case .same: first.start == second.start && first.end == second.end
    case .nested(let isDirected):
      second.start <= first.start && first.end <= second.end
        || !isDirected && first.start <= second.start && second.end <= first.end
    }
  }
}

/// Counts, in sweeps over sorted passages, the pairs of a scope.
///
/// What is open is kept as numbers by row, so that the cost is linear in the passages and at most
/// in the rows in use at a time, and not in the pairs; only where passages must lie in one another
/// it is linear in those that overlap.
struct PairSweep {
  private let shape: PairShape
  private let voices: Voices
  private let rows: Int
  private var cells: RowCells
  /// For each row the passage for which it was last met.
  private var lastMet: [Int]

  /// Begins with nothing open.
  init(_ shape: PairShape, voices: Voices, rows: Int) {
    self.shape = shape
    self.voices = voices
    self.rows = rows
    cells = RowCells(rows: rows, voices: voices.members.count)
    lastMet = [Int](repeating: -1, count: rows)
  }

  /// Hands over the pairs of passages, those of the same two rows many at a time.
  ///
  /// - Parameters:
  ///   - scope: The passages.
  ///   - body: Receives two different rows and a number of pairs; where the rule is directed, the
  ///     first row is that of the pairs' first passages.
  @inline(__always)
  mutating func pairs(
    _ scope: PassageScope, _ body: (_ first: Int, _ second: Int, _ number: Int) -> Void
  ) {
    switch shape {
    case .meeting: meeting(scope, body)
    case .ahead: ahead(scope, body)
    case .same: same(scope) { body($0.row, $1.row, 1) }
    case .nested: nested(scope) { body($0.row, $1.row, 1) }
    }
  }

  @inline(__always)
  private mutating func meeting(_ scope: PassageScope, _ body: (Int, Int, Int) -> Void) {
    let passages = scope.passages
    var closing = 0
    for passage in passages {
      while closing < passages.count, passages[scope.byEnd[closing]].high <= passage.low {
        let closed = passages[scope.byEnd[closing]]
        cells.remove(closed.voice, closed.row)
        closing += 1
      }
      for voice in voices.partners[passage.voice] {
        cells.forEach(voice) { row, number in
          if row != passage.row { body(passage.row, row, number) }
        }
      }
      cells.add(passage.voice, passage.row)
    }
    cells.clear()
  }

  @inline(__always)
  private mutating func ahead(_ scope: PassageScope, _ body: (Int, Int, Int) -> Void) {
    let passages = scope.passages
    var opening = 0
    var closing = 0
    for passage in passages {
      while opening < passages.count, passages[scope.byEnd[opening]].end <= passage.start {
        let opened = passages[scope.byEnd[opening]]
        cells.add(opened.voice, opened.row)
        opening += 1
      }
      while closing < opening, passages[scope.byEnd[closing]].high <= passage.low {
        let closed = passages[scope.byEnd[closing]]
        cells.remove(closed.voice, closed.row)
        closing += 1
      }
      for voice in voices.partners[passage.voice] {
        cells.forEach(voice) { row, number in
          if row != passage.row { body(row, passage.row, number) }
        }
      }
    }
    cells.clear()
  }

  private func same(_ scope: PassageScope, _ body: (Passage, Passage) -> Void) {
    let passages = scope.passages
    for index in passages.indices {
      var next = index + 1
      while next < passages.count, passages[next].start == passages[index].start,
        passages[next].end == passages[index].end
      {
        if voices.pair(passages[index].voice, passages[next].voice) {
          body(passages[index], passages[next])
        }
        next += 1
      }
    }
  }

  /// Hands over pairs of which the one lies in the other; the inner one first if that matters.
  private func nested(_ scope: PassageScope, _ body: (Passage, Passage) -> Void) {
    scope.passages.overlappingPairs(span: \.span) { earlier, later in
      guard earlier.row != later.row, voices.pair(earlier.voice, later.voice) else { return }
      guard case .nested(isDirected: true) = shape else {
        if shape.holds(earlier, later) { body(earlier, later) }
        return
      }
      if shape.holds(earlier, later) { body(earlier, later) }
      if shape.holds(later, earlier) { body(later, earlier) }
    }
  }
}

extension PairSweep {
  /// Hands over, for each passage of a scope, the other rows that it has a partner of.
  ///
  /// - Parameters:
  ///   - scope: The passages.
  ///   - body: Receives the passage's row and another, once for each passage.
  mutating func partnered(_ scope: PassageScope, _ body: (_ row: Int, _ other: Int) -> Void) {
    for row in lastMet.indices { lastMet[row] = -1 }
    switch shape {
    case .meeting: partnered(scope, floor: { $0.low }, reach: { $0.high }, body)
    case .ahead: partnered(scope, floor: { $0.end - 1 }, reach: { $0.start }, body)
    case .same:
      same(scope) { first, second in
        body(first.row, second.row)
        body(second.row, first.row)
      }
    case .nested(let isDirected):
      var met: Set<[Int]> = []
      let places = scope.passages.enumerated().map { Located(place: $0, passage: $1) }
      places.overlappingPairs(span: \.passage.span) { one, other in
        guard one.passage.row != other.passage.row,
          voices.pair(one.passage.voice, other.passage.voice)
        else { return }
        if shape.holds(one.passage, other.passage) {
          met.insert([one.place, other.passage.row])
          if !isDirected { met.insert([other.place, one.passage.row]) }
        }
        if isDirected, shape.holds(other.passage, one.passage) {
          met.insert([other.place, one.passage.row])
        }
      }
      for entry in met { body(scope.passages[entry[0]].row, entry[1]) }
    }
  }

  /// Of the passages that begin before one's reach is at its end, one is a partner if it reaches
  /// beyond a floor; only the furthest that each row reaches has to be kept.
  private mutating func partnered(
    _ scope: PassageScope, floor: (Passage) -> Int, reach: (Passage) -> Int,
    _ body: (Int, Int) -> Void
  ) {
    let passages = scope.passages
    var opening = 0
    for place in scope.byEnd {
      let passage = passages[place]
      while opening < passages.count, passages[opening].low < passage.high {
        let opened = passages[opening]
        cells.raise(opened.voice, opened.row, to: reach(opened))
        opening += 1
      }
      let least = floor(passage)
      for voice in voices.partners[passage.voice] {
        cells.forEach(voice) { row, furthest in
          if furthest > least, row != passage.row, lastMet[row] != place {
            lastMet[row] = place
            body(passage.row, row)
          }
        }
      }
    }
    cells.clear()
  }

  private struct Located {
    let place: Int
    let passage: Passage
  }
}

extension Array {
  /// Hands over every two elements whose spans overlap, once each.
  ///
  /// The elements are in ascending order of start. Every step over an open element either finds
  /// a pair or closes the element, so that the cost is linear in elements and pairs.
  func overlappingPairs(
    span: (Element) -> TextSpan, _ body: (_ earlier: Element, _ later: Element) -> Void
  ) {
    var open: [Element] = []
    for element in self {
      let start = span(element).start
      var kept = 0
      for index in open.indices where span(open[index]).end > start {
        open[kept] = open[index]
        kept += 1
        body(open[kept - 1], element)
      }
      open.removeSubrange(kept...)
      open.append(element)
    }
  }
}
