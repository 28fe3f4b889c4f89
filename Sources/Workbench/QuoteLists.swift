package import Quotation
internal import Store
package import Study
internal import Text

/// What a quotation list is asked for.
package struct QuoteRequest: Sendable {
  /// What the list is called.
  package var title: String
  /// The codes wanted.
  package var codes: [String]
  /// Whether codes below them are wanted too.
  package var includesDescendants = true
  /// A query that passages must satisfy.
  package var filter: String?
  /// The number of turns of context on either side.
  package var contextTurns = 0
  /// How quotations are attributed; the language's own way where nil.
  package var attribution: AttributionProfile
  /// What the field `role` prints.
  package var roleWords: [SpeakerRole: String]
  /// The only coders wanted; empty for all.
  package var coders: [String] = []

  /// Asks for a list of some codes.
  package init(
    title: String, codes: [String], attribution: AttributionProfile,
    roleWords: [SpeakerRole: String]
  ) {
    self.title = title
    self.codes = codes
    self.attribution = attribution
    self.roleWords = roleWords
  }
}

extension OpenProject {
  /// The passages under codes, as they are to be printed.
  package func quotations(_ request: QuoteRequest) throws -> QuotationList {
    let allowed = try request.filter.map { try passageFilter($0) }
    return try file.read { reader in
      let codebook = try reader.codebook()
      let wanted =
        request.codes.isEmpty
        ? codebook.codes.filter { $0.parent == nil }.map(\.id)
        : try request.codes.map { try codebook.wanted($0).id }
      let coders = Set(try request.coders.map { try reader.coderID(named: $0) })
      let rule = CountingRule(assignments: try reader.assignments())
      let chosen = rule.codings(
        try reader.codings().filter { coding in
          (coders.isEmpty || coders.contains(coding.rater.coder))
            && (allowed?.contains(coding.span, in: coding.source) ?? true)
        })
      let records = Dictionary(
        uniqueKeysWithValues: try reader.sources().map { ($0.source.id, $0) })
      let needed = Set(chosen.map(\.source))
      var quoted: [SourceID: QuotedSource] = [:]
      for (id, record) in records where needed.contains(id) {
        let view = try reader.view(of: record)
        quoted[id] = QuotedSource(
          source: record.source, text: view.text, reading: view.layer, turns: view.grid.turns,
          speakers: view.speakers,
          numbers: Dictionary(
            try reader.quotations(of: id).map { ($0.span, "\($0.turn)\($0.suffix)") },
            uniquingKeysWith: { first, _ in first }),
          sentences: view.grid.sentences.flatMap { $0 })
      }
      let builder = QuotationBuilder(
        codebook: codebook,
        coders: Dictionary(uniqueKeysWithValues: try reader.coders().map { ($0.id, $0.name) }),
        cases: try reader.cases(), profile: request.attribution, roleWords: request.roleWords)
      return builder.list(
        QuotationBuilder.Request(
          title: request.title, codes: wanted,
          includesDescendants: request.includesDescendants, contextTurns: request.contextTurns,
          coders: request.coders),
        from: chosen, counting: rule, source: { quoted[$0] })
    }
  }
}
