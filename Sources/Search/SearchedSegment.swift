internal import Index
internal import Study
internal import Text

/// A segment with those of its documents that are searched, looked up once for all queries.
final class SearchedSegment: Sendable {
  let reader: SegmentReader
  /// The documents that are searched, ascending, with their sources.
  let documents: [(index: Int, source: SourceID)]
  /// The indices of these documents.
  let indices: [Int]
  /// The positions that hits may lie in; nil where every document is searched.
  let livePositions: [Range<Int>]?
  /// The first position of each document, searched or not.
  let positionBorders: [Int]
  /// The first scalar of each document, in the segment's count.
  let scalarBorders: [Int]
  /// For each document of the segment its source's place among the sources, or -1.
  let ranks: [Int]

  /// Looks up which documents are searched.
  init(_ segment: IndexSnapshot.Segment, sources: [Source], byKey: [String: Int]) {
    let all = segment.reader.documents
    var documents: [(index: Int, source: SourceID)] = []
    var ranks = [Int](repeating: -1, count: all.count)
    for live in segment.live {
      guard let rank = byKey[all.key(live)] else { continue }
      documents.append((live, sources[rank].id))
      ranks[live] = rank
    }
    reader = segment.reader
    self.documents = documents
    indices = documents.map(\.index)
    self.ranks = ranks
    livePositions =
      documents.count == all.count ? nil : documents.map { all.positions($0.index) }
    positionBorders = all.indices.map { all.positions($0).lowerBound }
    scalarBorders = all.indices.map(all.scalarBase)
  }

  /// The scalars of a document, in the segment's count.
  func wholeSpan(of document: Int) -> TextSpan {
    let document = reader.documents[document]
    return TextSpan(document.scalarBase, document.scalarBase + document.length)
  }
}
