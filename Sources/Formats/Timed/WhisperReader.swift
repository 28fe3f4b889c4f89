/// Reads what Whisper and its relatives write: segments in JSON, or a table of them.
enum WhisperReader {
  /// Reads JSON of Whisper and WhisperX (`segments`), whisper.cpp (`transcription`), or a bare list.
  static func json(_ value: JSONValue) throws(TimedReadingError) -> TimedPieces {
    let list = value["segments"] ?? value["transcription"] ?? value
    guard case .array(let segments) = list else { throw .otherFormat }
    var found = TimedPieces()
    for segment in segments {
      guard case .string(let text)? = segment["text"] else { continue }
      var speaker: String?
      if case .string(let name)? = segment["speaker"] { speaker = name }
      let offsets = segment["offsets"]
      found.cues.append(
        TimedCue(
          text, speaker: speaker,
          start: seconds(segment["start"]) ?? milliseconds(offsets?["from"]),
          end: seconds(segment["end"]) ?? milliseconds(offsets?["to"])))
    }
    if found.cues.isEmpty { throw .nothingSaid }
    found.namesSpeakers = found.cues.contains { $0.speaker != nil }
    return found
  }

  /// Reads a table `start`, `end`, `text` in milliseconds; a tab in the text is part of it.
  static func table(_ text: String) -> TimedPieces {
    var found = TimedPieces()
    var number = 0
    for bytes in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      if number == 1 || bytes.isEmpty { continue }
      let cells = bytes.split(separator: 0x09, maxSplits: 2, omittingEmptySubsequences: false)
      guard cells.count == 3 else {
        found.complaints.append(TimedComplaint(line: number, kind: .strayLine))
        continue
      }
      let start = TimedClock.milliseconds(Substring(cells[0]))
      let end = TimedClock.milliseconds(Substring(cells[1]))
      if start == nil || end == nil {
        found.complaints.append(TimedComplaint(line: number, kind: .unreadableTime))
      }
      found.cues.append(
        TimedCue(String(Substring(cells[2])), start: start, end: end, line: number))
    }
    return found
  }

  private static func seconds(_ value: JSONValue?) -> Int? {
    switch value {
    case .integer(let number)?: TimedClock.seconds(Double(number))
    case .number(let number)?: TimedClock.seconds(number)
    case .string(let written)?: TimedClock.seconds(written)
    default: nil
    }
  }

  private static func milliseconds(_ value: JSONValue?) -> Int? {
    guard case .integer(let number)? = value else { return nil }
    return TimedClock.milliseconds(String(number))
  }
}
