import Study
import Testing
import Text
import Workbench

@Suite("Codings from lines of other programs")
struct PipedTaggingTests {
  let scene: Scene

  /// "Leder: " begins at 26; the leader's words run over two lines.
  private static let text = """
    Intervjuer: Hva gjør du?

    Leder: Jeg hjelper folk. Vi
    snakker sammen. 12:30: slutt.

    Intervjuer: Og så?

    Leder:   Så går det bra.  \u{20}
    """

  init() throws {
    scene = try Scene()
    var options = Scene.options
    options.layout = .blankLine
    let path = try scene.write("int01.txt", Self.text + "\n")
    _ = try scene.ane.importFiles([path], options, dryRun: false)
    try scene.add("int02", "Intervjuer: Hva?\n\nLeder: Ingenting.\n")
    try scene.codes("Tillit", "Helse")
  }

  private func tag(
    _ lines: String..., codes: [String] = ["Tillit"], source: String? = nil,
    unit: AutocodeUnit = .hit, dryRun: Bool = false
  ) throws -> [TaggedPassage] {
    var request = PipedTagging(codes: codes, source: source)
    request.unit = unit
    let input = lines.map { $0 + "\n" }.joined()
    return try scene.ane.tag(piped: Array(input.utf8), request, dryRun: dryRun)
  }

  private func stored(_ span: TextSpan) -> String {
    String(
      String.UnicodeScalarView(Array(Self.text.unicodeScalars)[span.start..<span.end]))
  }

  private func problem(
    _ line: String, codes: [String] = ["Tillit"], source: String? = nil,
    unit: AutocodeUnit = .hit
  ) throws -> Problem? {
    let refusal = try scene.refusal {
      _ = try tag(line, codes: codes, source: source, unit: unit)
    }
    #expect(refusal?.place == InputPlace(file: "standard input", line: 1))
    return refusal?.problem
  }

  @Test(
    "the file is a source, by its name, its file's in any folder, or that but for the suffix",
    arguments: ["int01", "int01.txt", "a/b/int01.txt", "./int01.md", "/x/int01"])
  func files(file: String) throws {
    let passages = try tag("\(file):3:Leder: Jeg hjelper folk. Vi")
    #expect(passages.map(\.source) == ["int01"])
    #expect(passages.map { stored($0.span) } == ["Jeg hjelper folk. Vi"])
    #expect(passages.map(\.place) == ["2.1-2.2"])
  }

  @Test("a line is coded without the label and the blanks at its ends")
  func trims() throws {
    let passages = try tag("int01:8:Leder:   Så går det bra.  \u{20}", dryRun: true)
    #expect(passages.map { stored($0.span) } == ["Så går det bra."])
  }

  @Test("lines without a file are of the source that is given, and so are lines of any file")
  func givenSource() throws {
    for line in [
      "4:snakker sammen. 12:30: slutt.", "4:3:snakker sammen. 12:30: slutt.",
      "(standard input):4:snakker sammen. 12:30: slutt.", "x.txt:4:7:snakker sammen. 12:30: slutt.",
    ] {
      let passages = try tag(line, source: "int01", dryRun: true)
      #expect(passages.map { stored($0.span) } == ["snakker sammen. 12:30: slutt."], "\(line)")
    }
    #expect(
      try problem("4:snakker sammen. 12:30: slutt.") == .lineWithoutSource(line: 4))
  }

  @Test("the sentence, turn or paragraph is that of the column, or every one that the line touches")
  func units() throws {
    let line = "Leder: Jeg hjelper folk. Vi"
    func texts(_ line: String, _ unit: AutocodeUnit) throws -> [String] {
      try tag(line, unit: unit, dryRun: true).map(\.text)
    }
    let both = ["Jeg hjelper folk.", "Vi snakker sammen."]
    #expect(try texts("int01:3:\(line)", .sentence) == both)
    #expect(try texts("int01:3:8:\(line)", .sentence) == [both[0]])
    #expect(try texts("int01:3:26:\(line)", .sentence) == [both[1]])
    #expect(try texts("int01:3:1:\(line)", .sentence) == both)
    let turn = "Jeg hjelper folk. Vi snakker sammen. 12:30: slutt."
    #expect(try texts("int01:3:\(line)", .turn) == [turn])
    #expect(try texts("int01:3:\(line)", .paragraph) == [turn])
    // The ø and the å are two bytes each.
    #expect(try texts("int01:1:20:Intervjuer: Hva gjør du?", .sentence) == ["Hva gjør du?"])
  }

  @Test("Windows line ends, byte order marks and other encodings of the original are no hindrance")
  func encodings() throws {
    let bytes = Array("Leder: Så bra.\r\n".unicodeScalars.map { UInt8($0.value) })
    let question = Array("Intervjuer: Hei?\r\n\r\n".utf8)
    let request = PipedTagging(codes: ["Tillit"])
    let path = try scene.write("w1252.txt", question + bytes)
    _ = try scene.ane.importFiles([path], Scene.options, dryRun: false)
    let line = Array("w1252.txt:3:".utf8) + bytes
    #expect(try scene.ane.tag(piped: line, request, dryRun: true).map(\.text) == ["Så bra."])
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let marked = try scene.write("bom.txt", mark + question + Array("Leder: Så.\n".utf8))
    _ = try scene.ane.importFiles([marked], Scene.options, dryRun: false)
    for mark in [[], mark] {
      let line = Array("bom.txt:1:".utf8) + mark + Array("Intervjuer: Hei?\r\n".utf8)
      #expect(try scene.ane.tag(piped: line, request, dryRun: true).map(\.text) == ["Hei?"])
    }
  }

  @Test("objects name ranges, with codes of their own where none is given")
  func objects() throws {
    let passages = try tag(
      #"{"source":"int01","start":33,"end":50,"code":"Helse","raw":"Jeg hjelper folk.","x":[1]}"#,
      #"  {"end":53,"start":51,"source":"int01","code":"Tillit"}"#, codes: [])
    #expect(passages.map { stored($0.span) } == ["Jeg hjelper folk.", "Vi"])
    #expect(passages.map(\.code.description) == ["Helse", "Tillit"])
    let given = try tag(#"{"start":51,"end":53,"code":"Helse"}"#, source: "int01", unit: .sentence)
    #expect(given.map(\.text) == ["Vi snakker sammen."])
    #expect(given.map(\.code.description) == ["Tillit"])
  }

  @Test("one step for all lines; what is there already is not doubled")
  func oneStep() throws {
    let before = try scene.state()
    let lines = ["int01:3:Leder: Jeg hjelper folk. Vi", "", "int02.txt:3:Leder: Ingenting."]
    let codes = ["Tillit", "Helse"]
    let rehearsal = try tag(lines[0], lines[1], lines[2], codes: codes, dryRun: true)
    #expect(try scene.state() == before)
    let first = try tag(lines[0], lines[1], lines[2], lines[0], codes: codes)
    #expect(first == rehearsal)
    #expect(first.count == 4)
    #expect(first.allSatisfy { !$0.wasThere })
    let after = try scene.state()
    #expect(try scene.ane.codingWords("int01").count == 2)
    let again = try tag(lines[0], lines[2], codes: codes)
    #expect(again.map(\.wasThere) == [true, true, true, true])
    #expect(try tag(lines[0], dryRun: true).map(\.wasThere) == [true])
    #expect(try scene.state() == after)
    _ = try scene.ane.undo(any: false)
    #expect(try scene.state() == before)
  }

  @Test("nothing comes of nothing")
  func nothing() throws {
    let before = try scene.ane.log().count
    #expect(try tag().isEmpty)
    #expect(
      try scene.bench("Ny").tag(piped: [0x0A, 0x0D, 0x0A], PipedTagging(codes: []), dryRun: false)
        .isEmpty)
    #expect(try scene.ane.log().count == before)
  }

  @Test("a line that was changed after the import is refused, and so is all that came with it")
  func changed() throws {
    let refusal = try scene.refusal {
      _ = try tag(
        "int01:3:Leder: Jeg hjelper folk. Vi", "int01:4:snakket sammen.", "int01:99:x", "int09:1:x")
    }
    #expect(
      refusal
        == Refusal(
          .lineReadsOtherwise(
            line: 4, source: "int01", printed: "snakket sammen.",
            stored: "snakker sammen. 12:30: slutt."),
          at: InputPlace(file: "standard input", line: 2), others: 2))
  }

  @Test("every other fault of a line is told as what it is")
  func faults() throws {
    #expect(try problem("int01:9:x") == .lineOutside(line: 9, lines: 8, source: "int01"))
    #expect(try problem("int01:0:x") == .lineOutside(line: 0, lines: 8, source: "int01"))
    #expect(
      try problem("a/int1.txt:1:x")
        == .unknownSource(asked: "a/int1.txt", nearest: ["int01"], known: 2))
    #expect(
      try problem("int01:2:") == .rangeIsSilent(start: 25, end: 25, source: "int01"))
    #expect(try problem("int01-3-Leder: x") == .unreadableLine(written: "int01-3-Leder: x"))
    #expect(try problem("--") == .unreadableLine(written: "--"))
    #expect(try problem(#"{"source":"int01""#) == .notJSON(column: 18))
    #expect(try problem(#"{"start":1,"end":2}"#) == .emptyField(column: "source"))
    #expect(try problem(#"{"source":"int01","end":2}"#) == .emptyField(column: "start"))
    #expect(
      try problem(#"{"source":"int01","start":-1,"end":2}"#)
        == .notANumber(column: "start", value: "-1"))
    #expect(
      try problem(#"{"source":"int01","start":1.5,"end":2}"#)
        == .notANumber(column: "start", value: "1.5"))
    let length = Self.text.unicodeScalars.count + 1
    #expect(
      try problem(#"{"source":"int01","start":1,"end":9999}"#)
        == .rangeOutsideText(start: 1, end: 9999, length: length, source: "int01"))
    #expect(
      try problem(#"{"source":"int01","start":33,"end":36,"raw":"jeg"}"#)
        == .rangeReadsOtherwise(
          start: 33, end: 36, source: "int01", printed: "jeg", stored: "Jeg"))
    #expect(
      try problem(#"{"source":"int01","start":27,"end":30}"#)
        == .rangeIsSilent(start: 27, end: 30, source: "int01"))
    #expect(try problem("int01:3:x", codes: []) == .emptyField(column: "code"))
    #expect(
      try problem(#"{"source":"int01","start":33,"end":36,"code":"Tilit"}"#, codes: [])
        == .unknownCode(asked: "Tilit", nearest: ["Tillit"]))
  }

  @Test("a file's name that two sources had is told apart by the line, or refused")
  func ambiguous() throws {
    var options = Scene.options
    options.name = "int03"
    let path = try scene.write("int01.txt", "Intervjuer: Hva gjør du?\n\nLeder: Noe annet.\n")
    _ = try scene.ane.importFiles([path], options, dryRun: false)
    options.name = "int04"
    let other = try scene.write("int09.txt", "Intervjuer: Hva?\n\nLeder: Noe annet.\n")
    _ = try scene.ane.importFiles([other], options, dryRun: false)
    #expect(try tag("int01.txt:3:Leder: Noe annet.", dryRun: true).map(\.source) == ["int03"])
    #expect(
      try problem("int01.txt:1:Intervjuer: Hva gjør du?")
        == .ambiguousFile(asked: "int01.txt", candidates: ["int01", "int03"]))
  }

  @Test("sealed work is not changed, and a rehearsal says so")
  func sealed() throws {
    _ = try tag("int02:3:Leder: Ingenting.")
    _ = try scene.ane.done(["int02"], layer: .individual)
    for dryRun in [true, false] {
      let refusal = try scene.refusal {
        _ = try tag(
          "int01:3:Leder: Jeg hjelper folk. Vi", "int02:3:Leder: Ingenting.", codes: ["Helse"],
          dryRun: dryRun)
      }
      #expect(refusal?.problem == .sealed(coder: "Ane", source: "int02"))
    }
  }
}
