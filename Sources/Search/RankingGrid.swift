internal import Index
internal import Study
internal import Text

/// All units of a kind that have tokens, in the order of the sources.
struct RankingGrid {
  struct Unit {
    let source: SourceID
    let place: DocumentPlace
    let number: Int
    let span: TextSpan
    let positions: Range<Int>
  }

  /// The units.
  let units: [Unit]
  /// The mean number of their tokens.
  let averageLength: Double
  private let ranges: [DocumentPlace: Range<Int>]

  init(_ engine: SearchEngine, _ kind: RankedUnitKind) {
    let order = Dictionary(
      engine.context.sources.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
    let stretches = engine.everything.stretches.sorted {
      (order[$0.source] ?? 0, $0.place.segment) < (order[$1.source] ?? 0, $1.place.segment)
    }
    var units: [Unit] = []
    var ranges: [DocumentPlace: Range<Int>] = [:]
    for stretch in stretches {
      let document = engine.index.segments[stretch.place.segment].reader
        .documents[stretch.place.document]
      let first = units.count
      func add(_ column: IndexedUnits) {
        for (number, unit) in column.enumerated() where unit.positions.overlaps(stretch.positions) {
          units.append(
            Unit(
              source: stretch.source, place: stretch.place, number: number + 1, span: unit.span,
              positions: unit.positions.clamped(to: stretch.positions)))
        }
      }
      switch kind {
      case .source:
        units.append(
          Unit(
            source: stretch.source, place: stretch.place, number: 1,
            span: TextSpan(0, document.length), positions: stretch.positions))
      case .turn: add(document.turns)
      case .paragraph: add(document.paragraphs)
      case .sentence: add(document.sentences)
      }
      ranges[stretch.place] = first..<units.count
    }
    self.units = units
    self.ranges = ranges
    let tokens = units.reduce(0) { $0 + $1.positions.count }
    averageLength = units.isEmpty ? 0 : Double(tokens) / Double(units.count)
  }

  /// The unit that words of a document lie wholly in, if they lie in one.
  func unit(holding words: Range<Int>, in place: DocumentPlace) -> Int? {
    guard let range = ranges[place] else { return nil }
    let own = units[range]
    let next = own.partitioningIndex { $0.positions.upperBound > words.lowerBound }
    guard next < own.endIndex, own[next].positions.lowerBound <= words.lowerBound,
      words.upperBound <= own[next].positions.upperBound
    else { return nil }
    return next
  }
}

/// A hit of a term in a unit, by their numbers.
struct RankedHit: Comparable {
  let term: Int
  let unit: Int

  static func < (left: RankedHit, right: RankedHit) -> Bool {
    left.term != right.term ? left.term < right.term : left.unit < right.unit
  }
}

extension RandomAccessCollection where Element == RankedHit, Index == Int {
  /// The runs of hits that have a number in common.
  func chunked(by number: (RankedHit) -> Int) -> [SubSequence] {
    var result: [SubSequence] = []
    var start = startIndex
    for place in indices.dropFirst()
    where number(self[place]) != number(self[place - 1]) {
      result.append(self[start..<place])
      start = place
    }
    if start < endIndex { result.append(self[start..<endIndex]) }
    return result
  }
}

/// Numbers the words of a query that hits are of, by the forms that each stood for.
struct RankingTerms {
  private let index: IndexSnapshot
  private let written: [String: String]
  private var numbers: [[String]: Int] = [:]
  private var known: [[Int: Int]]

  init(_ expansions: [WordExpansion], _ index: IndexSnapshot) {
    var written: [String: String] = [:]
    for expansion in expansions {
      for form in expansion.forms where written[form] == nil { written[form] = expansion.written }
    }
    self.written = written
    self.index = index
    known = Array(repeating: [:], count: index.segments.count)
  }

  /// The number of the term that words of a segment are; new ones count on.
  mutating func number(_ words: Range<Int>, in segment: Int) -> Int {
    let reader = index.segments[segment].reader
    let form = reader.form(at: words.lowerBound)
    if words.count == 1, let number = known[segment][form] { return number }
    let term = words.map { position in
      let form = reader.lexicon.string(reader.form(at: position))
      return written[form] ?? form
    }
    let number = numbers[term] ?? numbers.count
    numbers[term] = number
    if words.count == 1 { known[segment][form] = number }
    return number
  }
}
