internal import Index
internal import Text

/// A hit with what stands around it.
package struct ConcordanceLine: Hashable, Sendable {
  /// The end of what is read before the hit in its turn, on one line, blanks as one space.
  package let left: String
  /// The hit as it is read through the marks.
  package let text: String
  /// The beginning of what is read after the hit in its turn, on one line, blanks as one space.
  package let right: String
  /// The hit's stored scalars.
  package let raw: String
}

extension SearchEngine {
  /// A hit in its context, of at most `width` scalars on either side; a word that does not fit
  /// is left out.
  package func line(for hit: SearchHit, width: Int = 60) -> ConcordanceLine {
    var cutter = ConcordanceCutter(self, width: .characters(width))
    cutter.cut(hit)
    return ConcordanceLine(
      left: String(decoding: cutter.left, as: UTF8.self),
      text: String(decoding: cutter.text, as: UTF8.self),
      right: String(decoding: cutter.right, as: UTF8.self),
      raw: String(decoding: cutter.raw, as: UTF8.self))
  }
}
