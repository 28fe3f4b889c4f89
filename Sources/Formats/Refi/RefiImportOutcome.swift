/// What became of an element.
package enum RefiImportFate: String, Hashable, Sendable, CaseIterable {
  /// It has its place here.
  case kept
  /// It was here already, and says the same.
  case known
  /// It was here already, and says something else here; it stays as it is here.
  case changed
  /// It was taken away here, and stays away.
  case removed
  /// It became a memo, or a note on a coding.
  case memo
  /// It is kept as XML, for the way back.
  case foreign
  /// It is not kept.
  case dropped
}

/// One kind of element, and what became of those there are.
package struct RefiImportElement: Hashable, Sendable {
  /// The element's name.
  package let name: String
  /// How many there are in the file.
  package let count: Int
  /// How many came to which end.
  package let fates: [RefiImportFate: Int]

  /// Counts a kind of element.
  package init(name: String, count: Int, fates: [RefiImportFate: Int]) {
    self.name = name
    self.count = count
    self.fates = fates
  }
}

/// How the positions of one text were read.
package struct RefiImportText: Hashable, Sendable {
  /// The source's name.
  package let source: String
  /// The rule.
  package let rule: RefiPositions.Rule
  /// Why that one.
  package let reason: RefiPositions.Reason
  /// How well it fits.
  package let fit: RefiPositions.Fit

  /// Describes a text.
  package init(
    source: String, rule: RefiPositions.Rule, reason: RefiPositions.Reason, fit: RefiPositions.Fit
  ) {
    self.source = source
    self.rule = rule
    self.reason = reason
    self.fit = fit
  }
}

/// Something that a person should know of an import.
package struct RefiImportRemark: Hashable, Sendable {
  /// What it is.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A name was taken, so that another was given: old and new.
    case renamed
    /// A folder of codes, which anybody may use here.
    case folder
    /// A code, source, case … that was here under the same name counts as the file's.
    case joined
    /// It was here already and says something else.
    case changed
    /// A colour that no rule reads.
    case colour
    /// A passage outside of its text; it is a memo on the source.
    case outside
    /// A source whose text did not come along.
    case noText = "no_text"
    /// A source whose text here is another, so that its passages have no place.
    case otherText = "other_text"
    /// A code that stands for a case; the passages' speakers are linked with it.
    case codeIsCase = "code_is_case"
    /// A case whose speaker nobody can tell; it is linked with the source.
    case speakerOpen = "speaker_open"
    /// A coding whose code is not in the file.
    case codeMissing = "code_missing"
    /// Codings that would change what their coder has finished: source and coder.
    case sealed
    /// Who coded is not said, or is not among the users.
    case coderUnknown = "coder_unknown"
    /// The same code by the same person on the same passage twice.
    case twice
    /// A variable whose values are not of its type; they are texts here.
    case valuesAsText = "values_as_text"
    /// A second value of a variable for one case.
    case secondValue = "second_value"
    /// A recording, picture or page whose file is kept, with its size.
    case media
    /// One whose file is too large to be kept, or cannot be read, with its size.
    case mediaLeft = "media_left"
    /// A file that lies outside of the archive, where nothing is read.
    case outsideFile = "outside_file"
  }

  /// What it is.
  package let kind: Kind
  /// What it is about, in the order of the file.
  package let subjects: [String]

  /// Makes a remark.
  package init(kind: Kind, subjects: [String]) {
    self.kind = kind
    self.subjects = subjects
  }
}

/// What an import from another program did, or would do.
package struct RefiImportOutcome: Hashable, Sendable {
  /// Whether it was done.
  package var isDone: Bool
  /// Whether anything came in that was not there.
  package let isNew: Bool
  /// The project's name.
  package let name: String
  /// The program that wrote it.
  package let origin: String?
  /// Whether it is a codebook by itself.
  package let isCodebook: Bool
  /// Each kind of element, by name.
  package let elements: [RefiImportElement]
  /// Each text with passages, in the order of the file.
  package let texts: [RefiImportText]
  /// What a person should know.
  package let remarks: [RefiImportRemark]
  /// What is odd about the file.
  package let oddities: [RefiOddity]

  /// Puts a report together.
  package init(
    isDone: Bool, isNew: Bool, name: String, origin: String?, isCodebook: Bool,
    elements: [RefiImportElement], texts: [RefiImportText], remarks: [RefiImportRemark],
    oddities: [RefiOddity]
  ) {
    self.isDone = isDone
    self.isNew = isNew
    self.name = name
    self.origin = origin
    self.isCodebook = isCodebook
    self.elements = elements
    self.texts = texts
    self.remarks = remarks
    self.oddities = oddities
  }
}
