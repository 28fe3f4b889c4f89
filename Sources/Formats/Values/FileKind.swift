/// What kind of file some bytes are: by their content first, then by the file's suffix.
package enum FileKind: String, Hashable, Sendable, CaseIterable {
  /// Plain text.
  case text
  /// Text in Markdown.
  case markdown
  /// Word, as a package of XML parts.
  case docx
  /// An Office file locked with a password.
  case encryptedOffice = "encrypted-office"
  /// Word before 2007.
  case doc
  case rtf
  /// A LibreOffice text.
  case odt
  /// The same as one XML file.
  case fodt
  case pdf
  /// Apple Pages.
  case pages
  /// SubRip subtitles.
  case srt
  /// WebVTT subtitles, as Teams and Zoom make.
  case vtt
  /// Time-aligned transcripts of other programs; `FileKind+Timed` tells them.
  case whisper, whisperTable = "whisper-tsv", oTranscribe = "otranscribe", elan, transcriber
  case exmaralda, chat, tei, textGrid = "textgrid"
  case html
  case json
  case yaml
  /// A table in text: CSV or TSV.
  case table
  case xlsx
  case pptx
  /// A REFI-QDA project or a REFI-QDA codebook.
  case refi
  /// A SQLite database, such as a project file.
  case database
  /// A sound or video recording.
  case recording
  case image
  /// A ZIP archive of something else.
  case zip
  /// Bytes that are no text, of no known kind.
  case binary

  /// What a person can do with a file that is not read.
  package enum Remedy: Hashable, Sendable {
    /// It is read as a transcript as it stands.
    case none
    /// Open it in the program that made it and save it as Word (.docx) or plain text.
    case saveAsWordOrText
    /// Take the password off and save it again.
    case removePassword
    /// Save the sheet as CSV.
    case saveAsCSV
    /// Give it to the command that reads tables, codebooks or projects.
    case otherCommand
    /// Have it transcribed.
    case transcribe
    /// Unpack the archive and give the files in it.
    case unpack
    /// Nothing can be made of it.
    case notMaterial
  }

  /// What to do so that the file can be read as a transcript.
  package var remedy: Remedy {
    switch self {
    case .text, .markdown, .docx, .odt, .fodt, .rtf, .html, .pdf: .none
    case .doc, .pages, .pptx: .saveAsWordOrText
    case .encryptedOffice: .removePassword
    case .xlsx: .saveAsCSV
    case .json, .yaml, .table, .refi, .database: .otherCommand
    case .recording: .transcribe
    case .zip: .unpack
    case .image, .binary: .notMaterial
    default: .none
    }
  }

  /// Tells what a file is from its bytes and, where those leave it open, its name.
  package init(of bytes: [UInt8], named name: String) {
    let suffix = Self.suffix(of: name)
    if let binary = Self.binary(bytes) {
      let isPackage = binary == .zip
      self =
        isPackage
        ? ["docx": .docx, "odt": .odt, "qdpx": .refi][suffix] ?? .zip : binary
      return
    }
    if let kind = Self.textual(bytes) ?? Self.timed(bytes) {
      self = kind
      return
    }
    self =
      Self.timedBySuffix[suffix] ?? Self.kindBySuffix[suffix]
      ?? (Self.looksLikeText(bytes) ? .text : .binary)
  }

  /// What the text of a file says of itself.
  private static func textual(_ bytes: [UInt8]) -> FileKind? {
    let head = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if head.starts(with: Array("{\\rtf".utf8)) { return .rtf }
    if head.starts(with: Array("WEBVTT".utf8)) { return .vtt }
    let start = String(decoding: head.prefix(512), as: UTF8.self)
    let lines = start.split(
      omittingEmptySubsequences: true, whereSeparator: { $0 == "\n" || $0 == "\r\n" || $0 == "\r" })
    let folded = (lines.first ?? "").lowercased()
    if folded.hasPrefix("<!doctype html") || folded.hasPrefix("<html") { return .html }
    if folded.hasPrefix("<?xml"), start.lowercased().contains("<html") { return .html }
    if start.contains("urn:QDA-XML:") { return .refi }
    if start.contains("<office:document") { return .fodt }
    if lines.count >= 2, lines[0].allSatisfy(\.isNumber), isCueTiming(lines[1]) { return .srt }
    return nil
  }

  /// Whether a line is a SubRip cue's: `00:00:01,500 --> 00:00:04,000`.
  private static func isCueTiming(_ line: Substring) -> Bool {
    line.contains(" --> ") && line.first?.isNumber == true && line.contains(":")
  }

  private static func looksLikeText(_ bytes: [UInt8]) -> Bool {
    do throws(TextDecodingError) {
      _ = try TextDecoder().decode(bytes)
      return true
    } catch {
      if case .notText = error { return false }
      return true
    }
  }

  /// The part of a file's name after its last full stop, in lower case.
  private static func suffix(of name: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  private static let kindBySuffix: [String: FileKind] = [
    "txt": .text, "text": .text, "md": .markdown, "markdown": .markdown, "docx": .docx,
    "doc": .doc, "rtf": .rtf, "odt": .odt, "pdf": .pdf, "pages": .pages, "srt": .srt,
    "vtt": .vtt, "html": .html, "htm": .html, "xhtml": .html, "json": .json, "yaml": .yaml,
    "yml": .yaml, "csv": .table, "tsv": .table, "tab": .table, "xlsx": .xlsx, "pptx": .pptx,
    "fodt": .fodt, "qdpx": .refi, "qdc": .refi, "qde": .refi, "sitat": .database, "mp3": .recording,
    "m4a": .recording, "wav": .recording, "mp4": .recording, "aac": .recording,
    "ogg": .recording, "flac": .recording, "wma": .recording, "mov": .recording,
  ]
}
