/// A word and all words that a few changes make of it.
///
/// The distance is that of V. I. Levenshtein, Binary codes capable of correcting deletions,
/// insertions and reversals, Soviet Physics Doklady 10 (1966): each letter put in, left out or
/// put in another's place counts one. Letters are Unicode scalars of the folded form in NFC, so
/// that `oppfolging` and `oppfølging` are one change apart.
package struct EditPattern: Hashable, Sendable {
  /// The distances there can be.
  package static let distances = 0...2

  /// The word, folded as forms are.
  package let word: String
  /// The greatest distance.
  package let distance: Int

  /// Words within a distance of a word; a distance there cannot be becomes the nearest there can.
  package init(_ word: String, distance: Int) {
    self.word = word
    self.distance = min(max(distance, Self.distances.lowerBound), Self.distances.upperBound)
  }

  /// The pattern as a query has it: the word, a tilde and the distance.
  package var written: String { "\(word)~\(distance)" }
}

/// Reads forms against a word, counting changes.
///
/// A state is the row of the classic dynamic programme for the letters read, cut to the band in
/// which distances can still be small enough: the diagonal and `distance` cells on both sides.
struct EditMachine: LetterMachine {
  /// A row: how many letters were read, and a byte for each cell of the band.
  struct State: Equatable {
    fileprivate let read: Int
    fileprivate let cells: UInt64
  }

  private let word: [UInt32]
  private let distance: Int
  private let deadCells: UInt64
  let start: State

  init(_ pattern: EditPattern) {
    word = pattern.word.unicodeScalars.map(\.value)
    distance = pattern.distance
    let over = UInt64(distance + 1)
    var dead: UInt64 = 0
    var cells: UInt64 = 0
    for index in 0...2 * distance {
      let column = index - distance
      let isInside = column >= 0 && column <= word.count
      cells |= (isInside ? UInt64(column) : over) << UInt64(index * 8)
      dead |= over << UInt64(index * 8)
    }
    deadCells = dead
    start = State(read: 0, cells: cells)
  }

  var isFull: Bool { false }

  mutating func clear() {}

  @inline(__always)
  func isDead(_ state: State) -> Bool { state.cells == deadCells }

  @inline(__always)
  func accepts(_ state: State) -> Bool {
    let index = word.count &- state.read &+ distance
    return index >= 0 && index <= 2 &* distance && cell(state, index) <= distance
  }

  @inline(__always)
  func step(_ state: State, _ letter: UInt32) -> State {
    let over = distance &+ 1
    var cells: UInt64 = 0
    var left = over
    for index in 0...2 &* distance {
      // The cell of the first `column` letters of the word, against all letters read.
      let column = state.read &+ 1 &+ index &- distance
      var value = over
      if column >= 0, column <= word.count {
        value = min(value, left &+ 1)
        if index < 2 &* distance { value = min(value, cell(state, index &+ 1) &+ 1) }
        if column > 0 {
          let change = word[column &- 1] == letter ? 0 : 1
          value = min(value, cell(state, index) &+ change)
        }
      }
      left = value
      cells |= UInt64(truncatingIfNeeded: value) &<< UInt64(truncatingIfNeeded: index &* 8)
    }
    return State(read: state.read &+ 1, cells: cells)
  }

  /// With a change to spare any letter leads on; without, only those that continue the word.
  func letter(after letter: UInt32, from state: State) -> UInt32? {
    var next: UInt32?
    for index in 0...2 * distance {
      let value = cell(state, index)
      if value < distance { return letter < 0x10FFFF ? letter + 1 : nil }
      let column = state.read + index - distance
      if value == distance, column >= 0, column < word.count, word[column] > letter {
        next = min(next ?? .max, word[column])
      }
    }
    return next
  }

  @inline(__always)
  private func cell(_ state: State, _ index: Int) -> Int {
    Int(truncatingIfNeeded: state.cells &>> UInt64(truncatingIfNeeded: index &* 8) & 0xFF)
  }
}
