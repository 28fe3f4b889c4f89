internal import Index
internal import Study
internal import Text

/// Turns positions and passages of a segment into hits with their turns and lines, a document at a
/// time.
struct HitWriter {
  private let reader: SegmentReader
  private let segment: Int
  private var cursor: TokenSpanCursor

  /// One hit before its turn and line are known.
  private typealias Found = (span: TextSpan, positions: Range<Int>?)

  /// Prepares to write hits of a segment, known by its number.
  init(_ reader: SegmentReader, segment: Int) {
    self.reader = reader
    self.segment = segment
    cursor = reader.spanCursor()
  }

  /// Adds the hits of both kinds in a document, by start and end; a passage with the range of a
  /// word hit is that hit.
  mutating func append(
    _ finds: DocumentFinds, of found: SegmentFinds, source: SourceID,
    to result: inout [SearchHit]
  ) {
    let document = reader.documents[finds.document]
    var list: [Found] = []
    list.reserveCapacity(finds.words.count + finds.passages.count)
    for word in finds.words {
      let range = found.words[word]
      let start = Int(cursor.globalSpan(at: range.first).start)
      let end = cursor.globalSpan(at: range.last).end
      list.append((document.localSpan(start, end), range.first..<(range.last + 1)))
    }
    for passage in finds.passages {
      let span = found.passages[passage]
      list.append((document.localSpan(span.start, span.end), nil))
    }
    if !finds.words.isEmpty, !finds.passages.isEmpty { list = Self.merged(list) }
    let place = DocumentPlace(segment: segment, document: finds.document)
    var turn = 0
    var span = TextSpan(0, 0)
    var isInTurn = false
    for hit in list {
      if !(isInTurn && span.start <= hit.span.start && hit.span.start < span.end) {
        let index = document.turns.index(containing: hit.span.start)
        isInTurn = index != nil
        if let index {
          turn = index + 1
          span = document.turns.span(index)
        }
      }
      result.append(
        SearchHit(
          source: source, span: hit.span, turn: isInTurn ? turn : nil,
          line: document.text.line(at: hit.span.start), place: place, positions: hit.positions))
    }
  }

  private static func merged(_ found: [Found]) -> [Found] {
    let sorted = found.sorted { left, right in
      left.span != right.span
        ? left.span < right.span : left.positions != nil && right.positions == nil
    }
    var result: [Found] = []
    for one in sorted where result.last?.span != one.span { result.append(one) }
    return result
  }
}

/// What was found in a segment.
struct SegmentFinds: Sendable {
  /// Hits of words, in the segment's positions.
  let words: FoundWords
  /// Passages, ascending and each once, in the segment's scalars.
  let passages: [TextSpan]

  /// What was found by document, in the order of the documents.
  func documents(in segment: SearchedSegment) -> [DocumentFinds] {
    let all = segment.reader.documents
    var result: [DocumentFinds] = []
    var word = 0
    var passage = 0
    while word < words.count || passage < passages.count {
      let ofWord =
        word < words.count ? all.index(ofPosition: words[word].first) : Int.max
      let ofPassage =
        passage < passages.count ? all.index(ofScalar: passages[passage].start) : Int.max
      let document = min(ofWord, ofPassage)
      let isLast = document + 1 >= segment.positionBorders.count
      let nextWord =
        isLast
        ? words.count
        : words.index(from: word, startingAtOrAfter: segment.positionBorders[document + 1])
      let border = isLast ? Int.max : segment.scalarBorders[document + 1]
      let nextPassage = (passage..<passages.count).partitioningIndex {
        passages[$0].start >= border
      }
      result.append(
        DocumentFinds(
          document: document, words: word..<max(word, nextWord),
          passages: passage..<nextPassage))
      word = max(word, nextWord)
      passage = nextPassage
    }
    return result
  }
}

/// What was found in a document, as indices among what was found in its segment.
struct DocumentFinds: Sendable {
  let document: Int
  let words: Range<Int>
  let passages: Range<Int>
}
