import Study
import Testing
import Text
import Workbench

@Suite("Autocoding")
struct AutocodingTests {
  let scene: Scene
  private let text: String

  /// Twenty-two words of the leader's in two turns, with the interviewer's between.
  init() throws {
    scene = try Scene()
    text = """
      Intervjuer: Hvordan var nav?

      Leder: En to tre nav fire fem. Seks sju åtte ni nav ti elleve nav tolv.

      Intervjuer: Og nav siden?

      Leder: Aa bb cc. Dd nav.

      """
    try scene.add("int01", text)
    try scene.codes("Kontakt", "Kontakt/Brev", "Tillit")
  }

  private func request(_ query: String, _ change: (inout AutocodeRequest) -> Void = { _ in })
    -> AutocodeRequest
  {
    var request = AutocodeRequest("Tillit", query)
    change(&request)
    return request
  }

  private func texts(_ request: AutocodeRequest) throws -> [String] {
    let rehearsal = try scene.ane.autocode(request, dryRun: true)
    for passage in rehearsal {
      let scalars = Array(text.unicodeScalars)[passage.span.start..<passage.span.end]
      #expect(String(String.UnicodeScalarView(scalars)) == passage.text)
    }
    return rehearsal.map(\.text)
  }

  @Test(
    "units are read as they are written",
    arguments: [
      ("hit", AutocodeUnit.hit), ("sentence", .sentence), ("turn", .turn),
      ("paragraph", .paragraph), ("words:1", .words(1)), ("words:25", .words(25)), ("words:0", nil),
      ("words:", nil), ("words", nil), ("words:-1", nil), ("words:1x", nil), ("ord:2", nil),
      ("", nil), ("words:99999999999999999999", nil),
    ])
  func reads(written: String, unit: AutocodeUnit?) {
    #expect(AutocodeUnit(written) == unit)
    if let unit { #expect(unit.description == written) }
  }

  @Test("codes hits, sentences, turns and paragraphs, without what interviewers say")
  func units() throws {
    #expect(try texts(request("nav") { $0.unit = .hit }) == ["nav", "nav", "nav", "nav"])
    #expect(
      try texts(request("nav")) == [
        "En to tre nav fire fem.", "Seks sju åtte ni nav ti elleve nav tolv.", "Dd nav.",
      ])
    let turns = [
      "En to tre nav fire fem. Seks sju åtte ni nav ti elleve nav tolv.", "Aa bb cc. Dd nav.",
    ]
    #expect(try texts(request("nav") { $0.unit = .turn }) == turns)
    #expect(try texts(request("nav") { $0.unit = .paragraph }) == turns)
  }

  @Test("codes words around a hit, within its turn; stretches that overlap are one")
  func words() throws {
    #expect(
      try texts(request("nav") { $0.unit = .words(1) }) == [
        "tre nav fire", "ni nav ti", "elleve nav tolv", "Dd nav",
      ])
    #expect(
      try texts(request("nav") { $0.unit = .words(2) }) == [
        "to tre nav fire fem", "åtte ni nav ti elleve nav tolv", "cc. Dd nav",
      ])
    #expect(
      try texts(request("nav") { $0.unit = .words(4) }) == [
        "En to tre nav fire fem. Seks sju åtte ni nav ti elleve nav tolv", "Aa bb cc. Dd nav",
      ])
    #expect(
      try texts(request("\"fem seks\"") { $0.unit = .words(1) }) == ["fire fem. Seks sju"])
    #expect(
      try texts(request("nav") { $0.unit = .words(9_000) }) == [
        "En to tre nav fire fem. Seks sju åtte ni nav ti elleve nav tolv", "Aa bb cc. Dd nav",
      ])
  }

  @Test("takes interviewers in, or them alone, where that is asked")
  func roles() throws {
    let everybody = try texts(request("nav") { $0.role = nil })
    #expect(everybody.count == 5)
    #expect(everybody.first == "Hvordan var nav?")
    #expect(
      try texts(request("nav") { $0.role = .interviewer }) == ["Hvordan var nav?", "Og nav siden?"])
  }

  @Test("never doubles a coding, and takes a rehearsed step back whole")
  func once() throws {
    let before = try scene.state()
    let rehearsal = try scene.ane.autocode(request("nav"), dryRun: true)
    #expect(try scene.state() == before)
    let first = try scene.ane.autocode(request("nav"), dryRun: false)
    #expect(first == rehearsal)
    #expect(first.allSatisfy { !$0.wasThere })
    let after = try scene.state()
    let entries = try scene.ane.log().count
    let again = try scene.ane.autocode(request("nav OR seks"), dryRun: false)
    #expect(again.map(\.wasThere) == [true, true, true])
    #expect(try scene.state() == after)
    #expect(try scene.ane.log().count == entries)
    _ = try scene.ane.undo(any: false)
    #expect(try scene.state() == before)
  }

  private func tag(_ code: String, _ match: String) throws {
    _ = try scene.ane.tag(
      [code], source: "int01", .match(match), layer: .individual, note: "")
  }

  @Test("codes only inside passages of a code, and those of the codes below it")
  func inside() throws {
    try tag("Kontakt", "en to tre nav fire")
    try tag("Kontakt/Brev", "ni nav ti")
    #expect(
      try texts(
        request("nav") {
          $0.unit = .hit
          $0.inside = "Kontakt"
        }) == ["nav", "nav"])
    #expect(
      try texts(
        request("nav") {
          $0.unit = .hit
          $0.inside = "=Kontakt"
        }) == ["nav"])
    #expect(
      try texts(
        request("nav") {
          $0.unit = .hit
          $0.inside = "Brev"
        }) == ["nav"])
    #expect(
      try texts(
        request("\"nav fire fem\" OR to") {
          $0.unit = .hit
          $0.inside = "Kontakt"
        }) == ["to"])
  }

  @Test("cuts what is coded to the passages that it is to lie inside")
  func cuts() throws {
    try tag("Kontakt", "tre nav fire")
    try tag("Kontakt/Brev", "ni nav ti")
    try tag("Kontakt", "tolv")
    for unit in [AutocodeUnit.sentence, .turn, .paragraph, .words(3)] {
      #expect(
        try texts(
          request("nav") {
            $0.unit = unit
            $0.inside = "Kontakt"
          }) == ["tre nav fire", "ni nav ti"], "\(unit)")
    }
  }

  @Test("a code's name is taken as it is, whatever signs it has")
  func signs() throws {
    let table = "path\n\"a\"\"b c\"\nd\\\\\n"
    _ = try scene.ane.importCodebook(try scene.write("more.csv", table), dryRun: false)
    for code in ["a\"b c", "d\\\\"] {
      try tag(code, "tre nav")
      #expect(
        try texts(
          request("nav") {
            $0.unit = .hit
            $0.inside = code
          }) == ["nav"])
      _ = try scene.ane.undo(any: false)
    }
  }

  @Test("refuses a code that is not there, to code with and to seek in")
  func refuses() throws {
    let refusal = try scene.refusal {
      _ = try scene.ane.autocode(request("nav") { $0.inside = "Kontkt" }, dryRun: false)
    }
    #expect(refusal?.problem == .unknownCode(asked: "Kontkt", nearest: ["Kontakt"]))
    let other = try scene.refusal {
      _ = try scene.ane.autocode(AutocodeRequest("Tilit", "nav"), dryRun: false)
    }
    #expect(other?.problem == .unknownCode(asked: "Tilit", nearest: ["Tillit"]))
  }
}
