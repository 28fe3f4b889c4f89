internal import Formats
package import Study
internal import Text

/// The columns that a codebook can be printed with.
package enum CodebookAppendixColumn: String, Hashable, Sendable, CaseIterable {
  case code
  case category
  case definition
  case include
  case exclude
  case example
  case counterExample = "counter-example"
  case kind
  case reason
  case opposite
  case colour
  case path
  case sources
  case codings

  /// The columns that are printed where none are chosen.
  package static let usual: [CodebookAppendixColumn] = [
    .code, .category, .definition, .include, .exclude, .example, .sources, .codings,
  ]
}

/// A codebook as a table for a report's appendix.
package struct CodebookAppendix {
  /// What the project is called.
  package let name: String
  /// The codes.
  package let codebook: Codebook
  /// How much each is used.
  package let uses: [CodeID: CodebookUse]
  /// The reason and the opposite of codes that have any.
  package let reasons: [CodeID: (reason: String, opposite: CodeID?)]
  /// Whose codings count: sources with a finished consensus, and sources where all count.
  package let counted: (consensus: Int, individual: Int)
  /// Whether the codes below a code count as it.
  package let isRolledUp: Bool
  private let words: Wording

  /// Gathers what is printed.
  package init(
    name: String, codebook: Codebook, uses: [CodeID: CodebookUse],
    reasons: [CodeID: (reason: String, opposite: CodeID?)],
    counted: (consensus: Int, individual: Int), isRolledUp: Bool, words: Wording
  ) {
    self.name = name
    self.codebook = codebook
    self.uses = uses
    self.reasons = reasons
    self.counted = counted
    self.isRolledUp = isRolledUp
    self.words = words
  }

  /// The codebook, a row for each code in its order, set in by its depth.
  package func table(_ columns: [CodebookAppendixColumn]) -> Table {
    let rows = codebook.codes.map { code in
      Table.Row(
        columns.map { cell($0, code) },
        indent: columns.first == .code ? codebook.depth(of: code.id) : 0)
    }
    let counts = columns.contains { $0 == .sources || $0 == .codings }
    return Table(
      title: words.codebookTitle(name),
      notes: counts && !uses.isEmpty
        ? [words.codebookCounting(counted.consensus, counted.individual, isRolledUp)] : [],
      columns: columns.map(column), rows: rows)
  }

  /// The codes beside the categories that they were gathered in, a category once for its codes.
  package var categories: Table {
    var rows: [Table.Row] = []
    let tops = codebook.codes.filter { codebook.depth(of: $0.id) == 0 }
    for top in tops {
      let below = codebook.withDescendants(top.id).dropFirst()
      if below.isEmpty {
        rows.append(Table.Row([.text(top.name), .text("–")]))
      }
      for (index, id) in below.enumerated() {
        rows.append(
          Table.Row([
            .text(codebook[id]?.name ?? ""), index == 0 ? .text(top.name) : .empty,
          ]))
      }
    }
    return Table(
      title: words.codebookTitle(name),
      columns: [
        Table.Column("code", words.initialCodes),
        Table.Column("category", words.codebookColumn(.category)),
      ], rows: rows)
  }

  private func column(_ column: CodebookAppendixColumn) -> Table.Column {
    let isCount = column == .sources || column == .codings
    return Table.Column(
      column.rawValue, words.codebookColumn(column), isCount ? .integer : .text)
  }

  private func cell(_ column: CodebookAppendixColumn, _ code: Code) -> Table.Cell {
    switch column {
    case .code: .text(code.name)
    case .category:
      .text(
        codebook.depth(of: code.id) == 0
          ? "–" : codebook[codebook.root(of: code.id)]?.name ?? "")
    case .definition: .text(code.definition)
    case .include: .text(code.include)
    case .exclude: .text(code.exclude)
    case .example: .text(code.example)
    case .counterExample: .text(code.counterExample)
    case .kind: .text(words.kind(code.kind))
    case .reason: .text(reasons[code.id]?.reason ?? "")
    case .opposite:
      .text(reasons[code.id]?.opposite.map { codebook.path(of: $0).description } ?? "")
    case .colour: .text(code.colour ?? "")
    case .path: .text(codebook.path(of: code.id).description)
    case .sources: .integer((uses[code.id] ?? .none).sources)
    case .codings: .integer((uses[code.id] ?? .none).codings)
    }
  }
}
