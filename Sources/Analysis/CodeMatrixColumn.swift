package import Study

/// What a column of a matrix of codes stands for; words are put to it where it is printed.
package enum CodeMatrixColumn: Hashable, Sendable {
  /// Everything.
  case all
  /// A source, a case, a speaker, a question of the guide or a value, by its name.
  case named(String)
  /// The sources of a kind.
  case kind(SourceKind)
  /// The speech of a role.
  case role(SpeakerRole)
  /// Speech that answers a question of the guide, or does not.
  case prompted(Bool)
  /// The cases for which an attribute is true, or false.
  case truth(Bool)
  /// The cases with a number from the first on, and below the second, where there is one.
  case band(from: String?, below: String?)
  /// The cases with a number from the first to the second, both included.
  case span(String, String)
  /// The cases for which the attribute has no value.
  case noValue

  /// The name by which machines know the column; never translated.
  package var key: String {
    switch self {
    case .all: "all"
    case .named(let name): name
    case .kind(let kind): kind.rawValue
    case .role(let role): role.rawValue
    case .prompted(let isPrompted): isPrompted ? "prompted" : "spontaneous"
    case .truth(let isTrue): isTrue ? "true" : "false"
    case .band(let from?, let below?): "\(from)<\(below)"
    case .band(let from?, nil): ">=\(from)"
    case .band(nil, let below?): "<\(below)"
    case .band(nil, nil): "all"
    case .span(let low, let high): low == high ? low : "\(low)–\(high)"
    case .noValue: "no-value"
    }
  }
}

/// What is counted in the cells of a matrix of codes.
package enum CodeMatrixMeasure: String, Hashable, Sendable, CaseIterable {
  /// Different ranges of text with the code.
  case passages
  /// Codings, one for each coder who put the code on a range.
  case codings
  /// Words of the column's speech that lie under the code; none twice.
  case words
  /// Content scalars of the column's speech that lie under the code; none twice.
  case characters
  /// Cases in whose speech the code was used.
  case cases
  /// Sources in which the code was used.
  case sources
}
