package import Text

/// A coder's codings of one source, to be laid out for people who code by hand.
package struct CodeSheet: Hashable, Sendable {
  /// A code on a range, with the coder's note.
  package struct Entry: Hashable, Sendable {
    /// The stored scalars.
    package let span: TextSpan
    /// The code's path as it is written.
    package let code: String
    /// The coder's note; empty for none.
    package let note: String

    /// Makes an entry.
    package init(span: TextSpan, code: String, note: String) {
      self.span = span
      self.code = code
      self.note = note
    }
  }

  /// What the sheet is about.
  package let head: CodeSheetHead
  /// The codings by range; codes of one range in the codebook's order.
  package let entries: [Entry]
  /// What the codings were when the sheet was written.
  package let state: CodeSheetState
  /// The paths of all codes that there are, for people to choose from.
  package let codes: [String]
  /// How the sheet is filled in, in words, line by line.
  package let help: [String]

  /// Makes a sheet.
  package init(
    head: CodeSheetHead, entries: [Entry], state: CodeSheetState, codes: [String], help: [String]
  ) {
    self.head = head
    self.entries = entries
    self.state = state
    self.codes = codes
    self.help = help
  }

  /// The lines above the transcript.
  var opening: [String] {
    CodeSheetMark.lines(head.lines + help.map { "| " + $0 }) + [CodeSheetMark.begin]
  }

  /// The lines below the transcript.
  var closing: [String] {
    [CodeSheetMark.end] + CodeSheetMark.lines(codes.map { "| " + $0 } + state.lines)
  }
}

/// What a sheet says above the transcript, by which it is known again.
package struct CodeSheetHead: Hashable, Sendable {
  /// The source's name.
  package let source: String
  /// The SHA-256 of its text.
  package let text: String
  /// Whose codings they are.
  package let coder: String
  /// In which layer.
  package let layer: String
  /// A name for the codebook as it stood.
  package let codebook: String
  /// A check of where passages begin and end.
  package let passages: String

  /// Makes a head.
  package init(
    source: String, text: String, coder: String, layer: String, codebook: String, passages: String
  ) {
    self.source = source
    self.text = text
    self.coder = coder
    self.layer = layer
    self.codebook = codebook
    self.passages = passages
  }

  /// The members as `key: value`.
  var lines: [String] {
    [
      "source: " + source, "coder: " + coder, "layer: " + layer, "codebook: " + codebook,
      "text: " + text, "passages: " + passages,
    ]
  }

  /// Reads the members; what is unknown is passed over.
  init(_ lines: [String]) throws(CodeSheetError) {
    var members: [String: String] = [:]
    for line in lines where !line.hasPrefix("|") {
      guard let colon = line.unicodeScalars.firstIndex(of: ":") else { continue }
      let key = String(line.unicodeScalars[..<colon]).trimmingBlanks()
      let value = line.unicodeScalars[line.unicodeScalars.index(after: colon)...]
      if members[key] == nil { members[key] = String(value).trimmingBlanks() }
    }
    func member(_ key: String) throws(CodeSheetError) -> String {
      guard let value = members[key], !value.isEmpty else { throw .missingMember(key) }
      return value
    }
    self.init(
      source: try member("source"), text: try member("text"), coder: try member("coder"),
      layer: try member("layer"), codebook: members["codebook"] ?? "",
      passages: try member("passages"))
  }
}

/// Why a sheet that came back cannot be read; lines count from 1 in the file.
package enum CodeSheetError: Error, Hashable, Sendable {
  /// It does not begin as a sheet does, or its end is gone.
  case notASheet
  /// The head has lost a member.
  case missingMember(String)
  /// A line of the transcript reads otherwise than the source.
  case changedText(line: Int, written: String, stored: String)
  /// Something stands in the transcript that the source does not have.
  case addedText(line: Int, written: String)
  /// The transcript has lost its end from this line of the source on.
  case missingText(stored: String)
  /// A passage is opened and never closed.
  case notClosed(line: Int, number: Int?)
  /// A passage is closed that was not opened.
  case notOpened(line: Int, number: Int?)
  /// A passage is opened in one that has the same number, or none.
  case openedTwice(line: Int, number: Int?)
  /// A passage is marked and has no codes.
  case noCodes(line: Int, number: Int?)
  /// Codes are given to a passage that is not there.
  case noPassage(line: Int, number: Int?)
  /// The code lines stand for more codings than can be read.
  case tooManyCodings(line: Int, most: Int)
  /// A comment stands outside the transcript.
  case commentOutside(text: String)
}

/// A passage as somebody marked it on a sheet, with the codes as they wrote them.
package struct CodeSheetPassage: Hashable, Sendable {
  /// The stored scalars.
  package let span: TextSpan
  /// The codes.
  package let codes: [String]
  /// The note.
  package let note: String
  /// Whether the note is said to be one, and cannot be a code by mistake.
  package let isNoteMarked: Bool
  /// The paragraph of a comment on a place, not on a range.
  package let paragraph: TextSpan?
  /// The line of the file, or the paragraph.
  package let line: Int

  /// Makes a passage.
  package init(
    span: TextSpan, codes: [String], note: String, isNoteMarked: Bool = true,
    paragraph: TextSpan? = nil, line: Int
  ) {
    self.span = span
    self.paragraph = paragraph
    self.codes = codes
    self.note = note
    self.isNoteMarked = isNoteMarked
    self.line = line
  }
}
