internal import Text

/// The numbers by which a segment writes how a piece of the reading layer is read.
enum PieceKind {
  /// The second word of a piece: its length times eight, and its kind.
  static func word(of piece: ReadingLayer.Piece) -> UInt32 {
    UInt32(truncatingIfNeeded: piece.span.length << 3) | code(of: piece.kind)
  }

  /// The number of scalars of a piece.
  static func length(_ word: UInt32) -> Int { Int(word >> 3) }

  /// What a piece prints; one of an unknown kind prints nothing.
  static func printed(_ word: UInt32) -> String {
    switch word & 7 {
    case 1: " "
    case 2: "\n\n"
    default: ""
    }
  }

  private static func code(of kind: MarkKind) -> UInt32 {
    switch kind {
    case .elide: 0
    case .space: 1
    case .paragraph: 2
    case .heading: 3
    case .label: 4
    }
  }
}
