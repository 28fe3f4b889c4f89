internal import CFast
internal import Text

/// Goes through the positions of one form, block by block.
package struct PostingsCursor {
  /// The most positions in a block, and so the room that `next` needs.
  package static let blockSize = SegmentLayout.blockSize

  /// The number of positions of the form.
  package let count: Int
  private let data: ByteView
  /// Where the skip entries begin or, where there are none, the differences; of a single position,
  /// the position itself.
  private let place: Int
  private let positionCount: Int
  private let wholeBlocks: Int
  /// The block to come; the rest comes after the whole blocks.
  private var block = 0

  init(count: Int, place: Int, data: ByteView, positionCount: Int) {
    self.count = count
    self.place = place
    self.data = data
    self.positionCount = positionCount
    wholeBlocks = count == 1 ? 0 : count / SegmentLayout.blockSize
  }

  /// Writes the next positions, ascending and all below the segment's position count.
  ///
  /// - Parameter output: room for `blockSize` numbers, all of which may be written.
  /// - Returns: how many there are; 0 at the end.
  @inline(__always)
  package mutating func next(into output: UnsafeMutablePointer<UInt32>) -> Int {
    if block < wholeBlocks {
      let entry = place &+ block &* 8
      block &+= 1
      if BlockPacker.unpack(
        data.word(atByte: entry &+ 4), of: data, after: blocksStart,
        from: data.word(atByte: entry), to: output),
        Int(output[SegmentLayout.blockSize - 1]) < positionCount
      {
        return SegmentLayout.blockSize
      }
      block = wholeBlocks &+ 1
      return 0
    }
    return nextRest(into: output)
  }

  /// Passes over blocks that hold only positions before one, in steps that double and then halve.
  package mutating func seek(atOrAfter position: Int) {
    guard block < wholeBlocks else { return }
    var low = block
    var step = 1
    while low &+ step <= wholeBlocks, Int(lastPosition(before: low &+ step)) < position {
      low &+= step
      step &*= 2
    }
    let later = (low &+ 1)..<max(low &+ 1, min(low &+ step, wholeBlocks &+ 1))
    block = later.partitioningIndex { Int(lastPosition(before: $0)) >= position } - 1
  }

  /// The last position before a block.
  private func lastPosition(before block: Int) -> UInt32 {
    data.word(atByte: place &+ block &* 8)
  }

  /// The whole blocks and what leads to them.
  var blocks: ByteView {
    let steps = data.word(atByte: place &+ wholeBlocks &* 8 &+ 4) >> 6
    return data.slice(place, blocksStart &+ Int(steps) &* 16)
  }

  private var blocksStart: Int { place &+ (wholeBlocks &+ 1) &* 8 }

  @inline(never)
  private mutating func nextRest(into output: UnsafeMutablePointer<UInt32>) -> Int {
    guard block == wholeBlocks else { return 0 }
    block += 1
    if count == 1 {
      output[0] = UInt32(truncatingIfNeeded: place)
      return place < positionCount ? 1 : 0
    }
    var start = place
    var base: UInt32 = 0
    if wholeBlocks > 0 {
      base = lastPosition(before: wholeBlocks)
      let word = data.word(atByte: place + wholeBlocks * 8 + 4)
      start = blocksStart + Int(word >> 6) * 16
    }
    let wanted = count - wholeBlocks * SegmentLayout.blockSize
    let found = Deltas.decode(
      data.slice(start, data.count), from: base, into: output, count: wanted)
    var previous = -1
    for index in 0..<found {
      guard Int(output[index]) > previous, Int(output[index]) < positionCount else {
        return index
      }
      previous = Int(output[index])
    }
    return found
  }
}
