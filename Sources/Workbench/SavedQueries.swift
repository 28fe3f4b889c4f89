package import Store
internal import Study
internal import Text

/// What the saving of something did.
package enum SavingOutcome: Hashable, Sendable {
  case added
  case changed
  case unchanged
}

extension OpenProject {
  /// The saved queries, by name.
  package func queries() throws -> [SavedQuery] {
    try file.read { try $0.queries() }
  }

  /// The saved query of that name, whatever its case.
  ///
  /// - Throws: `Problem.unknownQuery` with the nearest names.
  package func query(named asked: String) throws -> SavedQuery {
    try file.read { try $0.query(named: asked) }
  }

  /// Saves a query under a name, in place of the one that has it, as one step.
  ///
  /// - Parameters:
  ///   - written: the query.
  ///   - name: what to call it; a name that differs only in case is the same one.
  ///   - note: what it is for; nil keeps the note that is there.
  /// - Returns: what was done.
  /// - Throws: `QueryFault` where the query cannot be read, and `Problem.unusableName`.
  package func saveQuery(
    _ written: String, as name: String, note: String?
  ) throws -> SavingOutcome {
    let name = name.trimmingBlanks().nfc
    guard Self.isUsable(name) else { throw Refusal(.unusableName(asked: name)) }
    var saved = try savedQueries()
    saved[name.foldedForSearch] = written
    _ = try Self.parse(SearchRequest(written), saved: saved)
    let change = try file.change("query save", by: me) { writer in
      writer.summary = "\(name): \(written)"
      guard let known = try writer.reader.queries().first(where: { $0.isCalled(name) }) else {
        try writer.addQuery(name, written, note: note ?? "")
        return SavingOutcome.added
      }
      try writer.setQuery(known.id, written, note: note ?? known.note)
      return .changed
    }
    return change.entry == nil ? .unchanged : change.result
  }

  /// Removes a saved query, as one step.
  ///
  /// - Returns: the query that was removed.
  package func removeQuery(named asked: String) throws -> SavedQuery {
    try file.change("query remove", by: me) { writer in
      let query = try writer.reader.query(named: asked)
      try writer.removeQuery(query.id)
      writer.summary = "\(query.name): \(query.text)"
      return query
    }.result
  }

  /// The texts of the saved queries by their names as `foldedForSearch` folds them, for what stands
  /// as `query:NAME` in another query.
  package func savedQueries() throws -> [String: String] {
    Dictionary(
      try queries().map { ($0.name.foldedForSearch, $0.text) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether a query can be called so, and be named as `query:NAME`: a letter or digit first, and
  /// nothing that would break a line.
  private static func isUsable(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first?.properties,
      first.isAlphabetic || first.numericType != nil
    else { return false }
    return name.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
  }
}

extension ProjectReader {
  /// The saved query that a person names.
  fileprivate func query(named asked: String) throws -> SavedQuery {
    let all = try queries()
    if let match = all.first(where: { $0.isCalled(asked.trimmingBlanks()) }) { return match }
    let names = all.map(\.name)
    throw Refusal(
      .unknownQuery(
        asked: asked, nearest: NearestNames(names).matches(for: asked), known: names))
  }
}

extension SavedQuery {
  /// Whether that is its name, in any case.
  fileprivate func isCalled(_ asked: String) -> Bool {
    name.foldedForSearch == asked.foldedForSearch
  }
}
