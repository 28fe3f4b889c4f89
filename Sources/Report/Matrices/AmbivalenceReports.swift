package import Formats
package import Quotation
package import Study

/// Opposite codes in one case, as a table and JSON.
package struct AmbivalenceReports: Sendable {
  /// Two opposite codes, and what those say who hold both.
  package struct Pair: Sendable {
    let first: CodeID
    let second: CodeID
    let firstCases: Int
    let secondCases: Int
    let both: [(name: String, first: [QuotedPassage], second: [QuotedPassage])]

    /// Makes a pair.
    package init(
      first: CodeID, second: CodeID, firstCases: Int, secondCases: Int,
      both: [(name: String, first: [QuotedPassage], second: [QuotedPassage])]
    ) {
      self.first = first
      self.second = second
      self.firstCases = firstCases
      self.secondCases = secondCases
      self.both = both
    }
  }

  private let words: Wording
  private let codebook: Codebook
  private let about: MatrixAbout

  /// Chooses language and names.
  package init(_ words: Wording, codebook: Codebook, about: MatrixAbout) {
    self.words = words
    self.codebook = codebook
    self.about = about
  }

  /// The quotations of both codes facing each other, case by case.
  package func table(_ pairs: [Pair]) -> Table {
    let counts = pairs.map { pair in
      words.opposites(
        path(pair.first), pair.firstCases, path(pair.second), pair.secondCases,
        both: pair.both.count)
    }
    return Table(
      title: words.ambivalenceTitle, notes: rules + counts,
      columns: [
        Table.Column("case", words.caseWord), Table.Column("a", words.code),
        Table.Column("id_a", words.quotationID), Table.Column("text_a", words.quotation),
        Table.Column("b", words.otherCode), Table.Column("id_b", words.quotationID),
        Table.Column("text_b", words.quotation),
      ],
      rows: pairs.flatMap { pair in
        pair.both.flatMap { held in
          (0..<max(held.first.count, held.second.count)).map { place in
            let left = held.first.indices.contains(place) ? held.first[place] : nil
            let right = held.second.indices.contains(place) ? held.second[place] : nil
            return Table.Row([
              .text(held.name), .text(path(pair.first)), Table.Cell(left?.id),
              Table.Cell(left?.text), .text(path(pair.second)), Table.Cell(right?.id),
              Table.Cell(right?.text),
            ])
          }
        }
      })
  }

  /// The same as an object.
  package func json(_ pairs: [Pair]) -> JSONValue {
    [
      "rules": .array(rules.map { .string($0) }),
      "pairs": .array(
        pairs.map { pair in
          [
            "a": .string(path(pair.first)), "b": .string(path(pair.second)),
            "cases_a": .integer(pair.firstCases), "cases_b": .integer(pair.secondCases),
            "both": .array(
              pair.both.map { held in
                [
                  "case": .string(held.name), "quotations_a": Self.quotations(held.first),
                  "quotations_b": Self.quotations(held.second),
                ]
              }),
          ]
        }),
    ]
  }

  private var rules: [String] {
    let unlinked = about.informants(words)
    return [words.ambivalenceRule] + unlinked
      + (unlinked.isEmpty ? [] : [words.unlinkedHoldingBoth])
      + about.scope(words)
  }

  private func path(_ code: CodeID) -> String { codebook.path(of: code).description }

  private static func quotations(_ passages: [QuotedPassage]) -> JSONValue {
    .array(
      passages.map { passage in
        [
          "id": .string(passage.id), "text": .string(passage.text),
          "attribution": .string(passage.attribution),
        ]
      })
  }
}
