extension QueryExpression {
  /// Whether it denotes hits of words, stretches of sources, or some of both.
  enum Kind {
    case words
    case region
    case mixed
  }

  /// What it denotes.
  var kind: Kind {
    switch self {
    case .phrase, .synonyms: return .words
    case .field, .not: return .region
    case .within(let inner, _): return inner.kind
    case .pair(_, let left, let right, let keeps):
      switch keeps {
      case .left: return left.kind
      case .right: return right.kind
      case .intersection, .union:
        let kinds = [left.kind, right.kind]
        if kinds.contains(.mixed) { return .mixed }
        return kinds == [.words, .words] ? .words : .region
      }
    case .and(let all):
      let kinds = all.map(\.kind)
      if kinds.contains(.mixed) { return kinds.contains(.words) ? .words : .mixed }
      return kinds.contains(.words) ? .words : .region
    case .or(let all):
      let kinds = all.map(\.kind)
      if kinds.allSatisfy({ $0 == .words }) { return .words }
      return kinds.allSatisfy { $0 == .region } ? .region : .mixed
    }
  }

  /// How many expressions stand inside one another at most.
  var height: Int {
    switch self {
    case .phrase, .synonyms, .field: 1
    case .pair(_, let left, let right, _): 1 + max(left.height, right.height)
    case .within(let inner, _), .not(let inner): 1 + inner.height
    case .and(let all), .or(let all): 1 + all.reduce(0) { max($0, $1.height) }
    }
  }

  /// Whether it is a field that says whose codings are meant.
  var choosesCodings: Bool {
    guard case .field(let test) = self else { return false }
    return test.field == .coder || test.field == .layer
  }

  /// Whether it has a field of codings, to which the `coder:` and `layer:` beside it apply.
  var namesCodings: Bool {
    switch self {
    case .field(let test): [.code, .theme, .memo].contains(test.field)
    case .within(let inner, _): inner.namesCodings
    case .pair(_, let left, let right, _): left.namesCodings || right.namesCodings
    case .and(let all), .or(let all): all.contains(where: \.namesCodings)
    case .phrase, .synonyms, .not: false
    }
  }
}
