/// What a pattern says of a whole form, as a tree.
indirect enum FormExpression: Hashable, Sendable {
  /// One letter of a set.
  case letter(LetterSet)
  /// One after the other; nothing, where there is none.
  case sequence([FormExpression])
  /// One of several.
  case choice([FormExpression])
  /// Something so many times over; without a bound where `atMost` is `nil`.
  case repeated(FormExpression, atLeast: Int, atMost: Int?)

  /// Any letters, none included.
  static let anything = FormExpression.repeated(.letter(.any), atLeast: 0, atMost: nil)

  /// The pattern with wildcards.
  init(_ pattern: WildcardPattern) {
    var parts: [FormExpression] = []
    for scalar in pattern.written.unicodeScalars {
      switch scalar {
      case "*": if parts.last != .anything { parts.append(.anything) }
      case "?": parts.append(.letter(.any))
      default: parts.append(.letter(LetterSet(scalar.value)))
      }
    }
    self = .sequence(parts)
  }

  /// How many states its automaton has, or a little more; never more than `Int.max`.
  var size: Int {
    switch self {
    case .letter: return 1
    case .sequence(let parts): return parts.reduce(1) { Self.sum($0, $1.size) }
    case .choice(let parts): return parts.reduce(1) { Self.sum($0, $1.size) }
    case .repeated(let part, let least, let most):
      let (product, overflow) = part.size.multipliedReportingOverflow(
        by: max(least, most ?? (least + 1)))
      return overflow ? Int.max : Self.sum(product, 1)
    }
  }

  private static func sum(_ left: Int, _ right: Int) -> Int {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? Int.max : sum
  }

  /// What must follow one after the other, with sequences inside sequences opened.
  var parts: [FormExpression] {
    guard case .sequence(let parts) = self else { return [self] }
    return parts.flatMap(\.parts)
  }

  /// The letter, if this is a single letter that is given.
  var onlyLetter: UInt32? {
    guard case .letter(let set) = self else { return nil }
    return set.onlyLetter
  }
}

extension [FormExpression] {
  /// The bytes of given letters that they are, if they are nothing else.
  var literal: [UInt8]? {
    let bytes = literalPrefix
    return bytes.letters == count ? bytes.utf8 : nil
  }

  /// The bytes of the given letters in front, and how many letters that is.
  var literalPrefix: (utf8: [UInt8], letters: Int) {
    var bytes: [UInt8] = []
    var count = 0
    for part in self {
      guard let letter = part.onlyLetter, bytes.append(letter: letter) else { break }
      count += 1
    }
    return (bytes, count)
  }

  /// The longest run of bytes known to stand in whatever matches them all.
  var longestLiteral: [UInt8] {
    var longest: [UInt8] = []
    var run: [UInt8] = []
    func keep(_ candidate: [UInt8]) {
      if candidate.count > longest.count { longest = candidate }
    }
    for part in self {
      if let letter = part.onlyLetter, run.append(letter: letter) { continue }
      keep(run)
      run = []
      if case .repeated(let inner, let least, _) = part, least > 0 {
        keep(inner.parts.longestLiteral)
      }
    }
    keep(run)
    return longest
  }
}

extension [UInt8] {
  /// Adds the UTF-8 bytes of a letter; adds nothing and is false where it is no Unicode scalar.
  mutating func append(letter: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(letter) else { return false }
    append(contentsOf: scalar.utf8)
    return true
  }
}
