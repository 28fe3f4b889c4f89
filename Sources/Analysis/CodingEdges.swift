internal import Text

/// Where raters' uses of codes begin and end in one source, each edge packed into one number so
/// that sorting them is sorting numbers.
///
/// The cost of a sweep follows the codings and not the text.
struct CodingEdges {
  /// One edge: by row or by rater first, then by offset.
  struct Edge {
    let offset: Int
    let row: Int
    let rater: Int
    let opens: Bool
  }

  private var words: [UInt64] = []
  private let isByRow: Bool

  // From the lowest bit: whether it closes, 6 bits of rater, 21 of row, 36 of offset; the row lies
  // highest where rows are swept one by one.
  private static let raterBits: UInt64 = 6
  private static let rowBits: UInt64 = 21
  private static let offsetBits: UInt64 = 36

  /// The number of rows that fit.
  static let rowLimit = 1 << Int(rowBits)

  /// Begins with no edges.
  ///
  /// - Parameters:
  ///   - isByRow: Whether the sweep goes row by row; else all rows are swept together.
  ///   - capacity: The number of stretches to expect.
  init(byRow isByRow: Bool, capacity: Int) {
    self.isByRow = isByRow
    words.reserveCapacity(2 * capacity)
  }

  /// Adds both edges of a stretch.
  mutating func add(_ span: TextSpan, row: Int, rater: Int) {
    words.append(pack(span.start, row, rater, closes: 0))
    words.append(pack(span.end, row, rater, closes: 1))
  }

  private func pack(_ offset: Int, _ row: Int, _ rater: Int, closes: UInt64) -> UInt64 {
    let low = UInt64(rater) << 1 | closes
    let shift = Self.raterBits + 1
    return isByRow
      ? UInt64(row) << (Self.offsetBits + shift) | UInt64(offset) << shift | low
      : UInt64(offset) << (Self.rowBits + shift) | UInt64(row) << shift | low
  }

  private func edge(_ word: UInt64) -> Edge {
    let shift = Self.raterBits + 1
    let rater = Int(word >> 1 & ((1 << Self.raterBits) - 1))
    let low = Self.rowBits
    return isByRow
      ? Edge(
        offset: Int(word >> shift & ((1 << Self.offsetBits) - 1)),
        row: Int(word >> (Self.offsetBits + shift)), rater: rater, opens: word & 1 == 0)
      : Edge(
        offset: Int(word >> (low + shift)), row: Int(word >> shift & ((1 << low) - 1)),
        rater: rater, opens: word & 1 == 0)
  }

  /// Hands over the edges in order.
  mutating func forEach(_ body: (Edge) -> Void) {
    words.sort()
    for word in words { body(edge(word)) }
  }
}
