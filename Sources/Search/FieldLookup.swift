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
    case .set: return try members(test)
    case .code: return try codings(test)
    case .theme: return try codings(ofTheme: test)
    case .coder, .layer:
      var own = filter
      try narrow(&own, by: test)
      return codings { own.admits($0) }
    case .memo: return try notedCodings(test)
    case .question:
      let matcher = try NameMatcher(test)
      try matcher.check(context.questions, test)
      return PromptLookup(context: context).answers(where: matcher.matches)
    case .prompted: return try prompted(test)
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

  /// All of each source of a set, and what each case of it says.
  private func members(_ test: FieldTest) throws(QueryError) -> [SourceID: [TextSpan]] {
    let matcher = try NameMatcher(test)
    try matcher.check(context.sets.map(\.name), test)
    let sets = context.sets.filter { matcher.matches($0.name) }
    let cases = Set(sets.filter { $0.kind == .cases }.flatMap(\.members))
    var result = turns { $0.caseID.map(cases.contains) ?? false }
    let wholes = Set(sets.filter { $0.kind == .sources }.flatMap(\.members))
    for source in context.sources where wholes.contains(source.id) {
      result[source.id] = [TextSpan(0, source.length)]
    }
    return result
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
    case .range, .words: throw .noRange(field: test.field.name, column: test.column)
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
        for code in codebook.codes(matching: pattern) {
          codes.formUnion(codebook.withDescendants(code))
        }
        if codes.isEmpty {
          throw .code(.unknown(asked: name, nearest: []), column: test.column)
        }
      }
    }
    return codings { codes.contains($0.code) && filter.admits($0) }
  }

  /// What has a code of a theme, or, unless those alone are asked for, one below it.
  private func codings(ofTheme test: FieldTest) throws(QueryError) -> [SourceID: [TextSpan]] {
    var test = test
    var isExact = false
    if case .only(let name) = test.value {
      test = FieldTest(field: test.field, value: .text(name), column: test.column)
      isExact = true
    }
    let matcher = try NameMatcher(test)
    try matcher.check(context.themes.map(\.name), test)
    let named = context.themes.filter { matcher.matches($0.name) }.flatMap(\.codes)
    let codes = Set(isExact ? named : named.flatMap(context.codebook.withDescendants))
    return codings { codes.contains($0.code) && filter.admits($0) }
  }

  private func codings(where belongs: (Coding) -> Bool) -> [SourceID: [TextSpan]] {
    context.codings.mapValues { $0.filter(belongs).map(\.span) }.filter { !$0.value.isEmpty }
  }

  /// The codings in whose note the words stand; those with any note, where any word will do.
  private func notedCodings(_ test: FieldTest) throws(QueryError) -> [SourceID: [TextSpan]] {
    guard case .words(let words) = test.value else {
      throw .noRange(field: test.field.name, column: test.column)
    }
    let search = NoteSearch(words)
    return codings { coding in
      filter.admits(coding) && context.notes[coding.id].map(search.finds(in:)) ?? false
    }
  }

  /// The turns that answer some question of the guide, or the other turns of those who are asked.
  private func prompted(_ test: FieldTest) throws(QueryError) -> [SourceID: [TextSpan]] {
    guard case .text(let text) = test.value else {
      throw .noRange(field: test.field.name, column: test.column)
    }
    guard let isPrompted = AttributeLookup.boolean(text) else {
      throw .unknownValue(
        field: test.field.name, asked: text, valid: ["yes", "no"], nearest: [],
        column: test.column)
    }
    if context.questions.isEmpty {
      throw .unknownValue(
        field: QueryField.question.name, asked: "*", valid: [], nearest: [], column: test.column)
    }
    let lookup = PromptLookup(context: context)
    return isPrompted ? lookup.answers { _ in true } : lookup.unprompted()
  }
}
