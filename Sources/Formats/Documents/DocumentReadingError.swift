/// Why a document cannot be read.
package enum DocumentReadingError: Error, Hashable, Sendable {
  /// It is locked with a password.
  case passwordProtected
  /// It is no document of the kind that was expected, but a file of this kind.
  case otherKind(FileKind)
  /// It has been cut off or changed; the part and what is wrong with it, where known.
  case damaged(part: String?, reason: String)
  /// A part that every such document has is not there.
  case missingPart(String)
  /// A part is no well-formed XML.
  case malformedPart(String, line: Int, reason: String)
  /// A part declares a document type, which no such document may and which can hide other files.
  case documentType(part: String)
  /// Unpacked, it would be larger than any document should be.
  case tooLarge(ZipError.Limit, part: String?)
  /// More than so many of its groups or elements stand one within the other.
  case tooDeep(Int)
}

extension DocumentReadingError {
  /// Says what a part's error means for the document.
  init(_ error: OfficePartError) {
    switch error {
    case .archive(let error): self.init(error)
    case .malformed(let part, let line, let reason):
      self = .malformedPart(part, line: line, reason: reason)
    case .documentType(let part): self = .documentType(part: part)
    }
  }

  /// Says what an archive's error means for the document in it.
  init(_ error: ZipError) {
    switch error {
    case .notAnArchive: self = .otherKind(.binary)
    case .damaged(let entry, let reason): self = .damaged(part: entry, reason: reason)
    case .encrypted: self = .passwordProtected
    case .tooLarge(let limit, let entry): self = .tooLarge(limit, part: entry)
    }
  }
}
