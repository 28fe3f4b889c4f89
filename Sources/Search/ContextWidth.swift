internal import Index
internal import Text

/// How much is shown around a hit.
package enum ContextWidth: Hashable, Sendable {
  /// At most so many characters on either side, inside the turn; a word that does not fit is left
  /// out.
  case characters(Int)
  /// So many words on either side, inside the turn.
  case words(Int)
  /// The units that the hit lies in, with so many less one on either side.
  case units(TextUnit, Int)

  /// Reads `40` (characters), `8w` (words), `1s` (sentences), `1p` (paragraphs), `1t` or `1turn`
  /// (turns); nil for anything else.
  package init?(_ written: String) {
    let digits = written.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int(digits), count <= 1_000_000 else { return nil }
    switch written.dropFirst(digits.count) {
    case "", "c": self = .characters(count)
    case "w": self = .words(count)
    case "s" where count > 0: self = .units(.sentence, count)
    case "p" where count > 0: self = .units(.paragraph, count)
    case "t" where count > 0, "turn" where count > 0, "turns" where count > 0:
      self = .units(.turn, count)
    default: return nil
    }
  }
}

extension ContextWidth {
  /// The stretch of a document that is shown of a hit, and the most characters of it on either
  /// side.
  ///
  /// - Parameters:
  ///   - span: the hit.
  ///   - document: the document.
  ///   - unit: the turn or turns that the hit lies in.
  ///   - cursor: a cursor over the segment's tokens.
  /// - Returns: the stretch, which holds the hit, and the limit.
  func frame(
    around span: TextSpan, in document: IndexedDocument, unit: TextSpan,
    _ cursor: inout TokenSpanCursor
  ) -> (span: TextSpan, most: Int) {
    switch self {
    case .characters(let most): return (unit, most)
    case .words(let count):
      let base = document.scalarBase
      let first = cursor.position(atOrAfter: base + span.start)
      let next = cursor.position(endingAfter: base + span.end)
      let low = max(document.positions.lowerBound, first - count)
      let high = min(document.positions.upperBound, next + count) - 1
      let start = low < first ? Int(cursor.globalSpan(at: low).start) - base : span.start
      let end = high >= next ? cursor.globalSpan(at: high).end - base : span.end
      return (
        TextSpan(max(unit.start, start), min(unit.end, max(end, span.end))), Self.everything
      )
    case .units(let kind, let count):
      guard let pieces = UnitMap.pieces(of: document, kind), !pieces.isEmpty else {
        return (TextSpan(0, document.length), Self.everything)
      }
      let last = max(span.start, span.end - 1)
      let first = pieces.partitioningIndex { $0.span.end > span.start }
      let next = pieces.partitioningIndex { $0.span.start > last }
      let low = max(0, first - count + 1)
      let high = min(pieces.count, next + count - 1)
      guard low < high else { return (span, Self.everything) }
      return (
        TextSpan(min(span.start, pieces[low].span.start), max(span.end, pieces[high - 1].span.end)),
        Self.everything
      )
    }
  }

  /// More than any text has.
  private static let everything = 1 << 40
}
