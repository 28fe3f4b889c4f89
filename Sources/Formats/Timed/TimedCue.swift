/// One piece of a time-aligned transcript: what was said, by whom, and when.
struct TimedCue: Hashable, Sendable {
  /// How a piece follows the one before it where both are one speaker's.
  enum Joint: Hashable, Sendable {
    /// Its words go on, behind a blank.
    case blank
    /// Its letters go on: the blank, where there is one, stands in the text.
    case none
    /// It is a paragraph of its own.
    case paragraph
  }

  /// Who speaks; `nil` where the file does not say.
  var speaker: String?
  /// When it begins, in milliseconds from the beginning of the recording.
  var start: Int?
  /// When it ends.
  var end: Int?
  /// What is said, as it stands in the file.
  var text: String
  /// The line of the file, from 1, that it begins on, where lines can be told.
  var line: Int?
  /// How it follows the piece before it.
  var joint: Joint

  init(
    _ text: String, speaker: String? = nil, start: Int? = nil, end: Int? = nil, line: Int? = nil,
    joint: Joint = .blank
  ) {
    self.text = text
    self.speaker = speaker.flatMap(Self.name)
    self.start = start
    self.end = end
    self.line = line
    self.joint = joint
  }

  /// The longest that a name is taken to be: it stands before every turn, so that a longer one
  /// would make a short file a huge text.
  private static let longestName = 200

  /// A name on one line, with single blanks; `nil` where nothing is left.
  private static func name(_ written: String) -> String? {
    let words = written.unicodeScalars.prefix(longestName).split { $0.properties.isWhitespace }
    return words.isEmpty ? nil : words.map { String(Substring($0)) }.joined(separator: " ")
  }
}

/// What a reader of one format found.
struct TimedPieces: Sendable {
  /// The pieces, in the order in which they are to stand.
  var cues: [TimedCue] = []
  /// Whether the format says who speaks; where it does not, speakers are sought in the text.
  var namesSpeakers = false
  /// Whether the pieces are what the format's makers call utterances or paragraphs.
  var areUtterances = false
  /// What a person should look at.
  var complaints: [TimedComplaint] = []
}

/// Something in a time-aligned transcript that was left out, or that a person should look at.
package struct TimedComplaint: Hashable, Sendable {
  /// What it is.
  package enum Kind: Hashable, Sendable {
    /// A line with `-->` whose times cannot be read; its words are kept without a time.
    case unreadableTime
    /// A piece that begins before the one that stands before it.
    case timeRunsBackward
    /// Pieces without any time.
    case withoutTime(Int)
    /// Points of time that the file leaves open, laid evenly between their neighbours.
    case interpolatedTimes(Int)
    /// Words behind a blank line, read as going on with the piece before.
    case wordsWithoutTime
    /// A line that belongs to nothing, which was left out.
    case strayLine
    /// Lines that repeat what the screen showed before, which were left out.
    case repeatedLines(Int)
    /// Comments, notes and styles, which were left out.
    case comments(Int)
    /// Events, pauses and noises, which were left out.
    case events(Int)
    /// Tiers that were left out: annotations of others, or not asked for.
    case tiersLeftOut([String])
    /// A piece that refers to somebody, or to a point of time, that the file does not know.
    case unknownReference(String)
  }

  /// The line of the file, from 1, where one can be told.
  package let line: Int?
  /// What was found.
  package let kind: Kind

  /// Makes a complaint.
  package init(line: Int? = nil, kind: Kind) {
    self.line = line
    self.kind = kind
  }
}

/// Why a time-aligned transcript cannot be read.
package enum TimedReadingError: Error, Hashable, Sendable {
  /// It is XML, and not well-formed.
  case malformed(line: Int, reason: String)
  /// It declares a document type of its own, which can hide other files.
  case documentType
  /// It is JSON, and cannot be read from this byte on, from 1.
  case notJSON(byte: Int)
  /// It is no text.
  case notText(TextDecodingError)
  /// It breaks off or goes wrong on this line.
  case broken(line: Int)
  /// It is in the format's binary form.
  case binary
  /// It has nothing of what the format holds speech in.
  case nothingSaid
  /// None of its tiers has the name asked for.
  case unknownTier(asked: String, found: [String])
  /// It is not in the format that its name says.
  case otherFormat
}
