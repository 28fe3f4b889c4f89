internal import Formats
internal import Text

/// What is to be looked at in a file, in words.
enum ComplaintWords {
  static func text(_ complaint: ReadingComplaint) -> String {
    let what =
      switch complaint.kind {
      case .emptyTurn(let label): "nothing is said after “\(label)”"
      case .possibleSpeaker(let label):
        "“\(label)” looks like a speaker and was read as text; --speaker \"\(label)\" makes it one"
      case .textBeforeFirstSpeaker: "text before the first speaker is a turn without one"
      case .doubleSpaced(let last):
        "lines to \(last) were read as double-spaced, their paragraphs guessed from line lengths"
      case .timeRunsBackward: "the time is earlier than the one before"
      case .undecodable: "a character could not be decoded"
      case .controlCharacter(let value):
        "a control character, U+" + String(value, radix: 16, uppercase: true)
      case .furnitureInSentence: "page furniture or a note was taken out of a sentence"
      }
    return "line \(complaint.line): \(what)"
  }

  static func text(_ complaint: TextComplaint) -> String {
    let what =
      switch complaint.kind {
      case .nulCharacter: "zero characters"
      case .replacementCharacter: "another program has lost letters here (U+FFFD)"
      case .undefinedByte(let byte):
        "byte 0x\(String(byte, radix: 16, uppercase: true)) means nothing in Windows-1252"
      case .mayBeIn(let encoding):
        "the letters would fit \(encoding.rawValue) better; --encoding \(encoding.rawValue) reads it so"
      }
    return "line \(complaint.line): \(what)"
  }

  static func text(_ complaint: DocumentTranscript.Complaint) -> String {
    switch complaint {
    case .footnotes(let count): count.of("footnote") + " left out"
    case .endnotes(let count): count.of("endnote") + " left out"
    case .comments(let count): count.of("comment") + " in the margin left out"
    case .trackedChanges(let insertions, let deletions):
      "tracked changes were accepted: \(insertions.of("insertion")), \(deletions.of("deletion"))"
    case .hiddenCharacters(let count): count.of("hidden character") + " left out"
    case .textBoxes(let count):
      count.of("text box", "text boxes") + " placed after the paragraph they hang on"
    case .pictures(let count): count.of("picture") + " left out"
    case .embeddedObjects(let count): count.of("embedded object") + " left out"
    case .includedFiles(let count): count.of("file") + " that the document pulls in left out"
    case .symbols(let count): count.of("character") + " of symbol fonts kept by number"
    case .automaticNumbers(let count):
      count.of("automatic number or bullet", "automatic numbers or bullets") + " left out"
    case .lostCharacters(let count):
      count.of("character") + " could not be told from the file's encoding (U+FFFD)"
    case .unclosedGroups(let count):
      "the file ends inside \(count.of("group")): it may have been cut off"
    case .unfinishedField(let paragraph): "a field in paragraph \(paragraph + 1) never ends"
    }
  }
}
