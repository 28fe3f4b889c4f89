package import Formats
package import Study

/// Memos as tables and JSON.
package struct MemoTables: Sendable {
  let words: Wording

  /// Chooses the language.
  package init(_ words: Wording) {
    self.words = words
  }

  /// A row for each memo, without its text.
  package func table(_ memos: [Memo]) -> Table {
    Table(
      columns: [
        Table.Column("id", "Id"), Table.Column("on", words.memoSubject),
        Table.Column("kind", words.memoKind), Table.Column("title", words.memoTitle),
        Table.Column("words", words.memoWords, .integer), Table.Column("by", words.memoAuthor),
        Table.Column("date", words.memoDate),
      ],
      rows: memos.map { memo in
        Table.Row([
          .text(memo.key), .text(memo.subject.key), .text(memo.kind), .text(memo.heading),
          .integer(memo.words), Table.Cell(memo.author), Table.Cell(memo.date),
        ])
      })
  }

  /// A memo as it is read on a screen: what it is, a blank line, its text, its links.
  package func page(_ memo: Memo) -> String {
    var blocks = [Self.heading(memo), words.meta(memo)]
    blocks = [blocks.filter { !$0.isEmpty }.joined(separator: "\n"), memo.body]
    if !memo.links.isEmpty {
      blocks.append(memo.links.map(words.link).joined(separator: "\n"))
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func heading(_ memo: Memo) -> String {
    memo.title.isEmpty ? memo.key : "\(memo.key) \(memo.title)"
  }

  /// One object per memo.
  package static func values(_ memos: [Memo]) -> [JSONValue] {
    memos.map { memo in
      [
        "id": .string(memo.key), "on": .string(memo.subject.key),
        "removed": .bool(memo.subject.isGone), "kind": .string(memo.kind),
        "title": .string(memo.title), "text": .string(memo.body), "words": .integer(memo.words),
        "by": memo.author.map { .string($0) } ?? .null, "at": memo.at.map { .string($0) } ?? .null,
        "links": .array(
          memo.links.map { link in
            [
              "relation": .string(link.relation),
              link.isOutgoing ? "to" : "from": .string(link.other.key),
            ]
          }),
      ]
    }
  }

  /// What ought to have a memo and has none.
  package func missing(
    sources: [MissingMemo], passages: [MissingMemo], coded: Int, narratives: Int,
    codes: [CodePath]
  ) -> Table {
    Table(
      title: words.missingMemosTitle,
      notes: words.memoDuties(
        coded: coded, sources: sources.count, narratives: narratives, passages: passages.count,
        codes: codes),
      columns: [
        Table.Column("on", words.memoSubject), Table.Column("missing", words.memoState),
        Table.Column("text", words.memoText),
      ],
      rows: (sources + passages).map { entry in
        Table.Row([
          .text(entry.subject.key), .text(words.missing(isEmpty: entry.hasEmptyMemo)),
          .text(entry.text.replacing("\n\n", with: " ¶ ")),
        ])
      })
  }
}

extension Memo {
  /// The day on which it was written.
  var date: String? { at.map { String($0.prefix(10)) } }
}

extension Wording {
  /// What a memo is, on one line below its title.
  func meta(_ memo: Memo) -> String {
    [subject(memo.subject), memo.kind, memo.author ?? "", memo.date ?? "", wordCount(memo.words)]
      .filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// The same without what it is about.
  func details(_ memo: Memo) -> String {
    [memo.key, memo.kind, memo.author ?? "", memo.date ?? "", wordCount(memo.words)]
      .filter { !$0.isEmpty }.joined(separator: " · ")
  }
}
