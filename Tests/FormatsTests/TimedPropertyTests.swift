import Formats
import TestSupport
import Testing
import Text

/// A talk made at random, and what a person would write it down as.
private struct RandomTalk {
  struct Piece {
    let speaker: String
    let start: Int
    let end: Int
    let text: String
  }

  var pieces: [Piece] = []

  init(_ generator: inout SeededGenerator) {
    let words = ["jeg", "ikke", "brød", "å", "Müller", "加油", "😅", "re\u{AD}gn", "e\u{301}n", "ja."]
    var time = 0
    for _ in 0..<Int.random(in: 1...40, using: &generator) {
      time += Int.random(in: 0...3000, using: &generator)
      let length = Int.random(in: 1...9, using: &generator)
      let text = (0..<length).map { _ in words.randomElement(using: &generator) ?? "" }
      let end = time + Int.random(in: 1...4000, using: &generator)
      let speaker = ["Kari", "Ola", "Per Åge"].randomElement(using: &generator) ?? ""
      pieces.append(
        Piece(speaker: speaker, start: time, end: end, text: text.joined(separator: " ")))
      time = end
    }
  }

  /// Turns as a naive reader makes them.
  func turns(joint: String) -> [String] {
    var turns: [(piece: Piece, text: String)] = []
    for piece in pieces {
      if let last = turns.last, last.piece.speaker == piece.speaker {
        turns[turns.count - 1].text += joint + piece.text
      } else {
        turns.append((piece, piece.text))
      }
    }
    return turns.map { "\($0.piece.start) \($0.piece.speaker): \($0.text)" }
  }

  private static func clock(_ time: Int, _ sign: String) -> String {
    func padded(_ number: Int, _ width: Int) -> String {
      String(repeating: "0", count: width - String(number).count) + String(number)
    }
    return [time / 3_600_000, time / 60_000 % 60, time / 1000 % 60].map { padded($0, 2) }
      .joined(separator: ":") + sign + padded(time % 1000, 3)
  }

  private static func seconds(_ time: Int) -> String {
    let rest = String(1000 + time % 1000).dropFirst()
    return "\(time / 1000).\(rest)"
  }

  var webVTT: String {
    "WEBVTT\n\n"
      + pieces.map { piece in
        let times = Self.clock(piece.start, ".") + " --> " + Self.clock(piece.end, ".")
        return "\(times)\n<v \(piece.speaker)>\(piece.text)</v>\n"
      }.joined(separator: "\n")
  }

  var whisper: String {
    let segments = pieces.map { piece in
      """
      {"start": \(Self.seconds(piece.start)), "end": \(Self.seconds(piece.end)), \
      "text": " \(piece.text)", "speaker": "\(piece.speaker)"}
      """
    }
    return "{\"segments\": [\(segments.joined(separator: ","))]}"
  }

  var transcriber: String {
    let names = ["Kari", "Ola", "Per Åge"]
    let speakers = names.enumerated().map { "<Speaker id=\"s\($0)\" name=\"\($1)\"/>" }
    let turns = pieces.map { piece in
      let start = Self.seconds(piece.start)
      return
        "<Turn speaker=\"s\(names.firstIndex(of: piece.speaker) ?? 0)\" startTime=\"\(start)\" "
        + "endTime=\"\(Self.seconds(piece.end))\"><Sync time=\"\(start)\"/>\n\(piece.text)\n</Turn>"
    }
    return "<Trans><Speakers>\(speakers.joined())</Speakers><Episode><Section>"
      + turns.joined(separator: "\n") + "</Section></Episode></Trans>"
  }

  var textGrid: String {
    let names = Set(pieces.map(\.speaker)).sorted()
    let tiers = names.map { name in
      let own = pieces.filter { $0.speaker == name }
      let intervals = own.map {
        "\(Self.seconds($0.start))\n\(Self.seconds($0.end))\n\"\($0.text)\"\n"
      }
      return "\"IntervalTier\"\n\"\(name)\"\n0\n999\n\(own.count)\n" + intervals.joined()
    }
    return "File type = \"ooTextFile short\"\n\"TextGrid\"\n0\n999\n<exists>\n\(names.count)\n"
      + tiers.joined()
  }
}

@Suite("Time-aligned transcripts, at random")
struct TimedPropertyTests {
  @Test("every format that is written from a talk reads as the talk", arguments: 0..<60)
  func readsBack(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let talk = RandomTalk(&generator)
    func turns(_ text: String, _ kind: FileKind) throws -> [String] {
      TimedFixture.turns(try TimedTranscript(Array(text.utf8), kind: kind))
    }
    #expect(try turns(talk.webVTT, .vtt) == talk.turns(joint: " "))
    #expect(try turns(talk.whisper, .whisper) == talk.turns(joint: " "))
    #expect(try turns(talk.transcriber, .transcriber) == talk.turns(joint: " | "))
  }

  @Test("tiers are put in order of time", arguments: 0..<40)
  func tiers(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let talk = RandomTalk(&generator)
    let timed = try TimedTranscript(Array(talk.textGrid.utf8), kind: .textGrid)
    let words = TimedFixture.turns(timed).map { $0.replacing(" | ", with: " ") }
    #expect(words == talk.turns(joint: " "))
  }

  @Test("cut and flipped bytes give an error or a text, never a crash", arguments: 0..<11)
  func damage(place: Int) {
    let (_, kind, text) = TimedFixture.all[place]
    let whole = Array(text.utf8)
    var generator = SeededGenerator(seed: UInt64(place))
    for round in 0..<300 {
      var bytes = whole
      if round.isMultiple(of: 2) {
        bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator))
      } else {
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
          let index = Int.random(in: bytes.indices, using: &generator)
          bytes[index] = UInt8.random(in: 0...255, using: &generator)
        }
      }
      _ = FileKind(of: bytes, named: "x")
      guard let timed = try? TimedTranscript(bytes, kind: kind) else { continue }
      let stored = StoredText(utf8: timed.utf8)
      #expect(String(validating: timed.utf8, as: UTF8.self) != nil)
      let spans = timed.told.turns.flatMap { ($0.label.map { [$0] } ?? []) + $0.paragraphs }
      #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end <= $1.start })
      #expect((spans.last?.end ?? 0) <= stored.count)
      #expect(!ToldTurnsReader().read(stored, timed.told).segments.isEmpty)
    }
  }
}
