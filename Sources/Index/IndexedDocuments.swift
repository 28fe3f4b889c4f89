internal import Text

/// A document's text with the units that lines are cut by.
package struct IndexedPage: Sendable {
  /// The text.
  package let text: IndexedText
  /// Its turns.
  package let turns: IndexedUnits
  /// Its paragraphs.
  package let paragraphs: IndexedUnits
}

/// The documents of a segment, in the order of their positions; each is made when it is asked for.
package struct IndexedDocuments: RandomAccessCollection, Sendable {
  /// The number of documents.
  package let endIndex: Int
  private let records: ByteView
  private let strings: ByteView
  private let tables: Tables

  /// The sections that records point into.
  struct Tables: Sendable {
    let text: ByteView
    let checkpoints: ByteView
    let turns: UnitColumn
    let sentences: UnitColumn
    let paragraphs: UnitColumn
    let pieces: ByteView
    let languages: [String]
    let positionCount: Int
  }

  /// Looks at the records, and goes through their numbers once.
  ///
  /// - Throws: `IndexError.damaged(.documents)` where a record cannot be.
  init(records: ByteView, strings: ByteView, tables: Tables) throws(IndexError) {
    self.records = records
    self.strings = strings
    self.tables = tables
    endIndex = records.wordCount / SegmentLayout.wordsPerDocument
    var nextPosition = 0
    var nextScalar = 0
    for index in 0..<endIndex {
      let record = DocumentRecord(index, in: records)
      guard record.firstPosition == nextPosition, record.scalarBase == nextScalar,
        record.language < tables.languages.count,
        record.textOffset + record.textLength <= tables.text.count,
        record.checkpoints.upperBound * 8 <= tables.checkpoints.count,
        record.turns.upperBound <= tables.turns.count,
        record.sentences.upperBound <= tables.sentences.count,
        record.paragraphs.upperBound <= tables.paragraphs.count,
        record.pieces.upperBound * 8 <= tables.pieces.count
      else { throw .damaged(.documents) }
      nextPosition += record.tokenCount + 1
      nextScalar += record.length + 1
    }
    guard nextPosition == tables.positionCount else { throw .damaged(.documents) }
  }

  package var startIndex: Int { 0 }

  package subscript(index: Int) -> IndexedDocument {
    precondition(indices.contains(index), "no such document")
    let record = DocumentRecord(index, in: records)
    let page = page(record)
    return IndexedDocument(
      record: record, language: tables.languages[record.language], text: page.text,
      turns: page.turns,
      sentences: IndexedUnits(
        tables.sentences, record.sentences, scalarBase: record.scalarBase),
      paragraphs: page.paragraphs,
      keyBytes: DocumentRecord.string(0, of: index, in: records, strings),
      fingerprintBytes: DocumentRecord.string(1, of: index, in: records, strings))
  }

  /// What lines are cut out of a document by, which is quicker to come by than all of it.
  package func page(_ index: Int) -> IndexedPage {
    precondition(indices.contains(index), "no such document")
    return page(DocumentRecord(index, in: records))
  }

  private func page(_ record: DocumentRecord) -> IndexedPage {
    IndexedPage(
      text: IndexedText(
        tables.text.slice(record.textOffset, record.textOffset + record.textLength),
        count: record.length,
        checkpoints: tables.checkpoints.slice(
          record.checkpoints.lowerBound * 8, record.checkpoints.upperBound * 8),
        pieces: tables.pieces.slice(record.pieces.lowerBound * 8, record.pieces.upperBound * 8)),
      turns: IndexedUnits(tables.turns, record.turns, scalarBase: record.scalarBase),
      paragraphs: IndexedUnits(
        tables.paragraphs, record.paragraphs, scalarBase: record.scalarBase))
  }

  /// The source's guid of a document.
  package func key(_ index: Int) -> String {
    DocumentRecord.string(0, of: index, in: records, strings).string
  }

  /// Whether a document has a guid, given in UTF-8.
  package func hasKey(_ key: [UInt8], _ index: Int) -> Bool {
    DocumentRecord.string(0, of: index, in: records, strings).bytes.elementsEqual(key)
  }

  /// The positions of a document's tokens.
  package func positions(_ index: Int) -> Range<Int> {
    let first = firstPosition(index)
    return first..<(first + records.number(index * SegmentLayout.wordsPerDocument + 6))
  }

  /// Where a document's scalars begin in the segment's count.
  package func scalarBase(_ index: Int) -> Int {
    records.number(index * SegmentLayout.wordsPerDocument + 7)
  }

  /// The document that a position lies in, its gap included; the last one for positions beyond.
  package func index(ofPosition position: Int) -> Int {
    Swift.max(0, indices.partitioningIndex { firstPosition($0) > position } - 1)
  }

  /// The same for positions that mostly ascend, sought from a document on, in steps that double and
  /// then halve.
  package func index(ofPosition position: Int, from start: Int) -> Int {
    guard start < endIndex, firstPosition(start) <= position else {
      return index(ofPosition: position)
    }
    var low = start
    var step = 1
    while low + step < endIndex, firstPosition(low + step) <= position {
      low += step
      step *= 2
    }
    let later = (low + 1)..<Swift.max(low + 1, Swift.min(low + step, endIndex))
    return later.partitioningIndex { firstPosition($0) > position } - 1
  }

  /// The document that a scalar of the segment's count lies in; the last one for those beyond.
  package func index(ofScalar scalar: Int) -> Int {
    Swift.max(0, indices.partitioningIndex { scalarBase($0) > scalar } - 1)
  }

  @inline(__always)
  private func firstPosition(_ index: Int) -> Int {
    records.number(index * SegmentLayout.wordsPerDocument + 5)
  }
}
