internal import CFast

/// Keeps where tokens begin, and writes it once it is known which forms they have.
///
/// A token begins behind the one before it, by that one's length and a step (`sitat_pack_steps`).
/// The length is that of the form whose code stands in the forward index, as far as a byte tells
/// it; where there is none it counts as 0. Positions go in blocks of 128:
/// ```
/// per block the first scalar of its first token u32, and a word
/// data      per block the planes of its steps; then, for each step that is not in them, its
///           place in the block u8 and the step, its sign lowest, in base 128; then bytes of
///           0xFF up to a multiple of 4
/// ```
/// A word holds the place of the data in units of 4 bytes, a bit that says whether a token of the
/// block has a length of its own, and two bits with the number of planes. What lies behind the last
/// token of a block is told by the next block, and has no step.
struct StartsWriter: ~Copyable {
  /// A byte for a step that is told elsewhere.
  private static let elsewhere = UInt8.max

  /// The number of tokens.
  private(set) var count = 0
  /// The first scalar of every 128th token.
  private var firsts: [UInt32] = []
  private var steps = Pages<UInt8>()
  /// Where a byte does not hold the step: position and step, one after the other.
  private var others: [(position: Int, step: Int32)] = []
  /// The scalar behind the last token.
  private var end: UInt32 = 0

  /// What is written of all blocks.
  struct Sections {
    /// Two words per block.
    var words: [UInt32] = []
    /// The steps.
    var data = ByteWriter()
  }

  /// By how much a token is longer than is to be read off its code.
  struct Surplus {
    let position: Int
    let scalars: Int32
    /// Whether its length is in a table.
    let isListed: Bool
  }

  /// Adds the token at the next position.
  @inline(__always)
  mutating func append(_ start: UInt32, length: UInt32) {
    let step = start &- end &- 1
    if count & (SegmentLayout.blockSize &- 1) == 0 { firsts.append(start) }
    if count > 0 {
      steps.append(UInt8(truncatingIfNeeded: min(step, UInt32(Self.elsewhere))))
      if step >= UInt32(Self.elsewhere) {
        others.append((count &- 1, Int32(truncatingIfNeeded: step)))
      }
    }
    end = start &+ length
    count &+= 1
  }

  /// Adds the tokens at the next positions, at most `FormTable.batchSize` runs of a document whose
  /// scalars follow others.
  mutating func append(_ runs: UnsafeBufferPointer<sitat_run>, scalarBase: UInt32) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: FormTable.batchSize) { bytes in
      for index in runs.indices {
        let start = runs[index].first &+ scalarBase
        let step = start &- end &- 1
        let position = count &+ index
        if position & (SegmentLayout.blockSize &- 1) == 0 { firsts.append(start) }
        bytes[index] = UInt8(truncatingIfNeeded: min(step, UInt32(Self.elsewhere)))
        if step >= UInt32(Self.elsewhere), position > 0 {
          others.append((position &- 1, Int32(truncatingIfNeeded: step)))
        }
        end = runs[index].last &+ scalarBase
      }
      let skipped = count == 0 && !runs.isEmpty ? 1 : 0
      steps.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[skipped..<runs.count]))
    }
    count &+= runs.count
  }

  /// What is to be written, where tokens are longer than their codes say by some surpluses: by
  /// position, ascending, those that are not 0.
  func sections(_ surpluses: [Surplus]) -> Sections {
    var sections = Sections()
    var block = Block()
    var other = 0
    var surplus = 0
    for number in firsts.indices {
      let start = number * SegmentLayout.blockSize
      let end = start + SegmentLayout.blockSize
      block.fill(from: steps, at: start)
      while other < others.count, others[other].position < end {
        block.set(others[other].step, at: others[other].position - start)
        other += 1
      }
      var isListed = false
      while surplus < surpluses.count, surpluses[surplus].position < end {
        block.add(surpluses[surplus].scalars, at: surpluses[surplus].position - start)
        isListed = isListed || surpluses[surplus].isListed
        surplus += 1
      }
      sections.words.append(firsts[number])
      let place = UInt32(truncatingIfNeeded: sections.data.bytes.count / 4)
      let planes = block.write(to: &sections.data)
      sections.words.append(place << 3 | (isListed ? 4 : 0) | planes)
    }
    return sections
  }

  /// The steps of a block.
  private struct Block {
    private static let last = SegmentLayout.blockSize - 1

    private var bytes = [UInt8](repeating: 0, count: SegmentLayout.blockSize)
    private var packed = [UInt8](repeating: 0, count: 48)
    /// The places of the steps that are not in planes.
    private var places = [UInt8](repeating: 0, count: SegmentLayout.blockSize)
    /// The steps for which a byte says that they are elsewhere.
    private var others = [Int32](repeating: 0, count: SegmentLayout.blockSize)

    /// Takes the steps from a position on; those that are not there, and the last, are 0.
    mutating func fill(from steps: borrowing Pages<UInt8>, at position: Int) {
      let count = max(0, min(Self.last, steps.count - position))
      bytes.withUnsafeMutableBufferPointer { bytes in
        if count > 0 {
          _ = bytes.update(fromContentsOf: steps.values(from: position, count: count))
        }
        bytes[count...].update(repeating: 0)
      }
    }

    /// Sets a step.
    mutating func set(_ step: Int32, at index: Int) {
      guard index < Self.last else { return }
      let isShort = step >= 0 && step < Int32(StartsWriter.elsewhere)
      bytes[index] = isShort ? UInt8(truncatingIfNeeded: step) : StartsWriter.elsewhere
      others[index] = step
    }

    /// Makes a step longer.
    mutating func add(_ scalars: Int32, at index: Int) {
      let byte = bytes[index]
      set((byte == StartsWriter.elsewhere ? others[index] : Int32(byte)) &+ scalars, at: index)
    }

    /// Writes the block, and gives the number of its planes.
    mutating func write(to data: inout ByteWriter) -> UInt32 {
      var count: UInt32 = 0
      let planes = sitat_pack_steps(bytes, &packed, &places, &count)
      data.append(contentsOf: packed[..<Int(planes * 16)])
      for place in places[..<Int(count)] {
        let byte = bytes[Int(place)]
        let step = byte == StartsWriter.elsewhere ? others[Int(place)] : Int32(byte)
        data.append(byte: place)
        data.append(varint: UInt32(bitPattern: step << 1 ^ step >> 31))
      }
      while data.bytes.count % 4 != 0 { data.append(byte: 0xFF) }
      return planes
    }
  }
}
