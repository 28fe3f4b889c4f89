package import Analysis
package import Quotation
internal import Store
package import Study
internal import Text

/// What an agenda for a consensus meeting is asked for.
package struct DisagreementsRequest: Sendable {
  /// The only codes wanted, each with its descendants; empty for all.
  package var codes: [String] = []
  /// The only sources wanted; empty for all.
  package var sources: [String] = []
  /// The only coders wanted: those who differ from each other, or one who differs from any other.
  package var coders: [String] = []
  /// A query that passages must touch.
  package var filter: String?
  /// The only kinds of disagreement wanted; empty for all.
  package var kinds: Set<DisagreementKind> = []
  /// Whose speech must be disputed; nil for anybody's.
  package var role: SpeakerRole?
  /// Whether disputes of different codes on nearly the same stretch are one passage.
  package var grouping: DisputeGrouping = .passage
  /// Whether what weighs most comes first, instead of the order of the texts.
  package var ordersByWeight = false
  /// From which intersection over union two stretches are nearly the same.
  package var tolerance = SourceDisagreements.usualTolerance
  /// The turns of context on either side.
  package var contextTurns = 1
  /// Whether passages that are decided already are wanted too.
  package var includesDecided = false
  /// What the parts that speakers have are called.
  package var roleWords: [SpeakerRole: String] = [:]

  /// Asks for everything that is undecided.
  package init() {}
}

/// What one coder has in a disputed passage: a code, and where, unless it is all of the passage.
package struct DisputedUse: Hashable, Sendable {
  package let code: CodePath
  /// The places of the coder's ranges; empty where the one range is the passage itself.
  package let places: [String]
}

/// What was decided about a passage before.
package struct FormerDecision: Hashable, Sendable {
  /// The words, where they were the same for all disputes of the passage.
  package let decision: String
  /// The place that it named, if it did.
  package let place: String
  package let memo: String
  /// Whether codings have changed since, so that it has to be decided anew.
  package let isStale: Bool
}

/// One passage that the team has to decide on, with all that a meeting needs of it.
package struct DisagreementItem: Sendable {
  /// A key for each of the passage's disputes.
  package let keys: [DisputeKey]
  package let source: String
  package let place: String
  package let passage: DisputedPassage
  package let quoted: QuotedPassage
  /// What stands before and after the passage in its own turns.
  package let lead: String
  package let tail: String
  /// What each coder who finished the source has there, by the coder's name, in the order of names.
  package let uses: [(coder: String, uses: [DisputedUse])]
  /// The codes that all of them have somewhere in the passage.
  package let agreed: [CodePath]
  package let former: FormerDecision?
}

/// An agenda for a consensus meeting.
package struct DisagreementsResult: Sendable {
  package let items: [DisagreementItem]
  package let codebook: Codebook
  /// Everybody who is compared in some source of the agenda, by name.
  package let coders: [String]
  /// The number of sources that were compared.
  package let sources: Int
  /// Sources that fewer than two coders have finished.
  package let leftOut: [String]
  /// Sources that are hidden because who asks has open work in them.
  package let hidden: [String]
  /// The number of passages that were left out because they are decided.
  package let decided: Int
  package let request: DisagreementsRequest
}

extension OpenProject {
  /// What the coders disagree on, in the sources that two of them have finished.
  ///
  /// - Throws: `Problem.nothingFinished` or `.noPairFinished` where there is nothing to compare, and
  ///   what the names in the request may cause.
  package func disagreements(_ request: DisagreementsRequest) throws -> DisagreementsResult {
    let allowed = try request.filter.map { try passageFilter($0) }
    return try file.read { reader in
      let disputes = try DisputeReader(reader)
      let all = try SourceNames(reader.sources())
      let records =
        request.sources.isEmpty
        ? all.records : try request.sources.map { try all.source(named: $0) }
      let chooser = try DisputeChooser(request, reader, disputes.codebook, allowed)
      let own = me.flatMap { me in disputes.names.first { $0.value.nfc == me.nfc }?.key }
      let open = Set(
        disputes.assignments.filter {
          $0.rater.coder == own && $0.rater.layer == .individual && $0.status != .finished
        }.map(\.source))
      let comparable = records.filter { disputes.isComparable($0.source.id) }
      if comparable.isEmpty { throw disputes.nothingToCompare(records) }
      let shown = comparable.filter { !open.contains($0.source.id) }
      let writer = try DisagreementWriter(request, reader, disputes)
      var items: [DisagreementItem] = []
      var coders: Set<String> = []
      var decided = 0
      for record in shown {
        let source = try disputes.source(record, tolerance: request.tolerance)
        coders.formUnion(source.raters.map(\.name))
        let passages = try chooser.chosen(source)
        let own = try writer.items(passages, of: source)
        let kept = own.filter { request.includesDecided || !$0.isDecided }
        decided += own.count - kept.count
        items += kept
      }
      if request.ordersByWeight {
        // The sort is stable by the second key, so that equals keep the order of the texts.
        items = items.enumerated().sorted {
          ($1.element.passage.weight, $0.offset) < ($0.element.passage.weight, $1.offset)
        }.map(\.element)
      }
      return DisagreementsResult(
        items: items, codebook: disputes.codebook,
        coders: coders.sortedByName(), sources: shown.count,
        leftOut: records.filter { !disputes.isComparable($0.source.id) }.map(\.source.name),
        hidden: comparable.filter { open.contains($0.source.id) }.map(\.source.name),
        decided: decided, request: request)
    }
  }
}

extension DisagreementItem {
  /// Whether a decision stands that nothing has changed since.
  package var isDecided: Bool { former.map { !$0.isStale } ?? false }
}

extension DisputeReader {
  /// Why nothing can be compared, with the names that the remedy needs.
  func nothingToCompare(_ records: [SourceRecord]) -> Refusal {
    let known = names.keys.sorted().compactMap { names[$0] }
    let wanted = Set(records.map(\.source.id))
    let isAnyFinished = assignments.contains {
      $0.status == .finished && $0.rater.layer == .individual && wanted.contains($0.source)
    }
    return Refusal(
      isAnyFinished
        ? .noPairFinished(coders: known)
        : .nothingFinished(sources: records.map(\.source.name), coders: known))
  }
}

/// Chooses the passages that a request is about.
private struct DisputeChooser {
  private let request: DisagreementsRequest
  private let reader: ProjectReader
  private let codes: Set<CodeID>
  private let coders: Set<CoderID>
  private let allowed: PassageFilter?
  private let speakers: [SourceID: [Speaker]]

  init(
    _ request: DisagreementsRequest, _ reader: ProjectReader, _ codebook: Codebook,
    _ allowed: PassageFilter?
  ) throws {
    self.request = request
    self.reader = reader
    self.allowed = allowed
    codes = Set(
      try request.codes.flatMap { codebook.withDescendants(try codebook.wanted($0).id) })
    coders = Set(try request.coders.map { try reader.coderID(named: $0) })
    speakers = request.role == nil ? [:] : try reader.speakers()
  }

  func chosen(_ source: DisputedSource) throws -> [DisputedPassage] {
    let spoken = try request.role.map { role in
      let id = source.record.source.id
      return try reader.content(
        of: source.record.source, role: role, speakers: speakers[id] ?? [])
    }
    return source.found.passages(request.grouping).filter { passage in
      (request.kinds.isEmpty || request.kinds.contains(passage.kind))
        && (codes.isEmpty || passage.disputes.contains { codes.contains($0.code) })
        && (allowed?.contains(passage.span, in: passage.source) ?? true)
        && divides(passage, source)
        && (spoken.map { spoken in
          passage.disputes.contains { $0.disputed.spans.contains(where: spoken.overlaps) }
        } ?? true)
    }
  }

  /// Whether the coders asked for differ: from each other, or the only one from anybody.
  private func divides(_ passage: DisputedPassage, _ source: DisputedSource) -> Bool {
    if coders.isEmpty { return true }
    let wanted = source.raters.indices.filter {
      coders.contains(source.raters[$0].rater.coder)
    }
    if coders.count > 1 { return passage.disputes.contains { $0.divides(wanted) } }
    guard let one = wanted.first else { return false }
    return passage.disputes.contains { dispute in
      source.raters.indices.contains { dispute.divides([one, $0]) }
    }
  }
}
