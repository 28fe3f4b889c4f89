/// What stands between two expressions whose hits are paired.
///
/// A pair is a hit `a` of the left and a hit `b` of the right in the same source. Ranges are
/// half-open, and touching is not overlapping. The names are those of ATLAS.ti, with MAXQDA's
/// and NVivo's where they mean the same.
package enum PairOperator: Hashable, Sendable {
  /// `NEAR/n`: no token shared, and one begins at most so many positions after the other ends.
  case near(Int)
  /// `BEFORE/n`: the same, and `a` comes first.
  case before(Int)
  /// `WITHIN`, `INSIDE`: `b` encloses `a`.
  case within
  /// `ENCLOSES`, `SURROUNDING`: `a` encloses `b`.
  case encloses
  /// `OVERLAPS`, `COOCCURS`: they share a character.
  case overlaps
  /// `OVERLAPS-START`: `a` begins before `b` and ends inside it.
  case overlapsStart
  /// `OVERLAPS-END`, `OVERLAPPED BY`: `a` begins inside `b` and ends after it.
  case overlapsEnd
  /// `FOLLOWS`: `a` begins where `b` ends or later, within a reach.
  case follows(Reach?)
  /// `PRECEDES`, `PRECEDING`: `a` ends where `b` begins or earlier, within a reach.
  case precedes(Reach?)
  /// `OUTSIDE`: no `b` encloses `a`; it denotes the left without a partner.
  case outside

  /// Whether it stands between words alone, and denotes the smallest range that holds a pair.
  package var isNearness: Bool {
    switch self {
    case .near, .before: true
    default: false
    }
  }

  /// The operator as it is written, without its distance.
  package var name: String {
    switch self {
    case .near: "NEAR"
    case .before: "BEFORE"
    case .within: "WITHIN"
    case .encloses: "ENCLOSES"
    case .overlaps: "OVERLAPS"
    case .overlapsStart: "OVERLAPS-START"
    case .overlapsEnd: "OVERLAPS-END"
    case .follows: "FOLLOWS"
    case .precedes: "PRECEDES"
    case .outside: "OUTSIDE"
    }
  }

  /// Whether it can denote a part of its pairs: those that never share have no intersection, and
  /// what lies outside has no partner.
  func allows(_ part: PairPart) -> Bool {
    switch self {
    case .outside: part == .left
    case .near, .before, .follows, .precedes: part != .intersection
    case .within, .encloses, .overlaps, .overlapsStart, .overlapsEnd: true
    }
  }
}

/// How far apart two that follow one another may be.
package struct Reach: Hashable, Sendable {
  /// What it is counted in.
  package enum Unit: Character, Hashable, Sendable, CaseIterable {
    case words = "w"
    case sentences = "s"
    case paragraphs = "p"
    case turns = "t"

    /// The unit of texts that it counts; none for words.
    var textUnit: TextUnit? {
      switch self {
      case .words: nil
      case .sentences: .sentence
      case .paragraphs: .paragraph
      case .turns: .turn
      }
    }
  }

  /// At most so many.
  package let count: Int
  /// Of these.
  package let unit: Unit
}

/// What an operator denotes of its pairs.
package enum PairPart: Hashable, Sendable {
  /// The hits of the left that have a partner; of `OUTSIDE`, those that have none.
  case left
  /// The hits of the right that have a partner.
  case right
  /// What the two of each pair share.
  case intersection
  /// The smallest range that holds both of each pair.
  case union
}

/// What is to be returned of what a query finds.
package enum ReturnMode: String, Hashable, Sendable, CaseIterable {
  /// The hits of the left of the outermost pair operators.
  case left
  /// The hits of their right.
  case right
  /// What each pair shares.
  case intersection
  /// The smallest range that holds each pair.
  case union
  /// The smallest range of whole units that holds what each hit covers of units.
  case segment

  /// The part of pairs that it is, if it is one.
  var part: PairPart? {
    switch self {
    case .left: .left
    case .right: .right
    case .intersection: .intersection
    case .union: .union
    case .segment: nil
    }
  }
}

/// What words are held together by.
package enum TextUnit: Hashable, Sendable, CaseIterable {
  case sentence
  case turn
  case paragraph
  case source

  /// The unit of a name in English or Norwegian, regardless of capitals.
  init?(named name: String) {
    switch name.lowercased() {
    case "sentence", "setning": self = .sentence
    case "turn", "tur": self = .turn
    case "paragraph", "avsnitt": self = .paragraph
    case "source", "kilde": self = .source
    default: return nil
    }
  }
}
