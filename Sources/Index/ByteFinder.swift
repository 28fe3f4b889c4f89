internal import CFast

/// Finds bytes in bytes.
enum ByteFinder {
  /// The first position at or behind `start` at which the bytes wanted stand, if there is one.
  @inline(__always)
  static func find(
    _ wanted: UnsafeBufferPointer<UInt8>, in text: UnsafeRawBufferPointer, from start: Int
  ) -> Int? {
    guard let base = text.baseAddress, let first = wanted.baseAddress, start >= 0,
      start < text.count
    else { return nil }
    let length = text.count &- start
    let found = sitat_find_bytes(
      base.advanced(by: start).assumingMemoryBound(to: UInt8.self), length, first, wanted.count)
    return found < length ? start &+ found : nil
  }

  /// The same by the kernel's plain twin, which it is tested against.
  static func findPlainly(
    _ wanted: UnsafeBufferPointer<UInt8>, in text: UnsafeRawBufferPointer, from start: Int
  ) -> Int? {
    guard let base = text.baseAddress, let first = wanted.baseAddress, start >= 0,
      start < text.count
    else { return nil }
    let length = text.count &- start
    let found = sitat_find_bytes_plainly(
      base.advanced(by: start).assumingMemoryBound(to: UInt8.self), length, first, wanted.count)
    return found < length ? start &+ found : nil
  }
}
