package import Text

/// A document of a segment.
package struct IndexedDocument {
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

  /// The source's guid.
  package var key: String { record.key }
  /// The digest that the caller made of what went into the index.
  package var fingerprint: String { record.fingerprint }
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

/// The turns, sentences or paragraphs of a document, read in place.
package struct IndexedUnits: RandomAccessCollection {
  /// One turn, sentence or paragraph.
  package struct Unit: Hashable, Sendable {
    /// The scalars of the document that it covers.
    package let span: TextSpan
    /// The positions of its tokens in the segment.
    package let positions: Range<Int>
  }

  private let view: ByteView

  init(_ view: ByteView) {
    self.view = view
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { view.wordCount / 4 }

  package subscript(index: Int) -> Unit {
    let start = view.number(index * 4)
    let first = view.number(index * 4 + 2)
    return Unit(
      span: TextSpan(start, Swift.max(start, view.number(index * 4 + 1))),
      positions: first..<Swift.max(first, view.number(index * 4 + 3)))
  }

  /// The index of the unit that an offset lies in, if it lies in one.
  package func index(containing offset: Int) -> Int? {
    let next = partitioningIndex { $0.span.start > offset }
    guard next > 0, offset < self[next - 1].span.end else { return nil }
    return next - 1
  }
}
