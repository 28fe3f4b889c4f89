internal import Store
internal import Study
internal import Text

extension OpenProject {
  /// Takes a corrected transcript in for a source, as one step: everything that hangs on its words
  /// follows them.
  ///
  /// - Parameters:
  ///   - name: the source.
  ///   - path: the corrected file.
  ///   - options: how it is to be read; its language and kind are the source's.
  ///   - dryRun: whether to stop before anything is stored.
  /// - Returns: what became of every coding.
  /// - Throws: `Refusal` for an unknown source or a file that cannot be read; nothing has changed then.
  package func revise(
    _ name: String, with path: String, _ options: ImportOptions, dryRun: Bool
  ) throws -> RevisionOutcome {
    let shelf = DictionaryShelf()
    let former = try source(name)
    let record = former.record
    var options = options
    options.language = record.source.language
    options.kind = record.source.kind
    options.speakers += former.speakers.map(\.label).filter { !options.speakers.contains($0) }
    let read = try FileReader(
      options: options, projectLanguage: record.source.language, shelf: shelf
    ).read(path)
    if Digest.sha256(read.original) == record.originalHash,
      Digest.sha256(read.text.utf8) == record.textHash
    {
      throw Refusal(
        .revision(.sameFile(source: record.source.name)), at: InputPlace(file: path))
    }
    if dryRun {
      return try file.read { reader in
        let view = try reader.view(of: reader.source(named: name))
        let plan = try RevisionPlan(view, read, reader: reader)
        return try Self.outcome(plan, read, reader, lost: plan.lostQuotations(reader))
      }
    }
    let outcome = try file.change("source revise", by: me) { writer in
      let view = try writer.reader.view(of: writer.reader.source(named: name))
      let plan = try RevisionPlan(view, read, reader: writer.reader)
      let before = try Self.outcome(plan, read, writer.reader, lost: [])
      let decisions = try RevisedDecisions(plan, writer.reader)
      let (source, lost) = try Self.carryOut(plan, read, path: path, writer)
      let kept = try decisions.carry(to: source, writer)
      writer.summary = Self.summary(before)
      return RevisionOutcome(
        source: before.source, revision: before.revision, codings: before.codings,
        lostQuotations: lost, droppedSegments: before.droppedSegments,
        droppedPrompts: before.droppedPrompts, goneSpeakers: before.goneSpeakers,
        newSpeakers: before.newSpeakers, decisions: (kept, decisions.decided - kept))
    }.result
    try? upkeep(shelf).mendIndex()
    return outcome
  }

  /// Writes a plan.
  ///
  /// - Returns: the revised source, and the ids of quotations that are lost.
  private static func carryOut(
    _ plan: RevisionPlan, _ read: FileReading, path: String, _ writer: ProjectWriter
  ) throws -> (source: SourceID, lost: [String]) {
    let old = plan.former.record.source
    let speakers = plan.former.speakers
    try writer.replacePrompts(of: old.id, with: [])
    let new = try writer.revise(
      old.id, to: newSource(name: old.name, path: path, read, kind: old.kind))
    let newSpeakers = try writer.reader.speakers()[new] ?? []
    for (place, target) in plan.speakers.sorted(by: { $0.key < $1.key })
    where speakers.indices.contains(place) && newSpeakers.indices.contains(target) {
      let isRenamed = newSpeakers[target].label != speakers[place].label
      try writer.carrySpeaker(
        speakers[place].id, to: newSpeakers[target].id,
        label: isRenamed ? speakers[place].label : nil)
    }
    for (kind, segments) in plan.segments.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      try writer.replaceSegments(
        of: new, kind, with: segments, speakers: newSpeakers.map(\.id))
    }
    try writer.replacePrompts(of: new, with: plan.prompts)
    if !plan.droppedMarks.isEmpty {
      for item in try writer.reader.marks(of: new) where plan.droppedMarks.contains(item.mark) {
        try writer.dropMark(item.id)
      }
    }
    for item in plan.codings {
      switch (item.state, item.span) {
      case (.lost, _), (.joined, _), (_, nil): try writer.removeCoding(item.record.coding.id)
      case (_, let span?): try writer.moveCoding(item.record.coding.id, to: new, span)
      }
    }
    let lost = try writer.moveQuotations(
      from: old.id, to: new, length: read.text.count, anchor: plan.place(of:))
    try writer.moveBirthplaces(from: old.id, to: new, anchor: plan.place(of:))
    try writer.repoint(from: old.id, to: new)
    return (new, lost.map { "\(old.name):\($0.turn)\($0.suffix)" })
  }

  private static func outcome(
    _ plan: RevisionPlan, _ read: FileReading, _ reader: ProjectReader, lost: [String]
  ) throws -> RevisionOutcome {
    let former = plan.former
    let coders = Dictionary(
      try reader.coders().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let codebook = try reader.codebook()
    let codings = plan.codings.map { item -> RevisedCoding in
      let coding = item.record.coding
      return RevisedCoding(
        state: item.state, coder: coders[coding.rater.coder] ?? "?", layer: coding.rater.layer,
        code: codebook.path(of: coding.code), formerTurn: former.grid.turnNumber(at: coding.span),
        formerSpan: coding.span, formerText: former.layer.read(coding.span, of: former.text),
        turn: item.span.map { plan.grid.turnNumber(at: $0) }, span: item.span,
        text: item.span.map { plan.layer.read($0, of: plan.text) })
    }
    let labels = read.transcript.speakers.map(\.label)
    return RevisionOutcome(
      source: former.record.source.name,
      revision: try reader.revision(of: former.record.source.id) + 1, codings: codings,
      lostQuotations: lost, droppedSegments: plan.droppedSegments,
      droppedPrompts: plan.droppedPrompts,
      goneSpeakers: former.speakers.indices.filter { plan.speakers[$0] == nil }
        .map { former.speakers[$0].label },
      newSpeakers: labels.indices.filter { !plan.speakers.values.contains($0) }
        .map { labels[$0] })
  }

  private static func summary(_ outcome: RevisionOutcome) -> String {
    let counts = RevisionState.allCases.reversed().compactMap { state in
      outcome.counts[state].map { "\($0) \(state.rawValue)" }
    }
    return "\(outcome.source), revision \(outcome.revision): "
      + (counts.isEmpty ? "no codings" : counts.joined(separator: ", "))
  }
}

extension OpenProject {
  /// Gives a source another name.
  ///
  /// - Returns: the name as it is kept, in NFC.
  /// - Throws: `Refusal` where there is no such source, or another has the name.
  package func renameSource(_ name: String, to wanted: String) throws -> String {
    let new = wanted.nfc
    guard !new.trimmingBlanks().isEmpty else { throw Refusal(.revision(.emptyName)) }
    return try file.change("source rename", by: me) { writer in
      let record = try writer.reader.source(named: name)
      let holder = try writer.reader.sources().first { $0.source.name.nfc == new }
      if let holder, holder.source.id != record.source.id {
        throw Refusal(.revision(.nameTaken(name: new)))
      }
      try writer.renameSource(record.source.id, to: new)
      writer.summary = "\(record.source.name) → \(new)"
      return new
    }.result
  }

  /// Removes a source, with its codings and all else that belongs to it, as one step.
  ///
  /// - Parameters:
  ///   - name: the source.
  ///   - withCodings: whether it may go though it has codings.
  /// - Returns: how many codings and memos went with it.
  /// - Throws: `Refusal` where it has codings that may not go.
  package func removeSource(
    _ name: String, withCodings: Bool
  ) throws -> (codings: Int, memos: Int) {
    let shelf = DictionaryShelf()
    let removed = try file.change("source remove", by: me) { writer in
      let source = try writer.reader.source(named: name).source
      let codings = try writer.reader.codingCount(in: source.id)
      guard withCodings || codings == 0 else {
        throw Refusal(.revision(.hasCodings(source: source.name, codings: codings)))
      }
      let counts = try writer.removeSource(source.id)
      writer.summary = "\(source.name), with \(codings) codings"
      return (codings: codings, memos: counts["memo"] ?? 0)
    }.result
    try? upkeep(shelf).mendIndex()
    return removed
  }
}
