internal import Search
internal import Store
internal import Study

/// What a change of the codebook means for a saved query that asks for a code by name.
package struct CodebookQueryChange: Hashable, Sendable {
  /// What the query is called.
  package let name: String
  /// The query as it is now.
  package let text: String
}

/// The saved queries that ask for a code by a name that it has no more.
struct CodebookQueries {
  /// Those that were written anew.
  var rewritten: [CodebookQueryChange] = []
  /// The names of those that a person has to look at.
  var left: [String] = []

  /// What the journal says of those that were written anew.
  var words: String {
    rewritten.isEmpty
      ? "" : "; saved queries with the new name: " + rewritten.map(\.name).joined(separator: ", ")
  }
}

extension ProjectWriter {
  /// Lets the saved queries follow a change of the codebook, where it is plain what they ask.
  ///
  /// A query is looked through by itself; another that it names as `query:NAME` stands for itself.
  ///
  /// - Parameters:
  ///   - before: The codebook before the change; the project has the one after it.
  ///   - heir: The code that took over from those that went.
  /// - Returns: What was written anew and what was not, in the order of the listing.
  /// - Throws: `StoreError` where the file cannot be read or written.
  func keepQueries(from before: Codebook, heir: CodeID? = nil) throws -> CodebookQueries {
    let after = try reader.codebook()
    var result = CodebookQueries()
    for saved in try reader.queries() {
      guard let query = try? Query(saved.text, saved: { _ in "x" }),
        query.expression.losesCodes(before: before, after: after, heir: heir)
      else { continue }
      guard
        let names = QueryCodeNames(saved.text, before: before, after: after, heir: heir)
      else {
        result.left.append(saved.name)
        continue
      }
      try setQuery(saved.id, names.text, note: saved.note)
      result.rewritten.append(CodebookQueryChange(name: saved.name, text: names.text))
    }
    return result
  }
}
