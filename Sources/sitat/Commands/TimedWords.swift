internal import Formats

/// What is said of a time-aligned transcript that was read.
enum TimedWords {
  /// By what rule its pieces became turns.
  static func rule(_ timed: TimedTranscript) -> String {
    let pieces = timed.pieces.of("piece")
    let how =
      switch timed.rule {
      case .speakers: "those of one speaker in a row are one turn"
      case .utterances:
        "those of one speaker in a row are one turn, each utterance a paragraph of it"
      case .pauses:
        "nobody is named; a turn ends at a pause of \(TimedTranscript.pause / 1000) seconds, or with the sentence after \(TimedTranscript.length) characters"
      case .unnamedUtterances: "nobody is named; each is a turn"
      }
    return "\(pieces): \(how)"
  }

  /// What was left out, or is to be looked at.
  static func text(_ complaint: TimedComplaint) -> String {
    let what =
      switch complaint.kind {
      case .unreadableTime: "the time cannot be read; the words are kept without one"
      case .timeRunsBackward: "the time is earlier than the one before"
      case .withoutTime(let count): count.of("piece") + " without a time"
      case .interpolatedTimes(let count):
        count.of("time") + " that the file leaves open laid evenly between the others"
      case .wordsWithoutTime: "words behind a blank line were read as going on with those before"
      case .strayLine: "the line belongs to nothing, and was left out"
      case .repeatedLines(let count): count.of("line") + " that the screen showed twice left out"
      case .comments(let count): count.of("comment or note", "comments and notes") + " left out"
      case .events(let count): count.of("event or pause", "events and pauses") + " left out"
      case .tiersLeftOut(let names):
        names.count.of("tier") + " left out: " + String.list(names)
      case .unknownReference(let name): "“\(name)” is named and nowhere explained"
      }
    return complaint.line.map { "line \($0): \(what)" } ?? what
  }
}
