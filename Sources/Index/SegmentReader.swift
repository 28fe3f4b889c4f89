/// An immutable segment, read in place.
///
/// Opening checks the header and the table of documents, and decodes nothing else; `verify`
/// checks every byte. The bytes must outlive the reader and everything it hands out.
package struct SegmentReader {
  /// The documents, in the order of their positions.
  package let documents: [IndexedDocument]
  /// The forms of all tokens.
  package let lexicon: Lexicon
  /// The lemmas of the forms.
  package let lemmas: LemmaClasses
  /// The number of positions, gaps between documents included.
  package let positionCount: Int
  let units: ByteView
  let pieces: ByteView
  private let tokens: ByteView
  private let postings: Postings
  private let spanBlocks: ByteView
  private let spans: ByteView
  private let file: ByteView
  private let extents: [SegmentSection: Extent]

  /// Opens a segment.
  ///
  /// - Throws: `IndexError`, where the bytes are no segment, another version's, or damaged.
  package init(bytes: UnsafeRawBufferPointer) throws(IndexError) {
    let file = ByteView(bytes)
    let extents = try SegmentLayout.sections(of: file)
    func section(_ id: SegmentSection) throws(IndexError) -> ByteView {
      guard let extent = extents[id] else { throw .damaged(id) }
      return file.slice(extent.offset, extent.offset + extent.length)
    }
    self.file = file
    self.extents = extents
    for id in [SegmentSection.documents, .documentStrings] {
      try Self.verify(id, extents: extents, file: file)
    }
    tokens = try section(.tokens)
    positionCount = tokens.wordCount
    units = try section(.units)
    pieces = try section(.pieces)
    spanBlocks = try section(.spanBlocks)
    spans = try section(.spans)
    lexicon = try Lexicon(offsets: section(.formOffsets), bytes: section(.formBytes))
    postings = try Postings(
      terms: section(.terms), data: section(.postings), positionCount: positionCount)
    let languages = try Lexicon(offsets: section(.languageOffsets), bytes: section(.languageBytes))
    let languageCodes = (0..<languages.count).map(languages.string)
    lemmas = try LemmaClasses(
      lemmas: Lexicon(offsets: section(.lemmaOffsets), bytes: section(.lemmaBytes)),
      languages: languageCodes,
      lemmasOfFormOffsets: section(.lemmasOfFormOffsets), lemmasOfForm: section(.lemmasOfForm),
      formsOfLemmaOffsets: section(.formsOfLemmaOffsets), formsOfLemma: section(.formsOfLemma))
    documents = try DocumentTable(
      records: section(.documents), strings: section(.documentStrings), text: section(.text),
      checkpoints: section(.checkpoints), units: units, pieces: pieces,
      languages: languageCodes, positionCount: positionCount
    ).documents()
  }

  /// Checks every byte.
  ///
  /// - Throws: `IndexError.damaged` with the first section whose checksum is wrong.
  package func verify() throws(IndexError) {
    for id in SegmentSection.allCases where extents[id] != nil {
      try Self.verify(id, extents: extents, file: file)
    }
  }

  /// The rank of the form at a position; beyond every rank at a gap or outside.
  @inline(__always)
  package func form(at position: Int) -> Int {
    position >= 0 && position < positionCount ? tokens.number(position) : Int(SegmentLayout.gap)
  }

  /// The number of occurrences of a form, by rank.
  package func count(ofForm form: Int) -> Int { postings.count(of: form) }

  /// Adds the positions of a form to the end of an array, ascending.
  package func appendPositions(ofForm form: Int, to output: inout [UInt32]) {
    postings.appendPositions(of: form, to: &output)
  }

  /// A cursor over the spans of the tokens.
  package func spanCursor() -> TokenSpanCursor {
    TokenSpanCursor(blocks: spanBlocks, data: spans, count: positionCount)
  }

  private static func verify(
    _ id: SegmentSection, extents: [SegmentSection: Extent], file: ByteView
  ) throws(IndexError) {
    guard let extent = extents[id] else { throw .damaged(id) }
    let covered = file.slice(extent.offset, extent.end)
    guard Checksum.of(covered.bytes) == extent.checksum else { throw .damaged(id) }
  }
}
