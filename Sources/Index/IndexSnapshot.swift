/// The index as one search sees it: open segments, and in each the documents that count.
///
/// The segments' bytes must outlive it.
package struct IndexSnapshot: Sendable {
  /// An open segment.
  package struct Segment: Sendable {
    /// Its reader.
    package let reader: SegmentReader
    /// The indices of its documents that count, ascending.
    package let live: [Int]

    /// Makes a segment in which only some documents count.
    package init(_ reader: SegmentReader, live: [Int]) {
      self.reader = reader
      self.live = live.filter(reader.documents.indices.contains)
    }

    /// Makes a segment in which every document counts.
    package init(_ reader: SegmentReader) {
      self.init(reader, live: Array(reader.documents.indices))
    }
  }

  /// The segments.
  package let segments: [Segment]

  /// Takes segments together.
  package init(_ segments: [Segment]) {
    self.segments = segments
  }

  /// The text of a source by its guid, if it is there.
  package func document(withKey key: String) -> IndexedDocument? {
    let wanted = Array(key.utf8)
    for segment in segments {
      for index in segment.live where segment.reader.documents.hasKey(wanted, index) {
        return segment.reader.documents[index]
      }
    }
    return nil
  }
}
