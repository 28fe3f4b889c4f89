package import Study

/// A step of the journal as an audit trail takes it.
package struct AuditStep: Hashable, Sendable {
  /// Whether a step is somebody's own, or about another.
  package enum Kind: Hashable, Sendable {
    case original
    case undo
    case redo
  }

  /// How many rows of a kind came, were changed and went.
  package struct Count: Hashable, Sendable {
    package let table: String
    package let made: Int
    package let changed: Int
    package let removed: Int

    /// Makes a count.
    package init(table: String, made: Int, changed: Int, removed: Int) {
      self.table = table
      self.made = made
      self.changed = changed
      self.removed = removed
    }
  }

  let at: String
  let coder: String
  let command: String
  /// Whether it undoes or redoes another step.
  let kind: Kind
  let isUndone: Bool
  let summary: String
  let sources: [String]
  let counts: [Count]

  /// Makes a step.
  package init(
    at: String, coder: String, command: String, kind: Kind, isUndone: Bool,
    summary: String, sources: [String], counts: [Count]
  ) {
    self.at = at
    self.coder = coder
    self.command = command
    self.kind = kind
    self.isUndone = isUndone
    self.summary = summary
    self.sources = sources
    self.counts = counts
  }
}

/// The study in numbers, for the lines above an audit trail.
package struct AuditNumbers: Sendable {
  let sources: [(kind: SourceKind, count: Int)]
  let cases: Int
  let words: Int
  let milliseconds: Int
  let timedSources: Int
  let codes: Int
  let codings: Int
  let coders: [String]
  let decisions: Int
  let freezes: [(at: String, note: String)]

  /// Gathers the numbers.
  package init(
    sources: [(kind: SourceKind, count: Int)], cases: Int, words: Int, milliseconds: Int,
    timedSources: Int, codes: Int, codings: Int, coders: [String], decisions: Int,
    freezes: [(at: String, note: String)]
  ) {
    self.sources = sources
    self.cases = cases
    self.words = words
    self.milliseconds = milliseconds
    self.timedSources = timedSources
    self.codes = codes
    self.codings = codings
    self.coders = coders
    self.decisions = decisions
    self.freezes = freezes
  }
}

/// What was done in a study, day by day, for a methods appendix.
///
/// Steps of one kind that one person took after another on one day are one row.
package struct AuditTrail: Sendable {
  private let words: Wording
  private let numbers: AuditNumbers

  /// Chooses the language, and takes the study's numbers.
  package init(_ words: Wording, _ numbers: AuditNumbers) {
    self.words = words
    self.numbers = numbers
  }

  /// The trail, the earliest steps first.
  package func table(_ steps: [AuditStep]) -> Table {
    Table(
      title: words.auditTitle, notes: words.studyNumbers(numbers),
      columns: [
        Table.Column("day", words.dayWord), Table.Column("who", words.whoWord),
        Table.Column("area", words.areaWord), Table.Column("what", words.stepWord),
        Table.Column("steps", words.stepsWord, .integer), Table.Column("about", words.aboutWord),
        Table.Column("extent", words.extentWord),
      ],
      rows: Self.runs(steps).map(row), remarks: [words.auditRule])
  }

  private static func runs(_ steps: [AuditStep]) -> [[AuditStep]] {
    var runs: [[AuditStep]] = []
    for step in steps {
      if let last = runs.last?.last, belongTogether(last, step) {
        runs[runs.count - 1].append(step)
      } else {
        runs.append([step])
      }
    }
    return runs
  }

  private static func belongTogether(_ first: AuditStep, _ second: AuditStep) -> Bool {
    first.at.prefix(10) == second.at.prefix(10) && first.coder == second.coder
      && first.command == second.command && first.kind == second.kind
  }

  private func row(_ run: [AuditStep]) -> Table.Row {
    guard let first = run.first else {
      return Table.Row([.empty, .empty, .empty, .empty, .integer(0), .empty, .empty])
    }
    let undone = run.count(where: \.isUndone)
    var what = words.action(first.command)
    if first.kind != .original { what = words.inverted(what, isUndo: first.kind == .undo) }
    if undone > 0 { what += " (" + words.undone(undone, of: run.count) + ")" }
    return Table.Row([
      .text(words.date(first.at)), .text(first.coder), .text(words.area(of: first.command)),
      .text(what), .integer(run.count), .text(about(run)), .text(extent(run)),
    ])
  }

  /// What the steps were about: the sources that several touched, or what one said of itself.
  private func about(_ run: [AuditStep]) -> String {
    if run.count == 1, let only = run.first { return said(only) }
    var names: [String] = []
    var seen: Set<String> = []
    for step in run {
      for name in step.sources.isEmpty ? [said(step)] : step.sources
      where !name.isEmpty && seen.insert(name).inserted {
        names.append(name)
      }
    }
    let shown = names.prefix(Self.mostNames).joined(separator: ", ")
    return names.count > Self.mostNames ? "\(shown) … (\(names.count))" : shown
  }

  private func said(_ step: AuditStep) -> String {
    words.summary(step.summary, of: step.command)
  }

  private static let mostNames = 12

  private func extent(_ run: [AuditStep]) -> String {
    var made: [String: Int] = [:]
    var changed: [String: Int] = [:]
    var removed: [String: Int] = [:]
    for count in run.flatMap(\.counts) {
      made[count.table, default: 0] += count.made
      changed[count.table, default: 0] += count.changed
      removed[count.table, default: 0] += count.removed
    }
    return Wording.countedTables.compactMap { table -> String? in
      let parts = [
        made[table].flatMap { $0 > 0 ? "+\($0)" : nil },
        removed[table].flatMap { $0 > 0 ? "−\($0)" : nil },
        changed[table].flatMap { $0 > 0 ? words.changed($0) : nil },
      ].compactMap(\.self)
      return parts.isEmpty ? nil : words.plural(ofTable: table) + " " + parts.joined(separator: " ")
    }.joined(separator: "; ")
  }
}
