/// Reads the documents of a segment, and refuses records that contradict the other sections.
struct DocumentTable {
  let records: ByteView
  let strings: ByteView
  let text: ByteView
  let checkpoints: ByteView
  let units: ByteView
  let pieces: ByteView
  let languages: [String]
  let positionCount: Int

  /// Every document.
  ///
  /// - Throws: `IndexError.damaged(.documents)` where a record cannot be.
  func documents() throws(IndexError) -> [IndexedDocument] {
    var result: [IndexedDocument] = []
    var nextPosition = 0
    var nextScalar = 0
    for index in 0..<(records.wordCount / SegmentLayout.wordsPerDocument) {
      let record = DocumentRecord(index, in: records, strings: strings)
      guard record.firstPosition == nextPosition, record.scalarBase == nextScalar,
        record.language < languages.count,
        record.textOffset + record.textLength <= text.count,
        (record.firstCheckpoint + record.checkpointCount) * 8 <= checkpoints.count,
        (record.firstUnit + record.unitCount) * 16 <= units.count,
        (record.firstPiece + record.pieceCount) * 12 <= pieces.count
      else { throw .damaged(.documents) }
      nextPosition += record.tokenCount + 1
      nextScalar += record.length + 1
      result.append(document(record))
    }
    guard nextPosition == positionCount else { throw .damaged(.documents) }
    return result
  }

  private func document(_ record: DocumentRecord) -> IndexedDocument {
    let units = { (first: Int, count: Int) in
      IndexedUnits(self.units.slice(first * 16, (first + count) * 16))
    }
    let firstSentence = record.firstUnit + record.turnCount
    return IndexedDocument(
      record: record, language: languages[record.language],
      text: IndexedText(
        text.slice(record.textOffset, record.textOffset + record.textLength),
        count: record.length,
        checkpoints: checkpoints.slice(
          record.firstCheckpoint * 8, (record.firstCheckpoint + record.checkpointCount) * 8),
        pieces: pieces.slice(
          record.firstPiece * 12, (record.firstPiece + record.pieceCount) * 12)),
      turns: units(record.firstUnit, record.turnCount),
      sentences: units(firstSentence, record.sentenceCount),
      paragraphs: units(firstSentence + record.sentenceCount, record.paragraphCount))
  }
}
