internal import Text

/// Writes the turns, sentences or paragraphs of a segment, so that any one can be read alone.
///
/// ```
/// units u32  the scalar behind the last unit u32  the position behind its last u32  zeros u32
/// per block of 128 units, 6 words: place of its columns u32, the first unit's first position u32
///   and first scalar u32, positions a unit in 64ths u16, scalars a position in 1024ths u16, what
///   is least in each of the first two columns 2 × i16, widths of the columns in bits 4 × u8
/// columns, each 128 numbers, bit after bit, in 16 × width bytes
/// 8 zero bytes
/// ```
/// A section whose number of units is `sameAsTurns` has no more to it: its units are the turns.
///
/// Units are about equally long, and so are tokens, so that a straight line through a block's
/// first and last unit tells where the others begin, but for a rest. The columns are: the rest of
/// the first position; of the first scalar, on a line over the positions; the scalars between the
/// unit's end and the next one's begin, less one; the tokens between the two. The last two can be
/// below zero where units overlap, and have their sign lowest. Sums wrap at 32 bits.
struct UnitWriter {
  static let wordsPerBlock = 6
  static let headerWords = 4
  static let sameAsTurns = UInt32.max

  /// A unit in the segment's scalars and positions.
  private struct Unit {
    var start: UInt32 = 0
    var end: UInt32 = 0
    var first: UInt32 = 0
    var past: UInt32 = 0
  }

  /// The units that no block has yet: up to a block, and the one behind it.
  private var pending: [Unit] = []
  private var directory: [UInt32] = []
  private var data = ByteWriter()
  /// Where the numbers of a column lie across their line, and the numbers.
  private var across = [UInt32](repeating: 0, count: SegmentLayout.blockSize)
  private var numbers = [UInt32](repeating: 0, count: SegmentLayout.blockSize)
  private var packed = [UInt32](repeating: 0, count: SegmentLayout.blockSize)
  private var last = Unit()
  /// The number of units so far.
  private(set) var count = 0

  /// Adds a unit.
  mutating func append(start: Int, length: Int, positions: Range<Int>) {
    last = Unit(
      start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: start + length),
      first: UInt32(truncatingIfNeeded: positions.lowerBound),
      past: UInt32(truncatingIfNeeded: positions.upperBound))
    pending.append(last)
    count += 1
    if pending.count > SegmentLayout.blockSize {
      flush()
      pending.removeAll(keepingCapacity: true)
      pending.append(last)
    }
  }

  /// Ends the last block; nothing can be added after that.
  mutating func close() {
    guard !pending.isEmpty else { return }
    pending.append(Unit(start: last.end &+ 1, end: 0, first: last.past, past: 0))
    flush()
  }

  /// Whether two writers that are closed hold the same units.
  func holdsSame(as other: UnitWriter) -> Bool {
    count == other.count && directory == other.directory && data.bytes == other.data.bytes
  }

  /// Writes the section of a writer that is closed.
  func write(to writer: inout SegmentWriter, as section: SegmentSection) {
    writer.write([UInt32(truncatingIfNeeded: count), last.end &+ 1, last.past, 0])
    writer.write(directory)
    writer.write(data.bytes)
    writer.write([UInt8](repeating: 0, count: 8))
    writer.end(section)
  }

  /// Writes the block of all pending units but the last, which is the one behind it.
  private mutating func flush() {
    let filled = pending.count - 1
    let first = pending[0]
    directory.append(UInt32(truncatingIfNeeded: data.bytes.count))
    directory.append(first.first)
    directory.append(first.start)
    for unit in 0..<filled {
      across[unit] = UInt32(truncatingIfNeeded: unit)
      numbers[unit] = pending[unit].first &- first.first
    }
    let positions = takeLine(filled, digits: UnitLine.digits.positions)
    var widths = pack(filled)
    for unit in 0..<filled {
      across[unit] = pending[unit].first &- first.first
      numbers[unit] = pending[unit].start &- first.start
    }
    let scalars = takeLine(filled, digits: UnitLine.digits.scalars)
    widths |= pack(filled) << 8
    for unit in 0..<filled {
      numbers[unit] = Self.zigzag(pending[unit + 1].start &- pending[unit].end &- 1)
    }
    widths |= pack(filled) << 16
    for unit in 0..<filled {
      numbers[unit] = Self.zigzag(pending[unit + 1].first &- pending[unit].past)
    }
    widths |= pack(filled) << 24
    directory.append(positions.slope | scalars.slope << 16)
    directory.append(positions.least | scalars.least << 16)
    directory.append(widths)
  }

  /// Leaves of the numbers what lies above a line that is laid through the first and the last.
  ///
  /// - Returns: the line's slope, and in 16 bits what it had to be lowered by so that nothing lies
  ///   below; where that is too much, the line is flat.
  private mutating func takeLine(_ filled: Int, digits: UInt32) -> (slope: UInt32, least: UInt32) {
    let line = UnitLine(across: across[filled - 1], up: numbers[filled - 1], digits: digits)
    var least: Int32 = 0
    for index in 0..<filled {
      least = min(least, Int32(bitPattern: numbers[index] &- line[across[index]]))
    }
    if least < Int32(Int16.min) { return (0, 0) }
    for index in 0..<filled {
      numbers[index] &-= line[across[index]] &+ UInt32(bitPattern: least)
    }
    return (line.slope, UInt32(bitPattern: least) & 0xFFFF)
  }

  private static func zigzag(_ value: UInt32) -> UInt32 {
    value << 1 ^ (0 &- (value >> 31))
  }

  /// Writes a column, zeros for the numbers that are not there, and gives its width.
  private mutating func pack(_ filled: Int) -> UInt32 {
    var all: UInt32 = 0
    for index in 0..<filled { all |= numbers[index] }
    let width = UInt32.bitWidth - all.leadingZeroBitCount
    if width == 0 { return 0 }
    let words = width * SegmentLayout.blockSize / 32
    var bits: UInt64 = 0
    var used = 0
    var written = 0
    for index in 0..<filled {
      bits |= UInt64(numbers[index]) &<< UInt64(used)
      used += width
      if used >= 32 {
        packed[written] = UInt32(truncatingIfNeeded: bits)
        written += 1
        bits &>>= 32
        used -= 32
      }
    }
    if written < words {
      packed[written] = UInt32(truncatingIfNeeded: bits)
      for rest in (written + 1)..<max(written + 1, words) { packed[rest] = 0 }
    }
    packed.withUnsafeBytes { data.append(contentsOf: $0[..<(words * 4)]) }
    return UInt32(width)
  }
}

extension UnitWriter {
  /// A unit of the document that tokens are being pushed of.
  struct Found {
    let span: TextSpan
    let positions: Range<Int>
  }

  /// Adds units of the document that tokens are being pushed of, and returns their numbers.
  mutating func add(_ units: [Found], scalarBase: Int) -> Range<Int> {
    let first = count
    for unit in units {
      append(
        start: scalarBase + unit.span.start, length: unit.span.length, positions: unit.positions)
    }
    return first..<count
  }

  /// Takes over units of an older segment's document, whose positions are shifted.
  mutating func add(_ units: IndexedUnits, scalarBase: Int, shift: Int) -> Range<Int> {
    let first = count
    for unit in units {
      append(
        start: scalarBase + unit.span.start, length: unit.span.length,
        positions: unit.positions.lowerBound + shift..<unit.positions.upperBound + shift)
    }
    return first..<count
  }
}
