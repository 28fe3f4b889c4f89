internal import Store
package import Study
internal import Text

/// What is condensed.
package enum CondenseChoice: Hashable, Sendable {
  /// A coding, by its quotation's id and, where there are several, a code behind a `/`.
  case coding(String)
  /// What a case says under a code and those below it.
  case cell(caseName: String, code: String)
}

/// Which rows are wanted.
package struct CondenseFilter: Sendable {
  /// Whether rows are single codings, and not what a case says under a code.
  package var isByCoding = false
  /// Only these codes; for cells each is a column by itself, for codings with those below it.
  package var codes: [String] = []
  /// Only these cases.
  package var cases: [String] = []
  /// Only what has been condensed, and not what might be.
  package var writtenOnly = false
  /// Only what has changed since it was condensed.
  package var staleOnly = false

  /// Wants all cells of the codes at the top.
  package init() {}
}

extension OpenProject {
  /// Writes a condensation, or says that a code cannot be about a case, as one step.
  ///
  /// - Parameters:
  ///   - choice: What is condensed.
  ///   - body: The text; nil for what is not applicable.
  /// - Returns: The row as it is now, and whether anything was changed.
  /// - Throws: `Refusal` where there is nothing to condense, or the text is empty or too long.
  package func condense(
    _ choice: CondenseChoice, body: String?
  ) throws -> (row: CondensedRow, isChanged: Bool) {
    let coder = try coder()
    let text = try body.map { try Self.condensedText($0) }
    let change = try file.change("condense", by: coder) { writer in
      let me = try writer.coder(named: coder)
      let material = try CondenseMaterial(writer.reader)
      let subject = try material.subject(choice, me: me)
      try material.write(subject, text, by: me, to: writer)
      let after = try CondenseMaterial(writer.reader)
      let row = try after.row(subject)
      writer.summary = "\(row.caseName ?? row.source ?? ""), \(row.code)"
      return row
    }
    return (change.result, change.entry != nil)
  }

  /// Takes a condensation away, as one step.
  package func removeCondensation(_ choice: CondenseChoice) throws -> CondensedRow {
    try file.change("condense remove", by: me) { writer in
      let material = try CondenseMaterial(writer.reader)
      let mine = try myID(writer.reader)
      let subject = try material.subject(choice, me: mine)
      let row = try material.row(subject)
      let records = material.records(subject)
      if records.isEmpty { throw Refusal(.writing(.notCondensed(asked: choice.words))) }
      for record in records { try writer.removeCondensation(record.id) }
      writer.summary = "\(row.caseName ?? row.source ?? ""), \(row.code)"
      return row
    }.result
  }

  /// One row with its passages.
  package func condensation(_ choice: CondenseChoice) throws -> CondensedRow {
    try file.read { reader in
      let material = try CondenseMaterial(reader)
      let mine = try myID(reader)
      return try material.row(material.subject(choice, me: mine))
    }
  }

  /// The rows that can be condensed or have been.
  ///
  /// Cells stand by case and then as the codebook reads; codings as the texts do. What was condensed
  /// and has no coding left is there too, so that nothing written is lost from sight.
  package func condensedRows(_ filter: CondenseFilter) throws -> [CondensedRow] {
    try file.read { reader in
      let material = try CondenseMaterial(reader)
      let subjects = try material.subjects(filter)
      let passages = try material.passages(subjects.flatMap { material.codings(of: $0) })
      return subjects.map { material.row($0, passages) }.filter { row in
        (!filter.writtenOnly || row.freshness != nil)
          && (!filter.staleOnly || [.stale, .gone].contains(row.freshness))
      }
    }
  }

  static func condensedText(_ written: String) throws -> String {
    let text = CondensedText.tidy(written)
    if text.isEmpty { throw Refusal(.writing(.emptyText)) }
    let length = text.unicodeScalars.count
    if length > CondensedText.limit {
      throw Refusal(.writing(.tooLong(characters: length, limit: CondensedText.limit)))
    }
    return text
  }
}

extension CondenseChoice {
  /// What was asked for, as it is written on the command line.
  var words: String {
    switch self {
    case .coding(let asked): asked
    case .cell(let caseName, let code): "--case \(caseName) --code \(code)"
    }
  }
}

/// Something that can be condensed.
enum CondenseSubject: Hashable {
  case cell(CondenseCell)
  case unit(CondenseUnit)
}

extension CondenseMaterial {
  /// What a person means.
  func subject(_ choice: CondenseChoice, me: CoderID?) throws -> CondenseSubject {
    switch choice {
    case .coding(let asked):
      let name = asked.hasPrefix("quote:") ? String(asked.dropFirst(6)) : asked
      return .unit(CondenseUnit(try names.coding(name, me: me, needsCode: true)))
    case .cell(let caseName, let code):
      return .cell(
        CondenseCell(
          caseID: try names.caseNamed(caseName).id, code: try names.codebook.wanted(code).id))
    }
  }

  /// What stands written of something.
  func records(_ subject: CondenseSubject) -> [CondensationRecord] {
    switch subject {
    case .cell(let cell): cellRecords[cell] ?? []
    case .unit(let unit): unitRecords[unit] ?? []
    }
  }

  /// The codings under something.
  func codings(of subject: CondenseSubject) -> [Int] {
    switch subject {
    case .cell(let cell): cells[cell] ?? []
    case .unit(let unit): places[unit].map { [$0] } ?? []
    }
  }

  /// The row of something, with its passages.
  func row(_ subject: CondenseSubject) throws -> CondensedRow {
    row(subject, try passages(codings(of: subject)))
  }

  func row(_ subject: CondenseSubject, _ passages: [Int: CondensedPassage]) -> CondensedRow {
    switch subject {
    case .cell(let cell): row(cell, passages)
    case .unit(let unit): row(unit, passages)
    }
  }

  /// Writes a text for something, in place of what stands there.
  ///
  /// - Throws: `Refusal` where a text has no coding to be written from.
  func write(
    _ subject: CondenseSubject, _ text: String?, by coder: CoderID, to writer: ProjectWriter
  ) throws {
    let former = records(subject)
    switch subject {
    case .cell(let cell):
      if text != nil, cells[cell] == nil {
        throw Refusal(
          .writing(
            .nothingToCondense(
              caseName: names.label(.studyCase(cell.caseID)).name,
              code: names.codebook.path(of: cell.code).description)))
      }
      try writer.condense(
        .cell(cell.caseID, cell.code), former: former.map(\.id), body: text, seen: seen(cell),
        by: coder, of: cell.caseID)
    case .unit(let unit):
      // The writer's own coding, else the first; where none is left, the one that it was kept with.
      let here = everyCoding[unit] ?? []
      let kept = (here.first { $0.rater.coder == coder } ?? here.first)?.id
      guard let coding = kept ?? former.first?.codingID else { return }
      try writer.condense(
        .coding(coding), former: former.map(\.id), body: text, seen: seen(unit), by: coder,
        of: places[unit].flatMap { cases(of: $0).first })
    }
  }

  /// What a filter wants, in the order of lists.
  func subjects(_ filter: CondenseFilter) throws -> [CondenseSubject] {
    let wanted = try filter.codes.map { try names.codebook.wanted($0).id }
    let people = Set(try filter.cases.map { try names.caseNamed($0).id })
    if filter.isByCoding { return units(Set(wanted), people) }
    let isNamed = !wanted.isEmpty
    let top = names.codebook.codes.filter { $0.parent == nil && $0.kind != .excluded }.map(\.id)
    let columns = Set(isNamed ? wanted : top)
    var found = Set(cells.keys.filter { columns.contains($0.code) })
    found.formUnion(cellRecords.keys.filter { !isNamed || columns.contains($0.code) })
    if !people.isEmpty { found = found.filter { people.contains($0.caseID) } }
    return found.map { cell in
      (
        name: NameOrder(names.label(.studyCase(cell.caseID)).name),
        place: names.codebook.place(of: cell.code), cell: cell
      )
    }.sorted { left, right in
      (left.name, left.place, left.cell.code) < (right.name, right.place, right.cell.code)
    }.map { .cell($0.cell) }
  }

  private func units(_ codes: Set<CodeID>, _ people: Set<CaseID>) -> [CondenseSubject] {
    let wanted = Set(codes.flatMap { names.codebook.withDescendants($0) })
    let standing = codings.indices.filter { index in
      (wanted.isEmpty || wanted.contains(codings[index].code))
        && (people.isEmpty || !people.isDisjoint(with: cases(of: index)))
    }.map { CondenseUnit(codings[$0].source, codings[$0].span, codings[$0].code) }
    let gone = unitRecords.keys.filter {
      places[$0] == nil && people.isEmpty && (wanted.isEmpty || wanted.contains($0.code))
    }.sorted {
      ($0.source, $0.span.start, $0.span.end, $0.code)
        < ($1.source, $1.span.start, $1.span.end, $1.code)
    }
    return (standing + gone).map { .unit($0) }
  }
}

extension CondensationRecord {
  /// The coding that it is kept with, if it condenses one.
  fileprivate var codingID: CodingID? {
    guard case .coding(let id) = subject else { return nil }
    return id
  }
}
