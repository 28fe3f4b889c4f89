internal import Text

/// Reads spoken TEI (ISO 24624, teiCorpo): utterances of people, along a timeline.
struct SpokenTEIReader {
  private static let silent: Set<String> = [
    "pause", "incident", "vocal", "kinesic", "desc", "note", "spanGrp", "span", "writing", "shift",
    "anchor", "fs",
  ]

  private var found = TimedPieces()
  private var times: [String: Int] = [:]
  private var names: [String: String] = [:]
  private var events = 0
  private var notes = 0

  /// Reads a whole document.
  static func pieces(_ root: XMLElement) throws(TimedReadingError) -> TimedPieces {
    var reader = SpokenTEIReader()
    for person in root.all("person") { reader.take(person) }
    for timeline in root.all("timeline") { reader.take(timeline: timeline) }
    reader.walk(root, holder: nil)
    if reader.found.cues.isEmpty { throw .nothingSaid }
    reader.found.namesSpeakers = true
    reader.found.areUtterances = true
    if reader.events > 0 {
      reader.found.complaints.append(TimedComplaint(kind: .events(reader.events)))
    }
    if reader.notes > 0 {
      reader.found.complaints.append(TimedComplaint(kind: .comments(reader.notes)))
    }
    return reader.found
  }

  private mutating func take(_ person: XMLElement) {
    guard let id = person.value("xml:id") else { return }
    let name = person.first("persName").flatMap { element in
      let short = element.first("abbr")?.text.trimmingBlanks() ?? ""
      let whole = short.isEmpty ? Self.allText(element) : short
      return whole.isEmpty ? nil : whole
    }
    names[id] = person.value("n") ?? name ?? id
  }

  /// Reads points that are given absolutely, or by how long after another they come.
  private mutating func take(timeline: XMLElement) {
    let scale = timeline.value("unit") == "ms" ? 0.001 : 1
    for when in timeline.children("when") {
      guard let id = when.value("xml:id") else { continue }
      if let clock = when.value("absolute").flatMap({ TimedClock.clock($0) }) {
        times[id] = clock
      } else if let interval = when.value("interval").flatMap({ Double($0) }), interval >= 0 {
        let since = when.value("since").flatMap { times[Self.key($0)] } ?? 0
        times[id] = TimedClock.seconds(interval * scale).map { $0 + since }
      } else if when.value("interval") == nil, times.isEmpty {
        times[id] = 0
      }
    }
  }

  /// Goes through the document for utterances; what holds one may say who speaks, and when.
  private mutating func walk(_ element: XMLElement, holder: XMLElement?) {
    for child in element.children {
      switch child.localName {
      case "u": read(child, holder: holder)
      case "annotationBlock": walk(child, holder: child)
      case "teiHeader", "standOff": break
      default: walk(child, holder: holder)
      }
    }
  }

  private mutating func read(_ utterance: XMLElement, holder: XMLElement?) {
    func attribute(_ name: String) -> String? { utterance.value(name) ?? holder?.value(name) }
    let who = attribute("who").map(Self.key)
    if let who, names[who] == nil, names.isEmpty == false {
      found.complaints.append(TimedComplaint(line: utterance.line, kind: .unknownReference(who)))
    }
    var pieces = [Piece(time: attribute("start").flatMap { times[Self.key($0)] })]
    let isOfWords = !utterance.all("w").isEmpty
    collect(utterance, isOfWords: isOfWords, into: &pieces)
    let end = attribute("end").flatMap { times[Self.key($0)] }
    var joint = TimedCue.Joint.paragraph
    for piece in pieces {
      let text = Self.singleBlanks(piece.text)
      if text.isEmpty { continue }
      found.cues.append(
        TimedCue(
          text, speaker: who.map { names[$0] ?? $0 }, start: piece.time, end: end,
          line: utterance.line, joint: joint))
      joint = .blank
    }
  }

  private struct Piece {
    var text = ""
    var time: Int?
  }

  /// Gathers the words; a point of time within them begins another piece.
  private mutating func collect(
    _ element: XMLElement, isOfWords: Bool, into pieces: inout [Piece]
  ) {
    for content in element.contents {
      switch content {
      case .text(let text):
        if !isOfWords || element.localName == "w" || element.localName == "pc" {
          pieces[pieces.count - 1].text += text
        }
      case .element(let child):
        let name = String(child.localName)
        if name == "anchor", let time = child.value("synch").flatMap({ times[Self.key($0)] }) {
          pieces.append(Piece(time: time))
        } else if name == "note" || name == "desc" {
          notes += 1
        } else if Self.silent.contains(name) {
          if name != "anchor", name != "spanGrp" { events += 1 }
        } else {
          if isOfWords, name == "w" { pieces[pieces.count - 1].text += " " }
          if !isOfWords, name == "seg" { pieces[pieces.count - 1].text += " " }
          collect(child, isOfWords: isOfWords, into: &pieces)
        }
      }
    }
  }

  /// The id in a reference such as `#T3`.
  private static func key(_ reference: String) -> String {
    let first = reference.utf8.split(separator: 0x20).first.map(Substring.init) ?? ""
    return String(first.first == "#" ? first.dropFirst() : first)
  }

  private static func allText(_ element: XMLElement) -> String {
    let text = element.contents.map { content in
      switch content {
      case .text(let piece): piece
      case .element(let child): " " + allText(child)
      }
    }.joined()
    return singleBlanks(text)
  }

  private static func singleBlanks(_ text: String) -> String {
    text.utf8.split(whereSeparator: { $0 == 0x20 || (0x09...0x0D).contains($0) })
      .map { String(Substring($0)) }.joined(separator: " ")
  }
}
