/// Decodes UTF-16 and UTF-32, strictly.
enum WideText {
  /// The first place that is not what it should be.
  struct Fault: Error, Hashable {
    /// Its offset in the bytes given.
    let byteOffset: Int
    /// What was decoded before it.
    let decoded: [UInt8]
  }

  /// UTF-16 as UTF-8.
  ///
  /// - Throws: `Fault` at an unpaired surrogate or a last odd byte.
  static func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) throws(Fault) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count / 2 + bytes.count / 16)
    var position = bytes.startIndex
    func unit(at position: Int) -> UInt32? {
      guard position + 1 < bytes.endIndex else { return nil }
      let (first, second) = (UInt32(bytes[position]), UInt32(bytes[position + 1]))
      return bigEndian ? first << 8 | second : second << 8 | first
    }
    while position < bytes.endIndex {
      let first = unit(at: position)
      if let first, let scalar = Unicode.Scalar(first) {
        append(scalar, to: &output)
        position += 2
      } else if let first, first < 0xDC00, let second = unit(at: position + 2),
        second >= 0xDC00, second < 0xE000,
        let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
      {
        append(scalar, to: &output)
        position += 4
      } else {
        throw Fault(byteOffset: position - bytes.startIndex, decoded: output)
      }
    }
    return output
  }

  /// UTF-32 as UTF-8.
  ///
  /// - Throws: `Fault` at a value that is no scalar or at a last incomplete one.
  static func utf32(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) throws(Fault) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count / 4)
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let quad = bytes[position..<min(position + 4, bytes.endIndex)]
      let ordered = bigEndian ? Array(quad) : quad.reversed()
      let value = ordered.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      guard quad.count == 4, let scalar = Unicode.Scalar(value) else {
        throw Fault(byteOffset: position - bytes.startIndex, decoded: output)
      }
      append(scalar, to: &output)
      position += 4
    }
    return output
  }

  private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    if scalar.value < 0x80 {
      output.append(UInt8(scalar.value))
    } else {
      output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}
