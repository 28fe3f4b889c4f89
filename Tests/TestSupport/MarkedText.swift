package import Text

/// A text in which spans are shown: `I felt ⟦tired⟧ all night`.
package struct MarkedText: Sendable {
  /// The text without its brackets.
  package let text: String
  /// The bracketed spans in the order in which they open.
  package let spans: [TextSpan]

  /// Reads the brackets `⟦` and `⟧`, which may nest.
  package init(_ marked: String) {
    var plain = String.UnicodeScalarView()
    var open: [Int] = []
    var starts: [Int] = []
    var ends: [Int: Int] = [:]
    var offset = 0
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦":
        open.append(starts.count)
        starts.append(offset)
      case "⟧":
        if let index = open.popLast() { ends[index] = offset }
      default:
        plain.append(scalar)
        offset += 1
      }
    }
    text = String(plain)
    spans = starts.enumerated().map { TextSpan($1, ends[$0] ?? offset) }
  }
}
