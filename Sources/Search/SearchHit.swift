package import Index
package import Study
package import Text

/// One place that a query found.
package struct SearchHit: Hashable, Sendable {
  /// The source it lies in.
  package let source: SourceID
  /// The stored scalars: for words the smallest range that holds them, for fields a passage.
  package let span: TextSpan
  /// The turn that it begins in, from 1, if it begins in one.
  package let turn: Int?
  /// The line of the stored text, from 1, that it begins on.
  package let line: Int
  /// Where the index holds the source.
  package let place: DocumentPlace
  /// The positions of its words in that segment; none for a passage.
  package let positions: Range<Int>?
}

/// The forms that a word of a query stood for.
package struct WordExpansion: Hashable, Sendable {
  /// The word as it was written.
  package let written: String
  /// The forms in the order of their scalars.
  package let forms: [String]
}
