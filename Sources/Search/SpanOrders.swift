internal import Text

/// The stretch that a span lies in, of those that no pair crosses.
struct Stretch {
  private let borders: [Int]
  private var next = 0

  /// Takes where the stretches begin, ascending.
  init(_ borders: [Int]) {
    self.borders = borders
  }

  /// Where it begins.
  var start: Int { next > 0 ? borders[next - 1] : 0 }

  /// Where the next one begins.
  var end: Int { next < borders.count ? borders[next] : .max }

  /// Goes on to the stretch of an offset, which is not before the one before.
  mutating func move(to offset: Int) {
    while next < borders.count, borders[next] <= offset { next += 1 }
  }
}

/// The places of spans in the order of their ends.
struct EndOrder {
  /// The places in the list.
  let places: [Int]
  /// The ends, ascending.
  let ends: [Int]

  /// Orders spans.
  init(_ spans: [TextSpan]) {
    var places = Array(spans.indices)
    let isOrdered = zip(spans, spans.dropFirst()).allSatisfy { $0.end <= $1.end }
    if !isOrdered { places.sort { (spans[$0].end, $0) < (spans[$1].end, $1) } }
    self.places = places
    ends = places.map { spans[$0].end }
  }
}

/// Largest values of stretches of a list.
struct MaximumTree {
  private var nodes: [Int]
  private let count: Int

  /// Takes the values.
  init(_ values: [Int]) {
    count = values.count
    nodes = [Int](repeating: .min + 1, count: count) + values
    for index in stride(from: count - 1, to: 0, by: -1) {
      nodes[index] = max(nodes[2 * index], nodes[2 * index + 1])
    }
  }

  /// The largest value from one place to before another; less than any value where there is none.
  func maximum(_ first: Int, _ end: Int) -> Int {
    var result = Int.min + 1
    var low = first + count
    var high = end + count
    while low < high {
      if low & 1 == 1 {
        result = max(result, nodes[low])
        low += 1
      }
      if high & 1 == 1 {
        high -= 1
        result = max(result, nodes[high])
      }
      low /= 2
      high /= 2
    }
    return result
  }
}

extension Array {
  /// The first place whose element belongs, where all that do come last; found in steps that
  /// double from a place that is probably near.
  @inline(__always)
  func first(from hint: Int, where belongs: (Element) -> Bool) -> Int {
    var low = Swift.min(hint, count)
    var high = low
    var step = 1
    if high < count, !belongs(self[high]) {
      while high < count, !belongs(self[high]) {
        low = high + 1
        high += step
        step *= 2
      }
      high = Swift.min(high, count)
    } else {
      while low > 0 {
        low = Swift.max(0, high - step)
        if !belongs(self[low]) {
          low += 1
          break
        }
        high = low
        step *= 2
      }
    }
    while low < high {
      let middle = low + (high - low) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
