@testable import Formats
import TestSupport
import Testing
import Text

@Suite("Word out")
struct ReportDocumentTests {
  private let document = ReportDocument(
    title: "Møte & <mer>", language: .nn,
    blocks: [
      .paragraph(.init(.title, "Tittel")), .paragraph(.init(.heading2, "Del")),
      .paragraph(
        .init(
          .normal,
          [
            .init("Fet", isBold: true), .init(" og\tgrå\nlinje", isGrey: true),
            .init("\u{2011}\u{AD}& <x>\u{1}"),
          ])),
      .table(
        .init(
          header: ["Kode", "Antall"],
          rows: [[.init("Tillit", shading: "#abc"), .init("3")], [.init("Støtte")]],
          widths: [3, 1])),
      .paragraph(.init(.quote, "Sitat")), .paragraph(.init(.listItem, "Punkt")),
      .pageBreak, .paragraph(.init(.heading1, "Ny side")),
    ])

  @Test("what is written is read back, in its styles and its cells")
  func readBack() throws {
    let read = try DocumentTranscript(word: document.docx())
    #expect(
      read.paragraphs.map(\.text) == [
        "Tittel", "Del", "Fet og\tgrå\nlinje\u{2011}\u{AD}& <x>\u{FFFD}", "Kode", "Antall",
        "Tillit", "3", "Støtte", "", "", "Sitat", "Punkt", "Ny side",
      ])
    #expect(read.paragraphs[0].style == "Title")
    #expect(read.paragraphs[1].headingLevel == 2)
    #expect(read.paragraphs[2].leadingBold?.length == 3)
    #expect(read.paragraphs[11].isListItem)
    #expect(read.paragraphs[7].cell?.row == 2)
    #expect(read.tables == [DocumentTranscript.Table(rows: 3, columns: 2)])
  }

  @Test("the same document is the same file every time")
  func deterministic() throws {
    #expect(try document.docx() == document.docx())
  }

  @Test("the language of a document is in its styles and properties")
  func language() throws {
    let archive = try ZipReader(document.docx())
    for part in ["word/styles.xml", "docProps/core.xml"] {
      let bytes = try #require(try archive.read(part))
      #expect(String(decoding: bytes, as: UTF8.self).contains("nn-NO"))
    }
  }

  @Test("column widths share the width of the text exactly, and pages can lie down")
  func widths() throws {
    let table = ReportDocument.Table(header: ["a", "b", "c"], rows: [], widths: [1, 1, 1])
    let lying = ReportDocument(
      title: "", language: .en, isLandscape: true, blocks: [.table(table)])
    let bytes = try #require(try ZipReader(lying.docx()).read("word/document.xml"))
    let xml = String(decoding: bytes, as: UTF8.self)
    #expect(xml.contains("w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\""))
    // 16838 less two margins of 1418 is 14002, in thirds.
    #expect(xml.contains("<w:tblW w:w=\"14002\""))
    #expect(xml.contains("<w:gridCol w:w=\"4667\"/><w:gridCol w:w=\"4668\"/>"))
  }

  @Test("a document without contents still has the paragraph that Word wants")
  func empty() throws {
    let read = try DocumentTranscript(
      word:
        ReportDocument(title: "", language: .en, blocks: []).docx())
    #expect(read.paragraphs.count == 1)
  }

  @Test("any text that XML can hold comes back the same", arguments: 0..<30)
  func roundTrip(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pool = Array("ab å&<>\"'\t\n😅e\u{301}\u{2011}\u{AD}\u{A0}]]>".unicodeScalars)
    let paragraphs = (0..<5).map { _ in
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...40, using: &generator) {
        view.append(pool[Int.random(in: 0..<pool.count, using: &generator)])
      }
      return String(view)
    }
    let document = ReportDocument(
      title: "", language: .nb, blocks: paragraphs.map { .paragraph(.init(.normal, $0)) })
    let read = try DocumentTranscript(word: document.docx())
    #expect(
      read.paragraphs.map { Array($0.text.unicodeScalars) }
        == paragraphs.map { Array($0.unicodeScalars) })
  }
}
