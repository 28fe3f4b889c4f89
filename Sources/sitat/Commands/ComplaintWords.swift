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

  static func text(_ complaint: WordTranscript.Complaint) -> String {
    switch complaint {
    case .footnotes(let count): "\(count) footnotes were left out"
    case .endnotes(let count): "\(count) endnotes were left out"
    case .comments(let count): "\(count) comments in the margin were left out"
    case .trackedChanges(let insertions, let deletions):
      "tracked changes were accepted: \(insertions) insertions, \(deletions) deletions"
    case .hiddenCharacters(let count): "\(count) hidden characters were left out"
    case .textBoxes(let count): "\(count) text boxes stand after the paragraph they hang on"
    case .pictures(let count): "\(count) pictures were left out"
    case .embeddedObjects(let count): "\(count) embedded objects were left out"
    case .includedFiles(let count): "\(count) files that the document pulls in were left out"
    case .symbols(let count): "\(count) characters of symbol fonts were kept by number"
    case .automaticNumbers(let count): "\(count) automatic numbers or bullets were left out"
    case .unfinishedField(let paragraph): "a field in paragraph \(paragraph + 1) never ends"
    }
  }
}
