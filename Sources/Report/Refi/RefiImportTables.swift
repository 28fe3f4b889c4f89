package import Formats

/// What an import from another program did, as tables and JSON: which element went where, and how
/// the positions of each text were read.
package struct RefiImportTables: Sendable {
  private let outcome: RefiImportOutcome
  private let words: Wording

  /// Takes what an import did.
  package init(_ outcome: RefiImportOutcome, _ words: Wording) {
    self.outcome = outcome
    self.words = words
  }

  /// What both tables are of, in the column that tells them apart for machines.
  package var lead: Table.Column { Table.Column("table", words.table) }

  /// Both tables; that of texts only where a text has passages.
  package var all: [(of: String, table: Table)] {
    outcome.texts.isEmpty
      ? [("elements", elements)] : [("elements", elements), ("positions", texts)]
  }

  /// Each kind of element, how many there are, and what became of them.
  package var elements: Table {
    Table(
      title: words.refiTitle, notes: notes,
      columns: [
        Table.Column("element", words.refiElement),
        Table.Column("count", words.refiCount, .integer),
      ]
        + RefiImportFate.allCases.map { fate in
          Table.Column(fate.rawValue, words.refiFate(fate), .integer)
        },
      rows: outcome.elements.map { element in
        Table.Row(
          [.text(element.name), .integer(element.count)]
            + RefiImportFate.allCases.map { Table.Cell(element.fates[$0]) })
      }, remarks: remarks)
  }

  /// Each text with passages, by which rule its positions count, and how well that fits.
  package var texts: Table {
    Table(
      title: words.refiPositionsTitle, notes: [words.refiPositionsRule],
      columns: [
        Table.Column("source", words.source), Table.Column("unit", words.refiUnit),
        Table.Column("crlf", words.refiLineEnd, .integer),
        Table.Column("reason", words.refiReason),
        Table.Column("passages", words.refiPassages, .integer),
        Table.Column("whole_edges", words.refiWholeEdges, .percent(1)),
        Table.Column("quoted_names", words.refiQuotedNames, .integer),
        Table.Column("outside", words.refiOutside, .integer),
      ],
      rows: outcome.texts.map { text in
        Table.Row([
          .text(text.source), .text(text.rule.unit.rawValue), .integer(text.rule.crlf),
          .text(words.refiReason(text.reason)), .integer(text.fit.passages),
          Self.share(text.fit),
          .integer(text.fit.quotedNames), .integer(text.fit.outside),
        ])
      })
  }

  /// The share of beginnings and ends that cut no word.
  private static func share(_ fit: RefiPositions.Fit) -> Table.Cell {
    fit.passages == 0
      ? .missing("–") : .number(Double(fit.wholeEdges) / Double(2 * fit.passages))
  }

  private var notes: [String] {
    [
      words.refiImported(
        outcome.name, outcome.origin ?? words.refiUnknownProgram,
        isCodebook: outcome.isCodebook, isDone: outcome.isDone),
      outcome.isNew ? words.refiFatesMean : words.refiNothingNew,
    ]
  }

  private var remarks: [String] {
    outcome.remarks.map { remark in
      words.refiRemark(
        remark.kind, count: remark.subjects.count,
        named: remark.kind == .mediaLeft
          ? remark.subjects.joined(separator: "; ") : Self.few(remark.subjects))
    }
      + outcome.oddities.map { oddity in
        words.refiOddity(oddity)
      }
  }

  /// The first subjects, each once.
  private static func few(_ subjects: [String]) -> String {
    var seen: Set<String> = []
    let own = subjects.filter { seen.insert($0).inserted }
    return own.prefix(6).joined(separator: "; ") + (own.count > 6 ? " …" : "")
  }

  /// Everything, for machines.
  package var json: JSONValue {
    [
      "name": .string(outcome.name), "origin": outcome.origin.map { .string($0) } ?? .null,
      "codebook": .bool(outcome.isCodebook), "dry_run": .bool(!outcome.isDone),
      "new": .bool(outcome.isNew),
      "elements": .array(
        outcome.elements.map { element in
          .object(
            [
              JSONValue.Member("element", .string(element.name)),
              JSONValue.Member("count", .integer(element.count)),
            ]
              + RefiImportFate.allCases.map {
                JSONValue.Member($0.rawValue, .integer(element.fates[$0] ?? 0))
              })
        }),
      "positions": .array(
        outcome.texts.map { text in
          [
            "source": .string(text.source), "unit": .string(text.rule.unit.rawValue),
            "crlf": .integer(text.rule.crlf), "reason": .string(text.reason.rawValue),
            "passages": .integer(text.fit.passages),
            "whole_edges": .integer(text.fit.wholeEdges),
            "edges": .integer(2 * text.fit.passages),
            "clean_starts": .integer(text.fit.cleanStarts),
            "quoted_names": .integer(text.fit.quotedNames),
            "outside": .integer(text.fit.outside),
          ]
        }),
      "remarks": .array(
        outcome.remarks.map { remark in
          [
            "kind": .string(remark.kind.rawValue), "count": .integer(remark.subjects.count),
            "subjects": .array(remark.subjects.map { .string($0) }),
          ]
        }),
      "oddities": .array(
        outcome.oddities.map { oddity in
          [
            "kind": .string(oddity.kind.rawValue), "element": .string(oddity.element),
            "detail": .string(oddity.detail), "line": .integer(oddity.line),
            "count": .integer(oddity.count),
          ]
        }),
    ]
  }
}
