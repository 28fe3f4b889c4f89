import Foundation
import Formats
import Store
import Study
import Testing
import Text
import Workbench

/// A PDF of lines in Helvetica, put together by hand.
enum PDFFixture {
  static func bytes(_ pages: [[String]]) -> [UInt8] {
    var objects: [String] = [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Count \(pages.count) /Kids ["
        + pages.indices.map { "\(4 + $0 * 2) 0 R" }.joined(separator: " ") + "] >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for (number, lines) in pages.enumerated() {
      let shown = lines.map { "(\($0)) Tj T*" }.joined(separator: "\n")
      let content = "BT /F1 12 Tf 15 TL 72 760 Td\n\(shown)\nET"
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents \(5 + number * 2) 0 R"
          + " /Resources << /Font << /F1 3 0 R >> >> >>")
      objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
    }
    var text = "%PDF-1.4\n"
    var places: [Int] = []
    for (number, object) in objects.enumerated() {
      places.append(text.utf8.count)
      text += "\(number + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places {
      text += String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n"
    }
    text += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Array(text.utf8)
  }

  /// Whether the program that reads PDFs is installed.
  static let isReadable = ["/usr/bin/pdftotext", "/usr/local/bin/pdftotext"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }
}

@Suite("PDFs come in", .enabled(if: PDFFixture.isReadable))
struct PDFImportTests {
  let scene: Scene

  init() throws { scene = try Scene() }

  private func outcome(_ bytes: [UInt8]) throws -> ImportedFile.Outcome? {
    let path = try scene.write("a.pdf", bytes)
    return try scene.ane.importFiles([path], Scene.options, dryRun: true).first?.outcome
  }

  @Test("with turns, read over the ends of lines and with the hyphens there as marks")
  func turns() throws {
    let path = try scene.write(
      "int01.pdf",
      PDFFixture.bytes([
        [
          "Intervjuer: What do you do when it is all too much, and whom do you talk to",
          "then, at work?", "Leder: I talk to my boss. She is always there, and says what is self-",
          "evident to her, whether I like it or not.",
        ]
      ]))
    let file = try #require(try scene.ane.importFiles([path], Scene.options, dryRun: false).first)
    guard case .added = file.outcome else {
      Issue.record("\(file.outcome)")
      return
    }
    let source = try scene.ane.source("int01")
    #expect(source.speakers.map(\.label) == ["Intervjuer", "Leder"])
    let read = source.grid.turns.map { source.layer.read($0.span, of: source.text) }
    #expect(
      read.first
        == "What do you do when it is all too much, and whom do you talk to then, at work?")
    #expect(read.count == 2)
    #expect(try scene.ane.original(of: "int01").bytes == FileBytes.read(path))
    #expect(try scene.ane.check().defects.isEmpty)
  }

  @Test("not where there is no text in them")
  func scanned() throws {
    guard case .failed(let error) = try outcome(PDFFixture.bytes([[], []])) else {
      Issue.record("it came in")
      return
    }
    let fault = try #require(error as? FormatFault)
    #expect(fault.error as? PDFReadingError == .noText(pages: 2))
  }

  @Test("not where they are damaged, and never with a crash or without an end")
  func damage() throws {
    let whole = PDFFixture.bytes([["Leder: Ja."]])
    for length in [5, 40, 200, whole.count - 30] {
      switch try outcome(Array(whole.prefix(length))) {
      case .failed, .added: break
      default: Issue.record("\(length)")
      }
    }
    guard case .failed(let error) = try outcome(Array("%PDF-1.4\nnothing".utf8)) else {
      Issue.record("it came in")
      return
    }
    let fault = try #require(error as? FormatFault)
    guard case .damaged = fault.error as? PDFReadingError else {
      Issue.record("\(fault.error)")
      return
    }
  }
}
