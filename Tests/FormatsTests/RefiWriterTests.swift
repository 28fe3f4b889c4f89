import TestSupport
import Testing
import Text

@testable import Formats
import Study

@Suite("A REFI-QDA project as it is written")
struct RefiWriterTests {
  private static func guid(_ number: Int) -> RefiGUID {
    let digits = String(number, radix: 16, uppercase: true)
    return RefiGUID(
      "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits)
  }

  /// A project that has every element that the values know, each with an identifier of its own.
  private static var whole: RefiProject {
    var next = 0
    func new() -> RefiGUID {
      next += 1
      return guid(next)
    }
    let (user, code, note, source, variable) = (new(), new(), new(), new(), new())
    let stamp = RefiStamp(
      creatingUser: user, created: "2026-01-02T03:04:05Z", modifyingUser: user,
      modified: "2026-01-02T03:04:05.5+01:00")
    let coding = { RefiCoding(guid: new(), stamp: stamp, code: code, noteRefs: [note]) }
    let value = RefiValue(variable: variable, kind: .decimal, text: "1.5e2")
    let selection = RefiSelection(
      guid: new(), name: "a\nb\t\"<&>", stamp: stamp, description: "d",
      place: .positions(start: 0, end: 2), codings: [coding()], noteRefs: [note])
    func text(_ path: String?) -> RefiText {
      RefiText(
        guid: new(), name: "t", stamp: stamp, description: "d",
        content: path == nil ? "x" : nil, plainTextPath: path)
    }
    func region(_ place: RefiRegion.Place, _ representation: RefiText? = nil) -> RefiRegion {
      RefiRegion(
        guid: new(), name: "r", stamp: stamp, description: "d", place: place,
        representation: representation, codings: [coding()], noteRefs: [note])
    }
    let box = RefiRegion.Place.rectangle(page: 3, firstX: 1, firstY: 2, secondX: 3, secondY: 4)
    let time = RefiRegion.Place.time(begin: 10, end: 20)
    func made(_ kind: RefiSource.Kind, _ guid: RefiGUID, _ regions: [RefiRegion]) -> RefiSource {
      var source = RefiSource(
        kind: kind, guid: guid, name: kind.rawValue, stamp: stamp, description: "d",
        path: "internal://a", currentPath: kind == .text ? nil : "absolute:///a",
        text: kind == .audio || kind == .video ? nil : text("internal://\(guid).txt"),
        regions: regions, codings: [coding()], noteRefs: [note], values: [value])
      source.text?.selections = [selectionCopy(), selectionCopy()]
      if kind == .audio {
        var transcript = text("internal://t.txt")
        let points = [
          RefiSyncPoint(guid: new(), milliseconds: 0, position: 0),
          RefiSyncPoint(guid: new(), milliseconds: 900, position: 2),
        ]
        transcript.syncPoints = points
        transcript.selections = [
          RefiSelection(
            guid: new(), place: .syncPoints(from: points[0].guid, to: points[1].guid),
            codings: [coding()])
        ]
        source.transcripts = [transcript]
      }
      return source
    }
    func selectionCopy() -> RefiSelection {
      var copy = selection
      copy.guid = new()
      copy.codings = [coding()]
      return copy
    }
    var project = RefiProject(name: "Ål & «x»", origin: "Sitat")
    project.stamp = stamp
    project.basePath = "c:/x"
    project.description = "About <all>"
    project.users = [RefiUser(guid: user, name: "Ane", id: "an")]
    project.codes = [
      RefiCode(
        guid: code, name: "A", isCodable: false, colour: "#abc", description: "line\nline",
        noteRefs: [note], children: [RefiCode(guid: new(), name: "B", colour: "puce")])
    ]
    project.variables = RefiVariable.Kind.allCases.enumerated().map { index, kind in
      RefiVariable(guid: index == 0 ? variable : new(), name: kind.rawValue, kind: kind)
    }
    project.sources = [
      made(.text, source, []), made(.picture, new(), [region(box)]),
      made(.pdf, new(), [region(box, text(nil))]), made(.audio, new(), [region(time)]),
      made(.video, new(), [region(time)]),
    ]
    project.cases = [
      RefiCase(
        guid: new(), name: nil, description: "d", codes: [code],
        values: [
          value, RefiValue(variable: variable, kind: .date, text: "2026-02-29"),
          RefiValue(variable: variable, kind: nil, text: nil),
        ], sources: [source], selections: [selection.guid])
    ]
    project.notes = [RefiText(guid: note, name: "n", content: "a\u{1}b\r\nc")]
    project.links = [
      RefiLink(
        guid: new(), name: "l", direction: "Sideways", colour: "#FFF", origin: note,
        target: source, noteRefs: [note])
    ]
    project.sets = [
      RefiSet(guid: new(), name: "s", codes: [code], sources: [source], notes: [note])
    ]
    project.noteRefs = [note]
    return project
  }

  @Test("is valid by the standard's schema with every element there is")
  func validWhole() throws {
    let document = RefiWriter().project(Self.whole)
    #expect(RefiSchema.project.complaints(about: document.bytes) == [])
    #expect(RefiWriter().project(Self.whole).bytes == document.bytes)
  }

  @Test("is valid without anything in it, and has no empty wrapper")
  func validEmpty() {
    let bytes = RefiWriter().project(RefiProject(name: "")).bytes
    #expect(RefiSchema.project.complaints(about: bytes) == [])
    #expect(!String(decoding: bytes, as: UTF8.self).contains("Users"))
  }

  @Test("names what the schema does not allow")
  func invalid() throws {
    let text = """
      <Project xmlns="urn:QDA-XML:project:1.0" name="x"><Sets/><Users><User/></Users></Project>
      """
    let complaints = RefiSchema.project.complaints(about: Array(text.utf8))
    #expect(complaints.map(\.element).contains("Sets"))
    #expect(complaints.allSatisfy { !$0.reason.contains("urn:") && $0.line == 1 })
    let odd: [String] = ["", "<a", "<!DOCTYPE Project><Project/>"]
    for document in odd {
      #expect(RefiSchema.project.complaints(about: Array(document.utf8)).count == 1)
    }
  }

  @Test("reads back with line ends, tabs and quotes; what XML cannot hold is replaced and counted")
  func escaping() throws {
    let document = RefiWriter().project(Self.whole)
    #expect(document.replacedCharacters == 1)
    let root = try XMLElement.root(of: document.bytes, prefixes: ["urn:QDA-XML:project:1.0": "q"])
    #expect(root.attributes["name"] == "Ål & «x»")
    let note = try #require(root.child("q:Notes")?.child("q:Note"))
    #expect(note.child("q:PlainTextContent")?.text == "a\u{FFFD}b\r\nc")
    let source = try #require(root.child("q:Sources")?.child("q:TextSource"))
    #expect(source.child("q:PlainTextSelection")?.attributes["name"] == "a\nb\t\"<&>")
    #expect(root.child("q:Description")?.text == "About <all>")
  }

  @Test("brings colours, times and numbers into the form that the schema wants")
  func forms() throws {
    let bytes = RefiWriter().project(Self.whole).bytes
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("name=\"A\" isCodable=\"false\" color=\"#AABBCC\""))
    #expect(text.contains("name=\"B\" isCodable=\"true\"/>"))
    #expect(text.contains("<FloatValue>150</FloatValue>"))
    #expect(!text.contains("2026-02-29"))
    #expect(!text.contains("Sideways"))
    let numbers: [(String, String?)] = [
      ("1", "1"), ("-1.50", "-1.50"), (".5", "0.5"), ("5.", "5.0"), ("1.25e1", "12.5"),
      ("1.5E3", "1500"), ("12e-4", "0.0012"), ("-3e-1", "-0.3"), ("+2", "2"), ("1e999", nil),
      ("nan", nil), ("", nil), ("1,5", nil), (".", nil), ("e5", nil),
    ]
    for (written, wanted) in numbers { #expect(RefiLexical.decimal(written) == wanted) }
    let times: [(String, String?)] = [
      ("2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z"),
      ("2026-01-02T03:04:05", "2026-01-02T03:04:05Z"),
      ("2026-01-02T03:04:05.25+02:00", "2026-01-02T03:04:05.25+02:00"),
      ("2026-01-02", nil), ("2026-13-02T03:04:05Z", nil), ("2026-01-02T25:04:05Z", nil),
      ("2026-01-02T03:04Z", nil), ("i går", nil), ("2026-01-02T03:04:05Zulu", nil),
    ]
    for (written, wanted) in times { #expect(RefiLexical.time(written) == wanted) }
  }

  @Test("has a codebook by itself, which is valid too")
  func codebook() throws {
    let document = RefiWriter().codebook(Self.whole)
    #expect(RefiSchema.codebook.complaints(about: document.bytes) == [])
    let text = String(decoding: document.bytes, as: UTF8.self)
    #expect(text.contains("<MemberCode guid=") && !text.contains("NoteRef"))
  }

  @Test("gives identifiers that are valid, stable and used once")
  func identifiers() {
    func register() -> RefiGuidRegister {
      RefiGuidRegister { text in
        let mixed = text.utf8.reduce(UInt64(17)) { ($0 &* 1_099_511_628_211) ^ UInt64($1) }
        let digits = String(mixed, radix: 16)
        return String(repeating: digits, count: 64 / digits.count + 1)
      }
    }
    var (one, other) = (register(), register())
    let wanted: [String] = [
      "{00000000-0000-4000-8000-00000000000a}", "00000000-0000-4000-8000-00000000000A", "nonsense",
      "nonsense",
    ]
    let given = wanted.map { one.take($0, as: "row") }
    let again = wanted.map { other.take($0, as: "row") }
    #expect(given == again)
    #expect(given[0].description == "00000000-0000-4000-8000-00000000000A")
    #expect(Set(given).count == 4)
    #expect(given.allSatisfy { RefiGuidRegister.isGUID($0.description) })
    let made = [one.make("x"), one.make("x")]
    #expect(made[0] != made[1])
    let isTakenTwice = one.reserve([given[0]])
    let isTaken = one.reserve([Self.guid(99)])
    #expect(!isTakenTwice && isTaken)
  }
}

@Suite("A code's description in one text")
struct RefiCodeDescriptionTests {
  @Test("is taken apart again in any language", arguments: DocumentLanguage.allCases)
  func apart(language: DocumentLanguage) {
    var random = SeededGenerator(seed: 20)
    let lines: [String] = ["Når noen ringer.", "a: b", "🙂 e\u{301}", "two  blanks"]
    for _ in 0..<300 {
      func text() -> String {
        (0..<Int.random(in: 0...3, using: &random)).map { _ in
          lines.randomElement(using: &random) ?? ""
        }.joined(separator: Bool.random(using: &random) ? "\n" : "\n\n")
      }
      let code = Code(
        id: 1, name: "A", definition: text(), include: text(), exclude: text(), example: text(),
        counterExample: text())
      let description = RefiCodeDescription(of: code)
      let written = description.text(in: language)
      #expect(RefiCodeDescription(written ?? "") == description)
    }
  }
}

@Suite("Elements of other programs' projects")
struct RefiForeignPartTests {
  private static let user = "00000000-0000-4000-8000-000000000001"
  private static let code = "00000000-0000-4000-8000-000000000002"

  private func fitted(_ xml: String, _ known: String...) -> RefiForeignPart? {
    RefiForeignPart(xml: xml)?.fitted(
      into: RefiForeignPart.Surroundings(known: Set(known.map { RefiGUID($0) })) { _ in false })
  }

  private func text(_ part: RefiForeignPart) -> String {
    String(
      decoding: RefiWriter(foreign: [part]).project(RefiProject(name: "")).bytes, as: UTF8.self)
  }

  @Test("go back without what refers to things that are gone")
  func fitting() throws {
    let picture = """
      <q:PictureSource xmlns:q="urn:QDA-XML:project:1.0" guid="{0000000a-0000-4000-8000-000000000003}"
        name="Foto" path="internal://a.png" creatingUser="\(Self.user)">
        <q:Description>To &lt;hus&gt;</q:Description>
        <q:PictureSelection guid="0000000b-0000-4000-8000-000000000004" firstX="1" firstY="2"
          secondX="3" secondY="4">
          <q:Coding guid="0000000c-0000-4000-8000-000000000005"><q:CodeRef
            targetGUID="\(Self.code)"/></q:Coding>
        </q:PictureSelection>
      </q:PictureSource>
      """
    let kept = try #require(fitted(picture, Self.user, Self.code))
    #expect(kept.place == .sources && kept.complaints == [])
    #expect(kept.guids.count == 3)
    #expect(text(kept).contains("guid=\"0000000A-0000-4000-8000-000000000003\""))
    #expect(text(kept).contains("<Description>To &lt;hus&gt;</Description>"))
    #expect(text(kept).contains("CodeRef") && text(kept).contains("creatingUser"))
    #expect(!text(kept).contains("a.png"))
    let bare = try #require(fitted(picture))
    #expect(bare.complaints == [])
    #expect(!text(bare).contains("Coding") && !text(bare).contains("creatingUser"))
    #expect(text(bare).contains("PictureSelection"))
  }

  @Test("go back as graphs and links; other elements do not")
  func kinds() throws {
    let graph = """
      <Graph guid="0000000A-0000-4000-8000-000000000003"><Vertex firstX="0" firstY="0"
        guid="0000000B-0000-4000-8000-000000000003" representedGUID="\(Self.code)"/></Graph>
      """
    let part = try #require(fitted(graph))
    #expect(part.place == .graphs && part.complaints == [])
    #expect(!text(part).contains("representedGUID"))
    let link = """
      <Link guid="0000000A-0000-4000-8000-000000000003" originGUID="\(Self.code)"/>
      """
    #expect(fitted(link) == nil)
    #expect(fitted(link, Self.code)?.place == .links)
    let odd: [String] = ["<Smiley/>", "<Graph", "", "<Graph guid=\"x\"/>"]
    #expect(odd.allSatisfy { fitted($0)?.complaints.isEmpty != true })
  }
}
