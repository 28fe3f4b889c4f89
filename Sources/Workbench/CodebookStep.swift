internal import Store
package import Study
internal import Text

/// What a change of the codebook did.
package struct CodebookStep: Hashable, Sendable {
  /// What was done, in words, as the journal has it.
  package let summary: String
  /// The codes that were made or changed.
  package let codes: [CodePath]
  /// How many codings were made under another definition than the code has now.
  package var toReread = 0
  /// The saved queries that ask for a code by its new name now.
  package var rewritten: [CodebookQueryChange] = []
  /// The names of the saved queries that ask for a code by a name that it has no more.
  package var queries: [String] = []

  /// Says what was done.
  init(summary: String, codes: [CodePath]) {
    self.summary = summary
    self.codes = codes
  }

  /// Says what was done, and what became of saved queries.
  init(summary: String, codes: [CodePath], _ queries: CodebookQueries) {
    self.init(summary: summary, codes: codes)
    rewritten = queries.rewritten
    self.queries = queries.left
  }
}

extension CodebookTouch {
  /// What is touched, in words: `12 codings of 2 coders in 3 sources (1 finished)`.
  var words: String {
    if codings == 0 { return "no codings" }
    func count(_ number: Int, _ noun: String) -> String {
      "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
    return "\(count(codings, "coding")) of \(count(coders, "coder")) in "
      + count(sources, "source") + (finished > 0 ? " (\(finished) finished)" : "")
  }
}

extension CodebookMove {
  /// How many codings were there already, in words.
  var alreadyThere: String {
    "\(joined) \(joined == 1 ? "was" : "were") there already"
  }
}

extension Refusal {
  /// Refuses a change of the codebook.
  init(codebook problem: CodebookProblem, at place: InputPlace? = nil) {
    self.init(.codebook(problem), at: place)
  }
}

extension Codebook {
  /// The name that a person gives a code, without blanks around it, in NFC.
  ///
  /// - Throws: `Refusal` where it is empty or a path.
  func newName(_ written: String) throws -> String {
    let path = CodePath(parsing: written)
    guard path.names.count == 1 else { throw Refusal(codebook: .nameIsPath(asked: written)) }
    return try Self.checked(path.leaf)
  }

  /// The name itself, where it is one.
  static func checked(_ name: String) throws -> String {
    let name = name.nfc.trimmingBlanks()
    let isOneLine = !name.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
    guard !name.isEmpty, isOneLine else { throw Refusal(codebook: .emptyName) }
    return name
  }

  /// Refuses a name that another code under the same parent has.
  func refuseTaken(_ name: String, under parent: CodeID?, except own: Set<CodeID> = []) throws {
    let path = CodePath((parent.map { self.path(of: $0).names } ?? []) + [name])
    if let other = code(at: path), !own.contains(other.id) {
      throw Refusal(codebook: .nameTaken(path: self.path(of: other.id).description))
    }
  }

  /// The codes right below one, or at the top, in their order.
  func siblings(under parent: CodeID?) -> [CodeID] {
    if let parent { return children(of: parent) }
    return codes.filter { depth(of: $0.id) == 0 }.map(\.id)
  }
}
