/// A string in which `*` stands for any scalars, none included, and `?` for exactly one.
package struct WildcardPattern: Hashable, Sendable {
  /// The pattern as it is written.
  package let written: String
  private let bytes: [UInt8]

  /// Reads a pattern, already folded as the strings are that it is held against.
  package init(_ written: String) {
    self.written = written
    bytes = Array(written.utf8)
  }

  /// Whether it has no wildcard, and so matches itself alone.
  package var isLiteral: Bool { !bytes.contains { $0 == 0x2A || $0 == 0x3F } }

  /// The bytes before the first wildcard.
  package var literalPrefix: [UInt8] {
    Array(bytes.prefix { $0 != 0x2A && $0 != 0x3F })
  }

  /// Whether a string matches as a whole.
  package func matches(_ string: String) -> Bool {
    var copy = string
    return copy.withUTF8 { matches(UnsafeRawBufferPointer($0)) }
  }

  /// Whether a string in UTF-8 matches as a whole; linear but for the last `*` met.
  package func matches(_ text: UnsafeRawBufferPointer) -> Bool {
    var place = 0
    var index = 0
    var star: (index: Int, place: Int)?
    while place < text.count {
      if index < bytes.count, bytes[index] == 0x2A {
        star = (index, place)
        index += 1
      } else if index < bytes.count, bytes[index] == 0x3F {
        place = Self.next(after: place, in: text)
        index += 1
      } else if index < bytes.count, bytes[index] == text[place] {
        place += 1
        index += 1
      } else if let open = star {
        let retry = Self.next(after: open.place, in: text)
        star = (open.index, retry)
        place = retry
        index = open.index + 1
      } else {
        return false
      }
    }
    while index < bytes.count, bytes[index] == 0x2A { index += 1 }
    return index == bytes.count
  }

  /// The position of the scalar after the one that begins here.
  private static func next(after place: Int, in text: UnsafeRawBufferPointer) -> Int {
    var next = place + 1
    while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }
}
