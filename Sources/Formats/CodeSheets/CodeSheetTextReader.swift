internal import Text

/// A line of a text sheet between head and tail.
enum CodeSheetTextLine {
  /// A line of the transcript.
  case text(CodeSheetLine)
  /// Codes, with the number of the passage that they are for.
  case codes([String], number: Int?, line: Int)
  /// A line of a note on the codes above.
  case note(String)

  /// Tells lines apart.
  static func lines(
    _ lines: ArraySlice<ArraySlice<Unicode.Scalar>>, from first: Int
  ) -> [CodeSheetTextLine] {
    var result: [CodeSheetTextLine] = []
    var isBelowCodes = false
    for (index, line) in lines.enumerated() {
      let content = line.drop { $0 == " " || $0 == "\t" }
      if content.first == "§" {
        result.append(codes(content.drop { $0 == "§" }, line: first + index))
        isBelowCodes = true
      } else if isBelowCodes, CodeSheetCodes.beginsNote(content) {
        var note = content.dropFirst(5)
        if note.first == " " { note.removeFirst() }
        if note.last == "\r" { note.removeLast() }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: note)
        result.append(.note(String(text)))
      } else {
        result.append(.text(CodeSheetLine(line, number: first + index)))
        isBelowCodes = false
      }
    }
    return result
  }

  private static func codes(_ written: ArraySlice<Unicode.Scalar>, line: Int) -> CodeSheetTextLine {
    let digits = written.prefix { ("0"..."9").contains($0) }
    let number = CodeSheetLine.number(digits)
    return .codes(
      CodeSheetCodes.read(number == nil ? written : written.dropFirst(digits.count)),
      number: number, line: line)
  }
}

extension CodeSheetLine {
  /// Takes the marks out of a line.
  init(_ written: ArraySlice<Unicode.Scalar>, number: Int) {
    var scalars: [Unicode.Scalar] = []
    var anchors: [Anchor] = []
    var place = written.startIndex
    let end = written.endIndex
    scalars.reserveCapacity(written.count)
    while place < end {
      switch written[place] {
      case "\\" where place + 1 < end:
        scalars.append(written[place + 1])
        place += 2
      case "[" where place + 1 < end && written[place + 1] == "[":
        let digits = written[(place + 2)...].prefix { ("0"..."9").contains($0) }
        if let key = Self.number(digits), digits.endIndex < end, written[digits.endIndex] == ":" {
          anchors.append(Anchor(offset: scalars.count, key: key, isStart: true))
          place = digits.endIndex + 1
        } else {
          anchors.append(Anchor(offset: scalars.count, key: nil, isStart: true))
          place += 2
        }
      case "]" where place + 1 < end && written[place + 1] == "]":
        anchors.append(Anchor(offset: scalars.count, key: nil, isStart: false))
        place += 2
      case ":":
        let digits = written[(place + 1)...].prefix { ("0"..."9").contains($0) }
        if let key = Self.number(digits), written[digits.endIndex...].starts(with: ["]", "]"]) {
          anchors.append(Anchor(offset: scalars.count, key: key, isStart: false))
          place = digits.endIndex + 2
        } else {
          scalars.append(":")
          place += 1
        }
      default:
        scalars.append(written[place])
        place += 1
      }
    }
    self.init(number: number, scalars: scalars, anchors: anchors)
  }

  /// A number of at most nine digits.
  static func number(_ digits: ArraySlice<Unicode.Scalar>) -> Int? {
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1.value - 0x30) }
  }
}

/// Puts the marks and code lines of a text sheet together.
struct CodeSheetTextReader {
  /// A passage that was opened, and perhaps closed.
  private struct Range {
    let start: Int
    var end: Int?
    let line: Int
    let key: Int?
    /// The line of the source that it was closed on.
    var closedOn = 0
    var isUsed = false
  }

  private let frame: CodeSheetFrame
  private var aligner: CodeSheetAligner
  private var ranges: [Range] = []
  /// The latest range of each number.
  private var numbered: [Int: Int] = [:]
  /// The range without a number that is open.
  private var open: Int?
  /// Ranges without a number that the next code line is for.
  private var pending: [Int] = []
  /// The line of the source that was placed last.
  private var current: Int?
  private var passages: [CodeSheetPassage] = []
  /// The codes that stand below the line of the source that was placed last, by the number that they
  /// are for, and whether a note came with them: said again, they say nothing new.
  private var said: [Int?: [String: Bool]] = [:]
  /// How many codings the passages stand for.
  private var codings = 0
  /// More codings than people make by hand, and than a sheet can be compared with in memory.
  static let mostCodings = 1_000_000

  private init(_ frame: CodeSheetFrame) {
    self.frame = frame
    aligner = CodeSheetAligner(frame)
  }

  /// The passages of a sheet's lines, in their order.
  static func passages(
    _ lines: [CodeSheetTextLine], in frame: CodeSheetFrame
  ) throws(CodeSheetError) -> [CodeSheetPassage] {
    var reader = CodeSheetTextReader(frame)
    var isBelowCodes = false
    for (index, line) in lines.enumerated() {
      switch line {
      case .text(let line):
        if isBelowCodes { reader.forgetUsed() }
        reader.said = [:]
        try reader.take(line)
        isBelowCodes = false
      case .codes(let codes, let number, let line):
        var notes: [String] = []
        for case .note(let note) in lines[(index + 1)...].prefix(while: \.isNote) {
          notes.append(note)
        }
        try reader.take(codes, notes.joined(separator: "\n"), number, line)
        isBelowCodes = true
      case .note: break
      }
    }
    try reader.aligner.finish()
    for range in reader.ranges {
      if range.end == nil { throw .notClosed(line: range.line, number: range.key) }
      if !range.isUsed { throw .noCodes(line: range.line, number: range.key) }
    }
    return reader.passages
  }

  private mutating func forgetUsed() {
    pending.removeAll { ranges[$0].isUsed }
  }

  private mutating func take(_ line: CodeSheetLine) throws(CodeSheetError) {
    let place = try aligner.place(line)
    current = place.line
    for anchor in line.anchors {
      let offset = place.offset(anchor.offset)
      if anchor.isStart {
        try begin(at: offset, anchor.key, line.number)
      } else {
        try close(at: offset, anchor.key, line.number, on: place.line)
      }
    }
  }

  private mutating func begin(
    at offset: Int, _ key: Int?, _ line: Int
  ) throws(CodeSheetError) {
    if let key {
      if let known = numbered[key] {
        guard ranges[known].end != nil else { throw .openedTwice(line: line, number: key) }
        guard ranges[known].isUsed else {
          throw .noCodes(line: ranges[known].line, number: key)
        }
      }
      numbered[key] = ranges.count
    } else {
      guard open == nil else { throw .openedTwice(line: line, number: nil) }
      open = ranges.count
    }
    ranges.append(Range(start: offset, end: nil, line: line, key: key))
  }

  private mutating func close(
    at offset: Int, _ key: Int?, _ line: Int, on stored: Int
  ) throws(CodeSheetError) {
    let found = if let key { numbered[key] } else { open }
    guard let found, ranges[found].end == nil, ranges[found].start <= offset else {
      throw .notOpened(line: line, number: key)
    }
    ranges[found].end = offset
    ranges[found].closedOn = stored
    if key == nil {
      open = nil
      pending.append(found)
    }
  }

  private mutating func take(
    _ codes: [String], _ note: String, _ number: Int?, _ line: Int
  ) throws(CodeSheetError) {
    guard let current else { throw .noPassage(line: line, number: number) }
    let spans: [TextSpan]
    if let number {
      guard let found = numbered[number] else { throw .noPassage(line: line, number: number) }
      guard let end = ranges[found].end else {
        throw .notClosed(line: ranges[found].line, number: number)
      }
      ranges[found].isUsed = true
      spans = [TextSpan(ranges[found].start, end)]
    } else {
      spans = try simpleSpans(below: current, line)
    }
    let new = codes.filter { isNew($0, note, number) }
    codings += new.count * spans.count
    guard codings <= Self.mostCodings else {
      throw .tooManyCodings(line: line, most: Self.mostCodings)
    }
    guard !new.isEmpty else { return }
    passages += spans.map { CodeSheetPassage(span: $0, codes: new, note: note, line: line) }
  }

  /// Whether a code does not stand below the same line yet, or only without a note.
  private mutating func isNew(_ code: String, _ note: String, _ number: Int?) -> Bool {
    if let hadNote = said[number, default: [:]][code], hadNote || note.isEmpty { return false }
    said[number, default: [:]][code] = !note.isEmpty
    return true
  }

  /// What a code line without a number is for: the passages in double brackets above it, else the
  /// whole paragraph.
  private mutating func simpleSpans(
    below current: Int, _ line: Int
  ) throws(CodeSheetError) -> [TextSpan] {
    if let open { throw .notClosed(line: ranges[open].line, number: nil) }
    let passage = frame.passage(above: current)
    var spans: [TextSpan] = []
    for index in pending {
      guard frame.passage(above: ranges[index].closedOn) == passage, let end = ranges[index].end
      else { throw .noCodes(line: ranges[index].line, number: nil) }
      ranges[index].isUsed = true
      spans.append(TextSpan(ranges[index].start, end))
    }
    if !spans.isEmpty { return spans }
    guard let passage else { throw .noPassage(line: line, number: nil) }
    return [frame.passages[passage]]
  }
}

extension CodeSheetTextLine {
  fileprivate var isNote: Bool {
    if case .note = self { true } else { false }
  }
}
