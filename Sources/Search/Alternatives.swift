/// Takes a query apart so that no part of it denotes words and regions at once.
///
/// `nav OR code:Tillit` denotes both. Wherever such an `OR` stands under an `AND`, the `AND` is
/// distributed over it; so is one with `coder:` or `layer:` over every `OR` of fields, so that
/// each alternative is a flat list in which they can be applied to the codes beside them.
enum Alternatives {
  /// More alternatives than this are refused.
  static let limit = 256

  /// Expressions of one kind each, whose union is what the query denotes.
  static func of(_ expression: QueryExpression) throws(QueryError) -> [QueryExpression] {
    switch expression {
    case .phrase, .field: return [expression]
    case .near(let left, let right, let distance):
      return [.near(union(try of(left)), union(try of(right)), distance: distance)]
    case .or(let all):
      var result: [QueryExpression] = []
      for part in all { result += try of(part) }
      let words = result.filter { $0.kind == .words }
      return grouped(words) + result.filter { $0.kind != .words }
    case .and(let all): return try product(flattened(all))
    case .not(let inner): return [.and(try of(inner).map { .not($0) })].map(unwrapped)
    }
  }

  /// One list of what nested `AND`s hold.
  private static func flattened(_ all: [QueryExpression]) -> [QueryExpression] {
    all.flatMap { part -> [QueryExpression] in
      if case .and(let inner) = part { return flattened(inner) }
      return [part]
    }
  }

  private static func product(_ all: [QueryExpression]) throws(QueryError) -> [QueryExpression] {
    let choosesCodings = all.contains { $0.choosesCodings }
    var lists: [[QueryExpression]] = [[]]
    for part in all {
      var choices = try of(part)
      if !choosesCodings {
        let regions = choices.filter { $0.kind != .words }
        choices = choices.filter { $0.kind == .words } + grouped(regions)
      }
      lists = lists.flatMap { list in choices.map { list + [$0] } }
      if lists.count > limit { throw .tooManyAlternatives(limit: limit) }
    }
    return lists.map { unwrapped(.and(flattened($0))) }
  }

  private static func grouped(_ parts: [QueryExpression]) -> [QueryExpression] {
    parts.count > 1 ? [.or(parts)] : parts
  }

  private static func union(_ parts: [QueryExpression]) -> QueryExpression {
    parts.count == 1 ? parts[0] : .or(parts)
  }

  private static func unwrapped(_ expression: QueryExpression) -> QueryExpression {
    if case .and(let all) = expression, all.count == 1 { return all[0] }
    return expression
  }
}

extension QueryExpression {
  /// Whether it is a field that says whose codings are meant.
  var choosesCodings: Bool {
    guard case .field(let test) = self else { return false }
    return test.field == .coder || test.field == .layer
  }

  /// Whether it is a `code:` field.
  var isCode: Bool {
    guard case .field(let test) = self else { return false }
    return test.field == .code
  }
}
