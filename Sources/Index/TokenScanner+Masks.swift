internal import CFast
internal import Text

/// A stretch of a text that is skipped, and joins what stands on both sides of it.
struct SkippedStretch: Hashable {
  /// The bytes.
  let bytes: Range<Int>
  /// The scalar behind it.
  let last: Int
}

/// A text in lower case, and masks that say what each of its bytes does in a word.
struct TokenMasks: ~Copyable {
  /// The number of words in each mask: a bit per byte, and at least one bit behind the last.
  private(set) var blockCount = 0
  /// The text in lower case; at least eight bytes behind it are readable.
  private(set) var lower: UnsafeMutablePointer<UInt8>
  /// Bytes that surely belong to a word.
  private(set) var word: UnsafeMutablePointer<UInt64>
  /// Bytes that are to be looked at.
  private(set) var other: UnsafeMutablePointer<UInt64>
  /// Bytes that begin no scalar.
  private(set) var continuation: UnsafeMutablePointer<UInt64>
  private var capacity = 1

  /// Makes masks of nothing.
  init() {
    lower = .allocate(capacity: 128)
    lower.initialize(repeating: 0, count: 128)
    word = .allocate(capacity: 1)
    other = .allocate(capacity: 1)
    continuation = .allocate(capacity: 1)
  }

  deinit { deallocate() }

  /// Reads a text; `plainly` has the kernel's portable twin do it.
  mutating func fill(from utf8: UnsafeBufferPointer<UInt8>, plainly: Bool) {
    precondition(utf8.count <= UInt32.max, "a text has less than 4 GiB")
    guard let bytes = utf8.baseAddress, !utf8.isEmpty else {
      blockCount = 0
      return
    }
    blockCount = utf8.count / 64 + 1
    if blockCount > capacity { grow() }
    if plainly {
      sitat_scan_plainly(bytes, utf8.count, lower, word, other, continuation)
    } else {
      sitat_scan(bytes, utf8.count, lower, word, other, continuation)
    }
  }

  /// Finds the runs of the next blocks.
  func findRuns(
    in blocks: Int, _ search: inout sitat_run_search, _ runs: UnsafeMutablePointer<sitat_run>,
    plainly: Bool
  ) -> Int {
    plainly
      ? sitat_find_runs_plainly(word, other, continuation, blocks, &search, runs)
      : sitat_find_runs(word, other, continuation, blocks, &search, runs)
  }

  /// Makes elided stretches bytes to be looked at, and all others separate.
  ///
  /// The elided stretches are added to `skipped`, in order.
  func lay(
    _ pieces: [ReadingLayer.Piece], over utf8: UnsafeBufferPointer<UInt8>,
    skipping skipped: inout [SkippedStretch]
  ) {
    guard let bytes = utf8.baseAddress, !utf8.isEmpty else { return }
    var position = 0
    var offset = 0
    for piece in pieces where piece.span.start >= offset && !piece.span.isEmpty {
      let start = sitat_advance_scalars(bytes, utf8.count, position, piece.span.start - offset)
      if start == utf8.count { break }
      let end = sitat_advance_scalars(bytes, utf8.count, start, piece.span.length)
      if piece.kind == .elide {
        set(start..<end, in: other)
        skipped.append(SkippedStretch(bytes: start..<end, last: piece.span.end))
      } else {
        clear(start..<end, in: word)
        clear(start..<end, in: other)
        if start > 0 { loosen(start - 1, bytes) }
        if end < utf8.count { loosen(end, bytes) }
      }
      position = end
      offset = piece.span.end
    }
  }

  /// Has an apostrophe that lost a neighbour looked at again.
  private func loosen(_ position: Int, _ bytes: UnsafePointer<UInt8>) {
    let bit: UInt64 = 1 << UInt64(position & 63)
    guard bytes[position] == 0x27, word[position >> 6] & bit != 0 else { return }
    word[position >> 6] &= ~bit
    other[position >> 6] |= bit
  }

  private func set(_ range: Range<Int>, in mask: UnsafeMutablePointer<UInt64>) {
    forEachBlock(of: range) { mask[$0] |= $1 }
  }

  private func clear(_ range: Range<Int>, in mask: UnsafeMutablePointer<UInt64>) {
    forEachBlock(of: range) { mask[$0] &= ~$1 }
  }

  /// Gives each word of a mask that a range touches, and the range's bits in it.
  @inline(__always)
  private func forEachBlock(of range: Range<Int>, _ body: (Int, UInt64) -> Void) {
    var position = range.lowerBound
    while position < range.upperBound {
      let block = position >> 6
      let end = min(range.upperBound, (block &+ 1) &* 64)
      let length = UInt64(truncatingIfNeeded: end &- position)
      let bits = (UInt64.max &>> (64 &- length)) &<< UInt64(truncatingIfNeeded: position & 63)
      body(block, bits)
      position = end
    }
  }

  private mutating func grow() {
    deallocate()
    capacity = max(blockCount, capacity * 2)
    lower = .allocate(capacity: (capacity + 1) * 64)
    word = .allocate(capacity: capacity)
    other = .allocate(capacity: capacity)
    continuation = .allocate(capacity: capacity)
  }

  private func deallocate() {
    lower.deallocate()
    word.deallocate()
    other.deallocate()
    continuation.deallocate()
  }
}
