package import Analysis
package import Formats
package import Study

/// Who holds which codes, as tables and JSON.
package struct HoldersReports: Sendable {
  /// A code, who holds it, and how often it was used in each case's speech.
  package struct Entry: Sendable {
    let code: ReportedCode
    let holders: CodeHolders

    /// Makes an entry.
    package init(code: ReportedCode, holders: CodeHolders) {
      self.code = code
      self.holders = holders
    }
  }

  private let words: Wording
  private let codebook: Codebook
  private let about: MatrixAbout
  private let cases: [CaseID: String]
  private let groups: [(column: CodeMatrixColumn, cases: Set<CaseID>)]

  /// Takes what all tables share.
  ///
  /// - Parameters:
  ///   - words: The language.
  ///   - codebook: What codes are called.
  ///   - about: What was asked for.
  ///   - cases: What cases are called.
  ///   - groups: The groups of cases that numbers are given for besides.
  package init(
    _ words: Wording, codebook: Codebook, about: MatrixAbout, cases: [Case],
    groups: [(column: CodeMatrixColumn, cases: Set<CaseID>)] = []
  ) {
    self.words = words
    self.codebook = codebook
    self.about = about
    self.cases = Dictionary(uniqueKeysWithValues: cases.map { ($0.id, $0.name) })
    self.groups = groups
  }

  /// A row for each code: k of N eligible cases, by group too, and who.
  package func table(_ entries: [Entry]) -> Table {
    Table(
      title: words.holdersTitle, notes: notes,
      columns: [
        Table.Column("code", words.code), Table.Column("held_by", words.heldByCases, .integer),
        Table.Column("eligible", words.ofEligible, .integer),
        Table.Column("share", words.shareOfEligible, .percent(0)),
      ] + groups.map { Table.Column("held_by:\($0.column.key)", words.title(of: $0.column)) }
        + [
          Table.Column("cases", words.holderNames), Table.Column("others", words.othersHolding),
          Table.Column("asked_by", words.askedByQuestions),
        ],
      rows: entries.map(row))
  }

  /// The same as an object.
  package func json(_ entries: [Entry]) -> JSONValue {
    [
      "rules": .array(notes.map { .string($0) }),
      "codes": .array(
        entries.map { entry in
          let holders = entry.holders
          return [
            "code": .string(codebook.path(of: entry.code.id).description),
            "held_by": .integer(holders.holders.count),
            "eligible": .integer(holders.eligible.count), "cases": names(holders.holders),
            "not_held_by": names(
              holders.eligible.filter { holders.state(of: $0) == .nothing }),
            "others": names(holders.others),
            "asked_by": .array(holders.questions.map { .string($0) }),
            "groups": .array(
              groups.map { group in
                [
                  "key": .string(group.column.key),
                  "held_by": .integer(holders.holders.count(where: group.cases.contains)),
                  "eligible": .integer(holders.eligible.count(where: group.cases.contains)),
                ]
              }),
          ]
        }),
    ]
  }

  private func row(_ entry: Entry) -> Table.Row {
    let holders = entry.holders
    let (held, all) = (holders.holders.count, holders.eligible.count)
    let share: Table.Cell =
      all == 0 ? .missing(words.nothingToDivideBy) : .number(Double(held) / Double(all))
    let split = groups.map { group -> Table.Cell in
      .text(
        words.part(
          holders.holders.count(where: group.cases.contains),
          of: holders.eligible.count(where: group.cases.contains)))
    }
    return Table.Row(
      [
        .text(codebook.path(of: entry.code.id).description), .integer(held), .integer(all), share,
      ] + split + [
        .list(holders.holders.map(name)), .list(holders.others.map(name)),
        .list(holders.questions),
      ])
  }

  private var notes: [String] {
    [
      words.ruleOfEligible(heedsQuestions: about.heedsQuestions, isNamed: !about.askedBy.isEmpty)
    ] + about.scope(words)
  }

  private func names(_ ids: [CaseID]) -> JSONValue { .array(ids.map { .string(name($0)) }) }

  private func name(_ id: CaseID) -> String { cases[id] ?? "?" }
}
