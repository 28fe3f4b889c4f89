/// A stretch of bytes that somebody else keeps alive, read without trusting any number in it.
///
/// Every read is checked; one outside the stretch reads as zero or as nothing, so that damaged
/// bytes can give wrong answers (which checksums find) but never a crash.
struct ByteView: @unchecked Sendable {
  /// The bytes; nobody writes them while they are looked at.
  let bytes: UnsafeRawBufferPointer

  /// Looks at bytes; they must outlive the view.
  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// The number of bytes.
  var count: Int { bytes.count }

  /// The number of whole 32-bit words.
  var wordCount: Int { bytes.count >> 2 }

  /// The 32-bit word at an index, counted in words.
  @inline(__always)
  func word(_ index: Int) -> UInt32 {
    guard index >= 0, index < bytes.count >> 2 else { return 0 }
    return UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index &* 4, as: UInt32.self))
  }

  /// The 32-bit word at an index as a count or an offset.
  @inline(__always)
  func number(_ index: Int) -> Int { Int(word(index)) }

  /// The 32-bit word that begins at a byte.
  @inline(__always)
  func word(atByte place: Int) -> UInt32 {
    guard place >= 0, place <= bytes.count - 4 else { return 0 }
    return UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
  }

  /// The eight bytes from a byte on as a number.
  @inline(__always)
  func wideWord(atByte place: Int) -> UInt64 {
    guard place >= 0, place <= bytes.count - 8 else { return 0 }
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// The 64-bit number whose low half is the word at an index, or zero if it is too large.
  func wide(_ index: Int) -> Int {
    let value = UInt64(word(index)) | UInt64(word(index + 1)) << 32
    return Int(exactly: value) ?? 0
  }

  /// The byte at a place.
  @inline(__always)
  func byte(_ place: Int) -> UInt8 {
    place >= 0 && place < bytes.count ? bytes[place] : 0
  }

  /// The part from one byte position to another, cut to what exists.
  func slice(_ start: Int, _ end: Int) -> ByteView {
    let low = min(max(0, start), bytes.count)
    let high = min(max(low, end), bytes.count)
    return ByteView(UnsafeRawBufferPointer(rebasing: bytes[low..<high]))
  }

  /// The address of a stretch that begins at a byte, if all of it is there.
  @inline(__always)
  func pointer(_ place: Int, count: Int) -> UnsafePointer<UInt8>? {
    guard place >= 0, count >= 0, place <= bytes.count - count else { return nil }
    return bytes.baseAddress.map { ($0 + place).assumingMemoryBound(to: UInt8.self) }
  }

  /// The bytes as a string; what is not UTF-8 becomes U+FFFD.
  var string: String { String(decoding: bytes, as: UTF8.self) }
}
