/// Puts the words of a line in the order in which they are read.
///
/// A PDF has words of scripts that run from right to left as they are seen, their letters and the
/// words themselves from left to right.
enum PDFWords {
  /// A word and where it stands.
  struct Word {
    var text: String
    let left: Double
    let right: Double
  }

  /// The words with every run of such words turned about; each place keeps its room on the line.
  static func logical(_ words: [Word]) -> [Word] {
    guard words.contains(where: { runsLeftward($0.text) }) else { return words }
    var result = words
    var start = 0
    while start < words.count {
      var end = start
      while end < words.count, runsLeftward(words[end].text) { end += 1 }
      for place in start..<end {
        let source = words[start + end - 1 - place].text
        result[place].text = String(String.UnicodeScalarView(source.unicodeScalars.reversed()))
      }
      start = max(end, start + 1)
    }
    return result
  }

  /// Whether all letters of a word are Hebrew, Arabic or of a script like these.
  private static func runsLeftward(_ word: String) -> Bool {
    var hasSuch = false
    for scalar in word.unicodeScalars {
      switch scalar.value {
      case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC: hasSuch = true
      default: if scalar.properties.isAlphabetic { return false }
      }
    }
    return hasSuch
  }
}
