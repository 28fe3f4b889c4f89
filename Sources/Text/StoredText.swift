/// A source's text as it is kept: UTF-8, addressed by Unicode scalar offsets.
///
/// A checkpoint every 64 scalars turns an offset into a byte position in constant time, so that
/// cutting a quotation never walks the text.
package struct StoredText: Sendable {
  /// The text in UTF-8.
  package let utf8: [UInt8]
  /// The number of Unicode scalars.
  package let count: Int
  /// The byte position of every 64th scalar.
  private let checkpoints: [Int]

  private static let stride = 64

  /// Takes a text that is already valid UTF-8.
  package init(utf8: [UInt8]) {
    self.utf8 = utf8
    var checkpoints: [Int] = []
    checkpoints.reserveCapacity(utf8.count / Self.stride + 1)
    var scalars = 0
    utf8.withUnsafeBufferPointer { bytes in
      for position in bytes.indices where bytes[position] & 0xC0 != 0x80 {
        if scalars % Self.stride == 0 { checkpoints.append(position) }
        scalars += 1
      }
    }
    count = scalars
    self.checkpoints = checkpoints
  }

  /// Takes a string's scalars as they are.
  package init(_ string: String) {
    self.init(utf8: Array(string.utf8))
  }

  /// The span of the whole text.
  package var span: TextSpan { TextSpan(0, count) }

  /// The byte position of a scalar offset; `count` maps to the end.
  package func bytePosition(of offset: Int) -> Int {
    precondition(0 <= offset && offset <= count, "offset outside the text")
    if offset == count { return utf8.count }
    var position = checkpoints[offset / Self.stride]
    var left = offset % Self.stride
    while left > 0 {
      position += Self.width(of: utf8[position])
      left -= 1
    }
    return position
  }

  /// The stored scalars inside a span, unchanged.
  package func raw(_ span: TextSpan) -> String {
    let start = bytePosition(of: span.start)
    let end = bytePosition(of: span.end)
    return String(decoding: utf8[start..<end], as: UTF8.self)
  }

  /// The whole text as a string.
  package var string: String { String(decoding: utf8, as: UTF8.self) }

  /// The text's scalar values, one element each, for code that indexes them by offset.
  package var scalars: [UInt32] { string.unicodeScalars.map(\.value) }

  /// The number of bytes of the scalar that begins with a byte.
  private static func width(of lead: UInt8) -> Int {
    if lead < 0x80 { return 1 }
    if lead < 0xE0 { return 2 }
    return lead < 0xF0 ? 3 : 4
  }
}
