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
    let document = document(of: hit)
    let unit = Self.unit(around: hit.span, in: document)
    return ConcordanceLine(
      left: Context.left(of: hit.span.start, from: unit.start, in: document.text, width: width),
      text: document.text.read(hit.span),
      right: Context.right(of: hit.span.end, to: unit.end, in: document.text, width: width),
      raw: document.text.raw(hit.span))
  }

  /// The turns (or, where there are none, the paragraphs) from the one that a span begins in to
  /// the one that it ends in.
  private static func unit(around span: TextSpan, in document: IndexedDocument) -> TextSpan {
    let units = document.turns.isEmpty ? document.paragraphs : document.turns
    let last = max(span.start, span.end - 1)
    var start = span.start
    var end = span.end
    if let index = units.index(containing: span.start) {
      start = units[index].span.start
    } else if units.isEmpty {
      start = 0
    } else {
      let next = units.partitioningIndex { $0.span.start > span.start }
      start = next > 0 ? units[next - 1].span.end : 0
    }
    if let index = units.index(containing: last) {
      end = units[index].span.end
    } else {
      let next = units.partitioningIndex { $0.span.start > last }
      end = next < units.count ? units[next].span.start : document.length
    }
    return TextSpan(min(start, span.start), max(end, span.end))
  }
}

/// Cuts what stands around a hit.
private enum Context {
  static func left(of offset: Int, from limit: Int, in text: IndexedText, width: Int) -> String {
    var reach = width + 24
    while true {
      let start = max(limit, offset - reach)
      let scalars = oneLine(text.readWithEnds(TextSpan(start, offset)))
      if scalars.count <= width, start == limit {
        return string(scalars.drop { $0 == " " })
      }
      if scalars.count > width {
        var kept = scalars.suffix(width)
        if scalars[kept.startIndex - 1] != " " {
          kept = kept.drop { $0 != " " }
        }
        return string(kept.drop { $0 == " " })
      }
      reach *= 2
    }
  }

  static func right(of offset: Int, to limit: Int, in text: IndexedText, width: Int) -> String {
    var reach = width + 24
    while true {
      let end = min(limit, offset + reach)
      let scalars = oneLine(text.readWithEnds(TextSpan(offset, end)))
      if scalars.count <= width, end == limit { return string(trimmed(scalars[...])) }
      if scalars.count > width {
        var kept = scalars.prefix(width)
        if scalars[kept.endIndex] != " " {
          while let last = kept.last, last != " " { kept.removeLast() }
        }
        return string(trimmed(kept))
      }
      reach *= 2
    }
  }

  private static func trimmed(_ scalars: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    var kept = scalars
    while kept.last == " " { kept.removeLast() }
    return kept
  }

  /// The scalars with every run of blanks as one space.
  private static func oneLine(_ text: String) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      if scalar == " " || scalar == "\n" || scalar == "\t" {
        if result.last != " " { result.append(" ") }
      } else {
        result.append(scalar)
      }
    }
    return result
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
