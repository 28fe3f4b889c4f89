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
  private let names: [CaseID: String]
  private let sources: [SourceID: String]
  private let weights: CaseWeights
  private let groups: [Group]

  /// The cases with a value.
  private struct Group {
    let column: CodeMatrixColumn
    let cases: Set<CaseID>

    func holds(_ informant: Informant) -> Bool {
      informant.caseID.map(cases.contains) ?? false
    }
  }

  /// Takes what all tables share.
  ///
  /// - Parameters:
  ///   - words: The language.
  ///   - codebook: What codes are called.
  ///   - about: What was asked for.
  ///   - cases: What cases are called, and how much they count.
  ///   - unlinked: What the sources are called in which somebody speaks who is linked to no case.
  ///   - groups: The groups of cases that numbers are given for besides.
  package init(
    _ words: Wording, codebook: Codebook, about: MatrixAbout, cases: [Case],
    unlinked: [Source] = [],
    groups: [(column: CodeMatrixColumn, cases: Set<CaseID>)] = []
  ) {
    self.words = words
    self.codebook = codebook
    self.about = about
    names = Dictionary(uniqueKeysWithValues: cases.map { ($0.id, $0.name) })
    sources = Dictionary(uniqueKeysWithValues: unlinked.map { ($0.id, $0.name) })
    weights = CaseWeights(cases)
    self.groups = groups.map { Group(column: $0.column, cases: $0.cases) }
  }

  /// A row for each code: k of N eligible cases, by group too, and who.
  package func table(_ entries: [Entry]) -> Table {
    Table(
      title: words.holdersTitle, notes: notes,
      columns: [
        Table.Column("code", words.code), Table.Column("held_by", words.heldByCases, .integer),
        Table.Column("eligible", words.ofEligible, .integer),
        Table.Column("share", words.shareOfEligible, .percent(0)),
      ] + weightedColumns + groups.flatMap(columns)
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
          let without = holders.eligible.filter { holders.state(of: $0) == .nothing }
          return [
            "code": .string(codebook.path(of: entry.code.id).description),
            "held_by": .integer(holders.holders.count),
            "eligible": .integer(holders.eligible.count),
            "weighted_held_by": weighted(holders.holders),
            "weighted_eligible": weighted(holders.eligible),
            "cases": cases(holders.holders), "not_held_by": cases(without),
            "others": cases(holders.others),
            "unlinked_sources": [
              "held_by": unlinked(holders.holders), "not_held_by": unlinked(without),
              "others": unlinked(holders.others),
            ],
            "asked_by": .array(holders.questions.map { .string($0) }),
            "groups": .array(
              groups.map { group in
                let held = holders.holders.filter(group.holds)
                let eligible = holders.eligible.filter(group.holds)
                return [
                  "key": .string(group.column.key), "held_by": .integer(held.count),
                  "eligible": .integer(eligible.count), "weighted_held_by": weighted(held),
                  "weighted_eligible": weighted(eligible),
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
    return Table.Row(
      [
        .text(codebook.path(of: entry.code.id).description), .integer(held), .integer(all), share,
      ] + weightedCells(holders) + groups.flatMap { cells(holders, $0) } + [
        .list(holders.holders.map(name)), .list(holders.others.map(name)),
        .list(holders.questions),
      ])
  }

  // MARK: - Weights

  private var weightedColumns: [Table.Column] {
    if !about.isWeighted { return [] }
    return [
      Table.Column("weighted_held_by", words.weighted(words.heldByCases), .decimal(2)),
      Table.Column("weighted_eligible", words.weighted(words.ofEligible), .decimal(2)),
      Table.Column("weighted_share", words.weighted(words.shareOfEligible), .percent(0)),
    ]
  }

  private func weightedCells(_ holders: CodeHolders) -> [Table.Cell] {
    if !about.isWeighted { return [] }
    let held = weights.sum(of: holders.holders)
    let all = weights.sum(of: holders.eligible)
    return [
      .number(held), .number(all),
      all > 0 ? .number(held / all) : .missing(words.nothingToDivideBy),
    ]
  }

  private func columns(_ group: Group) -> [Table.Column] {
    let key = group.column.key
    let title = words.title(of: group.column)
    let own = Table.Column("held_by:\(key)", title)
    return about.isWeighted
      ? [own, Table.Column("weighted_held_by:\(key)", words.weighted(title))] : [own]
  }

  private func cells(_ holders: CodeHolders, _ group: Group) -> [Table.Cell] {
    let held = holders.holders.filter(group.holds)
    let all = holders.eligible.filter(group.holds)
    let own = Table.Cell.text(words.part(held.count, of: all.count))
    if !about.isWeighted { return [own] }
    return [own, .text(words.part(weights.sum(of: held), of: weights.sum(of: all)))]
  }

  private func weighted(_ informants: [Informant]) -> JSONValue {
    about.isWeighted ? .number(weights.sum(of: informants)) : .null
  }

  private var notes: [String] {
    [
      words.ruleOfEligible(heedsQuestions: about.heedsQuestions, isNamed: !about.askedBy.isEmpty)
    ] + about.weighting(words) + about.informants(words) + about.scope(words)
  }

  // MARK: - Names

  private func cases(_ informants: [Informant]) -> JSONValue {
    .array(informants.compactMap { $0.caseID.map { .string(names[$0] ?? "?") } })
  }

  private func unlinked(_ informants: [Informant]) -> JSONValue {
    .array(
      informants.compactMap {
        if case .unlinked(let source) = $0 { .string(sources[source] ?? "?") } else { nil }
      })
  }

  private func name(_ informant: Informant) -> String {
    switch informant {
    case .known(let id): names[id] ?? "?"
    case .unlinked(let source): words.unlinked(in: sources[source] ?? "?")
    }
  }
}
