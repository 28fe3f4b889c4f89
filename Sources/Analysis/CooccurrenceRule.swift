/// How far apart two passages may lie, or how far a window reaches.
package struct CooccurrenceReach: Hashable, Sendable {
  /// What is counted.
  package enum Step: String, Hashable, Sendable, CaseIterable {
    case words
    case sentences
    case paragraphs
    case turns

    /// The kind of unit that one step is; none for words.
    package var unit: UnitKind? {
      switch self {
      case .words: nil
      case .sentences: .sentence
      case .paragraphs: .paragraph
      case .turns: .turn
      }
    }
  }

  /// So many, from 1.
  package let count: Int
  /// Of these.
  package let step: Step

  /// Makes a reach.
  package init(_ count: Int, _ step: Step) {
    self.count = count
    self.step = step
  }

  /// Reads `5`, `5w` or `5words`, `2s` or `2sentences`, `1p` or `1paragraph`, `4t` or `4turns`,
  /// as queries write them; nil for anything else.
  package init?(_ written: some StringProtocol) {
    let digits = written.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int(digits), (1...1_000_000).contains(count) else { return nil }
    let step: Step
    switch written.dropFirst(digits.count) {
    case "", "w", "word", "words": step = .words
    case "s", "sentence", "sentences": step = .sentences
    case "p", "paragraph", "paragraphs": step = .paragraphs
    case "t", "turn", "turns": step = .turns
    default: return nil
    }
    self.init(count, step)
  }

  /// The reach as it is written: `5w`.
  package var written: String { "\(count)\(step.rawValue.prefix(1))" }
}

/// When two codes occur together.
///
/// Every rule holds between passages, and only between two that one rater made, unless pairs
/// across coders are asked for. Touching is not sharing.
package enum CooccurrenceRule: Hashable, Sendable {
  /// A passage of the one and a passage of the other share a scalar.
  case overlap
  /// Both codes are on exactly the same range.
  case exact
  /// A passage of the one lies wholly inside a passage of the other, or is the same.
  case enclosing
  /// A passage of the first lies wholly inside a passage of the second, or is the same.
  case within
  /// They share a scalar, or the one begins at most so far after the other ends.
  case near(CooccurrenceReach)
  /// A passage of the second begins where one of the first ends or later, at most so far off.
  case before(CooccurrenceReach)
  /// Passages of both share a scalar with the same unit.
  case sameUnit(UnitKind)
  /// Passages of both are the same case's.
  case sameCase
  /// Passages of both lie in one window of consecutive units that ends in a unit with either.
  ///
  /// The moving stanza window of epistemic network analysis. Counted in units, a pair counts for
  /// every unit that has the one code while the other is in the unit or in those before it in the
  /// window; weighted, for every two units of which that is so: W ⊗ W − R ⊗ R, where W sums the
  /// units of a window and R those before its last.
  case window(CooccurrenceReach, isWeighted: Bool)

  /// Whether it matters which of the codes stands first.
  package var isDirected: Bool {
    switch self {
    case .within, .before: true
    case .overlap, .exact, .enclosing, .near, .sameUnit, .sameCase, .window: false
    }
  }

  /// The kind of unit in which the rule counts, if it counts in units.
  package var unit: UnitKind? {
    switch self {
    case .sameUnit(let kind): kind
    case .window(let reach, _): reach.step.unit
    default: nil
    }
  }

  /// How far it reaches, where it has a reach in steps.
  package var reach: CooccurrenceReach? {
    switch self {
    case .near(let reach), .before(let reach), .window(let reach, _): reach
    default: nil
    }
  }

  /// What is counted unless something else is asked for.
  package var standardCount: CooccurrenceCount {
    switch self {
    case .overlap, .exact, .enclosing, .within, .near, .before: .pairs
    case .sameUnit(.source): .sources
    case .sameUnit, .window: .units
    case .sameCase: .cases
    }
  }
}

/// What the cells of a co-occurrence matrix count, of the pairs for which the rule holds.
package enum CooccurrenceCount: String, Hashable, Sendable, CaseIterable {
  /// Distinct pairs of passages, one of each code.
  case pairs
  /// Distinct passages of the row's code that have a partner of the column's.
  case passages
  /// Scalars under both passages of a pair, each rater's once, summed over raters.
  case characters
  /// Units that share a scalar with both passages of a pair; under a window, its last units.
  case units
  /// Sources that hold a pair.
  case sources
  /// Cases whose passages pair.
  case cases
}

extension CooccurrenceRule {
  /// The rules as they are written, for help and errors.
  package static let forms = [
    "overlap", "exact", "enclosing", "within", "near:5w", "before:5w", "sentence", "turn",
    "paragraph", "section", "source", "case", "window:4turns", "window:4turns:weighted",
  ]

  /// Reads a rule as it is written, such as `overlap`, `near:5w` or `window:4turns`.
  ///
  /// `inside` is `enclosing`. A window is of sentences, paragraphs or turns.
  package init?(_ written: String) {
    let parts = written.split(separator: ":", omittingEmptySubsequences: false)
    switch (parts[0], parts.count) {
    case ("overlap", 1): self = .overlap
    case ("exact", 1): self = .exact
    case ("enclosing", 1), ("inside", 1): self = .enclosing
    case ("within", 1): self = .within
    case ("sentence", 1): self = .sameUnit(.sentence)
    case ("turn", 1): self = .sameUnit(.turn)
    case ("paragraph", 1): self = .sameUnit(.paragraph)
    case ("section", 1): self = .sameUnit(.section)
    case ("source", 1): self = .sameUnit(.source)
    case ("case", 1): self = .sameCase
    case ("near", 2):
      guard let reach = CooccurrenceReach(parts[1]) else { return nil }
      self = .near(reach)
    case ("before", 2):
      guard let reach = CooccurrenceReach(parts[1]) else { return nil }
      self = .before(reach)
    case ("window", 2), ("window", 3):
      guard let reach = CooccurrenceReach(parts[1]), reach.step != .words,
        parts.count == 2 || parts[2] == "weighted"
      else { return nil }
      self = .window(reach, isWeighted: parts.count == 3)
    default: return nil
    }
  }
}
