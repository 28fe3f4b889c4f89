internal import Study
internal import Text

/// A range that counts for a row of the matrix, and where it lies by the rule.
struct Passage {
  /// The row of the matrix.
  let row: Int
  /// Those who made it, as a number in `Voices`.
  let voice: Int
  let start: Int
  let end: Int
  /// Where it begins, in what the rule compares: scalars, words, units.
  var low: Int
  /// Up to where it reaches.
  var high: Int
  /// The position of its case, or -1.
  var caseNumber = -1

  /// The scalars.
  var span: TextSpan { TextSpan(start, end) }
}

/// The distinct passages of all sources, each with those who made it.
struct PassageList {
  /// The sources with codings, in ascending order.
  let sources: [SourceID]
  /// The passages, source by source in ascending order of start.
  let passages: [Passage]
  /// Where each source's passages are.
  let ranges: [Range<Int>]
  /// The union of each rater's codings, source by source in ascending order of start; those of a
  /// rater and row neither overlap nor touch.
  let stretches: [CodedStretch]
  /// Where each source's stretches are.
  let stretchRanges: [Range<Int>]
  /// The number of codings that count for each row.
  let codings: [Int]
  /// Who made what.
  let voices: Voices

  /// Gathers codings in any order; empty ones are left out.
  init(_ codings: [Coding], codes: [ReportedCode], acrossCoders: Bool) {
    let rows = codes.rowsByMember()
    let sorting = UseSorting(codings, rows: rows, rowCount: codes.count)
    var voices = Voices(sorting.raters)
    var passages: [Passage] = []
    passages.reserveCapacity(sorting.uses.count)
    var ranges: [Range<Int>] = []
    var union = StretchUnion(rows: codes.count, raters: sorting.raters.count)
    var stretchRanges: [Range<Int>] = []
    for range in sorting.ranges {
      let opening = passages.count
      let stretchOpening = union.stretches.count
      var index = range.lowerBound
      while index < range.upperBound {
        let use = sorting.uses[index]
        var next = index
        while next < range.upperBound, sorting.uses[next].place == use.place,
          sorting.uses[next].row == use.row
        {
          let rater = sorting.uses[next].rater
          union.add(use, rater: acrossCoders ? 0 : rater, from: stretchOpening)
          next += 1
        }
        passages.append(
          Passage(
            row: use.row, voice: voices.number(of: sorting.uses[index..<next]), start: use.start,
            end: use.end, low: use.start, high: use.end))
        index = next
      }
      ranges.append(opening..<passages.count)
      stretchRanges.append(stretchOpening..<union.stretches.count)
    }
    voices.findPartners(acrossCoders: acrossCoders)
    sources = sorting.sources
    self.passages = passages
    self.ranges = ranges
    stretches = union.stretches.map(\.stretch)
    self.stretchRanges = stretchRanges
    self.codings = sorting.codings
    self.voices = voices
  }
}

/// The sets of raters that made passages alike, and which of them have a rater in common.
struct Voices {
  /// The raters, by coder and layer.
  let raters: [Rater]
  /// The raters of each voice, ascending.
  private(set) var members: [[Int]]
  /// For each voice those that have a rater in common with it, itself among them.
  private(set) var partners: [[Int]] = []
  private var numbers: [[Int]: Int] = [:]

  /// Begins with a voice for every single rater.
  init(_ raters: [Rater]) {
    self.raters = raters
    members = raters.indices.map { [$0] }
  }

  /// The voice of those who used the code on a range, in ascending order, perhaps repeated.
  mutating func number(of uses: ArraySlice<UseSorting.Use>) -> Int {
    guard let first = uses.first, let last = uses.last else { return 0 }
    if first.rater == last.rater { return first.rater }
    var own: [Int] = []
    for use in uses where own.last != use.rater { own.append(use.rater) }
    if let known = numbers[own] { return known }
    members.append(own)
    numbers[own] = members.count - 1
    return members.count - 1
  }

  /// Finds which voices pair, once all are known.
  mutating func findPartners(acrossCoders: Bool) {
    if acrossCoders {
      partners = members.map { _ in Array(members.indices) }
      return
    }
    var byRater = [[Int]](repeating: [], count: raters.count)
    for (voice, own) in members.enumerated() {
      for rater in own { byRater[rater].append(voice) }
    }
    partners = members.map { own in Set(own.flatMap { byRater[$0] }).sorted() }
  }

  /// Whether two passages may pair.
  func pair(_ left: Int, _ right: Int) -> Bool {
    left == right || partners[left].contains(right)
  }

  /// The raters who made both; whoever made either, where coders do not matter.
  func makers(_ left: Int, _ right: Int, acrossCoders: Bool) -> [Int] {
    if left == right { return members[left] }
    if acrossCoders { return Set(members[left] + members[right]).sorted() }
    return members[left].filter(members[right].contains)
  }
}
