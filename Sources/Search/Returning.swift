/// Makes the outermost pair operators of a query denote what is to be returned.
///
/// They are those that stand in no other: under `AND`, `OR` and units, but not under `NOT`, which
/// denotes what has no hit. What stands beside one by `AND` restricts what it denotes then.
enum Returning {
  /// The expression with the mode put in.
  ///
  /// - Throws: `QueryError.noPairs` where a part of pairs is wanted and there are none, and
  ///   `notReturned` where an operator does not have it.
  static func expression(_ expression: QueryExpression, _ mode: ReturnMode?) throws(QueryError)
    -> QueryExpression
  {
    guard let mode, let part = mode.part else { return expression }
    var hasPairs = false
    let result = try put(part, mode, into: expression, &hasPairs)
    if !hasPairs { throw .noPairs(mode) }
    return result
  }

  private static func put(
    _ part: PairPart, _ mode: ReturnMode, into expression: QueryExpression, _ hasPairs: inout Bool
  ) throws(QueryError) -> QueryExpression {
    switch expression {
    case .pair(let pair, let left, let right, _):
      guard pair.allows(part) else { throw .notReturned(mode, by: pair) }
      hasPairs = true
      return .pair(pair, left, right, keeps: part)
    case .within(let inner, let unit):
      return .within(try put(part, mode, into: inner, &hasPairs), unit)
    case .and(let all): return .and(try put(part, mode, into: all, &hasPairs))
    case .or(let all): return .or(try put(part, mode, into: all, &hasPairs))
    case .phrase, .synonyms, .field, .not: return expression
    }
  }

  private static func put(
    _ part: PairPart, _ mode: ReturnMode, into all: [QueryExpression], _ hasPairs: inout Bool
  ) throws(QueryError) -> [QueryExpression] {
    var result: [QueryExpression] = []
    for one in all { result.append(try put(part, mode, into: one, &hasPairs)) }
    return result
  }
}

extension QueryExpression {
  /// The unit whose whole stretches are returned where segments are: that which holds its hits
  /// together, or the turn.
  var segmentUnit: TextUnit { heldUnit ?? .turn }

  private var heldUnit: TextUnit? {
    switch self {
    case .within(_, let unit): unit
    case .pair(_, let left, _, _): left.heldUnit
    case .and(let all), .or(let all): all.lazy.compactMap(\.heldUnit).first
    case .phrase, .synonyms, .field, .not: nil
    }
  }
}
