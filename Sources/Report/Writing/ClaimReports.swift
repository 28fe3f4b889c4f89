package import Formats
package import Quotation
internal import Study
internal import Text

/// Claims as tables and JSON, and as the list of main findings that reports print.
package struct ClaimReports: Sendable {
  private let words: Wording

  /// Chooses the language.
  package init(_ words: Wording) {
    self.words = words
  }

  /// A row for each claim.
  package func table(_ claims: [ClaimSheet]) -> Table {
    Table(
      columns: [
        Table.Column("id", "Id"), Table.Column("statement", words.statementWord),
        Table.Column("supporting", words.supportingWord, .integer),
        Table.Column("informants", words.informantsWord, .integer),
        Table.Column("sources", words.sources, .integer),
        Table.Column("contrary", words.contraryWord, .integer),
        Table.Column("flags", words.flagsWord),
      ],
      rows: claims.map { claim in
        Table.Row([
          .text(claim.key), .text(claim.statement), .integer(claim.count(.supporting)),
          .integer(claim.informants[.supporting] ?? 0), .integer(claim.sources[.supporting] ?? 0),
          .integer(claim.count(.contrary)), .list(claim.flags.map(words.name(of:))),
        ])
      },
      remarks: claims.contains { $0.unlinked.values.contains { $0 > 0 } }
        ? [words.ruleOfUnlinked()] : [])
  }

  /// One object per claim; ranges are Unicode scalar offsets.
  package static func values(_ claims: [ClaimSheet]) -> [JSONValue] {
    claims.map { claim in
      [
        "id": .string(claim.key), "statement": .string(claim.statement),
        "note": .string(claim.note), "contrary_sought": .string(claim.contrarySought),
        "flags": .array(claim.flags.map { .string($0.rawValue) }),
        "supporting": side(claim, .supporting), "contrary": side(claim, .contrary),
      ]
    }
  }

  private static func side(_ claim: ClaimSheet, _ side: ClaimSide) -> JSONValue {
    [
      "informants": .integer(claim.informants[side] ?? 0),
      "unlinked_sources": .integer(claim.unlinked[side] ?? 0),
      "sources": .integer(claim.sources[side] ?? 0),
      "kinds": .object(
        claim.kinds(side).map { JSONValue.Member($0.kind.rawValue, .integer($0.passages)) }),
      "passages": .array(
        claim.passages(side).map { passage in
          [
            "id": .string(passage.quoted.id), "source": .string(passage.quoted.sourceName),
            "start": .integer(passage.quoted.span.start), "end": .integer(passage.quoted.span.end),
            "text": .string(passage.quoted.text),
            "case": passage.quoted.caseName.map { .string($0) } ?? .null,
            "attribution": .string(passage.quoted.attribution),
            "kind": .string(passage.kind.rawValue), "gone": .bool(passage.isGone),
          ]
        }),
    ]
  }

  // MARK: - Main findings

  /// The claims as Markdown: a heading each, with the quotations on either side.
  package func markdown(_ claims: [ClaimSheet], title: String) -> String {
    var blocks = ["# " + MarkdownText.line(title)]
    if claims.isEmpty { blocks.append(MarkdownText.line(words.noClaims)) }
    for claim in claims {
      blocks.append("## " + MarkdownText.line("\(claim.key) \(claim.statement)"))
      if !claim.note.isEmpty { blocks.append(MarkdownText.paragraphs(claim.note)) }
      if !claim.flags.isEmpty {
        blocks.append("*" + MarkdownText.inline(flags(claim)) + "*")
      }
      for side in ClaimSide.allCases {
        blocks.append("### " + MarkdownText.line(words.heading(of: side)))
        blocks.append(MarkdownText.line(size(claim, side)))
        for passage in claim.passages(side) {
          blocks.append(MarkdownText.paragraphs(printed(passage), prefix: "> "))
          blocks.append(MarkdownText.line(details(passage)))
        }
      }
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// The same as a Word document in real styles.
  package func document(_ claims: [ClaimSheet], title: String) -> ReportDocument {
    var paragraphs = [ReportDocument.Paragraph(.title, title)]
    if claims.isEmpty { paragraphs.append(ReportDocument.Paragraph(.context, words.noClaims)) }
    for claim in claims {
      paragraphs.append(
        ReportDocument.Paragraph(
          .heading1,
          [ReportDocument.Run(claim.key + " ", isGrey: true), ReportDocument.Run(claim.statement)]))
      if !claim.note.isEmpty { paragraphs.append(ReportDocument.Paragraph(.normal, claim.note)) }
      if !claim.flags.isEmpty {
        paragraphs.append(ReportDocument.Paragraph(.context, flags(claim)))
      }
      for side in ClaimSide.allCases {
        paragraphs.append(ReportDocument.Paragraph(.heading2, words.heading(of: side)))
        paragraphs.append(ReportDocument.Paragraph(.context, size(claim, side)))
        for passage in claim.passages(side) {
          paragraphs += printed(passage).split(separator: "\n", omittingEmptySubsequences: true)
            .map { ReportDocument.Paragraph(.quote, String($0)) }
          paragraphs.append(ReportDocument.Paragraph(.attribution, details(passage)))
        }
      }
    }
    return ReportDocument(
      title: title, language: words.language, blocks: paragraphs.map { .paragraph($0) })
  }

  /// The passage, with who says what where several speak.
  private func printed(_ passage: ClaimSheet.Passage) -> String {
    if passage.quoted.turns.isEmpty { return passage.quoted.text }
    return passage.quoted.turns.map { turn in
      words.label(of: turn).map { "\($0): \(turn.text)" } ?? turn.text
    }.joined(separator: "\n")
  }

  private func details(_ passage: ClaimSheet.Passage) -> String {
    [
      passage.quoted.attribution, passage.quoted.id, words.sourceKindName(passage.kind),
      passage.isGone ? words.codedNoMore : "",
    ].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func flags(_ claim: ClaimSheet) -> String {
    words.flagsWord + ": " + claim.flags.map(words.name(of:)).joined(separator: "; ")
  }

  private func size(_ claim: ClaimSheet, _ side: ClaimSide) -> String {
    let count = claim.count(side)
    if count == 0 {
      let isSought = side == .contrary && !claim.contrarySought.isEmpty
      return words.noneOfThem
        + (isSought ? ". " + words.contrarySought(claim.contrarySought) : "")
    }
    return words.size(
      passages: count, informants: claim.informants[side] ?? 0,
      unlinked: claim.unlinked[side] ?? 0, sources: claim.sources[side] ?? 0,
      kinds: claim.kinds(side))
  }
}

extension ClaimSheet {
  /// The number of passages on a side that still are coded.
  fileprivate func count(_ side: ClaimSide) -> Int {
    passages(side).filter { !$0.isGone }.count
  }
}
