internal import Study
internal import Text

/// The uses of codes on ranges, put in order source by source.
struct UseSorting {
  /// One use of a row's code, packed so that comparing is cheap.
  struct Use {
    /// Start and end.
    let place: UInt64
    /// Row and rater.
    let user: UInt64

    /// Packs a use.
    init(_ span: TextSpan, row: Int, rater: Int) {
      place = UInt64(span.start) << 32 | UInt64(span.end)
      user = UInt64(row) << 32 | UInt64(rater)
    }

    var start: Int { Int(place >> 32) }
    var end: Int { Int(place & 0xFFFF_FFFF) }
    var row: Int { Int(user >> 32) }
    var rater: Int { Int(user & 0xFFFF_FFFF) }
  }

  /// The sources, ascending.
  let sources: [SourceID]
  /// The raters, by coder and layer.
  let raters: [Rater]
  /// By source, range, row and rater.
  let uses: [Use]
  /// Where each source's uses are.
  let ranges: [Range<Int>]
  /// The number of uses of each row.
  let codings: [Int]

  /// Sorts; codings that are empty or of other codes are left out.
  init(_ codings: [Coding], rows: [CodeID: [Int]], rowCount: Int) {
    var sourceNumbers = Numbering<SourceID>()
    var raterNumbers = Numbering<Rater>()
    var met: [(source: Int, use: Use)] = []
    met.reserveCapacity(codings.count)
    var counts = [Int](repeating: 0, count: rowCount)
    var sizes: [Int] = []
    for coding in codings where !coding.span.isEmpty {
      guard let own = rows[coding.code] else { continue }
      let source = sourceNumbers.number(of: coding.source)
      let rater = raterNumbers.number(of: coding.rater)
      if source == sizes.count { sizes.append(0) }
      for row in own {
        counts[row] += 1
        sizes[source] += 1
        met.append((source, Use(coding.span, row: row, rater: rater)))
      }
    }
    self.codings = counts
    let sourceOrder = sourceNumbers.order { $0 < $1 }
    let raterOrder = raterNumbers.order { ($0.coder, $0.layer) < ($1.coder, $1.layer) }
    sources = sourceOrder.map { sourceNumbers.values[$0] }
    raters = raterOrder.map { raterNumbers.values[$0] }
    var raterPlaces = [UInt64](repeating: 0, count: raterOrder.count)
    for (place, number) in raterOrder.enumerated() { raterPlaces[number] = UInt64(place) }
    var next = [Int](repeating: 0, count: sizes.count)
    var ranges: [Range<Int>] = []
    var total = 0
    for number in sourceOrder {
      next[number] = total
      ranges.append(total..<total + sizes[number])
      total += sizes[number]
    }
    var uses = [Use](repeating: Use(TextSpan(0, 0), row: 0, rater: 0), count: total)
    for (source, use) in met {
      uses[next[source]] = Use(
        place: use.place, user: use.user & ~0xFFFF_FFFF | raterPlaces[use.rater])
      next[source] += 1
    }
    uses.withUnsafeMutableBufferPointer { buffer in
      for range in ranges {
        var own = UnsafeMutableBufferPointer(rebasing: buffer[range])
        own.sort { $0.place == $1.place ? $0.user < $1.user : $0.place < $1.place }
      }
    }
    self.uses = uses
    self.ranges = ranges
  }
}

extension UseSorting.Use {
  /// Takes what is packed already.
  fileprivate init(place: UInt64, user: UInt64) {
    self.place = place
    self.user = user
  }
}

/// Numbers things in the order in which they are met.
private struct Numbering<Value: Hashable> {
  private(set) var values: [Value] = []
  private var numbers: [Value: Int] = [:]
  private var last: (value: Value, number: Int)?

  mutating func number(of value: Value) -> Int {
    if let last, last.value == value { return last.number }
    let number = numbers[value] ?? values.count
    if number == values.count {
      numbers[value] = number
      values.append(value)
    }
    last = (value, number)
    return number
  }

  /// The numbers in an order of the values.
  func order(by precedes: (Value, Value) -> Bool) -> [Int] {
    values.indices.sorted { precedes(values[$0], values[$1]) }
  }
}

/// Unites each rater's ranges of a row while they come in ascending order of start.
struct StretchUnion {
  /// A stretch that may still grow.
  struct Growing {
    let row: Int
    let rater: Int
    let start: Int
    var end: Int

    var stretch: CodedStretch {
      CodedStretch(row: row, rater: rater, span: TextSpan(start, end))
    }
  }

  /// By source and start.
  private(set) var stretches: [Growing] = []
  private let rows: Int
  /// The latest stretch of each rater and row.
  private var latest: [Int]

  /// Begins with nothing.
  init(rows: Int, raters: Int) {
    self.rows = rows
    latest = [Int](repeating: -1, count: rows * raters)
  }

  /// Adds a range of a source whose first stretch is, or will be, `opening`.
  mutating func add(_ use: UseSorting.Use, rater: Int, from opening: Int) {
    let cell = rater * rows + use.row
    let known = latest[cell]
    if known >= opening, use.start <= stretches[known].end {
      stretches[known].end = max(stretches[known].end, use.end)
      return
    }
    latest[cell] = stretches.count
    stretches.append(Growing(row: use.row, rater: rater, start: use.start, end: use.end))
  }
}
