/// What a segment holds of one document, in numbers.
struct DocumentRecord {
  let key: String
  let fingerprint: String
  let language: Int
  let firstPosition: Int
  let tokenCount: Int
  let scalarBase: Int
  let length: Int
  let textOffset: Int
  let textLength: Int
  let firstCheckpoint: Int
  let firstUnit: Int
  let turnCount: Int
  let sentenceCount: Int
  let paragraphCount: Int
  let firstPiece: Int
  let pieceCount: Int

  /// The positions of its tokens.
  var positions: Range<Int> { firstPosition..<(firstPosition + tokenCount) }

  /// The number of its turns, sentences and paragraphs.
  var unitCount: Int { turnCount + sentenceCount + paragraphCount }

  /// The number of its checkpoints.
  var checkpointCount: Int {
    (length + SegmentLayout.checkpointStride - 1) / SegmentLayout.checkpointStride
  }
}

extension DocumentRecord {
  /// Writes the record and its strings.
  func write(to records: inout ByteWriter, strings: inout ByteWriter) {
    let start = records.bytes.count
    for string in [key, fingerprint] {
      records.append(strings.bytes.count)
      records.append(string.utf8.count)
      strings.append(contentsOf: string.utf8)
    }
    let numbers = [
      language, firstPosition, tokenCount, scalarBase, length, textOffset, textLength,
      firstCheckpoint, firstUnit, turnCount, sentenceCount, paragraphCount, firstPiece, pieceCount,
    ]
    for number in numbers { records.append(number) }
    while records.bytes.count < start + SegmentLayout.wordsPerDocument * 4 { records.append(0) }
  }

  /// Reads the record at an index.
  init(_ index: Int, in records: ByteView, strings: ByteView) {
    let word = index * SegmentLayout.wordsPerDocument
    let string = { (at: Int) in
      let start = records.number(word + at)
      return strings.slice(start, start + records.number(word + at + 1)).string
    }
    key = string(0)
    fingerprint = string(2)
    language = records.number(word + 4)
    firstPosition = records.number(word + 5)
    tokenCount = records.number(word + 6)
    scalarBase = records.number(word + 7)
    length = records.number(word + 8)
    textOffset = records.number(word + 9)
    textLength = records.number(word + 10)
    firstCheckpoint = records.number(word + 11)
    firstUnit = records.number(word + 12)
    turnCount = records.number(word + 13)
    sentenceCount = records.number(word + 14)
    paragraphCount = records.number(word + 15)
    firstPiece = records.number(word + 16)
    pieceCount = records.number(word + 17)
  }
}
