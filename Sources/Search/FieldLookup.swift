internal import Index
internal import Study
internal import Text

/// Finds the stretches of sources that a field picks out.
struct FieldLookup {
  let context: StudyContext
  let filter: Binder.CodingFilter

  /// The stretches by source; a source without any has no entry.
  ///
  /// - Throws: `QueryError` where nothing in the project has the name or the value.
  func spans(of test: FieldTest) throws(QueryError) -> [SourceID: [TextSpan]] {
    switch test.field {
    case .speaker:
      let matcher = try NameMatcher(test)
      let labels = context.speakers.values.joined().map(\.label)
      try matcher.check(labels, test)
      return turns { matcher.matches($0.label) }
    case .role:
      let matcher = try NameMatcher(test)
      try matcher.check(fixed: SpeakerRole.allCases.map(\.rawValue), test)
      return turns { matcher.matches($0.role.rawValue) }
    case .source: return try sources(test, \.name)
    case .kind: return try sources(test, \.kind.rawValue)
    case .language: return try sources(test, \.language)
    case .caseName:
      let matcher = try NameMatcher(test)
      try matcher.check(context.cases.map(\.name), test)
      return turns(ofCases: context.cases.filter { matcher.matches($0.name) })
    case .attribute(let name):
      let lookup = AttributeLookup(cases: context.cases, attributes: context.attributes)
      return turns(ofCases: try lookup.cases(with: name, test))
    case .code: return try codings(test)
    case .coder, .layer:
      var own = filter
      try narrow(&own, by: test)
      return codings { own.admits($0) }
    case .question: return try answers(test)
    }
  }

  /// Lets a filter through only what a `coder:` or `layer:` allows.
  func narrow(_ filter: inout Binder.CodingFilter, by test: FieldTest) throws(QueryError) {
    let matcher = try NameMatcher(test)
    if test.field == .coder {
      try matcher.check(Array(context.coders.values), test)
      let coders = Set(context.coders.filter { matcher.matches($0.value) }.keys)
      filter.coders = filter.coders?.intersection(coders) ?? coders
    } else {
      try matcher.check(fixed: Layer.allCases.map(\.rawValue), test)
      let layers = Set(Layer.allCases.filter { matcher.matches($0.rawValue) })
      filter.layers = filter.layers?.intersection(layers) ?? layers
    }
  }

  private func sources(_ test: FieldTest, _ name: (Source) -> String) throws(QueryError)
    -> [SourceID: [TextSpan]]
  {
    let matcher = try NameMatcher(test)
    try matcher.check(context.sources.map(name), test)
    let matching = context.sources.filter { matcher.matches(name($0)) }
    return Dictionary(
      matching.map { ($0.id, [TextSpan(0, $0.length)]) }, uniquingKeysWith: { first, _ in first })
  }

  private func turns(ofCases cases: [Case]) -> [SourceID: [TextSpan]] {
    let ids = Set(cases.map(\.id))
    return turns { $0.caseID.map(ids.contains) ?? false }
  }

  private func turns(where belongs: (Speaker) -> Bool) -> [SourceID: [TextSpan]] {
    var result: [SourceID: [TextSpan]] = [:]
    for (source, turns) in context.turns {
      let speakers = context.speakers[source] ?? []
      let belonging = Set(speakers.indices.filter { belongs(speakers[$0]) })
      if belonging.isEmpty { continue }
      result[source] = turns.filter { $0.speaker.map(belonging.contains) ?? false }.map(\.span)
    }
    return result
  }

  private func codings(_ test: FieldTest) throws(QueryError) -> [SourceID: [TextSpan]] {
    let codebook = context.codebook
    var codes: Set<CodeID> = []
    switch test.value {
    case .range: throw .noRange(field: test.field.name, column: test.column)
    case .only(let name):
      do throws(CodeLookupError) {
        codes = [try codebook.code(named: name).id]
      } catch {
        throw .code(error, column: test.column)
      }
    case .text(let name):
      let pattern = WildcardPattern(name.foldedForSearch)
      if pattern.isLiteral {
        do throws(CodeLookupError) {
          codes = Set(codebook.withDescendants(try codebook.code(named: name).id))
        } catch {
          throw .code(error, column: test.column)
        }
      } else {
        for code in codebook.codes
        where pattern.matches(code.name.foldedForSearch)
          || pattern.matches(codebook.path(of: code.id).description.foldedForSearch)
        {
          codes.formUnion(codebook.withDescendants(code.id))
        }
        if codes.isEmpty {
          throw .code(.unknown(asked: name, nearest: []), column: test.column)
        }
      }
    }
    return codings { codes.contains($0.code) && filter.admits($0) }
  }

  private func codings(where belongs: (Coding) -> Bool) -> [SourceID: [TextSpan]] {
    context.codings.mapValues { $0.filter(belongs).map(\.span) }.filter { !$0.value.isEmpty }
  }

  /// The turns from one that asks the question to the next that asks one, without the turns of
  /// interviewers and of whoever asked.
  private func answers(_ test: FieldTest) throws(QueryError) -> [SourceID: [TextSpan]] {
    let matcher = try NameMatcher(test)
    try matcher.check(context.questions, test)
    var result: [SourceID: [TextSpan]] = [:]
    for (source, prompts) in context.prompts {
      let turns = context.turns[source] ?? []
      var asker: Int??
      for (index, turn) in turns.enumerated() {
        if let key = prompts[index + 1] {
          asker = matcher.matches(key) ? .some(turn.speaker) : nil
          continue
        }
        guard let asker else { continue }
        if let speaker = turn.speaker, speaker == asker { continue }
        if context.speaker(ofTurn: index + 1, in: source)?.role == .interviewer { continue }
        result[source, default: []].append(turn.span)
      }
    }
    return result
  }
}

/// Holds names against what a field asks for, regardless of capitals.
struct NameMatcher {
  private let pattern: WildcardPattern
  private let asked: String

  /// Takes a field's value.
  ///
  /// - Throws: `QueryError.noRange` where the value is a range.
  init(_ test: FieldTest) throws(QueryError) {
    guard case .text(let text) = test.value else {
      throw .noRange(field: test.field.name, column: test.column)
    }
    asked = text
    pattern = WildcardPattern(text.foldedForSearch)
  }

  /// Whether a name is meant.
  func matches(_ name: String) -> Bool {
    pattern.matches(name.foldedForSearch)
  }

  /// As many values are shown to somebody who asked for one that nothing has.
  private static let mostShown = 12

  /// Refuses a value that nothing has.
  func check(_ names: [String], _ test: FieldTest) throws(QueryError) {
    if names.contains(where: matches) { return }
    let known = Set(names).sorted()
    throw .unknownValue(
      field: test.field.name, asked: asked, valid: known.count > Self.mostShown ? [] : known,
      nearest: NearestNames(known).matches(for: asked), column: test.column)
  }

  /// Refuses a value that is none of the few there are.
  func check(fixed names: [String], _ test: FieldTest) throws(QueryError) {
    if names.contains(where: matches) { return }
    throw .unknownValue(
      field: test.field.name, asked: asked, valid: names,
      nearest: NearestNames(names).matches(for: asked), column: test.column)
  }
}
