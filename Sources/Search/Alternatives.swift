/// Takes a query apart so that no part of it denotes words and regions at once.
///
/// `nav OR code:Tillit` denotes both. Wherever such an `OR` stands under an `AND` or an operator of
/// pairs, that is distributed over it; so is an `AND` with `coder:` or `layer:` over every `OR` of
/// fields, so that each alternative is a flat list in which they can be applied to the codes beside
/// them.
struct Alternatives {
  /// More alternatives than this are refused.
  static let limit = 256
  /// Alternatives with more parts than this in all are refused too.
  private static let mostParts = 400_000

  /// An expression of one kind.
  struct Part {
    let expression: QueryExpression
    let isWords: Bool
    fileprivate let size: Int
  }

  /// Expressions of one kind each, whose union is what the query denotes.
  static func of(_ expression: QueryExpression) throws(QueryError) -> [Part] {
    switch expression {
    case .phrase, .synonyms, .field:
      return [Part(expression: expression, isWords: expression.kind == .words, size: 1)]
    case .pair(let pair, let left, let right, let keeps):
      return try pairs(pair, groupedByKind(try of(left)), groupedByKind(try of(right)), keeps)
    case .within(let inner, let unit):
      return try of(inner).map {
        Part(expression: .within($0.expression, unit), isWords: $0.isWords, size: $0.size + 1)
      }
    case .or(let all):
      var result: [Part] = []
      for part in all { result += try of(part) }
      return try checked(grouped(result.filter(\.isWords)) + result.filter { !$0.isWords })
    case .and(let all): return try product(flattened(all))
    case .not(let inner):
      let parts = try of(inner)
      return [
        conjunction(
          parts.map {
            Part(expression: .not($0.expression), isWords: false, size: $0.size + 1)
          }, isFlat: false)
      ]
    }
  }

  /// A pair is of one hit of an alternative on either side; what lies outside lies outside of every
  /// alternative of the right.
  private static func pairs(
    _ pair: PairOperator, _ lefts: [Part], _ rights: [Part], _ keeps: PairPart
  ) throws(QueryError) -> [Part] {
    let joined = { (left: Part, right: Part) -> Part in
      let isWords =
        switch keeps {
        case .left: left.isWords
        case .right: right.isWords
        case .intersection, .union: left.isWords && right.isWords
        }
      return Part(
        expression: .pair(pair, left.expression, right.expression, keeps: keeps),
        isWords: isWords, size: left.size + right.size + 1)
    }
    if pair == .outside { return try checked(lefts.map { rights.reduce($0, joined) }) }
    return try checked(lefts.flatMap { left in rights.map { joined(left, $0) } })
  }

  /// One list of what nested `AND`s hold.
  private static func flattened(_ all: [QueryExpression]) -> [QueryExpression] {
    all.flatMap { part -> [QueryExpression] in
      if case .and(let inner) = part { return flattened(inner) }
      return [part]
    }
  }

  private static func product(_ all: [QueryExpression]) throws(QueryError) -> [Part] {
    let choosesCodings = all.contains { $0.choosesCodings }
    var lists: [[Part]] = [[]]
    for part in all {
      var choices = try of(part)
      if !choosesCodings {
        choices = choices.filter(\.isWords) + grouped(choices.filter { !$0.isWords })
      }
      lists = lists.flatMap { list in choices.map { list + [$0] } }
      if lists.count > limit { throw .tooManyAlternatives(limit: limit) }
    }
    return try checked(lists.map { conjunction($0, isFlat: choosesCodings) })
  }

  /// All of some parts; as one list of what they hold, where a field in it applies to all others.
  private static func conjunction(_ parts: [Part], isFlat: Bool) -> Part {
    if parts.count == 1 { return parts[0] }
    let all = parts.map(\.expression)
    return Part(
      expression: .and(isFlat ? flattened(all) : all),
      isWords: parts.contains(where: \.isWords),
      size: parts.reduce(1) { $0 + $1.size })
  }

  private static func groupedByKind(_ parts: [Part]) -> [Part] {
    grouped(parts.filter(\.isWords)) + grouped(parts.filter { !$0.isWords })
  }

  /// Parts of one kind as one.
  private static func grouped(_ parts: [Part]) -> [Part] {
    guard parts.count > 1 else { return parts }
    return [
      Part(
        expression: .or(parts.map(\.expression)), isWords: parts[0].isWords,
        size: parts.reduce(1) { $0 + $1.size })
    ]
  }

  private static func checked(_ parts: [Part]) throws(QueryError) -> [Part] {
    if parts.reduce(0, { $0 + $1.size }) > mostParts {
      throw .tooManyAlternatives(limit: limit)
    }
    return parts
  }
}
