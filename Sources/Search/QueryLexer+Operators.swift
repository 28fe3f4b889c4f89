extension QueryLexer {
  /// The operator that stands between expressions, if the run that has just been read is one.
  ///
  /// - Throws: `QueryError.expected` where its distance is missing or cannot be read.
  mutating func pairOperator(_ text: String, column: Int) throws(QueryError) -> PairOperator? {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let distance = parts.count > 1 ? String(parts[1]) : nil
    switch parts.first ?? "" {
    case "NEAR":
      return .near(try number(distance, orElse: .nearDistance, text, column))
    case "BEFORE":
      return .before(try number(distance, orElse: .beforeDistance, text, column))
    case "FOLLOWS":
      return .follows(try reach(distance, orElse: .follows(nil), text, column))
    case "PRECEDES", "PRECEDING":
      return .precedes(try reach(distance, orElse: .precedes(nil), text, column))
    case "OVERLAPPED" where distance == nil:
      return skipsBy() ? .overlapsEnd : nil
    case let name:
      guard let relation = Self.relation(String(name)) else { return nil }
      if distance != nil {
        throw .unexpected(written: "/", column: column + name.unicodeScalars.count)
      }
      return relation
    }
  }

  private static func relation(_ name: String) -> PairOperator? {
    switch name {
    case "WITHIN", "INSIDE": .within
    case "ENCLOSES", "SURROUNDING": .encloses
    case "OVERLAPS", "COOCCURS", "CO-OCCURS": .overlaps
    case "OVERLAPS-START": .overlapsStart
    case "OVERLAPS-END": .overlapsEnd
    case "OUTSIDE": .outside
    default: nil
    }
  }

  private func number(
    _ distance: String?, orElse expected: QueryError.Expectation, _ text: String, _ column: Int
  ) throws(QueryError) -> Int {
    guard let number = distance.flatMap({ Int($0) }), number > 0 else {
      throw .expected(expected, found: text, column: column)
    }
    return number
  }

  /// Reads `5`, `5w`, `2s`, `2p` or `3t`; none where nothing is written.
  private func reach(
    _ distance: String?, orElse pair: PairOperator, _ text: String, _ column: Int
  ) throws(QueryError) -> Reach? {
    guard let distance else { return nil }
    let unit = distance.last.flatMap { Reach.Unit(rawValue: $0) }
    guard let count = Int(unit == nil ? distance[...] : distance.dropLast()),
      count >= (unit?.textUnit == nil ? 1 : 0)
    else { throw .expected(.reach(pair), found: text, column: column) }
    return Reach(count: count, unit: unit ?? .words)
  }

  /// Goes past a `BY` that stands next.
  private mutating func skipsBy() -> Bool {
    var next = place
    while next < scalars.count, Self.isBlank(scalars[next]) { next += 1 }
    guard next > place, string(next, min(next + 2, scalars.count)) == "BY",
      next + 2 == scalars.count || Self.endsRun(scalars[next + 2])
    else { return false }
    place = next + 2
    return true
  }
}

/// Finds where a regular expression between slashes ends.
enum RegularSlashes {
  /// The place of the first slash that no `\` stands before.
  static func closing(from start: Int, in scalars: ArraySlice<Unicode.Scalar>) -> Int? {
    var place = start
    while place < scalars.endIndex {
      if scalars[place] == "/" { return place }
      place += scalars[place] == "\\" ? 2 : 1
    }
    return nil
  }
}
