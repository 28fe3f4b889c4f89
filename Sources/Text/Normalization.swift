@_spi(_Unicode) import Swift

extension String {
  /// The string in Unicode Normalization Form C, without Foundation.
  package var nfc: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    var composed = String.UnicodeScalarView()
    for scalar in _nfc { composed.append(scalar) }
    return String(composed)
  }

  /// The string folded for comparison as tokens are: each scalar's own lower case, then NFC.
  package var foldedForSearch: String {
    var folded = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    }
    return String(folded).nfc
  }
}
