internal import Search
internal import Store
internal import Study
internal import Text

extension ProjectReader {
  /// What a query is answered from: no more than it needs.
  func context(for query: Query, alwaysSpeakers: Bool) throws -> StudyContext {
    let needs = query.needs
    let sources = try sources().map(\.source)
    let needsSpeakers = alwaysSpeakers || needs.contains(.speakers)
    var turns: [SourceID: [Segment]] = [:]
    if needsSpeakers {
      for source in sources { turns[source.id] = try segments(of: source.id, .turn) }
    }
    var codings: [SourceID: [Coding]] = [:]
    if needs.contains(.codings) {
      let all = try self.codings()
      let rule = CountingRule(assignments: try assignments())
      codings = Dictionary(
        grouping: needs.contains(.everyLayer) ? all : rule.counting(all), by: \.source)
    }
    let questions = try needs.contains(.prompts) ? self.questions() : []
    let keys = Dictionary(uniqueKeysWithValues: questions.map { ($0.id, $0.key) })
    var prompts: [SourceID: [Int: String]] = [:]
    if needs.contains(.prompts) {
      for source in sources {
        prompts[source.id] = try self.prompts(of: source.id).compactMapValues { keys[$0] }
      }
    }
    let needsCases = needs.contains(.cases)
    return StudyContext(
      sources: sources, speakers: needsSpeakers ? try speakers() : [:], turns: turns,
      cases: needsCases ? try cases() : [], attributes: needsCases ? try attributes() : [],
      codebook: needs.contains(.codings) ? try codebook() : Codebook([]), codings: codings,
      coders: needs.contains(.codings)
        ? Dictionary(uniqueKeysWithValues: try coders().map { ($0.id, $0.name) }) : [:],
      questions: questions.map(\.key), prompts: prompts)
  }
}
