internal import Store
package import Study
internal import Text

/// What a new memo says.
package struct MemoDraft: Sendable {
  /// What it is about, as a person names it.
  package var subject: String
  /// The team's own word for what it is.
  package var kind = ""
  /// What it is called.
  package var title = ""
  /// Its text.
  package var body: String

  /// Makes a draft.
  package init(on subject: String, body: String) {
    self.subject = subject
    self.body = body
  }
}

/// What is changed in a memo; nil leaves it as it is.
package struct MemoChange: Sendable {
  package var subject: String?
  package var kind: String?
  package var title: String?
  package var body: String?

  /// Changes nothing.
  package init() {}
}

/// Which memos are wanted.
package struct MemoFilter: Sendable {
  /// Only those on these things, as a person names them; empty for all.
  package var subjects: [String] = []
  /// Only of these kinds; empty for all but decisions.
  package var kinds: [String] = []
  /// Only by these coders; empty for all.
  package var coders: [String] = []
  /// Only those in which all these words occur.
  package var words: [String] = []
  /// Whether memos on codings that a coder may not see yet are left out.
  package var isBlind = false

  /// Wants every memo.
  package init() {}
}

/// The memos of a listing.
package struct MemoListing: Sendable {
  /// The memos, by what they are about.
  package let memos: [Memo]
  /// How many decisions there are besides, which only show when they are asked for.
  package let decisions: Int
  /// The number of words from which on a memo is long.
  package let limit: Int
}

extension OpenProject {
  /// Keeps a memo, as one step.
  ///
  /// - Throws: `Refusal` where what it is about is not there, or it has no text.
  package func addMemo(_ draft: MemoDraft) throws -> Memo {
    let body = try Self.text(draft.body)
    try Self.refuseDecision(draft.kind)
    return try file.change("memo new", by: me) { writer in
      let mine = try me.map { try writer.coder(named: $0) }
      let names = try WritingNames(writer.reader)
      let target = try names.subject(draft.subject, me: mine)
      let id = try writer.addMemo(
        on: target, kind: draft.kind.nfc.trimmingBlanks(), title: draft.title.trimmingBlanks(),
        body: body, source: try names.source(of: target), by: mine)
      let memo = try MemoReading(writer.reader).memo(id)
      writer.summary = "\(memo.key) on \(memo.subject.key)"
      return memo
    }.result
  }

  /// The memos that a filter lets through, by what they are about.
  package func memos(_ filter: MemoFilter) throws -> MemoListing {
    try file.read { reader in
      let reading = try MemoReading(reader)
      let mine = try myID(reader)
      let subjects = Set(try filter.subjects.map { try reading.names.subject($0, me: mine) })
      let coders = Set(try filter.coders.map { try reader.coderID(named: $0) })
      let kinds = Set(filter.kinds.map(\.foldedForSearch))
      let words = filter.words.map(\.foldedForSearch)
      let blind = filter.isBlind ? try reader.blindness(of: me) : .none
      let chosen = reading.names.memos.filter { memo in
        if case .coding(let id) = memo.target, let record = reading.names.written[id],
          !blind.shows(record.coding)
        {
          return false
        }
        let text = (memo.title + "\n" + memo.body).foldedForSearch
        return (subjects.isEmpty || subjects.contains(memo.target))
          && (kinds.isEmpty || kinds.contains(memo.kind.foldedForSearch))
          && (coders.isEmpty || memo.coder.map(coders.contains) ?? false)
          && words.allSatisfy { text.contains($0) }
      }
      let shown = chosen.filter { !$0.isDecision || !kinds.isEmpty }
      return MemoListing(
        memos: reading.memos(shown), decisions: chosen.count - shown.count,
        limit: try reader.memoLimit())
    }
  }

  /// One memo with its links.
  package func memo(_ asked: String) throws -> Memo {
    try file.read { reader in
      let reading = try MemoReading(reader)
      return reading.memo(try reading.names.memo(asked))
    }
  }

  /// Writes a memo anew, as one step.
  ///
  /// - Throws: `Refusal` where there is no such memo, or it would be left without text.
  package func editMemo(_ asked: String, _ change: MemoChange) throws -> Memo {
    let body = try change.body.map { try Self.text($0) }
    if let kind = change.kind { try Self.refuseDecision(kind) }
    return try file.change("memo edit", by: me) { writer in
      let names = try WritingNames(writer.reader)
      let memo = try names.memo(asked)
      if let subject = change.subject {
        let mine = try myID(writer.reader)
        let target = try names.subject(subject, me: mine)
        if target != memo.target {
          try writer.moveMemo(memo.id, to: target, source: try names.source(of: target))
        }
      }
      try writer.editMemo(
        memo.id, kind: change.kind.map { $0.nfc.trimmingBlanks() } ?? memo.kind,
        title: change.title?.trimmingBlanks() ?? memo.title, body: body ?? memo.body)
      writer.summary = memo.key
      return try MemoReading(writer.reader).memo(memo.id)
    }.result
  }

  /// Takes a memo away, with its links, as one step.
  package func removeMemo(_ asked: String) throws -> Memo {
    try file.change("memo remove", by: me) { writer in
      let reading = try MemoReading(writer.reader)
      let memo = try reading.names.memo(asked)
      for link in reading.links where [link.fromGuid, link.toGuid].contains(memo.guid) {
        try writer.removeMemoLink(link.id)
      }
      try writer.removeMemo(memo.id)
      writer.summary = memo.key
      return reading.memo(memo)
    }.result
  }

  /// A text without blanks around it and with LF at line ends.
  static func text(_ written: String) throws -> String {
    let text = written.replacing("\r\n", with: "\n").trimmingBlanks()
    if text.isEmpty { throw Refusal(.writing(.emptyText)) }
    return text
  }

  private static func refuseDecision(_ kind: String) throws {
    if kind.trimmingBlanks().foldedForSearch == ProjectReader.decisionKind {
      throw Refusal(.writing(.kindOfDecisions(kind: kind)))
    }
  }
}

extension ProjectReader {
  /// The number of words from which on a memo is long.
  func memoLimit() throws -> Int {
    try setting(OpenProject.memoLimitKey).flatMap { Int($0) } ?? OpenProject.usualMemoLimit
  }
}

extension OpenProject {
  static let memoLimitKey = "memo-limit"
  /// Half a page.
  static let usualMemoLimit = 250

  /// The number of words from which on a memo is long.
  package func memoLimit() throws -> Int { try file.read { try $0.memoLimit() } }

  /// Says how long memos should be at most.
  package func setMemoLimit(_ words: Int) throws {
    try file.change("memo limit", by: me) { writer in
      try writer.set(Self.memoLimitKey, to: "\(words)")
      writer.summary = "\(words) words"
    }
  }
}

extension WritingNames {
  /// What a memo can be about: anything but another memo.
  func subject(_ asked: String, me: CoderID?) throws -> WritingTarget {
    let target = try target(asked, me: me)
    if case .memo = target { throw Refusal(.writing(.unreadableSubject(asked: asked))) }
    return target
  }

  /// The source of the coding that something is about, if it is about one.
  func source(of target: WritingTarget) throws -> SourceID? {
    guard case .coding(let id) = target else { return nil }
    if let record = written[id] { return record.coding.source }
    return try reader.codings().first { $0.id == id }?.source
  }
}
