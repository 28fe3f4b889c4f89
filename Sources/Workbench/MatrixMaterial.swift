internal import Analysis
internal import Search
internal import Store
internal import Study
internal import Text

/// What matrices, coverage and saturation are made from: the material, and whose codings count.
struct MatrixMaterial {
  let codebook: Codebook
  let context: StudyContext
  let rule: CountingRule
  /// The codings that count and satisfy the query, each range and code once.
  let codings: [CountedCoding]
  /// The sources in which a coder whose codings count has coded all.
  let finished: Set<SourceID>
  /// How each turn stands to the questions of the guide.
  let turnPrompts: [SourceID: [TurnPrompt]]
  /// The sources with codings that count or that are finished, by name.
  let sources: [Source]
  /// The parts of sources that the query lets through; nil where there is none.
  let allowed: PassageFilter?
  /// How much informants count where weights are heeded.
  let weights: CaseWeights
  let scope: MatrixScope

  init(
    _ request: MatrixRequest, allowed: PassageFilter?, named codes: Set<CodeID>,
    _ reader: ProjectReader
  ) throws {
    let codebook = try reader.codebook()
    let context = try reader.context(needs: [.speakers, .cases, .sets, .prompts], reader: nil)
    let assignments = try reader.assignments()
    let rule = CountingRule(assignments: assignments)
    let wanted = Set(try request.coders.map { try reader.coderID(named: $0) })
    let isWanted: (CoderID) -> Bool = { wanted.isEmpty || wanted.contains($0) }
    let all = rule.codings(try reader.codings().filter { isWanted($0.rater.coder) })
    let coded = Set(all.map(\.source))
    var finished = Set(
      assignments.filter {
        $0.status == .finished && $0.rater.layer == rule.layer(of: $0.source)
          && isWanted($0.rater.coder)
      }.map(\.source))
    if request.countsUnfinished { finished.formUnion(coded) }
    self.codebook = codebook
    self.context = context
    turnPrompts = Dictionary(
      uniqueKeysWithValues: context.sources.map { ($0.id, context.turnPrompts(of: $0.id)) })
    self.rule = rule
    self.finished = finished
    self.allowed = allowed
    codings =
      allowed.map { allowed in all.filter { allowed.contains($0.span, in: $0.source) } } ?? all
    sources = context.sources.filter { coded.contains($0.id) || finished.contains($0.id) }
    let setAside = Set(codebook.codes.filter { $0.kind == .excluded }.map(\.id)).subtracting(codes)
    var coders: [SourceID: Set<CoderID>] = [:]
    for coding in all { coders[coding.source, default: []].formUnion(coding.coders) }
    weights = CaseWeights(context.cases)
    let speaking = MatrixInformants(context, sources, allowed, try reader.caseSteps())
    let consensus = sources.count { rule.layer(of: $0.id) == .consensus }
    scope = MatrixScope(
      consensusSources: consensus, individualSources: sources.count - consensus,
      pooledSources: sources.count {
        rule.layer(of: $0.id) == .individual && (coders[$0.id]?.count ?? 0) > 1
      },
      unfinished: sources.filter { !finished.contains($0.id) }.map(\.name),
      leavesOutExcluded: request.codes.isEmpty
        && codings.contains { setAside.contains($0.code) },
      unlinked: speaking.unlinked, weighted: speaking.weighted, outside: speaking.outside)
  }

  /// The sources that are finished, by name.
  var finishedSources: [Source] { sources.filter { finished.contains($0.id) } }
}

extension OpenProject {
  /// Loads the material of a request, and hands it over while the project can be read.
  func withMaterial<Result>(
    _ request: MatrixRequest, _ body: (MatrixMaterial, ProjectReader) throws -> Result
  ) throws -> Result {
    let allowed = try request.filter.map { try passageFilter($0) }
    return try file.read { reader in
      let named = try CodeRows.named(request.codes, try reader.codebook())
      return try body(
        MatrixMaterial(request, allowed: allowed, named: named, reader), reader)
    }
  }
}
