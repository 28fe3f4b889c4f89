internal import Store
package import Study
internal import Text

/// Everything about one code.
package struct CodebookPage: Sendable {
  package let code: Code
  package let path: CodePath
  package let opposite: CodePath?
  package let reason: String
  /// The source, place and owner of the words that name it.
  package let birthplace: (source: String, place: String, wordOf: CodebookWordOwner?)?
  package let codings: Int
  package let sources: Int
  package let coders: Int
  package let children: [CodePath]
  package let themes: [String]
  /// The questions about its codings that wait for a decision.
  package let openReviews: Int
  /// What was merged into it, latest last.
  package let merged: [CodebookEvent]
}

/// Something that happened to a code.
package struct CodebookEvent: Hashable, Sendable {
  /// What it was.
  package enum What: Hashable, Sendable {
    case made(name: String)
    case renamed(from: String, to: String)
    /// Under another parent, nil for the top.
    case moved(from: String?, to: String?)
    case described(fields: [String])
    /// It was merged into another code.
    case mergedInto(code: String, codings: Int)
    /// Another was merged into it.
    case merged(code: String, codings: Int)
    case codingsCame(from: String, codings: Int)
    case codingsWent(to: String, codings: Int)
    case removed
    case broughtBack
  }

  /// The journal's step.
  package let step: Int
  package let at: String
  package let coder: String?
  package let isUndone: Bool
  package let what: What
}

extension OpenProject {
  /// What the project knows of a code.
  package func codePage(_ asked: String) throws -> CodebookPage {
    try file.read { reader in
      let codebook = try reader.codebook()
      let code = try codebook.wanted(asked)
      let details = try reader.codebookDetails()
      let detail = details[code.id]
      let touched = try reader.touch(of: [code.id])
      let events = try CodebookChronicle(code.id, codebook, details, reader).events
      let names = try SourceNames(reader.sources())
      let birthplace = try detail?.birthplace.flatMap { place in
        try names.records.first { $0.source.id == place.source }.map { record in
          let grid = TurnGrid(
            turns: try reader.segments(of: place.source, .turn),
            sentences: try reader.segments(of: place.source, .sentence))
          return (record.source.name, grid.reach(of: place.span), place.wordOf)
        }
      }
      return CodebookPage(
        code: code, path: codebook.path(of: code.id),
        opposite: detail?.opposite.flatMap { codebook[$0] }.map { codebook.path(of: $0.id) },
        reason: detail?.reason ?? "", birthplace: birthplace, codings: touched.codings,
        sources: touched.sources, coders: touched.coders,
        children: codebook.children(of: code.id).map { codebook.path(of: $0) },
        themes: try reader.codebookThemes().filter { $0.codes.contains(code.id) }.map(\.name),
        openReviews: try reader.codebookReviews().count { $0.isOpen && $0.code == code.id },
        merged: events.filter { event in
          if case .merged = event.what { return !event.isUndone }
          return false
        })
    }
  }

  /// What happened to a code, from the first step on; one that was merged or removed may be named
  /// by the name that it had last.
  package func codeHistory(_ asked: String) throws -> [CodebookEvent] {
    try file.read { reader in
      let codebook = try reader.codebook()
      let details = try reader.codebookDetails()
      let code: CodeID
      do {
        code = try codebook.wanted(asked).id
      } catch let refusal as Refusal {
        let leaf = CodePath(parsing: asked).leaf.foldedForSearch
        let gone = details.filter { $0.value.isRemoved && $0.value.name.foldedForSearch == leaf }
        guard let latest = gone.keys.max() else { throw refusal }
        code = latest
      }
      return try CodebookChronicle(code, codebook, details, reader).events
    }
  }
}

/// Puts a code's history together from the journal.
private struct CodebookChronicle {
  private(set) var events: [CodebookEvent] = []
  private let code: CodeID
  private let codebook: Codebook
  private let details: [CodeID: CodebookDetail]

  init(
    _ code: CodeID, _ codebook: Codebook, _ details: [CodeID: CodebookDetail],
    _ reader: ProjectReader
  ) throws {
    self.code = code
    self.codebook = codebook
    self.details = details
    let steps = Dictionary(
      uniqueKeysWithValues: try reader.journal().filter { $0.kind == .original }
        .map { ($0.id, $0) })
    var flows = Dictionary(grouping: try reader.codingFlows(of: code), by: \.entry)
    var found: [(step: Int, what: CodebookEvent.What)] = []
    for change in try reader.codeChanges(of: code) where steps[change.entry] != nil {
      for what in whats(of: change, flows[change.entry] ?? []) {
        found.append((change.entry, what))
        flows[change.entry]?.removeAll { flow in Self.tells(what) && Self.is(flow, of: change) }
      }
    }
    for (entry, own) in flows where steps[entry] != nil {
      for flow in own {
        guard let target = flow.to else { continue }
        found.append(
          (
            entry,
            target == code
              ? .codingsCame(from: name(flow.from), codings: flow.codings)
              : .codingsWent(to: name(target), codings: flow.codings)
          ))
      }
    }
    events = found.enumerated().sorted {
      ($0.element.step, $0.offset) < ($1.element.step, $1.offset)
    }.compactMap { _, event in
      steps[event.step].map {
        CodebookEvent(
          step: event.step, at: $0.at, coder: $0.coder, isUndone: $0.isUndone, what: event.what)
      }
    }
  }

  private static func tells(_ what: CodebookEvent.What) -> Bool {
    switch what {
    case .merged, .mergedInto: true
    default: false
    }
  }

  private static func `is`(_ flow: CodebookCodingFlow, of change: CodebookCodeChange) -> Bool {
    flow.from == change.code
  }

  private func name(_ code: CodeID) -> String {
    codebook[code] == nil ? details[code]?.name ?? "?" : codebook.path(of: code).description
  }

  private func whats(
    of change: CodebookCodeChange, _ flows: [CodebookCodingFlow]
  ) -> [CodebookEvent.What] {
    let after = change.after
    let codings = flows.filter { $0.from == change.code }.reduce(0) { $0 + $1.codings }
    let heir = after["merged_into"].flatMap { Int($0) }
    let isMerging = heir != nil && change.before?["merged_into"] != after["merged_into"]
    if change.code != code {
      return isMerging && heir == code
        ? [.merged(code: after["name"] ?? "?", codings: codings)] : []
    }
    guard let before = change.before else { return [.made(name: after["name"] ?? "?")] }
    if isMerging, let heir { return [.mergedInto(code: name(heir), codings: codings)] }
    var found: [CodebookEvent.What] = []
    if before["removed"] != after["removed"] {
      found.append(after["removed"] == "1" ? .removed : .broughtBack)
    }
    if let former = before["name"], let now = after["name"], former != now {
      found.append(.renamed(from: former, to: now))
    }
    if before["parent"] != after["parent"] {
      found.append(.moved(from: parent(before["parent"]), to: parent(after["parent"])))
    }
    let fields = CodebookField.allCases.filter { field in
      let column = field == .counterExample ? "counter_example" : field.rawValue
      return before[column] != after[column]
    }
    if !fields.isEmpty { found.append(.described(fields: fields.map(\.rawValue))) }
    return found
  }

  private func parent(_ written: String?) -> String? {
    written.flatMap { Int($0) }.map(name)
  }
}
