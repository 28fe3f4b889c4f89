package import Formats
package import Study

/// Everything about one code, as a table of fields.
package struct CodebookPageReports: Sendable {
  /// What is shown.
  package struct Page: Sendable {
    let code: Code
    let path: CodePath
    package var opposite: CodePath?
    package var reason = ""
    package var namedAt: (source: String, place: String, wordOf: CodebookWordOwner?)?
    package var codings = 0
    package var sources = 0
    package var coders = 0
    package var children: [CodePath] = []
    package var themes: [String] = []
    package var openReviews = 0
    package var merged: [CodebookHistoryReports.Event] = []

    /// Shows a code.
    package init(_ code: Code, path: CodePath) {
      self.code = code
      self.path = path
    }
  }

  private let words: Wording

  /// Chooses the language.
  package init(_ words: Wording) {
    self.words = words
  }

  /// One row a field; fields without a value are left out.
  package func table(_ page: Page) -> Table {
    Table(
      columns: [
        Table.Column("field", words.codebookFieldTitle), Table.Column("value", ""),
      ],
      rows: fields(page).map { row in Table.Row([.text(row.title), row.cell]) })
  }

  /// The same as an object; what was merged in is told by `code history`.
  package func json(_ page: Page) -> JSONValue {
    var members: [JSONValue.Member] = []
    for field in fields(page) where field.key != "merged" {
      switch field.cell {
      case .text(let text): members.append(JSONValue.Member(field.key, .string(text)))
      case .integer(let number): members.append(JSONValue.Member(field.key, .integer(number)))
      case .number, .list, .missing, .empty: break
      }
    }
    return .object(members)
  }

  private func fields(_ page: Page) -> [(key: String, title: String, cell: Table.Cell)] {
    let code = page.code
    var rows: [(key: String, title: String, cell: Table.Cell)] = [
      ("path", words.codebookPath, .text(page.path.description)),
      ("kind", words.codebookKind, .text(words.word(for: code.kind))),
    ]
    func add(_ key: String, _ title: String, _ text: String) {
      if !text.isEmpty { rows.append((key, title, .text(text))) }
    }
    func add(_ field: CodebookField, _ text: String) {
      add(field.rawValue, words.codebookField(field).capitalizedFirst, text)
    }
    add(.opposite, page.opposite?.description ?? "")
    add(.definition, code.definition)
    add(.include, code.include)
    add(.exclude, code.exclude)
    add(.example, code.example)
    add(.counterExample, code.counterExample)
    add(.colour, code.colour ?? "")
    add(.reason, page.reason)
    if let birth = page.namedAt {
      let owner = birth.wordOf.map { " (\(words.word(for: $0)))" } ?? ""
      add("named_at", words.codebookNamedAt, "\(birth.source) \(birth.place)\(owner)")
    }
    add("children", words.codebookBelow, page.children.map(\.leaf).joined(separator: "; "))
    add("themes", words.codebookThemes, page.themes.joined(separator: "; "))
    rows.append(("codings", words.codebookCodings, .integer(page.codings)))
    rows.append(("sources", words.sources, .integer(page.sources)))
    rows.append(("coders", words.coders, .integer(page.coders)))
    if page.openReviews > 0 {
      rows.append(("to_decide", words.codebookToDecide, .integer(page.openReviews)))
    }
    let history = CodebookHistoryReports(words)
    for event in page.merged {
      let who = [event.coder, String(event.at.prefix(10))].compactMap { $0 }
      let step = "\(words.codebookStep.lowercased()) \(event.step)"
      add(
        "merged", words.codebookMerged,
        "\(history.text(event.what)) (\((who + [step]).joined(separator: ", ")))")
    }
    return rows
  }
}

extension String {
  /// With a capital at the beginning.
  fileprivate var capitalizedFirst: String {
    prefix(1).uppercased() + dropFirst()
  }
}
