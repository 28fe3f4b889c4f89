import Foundation
import Formats
import TestSupport
import Testing

/// The invented interview in `Documents/`: written by hand as `intervju.fodt`, and converted to every
/// other format, and to text, by LibreOffice.
enum DocumentFixture {
  /// The bytes of one of the files.
  static func bytes(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return Array(try Data(contentsOf: folder.appending(path: "Documents/\(name)")))
  }

  /// What LibreOffice's text export says, less what Sitat leaves out by design: the byte order mark,
  /// the footnote's figure, the numbers of the list, and what a tracked change deleted.
  static func exported() throws -> String {
    let text = String(decoding: try bytes("intervju.txt"), as: UTF8.self)
    let trimmed = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
    let words = trimmed.replacingOccurrences(of: "gjorde1 den slettet", with: "gjorde den")
    let lines = words.replacingOccurrences(
      of: "    [0-9]\\. ", with: "", options: .regularExpression)
    return lines.hasSuffix("\n") ? String(lines.dropLast()) : lines
  }

  /// Cuts the file at many places and flips many of its bits, and reads what is left; whatever comes
  /// of it, it must come soon, as a text or as an error.
  static func harm(
    _ whole: [UInt8], seed: UInt64, times: Int,
    read: ([UInt8]) throws(DocumentReadingError) -> DocumentTranscript
  ) {
    var generator = SeededGenerator(seed: seed)
    for round in 0..<times {
      var bytes = whole
      if round % 3 == 0 {
        bytes = Array(bytes[..<Int.random(in: 0..<bytes.count, using: &generator)])
      } else {
        for _ in 0..<Int.random(in: 1...8, using: &generator) {
          let place = Int.random(in: 0..<bytes.count, using: &generator)
          bytes[place] = UInt8.random(in: 0...255, using: &generator)
        }
      }
      if let read = try? read(bytes) {
        #expect(read.spans.count == read.paragraphs.count)
      }
    }
  }
}

extension DocumentTranscript {
  /// The text as a string.
  var text: String { String(decoding: utf8, as: UTF8.self) }
}
