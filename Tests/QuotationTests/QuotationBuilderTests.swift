import Quotation
import Study
import Testing
import Text

@Suite("Building quotation lists")
struct QuotationBuilderTests {
  private let scene = QuotationScene()
  private let trust = QuotationScene.span(.trust)
  private let denial = QuotationScene.span(.denial)

  @Test("a quotation is read through the reading layer and keeps its stored text")
  func readsThroughMarks() throws {
    let passage = try #require(scene.list([scene.counted(trust, 2)], of: [2]).passages.first)
    #expect(passage.text == "Vi stoler på hverandre")
    #expect(passage.raw == "Vi stoler på hver-\nandre")
    #expect(passage.id == "int10:2")
    #expect(passage.turn == 2)
    #expect(passage.caseName == "Leder 03")
    #expect(passage.attribution == "(Leder 03, privat sektor)")
  }

  @Test("codes on identical ranges make one quotation, in codebook order, with all coders")
  func identicalRangesAreOne() throws {
    let list = scene.list(
      [scene.counted(trust, 4, by: [2]), scene.counted(trust, 2, by: [1, 2])], of: [2])
    let passage = try #require(list.passages.first)
    #expect(list.passages.count == 1)
    #expect(passage.codes.map(\.path.leaf) == ["Tillit", "Tid"])
    #expect(passage.codes.map(\.coders) == [["Anna", "Bo"], ["Bo"]])
    #expect(passage.coders == ["Anna", "Bo"])
  }

  @Test("ranges that overlap and differ stay two quotations")
  func overlappingRangesStay() {
    let answer = QuotationScene.span(.answer)
    let list = scene.list([scene.counted(trust, 2), scene.counted(answer, 2)], of: [2])
    #expect(list.passages.map(\.span) == [answer, trust])
    #expect(list.groups.map(\.passages.count) == [2])
  }

  @Test("a quotation stands under each wanted code, with one id")
  func standsUnderEachCode() {
    let list = scene.list([scene.counted(trust, 4), scene.counted(trust, 2)], of: [4, 2])
    #expect(list.groups.map(\.path.description) == ["Samarbeid/Tillit", "Tid"])
    #expect(list.groups.flatMap(\.passages).map(\.id) == ["int10:2", "int10:2"])
    #expect(list.passages.count == 1)
  }

  @Test("codes below are listed if wanted, and a wanted code without quotations keeps its heading")
  func descendants() {
    let codings = [scene.counted(trust, 2), scene.counted(denial, 4)]
    let with = scene.list(codings, of: [1])
    #expect(with.groups.map(\.path.description) == ["Samarbeid", "Samarbeid/Tillit"])
    #expect(with.groups.map(\.passages.count) == [0, 1])
    let without = scene.list(codings, of: [1], descendants: false)
    #expect(without.groups.map(\.path.description) == ["Samarbeid"])
    #expect(without.passages.isEmpty)
  }

  @Test("sources stand by name, numbers by value; places by position")
  func order() {
    let list = scene.list(
      [
        scene.counted(denial, 2), scene.counted(trust, 2),
        scene.counted(TextSpan(7, 13), 2, in: 2),
      ], of: [2])
    #expect(list.passages.map(\.id) == ["int2:7-13", "int10:2", "int10:4b"])
    #expect(list.informants == [.known(8), .unlinked(in: 2)])
    #expect(list.sourceCount == 2)
  }

  @Test("context turns are those around, with what to call their speakers")
  func context() throws {
    let passage = try #require(
      scene.list([scene.counted(trust, 2)], of: [2], context: 1).passages.first)
    #expect(passage.before.map(\.text) == ["Hvordan går det med samarbeidet?"])
    #expect(passage.before.map(\.role) == [.interviewer])
    #expect(passage.before.map(\.speaker) == [nil])
    #expect(passage.after.map(\.text) == ["Alltid?"])
    let wide = try #require(
      scene.list([scene.counted(trust, 2)], of: [2], context: 5).passages.first)
    #expect(wide.before.count == 1)
    #expect(wide.after.map(\.speaker) == [nil, "Leder 03"])
  }

  @Test("a passage over several turns says who says what, and starts with the informant's name")
  func conversation() throws {
    let whole = QuotationScene.span(.question).hull(trust)
    let passage = try #require(scene.list([scene.counted(whole, 2)], of: [2]).passages.first)
    #expect(
      passage.turns.map(\.text) == [
        "Hvordan går det med samarbeidet?", "Det går bra. Vi stoler på hverandre",
      ])
    #expect(passage.turns.map(\.speaker) == [nil, "Leder 03"])
    #expect(passage.speaker == "Leder 03")
    #expect(passage.attribution == "(Leder 03, privat sektor)")
  }

  @Test("nobody who is a case is named by the transcript's label in anything that is printed")
  func noNamesOfCases() throws {
    let whole = TextSpan(0, QuotationScene.span(.denial).end)
    let list = scene.list([scene.counted(whole, 2)], of: [2], context: 3)
    let passage = try #require(list.passages.first)
    let spoken = passage.turns + passage.before + passage.after
    #expect(!spoken.contains { "\($0.speaker ?? "") \($0.text)".contains("Kari") })
    #expect(!passage.text.contains("Kari") && !passage.attribution.contains("Kari"))
    #expect(passage.raw.unicodeScalars.count == whole.length)
    #expect(passage.raw.contains("Intervjuer: Alltid?"))
  }

  @Test("a speaker without a case is called by the label, and attributed by role")
  func withoutCase() throws {
    let passage = try #require(
      scene.list([scene.counted(TextSpan(7, 13), 2, in: 2)], of: [2]).passages.first)
    #expect(passage.speaker == "Leder")
    #expect(passage.caseName == nil)
    #expect(passage.attribution == "(informant)")
  }

  @Test("the rule tells how many sources are read by consensus")
  func rule() {
    let codings = [scene.counted(trust, 2), scene.counted(TextSpan(7, 13), 2, in: 2)]
    let rule = scene.list(codings, of: [2], context: 2, consensus: [2]).rule
    #expect(
      rule
        == QuotationRule(
          includesDescendants: true, consensusSources: 1, individualSources: 1, contextTurns: 2))
  }
}
