internal import Store
package import Study
internal import Text

/// What reading a table of condensations back did.
package struct CondenseReadResult: Sendable {
  /// How many rows the table has.
  package let rows: Int
  /// The rows whose text is new, as they are now.
  package let changed: [CondensedRow]
}

extension OpenProject {
  /// Reads a table of condensations back, as one step.
  ///
  /// A row whose text is as it was when the table was made says nothing, whatever has happened
  /// since. One whose text was changed is refused where somebody else has changed it too, or where
  /// the codings under it have changed; and then nothing is stored.
  ///
  /// - Parameters:
  ///   - path: The table.
  ///   - titles: What people's columns are called, folded, and which field each is.
  ///   - dryRun: Whether to stop before anything is stored.
  /// - Returns: What was read.
  /// - Throws: `Refusal` with the first row that is at fault, and how many more are.
  package func readCondensations(
    _ path: String, titles: [String: CondenseField], dryRun: Bool
  ) throws -> CondenseReadResult {
    let table = try CondenseFile(path, titles: titles)
    let coder = try coder()
    if dryRun {
      return try file.read { reader in
        let material = try CondenseMaterial(reader)
        let changes = try CondenseChanges(table.rows, material).changes
        return CondenseReadResult(
          rows: table.rows.count,
          changed: try changes.map { try material.row($0.subject) })
      }
    }
    return try file.change("condense read", by: coder) { writer in
      let material = try CondenseMaterial(writer.reader)
      let changes = try CondenseChanges(table.rows, material).changes
      if changes.isEmpty { return CondenseReadResult(rows: table.rows.count, changed: []) }
      let me = try writer.coder(named: coder)
      for change in changes { try material.write(change.subject, change.text, by: me, to: writer) }
      let after = try CondenseMaterial(writer.reader)
      writer.summary = "\(changes.count) of \(table.rows.count) rows"
      return CondenseReadResult(
        rows: table.rows.count, changed: try changes.map { try after.row($0.subject) })
    }.result
  }
}

/// What the rows of a table change.
private struct CondenseChanges {
  let changes: [(subject: CondenseSubject, text: String)]

  init(_ rows: [CondenseFile.Row], _ material: CondenseMaterial) throws {
    let subjects = material.subjectsByKey
    var changes: [(subject: CondenseSubject, text: String)] = []
    var lines: [CondenseSubject: Int] = [:]
    var faults: [Refusal] = []
    for row in rows {
      do {
        guard let subject = subjects[row.key] else {
          // A row that says nothing new need not be known any more.
          if row.isUnchanged { continue }
          throw Refusal(.writing(.unknownRow(key: row.key)), at: row.place)
        }
        guard let text = try Self.newText(row, material.row(subject, [:])) else { continue }
        if let line = lines[subject] {
          throw Refusal(.writing(.repeatedRow(line: line)), at: row.place)
        }
        lines[subject] = row.place.line
        changes.append((subject, text))
      } catch let refusal as Refusal {
        faults.append(refusal)
      }
    }
    if let first = faults.first {
      throw Refusal(first.problem, at: first.place, others: faults.count - 1)
    }
    self.changes = changes
  }

  /// The text that a row brings; nil where it brings none.
  private static func newText(_ row: CondenseFile.Row, _ now: CondensedRow) throws -> String? {
    if row.isUnchanged { return nil }
    let text = row.unguarded
    let what = "\(now.caseName ?? now.source ?? "?"), \(now.code)"
    if now.state == .text, CondensedText.compared(text) == CondensedText.compared(now.text) {
      return nil
    }
    let current = CondenseCheck(now.check)
    if current?.text != row.check.text {
      throw Refusal(.writing(.conflictingRow(what: what, now: now.text)), at: row.place)
    }
    if text.isEmpty { throw Refusal(.writing(.emptiedRow(what: what)), at: row.place) }
    if current?.seen != row.check.seen {
      throw Refusal(.writing(.staleRow(what: what)), at: row.place)
    }
    do {
      return try OpenProject.condensedText(text)
    } catch let refusal as Refusal {
      throw Refusal(refusal.problem, at: row.place)
    }
  }
}

extension CondenseFile.Row {
  /// Whether the text is what it was when the table was made.
  fileprivate var isUnchanged: Bool {
    let states: [CondensedState] = text.isEmpty ? [.text, .notApplicable] : [.text]
    return Set([text, unguarded]).contains { text in
      states.contains {
        CondenseCheck(text: text, state: $0, seen: "").text == check.text
      }
    }
  }
}

extension CondenseMaterial {
  /// All that can be condensed or has been, by the keys of their rows.
  fileprivate var subjectsByKey: [String: CondenseSubject] {
    var found: [String: CondenseSubject] = [:]
    for cell in Set(cells.keys).union(cellRecords.keys) {
      found[row(cell, [:]).key] = .cell(cell)
    }
    for unit in Set(places.keys).union(unitRecords.keys) {
      found[row(unit, [:]).key] = .unit(unit)
    }
    return found
  }
}
