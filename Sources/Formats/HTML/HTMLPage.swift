/// A page of HTML as a tree, however badly it is written.
enum HTMLPage {
  /// The deepest that elements may stand one within the other: libxml2's own limit, behind which it
  /// would read no further.
  static let deepest = 256
  /// The most attributes of one element; the parser's time grows with their square.
  private static let mostAttributes = 1_000

  /// Parses a page; nothing else is loaded, and only HTML's own entities are known.
  ///
  /// - Parameter text: The page in UTF-8.
  /// - Returns: The outermost element; nil for a page without any.
  /// - Throws: `DocumentReadingError` where it is nested or written beyond all measure.
  static func root(of text: [UInt8]) throws(DocumentReadingError) -> XMLElement? {
    XMLLibrary.start
    if let line = lineOfMonster(in: text) {
      throw .malformedPart(
        "the page", line: line, reason: "an element has more than \(mostAttributes) attributes")
    }
    var parser = HTMLParser()
    return try parser.parse(text).map { XMLElement(root: $0) }
  }

  /// The line of the first tag with more attributes than any page needs.
  private static func lineOfMonster(in text: [UInt8]) -> Int? {
    var gaps = 0
    var isInTag = false
    var line = 1
    var previous: UInt8 = 0
    for byte in text {
      if byte == 0x0A { line += 1 }
      switch byte {
      case 0x3C:
        isInTag = true
        gaps = 0
      case 0x3E: isInTag = false
      case 0x20, 0x09, 0x0A, 0x0C, 0x0D, 0x2F, 0x22, 0x27:
        if isInTag, previous == 0x3D || !isGap(previous) { gaps += 1 }
        if gaps > 3 * mostAttributes { return line }
      default: break
      }
      previous = byte
    }
    return nil
  }

  private static func isGap(_ byte: UInt8) -> Bool {
    [0x20, 0x09, 0x0A, 0x0C, 0x0D, 0x2F, 0x22, 0x27].contains(byte)
  }
}
