@_spi(_Unicode) import Swift

extension String {
  /// The string in Unicode Normalization Form C, without Foundation.
  package var nfc: String {
    if isPlain(allowingCapitals: true) { return self }
    var composed = String.UnicodeScalarView()
    for scalar in _nfc { composed.append(scalar) }
    return String(composed)
  }

  /// The string folded for comparison as tokens are: each scalar's own lower case, then NFC.
  package var foldedForSearch: String {
    if isPlain(allowingCapitals: false) { return self }
    var folded = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    }
    return String(folded).nfc
  }

  /// Whether it holds nothing but ASCII and Latin-1, all of which is in NFC; and, unless capitals
  /// are allowed, nothing that has a lower case.
  private func isPlain(allowingCapitals: Bool) -> Bool {
    var string = self
    return string.withUTF8 { bytes in
      var isAfterLead = false
      for byte in bytes {
        if isAfterLead {
          // U+00DF to U+00FF have no lower case of their own, nor has U+00D7.
          if !allowingCapitals, byte < 0x9F, byte != 0x97 { return false }
          isAfterLead = false
        } else if byte >= 0x80 {
          guard byte == 0xC3 else { return false }
          isAfterLead = true
        } else if !allowingCapitals, 0x41...0x5A ~= byte {
          return false
        }
      }
      return true
    }
  }
}
