internal import Index
internal import Text

/// Counts the forms in the windows of hits, in one pass over the hits.
struct CollocateCounter {
  /// How often a word stands around hits, and how often it occurs.
  struct WordCell {
    var left = 0
    var right = 0
    var distance = 0
    var occurrences = 0

    init() {}

    fileprivate init(_ cell: Cell, occurrences: Int) {
      left = Int(cell.left)
      right = Int(cell.right)
      distance = Int(cell.distance)
      self.occurrences = occurrences
    }

    fileprivate mutating func add(_ other: WordCell) {
      left += other.left
      right += other.right
      distance += other.distance
      occurrences += other.occurrences
    }
  }

  /// The same for a form of a segment, small enough to stay in the cache.
  fileprivate struct Cell {
    var left: UInt32 = 0
    var right: UInt32 = 0
    var distance: Int64 = 0
  }

  /// The number of hits counted.
  private(set) var hits = 0
  /// The number of tokens in their windows.
  private(set) var windowTokens = 0
  private let engine: SearchEngine
  private let window: CollocateWindow
  private let groups: [FrequencyGroup]
  private let groupOf: [DocumentPlace: Int]
  /// For each group, the ranges that windows end at.
  private let frames: [[Range<Int>]]
  private var cells: [[Cell]]

  init(_ engine: SearchEngine, _ scope: FrequencyScope, _ window: CollocateWindow) {
    self.engine = engine
    self.window = window
    let groups = engine.groups(of: scope)
    self.groups = groups
    var groupOf: [DocumentPlace: Int] = [:]
    for (number, group) in groups.enumerated() {
      for stretch in group.stretches { groupOf[stretch.place] = number }
    }
    self.groupOf = groupOf
    var frames = [[Range<Int>]](repeating: [], count: groups.count)
    let pieces = window.staysInTurn ? engine.cutIntoTurns(scope) : scope.stretches
    for piece in pieces {
      if let group = groupOf[piece.place] { frames[group].append(piece.positions) }
    }
    self.frames = frames
    cells = groups.map { group in
      Array(
        repeating: Cell(), count: engine.index.segments[group.segment].reader.lexicon.count)
    }
  }

  /// Counts around hits, those of a document at a time.
  mutating func count(_ all: [SearchHit]) {
    var start = 0
    while start < all.count {
      let place = all[start].place
      var end = start + 1
      while end < all.count, all[end].place == place { end += 1 }
      if let group = groupOf[place] { count(all[start..<end], in: group) }
      start = end
    }
  }

  private mutating func count(_ run: ArraySlice<SearchHit>, in group: Int) {
    let reader = engine.index.segments[groups[group].segment].reader
    let frames = frames[group]
    let (left, right) = (window.left, window.right)
    var hits = 0
    var tokens = 0
    var near = 0
    var forms = [UInt32](repeating: 0, count: max(1, left, right))
    cells[group].withUnsafeMutableBufferPointer { cells in
      forms.withUnsafeMutableBufferPointer { forms in
        guard let base = forms.baseAddress else { return }
        for hit in run {
          guard let words = hit.positions, let last = words.last,
            let first = Self.frame(words.lowerBound, frames, &near),
            let final = Self.frame(last, frames, &near)
          else { continue }
          let before = max(frames[first].lowerBound, words.lowerBound - left)
          let after = min(frames[final].upperBound, words.upperBound + right)
          hits += 1
          let count = (words.lowerBound - before, after - words.upperBound)
          tokens += count.0 + count.1
          reader.copyForms(at: before..<words.lowerBound, to: base)
          for place in 0..<count.0 where Int(base[place]) < cells.count {
            cells[Int(base[place])].left &+= 1
            cells[Int(base[place])].distance &-= Int64(count.0 &- place)
          }
          reader.copyForms(at: words.upperBound..<after, to: base)
          for place in 0..<count.1 where Int(base[place]) < cells.count {
            cells[Int(base[place])].right &+= 1
            cells[Int(base[place])].distance &+= Int64(place &+ 1)
          }
        }
      }
    }
    self.hits += hits
    windowTokens += tokens
  }

  /// The frame that a position lies in, sought from the one found last.
  private static func frame(
    _ position: Int, _ frames: [Range<Int>], _ near: inout Int
  ) -> Int? {
    if near < frames.count, frames[near].contains(position) { return near }
    guard let found = FrequencyUnits.index(of: position, in: frames) else { return nil }
    near = found
    return found
  }

  /// The words counted, with how often each occurs in the scope.
  ///
  /// - Parameters:
  ///   - leftOut: forms that are passed over, by language.
  ///   - minimum: the fewest times that a word must stand near hits.
  /// - Returns: the words, in no order.
  func words(
    leavingOut leftOut: [String: Set<String>], minimum: Int
  ) -> [(word: String, cell: WordCell)] {
    if groups.count == 1 {
      return known(in: 0, leavingOut: leftOut, minimum: minimum).map { ($0.word, $0.cell) }
    }
    var sums: [String: WordCell] = [:]
    for number in groups.indices {
      for (word, _, cell) in known(in: number, leavingOut: leftOut, minimum: 1) {
        sums[word, default: WordCell()].add(cell)
      }
    }
    for number in groups.indices { addOccurrencesElsewhere(number, leftOut, to: &sums) }
    return sums.filter { $0.value.left + $0.value.right >= minimum }.map { ($0.key, $0.value) }
  }

  /// The forms of a group that stand near hits.
  private func known(
    in number: Int, leavingOut leftOut: [String: Set<String>], minimum: Int
  ) -> [(word: String, form: Int, cell: WordCell)] {
    let reader = engine.index.segments[groups[number].segment].reader
    let stop = leftOut[groups[number].language] ?? []
    let occurrences = occurrences(in: groups[number])
    var result: [(word: String, form: Int, cell: WordCell)] = []
    for (form, cell) in cells[number].enumerated()
    where cell.left &+ cell.right > 0 && Int(cell.left) + Int(cell.right) >= minimum {
      let word = reader.lexicon.string(form)
      if stop.contains(word) { continue }
      result.append((word, form, WordCell(cell, occurrences: occurrences(form))))
    }
    return result
  }

  /// Adds the occurrences of words in a group in which they do not stand near hits.
  private func addOccurrencesElsewhere(
    _ number: Int, _ leftOut: [String: Set<String>], to sums: inout [String: WordCell]
  ) {
    let reader = engine.index.segments[groups[number].segment].reader
    let stop = leftOut[groups[number].language] ?? []
    let occurrences = occurrences(in: groups[number])
    for word in Array(sums.keys) where !stop.contains(word) {
      guard let form = reader.lexicon.rank(of: word),
        cells[number][form].left == 0, cells[number][form].right == 0
      else { continue }
      sums[word, default: WordCell()].occurrences += occurrences(form)
    }
  }

  /// How often forms occur in a group: as the index has it where the whole segment counts.
  private func occurrences(in group: FrequencyGroup) -> (Int) -> Int {
    let reader = engine.index.segments[group.segment].reader
    if engine.isWhole(group) { return { reader.count(ofForm: $0) } }
    var counter = FrequencyCounter(reader, CountedWords(), language: group.language)
    counter.count(group.stretches)
    return { counter.count(ofClass: $0) }
  }
}
