internal import Store
package import Study
internal import Text

/// A theme as a listing prints it.
package struct CodebookThemeLine: Hashable, Sendable {
  package let name: String
  package let definition: String
  package let codes: [CodePath]
  /// How much is coded with its codes.
  package let codings: Int
  package let sources: Int
}

extension OpenProject {
  /// Makes a theme of codes from anywhere in the tree, as one step.
  package func newTheme(
    _ written: String, definition: String, codes: [String]
  ) throws -> CodebookThemeLine {
    try changeTheme("theme new") { writer, codebook in
      let name = try Codebook.checked(written)
      try writer.reader.refuseTakenTheme(name, except: nil)
      let wanted = try codes.map { try codebook.wanted($0).id }
      let id = try writer.addTheme(name, definition: definition)
      var seen: Set<CodeID> = []
      for code in wanted where seen.insert(code).inserted {
        try writer.addCode(code, toTheme: id)
      }
      return id
    }
  }

  /// Gives a theme another name.
  package func renameTheme(_ asked: String, to written: String) throws -> CodebookThemeLine {
    try changeTheme("theme rename") { writer, _ in
      let theme = try writer.reader.codebookTheme(named: asked)
      let name = try Codebook.checked(written)
      try writer.reader.refuseTakenTheme(name, except: theme.id)
      try writer.setTheme(theme.id, name: name, definition: theme.definition)
      return theme.id
    }
  }

  /// Says anew what a theme is about.
  package func describeTheme(_ asked: String, as definition: String) throws -> CodebookThemeLine {
    try changeTheme("theme describe") { writer, _ in
      let theme = try writer.reader.codebookTheme(named: asked)
      try writer.setTheme(theme.id, name: theme.name, definition: definition)
      return theme.id
    }
  }

  /// Puts codes into a theme; those that it has stay.
  package func add(_ codes: [String], toTheme asked: String) throws -> CodebookThemeLine {
    try changeTheme("theme add") { writer, codebook in
      let theme = try writer.reader.codebookTheme(named: asked)
      var known = Set(theme.codes)
      for code in try codes.map({ try codebook.wanted($0).id }) where known.insert(code).inserted {
        try writer.addCode(code, toTheme: theme.id)
      }
      return theme.id
    }
  }

  /// Takes codes out of a theme.
  package func drop(_ codes: [String], fromTheme asked: String) throws -> CodebookThemeLine {
    try changeTheme("theme drop") { writer, codebook in
      let theme = try writer.reader.codebookTheme(named: asked)
      for code in try codes.map({ try codebook.wanted($0).id }) {
        guard theme.codes.contains(code) else {
          throw Refusal(
            codebook: .notInTheme(
              code: codebook.path(of: code).description, theme: theme.name))
        }
        try writer.dropCode(code, fromTheme: theme.id)
      }
      return theme.id
    }
  }

  /// Removes a theme; its codes stay.
  ///
  /// - Returns: The theme's name.
  package func removeTheme(_ asked: String) throws -> String {
    try file.change("theme remove", by: me) { writer in
      let theme = try writer.reader.codebookTheme(named: asked)
      try writer.removeTheme(theme.id)
      writer.summary = theme.name
      return theme.name
    }.result
  }

  /// The themes, in the order in which they were made.
  package func themes() throws -> [CodebookThemeLine] {
    try file.read { reader in
      let codebook = try reader.codebook()
      return try reader.codebookThemes().map { try reader.line(of: $0, codebook) }
    }
  }

  /// One theme.
  package func theme(_ asked: String) throws -> CodebookThemeLine {
    try file.read { reader in
      try reader.line(of: reader.codebookTheme(named: asked), reader.codebook())
    }
  }

  private func changeTheme(
    _ command: String, _ body: (ProjectWriter, Codebook) throws -> Int
  ) throws -> CodebookThemeLine {
    try file.change(command, by: me) { writer in
      let codebook = try writer.reader.codebook()
      let id = try body(writer, codebook)
      guard let theme = try writer.reader.codebookThemes().first(where: { $0.id == id }) else {
        throw Refusal(codebook: .emptyName)
      }
      let line = try writer.reader.line(of: theme, codebook)
      let paths = line.codes.map(\.description).joined(separator: ", ")
      writer.summary = line.name + (paths.isEmpty ? "" : ": \(paths)")
      return line
    }.result
  }
}

extension ProjectReader {
  /// The theme that a person names, compared regardless of case.
  func codebookTheme(named asked: String) throws -> CodebookThemeRecord {
    let themes = try codebookThemes()
    let wanted = asked.foldedForSearch
    guard let match = themes.first(where: { $0.name.foldedForSearch == wanted }) else {
      let known = themes.map(\.name)
      throw Refusal(
        codebook: .unknownTheme(
          asked: asked, nearest: NearestNames(known).matches(for: asked), known: known))
    }
    return match
  }

  fileprivate func refuseTakenTheme(_ name: String, except own: Int?) throws {
    let wanted = name.foldedForSearch
    let taken = try codebookThemes().first { $0.name.foldedForSearch == wanted && $0.id != own }
    if let taken { throw Refusal(codebook: .themeTaken(name: taken.name)) }
  }

  fileprivate func line(
    of theme: CodebookThemeRecord, _ codebook: Codebook
  ) throws -> CodebookThemeLine {
    let touched = try touch(of: theme.codes)
    return CodebookThemeLine(
      name: theme.name, definition: theme.definition,
      codes: theme.codes.sorted { codebook.place(of: $0) < codebook.place(of: $1) }
        .map { codebook.path(of: $0) },
      codings: touched.codings, sources: touched.sources)
  }
}

extension OpenProject {
  /// The paths of a theme's codes, by which other commands take them.
  package func codes(ofTheme asked: String) throws -> [String] {
    try theme(asked).codes.map(\.description)
  }
}
