internal import Index
internal import Study
internal import Text

/// A word that concordance lines are put in order by, such as the first to the right of the hit.
package enum ContextWord: Hashable, Sendable {
  /// The word so many places before the hit, 1 being next to it.
  case left(Int)
  /// The word so many places after the hit.
  case right(Int)
  /// The hit's own words.
  case hit

  /// Reads `1L`, `2R` and so on, and `0` for the hit; nil for anything else.
  package init?(_ written: String) {
    if written == "0" {
      self = .hit
      return
    }
    guard let side = written.last, let distance = Int(written.dropLast()), (1...99) ~= distance
    else { return nil }
    switch side {
    case "L", "l": self = .left(distance)
    case "R", "r": self = .right(distance)
    default: return nil
    }
  }
}

extension SearchEngine {
  /// Hits by the words around them, in the order of `NameOrder`: the Norwegian alphabet, in any
  /// case.
  ///
  /// Only words that the line shows count: those of the turns (or paragraphs) that the hit begins
  /// and ends in. Where there is no word, the hit comes first. Equal hits keep their order.
  ///
  /// - Parameters:
  ///   - hits: the hits; passages count with the tokens inside.
  ///   - words: what to compare, one after the other.
  /// - Returns: the same hits.
  package func ordered(_ hits: [SearchHit], by words: [ContextWord]) -> [SearchHit] {
    guard !words.isEmpty else { return hits }
    var reader = ContextReader(self)
    var keys: [Int] = []
    keys.reserveCapacity(hits.count * words.count)
    for hit in hits { reader.appendKeys(of: hit, words, to: &keys) }
    let ranks = reader.ranks
    for place in keys.indices { keys[place] = ranks[keys[place]] }
    let width = words.count
    let order = hits.indices.sorted { left, right in
      for place in 0..<width where keys[left * width + place] != keys[right * width + place] {
        return keys[left * width + place] < keys[right * width + place]
      }
      return left < right
    }
    return order.map { hits[$0] }
  }
}

/// Reads the words around hits as numbers of the different texts met; 0 is no word.
private struct ContextReader {
  private let engine: SearchEngine
  /// By segment and form, its number, or -1 where it has none yet.
  private var numbers: [[Int]]
  private var numberOf: [String: Int] = ["": 0]
  private var texts = [""]
  private var cursors: [TokenSpanCursor]
  private var place: DocumentPlace?
  private var units: [Range<Int>] = []

  init(_ engine: SearchEngine) {
    self.engine = engine
    numbers = engine.index.segments.map { Array(repeating: -1, count: $0.reader.lexicon.count) }
    cursors = engine.index.segments.map { $0.reader.spanCursor() }
  }

  /// For each number, the place of its text among all that were met.
  var ranks: [Int] {
    let names = texts.map(NameOrder.init)
    var ranks = [Int](repeating: 0, count: texts.count)
    for (rank, number) in texts.indices.sorted(by: { names[$0] < names[$1] }).enumerated() {
      ranks[number] = rank
    }
    return ranks
  }

  /// Adds, for each word wanted, the number of what the line has there.
  mutating func appendKeys(of hit: SearchHit, _ words: [ContextWord], to keys: inout [Int]) {
    if hit.place != place {
      place = hit.place
      units = FrequencyUnits.ranges(of: engine.document(of: hit))
    }
    let positions =
      hit.positions
      ?? engine.tokens(
        inside: hit.span, of: engine.document(of: hit), &cursors[hit.place.segment])
    let last = max(positions.lowerBound, positions.upperBound - 1)
    let start =
      FrequencyUnits.index(of: positions.lowerBound, in: units).map { units[$0].lowerBound }
      ?? positions.lowerBound
    let end =
      FrequencyUnits.index(of: last, in: units).map { units[$0].upperBound }
      ?? positions.upperBound
    for word in words {
      switch word {
      case .hit: keys.append(number(of: positions, hit.place.segment))
      case .left(let distance):
        let position = positions.lowerBound - distance
        keys.append(position >= start ? number(at: position, hit.place.segment) : 0)
      case .right(let distance):
        let position = positions.upperBound - 1 + distance
        keys.append(position < end ? number(at: position, hit.place.segment) : 0)
      }
    }
  }

  private mutating func number(of positions: Range<Int>, _ segment: Int) -> Int {
    if positions.count == 1 { return number(at: positions.lowerBound, segment) }
    let reader = engine.index.segments[segment].reader
    return number(
      of: positions.map { reader.lexicon.string(reader.form(at: $0)) }.joined(separator: " "))
  }

  private mutating func number(at position: Int, _ segment: Int) -> Int {
    let form = engine.index.segments[segment].reader.form(at: position)
    guard form < numbers[segment].count else { return 0 }
    if numbers[segment][form] < 0 {
      let written = engine.index.segments[segment].reader.lexicon.string(form)
      numbers[segment][form] = number(of: written)
    }
    return numbers[segment][form]
  }

  private mutating func number(of text: String) -> Int {
    if let known = numberOf[text] { return known }
    numberOf[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }
}
