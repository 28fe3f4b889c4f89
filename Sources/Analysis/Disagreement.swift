package import Study
package import Text

/// One source as disagreements are read from it.
package struct DisagreementSource: Hashable, Sendable {
  /// The source.
  package let id: SourceID
  /// The scalars that can be coded: neither elided nor label.
  package let content: SpanSet
  /// The raters that finished the source, each once; what they left uncoded was judged.
  package let raters: [Rater]
  /// The source's codings, in any order; those of raters that have not finished do not count.
  package let codings: [Coding]
  /// The words of the text in ascending order.
  package let words: [TextSpan]

  /// Makes a source.
  package init(
    id: SourceID, content: SpanSet, raters: [Rater], codings: [Coding], words: [TextSpan]
  ) {
    self.id = id
    self.content = content
    self.raters = raters
    self.codings = codings
    self.words = words
  }
}

/// In what way raters differ about a passage.
package enum DisagreementKind: String, Hashable, Sendable, CaseIterable {
  /// Some have the code on a stretch that others left uncoded.
  case missed
  /// All have the code here, on the same words or on nearly the same stretch.
  case boundary
  /// Some have one code here where others have another.
  case otherCode = "other-code"
}

/// How two codes that stand against each other are related in the codebook.
package enum CodeRelation: String, Hashable, Sendable, CaseIterable, Comparable {
  /// One lies above the other.
  case parent
  /// Both lie right below the same code.
  case sibling
  /// Neither.
  case other

  package static func < (left: CodeRelation, right: CodeRelation) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .parent: 0
    case .sibling: 1
    case .other: 2
    }
  }
}

/// One code that the raters who finished a source use differently in one place.
///
/// The place is made of the code's codings, by any rater, that overlap one another; touching is
/// not overlapping.
package struct Dispute: Hashable, Sendable {
  /// The code.
  package let code: CodeID
  /// The smallest span that holds the codings.
  package let span: TextSpan
  /// Each rater's codings here, each range once and ascending; none where the rater left it uncoded.
  package let ranges: [[TextSpan]]
  /// The content that each rater has coded here.
  package let extents: [SpanSet]
  /// The content that some raters have coded and others have not; never empty.
  package let disputed: SpanSet
  /// The mean number of scalars on which two raters differ.
  package let weight: Double
  /// In what way the raters differ.
  package let kind: DisagreementKind
  /// The codes that others have here in this one's stead, in the codebook's order.
  package let rivals: [CodeID]

  /// Whether some of these raters, by their positions, differ from each other.
  package func divides(_ raters: some Sequence<Int>) -> Bool {
    let wanted = raters.map { extents[$0] }
    return wanted.contains { $0 != wanted[0] }
  }
}

/// A passage that a team has to decide on: one code's dispute, or several on one stretch.
package struct DisputedPassage: Hashable, Sendable {
  /// The source.
  package let source: SourceID
  /// The smallest span that holds the disputes.
  package let span: TextSpan
  /// The disputes, in the order of the text, then of the codebook.
  package let disputes: [Dispute]
  /// In what way the raters differ: another code, where that is so of any dispute; else missed.
  package let kind: DisagreementKind
  /// How codes that stand against each other are related, the closest relation first found.
  package let relation: CodeRelation?
  /// The sum of the disputes' weights.
  package let weight: Double
}

/// A code on a range that all raters who finished a source agree on.
package struct AgreedCoding: Hashable, Sendable {
  /// The code.
  package let code: CodeID
  /// The range as all of them drew it, or, where they cut the same content otherwise, all of it.
  package let span: TextSpan

  /// Makes an agreed coding.
  package init(code: CodeID, span: TextSpan) {
    self.code = code
    self.span = span
  }
}

/// How disputes are gathered to passages.
package enum DisputeGrouping: String, Hashable, Sendable, CaseIterable {
  /// Disputes of different codes on nearly the same stretch are one passage.
  case passage
  /// Each dispute is a passage of its own.
  case code
}
