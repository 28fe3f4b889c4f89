package import Analysis
package import Quotation
package import Study

/// An agenda for a consensus meeting, before anybody decides how it is written.
package struct DisagreementAgenda: Sendable {
  /// What a coder has in a passage.
  package struct Use: Hashable, Sendable {
    /// The code.
    package let code: CodePath
    /// Where, if not on all of the passage.
    package let places: [String]

    /// Makes a use of a code.
    package init(_ code: CodePath, places: [String] = []) {
      self.code = code
      self.places = places
    }
  }

  /// One passage to decide on.
  package struct Item: Sendable {
    /// The keys of its disputes, and of their states, in the same order.
    package let ids: [String]
    package let checks: [String]
    /// Its place by turn and sentence.
    package let place: String
    /// What is disputed.
    package let passage: DisputedPassage
    /// Its words with the turns around them.
    package let quoted: QuotedPassage
    /// What stands before and after it in its own turns.
    package let lead: String
    package let tail: String
    /// What each coder who finished the source has there; none is a coder who has nothing there.
    package let uses: [String: [Use]]
    /// The codes that all have somewhere in the passage.
    package let agreed: [CodePath]
    /// What was decided before, if anything was.
    package let decision: String
    package let decidedAt: String
    package let memo: String
    /// Whether codings have changed since that was decided.
    package let isStale: Bool

    /// Makes an item.
    package init(
      ids: [String], checks: [String], place: String, passage: DisputedPassage,
      quoted: QuotedPassage, lead: String, tail: String, uses: [String: [Use]],
      agreed: [CodePath], decision: String, decidedAt: String, memo: String, isStale: Bool
    ) {
      self.ids = ids
      self.checks = checks
      self.place = place
      self.passage = passage
      self.quoted = quoted
      self.lead = lead
      self.tail = tail
      self.uses = uses
      self.agreed = agreed
      self.decision = decision
      self.decidedAt = decidedAt
      self.memo = memo
      self.isStale = isStale
    }
  }

  /// By which rule the agenda was made.
  package struct Rule: Hashable, Sendable {
    /// The number of sources compared.
    package let sources: Int
    /// The sources that fewer than two coders have finished.
    package let leftOut: [String]
    /// The sources that are hidden from who asks, who has open work in them.
    package let hidden: [String]
    /// The number of passages left out because they are decided.
    package let decided: Int
    /// Whether codes on nearly the same stretch are one passage, or each its own.
    package let grouping: DisputeGrouping
    /// From which intersection over union two stretches are nearly the same.
    package let tolerance: Double
    /// Whether what weighs most comes first.
    package let isByWeight: Bool
    /// Whose speech must be disputed; nil for anybody's.
    package let role: SpeakerRole?
    /// The other choices as they were written, such as `--code Tillit`.
    package let choices: [String]

    /// Makes a rule.
    package init(
      sources: Int, leftOut: [String], hidden: [String], decided: Int, grouping: DisputeGrouping,
      tolerance: Double, isByWeight: Bool, role: SpeakerRole?, choices: [String]
    ) {
      self.sources = sources
      self.leftOut = leftOut
      self.hidden = hidden
      self.decided = decided
      self.grouping = grouping
      self.tolerance = tolerance
      self.isByWeight = isByWeight
      self.role = role
      self.choices = choices
    }
  }

  /// The passages, in the order of the meeting.
  package let items: [Item]
  /// Everybody compared in some source, by name.
  package let coders: [String]
  /// By which rule the agenda was made.
  package let rule: Rule
  let codebook: Codebook

  /// Makes an agenda.
  package init(items: [Item], coders: [String], rule: Rule, codebook: Codebook) {
    self.items = items
    self.coders = coders
    self.rule = rule
    self.codebook = codebook
  }

  /// The disputed codes of an item, in the codebook's order.
  func codes(of item: Item) -> [CodePath] {
    Set(item.passage.disputes.map(\.code)).sorted {
      (codebook.place(of: $0), $0) < (codebook.place(of: $1), $1)
    }.map(codebook.path)
  }
}
