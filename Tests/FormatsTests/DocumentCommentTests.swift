import Formats
import Foundation
import Testing
import Text

@Suite("Comments of OpenDocument texts and RTF")
struct DocumentCommentTests {
  private static func openDocument(_ body: String) throws -> DocumentTranscript {
    let oasis = "urn:oasis:names:tc:opendocument:xmlns"
    let loext = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
    return try DocumentTranscript(
      openDocument: Array(
        ("<office:document xmlns:office=\"\(oasis):office:1.0\" xmlns:text=\"\(oasis):text:1.0\""
          + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:loext=\"\(loext)\">"
          + "<office:body><office:text>\(body)</office:text></office:body></office:document>").utf8)
    )
  }

  private static func rtf(_ body: String) throws -> DocumentTranscript {
    let fonts = "{\\fonttbl{\\f0\\fnil Arial;}{\\f1\\fnil\\fcharset204 Times;}}"
    return try DocumentTranscript(rtf: Array("{\\rtf1\\ansi\\deff0\(fonts)\(body)}".utf8))
  }

  private func passages(_ document: DocumentTranscript) -> [String?] {
    let text = StoredText(utf8: document.utf8)
    return document.comments.map { comment in comment.span.map { text.raw($0) } }
  }

  @Test("of OpenDocument are on their words, or on a place where no end follows")
  func openDocumentPlaces() throws {
    func comment(_ name: String, _ author: String, _ lines: String...) -> String {
      "<office:annotation\(name)><dc:creator>\(author)</dc:creator>"
        + "<dc:date>2026-01-05T10:00:00.5</dc:date>"
        + lines.map { "<text:p>\($0)</text:p>" }.joined() + "</office:annotation>"
    }
    let first = comment(
      " office:name=\"a\"", "Åse Bø", "Tillit", "sterkt <text:span>sagt</text:span>")
    let second = comment(" office:name=\"b\"", "Ola", "over to avsnitt")
    let third = comment("", "", "her")
    let document = try Self.openDocument(
      "<text:p>Første 👩‍👧 \(first)tillit<office:annotation-end office:name=\"a\"/> \(second)slutt."
        + "</text:p>\n<text:h>Andre.<office:annotation-end office:name=\"b\"/></text:h>"
        + "<text:p>Tre\(third)dje.</text:p>")
    #expect(StoredText(utf8: document.utf8).string == "Første 👩‍👧 tillit slutt.\nAndre.\nTredje.")
    #expect(passages(document) == ["tillit", "slutt.\nAndre.", ""])
    let place = try #require(document.comments[2].span)
    #expect(StoredText(utf8: document.utf8).raw(TextSpan(place.start, place.start + 3)) == "dje")
    let remark = document.comments[0].remark
    #expect(remark.author == "Åse Bø")
    #expect(remark.day == "2026-01-05")
    #expect(remark.text == "Tillit\nsterkt sagt")
    #expect(document.comments[0].reading.codes == ["Tillit"])
    #expect(document.complaints == [DocumentTranscript.Complaint.comments(3)])
  }

  @Test("of OpenDocument hold their answers, lists, and nothing of what is hidden around them")
  func openDocumentAnswers() throws {
    let document = try Self.openDocument(
      "<text:p>Ja <office:annotation office:name=\"a\"><text:list><text:list-item><text:p>en</text:p>"
        + "</text:list-item><text:list-item><text:p>to</text:p></text:list-item></text:list>"
        + "</office:annotation>vel<office:annotation office:name=\"b\" loext:parent-name=\"a\">"
        + "<dc:creator>Bo</dc:creator><text:p>Enig.</text:p></office:annotation>"
        + "<office:annotation-end office:name=\"a\"/>.</text:p>"
        + "<text:section text:display=\"none\"><text:p>Skjult<office:annotation><text:p>x</text:p>"
        + "</office:annotation></text:p></text:section>")
    #expect(passages(document) == ["vel", nil])
    #expect(document.comments[0].remark.text == "en\nto")
    #expect(document.comments[0].answers.map(\.text) == ["Enig."])
    #expect(document.comments[0].answers.map(\.author) == ["Bo"])
  }

  @Test("of RTF are on their words, with who wrote them and when, in the font's letters")
  func rtfPlaces() throws {
    // 669067904 is 10:00 on Monday 5 January 2026: 0 | 10<<6 | 5<<11 | 1<<16 | 126<<20 | 1<<29.
    let day = 10 << 6 | 5 << 11 | 1 << 16 | 126 << 20 | 1 << 29
    let document = try Self.rtf(
      "F\\'f8rste {\\*\\atrfstart 3}{\\b til}lit{\\*\\atrfend 3}"
        + "{\\*\\atnid \\'c5B}{\\*\\atnauthor \\'c5se B\\u248?}\\chatn{\\*\\annotation{\\*\\atnref 3}"
        + "{\\*\\atndate \(day)}\\pard\\plain Tillit\\par sterkt {\\f1\\'c4\\'e0}\\par}"
        + " slutt.\\par {\\*\\atrfstart 4}Andre\\par avsnitt{\\*\\atrfend 4}{\\*\\atnid BO}\\chatn"
        + "{\\*\\annotation{\\*\\atnref 4}{\\*\\atndate \(Int32(bitPattern: 0xE7E1_2A80))}to}"
        + " og{\\*\\atnid OB}{\\*\\annotation her}.\\par")
    #expect(
      StoredText(utf8: document.utf8).string == "Første tillit slutt.\nAndre\navsnitt og.")
    #expect(passages(document) == ["tillit", "Andre\navsnitt", ""])
    let remarks = document.comments.map(\.remark)
    #expect(remarks.map(\.author) == ["Åse Bø", "BO", "OB"])
    #expect(remarks.map(\.text) == ["Tillit\nsterkt Да", "to", "her"])
    // E7E12A80: the month is 1 and the day 5, in 1900 + 126, on the seventh day of a week.
    #expect(remarks.map(\.day) == ["2026-01-05", "2026-01-05", nil])
    #expect(document.complaints == [DocumentTranscript.Complaint.comments(3)])
  }

  @Test("of RTF hold their answers, and stay on words in boxes and cells")
  func rtfAnswers() throws {
    let document = try Self.rtf(
      "{\\*\\atrfstart 0}Ja{\\*\\atrfend 0}{\\*\\annotation{\\*\\atnref 0}Hva?}"
        + "{\\*\\atnid B}{\\*\\annotation{\\*\\atnparent -1}Enig.}.\\par"
        + "{\\shp{\\*\\shpinst{\\shptxt I {\\*\\atrfstart 7}boks{\\*\\atrfend 7}"
        + "{\\*\\annotation{\\*\\atnref 7}b}\\par}}}Etter\\par"
        + "\\trowd\\cellx100\\cellx200\\intbl Ola\\cell{\\*\\atrfstart 8}celle{\\*\\atrfend 8}"
        + "{\\*\\annotation{\\*\\atnref 8}c}\\cell\\row\\pard Slutt\\par")
    #expect(document.comments[0].answers.map(\.text) == ["Enig."])
    #expect(passages(document) == ["Ja", "boks", "celle"])
    #expect(document.tables == [DocumentTranscript.Table(rows: 1, columns: 2)])
  }

  @Test("of RTF that name what is not there, or nothing, are read all the same")
  func odd() throws {
    let document = try Self.rtf(
      "a{\\*\\atrfend 9}{\\*\\annotation{\\*\\atnparent -5}{\\*\\atndate x}{\\*\\atnref}b}"
        + "{\\*\\annotation{\\*\\atnparent -9223372036854775808}{\\*\\annotation c}}"
        + "{\\footnote n{\\*\\annotation d}}\\par{\\*\\atrfstart 1}")
    #expect(StoredText(utf8: document.utf8).string == "a")
    #expect(document.comments.map(\.remark.text) == ["b", "c", ""])
    #expect(document.comments.map(\.answers.count) == [0, 0, 0])
  }

  @Test("come back from what is written here")
  func written() throws {
    let document = Self.report
    let read = try DocumentTranscript(openDocument: document.odt())
    #expect(read.comments.map(\.remark.text) == ["Tillit\nsterkt", "Tvil"])
    #expect(passages(read) == (try Self.passagesOfWord(document)))
  }

  @Test(
    "are those of the Word file that LibreOffice made the document of",
    .enabled(if: LibreOffice.path != nil, "LibreOffice is not installed"),
    arguments: ["odt", "rtf"])
  func libreOffice(suffix: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let word = try Self.report.docx()
    try Data(word).write(to: folder.appending(path: "a.docx"))
    try LibreOffice.convert(["a.docx"], in: folder, to: suffix)
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "a." + suffix)))
    let read =
      try suffix == "odt"
      ? DocumentTranscript(openDocument: bytes) : DocumentTranscript(rtf: bytes)
    let told = try DocumentTranscript(word: word)
    #expect(read.comments.map(\.remark.text) == told.comments.map(\.remark.text))
    #expect(read.comments.map(\.remark.author) == told.comments.map(\.remark.author))
    #expect(passages(read) == passages(told))
    #expect(passages(told) == ["Jeg stolte på", "og tvilte"])
  }

  private static func passagesOfWord(_ document: ReportDocument) throws -> [String?] {
    let read = try DocumentTranscript(word: document.docx())
    let text = StoredText(utf8: read.utf8)
    return read.comments.map { comment in comment.span.map { text.raw($0) } }
  }

  private static let report = ReportDocument(
    title: "Sitater", language: .nb,
    blocks: [
      .paragraph(
        ReportDocument.Paragraph(
          .normal,
          [
            ReportDocument.Run("«"),
            ReportDocument.Run(
              "Jeg stolte på",
              comment: ReportDocument.Comment(author: "Åse", text: "Tillit\nsterkt")),
            ReportDocument.Run(" dem "),
            ReportDocument.Run(
              "og tvilte", comment: ReportDocument.Comment(author: "Bo", text: "Tvil")),
            ReportDocument.Run(".»"),
          ]))
    ])
}
