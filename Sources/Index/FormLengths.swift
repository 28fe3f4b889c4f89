internal import CFast
internal import Text

/// How many scalars tokens have: as many as their forms, but for some that are listed.
struct FormLengths: Sendable {
  let forward: ForwardIndex
  let lengths: ByteView
  let codes: ByteView
  let exceptions: ByteView
  let lexicon: Lexicon

  /// The number of scalars of the form at a position; 0 at gaps.
  @inline(__always)
  func formLength(at position: Int) -> UInt32 {
    let code = forward.code(at: position)
    if code == ForwardIndex.gap { return 0 }
    let length =
      code < ForwardIndex.gap
      ? lengths.byte(Int(code)) : lengths.byte(codes.number(forward.rank(at: position)))
    return length < 255 ? UInt32(length) : countedLength(at: position)
  }

  /// The entries of the exceptions in a range of positions.
  func exceptions(in positions: Range<Int>) -> Range<Int> {
    let entries = 0..<(exceptions.wordCount / 2)
    let first = entries.partitioningIndex { exceptions.number($0 * 2) >= positions.lowerBound }
    let end = entries.partitioningIndex { exceptions.number($0 * 2) >= positions.upperBound }
    return first..<max(first, end)
  }

  private func countedLength(at position: Int) -> UInt32 {
    let form = lexicon.utf8(forward.rank(at: position))
    let bytes = UnsafeBufferPointer(
      start: form.baseAddress?.assumingMemoryBound(to: UInt8.self), count: form.count)
    return UInt32(truncatingIfNeeded: ScalarCounts.scalars(in: bytes))
  }
}
