/// What might be a speaker's label at the head of a line; every short line is one.
struct LabelCandidate: Hashable {
  /// How the label is set off from what is said.
  enum Form: Hashable {
    /// `Leder: Ja`, also `**Leder:** Ja`.
    case colon
    /// `[Kari] Ja`, also alone on the line.
    case bracket
    /// `Leder 0:13`, `[00:01:23] Leder: Ja`.
    case stamped
    /// `INT`, a tab, the words.
    case tab
    /// The name alone on the line.
    case alone
    /// A span that the caller says is a label.
    case given
  }

  private static let never = Int.min

  /// The name without colon, brackets and time.
  let name: String
  private let index: UInt32
  private let start: UInt32
  private let time: Int
  /// How it is set off.
  let form: Form

  /// The index of the line.
  var line: Int { Int(index) }
  /// Where the words begin: on the same line, or the line's last scalar where none follow.
  var textStart: Int { Int(start) }
  /// The time written with the label.
  var milliseconds: Int? { time == Self.never ? nil : time }

  /// Makes a candidate.
  init(line: Int, name: String, form: Form, textStart: Int, milliseconds: Int?) {
    self.name = name
    index = UInt32(line)
    start = UInt32(textStart)
    time = milliseconds ?? Self.never
    self.form = form
  }

  /// The name as it is compared: lower case, single blanks, no full stop at the end.
  var key: String {
    var folded = name.foldedForSearch
    while folded.hasSuffix(".") { folded.removeLast() }
    return folded
  }
}

/// Reads the heads of lines.
struct LabelParser {
  private let lines: TextLines
  private let scalars: [UInt32]
  /// The names that a person has given, longest first, which may hold any sign.
  private let given: [[UInt32]]
  private static let longestName = 40

  init(_ lines: TextLines, given names: [String]) {
    self.lines = lines
    scalars = lines.scalars
    given = names.map { $0.unicodeScalars.map(\.value) }.filter { !$0.isEmpty }
      .sorted { $0.count > $1.count }
  }

  /// The candidate at the head of a line, if there is one.
  func candidate(on index: Int) -> LabelCandidate? {
    let line = lines.lines[index]
    var position = line.first
    var time: Int?
    if let stamp = Timestamps.parse(scalars, at: position, limit: line.last) {
      time = stamp.milliseconds
      position = lines.skipBlanks(from: stamp.span.end, limit: line.last)
    }
    let emphasis = skipEmphasis(from: position, limit: line.last)
    position = emphasis
    guard position < line.last else { return nil }
    let isBracketed = scalars[position] == 0x5B
    if isBracketed { position += 1 }
    let nameStart = position
    guard position < line.last, ScalarClass.isWord(scalars[position]) else { return nil }
    let end = given.first {
      nameStart + $0.count <= line.last && scalars[nameStart...].starts(with: $0)
    }.map { nameStart + $0.count }
    position = end ?? position
    let limit = end ?? min(line.last, nameStart + Self.longestName)
    while position < limit, belongsToName(scalars[position]) {
      if scalars[position] == 0x20, let stamp = stampAfterName(position, limit: line.last) {
        return stamped(index, nameStart, position, stamp, time)
      }
      position += 1
    }
    if position == line.last {
      if isBracketed { return nil }
      return make(
        index, nameStart..<position, time == nil ? .alone : .stamped, line.last, time)
    }
    if isBracketed {
      guard scalars[position] == 0x5D else { return nil }
      let after = skipColon(from: position + 1, limit: line.last)
      return make(index, nameStart..<position, .bracket, after, time)
    }
    switch scalars[position] {
    case 0x3A, 0xFF1A:
      let after = skipEmphasis(from: position + 1, limit: line.last)
      guard after == line.last || ScalarClass.isBlank(scalars[after]) else { return nil }
      return colon(index, nameStart..<position, after, time)
    case 0x2A, 0x5F:
      let closing = skipEmphasis(from: position, limit: line.last)
      guard closing < line.last, scalars[closing] == 0x3A else { return nil }
      return colon(index, nameStart..<position, closing + 1, time)
    case 0x09:
      let after = lines.skipBlanks(from: position, limit: line.last)
      return make(index, nameStart..<position, time == nil ? .tab : .stamped, after, time)
    case 0x28, 0x5B:
      guard let stamp = Timestamps.parse(scalars, at: position, limit: line.last) else {
        return annotated(index, nameStart, position, time)
      }
      return stamped(index, nameStart, position, stamp, time)
    default: return nil
    }
  }

  /// A name with a note behind it: `Kari (leder): Ja`, `INT[q04]: Og`.
  ///
  /// What stands in parentheses belongs to the name, what stands in brackets does not.
  private func annotated(
    _ index: Int, _ nameStart: Int, _ opening: Int, _ time: Int?
  ) -> LabelCandidate? {
    let line = lines.lines[index]
    let closing: UInt32 = scalars[opening] == 0x28 ? 0x29 : 0x5D
    var position = opening + 1
    while position < min(line.last, nameStart + Self.longestName), scalars[position] != closing {
      position += 1
    }
    guard position + 1 < line.last, scalars[position] == closing, scalars[position + 1] == 0x3A,
      position + 2 == line.last || ScalarClass.isBlank(scalars[position + 2])
    else { return nil }
    let nameEnd = closing == 0x29 ? position + 1 : opening
    return colon(index, nameStart..<nameEnd, position + 2, time)
  }

  /// A label with a colon, and perhaps a time behind it.
  private func colon(
    _ index: Int, _ name: Range<Int>, _ after: Int, _ time: Int?
  ) -> LabelCandidate? {
    let last = lines.lines[index].last
    var position = lines.skipBlanks(from: after, limit: last)
    var time = time
    if let stamp = Timestamps.parse(scalars, at: position, limit: last), stamp.form != .bare {
      time = time ?? stamp.milliseconds
      position = lines.skipBlanks(from: stamp.span.end, limit: last)
    }
    return make(index, name, .colon, position, time)
  }

  /// A label with a time behind the name.
  private func stamped(
    _ index: Int, _ nameStart: Int, _ nameEnd: Int, _ stamp: Timestamp, _ time: Int?
  ) -> LabelCandidate? {
    let last = lines.lines[index].last
    let after = skipColon(from: stamp.span.end, limit: last)
    if stamp.form == .bare, after < last, scalars[after - 1] != 0x3A, !blankBefore(after) {
      return nil
    }
    return make(
      index, nameStart..<nameEnd, .stamped, after, time ?? stamp.milliseconds)
  }

  private func blankBefore(_ offset: Int) -> Bool { ScalarClass.isBlank(scalars[offset - 1]) }

  /// A time after the blanks at an offset: alone behind the name, or in brackets.
  private func stampAfterName(_ offset: Int, limit: Int) -> Timestamp? {
    let start = lines.skipBlanks(from: offset, limit: limit)
    guard let stamp = Timestamps.parse(scalars, at: start, limit: limit) else { return nil }
    guard stamp.form == .bare else { return stamp }
    let after = stamp.span.end
    return after == limit || scalars[after] == 0x3A ? stamp : nil
  }

  private func make(
    _ index: Int, _ name: Range<Int>, _ form: LabelCandidate.Form, _ textStart: Int, _ time: Int?
  ) -> LabelCandidate? {
    var end = name.upperBound
    while end > name.lowerBound, ScalarClass.isBlank(scalars[end - 1]) || scalars[end - 1] == 0x3A {
      end -= 1
    }
    let text = scalars[name.lowerBound..<end].text.collapsingBlanks()
    let words = text.split(separator: " ").count
    guard !text.isEmpty, words <= 4, text.unicodeScalars.contains(where: \.properties.isAlphabetic)
    else { return nil }
    return LabelCandidate(
      line: index, name: text, form: form, textStart: min(textStart, lines.lines[index].last),
      milliseconds: time)
  }

  private func belongsToName(_ value: UInt32) -> Bool {
    if ScalarClass.isWord(value) { return true }
    switch value {
    case 0x20, 0x26, 0x27, 0x2B, 0x2D, 0x2E, 0x2F, 0xA0, 0x2010, 0x2011, 0x2019: return true
    default: return false
    }
  }

  /// Skips asterisks and underscores of Markdown.
  private func skipEmphasis(from offset: Int, limit: Int) -> Int {
    var position = offset
    while position < limit, scalars[position] == 0x2A || scalars[position] == 0x5F { position += 1 }
    return position
  }

  /// Skips a colon, emphasis and blanks.
  private func skipColon(from offset: Int, limit: Int) -> Int {
    var position = skipEmphasis(from: offset, limit: limit)
    if position < limit, scalars[position] == 0x3A { position += 1 }
    position = skipEmphasis(from: position, limit: limit)
    return lines.skipBlanks(from: position, limit: limit)
  }
}

extension String {
  /// The string with every run of blanks as one space, and none at its ends.
  func collapsingBlanks() -> String {
    split { $0 == " " || $0 == "\t" || $0 == "\u{A0}" || $0 == "\n" }.joined(separator: " ")
  }
}
