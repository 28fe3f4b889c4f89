internal import Formats
internal import Store

extension RefiImporter {
  /// What a coder noted on a coding, where this program wrote the file: there it is a note of its own,
  /// named after the coding.
  ///
  /// - Parameter coding: the coding as the file has it.
  /// - Returns: the note and what it says; nil where there is none, or another program wrote the file.
  /// - Throws: `Refusal` where the note's text cannot be read.
  func ownNote(of coding: RefiCoding) throws -> (guid: RefiGUID, text: String)? {
    guard isOurs, !coding.noteRefs.isEmpty else { return nil }
    let guid = RefiExportBuilder.noteGUID(ofCoding: coding.guid)
    guard coding.noteRefs.contains(guid), let note = notesByGUID[guid] else { return nil }
    let text = try noteText(note)
    return text.isEmpty ? nil : (guid, text)
  }
}

extension RefiExportBuilder {
  /// What names the note of a coding's coder.
  static func noteName(ofCoding coding: RefiGUID?) -> String { "note \(coding?.description ?? "")" }

  /// The note that has that name.
  static func noteGUID(ofCoding coding: RefiGUID) -> RefiGUID {
    RefiGuidRegister.guid(of: Digest.sha256(Array(noteName(ofCoding: coding).utf8)))
  }
}
