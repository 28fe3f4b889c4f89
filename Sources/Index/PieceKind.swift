internal import Text

/// The numbers by which a segment writes how a piece of the reading layer is read.
enum PieceKind {
  /// The number of a kind.
  static func code(of kind: MarkKind) -> UInt32 {
    switch kind {
    case .elide: 0
    case .space: 1
    case .paragraph: 2
    case .heading: 3
    case .label: 4
    }
  }

  /// What a piece with this number prints; an unknown one prints nothing.
  static func printed(_ code: UInt32) -> String {
    switch code {
    case 1: " "
    case 2: "\n\n"
    default: ""
    }
  }
}
