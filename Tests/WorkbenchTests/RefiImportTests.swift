import Formats
import Store
import Study
import Testing
import Text
import Workbench

@Suite("Projects of other programs")
struct RefiImportTests {
  let scene: Scene

  init() throws { scene = try Scene() }

  private static func guid(_ number: Int) -> String {
    let digits = String(number)
    return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
  }

  /// `Vi 😀 snakket` on one line and `om tillit.` on the next, as NVivo would count them.
  private static let text = "\u{FEFF}Vi 😀 snakket\r\nom tillit.\r\n"

  private static func project(extra: String = "", name: String = "Tillit") -> String {
    """
    <Project xmlns="urn:QDA-XML:project:1.0" name="Prøve" origin="NVivo for Windows">
    <Users><User guid="\(guid(1))" name="Ane"/><User guid="\(guid(2))" name="Bjørn"/></Users>
    <CodeBook><Codes>
      <Code guid="\(guid(10))" name="Samarbeid" isCodable="false">
        <Code guid="\(guid(11))" name="\(name)" isCodable="true" color="rgb(255,0,0)">
          <Description>Å stole på noen</Description><NoteRef targetGUID="\(guid(50))"/></Code>
        <Code guid="\(guid(12))" name="\(name)" color="#00F"/>
      </Code></Codes></CodeBook>
    <Variables><Variable guid="\(guid(20))" name="Alder" typeOfVariable="Integer"/>
      <Variable guid="\(guid(21))" name="År" typeOfVariable="Integer"/></Variables>
    <Cases><Case guid="\(guid(30))" name="Kari">
      <VariableValue><VariableRef targetGUID="\(guid(20))"/><IntegerValue>41</IntegerValue></VariableValue>
      <VariableValue><VariableRef targetGUID="\(guid(21))"/><IntegerValue>om lag 2</IntegerValue></VariableValue>
      <SourceRef targetGUID="\(guid(40))"/></Case></Cases>
    <Sources>
      <TextSource guid="\(guid(40))" name="int01" plainTextPath="internal://\(guid(40)).txt">
        <PlainTextSelection guid="\(guid(41))" startPosition="6" endPosition="13">
          <Description>se her</Description>
          <Coding guid="\(guid(42))" creatingUser="\(guid(1))" creationDateTime="2020-01-02T03:04:05Z"><CodeRef targetGUID="\(guid(11))"/></Coding>
          <Coding guid="\(guid(43))" creatingUser="\(guid(2))"><CodeRef targetGUID="\(guid(12))"/></Coding>
        </PlainTextSelection>
        <PlainTextSelection guid="\(guid(44))" name="tillit" startPosition="18" endPosition="24">
          <Coding guid="\(guid(45))" creatingUser="\(guid(2))"><CodeRef targetGUID="\(guid(11))"/><NoteRef targetGUID="\(guid(51))"/></Coding>
        </PlainTextSelection>
        <PlainTextSelection guid="\(guid(46))" startPosition="20" endPosition="400">
          <Coding guid="\(guid(47))" creatingUser="\(guid(2))"><CodeRef targetGUID="\(guid(11))"/></Coding>
        </PlainTextSelection>
        \(extra)
      </TextSource>
      <AudioSource guid="\(guid(60))" name="opptak" path="relative:///opptak.m4a">
        <Transcript guid="\(guid(61))" name="opptak"><PlainTextContent>Første setning. Andre setning.</PlainTextContent>
          <SyncPoint guid="\(guid(62))" timeStamp="1000" position="0"/>
          <SyncPoint guid="\(guid(63))" timeStamp="5000" position="16"/>
          <TranscriptSelection guid="\(guid(64))" fromSyncPoint="\(guid(63))"><Coding guid="\(guid(65))" creatingUser="\(guid(1))"><CodeRef targetGUID="\(guid(11))"/></Coding></TranscriptSelection>
        </Transcript></AudioSource>
    </Sources>
    <Notes><Note guid="\(guid(50))" name="Om tillit"><PlainTextContent>Et notat.</PlainTextContent></Note>
      <Note guid="\(guid(51))"><PlainTextContent>Et annet.</PlainTextContent></Note></Notes>
    <Sets><Set guid="\(guid(70))" name="Bølge 1"><MemberSource targetGUID="\(guid(40))"/></Set>
      <Set guid="\(guid(71))" name="Tema"><MemberCode targetGUID="\(guid(11))"/></Set></Sets>
    <Graphs><Graph guid="\(guid(80))" name="kart"/></Graphs>
    </Project>
    """
  }

  private func write(_ xml: String, _ name: String = "p.qdpx") throws -> String {
    try scene.write(
      name,
      ZipWriter.archive([
        .init("project.qde", xml), .init("Sources/\(Self.guid(40)).TXT", Self.text),
      ]))
  }

  @discardableResult
  private func take(_ path: String, isDryRun: Bool = false) throws -> RefiImportOutcome {
    try scene.ane.importRefi(RefiImportRequest(path: path, isDryRun: isDryRun))
  }

  @Test("comes in with its text, coders, codings, cases and memos, under its own identifiers")
  func comesIn() throws {
    let outcome = try take(try write(Self.project()))
    #expect(outcome.isDone)
    let source = try scene.ane.source("int01")
    #expect(source.text.string == "Vi 😀 snakket\nom tillit.\n")
    // By UTF-16 with CR LF as two, 6..<13 is the third word, and 18..<24 the last.
    #expect(source.text.raw(TextSpan(5, 12)) == "snakket")
    #expect(source.text.raw(TextSpan(16, 22)) == "tillit")
    let codings = try scene.ane.codingWords("int01")
    #expect(
      codings == [
        "Ane 5..<12 Samarbeid/Tillit", "Bjørn 5..<12 Samarbeid/Tillit (2)",
        "Bjørn 16..<22 Samarbeid/Tillit",
      ])
    #expect(try scene.ane.codingWords("opptak") == ["Ane 16..<30 Samarbeid/Tillit"])
    let records = try scene.file.read { try $0.codingRecords() }
    #expect(records.first?.at == "2020-01-02T03:04:05Z")
    #expect(records.first?.note == "se her")
    let times = try scene.ane.source("opptak").grid.sentences.flatMap { $0 }.map(\.milliseconds)
    let wanted: [Int?] = [1000, 5000]
    #expect(times == wanted)
    let code = try #require(
      try scene.file.read { try $0.codebook() }.codes.first { $0.name == "Tillit" })
    #expect(code.colour == "#FF0000")
    #expect(code.definition == "Å stole på noen")
    let cases = try scene.ane.cases()
    #expect(cases.cases.map(\.name) == ["Kari"])
    #expect(cases.cases.first?.values == ["Alder": "41", "År": "om lag 2"])
    #expect(cases.attributes.map(\.type) == [.integer, .text])
    let speakers = try scene.file.read { try $0.speakers() }.values.flatMap { $0 }
    #expect(speakers.map(\.caseID) == [cases.cases[0].id])
    let memos = try scene.file.read { try $0.memos() }
    #expect(memos.map(\.body).contains("Et notat."))
    #expect(memos.contains { $0.target == .code(code.id) && $0.title == "Om tillit" })
    #expect(memos.contains { $0.body.contains("startPosition 20, endPosition 400") })
    let text = try #require(outcome.texts.first)
    #expect(text.rule == RefiPositions.Rule(.utf16, crlf: 2))
    #expect(text.fit.wholeEdges == 4)
    #expect(text.fit.outside == 1)
  }

  @Test("the fates of each element add up to how many there are")
  func fatesAddUp() throws {
    let outcome = try take(try write(Self.project()))
    for element in outcome.elements {
      #expect(element.fates.values.reduce(0, +) == element.count, "\(element)")
    }
    let byName = Dictionary(uniqueKeysWithValues: outcome.elements.map { ($0.name, $0) })
    #expect(byName["Coding"]?.fates == [.kept: 4, .memo: 1])
    #expect(byName["Graph"]?.fates == [.foreign: 1])
    #expect(byName["AudioSource"]?.fates == [.foreign: 1])
    #expect(byName["Note"]?.fates == [.memo: 2])
  }

  @Test("a second time adds nothing, and a dry run changes nothing")
  func secondTime() throws {
    let path = try write(Self.project())
    let empty = try scene.state()
    #expect(try !take(path, isDryRun: true).isDone)
    #expect(try scene.state() == empty)
    #expect(try scene.ane.log().count == 1)
    try take(path)
    let before = try scene.state()
    let entries = try scene.ane.log().count
    let again = try take(path)
    #expect(!again.isNew)
    #expect(try scene.state() == before)
    #expect(try scene.ane.log().count == entries)
    for element in again.elements {
      #expect((element.fates[.memo] ?? 0) == 0, "\(element)")
    }
  }

  @Test("is one step, undone and redone whole")
  func isOneStep() throws {
    let empty = try scene.state()
    try take(try write(Self.project()))
    let full = try scene.state()
    _ = try scene.ane.undo(any: false)
    #expect(try scene.file.read { try $0.sources() }.isEmpty)
    #expect(try scene.file.read { try $0.codebook() }.codes.isEmpty)
    _ = try scene.ane.redo(any: false)
    #expect(try scene.state() == full)
    #expect(full != empty)
  }

  @Test("what was taken away here stays away, and what is new in the file comes in")
  func respectsTombstones() throws {
    try take(try write(Self.project()))
    _ = try scene.bench("Bjørn").untag(
      ["Samarbeid/Tillit"], source: "int01", .match("tillit"), layer: .individual)
    let more = """
      <PlainTextSelection guid="\(Self.guid(90))" startPosition="0" endPosition="2">
      <Coding guid="\(Self.guid(91))" creatingUser="\(Self.guid(1))"><CodeRef targetGUID="\(Self.guid(11))"/></Coding></PlainTextSelection>
      """
    let outcome = try take(try write(Self.project(extra: more), "q.qdpx"))
    #expect(
      try scene.ane.codingWords("int01") == [
        "Ane 0..<2 Samarbeid/Tillit", "Ane 5..<12 Samarbeid/Tillit",
        "Bjørn 5..<12 Samarbeid/Tillit (2)",
      ])
    let coding = try #require(outcome.elements.first { $0.name == "Coding" })
    #expect(coding.fates[.removed] == 1)
    #expect(coding.fates[.kept] == 1)
  }

  @Test("a changed name is told and left as it is here")
  func tellsChanges() throws {
    try take(try write(Self.project()))
    let before = try scene.state()
    let outcome = try take(try write(Self.project(name: "Mistillit"), "q.qdpx"))
    #expect(try scene.state() == before)
    let code = try #require(outcome.elements.first { $0.name == "Code" })
    #expect(code.fates == [.known: 1, .changed: 2])
  }

  @Test("what cannot be read is refused, and nothing comes in")
  func refuses() throws {
    let broken = try write(String(Self.project().dropLast(12)))
    let refusal = try scene.refusal { try take(broken) }
    guard case .refiImport(.file(.malformed))? = refusal?.problem else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    let other = try scene.write("x.qdpx", "dette er tekst")
    #expect(try scene.refusal { try take(other) } != nil)
  }

  @Test("a codebook by itself becomes codes")
  func codebook() throws {
    let path = try scene.write(
      "k.qdc",
      """
      <CodeBook xmlns="urn:QDA-XML:codebook:1:0"><Codes><Code guid="\(Self.guid(1))" name="A">
      <Code guid="\(Self.guid(2))" name="B"/></Code></Codes><Sets/></CodeBook>
      """)
    let outcome = try take(path)
    #expect(outcome.isCodebook)
    let codebook = try scene.file.read { try $0.codebook() }
    #expect(codebook.codes.map { codebook.path(of: $0.id).description } == ["A", "A/B"])
  }
}
