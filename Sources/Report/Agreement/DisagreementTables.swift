internal import Analysis
internal import Quotation
internal import Study
internal import Text

/// Lays out an agenda as tables: one to fill in and read back, one for the screen.
package struct DisagreementTables: Sendable {
  private let words: Wording

  /// Chooses the language.
  package init(_ words: Wording) {
    self.words = words
  }

  /// One row a passage, with its keys, its context and empty columns for decisions.
  ///
  /// - Parameters:
  ///   - agenda: the agenda.
  ///   - isForScripts: whether the kinds of disagreement are given by their machine names.
  /// - Returns: the table.
  package func agenda(_ agenda: DisagreementAgenda, isForScripts: Bool = false) -> Table {
    var columns = [
      Table.Column("id", "Id"), Table.Column("check", words.check),
      Table.Column("source", words.source), Table.Column("place", words.placeWord),
      Table.Column("start", words.start, .integer), Table.Column("end", words.end, .integer),
      Table.Column("type", words.kindOfDisagreement),
      Table.Column("relation", words.relationOfCodes),
      Table.Column("codes", words.disputedCodes),
    ]
    columns += agenda.coders.map { Table.Column("coder_" + $0, $0) }
    columns += [
      Table.Column("agreed", words.agreedCodes), Table.Column("before", words.contextBefore),
      Table.Column("text", words.passageText), Table.Column("after", words.contextAfter),
      Table.Column("differing", words.differingCharacters, .decimal(1)),
      Table.Column("decision", words.decision), Table.Column("decided_at", words.appliesTo),
      Table.Column("memo", words.memo),
    ]
    let rows = agenda.items.map { item in
      let span = item.passage.span
      var cells: [Table.Cell] = [
        .text(item.ids.joined(separator: " ")), .text(item.checks.joined(separator: " ")),
        .text(item.quoted.sourceName), .text(item.place), .integer(span.start),
        .integer(span.end),
        .text(isForScripts ? item.passage.kind.rawValue : words.kind(item.passage.kind)),
        relation(item.passage.relation, isForScripts),
        .list(agenda.codes(of: item).map(\.description)),
      ]
      cells += agenda.coders.map { cell(item.uses[$0]) }
      cells += [
        .list(item.agreed.map(\.description)), .text(before(item)),
        .text(Self.line(item.quoted.text)), .text(after(item)), .number(item.passage.weight),
        .text(item.isStale ? "" : item.decision), .text(item.isStale ? "" : item.decidedAt),
        .text(item.isStale ? words.changedSince(item.decision) : item.memo),
      ]
      return Table.Row(cells)
    }
    return Table(
      title: words.agendaTitle, notes: words.rule(of: agenda) + [words.howToDecide],
      columns: columns, rows: rows)
  }

  /// What a person wants to see of each passage at a glance.
  package func screen(_ agenda: DisagreementAgenda) -> Table {
    let columns =
      [
        Table.Column("place", words.placeWord),
        Table.Column("type", words.kindOfDisagreement),
      ] + agenda.coders.map { Table.Column("coder_" + $0, $0) } + [
        Table.Column("text", words.passageText)
      ]
    let rows = agenda.items.map { item in
      Table.Row(
        [
          .text(item.quoted.sourceName + " " + item.place),
          .text(words.disagreement(item.passage)),
        ] + agenda.coders.map { cell(item.uses[$0]) } + [.text(Self.line(item.quoted.text))])
    }
    return Table(
      title: words.agendaTitle, notes: words.rule(of: agenda), columns: columns, rows: rows)
  }

  private func relation(_ relation: CodeRelation?, _ isForScripts: Bool) -> Table.Cell {
    Table.Cell(relation.map { isForScripts ? $0.rawValue : words.relation($0) })
  }

  private func cell(_ uses: [DisagreementAgenda.Use]?) -> Table.Cell {
    guard let uses else { return .missing(words.notFinished) }
    return .text(Self.text(uses))
  }

  /// What a coder has: `Tillit; Kontroll (12.3)`, or a dash.
  static func text(_ uses: [DisagreementAgenda.Use]) -> String {
    uses.isEmpty
      ? "–"
      : uses.map { use in
        use.code.description
          + (use.places.isEmpty ? "" : " (" + use.places.joined(separator: ", ") + ")")
      }.joined(separator: "; ")
  }

  private func before(_ item: DisagreementAgenda.Item) -> String {
    (item.quoted.before.map(spoken) + [Self.line(item.lead)]).filter { !$0.isEmpty }
      .joined(separator: " ¶ ")
  }

  private func after(_ item: DisagreementAgenda.Item) -> String {
    ([Self.line(item.tail)] + item.quoted.after.map(spoken)).filter { !$0.isEmpty }
      .joined(separator: " ¶ ")
  }

  private func spoken(_ turn: SpokenTurn) -> String {
    (words.label(of: turn).map { $0 + ": " } ?? "") + Self.line(turn.text)
  }

  private static func line(_ text: String) -> String {
    text.replacing("\n\n", with: " ¶ ").replacing("\n", with: " ")
  }
}
