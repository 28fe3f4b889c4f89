extension RandomAccessCollection where Index == Int {
  /// The first index whose element satisfies the predicate, in a collection where all elements
  /// that do come after all that do not; `endIndex` when none does.
  @inlinable
  package func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
