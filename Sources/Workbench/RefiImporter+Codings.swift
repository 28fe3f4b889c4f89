internal import Formats
internal import Store
internal import Study
internal import Text

extension RefiImporter {
  /// Takes the codings in: each into its coder's layer, under the time it was made.
  func takeCodings() throws {
    codingRows = RefiImportRows(try writer.reader.refiKnownRows(.coding))
    codingPlaces = try writer.reader.refiCodingPlaces()
    let placeByID = Dictionary(
      codingPlaces.map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let quotations = RefiImportRows(try writer.reader.refiKnownRows(.quotation))
    caseGUIDs = Set(project.cases.map(\.guid))
    var begun: [SourceID: Set<Rater>] = [:]
    var finished: [SourceID: Set<Rater>] = [:]
    for assignment in try writer.reader.assignments() where assignment.status != .assigned {
      begun[assignment.source, default: []].insert(assignment.rater)
      if assignment.status == .finished {
        finished[assignment.source, default: []].insert(assignment.rater)
      }
    }
    coderNames = Dictionary(
      try writer.reader.coders().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    for (unit, source, length) in placed {
      var work = RefiUnitWork(
        source: source, name: unit.name, former: placeByID, finished: finished[source] ?? [])
      for (selection, span) in zip(unit.text.selections, unit.spans) {
        guard let span, span.end <= length else {
          try keepOutside(selection, of: unit, source)
          continue
        }
        try take(selection, span, of: unit, &work)
      }
      let codings = unit.isWhole ? unit.source.codings : []
      for coding in codings + (unit.element == "TextSource" ? [] : unit.text.codings) {
        if let made = try take(coding, TextSpan(0, length), nil, note: "", &work) {
          refer(coding.noteRefs, to: target(ofCoding: made.id, made.guid, source))
        }
      }
      try mint(work, quotations)
      for rater in work.raters.subtracting(begun[source] ?? [])
        .sorted(by: { ($0.coder, $0.layer.rawValue) < ($1.coder, $1.layer.rawValue) })
      { try writer.assign(source, to: rater, .started) }
    }
    let here = Set(placed.map { $0.unit.guid })
    for unit in material.units where !here.contains(unit.guid) { countAbsent(unit) }
  }

  /// Counts the passages of a text that has no place here.
  private func countAbsent(_ unit: RefiImportUnit) {
    let fate: RefiImportFate = sources[unit.guid] == nil ? .removed : .dropped
    for selection in unit.text.selections {
      ledger.add(Self.element(selection), fate)
      ledger.add("Coding", fate, selection.codings.count)
      if selection.description != nil { ledger.add("Description", fate) }
    }
    ledger.add("Coding", fate, unit.isWhole ? unit.source.codings.count : 0)
  }

  private static func element(_ selection: RefiSelection) -> String {
    if case .positions = selection.place { return "PlainTextSelection" }
    return "TranscriptSelection"
  }

  private func take(
    _ selection: RefiSelection, _ span: TextSpan, of unit: RefiImportUnit,
    _ work: inout RefiUnitWork
  ) throws {
    let before = (new: newCodings, sealed: work.sealed)
    var first: (id: CodingID, guid: String)?
    var note = selection.description ?? ""
    for coding in selection.codings {
      let sealed = work.sealed
      let own = try ownNote(of: coding)
      if let made = try take(coding, span, selection.stamp, note: own?.text ?? note, &work) {
        if let own { codingNotes[own.guid] = made.isNew ? .kept : .known }
        refer(coding.noteRefs, to: target(ofCoding: made.id, made.guid, work.source))
        if made.isNew, own == nil, !note.isEmpty {
          ledger.add("Description", .memo)
          note = ""
        }
        first = first ?? (made.id, made.guid)
      } else if work.sealed > sealed {
        if let own { codingNotes[own.guid] = .dropped }
        refer(coding.noteRefs, to: target(ofSource: work.source))
      }
    }
    let isLeftOut = first == nil && work.sealed > before.sealed
    let placed = RefiPlacedSelection(source: work.source, span: span, coding: first)
    if selections[selection.guid] == nil { selections[selection.guid] = placed }
    let isNew = newCodings > before.new
    if isNew || selection.codings.isEmpty {
      if !span.isEmpty { work.ranges.append((span, selection.guid)) }
    }
    let subject = target(of: placed)
    refer(selection.noteRefs, to: subject)
    if !note.isEmpty {
      let fate =
        isLeftOut
        ? RefiImportFate.dropped
        : first == nil ? try comment(selection, span, of: unit, subject) : .known
      ledger.add("Description", fate)
    }
    let isHere = newSources.contains(work.source) || isNew
    ledger.add(Self.element(selection), isLeftOut ? .dropped : isHere ? .kept : .known)
  }

  /// What notes on a selection are about: its first coding, else its source.
  func target(of placed: RefiPlacedSelection) -> RefiNoteTarget {
    if let coding = placed.coding {
      return target(ofCoding: coding.id, coding.guid, placed.source)
    }
    return target(ofSource: placed.source)
  }

  private func target(
    ofCoding id: CodingID, _ guid: String, _ source: SourceID
  ) -> RefiNoteTarget {
    RefiNoteTarget(writing: .coding(id), source: source, guid: guid)
  }

  /// A source as something that notes are about.
  func target(ofSource id: SourceID) -> RefiNoteTarget {
    RefiNoteTarget(writing: .source(id), guid: sourceGUIDs[id] ?? "")
  }

  /// A comment on a passage without a code is a memo on the source, with the words that it is on.
  private func comment(
    _ selection: RefiSelection, _ span: TextSpan, of unit: RefiImportUnit, _ target: RefiNoteTarget
  ) throws -> RefiImportFate {
    let words = StoredText(utf8: unit.raw.stored).raw(span)
    let quoted = words.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "> " + $0 }.joined(separator: "\n")
    return try memo(
      RefiNewMemo(
        title: RefiImportNames.clean(selection.name ?? ""),
        body: quoted + "\n\n" + (selection.description ?? ""),
        coder: selection.stamp.creatingUser.flatMap { coders[$0] },
        at: RefiTime.utc(selection.stamp.created)), target,
      RefiImportRows.derived("Description", selection.guid.description))
  }

  /// Puts a code on a range.
  ///
  /// - Returns: the coding that stands there now, and whether it is new; nil where none does.
  private func take(
    _ coding: RefiCoding, _ span: TextSpan, _ selection: RefiStamp?, note: String,
    _ work: inout RefiUnitWork
  ) throws -> (id: CodingID, guid: String, isNew: Bool)? {
    if caseGUIDs.contains(coding.code) {
      casePlaces.append(
        RefiCasePlace(studyCase: coding.code, source: work.source, span: span))
      let isNew = newSources.contains(work.source)
      ledger.add(
        "Coding", goneCases.contains(coding.code) ? .removed : isNew ? .kept : .known)
      ledger.remark(.codeIsCase, "\(work.name): \(caseName(coding.code))")
      return nil
    }
    let guid = codingRows.guid(for: coding.guid)
    let written = RefiWrittenPlace(
      span: span, code: coding.code, user: coding.stamp.creatingUser ?? selection?.creatingUser)
    if let known = codingRows[guid] {
      if known.isRemoved {
        work.removed.insert(written)
        ledger.add("Coding", .removed)
        return nil
      }
      let former = work.former[known.id]
      let isSame =
        former == nil
        || former?.source == work.source && former?.span == span
          && former?.code == codes[coding.code]
      ledger.add("Coding", isSame ? .known : .changed)
      if !isSame { ledger.remark(.changed, "\(work.name): \(codeNames[coding.code] ?? "?")") }
      return (known.id, guid, false)
    }
    if work.removed.contains(written) {
      ledger.add("Coding", .removed)
      return nil
    }
    guard let code = codes[coding.code] else {
      let isGone = goneCodes.contains(coding.code)
      ledger.add("Coding", isGone ? .removed : .dropped)
      if !isGone { ledger.remark(.codeMissing, "\(work.name): \(coding.code)") }
      return nil
    }
    let rater = Rater(
      coder: try coder(named: written.user),
      layer: written.user.flatMap { layers[$0] } ?? .individual)
    let place = RefiCodingPlace(source: work.source, span: span, code: code, rater: rater)
    if let same = codingPlaces[place] {
      ledger.add("Coding", .known)
      if work.made.contains(same.id) {
        ledger.remark(.twice, "\(work.name): \(codeNames[coding.code] ?? "?")")
      }
      return (same.id, same.guid, false)
    }
    // What somebody has finished is not changed, no more than by tagging.
    if work.finished.contains(rater) {
      work.sealed += 1
      ledger.add("Coding", .dropped)
      ledger.remark(.sealed, "\(work.name): \(coderNames[rater.coder] ?? "?")")
      return nil
    }
    let at = RefiTime.utc(coding.stamp.created) ?? RefiTime.utc(selection?.created)
    let id = try writer.addRefiCoding(place, at: at, note: note, guid: guid)
    codingRows.note(guid, id)
    codingPlaces[place] = RefiPlacedCoding(id: id, guid: guid)
    work.made.insert(id)
    work.raters.insert(rater)
    newCodings += 1
    ledger.add("Coding", .kept)
    return (id, guid, true)
  }

  private func caseName(_ guid: RefiGUID) -> String {
    caseNamesByGUID[guid] ?? guid.description
  }

  /// Mints the ids of the new passages.
  private func mint(_ work: RefiUnitWork, _ quotations: RefiImportRows) throws {
    if work.ranges.isEmpty { return }
    let grid = TurnGrid(
      turns: try writer.reader.segments(of: work.source, .turn),
      sentences: try writer.reader.segments(of: work.source, .sentence))
    var known = try writer.reader.refiQuotationSpans(of: work.source)
    for (span, guid) in work.ranges.sorted(by: { ($0.span, $0.guid) < ($1.span, $1.guid) })
    where known.insert(span).inserted {
      let isFree =
        guid.isWellFormed && quotations[guid.description] == nil
        && usedQuotations.insert(guid).inserted
      try writer.mintQuotation(
        source: work.source, turn: grid.turnNumber(at: span), span: span,
        guid: isFree ? guid.description : nil)
    }
  }

  /// A passage that is not in its text is a memo on the source, with all that was said of it.
  private func keepOutside(
    _ selection: RefiSelection, of unit: RefiImportUnit, _ source: SourceID
  ) throws {
    var lines: [String] = []
    switch selection.place {
    case .positions(let start, let end): lines.append("startPosition \(start), endPosition \(end)")
    case .syncPoints(let from, let to):
      lines.append(
        "fromSyncPoint \(from?.description ?? "–"), toSyncPoint \(to?.description ?? "–")")
    }
    for coding in selection.codings {
      let name = codeNames[coding.code] ?? caseNamesByGUID[coding.code] ?? coding.code.description
      let user = project.users.first {
        $0.guid == coding.stamp.creatingUser ?? selection.stamp.creatingUser
      }
      lines.append("- \(name)" + (user?.name.map { " (\($0))" } ?? ""))
    }
    if let description = selection.description { lines.append("\n" + description) }
    let target = target(ofSource: source)
    let fate = try memo(
      RefiNewMemo(
        title: RefiImportNames.clean(selection.name ?? Self.element(selection)),
        body: lines.joined(separator: "\n"),
        coder: selection.stamp.creatingUser.flatMap { coders[$0] },
        at: RefiTime.utc(selection.stamp.created)), target,
      RefiImportRows.derived("Outside", selection.guid.description))
    ledger.add(Self.element(selection), fate)
    ledger.add("Coding", fate, selection.codings.count)
    if selection.description != nil { ledger.add("Description", fate) }
    ledger.remark(.outside, "\(unit.name): \(lines[0])")
    refer(selection.noteRefs, to: target)
  }
}
