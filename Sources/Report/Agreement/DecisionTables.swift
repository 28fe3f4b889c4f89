/// Lays out what decisions made of the consensus, source by source.
package struct DecisionTables: Sendable {
  /// What became of one source.
  package struct Line: Hashable, Sendable {
    package let source: String
    /// Its disputes that are decided, and that are not.
    package let decided: Int
    package let undecided: Int
    /// Codings of the consensus layer that came by agreement and by decisions, and that went.
    package let agreed: Int
    package let added: Int
    package let removed: Int
    /// Coders who are still coding.
    package let waitingFor: [String]
    /// Whether the consensus is sealed.
    package let isSealed: Bool

    /// Describes a source.
    package init(
      source: String, decided: Int, undecided: Int, agreed: Int, added: Int, removed: Int,
      waitingFor: [String], isSealed: Bool
    ) {
      self.source = source
      self.decided = decided
      self.undecided = undecided
      self.agreed = agreed
      self.added = added
      self.removed = removed
      self.waitingFor = waitingFor
      self.isSealed = isSealed
    }
  }

  private let words: Wording

  /// Chooses the language.
  package init(_ words: Wording) {
    self.words = words
  }

  /// One row a source.
  package func table(_ lines: [Line]) -> Table {
    Table(
      title: words.consensusTitle, notes: [words.consensusRule],
      columns: [
        Table.Column("source", words.source), Table.Column("decided", words.decidedCount, .integer),
        Table.Column("undecided", words.undecidedCount, .integer),
        Table.Column("agreed", words.cameByAgreement, .integer),
        Table.Column("added", words.cameByDecision, .integer),
        Table.Column("removed", words.wentByDecision, .integer),
        Table.Column("consensus", words.consensusState),
      ],
      rows: lines.map { line in
        Table.Row([
          .text(line.source), .integer(line.decided), .integer(line.undecided),
          .integer(line.agreed), .integer(line.added), .integer(line.removed),
          .text(words.state(of: line)),
        ])
      })
  }
}

extension Wording {
  var consensusTitle: String { pick("Konsensus", "Konsensus", "Consensus") }
  var consensusRule: String {
    pick(
      "Konsensuslaget er det alle kodere som er ferdige, er enige om, og det som er avgjort. Det teller i stedet for kodernes egne lag når det er ferdig, ikke før.",
      "Konsensuslaget er det alle kodarar som er ferdige, er samde om, og det som er avgjort. Det tel i staden for kodarane sine eigne lag når det er ferdig, ikkje før.",
      "The consensus layer is what all coders who have finished agree on, and what was decided. It counts in place of the coders' own layers once it is sealed, not before."
    )
  }
  var decidedCount: String { pick("Avgjort", "Avgjort", "Decided") }
  var undecidedCount: String { pick("Ikke avgjort", "Ikkje avgjort", "Undecided") }
  var cameByAgreement: String { pick("Inn: enige", "Inn: samde", "In: agreed") }
  var cameByDecision: String { pick("Inn: vedtak", "Inn: vedtak", "In: decided") }
  var wentByDecision: String { pick("Ut", "Ut", "Out") }
  var consensusState: String { pick("Tilstand", "Tilstand", "State") }

  func state(of line: DecisionTables.Line) -> String {
    if line.isSealed { return pick("ferdig", "ferdig", "sealed") }
    if line.undecided > 0 {
      return pick("åpen", "open", "open")
    }
    if !line.waitingFor.isEmpty {
      return pick("venter på ", "ventar på ", "waits for ") + list(line.waitingFor)
    }
    return pick("kan ferdigstilles", "kan ferdigstillast", "ready to seal")
  }
}
