import Formats
import Foundation
import Testing

/// LibreOffice, where it is installed.
enum LibreOffice {
  static let path = ["/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/soffice"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Converts files of a folder to another format, beside them.
  static func convert(_ names: [String], in folder: URL, to format: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: path ?? "/usr/bin/soffice")
    process.arguments =
      [
        "--headless", "-env:UserInstallation=\(folder.appending(path: "profile").absoluteString)",
        "--convert-to", format, "--outdir", folder.path,
      ] + names.map { folder.appending(path: $0).path }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }

  /// Converts files of a folder to plain text, and tells what stands in each.
  static func texts(of names: [String], in folder: URL) throws -> [String] {
    try convert(names, in: folder, to: "txt:Text (encoded):UTF8")
    return try names.map { name in
      let stem = (name as NSString).deletingPathExtension
      return try String(contentsOf: folder.appending(path: stem + ".txt"), encoding: .utf8)
    }
  }
}

@Suite("Reports out, opened in LibreOffice")
struct LibreOfficeTests {
  @Test(
    "a Word file and an OpenDocument text say what was written",
    .enabled(if: LibreOffice.path != nil, "LibreOffice is not installed"))
  func texts() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let lines = [
      "Sitater: Tillit", "Tillit & tid", "Jeg stolte på <dem>, 100 %.", "(L01)", "]]> =1+1",
      "«Ærlig» 👩‍👧 A\u{30A}r",
    ]
    let styles: [ReportDocument.Style] = [
      .title, .heading1, .quote, .attribution, .normal, .normal,
    ]
    let document = ReportDocument(
      title: "Sitater", language: .nb,
      blocks: zip(styles, lines).map { .paragraph(ReportDocument.Paragraph($0, $1)) })
    try Data(document.docx()).write(to: folder.appending(path: "word.docx"))
    try Data(document.odt()).write(to: folder.appending(path: "open.odt"))
    for text in try LibreOffice.texts(of: ["word.docx", "open.odt"], in: folder) {
      let read = text.replacing("\u{FEFF}", with: "").split(whereSeparator: \.isNewline)
      #expect(read.map { Array($0.unicodeScalars) } == lines.map { Array($0.unicodeScalars) })
    }
  }
}
