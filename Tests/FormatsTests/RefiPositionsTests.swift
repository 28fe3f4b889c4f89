import Foundation
import Formats
import TestSupport
import Testing
import Text

@Suite("Positions of REFI-QDA")
struct RefiPositionsTests {
  private typealias Rule = RefiPositions.Rule

  /// Every rule against a walk over the characters one by one, on random texts.
  @Test(arguments: 0..<60)
  func offsetsAsOneByOne(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces = ["a", "ø", "e\u{301}", "😀", "👩‍👩‍👧", "\r\n", "\n", "\r", " ", "語"]
    var text = ""
    for _ in 0..<Int.random(in: 0...40, using: &generator) {
      text += pieces.randomElement(using: &generator) ?? ""
    }
    let mark: [UInt8] = Bool.random(using: &generator) ? [0xEF, 0xBB, 0xBF] : []
    let raw = try RefiRawText(file: mark + Array(text.utf8))
    for rule in Rule.all {
      let scalars = Array(text.unicodeScalars)
      var expected: [Int?] = [0]
      var stored = 0
      for (place, scalar) in scalars.enumerated() {
        let isFirstOfTwo =
          scalar == "\r" && place + 1 < scalars.count && scalars[place + 1] == "\n"
        if isFirstOfTwo {
          if rule.crlf == 2 { expected.append(stored) }
          continue
        }
        stored += 1
        if rule.unit == .utf16, scalar.value > 0xFFFF { expected.append(nil) }
        expected.append(stored)
      }
      let asked = Array((-2...expected.count + 1).shuffled(using: &generator))
      let found = raw.offsets(of: asked, rule)
      for (position, offset) in zip(asked, found) {
        let wanted: Int? = expected.indices.contains(position) ? expected[position] : nil
        #expect(offset == wanted, "\(rule) \(position) of \(text.debugDescription)")
      }
    }
  }

  private static let words =
    "Vi 😀 snakket om tillit.\r\nHan 😀 sa at NAV hjalp.\r\nSå 😀 gikk det bra."

  /// The passages of words as a program would write them.
  private func passages(_ rule: Rule, named: Bool) throws -> [RefiPositions.Passage] {
    let text = Self.words
    let scalars = Array(text.unicodeScalars)
    var units: [Int] = [0]
    for (place, scalar) in scalars.enumerated() {
      let isFirstOfTwo =
        scalar == "\r" && place + 1 < scalars.count && scalars[place + 1] == "\n"
      let width =
        isFirstOfTwo ? rule.crlf - 1 : rule.unit == .utf16 && scalar.value > 0xFFFF ? 2 : 1
      units.append(units[place] + width)
    }
    return try ["snakket", "tillit", "Han", "NAV hjalp", "gikk det"].map { word in
      let found = try #require(text.range(of: word))
      let start = text.unicodeScalars.distance(from: text.startIndex, to: found.lowerBound)
      let end = text.unicodeScalars.distance(from: text.startIndex, to: found.upperBound)
      return RefiPositions.Passage(
        start: units[start], end: units[end], name: named ? word : nil)
    }
  }

  @Test(arguments: RefiPositions.Rule.all, [true, false])
  func wordsSpeakForTheRule(rule: RefiPositions.Rule, named: Bool) throws {
    let raw = try RefiRawText(file: Array(Self.words.utf8))
    let stored = StoredText(utf8: raw.stored)
    let given = try passages(rule, named: named)
    for origin in ["NVivo for Windows", "ATLAS.ti 9", "QualCoder", nil] {
      let choice = try #require(
        RefiPositions.choose([(raw, given)], origin: origin).first)
      #expect(choice.rule == rule, "\(origin ?? "none")")
      let words = choice.spans.map { $0.map { stored.raw($0) } }
      let wanted: [String?] = ["snakket", "tillit", "Han", "NAV hjalp", "gikk det"]
      #expect(words == wanted)
      #expect(choice.fit.wholeEdges == 10)
      #expect(choice.fit.quotedNames == (named ? 5 : 0))
    }
  }

  @Test
  func whatIsAskedIsTaken() throws {
    let raw = try RefiRawText(file: Array(Self.words.utf8))
    let given = try passages(Rule(.utf16, crlf: 2), named: true)
    let asked = RefiPositions.Asked(unit: .codepoint, crlf: 1)
    let choice = try #require(
      RefiPositions.choose([(raw, given)], origin: "NVivo", asked: asked).first)
    #expect(choice.rule == Rule(.codepoint, crlf: 1))
    #expect(choice.reason == .asked)
  }

  @Test
  func outsideAndBackwardsAreNotClamped() throws {
    let raw = try RefiRawText(file: Array("Kort tekst.".utf8))
    let given: [RefiPositions.Passage] = [
      RefiPositions.Passage(start: 0, end: 12, name: nil),
      RefiPositions.Passage(start: 5, end: 2, name: nil),
      RefiPositions.Passage(start: -1, end: 3, name: nil),
      RefiPositions.Passage(start: 11, end: 11, name: nil),
      RefiPositions.Passage(start: 0, end: 11, name: nil),
    ]
    let choice = try #require(RefiPositions.choose([(raw, given)], origin: nil).first)
    let wanted: [TextSpan?] = [nil, nil, nil, TextSpan(11, 11), TextSpan(0, 11)]
    #expect(choice.spans == wanted)
    #expect(choice.fit.outside == 3)
    #expect(choice.reason == .indifferent)
  }

  @Test
  func momentsInUTC() {
    #expect(RefiTime.utc("2018-03-27T19:46:39.12+02:00") == "2018-03-27T17:46:39Z")
    #expect(RefiTime.utc("2020-03-01T00:30:00+01:00") == "2020-02-29T23:30:00Z")
    #expect(RefiTime.utc("2019-12-31T23:30:00-01:00") == "2020-01-01T00:30:00Z")
    #expect(RefiTime.utc("2018-03-27T17:46:39") == "2018-03-27T17:46:39Z")
    #expect(RefiTime.utc("i går") == nil)
    #expect(RefiTime.utc(nil) == nil)
  }

  @Test
  func coloursOfEverySpelling() {
    #expect(CodeColour.refi("#f80") == "#FF8800")
    #expect(CodeColour.refi("#F00082") == "#F00082")
    #expect(CodeColour.refi("f00082ff") == "#F00082")
    #expect(CodeColour.refi("rgb(240, 0, 130)") == "#F00082")
    #expect(CodeColour.refi("rgba(240,0,130,0.5)") == "#F00082")
    #expect(CodeColour.refi("Teal") == "#008080")
    #expect(CodeColour.refi("blekk") == nil)
  }
}
