/// A text's scalars, each with how its reading layer has it read.
package struct ReadScalars: Sendable {
  /// How one scalar is read.
  package enum Kind: UInt8, Hashable, Sendable {
    /// As it stands.
    case content
    /// Not at all: elided, or part of a label.
    case silent
    /// As part of one blank.
    case space
    /// As part of a paragraph's end.
    case paragraph
  }

  /// The scalar values by offset.
  package let scalars: [UInt32]
  /// How each is read.
  package let kinds: [Kind]

  /// Lays a reading layer over a text.
  package init(_ text: StoredText, through layer: ReadingLayer) {
    self.init(text.scalars, through: layer)
  }

  /// Lays a reading layer over scalars.
  init(_ scalars: [UInt32], through layer: ReadingLayer) {
    self.scalars = scalars
    var kinds = Array(repeating: Kind.content, count: scalars.count)
    for piece in layer.pieces {
      let kind: Kind =
        switch piece.kind {
        case .elide, .label: .silent
        case .space: .space
        case .paragraph: .paragraph
        case .heading: .content
        }
      for offset in piece.span.start..<min(piece.span.end, scalars.count) { kinds[offset] = kind }
    }
    self.kinds = kinds
  }

  /// The span without blanks and silent scalars at its ends; `nil` where nothing is left.
  package func trimmed(_ span: TextSpan) -> TextSpan? {
    var start = span.start
    var end = span.end
    while start < end, !isShown(start) { start += 1 }
    while end > start, !isShown(end - 1) { end -= 1 }
    return start < end ? TextSpan(start, end) : nil
  }

  /// Whether a scalar is content that is not blank.
  package func isShown(_ offset: Int) -> Bool {
    kinds[offset] == .content && !ScalarClass.isBlank(scalars[offset])
  }
}
