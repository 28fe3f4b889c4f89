internal import Text

extension CodeSheet {
  /// The sheet as a text for an editor: the transcript unchanged, and codes in lines of their own.
  ///
  /// - Parameter frame: the transcript.
  /// - Returns: the file's bytes, in UTF-8; nil where some name cannot stand on a line, so that the
  ///   sheet would not read back as it is.
  package func text(in frame: CodeSheetFrame) -> [UInt8]? {
    for isPlain in [true, false] {
      let body = CodeSheetTextWriter(entries, frame, usesSimpleForms: isPlain).lines
      let bytes = Array(((opening + body + closing).joined(separator: "\n") + "\n").utf8)
      if let draft = try? CodeSheetDraft(text: bytes), draft.head == head, draft.state == state,
        let passages = try? draft.passages(in: frame), Self.entries(of: passages) == Set(entries)
      {
        return bytes
      }
    }
    return nil
  }

  /// The codings that passages stand for.
  static func entries(of passages: [CodeSheetPassage]) -> Set<Entry> {
    Set(
      passages.flatMap { passage in
        passage.codes.map { Entry(span: passage.span, code: $0, note: passage.note) }
      })
  }
}

/// Lays codes and their marks over a transcript.
struct CodeSheetTextWriter {
  /// The transcript with its code lines.
  private(set) var lines: [String] = []
  private let frame: CodeSheetFrame
  /// The marks in the transcript, in order.
  private var events: [Event] = []
  /// What stands below each line.
  private var below: [Int: [String]] = [:]

  /// A mark at an offset of the text.
  private struct Event {
    let offset: Int
    /// Ends before empty ranges before beginnings.
    let rank: Int
    let mark: String
    /// Whether it is a mark without a number.
    let isSimple: Bool
  }

  /// Lays entries over a transcript.
  ///
  /// - Parameters:
  ///   - entries: the codings, in order.
  ///   - frame: the transcript.
  ///   - usesSimpleForms: whether whole passages, and the only part of one, go without numbers.
  init(_ entries: [CodeSheet.Entry], _ frame: CodeSheetFrame, usesSimpleForms: Bool) {
    self.frame = frame
    let places = Dictionary(
      frame.passages.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var ranges: [(span: TextSpan, entries: ArraySlice<CodeSheet.Entry>)] = []
    var first = entries.startIndex
    while first < entries.endIndex {
      let next = entries[first...].firstIndex { $0.span != entries[first].span } ?? entries.endIndex
      ranges.append((entries[first].span, entries[first..<next]))
      first = next
    }
    var whole: Set<Int> = []
    var parts: [Int: Int] = [:]
    if usesSimpleForms {
      for range in ranges {
        if let place = places[range.span] {
          whole.insert(place)
        } else if let place = home(of: range.span) {
          parts[place, default: 0] += 1
        }
      }
    }
    var number = 0
    for range in ranges {
      let line = frame.line(of: range.span.end)
      if let place = places[range.span], whole.contains(place), frame.passage(above: line) == place
      {
        below[line, default: []] += Self.codeLines(range.entries, number: "")
      } else if let place = home(of: range.span), parts[place] == 1, !whole.contains(place),
        frame.passage(above: line) == place, !range.span.isEmpty
      {
        mark(range.span, open: "[[", close: "]]", isSimple: true)
        below[line, default: []] += Self.codeLines(range.entries, number: "")
      } else {
        number += 1
        mark(range.span, open: "[[\(number):", close: ":\(number)]]", isSimple: false)
        below[line, default: []] += Self.codeLines(range.entries, number: "\(number)")
      }
    }
    events.sort { ($0.offset, $0.rank) < ($1.offset, $1.rank) }
    writeLines()
  }

  /// The passage that a range lies in.
  private func home(of span: TextSpan) -> Int? {
    let index = frame.passages.partitioningIndex { $0.start > span.start } - 1
    return index >= 0 && frame.passages[index].encloses(span) ? index : nil
  }

  private mutating func mark(_ span: TextSpan, open: String, close: String, isSimple: Bool) {
    if span.isEmpty {
      events.append(Event(offset: span.start, rank: 1, mark: open + close, isSimple: isSimple))
    } else {
      events.append(Event(offset: span.start, rank: 2, mark: open, isSimple: isSimple))
      events.append(Event(offset: span.end, rank: 0, mark: close, isSimple: isSimple))
    }
  }

  /// The code lines of one range: codes with the same note together, the note below.
  private static func codeLines(
    _ entries: ArraySlice<CodeSheet.Entry>, number: String
  ) -> [String] {
    var notes: [String] = []
    var codes: [String: [String]] = [:]
    for entry in entries {
      if codes[entry.note] == nil { notes.append(entry.note) }
      codes[entry.note, default: []].append(CodeSheetCodes.written(entry.code))
    }
    return notes.flatMap { note -> [String] in
      let head = "§\(number) " + (codes[note] ?? []).joined(separator: "; ")
      if note.isEmpty { return [head] }
      return [head] + CodeSheetCodes.lines(of: note).map { "memo: " + $0 }
    }
  }

  private mutating func writeLines() {
    var next = 0
    for (index, span) in frame.lines.enumerated() {
      lines.append(line(span, from: &next))
      lines += below[index] ?? []
    }
  }

  /// One line of the transcript with its marks; what would be read as one gets a `\` before it.
  private func line(_ span: TextSpan, from next: inout Int) -> String {
    var output = String.UnicodeScalarView()
    let first = firstEscaped(in: span)
    for offset in span.start...span.end {
      var before: Event?
      while next < events.count, events[next].offset == offset {
        before = events[next]
        output.append(contentsOf: events[next].mark.unicodeScalars)
        next += 1
      }
      guard offset < span.end else { break }
      let after = next < events.count && events[next].offset == offset + 1 ? events[next] : nil
      let scalar = frame.scalars[offset]
      if offset == first || isTaken(scalar, at: offset, in: span, before, after) {
        output.append("\\")
      }
      output.append(scalar)
    }
    return String(output)
  }

  private func isTaken(
    _ scalar: Unicode.Scalar, at offset: Int, in span: TextSpan, _ before: Event?, _ after: Event?
  ) -> Bool {
    switch scalar {
    case "\\": true
    case "[", "]":
      before != nil || after != nil
        || (offset > span.start && frame.scalars[offset - 1] == scalar)
        || (offset + 1 < span.end && frame.scalars[offset + 1] == scalar)
    case "0"..."9": (before?.isSimple ?? false) || (after?.isSimple ?? false)
    default: false
    }
  }

  /// The beginning of a line that would be taken for codes or a note.
  private func firstEscaped(in span: TextSpan) -> Int? {
    let content = frame.scalars[span.start..<span.end]
    guard let first = content.firstIndex(where: { $0 != " " && $0 != "\t" }) else { return nil }
    let isMark = content[first] == "§" || CodeSheetCodes.beginsNote(content[first...])
    return isMark ? first : nil
  }
}
