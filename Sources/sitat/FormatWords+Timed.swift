internal import Formats

extension FormatWords {
  /// Why a time-aligned transcript cannot be read, in words.
  static func timed(_ error: TimedReadingError) -> FormatWords {
    switch error {
    case .malformed(let line, let reason):
      Self(
        "this file is no well-formed XML: \(reason)", line: line, "write it anew from its program")
    case .documentType:
      Self(
        "this file declares a document type of its own, which can hide other files",
        "write it anew from its program")
    case .notJSON(let byte):
      Self("this file is no JSON from byte \(byte) on", "write it anew from its program")
    case .notText(let error): Self.decoding(error)
    case .broken(let line):
      Self("this file breaks off or goes wrong here", line: line, "write it anew from its program")
    case .binary:
      Self("this TextGrid is binary", "in Praat, save it with “Save as text file…”")
    case .nothingSaid:
      Self("nothing is said in this file", "look whether it is the one that was meant")
    case .unknownTier(let asked, let found):
      Self("no tier with anything on it is called “\(asked)”", "they are: \(String.list(found))")
    case .otherFormat:
      Self(
        "this file is not in the format that its name says",
        "look whether it is the one that was meant")
    }
  }
}
