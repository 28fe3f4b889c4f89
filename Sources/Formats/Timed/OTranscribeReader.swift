/// Reads oTranscribe's files: JSON that holds a page, with times between the words.
struct OTranscribeReader {
  private static let breaks: Set<String> = ["p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3"]
  private static let silent: Set<String> = ["script", "style", "head"]

  private var cues: [TimedCue] = []
  private var text: [UInt8] = []
  private var time: Int?
  private var joint = TimedCue.Joint.paragraph

  /// Reads the value of a whole file.
  static func pieces(_ value: JSONValue) throws(TimedReadingError) -> TimedPieces {
    guard case .string(let page)? = value["text"] else { throw .otherFormat }
    var reader = OTranscribeReader()
    reader.read(Array(page.utf8))
    var found = TimedPieces()
    found.cues = reader.cues
    found.areUtterances = true
    return found
  }

  /// A time begins a piece, and a line of the page a paragraph.
  private mutating func read(_ bytes: [UInt8]) {
    var place = 0
    while place < bytes.count {
      guard bytes[place] == 0x3C, let end = TagScan.end(bytes, from: place + 1, closing: 0x3E)
      else {
        text.append(bytes[place] == 0x0A ? 0x20 : bytes[place])
        place += 1
        continue
      }
      let name = TagScan.name(bytes, from: place + 1, to: end)
      let isClosing = bytes[place + 1] == 0x2F
      let tag = String(decoding: bytes[place..<end], as: UTF8.self)
      place = end + 1
      if Self.breaks.contains(name) {
        flush()
        joint = .paragraph
        time = nil
      } else if name == "span", !isClosing, tag.contains("timestamp") {
        let close = Self.closing("span", bytes, from: place)
        let shown = String(decoding: bytes[place..<close], as: UTF8.self)
        flush()
        time = Self.time(in: tag) ?? TimedClock.clock(shown.trimmingSigns)
        place = close
      } else if Self.silent.contains(name), !isClosing {
        place = Self.closing(name, bytes, from: place)
      }
    }
    flush()
  }

  private mutating func flush() {
    let said = HTMLEntities.decoded(String(decoding: text, as: UTF8.self)).trimmingSigns
    text.removeAll(keepingCapacity: true)
    if said.isEmpty { return }
    cues.append(TimedCue(said, start: time, joint: joint))
    joint = .blank
  }

  /// Where the element closes, or the end.
  private static func closing(_ name: String, _ bytes: [UInt8], from start: Int) -> Int {
    var place = start
    while let next = bytes[place...].firstIndex(of: 0x3C) {
      let isClosing = next + 1 < bytes.count && bytes[next + 1] == 0x2F
      if isClosing, let end = TagScan.end(bytes, from: next + 1, closing: 0x3E),
        TagScan.name(bytes, from: next + 1, to: end) == name
      {
        return next
      }
      place = next + 1
    }
    return bytes.count
  }

  /// The value of `data-timestamp`: seconds, or in old files `m:ss`.
  private static func time(in tag: String) -> Int? {
    guard let name = tag.firstRange(of: "data-timestamp=") else { return nil }
    let rest = tag[name.upperBound...].utf8.drop { $0 == 0x22 || $0 == 0x27 }
    let value = rest.prefix { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x3A }
    let written = Substring(value)
    return written.contains(":") ? TimedClock.clock(written) : TimedClock.seconds(written)
  }
}

extension String {
  /// The string without blanks of any kind at its ends, those that do not break included.
  fileprivate var trimmingSigns: String {
    let scalars = Array(unicodeScalars)
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[first...last])
    return String(view)
  }
}
