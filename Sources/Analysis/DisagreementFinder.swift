package import Study
package import Text

/// What the raters who finished a source agree and disagree on, code by code.
///
/// The cost is that of sorting the codings, and of the pairs of disputes that overlap.
package struct SourceDisagreements: Sendable {
  /// The share of two stretches that must be common for them to count as nearly the same, where
  /// nothing else is said: the intersection over the union.
  package static let usualTolerance = 0.5

  /// The source.
  package let source: SourceID
  /// Those compared, in the order given.
  package let raters: [Rater]
  /// The disputes, in the order of the text, then of the codebook.
  package let disputes: [Dispute]
  /// What all agree on, in the same order.
  package let agreed: [AgreedCoding]
  private let groups: [[Int]]
  private let codebook: Codebook

  /// Compares what raters coded in a source.
  ///
  /// Fewer than two raters have nothing to disagree on. Empty codings, and codings without content,
  /// count nowhere.
  ///
  /// - Parameters:
  ///   - source: the source.
  ///   - codebook: the codes, for their order and their relations.
  ///   - tolerance: from which intersection over union two stretches are nearly the same, 0 to 1.
  package init(
    _ source: DisagreementSource, codebook: Codebook,
    tolerance: Double = SourceDisagreements.usualTolerance
  ) {
    self.source = source.id
    raters = source.raters
    self.codebook = codebook
    var places: [CodedPlace] = []
    if source.raters.count > 1 {
      places = CodedPlace.all(in: source).sorted {
        ($0.span.start, $0.span.end, codebook.place(of: $0.code), $0.code)
          < ($1.span.start, $1.span.end, codebook.place(of: $1.code), $1.code)
      }
    }
    agreed = places.filter(\.disputed.isEmpty).flatMap(\.agreed)
    let open = places.filter { !$0.disputed.isEmpty }
    let groups = NearStretches(open.map(\.span), tolerance: tolerance).groups
    var disputes: [Dispute?] = Array(repeating: nil, count: open.count)
    for group in groups {
      for index in group {
        let rivals = group.filter { open[index].stands(against: open[$0]) }
          .map { open[$0].code }
        let ordered = Set(rivals).sorted {
          (codebook.place(of: $0), $0) < (codebook.place(of: $1), $1)
        }
        disputes[index] = open[index].dispute(
          rivals: ordered, words: source.words, tolerance: tolerance)
      }
    }
    self.disputes = disputes.compactMap { $0 }
    self.groups = groups
  }

  /// Whether two spans are nearly the same stretch, by the usual tolerance.
  package static func areNear(_ one: TextSpan, _ other: TextSpan) -> Bool {
    NearStretches.areNear(one, other, usualTolerance)
  }

  /// Whether some dispute would be one of boundaries if the raters' stretches held the same words.
  package var dependsOnWords: Bool {
    disputes.contains { $0.kind == .missed && $0.extents.allSatisfy { !$0.isEmpty } }
  }

  /// The disputes gathered to passages, in the order of the text.
  package func passages(_ grouping: DisputeGrouping) -> [DisputedPassage] {
    switch grouping {
    case .code: disputes.map { passage([$0]) }
    case .passage:
      groups.map { group in passage(group.map { disputes[$0] }) }.sorted {
        ($0.span, $0.disputes[0].span) < ($1.span, $1.disputes[0].span)
      }
    }
  }

  /// The passage that some disputes of the source make together.
  ///
  /// - Precondition: There is at least one.
  package func passage(_ disputes: [Dispute]) -> DisputedPassage {
    let span = disputes.dropFirst().reduce(disputes[0].span) { $0.hull($1.span) }
    let kinds = Set(disputes.map(\.kind))
    let kind: DisagreementKind =
      kinds.contains(.otherCode) ? .otherCode : kinds.contains(.missed) ? .missed : .boundary
    let relations = disputes.flatMap { dispute in
      dispute.rivals.map { codebook.relation(dispute.code, $0) }
    }
    return DisputedPassage(
      source: source, span: span, disputes: disputes, kind: kind, relation: relations.min(),
      weight: disputes.reduce(0) { $0 + $1.weight })
  }
}

extension Codebook {
  /// How two codes are related.
  package func relation(_ first: CodeID, _ second: CodeID) -> CodeRelation {
    let (one, other) = (path(of: first), path(of: second))
    if one.isWithin(other) || other.isWithin(one) { return .parent }
    return self[first]?.parent != nil && self[first]?.parent == self[second]?.parent
      ? .sibling : .other
  }
}
