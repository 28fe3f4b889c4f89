internal import Text

/// A page of a PDF as `pdftotext -bbox-layout` lays it out; lengths are in points, downwards.
struct PDFPage {
  /// A line of text.
  struct Line {
    var text: String
    let left: Double
    let top: Double
    let right: Double
    let bottom: Double
    /// The width of its first word.
    let firstWord: Double
    /// Which block of the page it is in.
    let block: Int

    /// From the top of its highest letters to the foot of its lowest.
    var height: Double { max(1, bottom - top) }
  }

  let width: Double
  let height: Double
  /// The lines in reading order.
  var lines: [Line]
}

extension PDFPage {
  /// Reads what the program wrote.
  ///
  /// - Throws: `PDFReadingError.damaged` where it is not what the program writes.
  static func pages(of xhtml: [UInt8]) throws(PDFReadingError) -> [PDFPage] {
    // Only this part, because the head holds titles in any encoding and a document type.
    guard let start = ByteSearch.first(Array("<doc>".utf8), in: xhtml),
      let end = ByteSearch.last(Array("</doc>".utf8), in: xhtml), end > start
    else { throw .damaged(reason: "pdftotext wrote nothing") }
    let bytes = xhtml[start..<(end + 6)].map { byte in
      byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 ? 0x20 : byte
    }
    let root: XMLElement
    do throws(XMLError) {
      root = try XMLElement.root(of: bytes, prefixes: [:])
    } catch {
      switch error {
      case .malformed(let line, let reason):
        throw .damaged(reason: "pdftotext wrote no XML, line \(line): \(reason)")
      case .documentType: throw .damaged(reason: "pdftotext wrote a document type")
      }
    }
    return root.children.filter { $0.name == "page" }.map(page)
  }

  private static func page(_ element: XMLElement) -> PDFPage {
    var lines: [Line] = []
    var block = 0
    for flow in element.children where flow.name == "flow" {
      for part in flow.children where part.name == "block" {
        for line in part.children where line.name == "line" {
          if let line = Self.line(line, block: block) { lines.append(line) }
        }
        block += 1
      }
    }
    return PDFPage(
      width: number("width", of: element), height: number("height", of: element), lines: lines)
  }

  private static func line(_ element: XMLElement, block: Int) -> Line? {
    let words = PDFWords.logical(
      element.children.filter { $0.name == "word" && !$0.text.trimmingBlanks().isEmpty }.map {
        PDFWords.Word(
          text: $0.text.trimmingBlanks(), left: number("xMin", of: $0),
          right: number("xMax", of: $0))
      })
    guard let first = words.first else { return nil }
    let height = number("yMax", of: element) - number("yMin", of: element)
    var text = ""
    var end = 0.0
    for (place, word) in words.enumerated() {
      // A gap of more than a letter's height is a tab; what is justified has smaller ones.
      if place > 0 { text += word.left - end > height * 1.2 ? "\t" : " " }
      text += word.text
      end = word.right
    }
    return Line(
      text: text, left: number("xMin", of: element), top: number("yMin", of: element),
      right: number("xMax", of: element), bottom: number("yMax", of: element),
      firstWord: first.right - first.left, block: block)
  }

  private static func number(_ name: String, of element: XMLElement) -> Double {
    guard let value = element.attributes[name].flatMap({ Double($0) }), value.isFinite else {
      return 0
    }
    return min(max(value, -1_000_000), 1_000_000)
  }
}

extension ByteSearch {
  /// Where some bytes first stand in others.
  static func first(_ wanted: [UInt8], in bytes: [UInt8]) -> Int? {
    guard wanted.count <= bytes.count else { return nil }
    return (0...(bytes.count - wanted.count)).first { bytes[$0...].starts(with: wanted) }
  }

  /// Where some bytes last stand in others.
  static func last(_ wanted: [UInt8], in bytes: [UInt8]) -> Int? {
    guard wanted.count <= bytes.count else { return nil }
    return (0...(bytes.count - wanted.count)).last { bytes[$0...].starts(with: wanted) }
  }
}
