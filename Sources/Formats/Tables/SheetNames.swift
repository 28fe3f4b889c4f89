internal import Text

/// Names of sheets as Excel allows them.
enum SheetNames {
  /// The names without forbidden signs, at most 31 UTF-16 units long, and unique.
  static func unique(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.map { name in
      let base = allowed(name)
      var candidate = base
      var number = 2
      while !taken.insert(candidate.foldedForSearch).inserted {
        let ending = " \(number)"
        candidate = prefix(base, units: 31 - ending.utf16.count) + ending
        number += 1
      }
      return candidate
    }
  }

  private static func allowed(_ name: String) -> String {
    let forbidden: Set<Unicode.Scalar> = ["[", "]", ":", "*", "?", "/", "\\", "\n", "\t", "\r"]
    var clean = String.UnicodeScalarView()
    for scalar in name.unicodeScalars { clean.append(forbidden.contains(scalar) ? " " : scalar) }
    var cut = prefix(String(clean).trimmingBlanks(), units: 31)
    while cut.utf8.first == 0x27 { cut.removeFirst() }
    while cut.utf8.last == 0x27 { cut.removeLast() }
    return cut.isEmpty ? "1" : cut
  }

  private static func prefix(_ text: String, units: Int) -> String {
    var kept = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      count += scalar.value > 0xFFFF ? 2 : 1
      if count > units { break }
      kept.append(scalar)
    }
    return String(kept)
  }
}
