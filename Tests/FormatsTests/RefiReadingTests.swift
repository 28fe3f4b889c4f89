import Formats
import Testing

@Suite("Reading of REFI-QDA")
struct RefiReadingTests {
  private func read(_ xml: String) throws -> RefiReading {
    try RefiReader.read(Array(xml.utf8), named: "project.qde") { $0.hasSuffix(".txt") }
  }

  private static let guid = "00000000-0000-4000-8000-00000000000"

  @Test
  func readsEveryPart() throws {
    let g = Self.guid
    let reading = try read(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <Project xmlns="urn:QDA-XML:project:1.0" name="Prøve" origin="NVivo">
        <Users><User guid="{\(g)1}" name="Ane"/></Users>
        <CodeBook><Codes>
          <Code guid="\(g)2" name="Støtte" isCodable="false" color="#0f0">
            <Description>Hjelp</Description>
            <Code guid="\(g)a" name="Tillit"/>
          </Code>
        </Codes></CodeBook>
        <Sources>
          <TextSource guid="\(g)3" name="int01" plainTextPath="internal://x.txt">
            <PlainTextSelection guid="\(g)4" startPosition="1" endPosition="5">
              <Coding guid="\(g)5" creatingUser="\(g)1"><CodeRef targetGUID="\(g)a"/></Coding>
              <Coding guid="\(g)6"><CodeRef targetGUID="\(g)2"/></Coding>
            </PlainTextSelection>
          </TextSource>
          <PictureSource guid="\(g)7" name="bilde"/>
        </Sources>
        <Graphs><Graph guid="\(g)8" name="kart"><Vertex guid="\(g)9" firstX="1" firstY="2"/></Graph></Graphs>
      </Project>
      """)
    let project = reading.project
    #expect(project.users.map(\.guid.description) == ["\(g)1".uppercased()])
    #expect(project.codes.map(\.isCodable) == [false])
    #expect(project.codes.first?.children.map(\.name) == ["Tillit"])
    let source = try #require(project.sources.first)
    #expect(source.text?.selections.first?.place == .positions(start: 1, end: 5))
    #expect(source.text?.selections.first?.codings.count == 2)
    #expect(reading.counts["Coding"] == 2)
    #expect(reading.counts["Code"] == 2)
    #expect(reading.foreign.map(\.element) == ["PictureSource", "Graph"])
    #expect(reading.foreignCounts["Vertex"] == 1)
    #expect(
      reading.foreign.last?.xml
        == "<Graph guid=\"\(g)8\" name=\"kart\"><Vertex firstX=\"1\" firstY=\"2\" guid=\"\(g)9\"/></Graph>"
    )
    #expect(reading.complaints.isEmpty)
  }

  @Test
  func toleratesAndTells() throws {
    let g = Self.guid
    let reading = try read(
      """
      <Project name="x" xmlns="urn:QDA-XML:project:0:10" xmlns:o="urn:other">
        <Sets/>
        <CodeBook><Codes><Code guid="nei" name="A" description="d"/></Codes></CodeBook>
        <Sources><TextSource guid="\(g)1">
          <NoteRef targetGUID="\(g)2"/><PlainTextContent>ord</PlainTextContent>
          <o:extra a="1">mer</o:extra>
        </TextSource></Sources>
      </Project>
      """)
    let found = Set(reading.complaints.map { "\($0.kind) \($0.element) \($0.detail)" })
    let wanted: Set<String> = [
      "namespace Project urn:QDA-XML:project:0:10", "emptyWrapper Sets ",
      "unknownAttribute Code description", "notAGUID Code NEI",
      "order TextSource PlainTextContent", "unknownElement TextSource extra",
    ]
    #expect(found == wanted)
    #expect(reading.project.sources.first?.text?.content == "ord")
    #expect(reading.foreign.map(\.xml) == ["<extra a=\"1\">mer</extra>"])
  }

  @Test
  func readsACodebook() throws {
    let reading = try read(
      """
      <CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="\(Self.guid)1" name="A"/></Codes>
      <Sets><Set guid="\(Self.guid)2" name="S"><MemberCode guid="\(Self.guid)1"/></Set></Sets></CodeBook>
      """)
    #expect(reading.isCodebook)
    #expect(reading.project.codes.map(\.name) == ["A"])
    #expect(reading.project.sets.first?.codes.map(\.description) == ["\(Self.guid)1"])
  }

  private func refused(_ xml: String) -> RefiError? {
    do {
      _ = try read(xml)
      return nil
    } catch { return error as? RefiError }
  }

  @Test
  func refusesWhatIsHostile() {
    let type = RefiError.documentType(file: "project.qde")
    #expect(
      refused("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><Project name='x'/>")
        == type)
    let bomb =
      "<!DOCTYPE a [<!ENTITY b 'bb'>"
      + (0..<30).map { "<!ENTITY b\($0) '&b\($0 - 1);&b\($0 - 1);'>" }.joined() + "]>"
    #expect(refused(bomb + "<Project name='x'>&b29;</Project>") != nil)
    #expect(refused("<html/>") == .notRefi)
    for text in ["", " \n", "Dette er et notat.", "\u{FEFF}ord <Project name='x'/>"] {
      #expect(refused(text) == .notRefi)
    }
    for xml in [
      "<Project name='x'>", "<Project name='x'><Users></Project>",
      "<Project name='x'><CodeBook><Codes>"
        + String(repeating: "<Code guid='a' name='b'>", count: 1000),
      "<Project name='" + String(repeating: "x", count: 11_000_000) + "'/>",
    ] {
      guard case .malformed? = refused(xml) else {
        Issue.record("\(xml.prefix(40)) was read: \(String(describing: refused(xml)))")
        continue
      }
    }
  }

  @Test("in UTF-16, with or without a byte order mark")
  func readsUTF16() throws {
    let xml = "<?xml version=\"1.0\" encoding=\"utf-16\"?>\n<Project name=\"Prøve 🙂\"/>"
    let units = Array(xml.utf16)
    let little = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    for bytes in [[0xFF, 0xFE] + little, [0xFE, 0xFF] + big, little, big] {
      #expect(try RefiReader.read(bytes, named: "p.qde").project.name == "Prøve 🙂")
    }
  }

  @Test("with a codebook of an older version of the standard inside")
  func readsNestedNamespace() throws {
    let guid = "00000000-0000-4000-8000-000000000001"
    let xml = """
      <Project xmlns="urn:QDA-XML:project:1.0" name="p">
      <CodeBook xmlns="urn:QDA-XML:codebook:0:4"><Codes><Code guid="\(guid)" name="a">
      <x:Kode xmlns:x="urn:annet"/></Code></Codes></CodeBook></Project>
      """
    let reading = try RefiReader.read(Array(xml.utf8), named: "p.qde")
    #expect(reading.project.codes.map(\.name) == ["a"])
    #expect(reading.foreign.map(\.element) == ["Kode"])
    #expect(reading.complaints.contains { $0.kind == .namespace && $0.element == "CodeBook" })
  }
}
