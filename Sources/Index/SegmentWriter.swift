/// Takes the bytes of a segment in their order.
package typealias SegmentSink = (UnsafeRawBufferPointer) throws -> Void

/// Writes the sections of a segment one after the other, and keeps account of them.
///
/// An error of the sink is remembered and thrown at the end, and nothing more is written.
struct SegmentWriter {
  private let sink: SegmentSink?
  private var failure: (any Error)?
  private(set) var held: [UInt8] = []
  private var offset = 0
  private var start = 0
  private var sum: UInt32 = 0
  private let header = SegmentLayout.header()
  private var table = ByteWriter()
  private var sectionCount = 0

  /// Begins a segment, which is held in memory where there is no sink.
  init(_ sink: SegmentSink?) {
    self.sink = sink
    header.withUnsafeBytes { write($0) }
    begin()
  }

  /// The number of bytes in the section so far.
  var sectionLength: Int { offset - start }

  /// Adds bytes to the section.
  mutating func write(_ bytes: UnsafeRawBufferPointer) {
    guard failure == nil, !bytes.isEmpty else { return }
    sum = Checksum.of(bytes, after: sum)
    offset += bytes.count
    guard let sink else { return held.append(contentsOf: bytes) }
    do {
      try sink(bytes)
    } catch {
      failure = error
    }
  }

  /// Adds the values of an array as they lie in memory.
  mutating func write<Value: BitwiseCopyable>(_ values: [Value]) {
    values.withUnsafeBytes { write($0) }
  }

  /// Ends a section, and begins the next.
  mutating func end(_ section: SegmentSection) {
    let length = sectionLength
    write([UInt8](repeating: 0, count: SegmentLayout.aligned(offset) - offset))
    table.append(section.rawValue)
    table.append(sum)
    table.append(wide: start)
    table.append(wide: length)
    sectionCount += 1
    begin()
  }

  /// Writes a whole section.
  mutating func write<Value: BitwiseCopyable>(_ values: [Value], as section: SegmentSection) {
    write(values)
    end(section)
  }

  /// Writes the table and the trailer.
  ///
  /// - Throws: the first error of the sink.
  mutating func finish() throws {
    var trailer = table
    trailer.append(wide: start)
    trailer.append(wide: start + table.bytes.count + SegmentLayout.trailerLength)
    trailer.append(sectionCount)
    let headerSum = header.withUnsafeBytes { Checksum.of($0) }
    trailer.append(trailer.bytes.withUnsafeBytes { Checksum.of($0, after: headerSum) })
    trailer.append(contentsOf: SegmentLayout.endMagic)
    write(trailer.bytes)
    if let failure { throw failure }
  }

  private mutating func begin() {
    start = offset
    sum = 0
  }
}
