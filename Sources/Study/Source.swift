/// The kinds of material that a source can be.
package enum SourceKind: String, Hashable, Sendable, CaseIterable {
  case interview
  case group
  case focusGroup = "focus-group"
  case workshop
  case summary
  case fieldNote = "field-note"
  case surveyAnswer = "survey-answer"
}

/// What the project knows of a source, without its text.
package struct Source: Hashable, Sendable, Identifiable {
  /// The project file's number for it.
  package let id: SourceID
  /// The same in every copy of the project.
  package let guid: String
  /// Its name, by default its file's without suffix.
  package let name: String
  /// What kind of material it is.
  package let kind: SourceKind
  /// `nb`, `nn`, `en` or another language's code.
  package let language: String
  /// The number of Unicode scalars in its text.
  package let length: Int

  /// Makes a source.
  package init(
    id: SourceID, guid: String, name: String, kind: SourceKind, language: String, length: Int
  ) {
    self.id = id
    self.guid = guid
    self.name = name
    self.kind = kind
    self.language = language
    self.length = length
  }
}
