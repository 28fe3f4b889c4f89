/// What a mark makes of the stored text under it when the text is read, counted or printed.
package enum MarkKind: String, Hashable, Sendable, CaseIterable {
  /// Prints nothing: a line-end hyphen and its newline, a page number, a glued footnote figure.
  case elide
  /// Prints one U+0020: the newline of a wrapped line.
  case space
  /// Prints a blank line: the end of a paragraph.
  case paragraph
  /// A heading: printed, but no part of what anybody said.
  case heading
  /// A speaker label or a timestamp: prints nothing, is never tokenised, counted or quoted.
  case label
}

/// One annotation of the reading layer: how a span of the stored text is to be read.
///
/// Marks are proposed once, at import, stored, and never recomputed; each names the rule that
/// made it, and the dictionary where one decided.
package struct Mark: Hashable, Sendable {
  /// The rule that proposed it, such as `line-end-hyphen`, with the dictionary after an `@`.
  package let rule: String
  private let start: UInt32
  private let end: UInt32
  /// How the scalars under it are read.
  package let kind: MarkKind

  /// The stored scalars that the mark covers.
  package var span: TextSpan { TextSpan(Int(start), Int(end)) }

  /// Makes a mark.
  package init(_ span: TextSpan, _ kind: MarkKind, rule: String) {
    self.rule = rule
    start = UInt32(span.start)
    end = UInt32(span.end)
    self.kind = kind
  }
}
