internal import Index
internal import Study
internal import Text

/// Turns positions and passages of a segment into hits with their turns and lines.
struct HitWriter {
  let reader: SegmentReader
  let segment: Int
  let documents: [(index: Int, source: SourceID)]

  /// The hits of both kinds, by document, start and end; a passage with the range of a word hit
  /// is that hit.
  func hits(words: [TokenRange], passages: [TextSpan]) -> [SearchHit] {
    var result: [SearchHit] = []
    result.reserveCapacity(words.count + passages.count)
    var cursor = reader.spanCursor()
    var word = 0
    var passage = 0
    for (index, source) in documents {
      let document = reader.documents[index]
      var found: [(span: TextSpan, positions: Range<Int>?)] = []
      while word < words.count, words[word].first < document.positions.upperBound {
        let range = words[word]
        word += 1
        guard range.first >= document.positions.lowerBound else { continue }
        let start = Int(cursor.globalSpan(at: range.first).start)
        let end = cursor.globalSpan(at: range.last).end
        found.append((document.localSpan(start, end), range.first..<(range.last + 1)))
      }
      let end = document.scalarBase + document.length
      let wordCount = found.count
      while passage < passages.count, passages[passage].start < end {
        let span = passages[passage]
        passage += 1
        guard span.start >= document.scalarBase else { continue }
        found.append((document.localSpan(span.start, span.end), nil))
      }
      if wordCount > 0, wordCount < found.count { found = Self.merged(found) }
      let place = DocumentPlace(segment: segment, document: index)
      let turns = document.turns.map(\.span)
      var turn = 0
      for (span, positions) in found {
        while turn < turns.count, turns[turn].end <= span.start { turn += 1 }
        result.append(
          SearchHit(
            source: source, span: span,
            turn: turn < turns.count && turns[turn].start <= span.start ? turn + 1 : nil,
            line: document.text.line(at: span.start), place: place, positions: positions))
      }
    }
    return result
  }

  private static func merged(_ found: [(span: TextSpan, positions: Range<Int>?)])
    -> [(span: TextSpan, positions: Range<Int>?)]
  {
    let sorted = found.sorted { left, right in
      left.span != right.span
        ? left.span < right.span : left.positions != nil && right.positions == nil
    }
    var result: [(span: TextSpan, positions: Range<Int>?)] = []
    for one in sorted where result.last?.span != one.span { result.append(one) }
    return result
  }
}
