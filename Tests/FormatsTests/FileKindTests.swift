import Formats
import Testing

@Suite("Kinds of file")
struct FileKindTests {
  @Test(
    "content decides before the suffix",
    arguments: [
      ("a.txt", Array("%PDF-1.4".utf8), FileKind.pdf),
      ("a.txt", Array("{\\rtf1\\ansi".utf8), .rtf),
      ("a.txt", Array("WEBVTT\n\n00:01.000 --> 00:02.000\nHei".utf8), .vtt),
      ("a.txt", Array("1\n00:00:01,000 --> 00:00:02,500\nHei\n".utf8), .srt),
      ("a.txt", Array("\u{FEFF}1\r\n00:00:01,000 --> 00:00:02,500\r\nHei\r\n".utf8), .srt),
      ("a.txt", Array("<!DOCTYPE html><p>".utf8), .html),
      (
        "a.docx", [0xD0, 0xCF, 0x11, 0xE0] + "EncryptedPackage".utf8.flatMap { [$0, 0] },
        .encryptedOffice
      ),
      ("a.docx", [0xD0, 0xCF, 0x11, 0xE0] + "WordDocument".utf8.flatMap { [$0, 0] }, .doc),
      ("a.mp3", Array("bare tekst".utf8), .recording),
      ("a.md", Array("# Hei".utf8), .markdown),
      ("a.txt", Array("ID3: Hei.\nIntervjuer: Hei.".utf8), .text),
      ("a.txt", [0x49, 0x44, 0x33, 0x03, 0x00, 0x00], .recording),
      ("a.txt", Array("Jeg ftypet litt. WAVE".utf8), .text),
      ("notater", Array("Blå\n".utf8), .text),
      ("notater", [0xE5, 0x0A], .text),
      ("ukjent", [UInt8](repeating: 0, count: 100), .binary),
    ])
  func sniffing(name: String, bytes: [UInt8], expected: FileKind) {
    #expect(FileKind(of: bytes, named: name) == expected)
  }

  @Test("packages are told apart by their parts, whatever they are called")
  func packages() throws {
    func kind(_ entry: String, _ name: String = "x.zip") throws -> FileKind {
      FileKind(of: try ZipWriter.archive([.init(entry, "x")]), named: name)
    }
    #expect(try kind("word/document.xml") == .docx)
    #expect(try kind("xl/workbook.xml", "x.docx") == .xlsx)
    #expect(try kind("ppt/presentation.xml") == .pptx)
    #expect(try kind("project.qde") == .refi)
    #expect(try kind("bilder/a.png") == .zip)
    #expect(try kind("annet.xml", "x.docx") == .docx)
  }

  @Test("every kind that is not read has something to be done about it")
  func remedies() {
    for kind in FileKind.allCases {
      let isRead =
        [.text, .markdown, .docx, .odt, .fodt, .rtf, .html, .pdf].contains(kind) || kind.isTimed
      #expect((kind.remedy == .none) == isRead)
    }
  }
}
