package import Study
package import Text

/// One of what a cell of a co-occurrence matrix counts: a place to be quoted.
package struct CooccurrencePlace: Hashable, Sendable {
  /// The source of the first passage.
  package let source: SourceID
  /// A passage of the row's code.
  package let first: TextSpan
  /// The source of the second passage: another one only where cases pair.
  package let secondSource: SourceID
  /// A passage of the column's code; on the diagonal the first itself.
  package let second: TextSpan
  /// The scalars counted, where characters are; else what both passages share.
  package let shared: TextSpan?
  /// The unit counted, where units are.
  package let unit: TextSpan?
  /// The case counted, where cases are.
  package let caseID: CaseID?
  /// Those who made both passages.
  package let raters: [Rater]
  /// The number of pairs of passages that stand behind it; the first of them is shown.
  package let pairs: Int
}

/// What a cell of a co-occurrence matrix counts, one by one.
package struct CooccurrencePlaces: Hashable, Sendable {
  /// In the order of sources and passages; as many as the cell counts, or, where characters are
  /// counted, stretches of as many characters.
  package let places: [CooccurrencePlace]

  /// Opens the cell of two rows; of a row and itself, the row's own number.
  ///
  /// - Parameters:
  ///   - input: What the matrix was computed from.
  ///   - row: The position of the row's code.
  ///   - column: The position of the column's.
  package init(_ input: CooccurrenceInput, row: Int, column: Int) {
    let asked = row == column ? [input.codes[row]] : [input.codes[row], input.codes[column]]
    guard asked.nestedPairs().isEmpty else {
      places = []
      return
    }
    let narrowed = CooccurrenceInput(
      rule: input.rule, count: input.count, codes: asked, codings: input.codings,
      acrossCoders: input.acrossCoders, units: input.units, base: input.base, turns: input.turns)
    var opening = CellOpening(narrowed)
    if row == column { opening.addOwn() } else { opening.addPairs() }
    places = opening.places()
  }
}

/// A cell while it is opened.
private struct CellOpening {
  /// What is counted once.
  private struct Key: Hashable, Comparable {
    /// The order of the source, or of the case.
    let group: Int
    /// What tells it from others of the group, in their order.
    let numbers: [Int]

    static func < (left: Key, right: Key) -> Bool {
      left.group == right.group
        ? left.numbers.lexicographicallyPrecedes(right.numbers) : left.group < right.group
    }
  }

  private struct Located {
    let source: Int
    let passage: Passage
  }

  private let input: CooccurrenceInput
  private let list: PassageList
  private let placing: PassagePlacing
  private var found: [Key: CooccurrencePlace] = [:]
  /// By source, rater: what both codes are on, with the pair it is from.
  private var stretches: [[Int]: [(span: TextSpan, place: CooccurrencePlace)]] = [:]

  init(_ input: CooccurrenceInput) {
    self.input = input
    list = PassageList(input.codings, codes: input.codes, acrossCoders: input.acrossCoders)
    placing = PassagePlacing(input, list)
  }

  /// What was found, in order.
  func places() -> [CooccurrencePlace] {
    if input.count == .characters {
      return stretches.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { _, parts in
        merged(parts.sorted { $0.span < $1.span })
      }.sorted { ($0.source, $0.shared ?? $0.first) < ($1.source, $1.shared ?? $1.first) }
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Unites what overlaps or touches.
  private func merged(
    _ parts: [(span: TextSpan, place: CooccurrencePlace)]
  ) -> [CooccurrencePlace] {
    var result: [(span: TextSpan, place: CooccurrencePlace, pairs: Int)] = []
    for part in parts {
      if let last = result.last, part.span.start <= last.span.end {
        result[result.count - 1] = (last.span.hull(part.span), last.place, last.pairs + 1)
      } else {
        result.append((part.span, part.place, 1))
      }
    }
    return result.map { $0.place.with(shared: $0.span, pairs: $0.pairs) }
  }

  /// Takes up every passage of the only code.
  mutating func addOwn() {
    for number in list.sources.indices {
      let own =
        input.count == .cases
        ? placing.passages(ofSource: number) : Array(list.passages[list.ranges[number]])
      for passage in own { add(Located(source: number, passage: passage), nil) }
    }
  }

  /// Takes up every pair of the two codes.
  mutating func addPairs() {
    let shape = PairShape(input.rule)
    var groups: [[Located]]
    let bySource = list.sources.indices.map { number in
      placing.passages(ofSource: number).map { Located(source: number, passage: $0) }
    }
    if input.rule == .sameCase {
      groups = [[Located]](repeating: [], count: placing.cases.count)
      for own in bySource { for entry in own { groups[entry.passage.caseNumber].append(entry) } }
    } else {
      groups = bySource
    }
    for group in groups {
      var open: [[Located]] = [[], []]
      for entry in group {
        let other = 1 - entry.passage.row
        open[other].removeAll { $0.passage.high <= entry.passage.low }
        for earlier in open[other] {
          let pair = entry.passage.row == 0 ? (entry, earlier) : (earlier, entry)
          if list.voices.pair(pair.0.passage.voice, pair.1.passage.voice),
            shape.holds(pair.0.passage, pair.1.passage)
          {
            add(pair.0, pair.1)
          }
        }
        open[entry.passage.row].append(entry)
      }
    }
  }

  private mutating func add(_ first: Located, _ other: Located?) {
    let second = other ?? first
    let raters = list.voices.makers(
      first.passage.voice, second.passage.voice, acrossCoders: input.acrossCoders)
    func place(unit: TextSpan? = nil, caseID: CaseID? = nil) -> CooccurrencePlace {
      CooccurrencePlace(
        source: list.sources[first.source], first: first.passage.span,
        secondSource: list.sources[second.source], second: second.passage.span,
        shared: first.source == second.source
          ? first.passage.span.intersection(second.passage.span) : nil,
        unit: unit, caseID: caseID, raters: raters.map { list.voices.raters[$0] }, pairs: 1)
    }
    let passage = first.passage
    switch input.count {
    case .pairs:
      let partner = [second.source, second.passage.start, second.passage.end]
      count(first.source, [passage.start, passage.end] + partner, place())
    case .passages: count(first.source, [passage.start, passage.end], place())
    case .sources:
      count(first.source, [], place())
      if second.source != first.source {
        count(second.source, [], place())
      }
    case .cases:
      guard passage.caseNumber >= 0, passage.caseNumber == second.passage.caseNumber else { return }
      count(passage.caseNumber, [], place(caseID: placing.cases[passage.caseNumber]))
    case .characters:
      guard let both = place().shared else { return }
      for rater in input.acrossCoders ? [0] : raters {
        stretches[[first.source, rater], default: []].append((both, place()))
      }
    case .units:
      let spans = input.counted[list.sources[first.source]]?.spans ?? []
      for unit in units(first, second, spans) {
        count(first.source, unit, place(unit: spans[unit[0]]))
      }
    }
  }

  private mutating func count(_ group: Int, _ numbers: [Int], _ place: CooccurrencePlace) {
    let key = Key(group: group, numbers: numbers)
    guard let known = found[key] else {
      found[key] = place
      return
    }
    found[key] = known.with(shared: known.shared, pairs: known.pairs + 1)
  }

  /// The units that a pair counts in: each as its position, or as two in a weighted window.
  private func units(_ first: Located, _ second: Located, _ spans: [TextSpan]) -> [[Int]] {
    guard first.source == second.source else { return [] }
    let one = spans.positions(sharing: first.passage.span)
    let other = spans.positions(sharing: second.passage.span)
    let isOwn = input.codes.count == 1
    guard case .window(let reach, let isWeighted) = input.rule, !isOwn else {
      return one.clamped(to: other).map { [$0] }
    }
    if isWeighted {
      return one.flatMap { unit in
        other.clamped(to: unit - reach.count + 1..<unit + reach.count).map {
          [max(unit, $0), unit, $0]
        }
      }
    }
    let ends = Set(one.clamped(to: other.lowerBound..<other.upperBound + reach.count - 1))
    return ends.union(other.clamped(to: one.lowerBound..<one.upperBound + reach.count - 1))
      .sorted().map { [$0] }
  }
}

extension CooccurrencePlace {
  /// The same, with other characters and pairs behind it.
  fileprivate func with(shared: TextSpan?, pairs: Int) -> CooccurrencePlace {
    CooccurrencePlace(
      source: source, first: first, secondSource: secondSource, second: second, shared: shared,
      unit: unit, caseID: caseID, raters: raters, pairs: pairs)
  }
}
