/// The forms of a lexicon as they lie in memory, for going through many.
///
/// Offsets are cut to the bytes there are, so that damaged ones cannot lead outside.
struct LexiconForms {
  private let offsets: UnsafeRawPointer
  let bytes: UnsafeRawBufferPointer

  /// The forms, if there are any.
  init?(offsets: ByteView, bytes: ByteView) {
    guard offsets.wordCount > 1, let base = offsets.bytes.baseAddress else { return nil }
    self.offsets = base
    self.bytes = bytes.bytes
  }

  /// The place of a rank's first byte; that of the rank behind the last is the end.
  @inline(__always)
  func start(_ rank: Int) -> Int {
    let offset = offsets.loadUnaligned(fromByteOffset: rank &* 4, as: UInt32.self)
    return min(Int(truncatingIfNeeded: UInt32(littleEndian: offset)), bytes.count)
  }

  /// The bytes of the form with a rank, which must exist.
  @inline(__always)
  subscript(_ rank: Int) -> UnsafeRawBufferPointer {
    let start = start(rank)
    let end = self.start(rank &+ 1)
    guard end > start, let base = bytes.baseAddress else {
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    return UnsafeRawBufferPointer(start: base.advanced(by: start), count: end &- start)
  }

  /// The number of bytes that two of the forms have in common in front.
  @inline(__always)
  func shared(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    // Mostly sixteen bytes are enough, and can be read wherever the forms end.
    guard let first = left.baseAddress, let second = right.baseAddress,
      let end = bytes.baseAddress?.advanced(by: bytes.count), end - first >= 16,
      end - second >= 16
    else { return ByteOrder.shared(left, right) }
    let low =
      first.loadUnaligned(as: UInt64.self).littleEndian
      ^ second.loadUnaligned(as: UInt64.self).littleEndian
    let high =
      first.loadUnaligned(fromByteOffset: 8, as: UInt64.self).littleEndian
      ^ second.loadUnaligned(fromByteOffset: 8, as: UInt64.self).littleEndian
    if low | high == 0 { return ByteOrder.shared(left, right) }
    let bits =
      low != 0 ? low.trailingZeroBitCount : high.trailingZeroBitCount &+ 64
    return min(bits &>> 3, min(left.count, right.count))
  }

  /// The first rank from `first` on whose form is not before some bytes, found in steps that
  /// double and then halve; `end` where there is none.
  func rank(notBefore wanted: UnsafeRawBufferPointer, from first: Int, to end: Int) -> Int {
    var low = first
    var step = 1
    while low &+ step &- 1 < end, ByteOrder.isBefore(self[low &+ step &- 1], wanted) {
      low = low &+ step
      step = step &* 2
    }
    var high = min(low &+ step &- 1, end)
    while low < high {
      let middle = low &+ (high &- low) / 2
      if ByteOrder.isBefore(self[middle], wanted) { low = middle &+ 1 } else { high = middle }
    }
    return low
  }
}

/// Compares strings of bytes, eight at a time.
enum ByteOrder {
  /// The number of bytes that two strings have in common in front.
  @inline(__always)
  static func shared(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    let count = min(left.count, right.count)
    guard count > 0, let first = left.baseAddress, let second = right.baseAddress else { return 0 }
    var place = 0
    while place &+ 8 <= count {
      let difference =
        UInt64(littleEndian: first.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        ^ UInt64(littleEndian: second.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      if difference != 0 { return place &+ difference.trailingZeroBitCount &>> 3 }
      place = place &+ 8
    }
    while place < count,
      first.load(fromByteOffset: place, as: UInt8.self)
        == second.load(fromByteOffset: place, as: UInt8.self)
    {
      place = place &+ 1
    }
    return place
  }

  /// Whether the first string comes before the second in the order of bytes.
  @inline(__always)
  static func isBefore(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    let place = shared(left, right)
    if place == right.count { return false }
    if place == left.count { return true }
    return left[place] < right[place]
  }
}
