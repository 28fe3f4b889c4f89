package import Study
package import Text

/// Two coded passages that go together, as they are quoted.
package struct PairedQuotation: Hashable, Sendable {
  /// What is quoted of the two.
  package let whole: QuotedPassage
  /// The passage with the first code.
  package let first: QuotedPassage
  /// The passage with the second code; the first again where a code is listed by itself.
  package let second: QuotedPassage
  /// What both share, if anything.
  package let shared: TextSpan?
  /// The unit in which they go together, where units are counted.
  package let unit: TextSpan?
  /// The number of pairs that it stands for; it shows the first of them.
  package let pairs: Int

  /// Makes a quotation.
  package init(
    whole: QuotedPassage, first: QuotedPassage, second: QuotedPassage, shared: TextSpan?,
    unit: TextSpan?, pairs: Int
  ) {
    self.whole = whole
    self.first = first
    self.second = second
    self.shared = shared
    self.unit = unit
    self.pairs = pairs
  }
}

extension PairedQuotation: Comparable {
  /// Orders by the source's name as people list it, then by place.
  package static func < (left: PairedQuotation, right: PairedQuotation) -> Bool {
    let names = (NameOrder(left.whole.sourceName), NameOrder(right.whole.sourceName))
    if left.whole.sourceName != right.whole.sourceName { return names.0 < names.1 }
    return (left.whole.span, left.first.span, left.second.span)
      < (right.whole.span, right.first.span, right.second.span)
  }
}

/// What goes together of two codes.
package struct PairedQuotationList: Hashable, Sendable {
  /// The first code.
  package let first: CodePath
  /// The second code; the first again where a code is listed by itself.
  package let second: CodePath
  /// By source name and place.
  package let quotations: [PairedQuotation]

  /// Makes a list.
  package init(first: CodePath, second: CodePath, quotations: [PairedQuotation]) {
    self.first = first
    self.second = second
    self.quotations = quotations
  }
}
