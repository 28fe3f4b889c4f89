internal import Merging
internal import Store
internal import Text

/// Several corrections of one text, told apart for a person who has to choose.
struct MergeTexts {
  private let guids: [String]
  private let table: String
  private let names: MergeNames

  init(_ guids: [String], _ table: String, _ names: MergeNames) {
    (self.guids, self.table, self.names) = (guids, table, names)
  }

  /// What the source is called.
  var name: String { guids.first.map { names.name(table, $0) } ?? "" }

  /// Each by its revision and file, and by its words where it first differs from another.
  ///
  /// - Parameter text: The text of a hash, where it is known.
  /// - Returns: The descriptions, in the order of the texts.
  /// - Throws: What reading a text throws.
  func described(_ text: (String) throws -> StoredText?) rethrows -> [String] {
    let texts = try guids.map { try text(names.text(table, $0, "text")) }
    return guids.indices.map { index in
      let guid = guids[index]
      let file = names.text(table, guid, "file_name")
      let head = "revision \(names.text(table, guid, "revision")) (\(file))"
      let other = index == 0 ? texts.dropFirst().first ?? nil : texts[0]
      guard let own = texts[index], let other else { return head }
      return head + ": “" + Self.excerpt(of: own, beside: other) + "”"
    }
  }

  private static let before = 20
  private static let length = 60

  /// The words around the first place where a text differs from another.
  private static func excerpt(of text: StoredText, beside other: StoredText) -> String {
    let own = Array(text.string.unicodeScalars)
    let place = zip(own, other.string.unicodeScalars).prefix { $0 == $1 }.count
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
    var start = max(0, place - before)
    if start > 0, let blank = own[start..<place].firstIndex(where: isBlank) { start = blank + 1 }
    var end = min(own.count, start + length)
    if end < own.count, let blank = own[start..<end].lastIndex(where: isBlank), blank > place {
      end = blank
    }
    var words = String.UnicodeScalarView()
    words.append(contentsOf: own[start..<end].map { isBlank($0) ? " " : $0 })
    let excerpt = String(words).split(separator: " ").joined(separator: " ")
    return (start > 0 ? "…" : "") + excerpt + (end < own.count ? "…" : "")
  }
}

extension OpenProject {
  /// The questions that a state leaves open, with the conflicts that they are about.
  ///
  /// - Parameters:
  ///   - shown: The state.
  ///   - payload: Where texts are that the project does not hold.
  /// - Returns: Each, with what it is about.
  /// - Throws: `StoreError` where a text cannot be read.
  func questions(
    in shown: ShownState, beside payload: CopyPayload = CopyPayload(authors: [])
  ) throws -> [(question: MergeQuestion, conflict: MergeConflict)] {
    let own = try CopyPayload(of: file)
    return try MergeQuestion.all(in: shown) { hash in
      try (own.text(hash) ?? payload.text(hash)).map { StoredText(utf8: $0.utf8) }
    }
  }
}
