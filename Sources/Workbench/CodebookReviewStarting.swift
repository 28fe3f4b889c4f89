internal import Store
package import Study
internal import Text

/// What is to be read again.
package struct CodebookReviewStart: Hashable, Sendable {
  /// The codes whose codings are; for redefined codes, empty for all.
  package var codes: [String]
  /// Whether those of the codes below them are, too.
  package var includesDescendants = false
  /// The only coders whose codings are; empty for all.
  package var coders: [String] = []
  /// The only layer whose codings are.
  package var layer: Layer?
  /// Whether codings are, too, that were decided on before.
  package var isAgain = false

  /// Asks for codes.
  package init(codes: [String]) {
    self.codes = codes
  }
}

/// What was put in the queue.
package struct CodebookReviewStarted: Hashable, Sendable {
  /// A code with a number of its codings.
  package struct Count: Hashable, Sendable {
    package let path: CodePath
    package let codings: Int
  }

  /// How many codings, by code in the codebook's order.
  package let codes: [Count]
  /// How many were in the queue already, or had been decided on.
  package let already: Int

  package var codings: Int { codes.reduce(0) { $0 + $1.codings } }
}

extension OpenProject {
  /// Asks of every coding of codes whether it belongs there, as one step.
  package func startSecondReading(_ request: CodebookReviewStart) throws -> CodebookReviewStarted {
    try start(.secondReading, request) { _, _, codebook in
      let codes = Set(
        try request.codes.flatMap { asked -> [CodeID] in
          let code = try codebook.wanted(asked).id
          return request.includesDescendants ? codebook.withDescendants(code) : [code]
        })
      return { codes.contains($0.code) ? .ask(since: 0) : .pass }
    }
  }

  /// Asks of every coding that was made when its code was defined otherwise whether it still
  /// belongs there, as one step.
  ///
  /// What counts is the definition, and what it says to include and exclude. A coding is asked
  /// about again where its code was defined anew since it was decided on.
  ///
  /// - Parameters:
  ///   - request: Which codings.
  ///   - version: Only codings made under this frozen codebook or before.
  /// - Returns: What was put in the queue.
  /// - Throws: `Refusal` where a name is not known.
  package func startRereading(
    _ request: CodebookReviewStart, madeUnder version: String?
  ) throws -> CodebookReviewStarted {
    try start(.redefined, request) { writer, details, codebook in
      let reader = writer.reader
      let codes = Set(try request.codes.map { try codebook.wanted($0).id })
      let definitions = CodebookDefinitions(try reader.codeChanges())
      let entries = try reader.entriesOfCodings()
      var versions: [CodingID: Int] = [:]
      var late: Set<Int> = []
      if let version {
        let last = try reader.codebookVersion(named: version)
        late = Set(try reader.codebookVersions().filter { $0.number > last.number }.map(\.id))
        versions = try reader.versionsOfCodings()
      }
      return { coding in
        if !codes.isEmpty, !codes.contains(coding.code) { return .pass }
        if let made = versions[coding.id], late.contains(made) { return .pass }
        guard let entry = entries[coding.id],
          let since = definitions.redefinition(of: coding.code, after: entry)
        else { return .pass }
        return .ask(since: since)
      }
    }
  }

  /// Whether a coding is asked about, and since which step an earlier answer holds no more.
  fileprivate enum Asking {
    case pass
    case ask(since: Int)
  }

  private func start(
    _ kind: CodebookReviewKind, _ request: CodebookReviewStart,
    _ choose: (ProjectWriter, [CodeID: CodebookDetail], Codebook) throws -> (Coding) -> Asking
  ) throws -> CodebookReviewStarted {
    try file.change("review start", by: me) { writer in
      let codebook = try writer.reader.codebook()
      let asks = try choose(writer, writer.reader.codebookDetails(), codebook)
      let coders = Set(try request.coders.map { try writer.reader.coderID(named: $0) })
      let clocks = try writer.reader.clocksOfEntries()
      var known: [CodingID: [CodebookReviewRecord]] = [:]
      for record in try writer.reader.codebookReviews() where record.kind == kind {
        known[record.coding.id, default: []].append(record)
      }
      var chosen: [CodeID: [CodingID]] = [:]
      var already = 0
      for coding in try writer.reader.codings() {
        guard case .ask(let since) = asks(coding),
          coders.isEmpty || coders.contains(coding.rater.coder),
          request.layer == nil || request.layer == coding.rater.layer
        else { continue }
        let isKnown = (known[coding.id] ?? []).contains { record in
          record.code == coding.code
            && (record.isOpen
              || (!request.isAgain && record.decision != nil
                && record.clock >= clocks[since] ?? 0))
        }
        if isKnown { already += 1 } else { chosen[coding.code, default: []].append(coding.id) }
      }
      let codes = codebook.codes.map(\.id).filter { chosen[$0] != nil }
      for code in codes { try writer.addReviews(kind, of: code, codings: chosen[code] ?? []) }
      let lines = codes.map {
        CodebookReviewStarted.Count(
          path: codebook.path(of: $0), codings: chosen[$0]?.count ?? 0)
      }
      writer.summary =
        "\(kind.rawValue): "
        + lines.map { "\($0.path) (\($0.codings))" }.joined(separator: ", ")
      return CodebookReviewStarted(codes: lines, already: already)
    }.result
  }
}

/// What codes were defined by, step by step.
private struct CodebookDefinitions {
  private var states: [CodeID: [(entry: Int, texts: [String])]] = [:]

  init(_ changes: [CodebookCodeChange]) {
    for change in changes {
      let texts = ["definition", "include", "exclude"].map { change.after[$0] ?? "" }
      if states[change.code]?.last?.texts != texts {
        states[change.code, default: []].append((change.entry, texts))
      }
    }
  }

  /// The step by which a code came to be defined as it is, where it was defined otherwise when the
  /// journal had come to an entry; nil where it was defined the same.
  func redefinition(of code: CodeID, after entry: Int) -> Int? {
    guard let own = states[code], let now = own.last else { return nil }
    let then = own.last { $0.entry <= entry } ?? own[0]
    return then.texts == now.texts ? nil : now.entry
  }
}
