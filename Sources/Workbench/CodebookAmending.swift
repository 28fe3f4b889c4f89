internal import Store
internal import Study

extension ProjectReader {
  /// The codes among some that the frozen codebook does not have, and that nobody has amended it
  /// by, each once.
  fileprivate func unfrozen(
    _ codes: some Sequence<CodeID>
  ) throws -> (codes: [CodeID], version: CodebookVersionRecord)? {
    guard let version = try codebookVersions().last else { return nil }
    let frozen = try self.codes(ofVersion: version.id)
    let details = try codebookDetails()
    let amended = Set(try codebookAmendments().map(\.code))
    var seen: Set<CodeID> = []
    let others = codes.filter { code in
      seen.insert(code).inserted && !amended.contains(code)
        && !frozen.contains(details[code]?.guid ?? "")
    }
    return others.isEmpty ? nil : (others, version)
  }

  /// Refuses to code with what the frozen codebook does not have, unless a reason is given.
  ///
  /// - Parameters:
  ///   - codes: The codes that new codings are to have.
  ///   - reason: Why the codebook is amended, if it is.
  /// - Throws: `CodebookProblem.notFrozen` with the codes.
  func refuseUnfrozen(_ codes: some Sequence<CodeID>, amending reason: String?) throws {
    guard reason == nil, let found = try unfrozen(codes) else { return }
    let codebook = try codebook()
    throw Refusal(
      codebook: .notFrozen(
        codes: found.codes.map { codebook.path(of: $0).description }.sorted(),
        version: found.version.name))
  }
}

extension ProjectWriter {
  /// Lets codes be used for new codings: those that the frozen codebook does not have only for a
  /// reason, which is kept with each of them.
  ///
  /// Every command that makes codings asks here, and nowhere else.
  ///
  /// - Parameters:
  ///   - codes: The codes that new codings are to have.
  ///   - reason: Why the codebook is amended, if it is.
  ///   - coder: Who amends it.
  /// - Throws: `CodebookProblem.notFrozen` with the codes where no reason is given.
  func allow(
    _ codes: some Sequence<CodeID>, amending reason: String?, by coder: CoderID?
  ) throws {
    try reader.refuseUnfrozen(codes, amending: reason)
    guard let reason, let found = try reader.unfrozen(codes) else { return }
    for code in found.codes {
      try addAmendment(of: found.version.name, code: code, reason: reason, by: coder)
    }
  }
}
