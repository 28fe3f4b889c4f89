package import Formats

/// What keeps a coding sheet from being written or read.
package enum CodeSheetProblem: Hashable, Sendable {
  /// The file is no sheet, or its transcript was changed, or its marks do not fit together.
  case unreadable(CodeSheetError)
  /// A name or a text of the project cannot be laid out so that it reads back.
  case unwritable(source: String)
  /// The sheet is of another text than the source of that name has.
  case otherText(source: String)
  /// Paragraphs or turns of the source have been read anew since the sheet was written.
  case otherPassages(source: String)
  /// A member of the head is none of the words it may be.
  case unknownLayer(asked: String, valid: [String])
  /// What the sheet was written with is lost, and the project's codings are not known to be the same.
  case lostState(coder: String, source: String)
  /// What was changed on the sheet was also changed in the project; the places and codes.
  case conflicts([String])
  /// What stands as a note reads like a code.
  case noteIsCode(note: String)
  /// One range or code is to be given to several codings; their places.
  case severalCodings([String])
  /// The editor could not be run, or did not end well.
  case editor(command: String)
  /// There is no editor to open.
  case noEditor
}
