/// A colour as codebooks write it.
package struct CodeColour: Hashable, Sendable {
  /// `#RRGGBB` in capitals.
  package let written: String

  /// Reads `#RRGGBB` or `#RGB`, in either case; `nil` for anything else.
  package init?(_ written: String) {
    let digits = written.utf8.dropFirst()
    guard written.utf8.first == 0x23, digits.count == 3 || digits.count == 6,
      digits.allSatisfy({ Self.isHexadecimal($0) })
    else { return nil }
    let six = digits.count == 6 ? Array(digits) : digits.flatMap { [$0, $0] }
    self.written = "#" + String(decoding: six, as: UTF8.self).uppercased()
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }
}
