internal import Search
internal import Store
internal import Study

extension ProjectReader {
  /// The names of the saved queries that ask for a code by a name that it has no more.
  ///
  /// A query is looked through by itself; another that it names as `query:NAME` stands for itself.
  ///
  /// - Parameters:
  ///   - before: The codebook before a change; the project has the one after it.
  ///   - heir: The code that took over from those that went.
  /// - Returns: The names, in the order of the listing.
  /// - Throws: `StoreError` where the file cannot be read.
  func queries(missingCodesOf before: Codebook, heir: CodeID? = nil) throws -> [String] {
    let after = try codebook()
    return try queries().filter { saved in
      guard let query = try? Query(saved.text, saved: { _ in Self.anyWord }) else { return false }
      return query.expression.losesCodes(before: before, after: after, heir: heir)
    }.map(\.name)
  }

  /// What stands for another saved query while one is looked through.
  private static let anyWord = "x"
}
