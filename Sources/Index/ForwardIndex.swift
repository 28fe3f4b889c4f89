internal import Text

/// Which form stands at each position of a segment, as a 16-bit code.
///
/// Codes number forms by frequency, the most frequent 0. `gap` stands between documents, `escape`
/// for a form whose code is too large.
package struct ForwardIndex: @unchecked Sendable {
  /// The code at a position between two documents.
  package static let gap: UInt16 = 0xFFFE
  /// The code of every form beyond the 65 534 most frequent; its rank is in a table by position.
  package static let escape: UInt16 = 0xFFFF
  /// How many codes, all gaps, can be read before the first position and behind the last.
  package static let margin = 32

  /// The codes from position 0 on; `margin` more can be read on both sides.
  package let codes: UnsafePointer<UInt16>
  /// The number of positions.
  package let count: Int
  private let ranks: ByteView
  private let escapes: ByteView

  /// Looks at the sections.
  ///
  /// - Throws: `IndexError.damaged(.forward)` where the codes are too few, or lie odd in memory.
  init(section: ByteView, ranks: ByteView, escapes: ByteView) throws(IndexError) {
    let count = section.count / 2 - 2 * Self.margin
    guard count >= 0, section.count % 2 == 0, count <= SegmentLayout.limit,
      let start = section.bytes.baseAddress,
      Int(bitPattern: start) % MemoryLayout<UInt16>.alignment == 0
    else { throw .damaged(.forward) }
    codes = start.assumingMemoryBound(to: UInt16.self) + Self.margin
    self.count = count
    self.ranks = ranks
    self.escapes = escapes
  }

  /// The code at a position; `gap` outside.
  @inline(__always)
  package func code(at position: Int) -> UInt16 {
    position >= 0 && position < count ? codes[position] : Self.gap
  }

  /// The rank of the form at a position; beyond every rank at gaps and outside.
  @inline(__always)
  package func rank(at position: Int) -> Int {
    let code = code(at: position)
    if code < Self.gap { return ranks.number(Int(code)) }
    return code == Self.gap ? Int(SegmentLayout.gap) : escapedRank(at: position)
  }

  /// The rank of the form with a code below `gap`; beyond every rank where there is none.
  package func rank(ofCode code: UInt16) -> Int {
    Int(code) < ranks.wordCount && code < Self.gap
      ? ranks.number(Int(code)) : Int(SegmentLayout.gap)
  }

  @inline(never)
  private func escapedRank(at position: Int) -> Int {
    let entries = 0..<(escapes.wordCount / 2)
    let entry = entries.partitioningIndex { escapes.number($0 * 2) >= position }
    guard entry < entries.upperBound, escapes.number(entry * 2) == position else {
      return Int(SegmentLayout.gap)
    }
    return escapes.number(entry * 2 + 1)
  }
}
