package import Index
package import Study
package import Text

/// The parts of texts in which words are counted, as positions of tokens.
///
/// A token counts where it lies wholly inside; where parts overlap, it counts once.
package struct FrequencyScope: Hashable, Sendable {
  /// Adjacent tokens of one document.
  package struct Stretch: Hashable, Sendable {
    /// Where the index holds the document.
    package let place: DocumentPlace
    /// The source that it is.
    package let source: SourceID
    /// The positions in the segment; never empty.
    package let positions: Range<Int>
  }

  /// The stretches by segment, ascending; they neither overlap nor touch.
  package let stretches: [Stretch]

  /// The number of tokens.
  package var tokens: Int { stretches.reduce(0) { $0 + $1.positions.count } }

  /// Takes stretches in any order.
  init(_ unordered: [Stretch]) {
    let full = unordered.filter { !$0.positions.isEmpty }.sorted(by: Self.precedes)
    var merged: [Stretch] = []
    merged.reserveCapacity(full.count)
    for stretch in full {
      if let last = merged.last, last.place == stretch.place,
        stretch.positions.lowerBound <= last.positions.upperBound
      {
        let end = max(last.positions.upperBound, stretch.positions.upperBound)
        merged[merged.count - 1] = Stretch(
          place: last.place, source: last.source, positions: last.positions.lowerBound..<end)
      } else {
        merged.append(stretch)
      }
    }
    stretches = merged
  }

  /// What lies in this scope and not in the other.
  package func subtracting(_ other: FrequencyScope) -> FrequencyScope {
    var result: [Stretch] = []
    var index = 0
    for stretch in stretches {
      var start = stretch.positions.lowerBound
      while index < other.stretches.count, Self.ends(other.stretches[index], before: stretch) {
        index += 1
      }
      var next = index
      while next < other.stretches.count, other.stretches[next].place == stretch.place {
        let hole = other.stretches[next].positions
        if hole.lowerBound >= stretch.positions.upperBound { break }
        if hole.lowerBound > start { result.append(stretch.cut(start..<hole.lowerBound)) }
        start = max(start, hole.upperBound)
        next += 1
      }
      if start < stretch.positions.upperBound {
        result.append(stretch.cut(start..<stretch.positions.upperBound))
      }
    }
    return FrequencyScope(result)
  }

  private static func precedes(_ left: Stretch, _ right: Stretch) -> Bool {
    if left.place.segment != right.place.segment {
      return left.place.segment < right.place.segment
    }
    return left.positions.lowerBound < right.positions.lowerBound
  }

  private static func ends(_ left: Stretch, before right: Stretch) -> Bool {
    if left.place.segment != right.place.segment {
      return left.place.segment < right.place.segment
    }
    return left.positions.upperBound <= right.positions.lowerBound
  }
}

extension FrequencyScope.Stretch {
  /// A part of the stretch.
  func cut(_ part: Range<Int>) -> Self {
    Self(place: place, source: source, positions: part)
  }
}

extension SearchEngine {
  /// All tokens of the sources that are searched.
  package var everything: FrequencyScope {
    let sources = Dictionary(
      context.sources.map { ($0.guid, $0.id) }, uniquingKeysWith: { first, _ in first })
    var stretches: [FrequencyScope.Stretch] = []
    for (number, segment) in index.segments.enumerated() {
      for live in segment.live {
        let document = segment.reader.documents[live]
        if let source = sources[document.key] {
          stretches.append(
            FrequencyScope.Stretch(
              place: DocumentPlace(segment: number, document: live), source: source,
              positions: document.positions))
        }
      }
    }
    return FrequencyScope(stretches)
  }

  /// What hits denote as parts of the texts.
  ///
  /// A passage is itself. A hit of words stands for the turn (or paragraph, or source) that it lies
  /// in, as it does where a query joins words by `AND`; one that reaches across turns for none.
  package func scope(of hits: [SearchHit]) -> FrequencyScope {
    var stretches: [FrequencyScope.Stretch] = []
    var cursors = index.segments.map { $0.reader.spanCursor() }
    var place: DocumentPlace?
    var units: [Range<Int>] = []
    for hit in hits {
      let document = document(of: hit)
      let positions: Range<Int>
      if let words = hit.positions {
        if hit.place != place {
          place = hit.place
          units = FrequencyUnits.ranges(of: document)
        }
        guard let unit = FrequencyUnits.range(holding: words, in: units) else { continue }
        positions = unit
      } else {
        positions = tokens(inside: hit.span, of: document, &cursors[hit.place.segment])
      }
      stretches.append(
        FrequencyScope.Stretch(place: hit.place, source: hit.source, positions: positions))
    }
    return FrequencyScope(stretches)
  }

  /// The tokens that lie in some spans of the sources.
  package func scope(of spans: [SourceID: [TextSpan]]) -> FrequencyScope {
    var cursors = index.segments.map { $0.reader.spanCursor() }
    return FrequencyScope(
      everything.stretches.flatMap { whole -> [FrequencyScope.Stretch] in
        let document = index.segments[whole.place.segment].reader
          .documents[whole.place.document]
        return (spans[whole.source] ?? []).map { span in
          whole.cut(tokens(inside: span, of: document, &cursors[whole.place.segment]))
        }
      })
  }

  /// The positions of the tokens that lie wholly inside a span of a document.
  func tokens(
    inside span: TextSpan, of document: IndexedDocument, _ cursor: inout TokenSpanCursor
  ) -> Range<Int> {
    let base = document.scalarBase
    let first = cursor.position(atOrAfter: base + min(span.start, document.length))
    let end = cursor.position(endingAfter: base + min(span.end, document.length))
    return (first..<max(first, end)).clamped(to: document.positions)
  }
}
