/// What a segment holds of one document, in numbers.
struct DocumentRecord: Sendable {
  let language: Int
  let firstPosition: Int
  let tokenCount: Int
  let scalarBase: Int
  let length: Int
  let textOffset: Int
  let textLength: Int
  let firstCheckpoint: Int
  let turns: Range<Int>
  let sentences: Range<Int>
  let paragraphs: Range<Int>
  let pieces: Range<Int>

  /// The positions of its tokens.
  var positions: Range<Int> { firstPosition..<(firstPosition + tokenCount) }

  /// The numbers of its checkpoints.
  var checkpoints: Range<Int> {
    let stride = SegmentLayout.checkpointStride
    return firstCheckpoint..<(firstCheckpoint + (length + stride - 1) / stride)
  }
}

extension DocumentRecord {
  /// Writes the record and its strings.
  func write(
    key: String, fingerprint: String, to records: inout ByteWriter, strings: inout ByteWriter
  ) {
    let end = records.bytes.count + SegmentLayout.wordsPerDocument * 4
    for string in [key, fingerprint] {
      records.append(strings.bytes.count)
      records.append(string.utf8.count)
      strings.append(contentsOf: string.utf8)
    }
    let numbers = [
      language, firstPosition, tokenCount, scalarBase, length, textOffset, textLength,
      firstCheckpoint,
    ]
    for number in numbers { records.append(number) }
    for range in [turns, sentences, paragraphs, pieces] {
      records.append(range.lowerBound)
      records.append(range.count)
    }
    while records.bytes.count < end { records.append(0) }
  }

  /// Reads the record at an index.
  init(_ index: Int, in records: ByteView) {
    let word = index &* SegmentLayout.wordsPerDocument
    let range = { (at: Int) in
      let start = records.number(word + at)
      return start..<(start + records.number(word + at + 1))
    }
    language = records.number(word + 4)
    firstPosition = records.number(word + 5)
    tokenCount = records.number(word + 6)
    scalarBase = records.number(word + 7)
    length = records.number(word + 8)
    textOffset = records.number(word + 9)
    textLength = records.number(word + 10)
    firstCheckpoint = records.number(word + 11)
    turns = range(12)
    sentences = range(14)
    paragraphs = range(16)
    pieces = range(18)
  }

  /// The bytes of a document's key (0) or fingerprint (1).
  static func string(_ which: Int, of index: Int, in records: ByteView, _ strings: ByteView)
    -> ByteView
  {
    let word = index * SegmentLayout.wordsPerDocument + which * 2
    let start = records.number(word)
    return strings.slice(start, start + records.number(word + 1))
  }
}
