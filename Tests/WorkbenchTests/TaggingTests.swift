import Study
import Testing
import Text
import Workbench

@Suite("Tagging")
struct TaggingTests {
  let scene: Scene

  init() throws {
    scene = try Scene()
    try scene.add("int01", Sample.text)
    try scene.codes("Samarbeid/Tillit", "Helse")
  }

  private func tag(_ place: String, _ codes: String..., by coder: String = "Ane") throws
    -> TaggingResult
  {
    try scene.bench(coder).tag(
      codes, source: "int01", .place(place), layer: .individual, note: "")
  }

  private func match(_ phrase: String) throws -> TaggingResult {
    try scene.ane.tag(["Helse"], source: "int01", .match(phrase), layer: .individual, note: "")
  }

  @Test("puts several codes on a sentence as one step, and takes them off again")
  func tagsAndUntags() throws {
    let before = try scene.state()
    let result = try tag("2.1", "Tillit", "Helse")
    #expect(result.text == "Jeg hjelper folk.")
    #expect(result.added.map(\.description) == ["Samarbeid/Tillit", "Helse"])
    #expect(try scene.ane.codingWords("int01").count == 2)
    let again = try tag("2.1", "Helse")
    #expect(again.added.isEmpty)
    #expect(again.already.map(\.description) == ["Helse"])
    #expect(try scene.ane.log().count == 4)
    let removed = try scene.ane.untag(
      ["Helse"], source: "int01", .place("2"), layer: .individual)
    #expect(removed.map(\.span) == [result.span])
    #expect(try scene.ane.codingWords("int01") == ["Ane \(result.span) Samarbeid/Tillit"])
    _ = try scene.ane.undo(any: false)
    #expect(try scene.ane.codingWords("int01").count == 2)
    _ = try scene.ane.undo(any: false)
    #expect(try scene.state() == before)
  }

  @Test("takes only the coder's own codings off")
  func untagsOwn() throws {
    _ = try tag("2.1", "Helse")
    _ = try tag("2.1", "Helse", by: "Bjørn")
    _ = try scene.ane.untag(["Helse"], source: "int01", .place("2.1"), layer: .individual)
    #expect(try scene.ane.codingWords("int01").map { $0.prefix(5) } == ["Bjørn"])
    let refusal = try scene.refusal {
      _ = try scene.ane.untag(["Helse"], source: "int01", .place("2.1"), layer: .individual)
    }
    #expect(refusal?.problem == .nothingTagged(source: "int01", place: "2.1", code: "Helse"))
  }

  @Test("is refused in a source that the coder has sealed, until it is opened again")
  func respectsSeals() throws {
    _ = try tag("2.1", "Helse")
    #expect(try scene.ane.done(["int01"], layer: .individual) == ["int01"])
    #expect(try scene.ane.done(["int01"], layer: .individual).isEmpty)
    let sealed = Problem.sealed(coder: "Ane", source: "int01")
    #expect(try scene.refusal { _ = try tag("2.2", "Helse") }?.problem == sealed)
    let untagging = try scene.refusal {
      _ = try scene.ane.untag(["Helse"], source: "int01", .place("2.1"), layer: .individual)
    }
    #expect(untagging?.problem == sealed)
    let autocoding = try scene.refusal {
      _ = try scene.ane.autocode(AutocodeRequest("Helse", "folk"), dryRun: false)
    }
    #expect(autocoding?.problem == sealed)
    #expect(try tag("2.2", "Helse", by: "Bjørn").added.count == 1)
    #expect(try scene.ane.reopen(["int01"], layer: .individual) == ["int01"])
    #expect(try tag("2.2", "Helse").added.count == 1)
  }

  @Test("finds the one place where words stand, whatever their case and stops")
  func matchesOnce() throws {
    let result = try match("hjelper FOLK vi")
    #expect(result.text == "hjelper folk. Vi")
    #expect(result.place == "2.1-2.2")
  }

  @Test("is refused where words stand nowhere, or in more than one place")
  func matchesNoneOrSeveral() throws {
    for phrase in ["hjelper oss", "folk hjelper", "…", "Leder", "elper"] {
      let refusal = try scene.refusal { _ = try match(phrase) }
      #expect(refusal?.problem == .noMatch(phrase: phrase, source: "int01"))
    }
    let refusal = try scene.refusal { _ = try match("så") }
    #expect(
      refusal?.problem
        == .severalMatches(phrase: "så", source: "int01", places: ["3.1", "4.1"]))
  }

  @Test("is refused without somebody who does it")
  func needsCoder() throws {
    let refusal = try scene.refusal {
      _ = try scene.bench(nil).tag(
        ["Helse"], source: "int01", .place("2"), layer: .individual, note: "")
    }
    #expect(refusal?.problem == .noCoder)
  }
}

@Suite("Places")
struct PlaceTests {
  @Test(
    "are refused where they are written in no form that there is",
    arguments: [
      "", " ", "x", "0", "-1", "+1", "1-", "-", "1--2", "2-1", "1-2-3", "1.0", "0.1", "1.", ".1",
      "1.2.3", "1.2-", "1.5-3", "1-2.3", "1:", ":1", "1:2", "1:2-", "1:-3", "1:3-2", "1:3-3",
      "0:1-2",
      "1:2-3-4", "1:2:3", "1:+2-3", "1.+2", " 1", "1 ", "١", "1,2", "99999999999999999999",
      "1:1-2:3",
    ])
  func refused(written: String) {
    #expect(throws: Refusal(.unreadablePlace(asked: written))) { try Place(written) }
  }

  /// Four turns with blanks and labels in between, sentences in the second and the fourth.
  private static let grid = TurnGrid(
    turns: [(10, 20), (30, 60), (60, 70), (90, 100)].map { Segment(TextSpan($0, $1), .turn) },
    sentences: [(10, 20), (30, 40), (41, 50), (51, 60), (60, 70), (92, 100)].map {
      Segment(TextSpan($0, $1), .sentence)
    })

  @Test(
    "name ranges",
    arguments: [
      ("1", 10, 20), ("2", 30, 60), ("2-3", 30, 70), ("1-4", 10, 100), ("4-4", 90, 100),
      ("2.1", 30, 40), ("2.3", 51, 60), ("2.2-3", 41, 60), ("2.2-2", 41, 50), ("2.2-2.3", 41, 60),
      ("1.1-4.1", 10, 100), ("2:0-30", 30, 60), ("2:8-10", 38, 40), ("4:9-10", 99, 100),
    ])
  func range(written: String, start: Int, end: Int) throws {
    let span = try Self.grid.span(of: Place(written), asked: written)
    #expect(span == TextSpan(start, end))
  }

  @Test(
    "are refused outside the source",
    arguments: [
      ("5", Problem.placeOutside(asked: "5", turns: 4)),
      ("3-5", .placeOutside(asked: "3-5", turns: 4)),
      ("5.1", .placeOutside(asked: "5.1", turns: 4)),
      ("2.4", .sentenceOutside(asked: "2.4", turn: 2, sentences: 3)),
      ("2.1-4", .sentenceOutside(asked: "2.1-4", turn: 2, sentences: 3)),
      ("3.1-2.2", .unreadablePlace(asked: "3.1-2.2")),
      ("1:5-11", .charactersOutside(asked: "1:5-11", turn: 1, characters: 10)),
      ("5:0-1", .placeOutside(asked: "5:0-1", turns: 4)),
    ])
  func outside(written: String, problem: Problem) {
    #expect(throws: Refusal(problem)) {
      try Self.grid.span(of: Place(written), asked: written)
    }
  }

  @Test(
    "are told of ranges, in turns and between them",
    arguments: [
      (0, 5, 1, "1.1"), (0, 15, 1, "1.1"), (10, 12, 1, "1.1"), (20, 22, 1, "1"), (22, 35, 2, "2.1"),
      (25, 95, 2, "2.1"), (40, 41, 2, "2.2"), (45, 95, 2, "2.2"), (60, 61, 3, "3.1"),
      (70, 80, 3, "3"), (75, 95, 4, "4.1"), (90, 91, 4, "4.1"), (100, 100, 4, "4"),
    ])
  func told(start: Int, end: Int, turn: Int, place: String) {
    let span = TextSpan(start, end)
    #expect(Self.grid.turnNumber(at: span) == turn)
    #expect(Self.grid.place(of: span) == place)
  }

  @Test("lead back to the ranges they were told of, in any grid")
  func leadBack() throws {
    for (index, turn) in Self.grid.turns.enumerated() {
      #expect(Self.grid.turnNumber(at: turn.span) == index + 1)
      for sentence in Self.grid.sentences[index] {
        let place = Self.grid.place(of: sentence.span)
        #expect(try Self.grid.span(of: Place(place), asked: place) == sentence.span)
      }
    }
    #expect(TurnGrid(turns: [], sentences: []).turnNumber(at: TextSpan(3, 5)) == 1)
  }
}
