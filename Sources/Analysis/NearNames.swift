internal import Study
internal import Text

/// Finds names that differ in one letter or in an inflection, without holding each against each.
///
/// Two names with one letter between them are the same once the right letter is left out of one,
/// or of both; so every name is filed under each of its forms with a letter left out.
struct NearNames {
  /// Names shorter than this are not held against each other by letters.
  private static let shortest = 5

  /// The pairs, each once, in the order of the names.
  let pairs: [(first: CodeID, second: CodeID)]

  /// Compares names.
  init(_ names: [(id: CodeID, name: String)], stem: (String) -> String) {
    var found: [(Int, Int)] = []
    var seen: Set<[Int]> = []
    let folded = names.map { Array($0.name.foldedForSearch.unicodeScalars) }
    func note(_ left: Int, _ right: Int) {
      let pair = [min(left, right), max(left, right)]
      if folded[left] != folded[right], seen.insert(pair).inserted {
        found.append((pair[0], pair[1]))
      }
    }
    var byStems: [[String]: [Int]] = [:]
    for (index, item) in names.enumerated() {
      let stems = Tokenizer().tokens(in: item.name).map { stem($0.form) }
      guard !stems.isEmpty else { continue }
      for other in byStems[stems] ?? [] { note(other, index) }
      byStems[stems, default: []].append(index)
    }
    var byForm: [[Unicode.Scalar]: [Int]] = [:]
    for (index, name) in folded.enumerated() where name.count >= Self.shortest {
      var forms: Set<[Unicode.Scalar]> = [name]
      for place in name.indices {
        var form = name
        form.remove(at: place)
        forms.insert(form)
      }
      for form in forms {
        for other in byForm[form] ?? [] where Self.areNear(folded[other], name) {
          note(other, index)
        }
        byForm[form, default: []].append(index)
      }
    }
    pairs = found.sorted { $0 < $1 }.map { (names[$0.0].id, names[$0.1].id) }
  }

  /// Whether two names differ by one letter, put in, left out or taken for another, or by two
  /// that changed places; figures and a negating `u` at the start make another name.
  static func areNear(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
    let start = zip(left, right).prefix { $0 == $1 }.count
    let end = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
    let tail = min(end, min(left.count, right.count) - start)
    let own = left[start..<(left.count - tail)]
    let other = right[start..<(right.count - tail)]
    let differing = Array(own) + Array(other)
    if differing.contains(where: { $0.properties.numericType != nil }) { return false }
    switch (own.count, other.count) {
    case (0, 1), (1, 0): return !(start == 0 && differing == ["u"])
    case (1, 1): return true
    case (2, 2): return own.first == other.last && own.last == other.first
    default: return false
    }
  }
}
