package import Formats
package import Study
package import Text

/// How files are to be read in.
package struct ImportOptions: Sendable {
  /// The layout of plain texts; found out where `auto`.
  package var layout: Layout = .auto
  /// The encoding of plain texts, where a person knows better than the rule.
  package var encoding: EncodingOverride?
  /// The language of the sources; told from the text where nil.
  package var language: String?
  /// The name of the source, for a single file.
  package var name: String?
  /// What kind of material it is.
  package var kind: SourceKind = .interview
  /// Labels that are speakers wherever a line begins with one.
  package var speakers: [String] = []
  /// The tiers wanted of files that have some; of none, those of what was said.
  package var tiers: [String] = []
  /// What becomes of comments in a document's margin.
  package var comments: CommentUse = .none
  /// How a team writes its speakers, tried before the usual ways.
  package var speakerPatterns: [SpeakerPattern] = []
  /// Whether a file that is in the project already may come in again.
  package var allowsDuplicates = false

  /// The usual way.
  package init() {}
}

/// What becomes of comments in a document's margin when it comes in.
package enum CommentUse: String, Hashable, Sendable, CaseIterable {
  /// They are counted and left out.
  case none
  /// Each is a memo on the source.
  case memos
  /// Those that name codes are codings, the others memos.
  case codings
}

/// What became of a comment, or would.
package struct TakenComment: Hashable, Sendable {
  /// The turn and sentence that it is about; nil where it is nowhere in the text.
  package let place: String?
  /// Who wrote it, as the word processor knows them; may be empty.
  package let author: String
  /// What it says, with the answers to it.
  package let text: String
  /// The codes that it put on the passage; none for a memo.
  package let codes: [String]
}

/// What an import made of one file.
package struct ImportedFile: Sendable {
  /// What became of it.
  package enum Outcome: Sendable {
    /// It is in the project, or would be.
    case added
    /// The same bytes were there already, under this name.
    case same(name: String)
    /// It was met in a folder, and is no transcript.
    case leftOut(FileKind)
    /// It was met in a folder, and by its name is about that folder.
    case aboutFolder
    /// It could not be read or taken in.
    case failed(any Error)
    /// It was not tried, since the project could not take in one before it.
    case untried
  }

  /// The file as the person named it.
  package let file: String
  /// The name that its source has.
  package let name: String
  /// What became of it.
  package let outcome: Outcome
  /// What was read, unless it failed.
  package let reading: FileReading?
  /// What became of the comments in its margin.
  package var comments: [TakenComment] = []
}

/// A file read as a transcript, before anything is stored.
package struct FileReading: Sendable {
  /// Its bytes.
  package let original: [UInt8]
  /// The text as it will be stored.
  package let text: StoredText
  /// What kind of file it is.
  package let kind: FileKind
  /// The encoding of a text file, and why that one; nil for a document of a word processor.
  package let encoding: (name: TextEncoding, reason: EncodingReason)?
  /// The encoding of a document that is written in text, such as HTML.
  package let documentEncoding: DocumentEncoding?
  /// How the lines of a text file ended.
  package let lineEnds: LineEnds?
  /// The language, and whether a person said so.
  package let language: (code: String, isTold: Bool)
  /// The marks, speakers, segments and complaints.
  package let transcript: TranscriptReading
  /// What a text file's decoding complained of.
  package let textComplaints: [TextComplaint]
  /// What was left out of such a document.
  package let documentComplaints: [DocumentTranscript.Complaint]
  /// How a time-aligned transcript was put together; nil for any other.
  package var timed: TimedTranscript?
  /// The comments in a document's margin.
  package var comments: [DocumentComment] = []
  /// On how many lines each pattern of speakers fits, in the order of the patterns.
  package var patternLines: [(template: String, lines: Int)] = []
}
