internal import Text

/// What SubRip writes between times: text with a few tags.
enum SubRipText {
  private static let tags: Set<String> = ["i", "b", "u", "s", "font", "ruby", "rt", "c", "v"]

  /// The lines without tags such as `<i>` and `{\an8}`; any other `<` stands for itself.
  static func lines(_ text: String) -> [SubtitleLine] {
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      SubtitleLine(text: plain(Substring(line)), voice: nil)
    }
  }

  private static func plain(_ line: Substring) -> String {
    guard line.utf8.contains(where: { $0 == 0x3C || $0 == 0x7B }) else { return String(line) }
    var output: [UInt8] = []
    let bytes = Array(line.utf8)
    var place = 0
    while place < bytes.count {
      let closing: UInt8? =
        if bytes[place] == 0x3C {
          0x3E
        } else if bytes[place] == 0x7B, place + 1 < bytes.count, bytes[place + 1] == 0x5C {
          0x7D
        } else {
          nil
        }
      if let closing, let end = TagScan.end(bytes, from: place + 1, closing: closing),
        closing == 0x7D || tags.contains(TagScan.name(bytes, from: place + 1, to: end))
      {
        place = end + 1
      } else {
        output.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}

/// What WebVTT writes between times: text with tags, voices, times and entities.
enum WebVTTText {
  /// The lines without tags, each with the voice that speaks there; a line in which two voices
  /// speak is two.
  static func lines(_ text: String) -> [SubtitleLine] {
    var lines: [SubtitleLine] = []
    var output: [UInt8] = []
    var voice: String?
    func flush(always: Bool) {
      let line = HTMLEntities.decoded(String(decoding: output, as: UTF8.self))
      if always || !line.trimmingBlanks().isEmpty {
        lines.append(SubtitleLine(text: line, voice: voice))
      }
      output.removeAll(keepingCapacity: true)
    }
    let bytes = Array(text.utf8)
    var place = 0
    while place < bytes.count {
      if bytes[place] == 0x0A {
        flush(always: true)
        place += 1
      } else if bytes[place] == 0x3C, let end = TagScan.end(bytes, from: place + 1, closing: 0x3E) {
        let tag = String(decoding: bytes[(place + 1)..<end], as: UTF8.self)
        if let name = Self.voice(of: tag) {
          flush(always: false)
          voice = name
        } else if tag == "/v" {
          flush(always: false)
          voice = nil
        }
        place = end + 1
      } else {
        output.append(bytes[place])
        place += 1
      }
    }
    flush(always: false)
    return lines
  }

  /// Whether a piece tells when its words come, as YouTube's do.
  static func hasInlineTime(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.indices.dropLast().contains { place in
      bytes[place] == 0x3C && (0x30...0x39).contains(bytes[place + 1])
    }
  }

  /// The name in `v Kari Berg` or `v.first Kari Berg`.
  private static func voice(of tag: String) -> String? {
    guard let blank = tag.utf8.firstIndex(where: { $0 == 0x20 || $0 == 0x09 }) else { return nil }
    let head = tag[..<blank]
    guard head == "v" || head.hasPrefix("v.") else { return nil }
    let name = HTMLEntities.decoded(String(tag[blank...])).trimmingBlanks()
    return name.isEmpty ? nil : name
  }
}

/// Finds the ends of tags.
enum TagScan {
  /// Where a tag closes, at most 500 bytes on, on the same line and before another one opens.
  static func end(_ bytes: [UInt8], from start: Int, closing: UInt8) -> Int? {
    let limit = min(bytes.count, start + 500)
    guard start < limit,
      let end = bytes[start..<limit].firstIndex(where: { $0 == closing || $0 == 0x0A || $0 == 0x3C }
      )
    else { return nil }
    return bytes[end] == closing ? end : nil
  }

  /// The name of a tag without its slash, in lower case.
  static func name(_ bytes: [UInt8], from start: Int, to end: Int) -> String {
    let inside = bytes[start..<end].drop { $0 == 0x2F }
    let name = inside.prefix { (0x41...0x5A).contains($0 & 0xDF) || (0x30...0x39).contains($0) }
    return String(decoding: name, as: UTF8.self).lowercased()
  }
}

/// Entities that stand for characters.
enum HTMLEntities {
  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    "lrm": "\u{200E}", "rlm": "\u{200F}", "shy": "\u{AD}", "ndash": "–", "mdash": "—",
    "hellip": "…", "laquo": "«", "raquo": "»", "ldquo": "“", "rdquo": "”", "lsquo": "‘",
    "rsquo": "’", "aring": "å", "Aring": "Å", "oslash": "ø", "Oslash": "Ø", "aelig": "æ",
    "AElig": "Æ", "eacute": "é", "auml": "ä", "ouml": "ö", "uuml": "ü",
  ]

  /// The text with its entities as the characters that they stand for; others stay as written.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(0x26) else { return text }
    var output = ""
    var rest = Substring(text)
    while let start = rest.utf8.firstIndex(of: 0x26) {
      output += rest[..<start]
      let inside = rest[start...].utf8.dropFirst().prefix(12)
      if let end = inside.firstIndex(of: 0x3B),
        let meant = character(String(rest[rest.utf8.index(after: start)..<end]))
      {
        output += meant
        rest = rest[rest.utf8.index(after: end)...]
      } else {
        output += "&"
        rest = rest[rest.utf8.index(after: start)...]
      }
    }
    return output + rest
  }

  private static func character(_ name: String) -> String? {
    guard name.hasPrefix("#") else { return named[name] }
    let digits = name.dropFirst()
    let value =
      digits.first == "x" || digits.first == "X"
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value, value > 0, let scalar = Unicode.Scalar(value) else { return nil }
    return String(Character(scalar))
  }
}

/// Lines that roll up a screen, each shown again below the next, as YouTube's captions are.
struct RollUp {
  /// How many lines at the head of each piece have been shown before.
  let skipped: [Int]
  /// How many lines that is in all.
  let left: Int

  /// Tells whether lines roll, and which are repeats.
  ///
  /// They do where words have times of their own and any line is shown again, or where every
  /// second piece begins with the line that the one before ended with.
  init(_ pieces: [[String]], hasInlineTimes: Bool) {
    let shown = pieces.map { lines in
      lines.map { $0.trimmingBlanks() }
    }
    var skipped = Array(repeating: 0, count: pieces.count)
    var former: [String] = []
    var repeats = 0
    var left = 0
    for (index, lines) in shown.enumerated() {
      let heads = lines.indices.filter { !lines[$0].isEmpty }
      let said = heads.map { lines[$0] }
      let longest = (0...min(said.count, former.count, 4)).last { count in
        former.suffix(count).elementsEqual(said.prefix(count))
      }
      if let count = longest, count > 0 {
        repeats += 1
        left += count
        skipped[index] = heads[count - 1] + 1
      }
      if !said.isEmpty { former = said }
    }
    let isRolling = repeats > 0 && (hasInlineTimes || (repeats > 2 && repeats * 2 >= shown.count))
    self.skipped = isRolling ? skipped : Array(repeating: 0, count: pieces.count)
    self.left = isRolling ? left : 0
  }
}
