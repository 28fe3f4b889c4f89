internal import Study
internal import Text

/// The distinct passages of one source: each range that a code was used on, with its raters.
struct PassageList {
  /// A range that counts for a row of the report.
  struct Passage {
    let row: Int
    let span: TextSpan
    /// Those who made it, as ascending places in the list's raters.
    let raters: [Int]
  }

  /// The passages in ascending order of start.
  let passages: [Passage]
  /// For each rater the positions of the passages made, in ascending order of start.
  let byRater: [[Int]]
  /// The number of codings that count for each row.
  let codings: [Int: Int]
  /// The union of each rater's codings, row by row.
  let stretches: [CodedStretch]

  /// Gathers the codings of one source, none of them empty.
  init(_ codings: [Coding], rows: [CodeID: [Int]]) {
    let raters = Set(codings.map(\.rater)).sorted {
      ($0.coder, $0.layer) < ($1.coder, $1.layer)
    }
    let places = Dictionary(uniqueKeysWithValues: zip(raters, raters.indices))
    var uses: [CodedStretch] = []
    var numbers: [Int: Int] = [:]
    for coding in codings {
      for row in rows[coding.code] ?? [] {
        numbers[row, default: 0] += 1
        uses.append(
          CodedStretch(row: row, rater: places[coding.rater] ?? 0, span: coding.span))
      }
    }
    uses.sort {
      ($0.span.start, $0.span.end, $0.row, $0.rater)
        < ($1.span.start, $1.span.end, $1.row, $1.rater)
    }
    var passages: [Passage] = []
    var byRater = [[Int]](repeating: [], count: raters.count)
    for run in uses.runs(by: { Key(row: $0.row, span: $0.span) }) {
      guard let first = run.first else { continue }
      let own = run.runs(by: \.rater).compactMap(\.first?.rater)
      for rater in own { byRater[rater].append(passages.count) }
      passages.append(Passage(row: first.row, span: first.span, raters: own))
    }
    self.passages = passages
    self.byRater = byRater
    self.codings = numbers
    stretches = CodedStretch.unions(of: codings, raters: places, rows: rows)
  }

  private struct Key: Equatable {
    let row: Int
    let span: TextSpan
  }

  /// The first of the raters that made both passages.
  func firstCommonRater(_ left: Passage, _ right: Passage) -> Int? {
    var i = 0
    var j = 0
    while i < left.raters.count, j < right.raters.count {
      if left.raters[i] == right.raters[j] { return left.raters[i] }
      if left.raters[i] < right.raters[j] { i += 1 } else { j += 1 }
    }
    return nil
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
