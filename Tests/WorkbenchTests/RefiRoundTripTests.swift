import Formats
import Store
import Study
import Testing
import Text
import Workbench

/// What goes out as REFI-QDA and comes in again is the same project, as far as the standard reaches.
@Suite("Projects that went out and come back")
struct RefiRoundTripTests {
  private static let first =
    "Intervjuer: Hvem 👩‍👩‍👧 ringte?\r\n\r\nLeder: e\u{301}n ta\u{30A}ket 🙂 dag i NAV.\r\n"
  private static let second = "Intervjuer: Ja?\n\nLeder: Slutt her, og litt til.\n"

  private func study() throws -> Scene {
    let scene = try Scene()
    try scene.add("int01", Self.first)
    try scene.add("int02", Self.second)
    let table = try scene.write(
      "codes.csv",
      """
      path,definition,include,exclude,example,counterexample
      Samarbeid,Å stå sammen.,,,,
      Samarbeid/Nav,Kontoret.,Telefoner.,Brev.,«NAV ringte.»,«Banken ringte.»
      Fravær/Nav,,Sykepenger.,,,
      """)
    _ = try scene.ane.importCodebook(table, dryRun: false)
    func tag(
      _ bench: OpenProject, _ code: String, _ source: String, _ words: String, _ layer: Layer
    )
      throws
    {
      _ = try bench.tag([code], source: source, .match(words), layer: layer, note: "")
    }
    try tag(scene.ane, "Samarbeid/Nav", "int01", "ta\u{30A}ket 🙂 dag", .individual)
    try tag(scene.ane, "Fravær/Nav", "int01", "ta\u{30A}ket 🙂 dag", .individual)
    try tag(scene.bench("Bo"), "Fravær/Nav", "int02", "Slutt her", .individual)
    try tag(scene.bench("Bo"), "Fravær/Nav", "int02", "litt til", .consensus)
    let values = try scene.write(
      "cases.csv", "case,source,alder:integer,andel:decimal\nA,int01,41,\"1,5\"\nB,int02,52,\n")
    _ = try scene.ane.importCases(values)
    var memo = MemoDraft(on: "code:Samarbeid", body: "Om å stå sammen.\n\nOg mer.")
    memo.kind = "teori"
    _ = try scene.ane.addMemo(memo)
    return scene
  }

  private struct Coded: Hashable {
    let source: String
    let span: TextSpan
    let code: String
    let coder: String
    let layer: Layer
  }

  private func codings(_ file: ProjectFile) throws -> Set<Coded> {
    try file.read { reader in
      let codebook = try reader.codebook()
      let names = Dictionary(
        uniqueKeysWithValues: try reader.sources().map { ($0.source.id, $0.source.name) })
      let coders = Dictionary(uniqueKeysWithValues: try reader.coders().map { ($0.id, $0.name) })
      return Set(
        try reader.codingRecords().map { record in
          let coding = record.coding
          return Coded(
            source: names[coding.source] ?? "?", span: coding.span,
            code: codebook.path(of: coding.code).description,
            coder: coders[coding.rater.coder] ?? "?", layer: coding.rater.layer)
        })
    }
  }

  private func exported(_ scene: Scene, _ program: RefiExportTarget?) throws -> [UInt8] {
    var request = RefiExportRequest()
    request.target = program
    return try scene.ane.refiExport(request).bytes
  }

  @Test(
    "have the same texts, codes, codings, cases and memos",
    arguments: [RefiExportTarget?.none, .nvivo, .maxqda])
  func equal(program: RefiExportTarget?) throws {
    let here = try study()
    let there = try Scene()
    let path = try there.write("study.qdpx", try exported(here, program))
    let outcome = try there.ane.importRefi(RefiImportRequest(path: path))
    #expect(outcome.isDone)

    let ours = try here.file.read { try $0.codebook() }
    let theirs = try there.file.read { try $0.codebook() }
    #expect(
      theirs.codes.map { theirs.path(of: $0.id).description }.sorted()
        == ours.codes.map { ours.path(of: $0.id).description }.sorted())
    let mine = try #require(ours.codes.first { $0.include == "Telefoner." })
    let yours = try #require(theirs.codes.first { $0.include == "Telefoner." })
    #expect(yours.definition == mine.definition)
    #expect(yours.exclude == mine.exclude)
    #expect(yours.example == mine.example)
    #expect(yours.counterExample == mine.counterExample)

    for name in ["int01", "int02"] {
      #expect(
        Array(try there.ane.source(name).text.string.unicodeScalars)
          == Array(try here.ane.source(name).text.string.unicodeScalars))
    }
    let sent = try codings(here.file)
    #expect(sent.count == 4)
    #expect(try codings(there.file) == sent)

    #expect(try there.ane.cases().cases.map(\.name) == ["A", "B"])
    #expect(
      try there.ane.cases().cases.map { $0.values["alder"] ?? "" } == ["41", "52"])
    let memos = try there.file.read { try $0.memos() }
    #expect(memos.map(\.body) == ["Om å stå sammen.\n\nOg mer."])
    #expect(memos.map(\.kind) == ["teori"])

    // Once more, there and back home: nothing is new.
    let again = try there.ane.importRefi(RefiImportRequest(path: path))
    #expect(!again.isNew)
    let home = try here.write("home.qdpx", try exported(here, program))
    #expect(try !here.ane.importRefi(RefiImportRequest(path: home)).isNew)
  }

  private static let subtitles = """
    1
    00:00:01,500 --> 00:00:03,000
    Intervjuer: Hvem ringte?

    2
    00:00:03,000 --> 00:00:06,250
    Leder: Nav 🙂 ringte. De spurte om dag.

    3
    00:00:07,000 --> 00:00:09,000
    Intervjuer: Og så?

    4
    00:01:02,125 --> 00:01:04,000
    Leder: Slutt her.

    """

  /// Where turns and sentences begin, and when.
  private func times(_ scene: Scene) throws -> [String] {
    let source = try scene.ane.source("samtale").record.source.id
    return try scene.file.read { reader in
      try [SegmentKind.turn, .sentence].flatMap { kind in
        try reader.segments(of: source, kind).map {
          "\(kind) \($0.span) \($0.milliseconds.map(String.init) ?? "–")"
        }
      }
    }
  }

  @Test("have the same times, in the transcript of a recording; a named program is given a text")
  func timed() throws {
    let here = try Scene()
    let path = try here.write("samtale.srt", Self.subtitles)
    _ = try here.ane.importFiles([path], Scene.options, dryRun: false)
    try here.codes("Samarbeid")
    _ = try here.ane.tag(
      ["Samarbeid"], source: "samtale", .match("ringte. De spurte"), layer: .individual, note: "")
    let before = try times(here)
    // Four subtitles begin at their times, whatever the sentences in them have.
    for wanted in [1_500, 3_000, 7_000, 62_125] {
      #expect(before.contains { $0.hasPrefix("turn") && $0.hasSuffix(" \(wanted)") })
    }

    let export = try here.ane.refiExport(RefiExportRequest())
    let source = try #require(export.project.sources.first)
    #expect(source.kind == .audio)
    let transcript = try #require(source.transcripts.first)
    #expect(transcript.syncPoints.compactMap(\.milliseconds).contains(62_125))
    #expect(export.report.count(.times, .written) >= 4)
    #expect(export.report.count(.times, .left) == 0)
    #expect(export.report.count(.transcripts, .risk) == 1)
    let entries = export.project.sources.flatMap { $0.transcripts.flatMap(\.selections) }
    #expect(entries.count == 1)

    let there = try Scene()
    let file = try there.write("study.qdpx", export.bytes)
    let outcome = try there.ane.importRefi(RefiImportRequest(path: file))
    for element in outcome.elements {
      #expect(element.fates.values.reduce(0, +) == element.count, "\(element)")
      #expect(element.fates[.foreign] == nil, "\(element)")
    }
    #expect(try times(there) == before)
    #expect(try codings(there.file) == codings(here.file))
    #expect(try !there.ane.importRefi(RefiImportRequest(path: file)).isNew)
    let home = try here.write("home.qdpx", export.bytes)
    #expect(try !here.ane.importRefi(RefiImportRequest(path: home)).isNew)
    let back = try #require(
      try there.ane.refiExport(RefiExportRequest()).project.sources.first?.transcripts.first)
    #expect(back.syncPoints == transcript.syncPoints)
    #expect(back.selections.map(\.place) == transcript.selections.map(\.place))

    var named = RefiExportRequest()
    named.target = .nvivo
    let text = try here.ane.refiExport(named)
    #expect(text.project.sources.map(\.kind) == [.text])
    #expect(text.report.count(.times, .left) == 4)
  }
}
