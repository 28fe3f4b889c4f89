internal import Study
internal import Text

/// A stretch that a rater gave a code, in one source; rater and code are positions in lists.
struct CodedStretch {
  let row: Int
  let rater: Int
  let span: TextSpan

  /// The codings that count, one stretch for each and each row that it counts for.
  ///
  /// - Parameters:
  ///   - codings: One source's codings, in any order.
  ///   - raters: The positions of those whose codings count.
  ///   - rows: The rows of the report that each code counts for.
  /// - Returns: Stretches in the order of the codings; empty codings have none.
  static func uses(
    of codings: [Coding], raters: [Rater: Int], rows: [CodeID: [Int]]
  ) -> [CodedStretch] {
    var stretches: [CodedStretch] = []
    stretches.reserveCapacity(codings.count)
    for coding in codings where !coding.span.isEmpty {
      guard let rater = raters[coding.rater] else { continue }
      for row in rows[coding.code] ?? [] {
        stretches.append(CodedStretch(row: row, rater: rater, span: coding.span))
      }
    }
    return stretches
  }

  /// The union, rater by rater and row by row, of the codings that count.
  ///
  /// - Parameters:
  ///   - codings: One source's codings, in any order.
  ///   - raters: The positions of those whose codings count.
  ///   - rows: The rows of the report that each code counts for.
  /// - Returns: Stretches ordered by row, rater and start; those of a row and rater neither
  ///   overlap nor touch.
  static func unions(
    of codings: [Coding], raters: [Rater: Int], rows: [CodeID: [Int]]
  ) -> [CodedStretch] {
    uses(of: codings, raters: raters, rows: rows).united()
  }
}

extension [CodedStretch] {
  /// The stretches ordered by row, rater and start, those of a row and rater that overlap or touch
  /// made one.
  func united() -> [CodedStretch] {
    let ordered = sorted {
      if $0.row != $1.row { return $0.row < $1.row }
      if $0.rater != $1.rater { return $0.rater < $1.rater }
      return $0.span < $1.span
    }
    var merged: [CodedStretch] = []
    merged.reserveCapacity(ordered.count)
    for stretch in ordered {
      if let last = merged.last, last.row == stretch.row, last.rater == stretch.rater,
        stretch.span.start <= last.span.end
      {
        merged[merged.count - 1] = CodedStretch(
          row: last.row, rater: last.rater, span: last.span.hull(stretch.span))
      } else {
        merged.append(stretch)
      }
    }
    return merged
  }
}

extension RandomAccessCollection where Element == CodedStretch, Index == Int {
  /// The runs of consecutive stretches for which `key` stays the same.
  func runs<Key: Equatable>(by key: (CodedStretch) -> Key) -> [SubSequence] {
    var runs: [SubSequence] = []
    var start = startIndex
    while start < endIndex {
      let own = key(self[start])
      var end = start + 1
      while end < endIndex, key(self[end]) == own { end += 1 }
      runs.append(self[start..<end])
      start = end
    }
    return runs
  }
}
