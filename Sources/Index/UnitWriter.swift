internal import Text

/// Writes the turns, sentences or paragraphs of a segment, so that any one can be read alone.
///
/// ```
/// units u32  zeros u32
/// per block of 128 units, 6 words: place of its columns u32, the least number of each of the four
///   columns u32, their widths in bits 4 × u8
/// columns, each 128 numbers above the least one, bit after bit, in 16 × width bytes
/// 8 zero bytes
/// ```
/// A section whose number of units is `sameAsTurns` has no more to it: its units are the turns.
///
/// The columns are: first scalar in the segment's count, number of scalars, first position, number
/// of positions.
struct UnitWriter {
  static let columnCount = 4
  static let wordsPerBlock = 6
  static let headerWords = 2
  static let sameAsTurns = UInt32.max

  /// The columns of the block to be written, one after the other.
  private var pending = [UInt32](repeating: 0, count: columnCount * SegmentLayout.blockSize)
  private var directory: [UInt32] = []
  private var data: [UInt8] = []
  /// The number of units so far.
  private(set) var count = 0

  /// Adds a unit.
  mutating func append(start: Int, length: Int, firstPosition: Int, positionCount: Int) {
    let size = SegmentLayout.blockSize
    let place = count % size
    pending[place] = UInt32(truncatingIfNeeded: start)
    pending[size + place] = UInt32(truncatingIfNeeded: length)
    pending[2 * size + place] = UInt32(truncatingIfNeeded: firstPosition)
    pending[3 * size + place] = UInt32(truncatingIfNeeded: positionCount)
    count += 1
    if place == size - 1 { flush(size) }
  }

  /// Ends the last block; nothing can be added after that.
  mutating func close() {
    let rest = count % SegmentLayout.blockSize
    if rest > 0 { flush(rest) }
  }

  /// Whether two writers that are closed hold the same units.
  func holdsSame(as other: UnitWriter) -> Bool {
    count == other.count && directory == other.directory && data == other.data
  }

  /// Writes the section of a writer that is closed.
  func write(to writer: inout SegmentWriter, as section: SegmentSection) {
    writer.write([UInt32(truncatingIfNeeded: count), 0])
    writer.write(directory)
    writer.write(data)
    writer.write([UInt8](repeating: 0, count: 8))
    writer.end(section)
  }

  /// Writes a block that holds a number of units.
  private mutating func flush(_ filled: Int) {
    directory.append(UInt32(truncatingIfNeeded: data.count))
    var widths: UInt32 = 0
    for column in 0..<Self.columnCount {
      let first = column * SegmentLayout.blockSize
      var least = UInt32.max
      var most: UInt32 = 0
      for index in first..<(first + filled) {
        least = min(least, pending[index])
        most = max(most, pending[index])
      }
      let width = UInt32.bitWidth - (most - least).leadingZeroBitCount
      directory.append(least)
      widths |= UInt32(width) << UInt32(8 * column)
      pack(first..<(first + filled), above: least, width: width)
    }
    directory.append(widths)
  }

  /// Writes 128 numbers of a width, zeros for those that are not there.
  private mutating func pack(_ places: Range<Int>, above least: UInt32, width: Int) {
    let end = data.count + width * SegmentLayout.blockSize / 8
    var bits: UInt64 = 0
    var filled = 0
    for place in places {
      bits |= UInt64(pending[place] &- least) &<< UInt64(filled)
      filled += width
      if filled >= 32 {
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: bits)) { data.append(contentsOf: $0) }
        bits &>>= 32
        filled -= 32
      }
    }
    withUnsafeBytes(of: bits) { data.append(contentsOf: $0.prefix(end - data.count)) }
    data.append(contentsOf: repeatElement(0, count: end - data.count))
  }
}

extension UnitWriter {
  /// Adds units of the document that tokens are being pushed of, and returns their numbers.
  mutating func add(_ spans: [TextSpan], over tokens: borrowing TokenColumns) -> Range<Int> {
    let first = count
    let base = tokens.scalarBase
    tokens.positions(inside: spans) { span, positions in
      append(
        start: base + span.start, length: span.length, firstPosition: positions.lowerBound,
        positionCount: positions.count)
    }
    return first..<count
  }

  /// Takes over units of an older segment's document, whose positions are shifted.
  mutating func add(
    _ units: IndexedUnits, over tokens: borrowing TokenColumns, shift: Int
  ) -> Range<Int> {
    let first = count
    for unit in units {
      append(
        start: tokens.scalarBase + unit.span.start, length: unit.span.length,
        firstPosition: unit.positions.lowerBound + shift, positionCount: unit.positions.count)
    }
    return first..<count
  }
}
