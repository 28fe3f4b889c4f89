internal import Study
internal import Text

/// Codes that occur together all at once.
package struct CodeSet: Hashable, Sendable {
  /// The positions of the codes, ascending.
  package let rows: [Int]
  /// The number of places where all of them are, each once whoever coded it.
  package let count: Int
  /// The number of sources with such a place; nil where places are cases.
  package let sources: Int?

  /// Makes a set.
  package init(rows: [Int], count: Int, sources: Int?) {
    self.rows = rows
    self.count = count
    self.sources = sources
  }
}

/// Which sets of several codes occur together, and how often.
///
/// Under `overlap` a place is a stretch of text, as long as it can be, that all of them are on;
/// under `exact` a range with all of them; under a unit, source or case one that has all of them;
/// under a window a unit that has one of them while the others are in it or in those before it in
/// the window. Always for one rater, unless pairs across coders are asked for.
package struct CodeSets: Hashable, Sendable {
  /// The sets, the most frequent first.
  package let sets: [CodeSet]

  /// Whether a rule is defined for more than two codes at once.
  package static func allows(_ rule: CooccurrenceRule) -> Bool {
    switch rule {
    case .overlap, .exact, .sameUnit, .sameCase, .window: true
    case .enclosing, .within, .near, .before: false
    }
  }

  /// Finds every set of so many codes.
  ///
  /// - Parameters:
  ///   - input: What co-occurrence is computed from; its count is not looked at.
  ///   - size: How many codes a set has, from 2.
  ///   - minimum: The fewest places of a set that is listed, from 1.
  package init(_ input: CooccurrenceInput, size: Int, minimum: Int) {
    let list = PassageList(
      input.codings, codes: input.codes, acrossCoders: input.acrossCoders)
    let nested = input.codes.nestedPairs()
    let occurrences = Occurrence.lists(input, list)
    let rows = input.codes.indices.filter { !occurrences[$0].isEmpty }
    var found: [CodeSet] = []
    func extend(_ set: [Int], _ common: [Occurrence], from place: Int) {
      if set.count == size {
        let places = Set(common.lazy.filter(\.isOwn).map(\.place))
        let count = places.count
        guard count >= max(1, minimum) else { return }
        found.append(
          CodeSet(
            rows: set, count: count,
            sources: input.rule == .sameCase ? nil : Set(places.lazy.map(\.source)).count))
        return
      }
      guard rows.count - place >= size - set.count else { return }
      for next in place..<rows.count {
        let row = rows[next]
        if set.contains(where: { nested.contains($0 * input.codes.count + row) }) { continue }
        let rest =
          set.isEmpty ? occurrences[row] : Occurrence.common(common, occurrences[row])
        if !rest.isEmpty { extend(set + [row], rest, from: next + 1) }
      }
    }
    extend([], [], from: 0)
    sets = found.sorted {
      $0.count == $1.count ? $0.rows.lexicographicallyPrecedes($1.rows) : $0.count > $1.count
    }
  }
}

/// Where a rater used a code, or several: a stretch of scalars, or one of a row of numbered things.
private struct Occurrence {
  /// A place whoever coded it.
  struct Place: Hashable {
    let source: Int
    let start: Int
    let end: Int
  }

  /// The source, or the case.
  let source: Int
  let rater: Int
  let start: Int
  let end: Int
  /// Whether a code is there itself, and not only before it in the window.
  var isOwn = true

  var place: Place { Place(source: source, start: start, end: end) }

  /// What both lists hold, which are in order and do not overlap themselves.
  static func common(_ left: [Occurrence], _ right: [Occurrence]) -> [Occurrence] {
    var result: [Occurrence] = []
    var i = 0
    var j = 0
    while i < left.count, j < right.count {
      let (one, other) = (left[i], right[j])
      let channel = (one.source, one.rater)
      let otherChannel = (other.source, other.rater)
      if channel == otherChannel {
        let start = max(one.start, other.start)
        let end = min(one.end, other.end)
        if start < end {
          result.append(
            Occurrence(
              source: one.source, rater: one.rater, start: start, end: end,
              isOwn: one.isOwn || other.isOwn))
        }
        if one.end < other.end { i += 1 } else { j += 1 }
      } else if channel < otherChannel {
        i += 1
      } else {
        j += 1
      }
    }
    return result
  }

  /// Where each row occurs.
  static func lists(_ input: CooccurrenceInput, _ list: PassageList) -> [[Occurrence]] {
    var result: [[Occurrence]]
    switch input.rule {
    case .exact: result = ranges(list, rows: input.codes.count, isAcross: input.acrossCoders)
    case .sameCase: result = cases(input, list)
    default:
      result = [[Occurrence]](repeating: [], count: input.codes.count)
      for (number, range) in list.stretchRanges.enumerated() {
        let spans = input.units[list.sources[number]]?.spans ?? []
        for stretch in list.stretches[range] {
          func add(_ start: Int, _ end: Int, isOwn: Bool = true) {
            result[stretch.row].append(
              Occurrence(
                source: number, rater: stretch.rater, start: start, end: end, isOwn: isOwn))
          }
          if input.rule.unit == nil {
            add(stretch.span.start, stretch.span.end)
          } else {
            let touched = spans.positions(sharing: stretch.span)
            for unit in touched { add(unit, unit + 1) }
            let after = touched.upperBound..<touched.upperBound + (input.rule.reach?.count ?? 1) - 1
            if !touched.isEmpty {
              for unit in after.clamped(to: spans.indices) { add(unit, unit + 1, isOwn: false) }
            }
          }
        }
      }
    }
    return result.map(ordered)
  }

  /// In order, equal ones once; as own if one of them is.
  private static func ordered(_ occurrences: [Occurrence]) -> [Occurrence] {
    let sorted = occurrences.sorted {
      ($0.source, $0.rater, $0.start, $0.end) < ($1.source, $1.rater, $1.start, $1.end)
    }
    var result: [Occurrence] = []
    for occurrence in sorted {
      if let last = result.last, last.rater == occurrence.rater, last.place == occurrence.place {
        result[result.count - 1].isOwn = last.isOwn || occurrence.isOwn
      } else {
        result.append(occurrence)
      }
    }
    return result
  }

  /// Ranges as they were coded, numbered so that only equal ones have anything in common.
  private static func ranges(
    _ list: PassageList, rows: Int, isAcross: Bool
  ) -> [[Occurrence]] {
    var result = [[Occurrence]](repeating: [], count: rows)
    var number = 0
    for (source, range) in list.ranges.enumerated() {
      var last: TextSpan?
      for passage in list.passages[range] {
        if passage.span != last { number += 1 }
        last = passage.span
        for rater in isAcross ? [0] : list.voices.members[passage.voice] {
          result[passage.row].append(
            Occurrence(source: source, rater: rater, start: number, end: number + 1))
        }
      }
    }
    return result
  }

  private static func cases(_ input: CooccurrenceInput, _ list: PassageList) -> [[Occurrence]] {
    let placing = PassagePlacing(input, list)
    var result = [[Occurrence]](repeating: [], count: input.codes.count)
    for number in list.sources.indices {
      for passage in placing.passages(ofSource: number) {
        for rater in input.acrossCoders ? [0] : list.voices.members[passage.voice] {
          result[passage.row].append(
            Occurrence(
              source: passage.caseNumber, rater: rater, start: 0, end: 1))
        }
      }
    }
    return result
  }
}
