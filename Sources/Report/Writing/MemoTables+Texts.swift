package import Study

extension MemoTables {
  /// A row for each memo, with its text and its links.
  package func whole(_ memos: [Memo]) -> Table {
    let brief = table(memos)
    return Table(
      title: words.memosTitle,
      columns: brief.columns + [
        Table.Column("text", words.memoText), Table.Column("links", words.memoLinks),
      ],
      rows: zip(brief.rows, memos).map { row, memo in
        Table.Row(row.cells + [.text(memo.body), .list(memo.links.map(words.link))])
      })
  }
}
