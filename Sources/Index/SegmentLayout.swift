internal import Text

#if _endian(big)
  #error("numbers are copied into the index as they lie in memory, lowest byte first")
#endif

/// How a segment lies in its bytes.
///
/// ```
/// header   "SITATIDX"  format u32  tokenizer u32  zeros up to 64 bytes
/// sections one after the other, each padded with zeros to a multiple of 64; its checksum covers
///          the padding
/// table    per section: id u32  checksum u32  offset u64  length u64
/// trailer  offset of the table u64  length of the file u64  sections u32
///          checksum u32 of the header, the table and the trailer up to here  "SITATEND"
/// ```
/// So every byte of the file is covered by a checksum, and a file that was cut has no trailer. The
/// table comes last because sections are written before their lengths are known. Readers pass over
/// sections that they do not know, so that a later version can add some.
enum SegmentLayout {
  static let magic = Array("SITATIDX".utf8)
  static let endMagic = Array("SITATEND".utf8)
  static let formatVersion = 4
  static let headerLength = 64
  static let entryLength = 24
  static let trailerLength = 32
  /// Sections begin at multiples of this.
  static let alignment = 64

  /// What a reader gives for the form at a position between two documents.
  static let gap = UInt32.max
  /// Postings, token starts and units are written in blocks of this many.
  static let blockSize = 128
  /// The most bytes that a packed block can have.
  static let largestBlock = 512
  /// The scalars from one checkpoint of a text to the next.
  static let checkpointStride = 512
  /// The 32-bit words in a document's record.
  static let wordsPerDocument = 24
  /// Documents that do not fit below this many bytes and positions do not fit into a segment.
  static let limit = Int(Int32.max)

  /// The head of every segment.
  static func header() -> [UInt8] {
    var writer = ByteWriter()
    writer.append(contentsOf: magic)
    writer.append(formatVersion)
    writer.append(Tokenizer.version)
    return writer.bytes + [UInt8](repeating: 0, count: headerLength - writer.bytes.count)
  }

  /// The position at or after another where a section can begin.
  static func aligned(_ offset: Int) -> Int {
    (offset + alignment - 1) / alignment * alignment
  }

  /// Where each section lies, after checking header, table and trailer against the length and
  /// their checksum.
  static func sections(of file: ByteView) throws(IndexError) -> [SegmentSection: Extent] {
    guard file.slice(0, 8).bytes.elementsEqual(magic) else { throw .notAnIndex }
    guard file.count >= headerLength + trailerLength else { throw .damaged(.header) }
    guard file.number(2) == formatVersion else {
      throw .foreignVersion(found: file.number(2), expected: formatVersion)
    }
    guard file.number(3) == Tokenizer.version else {
      throw .foreignVersion(found: file.number(3), expected: Tokenizer.version)
    }
    let trailer = file.slice(file.count - trailerLength, file.count)
    let table = trailer.wide(0)
    let count = trailer.number(4)
    guard trailer.slice(24, 32).bytes.elementsEqual(endMagic), trailer.wide(2) == file.count,
      count <= 1000, table >= headerLength, table % alignment == 0,
      table == file.count - trailerLength - count * entryLength,
      trailer.word(5)
        == Checksum.of(
          file.slice(table, file.count - 12).bytes,
          after: Checksum.of(file.slice(0, headerLength).bytes))
    else { throw .damaged(.header) }
    var extents: [SegmentSection: Extent] = [:]
    var expected = headerLength
    for index in 0..<count {
      let word = (table + index * entryLength) / 4
      let extent = Extent(
        offset: file.wide(word + 2), length: file.wide(word + 4), checksum: file.word(word + 1))
      guard extent.offset == expected, extent.length <= table - expected, extent.end <= table
      else { throw .damaged(.header) }
      expected = extent.end
      if let section = SegmentSection(rawValue: file.word(word)) { extents[section] = extent }
    }
    guard expected == table else { throw .damaged(.header) }
    return extents
  }
}

/// Where a section lies in a segment.
struct Extent {
  /// The position of its first byte.
  let offset: Int
  /// The number of its bytes, without padding.
  let length: Int
  /// The checksum of its bytes and of the padding.
  let checksum: UInt32

  /// Where the next section begins.
  var end: Int { SegmentLayout.aligned(offset + length) }
}
