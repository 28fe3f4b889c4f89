/// An immutable segment, read in place.
///
/// Opening checks header, table and the records of the documents, and decodes nothing else;
/// `verify` checks every byte. The bytes begin at an even address and must outlive the reader and
/// everything it hands out.
package struct SegmentReader: Sendable {
  /// The documents, in the order of their positions.
  package let documents: IndexedDocuments
  /// The forms of all tokens, by rank.
  package let lexicon: Lexicon
  /// The lemmas of the forms.
  package let lemmas: LemmaClasses
  /// The code of the form at each position.
  package let forward: ForwardIndex
  let pieces: ByteView
  let postings: Postings
  let identity: SegmentIdentity
  private let turns: UnitColumn
  private let sentences: UnitColumn
  private let paragraphs: UnitColumn
  private let codes: ByteView
  private let startBlocks: ByteView
  private let starts: ByteView
  private let lengths: FormLengths
  private let file: ByteView
  private let adviser: PageAdviser?

  /// Opens a segment.
  ///
  /// - Parameters:
  ///   - bytes: the segment's bytes.
  ///   - adviser: who is told how they are going to be read, if they come from a file.
  /// - Throws: `IndexError`, where the bytes are no segment, another version's, or damaged.
  package init(bytes: UnsafeRawBufferPointer, adviser: PageAdviser? = nil) throws(IndexError) {
    let file = ByteView(bytes)
    adviser?(bytes, .hereAndThere)
    let extents = try SegmentLayout.sections(of: file)
    func section(_ id: SegmentSection) throws(IndexError) -> ByteView {
      guard let extent = extents[id] else { throw .damaged(id) }
      return file.slice(extent.offset, extent.offset + extent.length)
    }
    self.file = file
    self.adviser = adviser
    for id in [SegmentSection.documents, .documentStrings] {
      try Self.verify(id, extents, file, adviser)
    }
    identity = SegmentIdentity(file)
    lexicon = try Lexicon(offsets: section(.formOffsets), bytes: section(.formBytes))
    forward = try ForwardIndex(
      section: section(.forward), ranks: section(.ranks), escapes: section(.escapes))
    codes = try section(.codes)
    pieces = try section(.pieces)
    turns = UnitColumn(try section(.turns))
    sentences = UnitColumn(try section(.sentences))
    let own = try section(.paragraphs)
    paragraphs = own.word(0) == UnitWriter.sameAsTurns ? turns : UnitColumn(own)
    startBlocks = try section(.startBlocks)
    starts = try section(.starts)
    lengths = FormLengths(
      forward: forward, lengths: try section(.formLengths), codes: codes,
      exceptions: try section(.lengthExceptions))
    postings = Postings(
      terms: try section(.terms), data: try section(.blockPostings),
      positionCount: forward.count, adviser: adviser)
    let languages = try Lexicon(offsets: section(.languageOffsets), bytes: section(.languageBytes))
    let languageCodes = (0..<languages.count).map(languages.string)
    lemmas = try LemmaClasses(
      lemmas: Lexicon(offsets: section(.lemmaOffsets), bytes: section(.lemmaBytes)),
      languages: languageCodes,
      lemmasOfFormOffsets: section(.lemmasOfFormOffsets), lemmasOfForm: section(.lemmasOfForm),
      formsOfLemmaOffsets: section(.formsOfLemmaOffsets), formsOfLemma: section(.formsOfLemma))
    documents = try IndexedDocuments(
      records: section(.documents), strings: section(.documentStrings),
      tables: IndexedDocuments.Tables(
        text: section(.text), checkpoints: section(.textCheckpoints), turns: turns,
        sentences: sentences, paragraphs: paragraphs, pieces: pieces, languages: languageCodes,
        positionCount: forward.count))
    for id in Self.readFirst { adviser?(try section(id).bytes, .soon) }
    for id in Self.readOnward { adviser?(try section(id).bytes, .onward) }
  }

  /// What nearly every search looks words up in, page after page.
  private static let readFirst: [SegmentSection] = [.formOffsets, .formBytes]

  /// What hits in the order of the texts lead through from its beginning to its end.
  private static let readOnward: [SegmentSection] = [
    .forward, .turns, .sentences, .paragraphs, .startBlocks, .starts, .text,
  ]

  /// The number of positions, gaps between documents included.
  package var positionCount: Int { forward.count }

  /// Checks every byte.
  ///
  /// - Throws: `IndexError.damaged` with the first section whose checksum is wrong.
  package func verify() throws(IndexError) {
    let extents = try SegmentLayout.sections(of: file)
    for id in SegmentSection.allCases where extents[id] != nil {
      try Self.verify(id, extents, file, adviser)
    }
  }

  /// The rank of the form at a position; beyond every rank at a gap or outside.
  @inline(__always)
  package func form(at position: Int) -> Int { forward.rank(at: position) }

  /// The code of a form by rank; `ForwardIndex.escape` where it has none of its own there.
  package func code(ofForm form: Int) -> UInt16 {
    guard form >= 0, form < codes.wordCount else { return ForwardIndex.escape }
    let code = codes.word(form)
    return code < UInt32(ForwardIndex.gap)
      ? UInt16(truncatingIfNeeded: code) : ForwardIndex.escape
  }

  /// The rank of the form with a code below `ForwardIndex.gap`.
  package func rank(ofCode code: UInt16) -> Int { forward.rank(ofCode: code) }

  /// The number of occurrences of a form, by rank.
  package func count(ofForm form: Int) -> Int { postings.count(of: form) }

  /// A cursor over the spans of the tokens.
  package func spanCursor() -> TokenSpanCursor {
    TokenSpanCursor(blocks: startBlocks, data: starts, lengths: lengths)
  }

  /// All turns, sentences or paragraphs of the segment.
  package func units(_ kind: UnitColumn.Kind) -> UnitColumn {
    switch kind {
    case .turn: turns
    case .sentence: sentences
    case .paragraph: paragraphs
    }
  }

  private static func verify(
    _ id: SegmentSection, _ extents: [SegmentSection: Extent], _ file: ByteView,
    _ adviser: PageAdviser?
  ) throws(IndexError) {
    guard let extent = extents[id] else { throw .damaged(id) }
    let covered = file.slice(extent.offset, extent.end)
    adviser?(covered.bytes, .soon)
    guard Checksum.of(covered.bytes) == extent.checksum else { throw .damaged(id) }
  }
}

/// What tells an open segment from every other: the checksum of all its checksums, and where it
/// lies in memory.
struct SegmentIdentity: Hashable, @unchecked Sendable {
  private let checksum: UInt32
  private let address: UnsafeRawPointer?
  private let length: Int

  /// Takes a segment whose trailer has been checked.
  init(_ file: ByteView) {
    checksum = file.word(atByte: file.count - 12)
    address = file.bytes.baseAddress
    length = file.count
  }
}
