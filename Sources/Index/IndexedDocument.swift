package import Text

/// A document of a segment.
package struct IndexedDocument: Sendable {
  let record: DocumentRecord
  /// The language that its words are read in.
  package let language: String
  /// Its text.
  package let text: IndexedText
  /// Its turns.
  package let turns: IndexedUnits
  /// Its sentences.
  package let sentences: IndexedUnits
  /// Its paragraphs.
  package let paragraphs: IndexedUnits
  let keyBytes: ByteView
  let fingerprintBytes: ByteView

  /// The source's guid.
  package var key: String { keyBytes.string }
  /// The digest that the caller made of what went into the index.
  package var fingerprint: String { fingerprintBytes.string }
  /// The positions of its tokens in the segment.
  package var positions: Range<Int> { record.positions }
  /// Where its scalars begin in the segment's own count, in which all texts follow one another.
  package var scalarBase: Int { record.scalarBase }
  /// The number of its scalars.
  package var length: Int { record.length }

  /// A span of the segment's count as one of the document's own, cut to the document.
  package func localSpan(_ start: Int, _ end: Int) -> TextSpan {
    let low = min(max(0, start - scalarBase), length)
    return TextSpan(low, min(max(low, end - scalarBase), length))
  }
}
