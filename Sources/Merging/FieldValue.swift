/// What one field of a row holds.
package enum FieldValue: Hashable, Sendable {
  /// Nothing.
  case null
  /// A whole number.
  case integer(Int)
  /// A decimal number.
  case real(Double)
  /// A text.
  case text(String)
  /// Another row, by its guid.
  case reference(String)

  /// Whether a person would say that nothing is written there.
  package var isEmpty: Bool { self == .null || self == .text("") }
}

extension FieldValue: Comparable {
  /// Puts values in a fixed order, by kind and then by what they hold.
  package static func < (one: FieldValue, other: FieldValue) -> Bool {
    switch (one, other) {
    case (.integer(let a), .integer(let b)): a < b
    case (.real(let a), .real(let b)): a < b
    case (.text(let a), .text(let b)): a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars)
    case (.reference(let a), .reference(let b)): a < b
    default: one.order < other.order
    }
  }

  private var order: Int {
    switch self {
    case .null: 0
    case .integer: 1
    case .real: 2
    case .text: 3
    case .reference: 4
    }
  }
}

/// When a change was made: the logical time of a step, and the copy of the project it was made in.
///
/// A step's clock is higher than that of every step known to its copy (Lamport 1978), so that of two
/// changes the one that knew of the other is the later one.
package struct ChangeStamp: Hashable, Sendable, Comparable {
  /// The logical time.
  package let clock: Int
  /// The copy's id.
  package let replica: String

  /// Makes a stamp.
  package init(clock: Int, replica: String) {
    self.clock = clock
    self.replica = replica
  }

  /// Orders stamps by clock, and those of one clock by copy.
  package static func < (one: ChangeStamp, other: ChangeStamp) -> Bool {
    (one.clock, one.replica) < (other.clock, other.replica)
  }
}
