internal import Text

/// The hits of words in a segment, ascending, each once.
enum FoundWords: Sendable {
  /// Rows of equally many tokens, by the position of the first.
  case rows([UInt32], length: Int)
  /// Ranges of any length.
  case ranges([TokenRange])

  /// The number of hits.
  var count: Int {
    switch self {
    case .rows(let starts, _): starts.count
    case .ranges(let ranges): ranges.count
    }
  }

  /// A hit.
  subscript(index: Int) -> TokenRange {
    switch self {
    case .rows(let starts, let length):
      let first = Int(starts[index])
      return TokenRange(first, first + length - 1)
    case .ranges(let ranges): return ranges[index]
    }
  }

  /// The hits as ranges.
  var ranges: [TokenRange] {
    switch self {
    case .ranges(let ranges): return ranges
    case .rows(let starts, let length):
      return starts.map { TokenRange(Int($0), Int($0) + length - 1) }
    }
  }

  /// The hits that pass a test.
  func filter(_ admits: (TokenRange) -> Bool) -> FoundWords {
    switch self {
    case .ranges(let ranges): return .ranges(ranges.filter(admits))
    case .rows(let starts, let length):
      return .rows(
        starts.filter { admits(TokenRange(Int($0), Int($0) + length - 1)) }, length: length)
    }
  }

  /// The index of the first hit, of those from one on, that begins at a position or after it.
  func index(from start: Int, startingAtOrAfter position: Int) -> Int {
    var step = 1
    var low = start
    while low + step < count, self[low + step].first < position {
      low += step
      step *= 2
    }
    let high = min(count, low + step + 1)
    return (min(low, high)..<high).partitioningIndex { self[$0].first >= position }
  }
}
