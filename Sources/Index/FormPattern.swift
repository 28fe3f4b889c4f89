/// What a form, as a whole, has to be like.
package struct FormPattern: Hashable, Sendable {
  /// The kinds of patterns.
  package enum Kind: Hashable, Sendable {
    /// `*` and `?`.
    case wildcard(WildcardPattern)
    /// A regular expression.
    case regex(RegularExpression)
    /// A word and those within a distance of it.
    case edit(EditPattern)
    /// `*` and `?`, with letters that are taken for the same; see `folded(_:)`.
    case folded(WildcardPattern)
  }

  /// The kind, and the pattern as it was given.
  package let kind: Kind
  let plan: FormPlan

  private init(_ kind: Kind, _ plan: FormPlan) {
    self.kind = kind
    self.plan = plan
  }

  /// A pattern in which `*` stands for any letters and `?` for one.
  package static func wildcard(_ pattern: WildcardPattern) -> FormPattern {
    FormPattern(
      .wildcard(pattern),
      pattern.isLiteral
        ? .literal(Array(pattern.written.utf8)) : FormPlan(FormExpression(pattern)))
  }

  /// A regular expression.
  package static func regex(_ expression: RegularExpression) -> FormPattern {
    FormPattern(.regex(expression), FormPlan(expression.expression))
  }

  /// A folded word and the forms within 1 or 2 changes of a letter.
  package static func edit(_ word: String, _ distance: Int) -> FormPattern {
    let pattern = EditPattern(word, distance: distance)
    let isExact = pattern.distance == 0
    return FormPattern(
      .edit(pattern), isExact ? .literal(Array(word.utf8)) : .edit(EditMachine(pattern)))
  }

  /// A pattern with wildcards whose letters stand for all that are spelled alike without
  /// diacritics, Scandinavian letters included.
  ///
  /// Letters have plain spellings: `å` is `a` or `aa`, `ä` is `a` or `ae`, `æ` is `ae`, `ö` and
  /// `ø` are `o` or `oe`; `é è ê ë` are `e`, `ó ò ô` are `o`, `ü` is `u`, `ñ` is `n`, and so on for
  /// Latin letters with marks. Pattern and form match if they have a plain spelling in common, so
  /// `tromso` finds `tromsø`, and `tromsø` finds `tromso`, `tromsoe` and `tromsö`.
  package static func folded(_ pattern: WildcardPattern) -> FormPattern {
    let isOpen = pattern.written.utf8.allSatisfy { $0 == 0x2A }
    return FormPattern(
      .folded(pattern),
      isOpen
        ? FormPlan(FormExpression(pattern))
        : .automaton(FormAutomaton(folding: pattern), prefix: [], infix: []))
  }

  /// The only form that matches, if the pattern says so by itself.
  package var literal: String? {
    guard case .literal(let bytes) = plan else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether only one form can match.
  package var isLiteral: Bool { literal != nil }

  /// The pattern as a query has it: a regular expression between slashes, a distance behind `~`.
  package var written: String {
    switch kind {
    case .wildcard(let pattern), .folded(let pattern): pattern.written
    case .regex(let expression): "/\(expression.written)/"
    case .edit(let pattern): pattern.written
    }
  }

  /// Whether a form in UTF-8 matches as a whole; to go through a lexicon, ask the lexicon.
  package func matches(_ utf8: UnsafeRawBufferPointer) -> Bool { plan.matches(utf8) }

  /// Whether a form matches as a whole.
  package func matches(_ form: String) -> Bool {
    var copy = form
    return copy.withUTF8 { matches(UnsafeRawBufferPointer($0)) }
  }

  /// Whether two patterns are of the same kind and say the same.
  package static func == (left: FormPattern, right: FormPattern) -> Bool {
    left.kind == right.kind
  }

  /// Hashes the kind.
  package func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}
