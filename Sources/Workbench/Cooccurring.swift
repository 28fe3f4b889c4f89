package import Analysis
internal import Store
package import Study
internal import Text

/// What co-occurrence is asked about.
package struct CooccurrenceRequest: Sendable {
  /// When two codes occur together.
  package var rule: CooccurrenceRule = .overlap
  /// The codes asked for, each with those below it; empty for every code that is used.
  package var codes: [String] = []
  /// Whether a code's descendants count as the code.
  package var rollup = false
  /// At most so many codes, those with most codings.
  package var top: Int?
  /// The only coders wanted; empty for all.
  package var coders: [String] = []
  /// A query that passages must satisfy.
  package var filter: String?

  /// The usual question.
  package init() {}
}

/// A co-occurrence matrix with the names that a report needs.
package struct CooccurrenceResult: Sendable {
  package let matrix: CooccurrenceMatrix
  package let codebook: Codebook
  package let rollup: Bool
  /// The number of sources whose codings were counted.
  package let sources: Int
  /// How many of them count by their finished consensus.
  package let consensusSources: Int
  /// The names of the coders counted.
  package let coders: [String]
}

extension OpenProject {
  /// How often codes occur together, within one coder's work at a time.
  package func cooccurrence(_ request: CooccurrenceRequest) throws -> CooccurrenceResult {
    let allowed = try request.filter.map { try passageFilter($0) }
    return try file.read { reader in
      let codebook = try reader.codebook()
      let wanted = Set(try request.coders.map { try reader.coderID(named: $0) })
      let rule = CountingRule(assignments: try reader.assignments())
      let codings = rule.counting(
        try reader.codings().filter { coding in
          (wanted.isEmpty || wanted.contains(coding.rater.coder))
            && (allowed?.contains(coding.span, in: coding.source) ?? true)
        })
      let codes = try Self.rows(request, codebook, codings)
      let sources = Set(codings.map(\.source))
      var units: [SourceID: UnitList] = [:]
      if case .sameUnit(let unit) = request.rule {
        for record in try reader.sources() where sources.contains(record.source.id) {
          units[record.source.id] = try reader.units(unit, of: record.source)
        }
      }
      let matrix = CooccurrenceMatrix(
        CooccurrenceInput(rule: request.rule, codes: codes, codings: codings, units: units))
      let raters = Set(codings.map(\.rater.coder))
      return CooccurrenceResult(
        matrix: matrix, codebook: codebook, rollup: request.rollup, sources: sources.count,
        consensusSources: sources.count { rule.layer(of: $0) == .consensus },
        coders: try reader.coders().filter { raters.contains($0.id) }.map(\.name))
    }
  }

  private static func rows(
    _ request: CooccurrenceRequest, _ codebook: Codebook, _ codings: [Coding]
  ) throws -> [ReportedCode] {
    var asked: [CodeID] = []
    for name in request.codes {
      let code = try codebook.wanted(name).id
      asked += request.rollup ? [code] : codebook.withDescendants(code)
    }
    var uses: [CodeID: Int] = [:]
    for coding in codings { uses[coding.code, default: 0] += 1 }
    let named = Set(asked)
    let candidates = codebook.codes.map(\.id).filter { named.isEmpty || named.contains($0) }
    var rows = candidates.map { id in
      let members = request.rollup ? Set(codebook.withDescendants(id)) : [id]
      return (
        code: ReportedCode(id: id, members: members),
        uses: members.reduce(0) { $0 + (uses[$1] ?? 0) }
      )
    }.filter { $0.uses > 0 }
    if let top = request.top, rows.count > top {
      let kept = Set(
        rows.sorted {
          ($1.uses, codebook.place(of: $0.code.id)) < ($0.uses, codebook.place(of: $1.code.id))
        }
        .prefix(top).map(\.code.id))
      rows = rows.filter { kept.contains($0.code.id) }
    }
    return rows.map(\.code)
  }
}
