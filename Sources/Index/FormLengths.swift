internal import Text

/// How many scalars tokens have: as many as their forms, but for some that are listed.
struct FormLengths: Sendable {
  /// A form has this many scalars or more; its tokens are listed.
  static let most: UInt8 = .max

  let forward: ForwardIndex
  /// A byte for each form, by code.
  let lengths: ByteView
  let codes: ByteView
  let exceptions: ByteView

  /// The lengths of the forms that have a code of their own, by code.
  var known: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      start: lengths.pointer(0, count: lengths.count),
      count: min(lengths.count, Int(ForwardIndex.gap)))
  }

  /// The number of scalars of the form at a position; 0 at gaps.
  @inline(__always)
  func formLength(at position: Int) -> UInt32 {
    let code = forward.code(at: position)
    if code == ForwardIndex.gap { return 0 }
    let length =
      code < ForwardIndex.gap
      ? lengths.byte(Int(code)) : lengths.byte(codes.number(forward.rank(at: position)))
    return UInt32(length)
  }

  /// The entries of the exceptions in a range of positions.
  func exceptions(in positions: Range<Int>) -> Range<Int> {
    let entries = 0..<(exceptions.wordCount / 2)
    let first = entries.partitioningIndex { exceptions.number($0 * 2) >= positions.lowerBound }
    let end = entries.partitioningIndex { exceptions.number($0 * 2) >= positions.upperBound }
    return first..<max(first, end)
  }
}
