import Formats
import Foundation
import TestSupport
import Testing
import Text

@Suite("HTML in")
struct HTMLTests {
  private static func read(_ body: String) throws -> DocumentTranscript {
    try DocumentTranscript(html: Array("<!DOCTYPE html><title>T</title><body>\(body)".utf8))
  }

  @Test("an interview is what LibreOffice's own text export says, but for white space")
  func interview() throws {
    let read = try DocumentTranscript(html: DocumentFixture.bytes("intervju.html"))
    // The export keeps what a tracked change deleted, with nothing that says so, and a browser shows
    // two blanks and a tab as one blank each.
    let expected = try DocumentFixture.exported()
      .replacingOccurrences(of: "gjorde den", with: "gjorde den slettet")
      .replacingOccurrences(of: "så  kom Åse.\tHo", with: "så kom Åse. Ho")
    #expect(read.text == expected)
    #expect(read.paragraphs[0].headingLevel == 1)
    #expect(read.paragraphs[1].leadingBold == TextSpan(0, 11))
    #expect(read.tables == [DocumentTranscript.Table(rows: 2, columns: 2)])
    #expect(read.paragraphs.compactMap { $0.cell?.column } == [0, 1, 0, 1, 1])
    #expect(read.complaints == [.footnotes(1), .automaticNumbers(2)])
  }

  @Test(
    "blocks are paragraphs, and white space is one blank",
    arguments: [
      ("<p>a<p>b", "a\nb"), ("<div>a<div>b</div>c</div>", "a\nb\nc"), ("a\n\n b\t c", "a b c"),
      ("<p> a <b> b </b> c </p>", "a b c"), ("<b>a</b>b", "ab"), ("a<br>b<br/>\n c", "a\nb\nc"),
      ("<p>a<br></p><p>b", "a\nb"), ("<p><br></p><p>b", "\nb"), ("<p></p><p> </p><p>b", "b"),
      ("<p>a&nbsp; b</p>", "a\u{A0} b"), ("<p>a<br><br>b", "a\n\nb"),
      ("<ul><li>a<li>b</ul>c", "a\nb\nc"),
      ("<pre>\na  b\n\tc\n</pre>d", "a  b\n\tc\nd"), ("<span>a</span> <span>b</span>", "a b"),
      ("<p>a<hr>b", "a\nb"), ("<dl><dt>A:<dd>b</dl>", "A:\nb"),
      ("<p style='white-space: pre-wrap'>a  b</p>", "a  b"),
    ])
  func blocks(body: String, expected: String) throws {
    #expect(try Self.read(body).text == expected)
  }

  @Test(
    "entities, and what looks like one",
    arguments: [
      ("&aring;&AElig;&#248;&#x2013;&euro;", "åÆø–€"), ("&amp;lt; &lt;p&gt;", "&lt; <p>"),
      ("&#128512;", "😀"), ("a & b &ukjent;", "a & b &ukjent;"),
    ])
  func entities(body: String, expected: String) throws {
    #expect(try Self.read(body).text == expected)
  }

  @Test("scripts, styles, forms and comments are passed over")
  func passedOver() throws {
    let read = try Self.read(
      "a<script>if (a < b) document.write('x')</script><style>p{}</style><!-- k --><noscript>n</noscript>"
        + "<textarea>t</textarea><ruby>字<rp>(</rp><rt>ji</rt></ruby>b")
    #expect(read.text == "a字b")
    #expect(read.complaints.isEmpty)
  }

  @Test("hidden text, pictures, objects and notes are left out and counted")
  func leftOut() throws {
    let read = try Self.read(
      "a<p hidden>abc</p><p style='color: red; DISPLAY : none'>de f</p><img src=x><svg><text>s</text></svg>"
        + "<p>b<a href='#_ftn1' name='_ftnref1'>[1]</a><sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup>"
        + "<p><a name='_ftn1'>[1]</a> noten<p>c")
    #expect(read.text == "a\nb\nc")
    #expect(
      read.complaints == [
        .footnotes(1), .comments(1), .hiddenCharacters(6), .pictures(1), .embeddedObjects(1),
      ])
  }

  @Test("tracked changes are accepted; what is only crossed out stays")
  func changes() throws {
    let read = try Self.read(
      "a <del datetime='2026-01-01'>bort </del><ins datetime='2026-01-01'>inn</ins> <del>igjen</del>"
    )
    #expect(read.text == "a inn igjen")
    #expect(read.complaints == [.trackedChanges(insertions: 1, deletions: 1)])
  }

  @Test("bold is a stretch, by element or style")
  func bold() throws {
    let read = try Self.read(
      "<p><b>Åse: </b>ja <span style='font-weight:700'>nei</span><p><b>a <i>b</i></b><span style='font-weight:normal'> c</span>"
    )
    #expect(read.paragraphs[0].text == "Åse: ja nei")
    #expect(read.paragraphs[0].bold == [TextSpan(0, 5), TextSpan(8, 11)])
    #expect(read.paragraphs[1].bold == [TextSpan(0, 3)])
  }

  @Test("tables, with cells over several columns and rows")
  func tables() throws {
    let read = try Self.read(
      "<table><caption>T</caption><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d"
        + "<table><tr><td>e</table></table>f")
    #expect(read.paragraphs.map(\.text) == ["T", "a", "b", "c", "d", "e", "f"])
    let cells = read.paragraphs.map { $0.cell.map { [$0.table, $0.row, $0.column] } }
    #expect(cells == [nil, [0, 0, 0], [0, 0, 1], [0, 1, 1], [0, 1, 2], [1, 0, 0], nil])
    #expect(
      read.tables == [
        DocumentTranscript.Table(rows: 2, columns: 3),
        DocumentTranscript.Table(rows: 1, columns: 1),
      ])
  }

  @Test("headings and items of lists")
  func headings() throws {
    let read = try Self.read("<h1>A</h1><h3>B</h3><p>c<ol><li><p>d<p>e</ol>")
    #expect(read.paragraphs.map(\.headingLevel) == [1, 3, nil, nil, nil])
    #expect(read.paragraphs.map(\.isListItem) == [false, false, false, true, false])
    #expect(read.complaints == [.automaticNumbers(1)])
  }

  @Test("the encoding: bytes before words, words before a guess")
  func encodings() throws {
    func read(_ head: String, _ bytes: [UInt8]) throws -> (String, DocumentEncoding?) {
      let page = Array("<html><head>\(head)</head><p>".utf8) + bytes
      let read = try DocumentTranscript(html: page)
      return (read.text, read.encoding)
    }
    let polish = try read("<meta charset=\"iso-8859-2\">", [0xB3, 0xF3, 0x64])
    #expect(polish.0 == "łód")
    #expect(polish.1 == DocumentEncoding(name: "iso-8859-2", reason: .declared))
    let russian = try read(
      "<meta http-equiv=Content-Type content='text/html; charset=Windows-1251'>", [0xCF, 0xF0])
    #expect(russian.0 == "Пр")
    let japanese = try read("<meta charset=Shift_JIS>", [0x93, 0xFA, 0x96, 0x7B])
    #expect(japanese.0 == "日本")
    let lying = try read("<meta charset=iso-8859-1>", Array("blåbær".utf8))
    #expect(lying.0 == "blåbær")
    #expect(lying.1 == DocumentEncoding(name: "utf-8", reason: .validUTF8))
    let silent = try read("", [0x62, 0x6C, 0xE5])
    #expect(silent.0 == "blå")
    #expect(silent.1 == DocumentEncoding(name: "windows-1252", reason: .fallback))
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in "<p>blå</p>".utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(try DocumentTranscript(html: wide).text == "blå")
    let asked = try DocumentTranscript(html: [0x3C, 0x70, 0x3E, 0x8C], encoding: .macintosh)
    #expect(asked.text == "å")
  }

  @Test("pages that are built to be more than can be read are refused, and soon")
  func monsters() throws {
    let deep = Array(String(repeating: "<div>", count: 100_000).utf8)
    #expect(throws: DocumentReadingError.tooDeep(256)) { try DocumentTranscript(html: deep) }
    let wide = Array(("<p>\n<a " + (0..<20_000).map { "b\($0)=1 " }.joined() + ">").utf8)
    guard
      case .malformedPart(_, let line, _) = #expect(
        throws: DocumentReadingError.self, performing: { try DocumentTranscript(html: wide) })
    else {
      Issue.record("expected a refusal")
      return
    }
    #expect(line == 2)
    let many = Array(String(repeating: "<p>a</x>&x;", count: 20_000).utf8)
    #expect(try DocumentTranscript(html: many).paragraphs.count == 20_000)
  }

  @Test("what stands behind the end of a page is read too, also a second page")
  func behindTheEnd() throws {
    let page = "<html><head><title>T</title></head><body><p>a</p></body></html>"
    for start in ["", "<!DOCTYPE html>", "<!-- c -->", "<?xml version=\"1.0\"?>"] {
      let read = try DocumentTranscript(html: Array((start + page + "<p>b").utf8))
      #expect(read.paragraphs.map(\.text) == ["a", "b"])
      let twice = try DocumentTranscript(html: Array((start + page + start + page).utf8))
      #expect(twice.paragraphs.map(\.text) == ["a", "a"])
    }
  }

  @Test("blanks between elements count by what stands before them")
  func blanks() throws {
    let read = try Self.read(
      "<p><b>a</b> <i>b</i><!-- c --> <u>d</u>e <!-- f --> g<p> <b>h</b>\n<p>i<?j k?> l")
    #expect(read.paragraphs.map(\.text) == ["a b de g", "h", "i l"])
  }

  @Test("files of other programs are pages of HTML too")
  func kinds() {
    let pages = [
      "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">\n<html>", "\n<!DOCTYPE HTML>",
      "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\">",
    ]
    for page in pages { #expect(FileKind(of: Array(page.utf8), named: "a.txt") == .html) }
  }

  @Test("a cut or changed file gives an error or a text", arguments: 0..<6)
  func damage(seed: Int) throws {
    DocumentFixture.harm(
      try DocumentFixture.bytes("intervju.html"), seed: UInt64(seed), times: 100
    ) { bytes throws(DocumentReadingError) in
      do {
        return try DocumentTranscript(html: bytes)
      } catch {
        throw error as? DocumentReadingError ?? .passwordProtected
      }
    }
  }
}
