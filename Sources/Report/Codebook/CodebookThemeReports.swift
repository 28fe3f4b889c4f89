package import Study

/// Themes as tables.
package struct CodebookThemeReports: Sendable {
  /// A theme.
  package struct Line: Hashable, Sendable {
    let name: String
    let definition: String
    let codes: [CodePath]
    let codings: Int
    let sources: Int

    /// Describes a theme.
    package init(
      name: String, definition: String, codes: [CodePath], codings: Int, sources: Int
    ) {
      self.name = name
      self.definition = definition
      self.codes = codes
      self.codings = codings
      self.sources = sources
    }
  }

  private let words: Wording

  /// Chooses the language.
  package init(_ words: Wording) {
    self.words = words
  }

  /// One row a theme.
  package func table(_ lines: [Line]) -> Table {
    Table(
      title: words.themeTitle,
      columns: [
        Table.Column("theme", words.themeName),
        Table.Column("definition", words.themeDefinition), Table.Column("codes", words.codes),
        Table.Column("codings", words.codebookCodings, .integer),
        Table.Column("sources", words.sources, .integer),
      ],
      rows: lines.map { line in
        Table.Row([
          .text(line.name), .text(line.definition), .list(line.codes.map(\.description)),
          .integer(line.codings), .integer(line.sources),
        ])
      })
  }
}
