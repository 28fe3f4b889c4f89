package import Analysis
internal import Store
package import Study
internal import Text

/// What co-occurrence is asked about.
package struct CooccurrenceRequest: Sendable {
  /// How far down the codebook's tree codes are told apart.
  package enum Level: Hashable, Sendable {
    /// Every code is a row.
    case all
    /// Codes so far down, from 1, are rows; those below count for them, each coding once.
    case number(Int)
  }

  /// When two codes occur together.
  package var rule: CooccurrenceRule = .overlap
  /// What is counted; the rule's usual count where nil.
  package var count: CooccurrenceCount?
  /// Whether passages pair whoever made them.
  package var acrossCoders = false
  /// The codes asked for, each with those below it; empty for every code that is used.
  package var codes: [String] = []
  /// Whether a code's descendants count as the code.
  package var rollup = false
  /// How far down codes are told apart; every code is a row where nil.
  package var level: Level?
  /// Whether a person looks at it: then top codes stand for those below, where nothing else is
  /// said of codes and there are codes below.
  package var isForEyes = false
  /// At most so many codes, those with most codings.
  package var top: Int?
  /// The only coders wanted; empty for all.
  package var coders: [String] = []
  /// A query that passages must satisfy.
  package var filter: String?
  /// The units for tables of units, unless the rule has its own.
  package var base: UnitKind = .sentence
  /// Whose speech those tables are about; nil for everybody's.
  package var role: SpeakerRole? = .informant
  /// Whether tables of units are wanted.
  package var needsTables = false

  /// The usual question.
  package init() {}
}

/// What a co-occurrence was computed from, for a report to say.
package struct CooccurrenceScene: Sendable {
  package let codebook: Codebook
  /// Whether codes count with those below them.
  package let rollup: Bool
  /// The level at which codes were told apart, from 1; nil for every code.
  package let level: Int?
  /// The kind of unit behind tables of units.
  package let base: UnitKind
  /// Whose speech tables of units are about; nil for everybody's.
  package let role: SpeakerRole?
  /// The number of sources whose codings were counted.
  package let sources: Int
  /// How many of them count by their finished consensus.
  package let consensusSources: Int
  /// The names of the coders counted.
  package let coders: [String]
}

/// A co-occurrence matrix with the names that a report needs.
package struct CooccurrenceResult: Sendable {
  package let matrix: CooccurrenceMatrix
  package let scene: CooccurrenceScene
}

/// Sets of codes with the names that a report needs.
package struct CodeSetsResult: Sendable {
  /// The codes by position.
  package let codes: [CodeID]
  package let sets: [CodeSet]
  package let rule: CooccurrenceRule
  package let scene: CooccurrenceScene
}

extension OpenProject {
  /// How often codes occur together, within one coder's work at a time.
  ///
  /// - Throws: `Refusal` where a code or coder is not known; `QueryFault` of the filter.
  package func cooccurrence(_ request: CooccurrenceRequest) throws -> CooccurrenceResult {
    let allowed = try request.filter.map { try passageFilter($0) }
    return try file.read { reader in
      let material = try CooccurrenceMaterial(request, reader, allowed)
      return CooccurrenceResult(
        matrix: CooccurrenceMatrix(material.input), scene: material.scene)
    }
  }

  /// Which sets of several codes occur together.
  ///
  /// - Parameters:
  ///   - request: What is asked; where its codes are exactly as many as a set has, only their set.
  ///   - size: How many codes a set has.
  ///   - minimum: The fewest places of a set that is listed.
  /// - Returns: The sets, the most frequent first.
  /// - Throws: `Refusal` where a code or coder is not known; `QueryFault` of the filter.
  package func codeSets(
    _ request: CooccurrenceRequest, size: Int, minimum: Int
  ) throws -> CodeSetsResult {
    let allowed = try request.filter.map { try passageFilter($0) }
    return try file.read { reader in
      let material = try CooccurrenceMaterial(request, reader, allowed)
      return CodeSetsResult(
        codes: material.input.codes.map(\.id),
        sets: CodeSets(material.input, size: size, minimum: minimum).sets, rule: request.rule,
        scene: material.scene)
    }
  }

  /// How often the codes named are all together at once.
  ///
  /// - Throws: `Refusal` where a code or coder is not known; `QueryFault` of the filter.
  package func codeSet(_ request: CooccurrenceRequest) throws -> CodeSetsResult {
    let allowed = try request.filter.map { try passageFilter($0) }
    return try file.read { reader in
      let material = try CooccurrenceMaterial(request, reader, allowed, namedOnly: true)
      let rows = Array(material.input.codes.indices)
      let found = CodeSets(material.input, size: rows.count, minimum: 1).sets
      return CodeSetsResult(
        codes: material.input.codes.map(\.id),
        sets: found.isEmpty ? [CodeSet(rows: rows, count: 0, sources: 0)] : found,
        rule: request.rule, scene: material.scene)
    }
  }
}
