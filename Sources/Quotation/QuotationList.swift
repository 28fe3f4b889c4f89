package import Study

/// Which codings a quotation list was made from, for its header to say.
package struct QuotationRule: Hashable, Sendable {
  /// Whether codes below the wanted ones were listed too.
  package let includesDescendants: Bool
  /// The number of sources read by their finished consensus.
  package let consensusSources: Int
  /// The number of sources read by all individual layers together.
  package let individualSources: Int
  /// The number of turns of context on either side.
  package let contextTurns: Int
  /// The only coders whose codings count; empty for everybody's.
  package let coders: [String]

  /// Makes a rule.
  package init(
    includesDescendants: Bool, consensusSources: Int, individualSources: Int, contextTurns: Int,
    coders: [String] = []
  ) {
    self.coders = coders
    self.includesDescendants = includesDescendants
    self.consensusSources = consensusSources
    self.individualSources = individualSources
    self.contextTurns = contextTurns
  }
}

/// The passages listed under one code.
package struct QuotationGroup: Hashable, Sendable {
  /// The code.
  package let code: CodeID
  /// Where it stands in the codebook.
  package let path: CodePath
  /// What the codebook says of it.
  package let definition: String
  /// By source name and position; empty for a wanted code that nobody used.
  package let passages: [QuotedPassage]

  /// Makes a group.
  package init(code: CodeID, path: CodePath, definition: String, passages: [QuotedPassage]) {
    self.code = code
    self.path = path
    self.definition = definition
    self.passages = passages
  }
}

/// Quotations under the codes that were asked for.
package struct QuotationList: Hashable, Sendable {
  /// What the list is called.
  package let title: String
  /// Whose codings it shows.
  package let rule: QuotationRule
  /// One group per code, in codebook order.
  package let groups: [QuotationGroup]
  /// Every passage once, by source name and position.
  package let passages: [QuotedPassage]

  /// Makes a list.
  package init(
    title: String, rule: QuotationRule, groups: [QuotationGroup], passages: [QuotedPassage]
  ) {
    self.title = title
    self.rule = rule
    self.groups = groups
    self.passages = passages
  }

  /// Everybody quoted who counts as one informant.
  package var informants: Set<Informant> { Set(passages.flatMap(\.informants)) }

  /// The informants quoted who count for less than others, by name.
  package var tonedDown: [QuotedWeight] {
    let all = Set(passages.flatMap(\.tonedDown))
    return all.map { (order: NameOrder($0.caseName), weight: $0) }
      .sorted { $0.order < $1.order }.map(\.weight)
  }

  /// The number of passages in which none of those speaks.
  package var countWithoutTonedDown: Int { passages.count(where: \.tonedDown.isEmpty) }

  /// The number of different sources quoted.
  package var sourceCount: Int { Set(passages.map(\.source)).count }
}
