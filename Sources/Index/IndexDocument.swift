package import Text

/// One source as the index takes it in.
package struct IndexDocument: Sendable {
  /// The source's guid.
  package let key: String
  /// A digest of text, marks, segments and language, made by the caller; when it differs, the
  /// document is stale.
  package let fingerprint: String
  /// The language that its words are read in, such as `nb`.
  package let language: String
  /// The stored text in UTF-8, of which the segment keeps a copy.
  package let utf8: [UInt8]
  /// The pieces of its reading layer, in ascending order.
  package let pieces: [ReadingLayer.Piece]
  /// The turns, in ascending order.
  package let turns: [TextSpan]
  /// The sentences, in ascending order.
  package let sentences: [TextSpan]
  /// The paragraphs, in ascending order.
  package let paragraphs: [TextSpan]

  /// Makes a document of valid UTF-8; spans in each list must not overlap.
  package init(
    key: String, fingerprint: String, language: String, utf8: [UInt8],
    pieces: [ReadingLayer.Piece], turns: [TextSpan], sentences: [TextSpan] = [],
    paragraphs: [TextSpan] = []
  ) {
    self.key = key
    self.fingerprint = fingerprint
    self.language = language
    self.utf8 = utf8
    self.pieces = pieces
    self.turns = turns
    self.sentences = sentences
    self.paragraphs = paragraphs
  }
}
