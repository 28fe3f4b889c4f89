/// A number for each voice and row, of which a sweep knows those in use.
struct RowCells {
  private let rows: Int
  private var values: [Int]
  /// The rows in use of each voice, packed at the front.
  private var used: [Int]
  private var sizes: [Int]
  /// Where in `used` a row is.
  private var places: [Int]

  /// Begins with nothing in use.
  init(rows: Int, voices: Int) {
    self.rows = rows
    values = [Int](repeating: 0, count: rows * voices)
    used = values
    places = values
    sizes = [Int](repeating: 0, count: voices)
  }

  /// Whether a voice's row is in use.
  private func isUsed(_ cell: Int, _ voice: Int) -> Bool {
    places[cell] < sizes[voice] && used[voice * rows + places[cell]] == cell - voice * rows
  }

  private mutating func use(_ cell: Int, _ row: Int, _ voice: Int) {
    places[cell] = sizes[voice]
    used[voice * rows + sizes[voice]] = row
    sizes[voice] += 1
  }

  /// Counts one more.
  mutating func add(_ voice: Int, _ row: Int) {
    let cell = voice * rows + row
    if values[cell] == 0 { use(cell, row, voice) }
    values[cell] += 1
  }

  /// Counts one less; at 0 the row is no longer in use.
  mutating func remove(_ voice: Int, _ row: Int) {
    let cell = voice * rows + row
    values[cell] -= 1
    guard values[cell] == 0 else { return }
    sizes[voice] -= 1
    let last = used[voice * rows + sizes[voice]]
    used[voice * rows + places[cell]] = last
    places[voice * rows + last] = places[cell]
  }

  /// Keeps the largest number met.
  mutating func raise(_ voice: Int, _ row: Int, to value: Int) {
    let cell = voice * rows + row
    if !isUsed(cell, voice) {
      use(cell, row, voice)
      values[cell] = value
    } else if values[cell] < value {
      values[cell] = value
    }
  }

  /// Hands over the rows in use of a voice, with their numbers.
  @inline(__always)
  func forEach(_ voice: Int, _ body: (_ row: Int, _ value: Int) -> Void) {
    let base = voice * rows
    for index in base..<base + sizes[voice] {
      let row = used[index]
      body(row, values[base + row])
    }
  }

  /// Puts everything out of use.
  mutating func clear() {
    for voice in sizes.indices where sizes[voice] > 0 {
      for index in voice * rows..<voice * rows + sizes[voice] {
        values[voice * rows + used[index]] = 0
      }
      sizes[voice] = 0
    }
  }
}
