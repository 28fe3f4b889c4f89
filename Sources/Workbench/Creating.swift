package import Store

/// What a new project is told about itself.
package struct NewProject: Hashable, Sendable {
  /// The project's name; its file is `NAME.sitat`.
  package let name: String
  /// The language most sources are in.
  package let language: String
  /// The language of reports.
  package let reportLanguage: String
  /// Who makes it, and so its first coder.
  package let coder: String?

  /// Describes a new project.
  package init(name: String, language: String, reportLanguage: String, coder: String?) {
    self.name = name
    self.language = language
    self.reportLanguage = reportLanguage
    self.coder = coder
  }
}

extension OpenProject {
  /// Makes a project file in a folder.
  package static func create(_ new: NewProject, at path: String) throws -> ProjectFile {
    try ProjectFile.create(
      at: path,
      settings: [
        ("name", new.name), ("language", new.language), ("report-language", new.reportLanguage),
      ], coder: new.coder)
  }
}
