/// Numbers for every two rows, and in how many different sources, cases or units they were met.
struct PairCounts: Hashable {
  private let rows: Int
  private let isDirected: Bool
  private var counts: [Int]
  private var marked: [Int]
  /// The mark under which each two were last met.
  private var last: [Int]

  /// Begins with nothing counted; if it does not matter which row is first, both orders are one.
  init(rows: Int, isDirected: Bool) {
    self.rows = rows
    self.isDirected = isDirected
    counts = [Int](repeating: 0, count: rows * rows)
    marked = counts
    last = [Int](repeating: -1, count: rows * rows)
  }

  /// Where the numbers of two rows are.
  @inline(__always)
  func place(_ first: Int, _ second: Int) -> Int {
    isDirected || first < second ? first * rows + second : second * rows + first
  }

  /// Counts so many, met under a mark; equal marks follow each other.
  @inline(__always)
  mutating func add(_ first: Int, _ second: Int, _ number: Int, mark: Int) {
    let place = place(first, second)
    counts[place] += number
    if last[place] != mark {
      last[place] = mark
      marked[place] += 1
    }
  }

  /// Counts so many at a place.
  mutating func add(at place: Int, _ number: Int) { counts[place] += number }

  /// Counts that two rows were met under a mark; equal marks follow each other.
  @inline(__always)
  mutating func mark(_ first: Int, _ second: Int, _ mark: Int) {
    add(first, second, 0, mark: mark)
  }

  /// Counts marks anew: one for every place given, which may be given several times.
  mutating func setMarks(_ places: [Int]) {
    for place in marked.indices { marked[place] = 0 }
    for place in places { marked[place] += 1 }
  }

  /// What was counted of two rows.
  func count(_ first: Int, _ second: Int) -> Int { counts[place(first, second)] }

  /// Under how many marks two rows were met.
  func marks(_ first: Int, _ second: Int) -> Int { marked[place(first, second)] }
}
