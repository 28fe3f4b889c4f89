/// What the readers need to know about single scalars, by value.
enum ScalarClass {
  /// Whether a scalar shows nothing: white space, a byte order mark, a zero-width space.
  static func isBlank(_ value: UInt32) -> Bool {
    if value < 0x80 { return value == 0x20 || (value >= 0x09 && value <= 0x0D) }
    switch value {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF:
      return true
    default: return false
    }
  }

  /// Whether a scalar is a letter.
  static func isLetter(_ value: UInt32) -> Bool {
    if value < 0x80 { return (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A }
    if value < 0x250 {
      return value >= 0xC0 && value != 0xD7 && value != 0xF7 || value == 0xAA || value == 0xBA
    }
    return Unicode.Scalar(value)?.properties.isAlphabetic ?? false
  }

  /// Whether a scalar is a decimal figure of ASCII.
  static func isDigit(_ value: UInt32) -> Bool { value >= 0x30 && value <= 0x39 }

  /// Whether a scalar is an upper-case letter.
  static func isUpper(_ value: UInt32) -> Bool {
    if value < 0x80 { return value >= 0x41 && value <= 0x5A }
    if value >= 0xC0, value <= 0xDE { return value != 0xD7 }
    return Unicode.Scalar(value)?.properties.isUppercase ?? false
  }

  /// Whether a scalar is a lower-case letter.
  static func isLower(_ value: UInt32) -> Bool {
    if value < 0x80 { return value >= 0x61 && value <= 0x7A }
    if value >= 0xDF, value <= 0xFF { return value != 0xF7 }
    return Unicode.Scalar(value)?.properties.isLowercase ?? false
  }

  /// Whether a scalar belongs to a word: a letter, a figure or a combining mark.
  static func isWord(_ value: UInt32) -> Bool {
    isLetter(value) || isDigit(value) || isCombining(value)
  }

  /// Whether a scalar is a combining diacritic.
  static func isCombining(_ value: UInt32) -> Bool { value >= 0x300 && value <= 0x36F }

  /// Whether a scalar is a hyphen that may stand at the end of a line: U+002D, U+2010, U+00AD.
  static func isHyphen(_ value: UInt32) -> Bool {
    value == 0x2D || value == 0x2010 || value == 0xAD
  }

  /// Whether a scalar is a dash or a hyphen.
  static func isDash(_ value: UInt32) -> Bool {
    value == 0x2D || (value >= 0x2010 && value <= 0x2015) || value == 0x2212
  }

  /// Whether a scalar can end a sentence.
  static func isStop(_ value: UInt32) -> Bool {
    switch value {
    case 0x21, 0x2E, 0x3F, 0x2026, 0x203C, 0x203D, 0x2047...0x2049, 0x3002, 0xFF01, 0xFF1F:
      return true
    default: return false
    }
  }

  /// Whether a scalar may close a quotation or bracket after a stop.
  static func isCloser(_ value: UInt32) -> Bool {
    switch value {
    case 0x22, 0x27, 0x29, 0x2A, 0x5D, 0x5F, 0x7D, 0xBB, 0xB4, 0x2018, 0x2019, 0x201C, 0x201D,
      0x203A:
      return true
    default: return false
    }
  }

  /// Whether a scalar may open a quotation or bracket before a sentence.
  static func isOpener(_ value: UInt32) -> Bool {
    switch value {
    case 0x22, 0x27, 0x28, 0x2A, 0x5B, 0x5F, 0x7B, 0xAB, 0xBF, 0xA1, 0x2018, 0x2019, 0x201A,
      0x201C, 0x201D, 0x201E, 0x2039:
      return true
    default: return false
    }
  }

  /// Whether a scalar is a list bullet wherever a line begins with it.
  static func isBullet(_ value: UInt32) -> Bool {
    switch value {
    case 0x2022, 0x2023, 0x2043, 0x204C, 0x204D, 0x2219, 0x25A0, 0x25A1, 0x25AA, 0x25AB, 0x25B6,
      0x25CB, 0x25CF, 0x25E6, 0x2713, 0x2714, 0x27A2, 0xB7, 0xE000...0xF8FF:
      return true
    default: return false
    }
  }

  /// Whether a scalar is a picture, or one that joins or colours pictures.
  static func isEmoji(_ value: UInt32) -> Bool {
    switch value {
    case 0x200D, 0x20E3, 0xFE0E, 0xFE0F, 0x2600...0x27BF, 0x1F000...0x1FAFF, 0xE0020...0xE007F:
      return true
    default: return false
    }
  }

  /// The lower case of a scalar where that is a single scalar, otherwise the scalar itself.
  static func lowered(_ value: UInt32) -> UInt32 {
    if value < 0x80 { return value >= 0x41 && value <= 0x5A ? value + 32 : value }
    if value >= 0xC0, value <= 0xDE, value != 0xD7 { return value + 32 }
    if value < 0x100 { return value }
    guard let mapping = Unicode.Scalar(value)?.properties.lowercaseMapping.unicodeScalars,
      let first = mapping.first, mapping.count == 1
    else { return value }
    return first.value
  }
}

extension RandomAccessCollection<UInt32> {
  /// The scalars as a string.
  var text: String {
    var view = String.UnicodeScalarView()
    for value in self {
      if let scalar = Unicode.Scalar(value) { view.append(scalar) }
    }
    return String(view)
  }
}
