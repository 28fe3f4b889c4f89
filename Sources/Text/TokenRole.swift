/// What a scalar does in a token: the one table that every reader of words goes by.
package enum TokenRole: UInt8, Sendable {
  /// Part of a word.
  case letter
  /// Part of a word, and as much a letter as what stands before it.
  case mark
  /// Part of a word.
  case digit
  /// Part of a word between letters; elsewhere it separates. U+0027 or U+2019.
  case apostrophe
  /// Nothing: it neither belongs to a word nor ends one.
  case ignored
  /// The end of a word.
  case separator

  /// Looks a scalar up by its general category.
  package init(of scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < 0x80 {
      switch value {
      case 0x61...0x7A, 0x41...0x5A: self = .letter
      case 0x30...0x39: self = .digit
      case 0x27: self = .apostrophe
      default: self = .separator
      }
      return
    }
    if value == 0x2019 {
      self = .apostrophe
      return
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      self = .letter
    case .nonspacingMark, .spacingMark, .enclosingMark: self = .mark
    case .decimalNumber, .letterNumber: self = .digit
    case .format: self = .ignored
    default: self = .separator
    }
  }
}
