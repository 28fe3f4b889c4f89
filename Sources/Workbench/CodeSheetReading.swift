internal import Formats
internal import Store
package import Study
package import Text

/// How a sheet is taken in.
package struct CodeSheetOptions: Hashable, Sendable {
  /// Whose word counts where sheet and project changed the same.
  package enum Preference: String, Hashable, Sendable, CaseIterable {
    case sheet
    case project
  }

  /// Whether nothing is stored.
  package var isDryRun = false
  /// Whether codes that are not there are made.
  package var createsCodes = false
  /// Why codes are used that the frozen codebook does not have, if they are.
  package var amendment: String?
  /// Whose word counts; where nil, nothing is stored if there is such a place.
  package var preference: Preference?

  /// Asks for what is usual.
  package init() {}
}

/// What a sheet changes, or would.
package struct CodeSheetResult: Hashable, Sendable {
  /// One change.
  package struct Change: Hashable, Sendable {
    /// What kind of change.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
      case added
      case removed
      case recoded
      /// The same code on a redrawn range.
      case moved
      case note
    }

    /// What became of it.
    package enum State: String, Hashable, Sendable {
      case done
      /// The project was so already.
      case there
      /// The project was changed otherwise; its word counts.
      case kept
      /// The project was changed otherwise; the sheet's word counts.
      case overridden
      /// The project was changed otherwise, and nobody said whose word counts.
      case conflict
    }

    package let kind: Kind
    package let state: State
    package let place: String
    package let span: TextSpan
    package let formerSpan: TextSpan?
    package let code: CodePath
    package let formerCode: CodePath?
    package let text: String
    package let note: String
  }

  package let source: String
  package let coder: String
  package let layer: Layer
  package let changes: [Change]
  /// The codes that were made.
  package let created: [CodePath]
  /// Whether the project's codings were others than those the sheet was written with.
  package let wasMerged: Bool
}

extension OpenProject {
  /// Reads a sheet that came back, and stores what was changed on it as one step.
  ///
  /// What the project changed since the sheet was written stays, unless the sheet changed the same.
  ///
  /// - Throws: `Refusal` with the line where the transcript, a mark or a code is at fault; nothing
  ///   is stored then.
  package func readCodeSheet(_ path: String, _ options: CodeSheetOptions) throws -> CodeSheetResult
  {
    try readCodeSheet(try FileBytes.read(path), named: path, options)
  }

  /// The same of a file's bytes.
  package func readCodeSheet(
    _ bytes: [UInt8], named path: String, _ options: CodeSheetOptions
  ) throws -> CodeSheetResult {
    let draft = try CodeSheetIntake.draft(bytes, path)
    if options.isDryRun {
      return try file.read { reader in
        try CodeSheetIntake(draft, path, reader, options).result
      }
    }
    return try file.change("sheet read", by: me) { writer in
      var intake = try CodeSheetIntake(draft, path, writer.reader, options)
      try intake.store(writer)
      return intake.result
    }.result
  }
}

/// A sheet held against the project.
struct CodeSheetIntake {
  private let path: String
  private let source: Source
  private let page: CodeSheetPage
  private let rater: Rater?
  private let head: CodeSheetHead
  private let layer: Layer
  private let options: CodeSheetOptions
  private let comparison: CodeSheetComparison
  private var steps: [(step: CodeSheetStep, state: CodeSheetResult.Change.State)] = []
  private var numbers: [CodeSheetKey: CodingID] = [:]
  private var codes: CodeSheetCodeNames
  private let wasMerged: Bool

  /// Reads a file as a sheet.
  static func draft(_ bytes: [UInt8], _ path: String) throws -> CodeSheetDraft {
    do {
      if bytes.starts(with: [0x50, 0x4B]) { return try CodeSheetDraft(word: bytes) }
      if String(validating: bytes, as: UTF8.self) != nil { return try CodeSheetDraft(text: bytes) }
      return try CodeSheetDraft(text: try TextDecoder().decode(bytes).utf8)
    } catch let error as CodeSheetError {
      throw refusal(error, path)
    } catch {
      throw FormatFault(file: path, error: error)
    }
  }

  private static func refusal(_ error: CodeSheetError, _ path: String) -> Refusal {
    let line: Int? =
      switch error {
      case .changedText(let line, _, _), .addedText(let line, _), .notClosed(let line, _),
        .notOpened(let line, _), .openedTwice(let line, _), .noCodes(let line, _),
        .noPassage(let line, _), .tooManyCodings(let line, _):
        line
      case .notASheet, .missingMember, .missingText, .commentOutside: nil
      }
    return Refusal(.codeSheet(.unreadable(error)), at: InputPlace(file: path, line: line))
  }

  init(
    _ draft: CodeSheetDraft, _ path: String, _ reader: ProjectReader, _ options: CodeSheetOptions
  ) throws {
    self.path = path
    self.options = options
    head = draft.head
    let place = InputPlace(file: path)
    let record = try reader.source(named: draft.head.source, at: place)
    source = record.source
    guard let layer = Layer(rawValue: draft.head.layer) else {
      throw Refusal(
        .codeSheet(
          .unknownLayer(asked: draft.head.layer, valid: Layer.allCases.map(\.rawValue))), at: place)
    }
    self.layer = layer
    guard record.textHash == draft.head.text else {
      throw Refusal(.codeSheet(.otherText(source: source.name)), at: place)
    }
    page = try CodeSheetPage(record, reader)
    guard page.check == draft.head.passages else {
      throw Refusal(.codeSheet(.otherPassages(source: source.name)), at: place)
    }
    let passages: [CodeSheetPassage]
    do throws(CodeSheetError) {
      passages = try draft.passages(in: page.frame)
    } catch {
      throw Self.refusal(error, path)
    }
    let wantedName = draft.head.coder.nfc
    rater = try reader.coders().first { $0.name.nfc == wantedName }
      .map { Rater(coder: $0.id, layer: layer) }
    codes = CodeSheetCodeNames(
      try reader.codebook(), try reader.codeGUIDs(), draft.state, createsCodes: options.createsCodes
    )
    var today: [CodeSheetKey: String] = [:]
    for record in try reader.codingRecords(in: source.id) where record.coding.rater == rater {
      let key = CodeSheetKey(span: record.coding.span, code: record.coding.code)
      today[key] = CodeSheetPage.check(ofNote: record.note)
      numbers[key] = record.coding.id
    }
    var base: [CodeSheetKey: String] = [:]
    if let state = draft.state {
      for item in state.items {
        base[CodeSheetKey(span: item.span, code: codes.code(guid: item.code))] = item.note
      }
    } else if options.preference == .sheet {
      base = today
    } else {
      throw Refusal(
        .codeSheet(.lostState(coder: draft.head.coder, source: source.name)), at: place)
    }
    wasMerged = base != today
    let sheet = try Self.sheet(passages, page, Set(base.keys.map(\.span)), &codes, path)
    comparison = CodeSheetComparison(
      base: base, sheet: sheet, check: CodeSheetPage.check(ofNote:))
    steps = comparison.steps.map { step in
      switch comparison.outcome(of: step, in: today) {
      case .done: (step, .done)
      case .there: (step, .there)
      case .conflict:
        switch options.preference {
        case .sheet: (step, .overridden)
        case .project: (step, .kept)
        case nil: (step, .conflict)
        }
      }
    }
    try refuseWhatCannotBe(reader)
  }

  /// Where so many passages are at fault, nobody waits for the rest.
  private static let mostFaults = 1_000
  /// Of a longer passage only the beginning is shown with a change.
  private static let mostShown = 1_000

  /// The codings that the passages of a sheet stand for, each once.
  private static func sheet(
    _ passages: [CodeSheetPassage], _ page: CodeSheetPage, _ known: Set<TextSpan>,
    _ codes: inout CodeSheetCodeNames, _ path: String
  ) throws -> [CodeSheetKey: String] {
    var sheet: [CodeSheetKey: String] = [:]
    var faults: [Refusal] = []
    // Many code lines can be for one passage, which may be long.
    var trimmed: [TextSpan: TextSpan] = [:]
    for passage in passages where faults.count < Self.mostFaults {
      let place = InputPlace(file: path, line: passage.line)
      var span = passage.span
      if !known.contains(span) {
        let written = passage.paragraph ?? span
        span = trimmed[written] ?? page.trimmed(written)
        trimmed[written] = span
      }
      do {
        let note = CodeSheetCodes.bareNote(passage.note)
        if !passage.isNoteMarked, !note.isEmpty, codes.isCode(note) {
          throw Refusal(.codeSheet(.noteIsCode(note: note)), at: place)
        }
        for written in passage.codes {
          let key = CodeSheetKey(span: span, code: try codes.code(written, at: place))
          if !known.contains(span), page.view.layer.contentLength(of: span) == 0 {
            throw Refusal(
              .rangeIsSilent(
                start: span.start, end: span.end, source: page.view.record.source.name),
              at: place)
          }
          if sheet[key]?.isEmpty ?? true { sheet[key] = note }
        }
      } catch let refusal as Refusal {
        faults.append(refusal)
      }
    }
    if let first = faults.first {
      throw Refusal(first.problem, at: first.place, others: faults.count - 1)
    }
    return sheet
  }

  private func refuseWhatCannotBe(_ reader: ProjectReader) throws {
    let place = InputPlace(file: path)
    let effective = steps.filter { $0.state != .there && $0.state != .kept }
    guard !effective.isEmpty else { return }
    if let rater { try reader.refuseSealed(rater, source, coder: head.coder) }
    for item in effective {
      if let code = item.step.to?.code, codes.isLost(code) {
        throw Refusal(
          .unknownCode(asked: codes.path(of: code).description, nearest: []), at: place)
      }
    }
    let conflicts = effective.filter { $0.state == .conflict }
    if !conflicts.isEmpty, !options.isDryRun {
      throw Refusal(
        .codeSheet(
          .conflicts(
            conflicts.compactMap { item in
              (item.step.to ?? item.step.from).map {
                "\(page.view.grid.reach(of: $0.span)) \(codes.path(of: $0.code))"
              }
            })), at: place)
    }
  }

  /// What the sheet changes.
  var result: CodeSheetResult {
    CodeSheetResult(
      source: source.name, coder: head.coder, layer: layer,
      changes: steps.compactMap { change($0.step, $0.state) }, created: codes.created,
      wasMerged: wasMerged)
  }

  private func change(
    _ step: CodeSheetStep, _ state: CodeSheetResult.Change.State
  ) -> CodeSheetResult.Change? {
    guard let key = step.to ?? step.from else { return nil }
    let kind: CodeSheetResult.Change.Kind =
      switch (step.from, step.to) {
      case (_, nil): .removed
      case (nil, _): .added
      case (let from?, let to?) where from == to: .note
      case (let from?, let to?): from.span == to.span ? .recoded : .moved
      }
    let isLong = key.span.length > Self.mostShown
    let shown = isLong ? TextSpan(key.span.start, key.span.start + Self.mostShown) : key.span
    let text = page.view.layer.read(shown, of: page.view.text) + (isLong ? "…" : "")
    return CodeSheetResult.Change(
      kind: kind, state: state, place: page.view.grid.reach(of: key.span), span: key.span,
      formerSpan: kind == .moved ? step.from?.span : nil, code: codes.path(of: key.code),
      formerCode: kind == .recoded ? step.from.map { codes.path(of: $0.code) } : nil,
      text: text, note: step.note ?? "")
  }

  /// Stores what the sheet changes.
  mutating func store(_ writer: ProjectWriter) throws {
    let wanted = steps.filter { $0.state == .done || $0.state == .overridden }.map(\.step)
    guard !wanted.isEmpty else { return }
    let rater = Rater(coder: try writer.coder(named: head.coder), layer: layer)
    let made = try codes.create(with: writer)
    func real(_ key: CodeSheetKey) -> CodeSheetKey {
      CodeSheetKey(span: key.span, code: made[key.code] ?? key.code)
    }
    let used = wanted.compactMap { step -> CodeID? in
      guard let to = step.to, to.code != step.from?.code else { return nil }
      return real(to).code
    }
    try writer.allow(used, amending: options.amendment, by: rater.coder)
    for step in wanted {
      let known = step.from.flatMap { numbers[$0] }
      switch (step.to.map(real), known) {
      case (nil, let known?): try writer.removeCoding(known)
      case (nil, nil): break
      case (let to?, let known?):
        if let other = numbers[to], other != known {
          try writer.removeCoding(known)
          if let note = step.note {
            try writer.changeCoding(other, span: to.span, code: to.code, note: note)
          }
        } else {
          try writer.changeCoding(known, span: to.span, code: to.code, note: step.note)
        }
      case (let to?, nil):
        if let other = numbers[to] {
          if let note = step.note {
            try writer.changeCoding(other, span: to.span, code: to.code, note: note)
          }
        } else {
          try writer.addCoding(
            source: source.id, span: to.span, code: to.code, rater: rater, note: step.note ?? "")
        }
      }
      if let to = step.to {
        try writer.mintQuotation(
          source: source.id, turn: page.view.grid.turnNumber(at: to.span), span: to.span)
      }
    }
    try writer.markStarted(source.id, rater)
    let count = wanted.count
    writer.summary = "\(source.name): \(count) change\(count == 1 ? "" : "s") by \(head.coder)"
  }
}
