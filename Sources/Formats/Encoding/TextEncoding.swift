/// The encodings that a text file can be read in.
package enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case utf32LittleEndian = "utf-32le"
  case utf32BigEndian = "utf-32be"
  case windows1252 = "windows-1252"
  case latin1 = "iso-8859-1"
  case macintosh
  case cp850
  case cp865
  case cp866
  case windows1250 = "windows-1250"
  case windows1251 = "windows-1251"
}

/// The encoding that a person asks for, when the rule would choose another.
package enum EncodingOverride: String, Hashable, Sendable, CaseIterable {
  case utf8 = "utf-8"
  /// UTF-16 in the byte order that its byte order mark or its letters show.
  case utf16 = "utf-16"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case windows1252 = "windows-1252"
  case latin1 = "iso-8859-1"
  case macintosh
  case cp850
  case cp865
  case cp866
  case windows1250 = "windows-1250"
  case windows1251 = "windows-1251"

  /// Finds the encoding by its name or a common alias, regardless of case.
  ///
  /// - Throws: `UnknownEncodingError` with the names that exist.
  package init(named name: String) throws(UnknownEncodingError) {
    let folded = name.lowercased()
    if let exact = EncodingOverride(rawValue: folded) ?? Self.aliases[folded] {
      self = exact
    } else {
      throw UnknownEncodingError(asked: name, valid: Self.allCases.map(\.rawValue))
    }
  }

  private static let aliases: [String: EncodingOverride] = [
    "utf8": .utf8, "utf16": .utf16, "utf16le": .utf16LittleEndian, "utf16be": .utf16BigEndian,
    "cp1252": .windows1252, "windows1252": .windows1252, "ansi": .windows1252,
    "latin1": .latin1, "latin-1": .latin1, "iso8859-1": .latin1,
    "macroman": .macintosh, "mac-roman": .macintosh, "x-mac-roman": .macintosh, "mac": .macintosh,
    "ibm850": .cp850, "850": .cp850, "ibm865": .cp865, "dos": .cp865, "865": .cp865,
    "ibm866": .cp866, "866": .cp866, "cp1250": .windows1250, "windows1250": .windows1250,
    "cp1251": .windows1251, "windows1251": .windows1251,
  ]
}

/// That no encoding has the name asked for.
package struct UnknownEncodingError: Error, Hashable, Sendable {
  /// What was asked for.
  package let asked: String
  /// The names that exist.
  package let valid: [String]

  /// Makes an error.
  package init(asked: String, valid: [String]) {
    self.asked = asked
    self.valid = valid
  }
}

/// Why an encoding was chosen.
package enum EncodingReason: Hashable, Sendable {
  /// A person asked for it.
  case asked
  /// The file names it.
  case declared
  /// The file begins with its byte order mark.
  case byteOrderMark
  /// Every byte is ASCII, which all of them share.
  case ascii
  /// The bytes are valid UTF-8, which no other text is by chance.
  case validUTF8
  /// Every other byte is zero, as in UTF-16 without a byte order mark.
  case zeroBytes
  /// Nothing but letters of this encoding makes words of the bytes.
  case letters
  /// Nothing else fits, and Windows has written most such files.
  case fallback
}
