package import Analysis
package import Study

/// What a codebook was found to want, as a table.
package struct CodebookLintTable {
  private let words: Wording

  /// Chooses the language.
  package init(_ words: Wording) {
    self.words = words
  }

  /// A row for each finding: the code, the rule, what it is about, and what to do.
  package func table(
    _ findings: [CodebookFinding], codebook: Codebook, skipped: [CodebookRule]
  ) -> Table {
    Table(
      columns: [
        Table.Column("code", words.code), Table.Column("rule", words.codebookRule),
        Table.Column("finding", words.codebookFinding),
        Table.Column("others", words.codebookOthers), Table.Column("words", words.sharedWords),
        Table.Column("remedy", words.whatToDo),
      ],
      rows: findings.map { finding in
        Table.Row([
          .text(codebook.path(of: finding.code).description), .text(finding.rule.rawValue),
          .text(words.finding(finding.rule)),
          .list(finding.others.map { codebook.path(of: $0).description }),
          .list(finding.words), .text(words.remedy(finding.rule)),
        ])
      }, remarks: skipped.isEmpty ? [] : [words.skipped(skipped.map(\.rawValue))])
  }
}
