internal import Store
internal import Study
internal import Text

/// What gets a code where something was found.
package enum AutocodeUnit: Hashable, Sendable {
  /// The words found, or the passage.
  case hit
  /// The sentences that a hit touches.
  case sentence
  /// The turns that a hit touches.
  case turn
  /// The paragraphs that a hit touches.
  case paragraph
  /// So many words before and behind a hit, within its turn; stretches that overlap are one.
  case words(Int)

  /// The ways in which units are written.
  package static let forms = ["hit", "sentence", "turn", "paragraph", "words:N"]

  /// As many words as nobody means on either side.
  private static let mostWords = 10_000

  /// Reads a unit as it is written: one of `forms`, with a number from 1 for N.
  package init?(_ written: String) {
    switch written {
    case "hit": self = .hit
    case "sentence": self = .sentence
    case "turn": self = .turn
    case "paragraph": self = .paragraph
    default:
      guard written.hasPrefix("words:"), let count = Int(written.dropFirst(6)),
        (1...Self.mostWords).contains(count)
      else { return nil }
      self = .words(count)
    }
  }
}

extension AutocodeUnit: CustomStringConvertible {
  /// The unit as it is written.
  package var description: String {
    switch self {
    case .hit: "hit"
    case .sentence: "sentence"
    case .turn: "turn"
    case .paragraph: "paragraph"
    case .words(let count): "words:\(count)"
    }
  }
}

/// Makes passages of one source out of what was found in it.
struct UnitCutter {
  private let unit: AutocodeUnit
  private let turns: [TextSpan]
  /// The units in order, or with `words:N` the words.
  private let pieces: [TextSpan]

  init(_ unit: AutocodeUnit, _ view: SourceView, _ reader: ProjectReader) throws {
    self.unit = unit
    turns = view.grid.turns.map(\.span)
    let source = view.record.source.id
    switch unit {
    case .hit: pieces = []
    case .sentence: pieces = try reader.segments(of: source, .sentence).map(\.span)
    case .turn: pieces = turns
    case .paragraph: pieces = try reader.segments(of: source, .paragraph).map(\.span)
    case .words:
      pieces = Tokenizer().tokens(in: view.text, through: view.layer).map(\.span)
    }
  }

  /// The passages of some hits, ascending, without doubles.
  func spans(of hits: [TextSpan]) -> [TextSpan] {
    switch unit {
    case .hit: return Set(hits).sorted()
    case .sentence, .turn, .paragraph:
      return Set(hits.flatMap { hit in pieces[touched(by: hit)] }).sorted()
    case .words(let count):
      var merged: [TextSpan] = []
      for window in hits.map({ window(around: $0, count) }).sorted() {
        if let last = merged.last, last.overlaps(window) || last == window {
          merged[merged.count - 1] = last.hull(window)
        } else {
          merged.append(window)
        }
      }
      return merged
    }
  }

  /// The indexes of the pieces that share a character with a span.
  private func touched(by span: TextSpan) -> Range<Int> {
    let first = pieces.partitioningIndex { $0.end > span.start }
    return first..<max(first, pieces.partitioningIndex { $0.start >= span.end })
  }

  private func window(around hit: TextSpan, _ count: Int) -> TextSpan {
    let words = touched(by: hit)
    let start = turn(at: hit.start)?.start ?? hit.start
    let end = turn(at: max(hit.start, hit.end - 1))?.end ?? hit.end
    let inside = touched(by: TextSpan(min(start, hit.start), max(end, hit.end)))
    let first = max(words.lowerBound - count, inside.lowerBound)
    let last = min(words.upperBound + count, inside.upperBound) - 1
    guard first <= last else { return hit }
    return hit.hull(pieces[first].hull(pieces[last]))
  }

  /// The turn that an offset lies in.
  private func turn(at offset: Int) -> TextSpan? {
    let index = turns.partitioningIndex { $0.end > offset }
    return index < turns.count && turns[index].start <= offset ? turns[index] : nil
  }
}
