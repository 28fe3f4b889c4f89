internal import Text

/// What scalars beyond ASCII do in a token, and their lower case, asked once and remembered.
struct TokenScalars {
  /// What is known about one scalar.
  struct Entry {
    /// What it does in a token.
    let role: TokenRole
    /// Its lower case, or the scalar itself where that is several.
    let value: UInt32
    /// Whether its lower case is several scalars.
    let hasLongLowerCase: Bool
    /// Whether a word that holds its lower case may be something else in NFC.
    let mayNeedComposing: Bool
  }

  /// For the basic plane: 0, or the packed entry.
  private var known = [UInt32](repeating: 0, count: 0x10000)

  /// What a scalar is; a value that is none separates.
  mutating func look(up value: UInt32) -> Entry {
    guard value < 0x10000 else { return Self.entry(of: value) }
    let packed = known[Int(value)]
    if packed != 0, let role = TokenRole(rawValue: UInt8(truncatingIfNeeded: packed &>> 24 & 7)) {
      return Entry(
        role: role, value: packed & 0x1F_FFFF, hasLongLowerCase: packed & 1 &<< 29 != 0,
        mayNeedComposing: packed & 1 &<< 30 != 0)
    }
    let entry = Self.entry(of: value)
    known[Int(value)] =
      1 &<< 31 | (entry.mayNeedComposing ? 1 &<< 30 : 0) | (entry.hasLongLowerCase ? 1 &<< 29 : 0)
      | UInt32(entry.role.rawValue) &<< 24 | entry.value
    return entry
  }

  /// The lower case of a scalar by its own mapping; nothing where the value is no scalar.
  static func lowerCase(of value: UInt32) -> String {
    Unicode.Scalar(value)?.properties.lowercaseMapping ?? ""
  }

  private static func entry(of value: UInt32) -> Entry {
    guard let scalar = Unicode.Scalar(value) else {
      return Entry(
        role: .separator, value: 0xFFFD, hasLongLowerCase: false, mayNeedComposing: false)
    }
    let role = TokenRole(of: scalar)
    switch role {
    case .letter, .mark, .digit:
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      let isShort = lower.count == 1
      return Entry(
        role: role, value: isShort ? lower.first?.value ?? value : value,
        hasLongLowerCase: !isShort,
        mayNeedComposing: !lower.allSatisfy { staysUnderComposition($0.value) })
    case .apostrophe, .ignored, .separator:
      return Entry(role: role, value: value, hasLongLowerCase: false, mayNeedComposing: false)
    }
  }

  /// Whether a scalar is known to stay what it is in NFC among others of its like.
  ///
  /// None of these has a combining class, changes by itself or is composed with what stands before
  /// it (their NFC quick check, Unicode Standard Annex 15, is yes); others may be like them.
  static func staysUnderComposition(_ value: UInt32) -> Bool {
    switch value {
    case ..<0x300: true
    case 0x0400...0x0482, 0x048A...0x0556, 0x0561...0x0587: true
    case 0x05D0...0x05EA, 0x0620...0x064A, 0x0660...0x0669, 0x0671...0x06D3: true
    case 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
    default: false
    }
  }
}
