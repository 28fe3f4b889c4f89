internal import Text

/// How a segment lies in its bytes.
///
/// ```
/// header   "SITATIDX"  format u32  tokenizer u32  sections u32  header length u32  length u64
///          per section: id u32  checksum u32  offset u64  length u64
///          checksum of all of the above u32, zeros to a multiple of eight
/// sections one after the other, each padded with zeros to a multiple of eight; its checksum
///          covers the padding, so that every byte of the file is covered by one
/// ```
/// Readers pass over sections that they do not know, so that a later version can add some.
enum SegmentLayout {
  static let magic = Array("SITATIDX".utf8)
  static let formatVersion = 1
  static let prefixLength = 32
  static let entryLength = 24

  /// The form at a position between two documents, which belongs to neither.
  static let gap = UInt32.max
  /// Postings are written in blocks of this many.
  static let postingsPerBlock = 128
  /// Token spans are written in blocks of this many.
  static let spansPerBlock = 64
  /// The scalars from one checkpoint of a text to the next.
  static let checkpointStride = 128
  /// The 32-bit words in a document's record.
  static let wordsPerDocument = 24

  /// Puts sections behind a header.
  static func assemble(_ sections: [(SegmentSection, ByteWriter)]) -> [UInt8] {
    let headerLength = (prefixLength + sections.count * entryLength + 4 + 7) / 8 * 8
    var body = ByteWriter()
    var table = ByteWriter()
    for (section, content) in sections {
      let offset = body.bytes.count
      body.append(contentsOf: content.bytes)
      body.pad()
      table.append(section.rawValue)
      table.append(body.bytes.withUnsafeBytes { Checksum.of(slice($0, from: offset)) })
      table.append(wide: headerLength + offset)
      table.append(wide: content.bytes.count)
    }
    var file = ByteWriter()
    file.append(contentsOf: magic)
    file.append(formatVersion)
    file.append(Tokenizer.version)
    file.append(sections.count)
    file.append(headerLength)
    file.append(wide: headerLength + body.bytes.count)
    file.append(contentsOf: table.bytes)
    file.append(Checksum.of(file.bytes))
    file.pad()
    file.append(contentsOf: body.bytes)
    return file.bytes
  }

  /// Where each section lies, after checking the header against the length and its checksum.
  static func sections(of file: ByteView) throws(IndexError) -> [SegmentSection: Extent] {
    guard file.count >= prefixLength, file.slice(0, 8).bytes.elementsEqual(magic) else {
      throw .notAnIndex
    }
    guard file.number(2) == formatVersion else {
      throw .foreignVersion(found: file.number(2), expected: formatVersion)
    }
    guard file.number(3) == Tokenizer.version else {
      throw .foreignVersion(found: file.number(3), expected: Tokenizer.version)
    }
    let count = file.number(4)
    let headerLength = file.number(5)
    guard count <= 1000, headerLength == (prefixLength + count * entryLength + 4 + 7) / 8 * 8,
      file.wide(6) == file.count, headerLength <= file.count
    else { throw .damaged(.header) }
    let sumOffset = prefixLength + count * entryLength
    guard file.word(sumOffset / 4) == Checksum.of(file.slice(0, sumOffset).bytes),
      file.slice(sumOffset + 4, headerLength).bytes.allSatisfy({ $0 == 0 })
    else { throw .damaged(.header) }
    var extents: [SegmentSection: Extent] = [:]
    var expected = headerLength
    for index in 0..<count {
      let word = (prefixLength + index * entryLength) / 4
      let extent = Extent(
        offset: file.wide(word + 2), length: file.wide(word + 4), checksum: file.word(word + 1))
      guard extent.offset == expected, extent.length <= file.count - expected,
        extent.end <= file.count
      else { throw .damaged(.header) }
      expected = extent.end
      if let section = SegmentSection(rawValue: file.word(word)) { extents[section] = extent }
    }
    guard expected == file.count else { throw .damaged(.header) }
    return extents
  }

  private static func slice(_ bytes: UnsafeRawBufferPointer, from offset: Int)
    -> UnsafeRawBufferPointer
  {
    UnsafeRawBufferPointer(rebasing: bytes[offset...])
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
  var end: Int { offset + (length + 7) / 8 * 8 }
}
