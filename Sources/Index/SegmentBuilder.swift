internal import Text

/// Gathers documents and writes them as one immutable segment.
///
/// The same documents in the same order give the same bytes, whether they are added as documents
/// or taken over from older segments. Texts are written as they come; of each token, five bytes
/// are kept until the end, and four more while it is written.
package struct SegmentBuilder: ~Copyable {
  /// The lemmas of a form in a language; of none, if the dictionary does not know it.
  package typealias Lemmas = (_ form: String, _ language: String) -> [String]

  let lemmas: Lemmas?
  var writer: SegmentWriter
  var tokens = TokenColumns()
  var languages: [String] = []
  /// Where each document's language and positions are.
  var documents: [(language: Int, positions: Range<Int>)] = []
  var records = ByteWriter()
  var strings = ByteWriter()
  var turns = UnitWriter()
  var sentences = UnitWriter()
  var paragraphs = UnitWriter()
  /// Two words per piece: its first scalar, its length times eight and its kind.
  var pieces: [UInt32] = []
  var checkpoints: [UInt32] = []
  var scalarBase = 0
  /// Lemmas taken over from older segments, by language and form.
  var knownLemmas: [FormInLanguage: [String]] = [:]
  var origin = SegmentOrigin()
  private var scanner = TokenScanner()
  var isTooLarge = false
  private var languageIDs: [String: Int] = [:]

  /// A form as it is read in one language.
  struct FormInLanguage: Hashable {
    let language: Int
    let form: UInt32
  }

  /// Begins a segment.
  ///
  /// - Parameters:
  ///   - lemmas: asked once, at the end, for every form in every language it occurs in; where there
  ///     is nobody to ask, only lemmas that older segments have are written.
  ///   - sink: where the bytes go, in order; memory where there is none. An error that it throws
  ///     comes out of `finish`.
  package init(
    lemmas: Lemmas? = nil, into sink: SegmentSink? = nil
  ) {
    self.lemmas = lemmas
    writer = SegmentWriter(sink)
  }

  /// The number of positions so far: of tokens and of documents.
  package var positionCount: Int { tokens.ids.count }

  /// Adds a document, whose tokens are found in its text.
  package mutating func add(_ document: IndexDocument) {
    document.utf8.withUnsafeBufferPointer { add(document, utf8: $0) }
  }

  private mutating func add(_ document: IndexDocument, utf8: UnsafeBufferPointer<UInt8>) {
    guard fits(bytes: utf8.count) else { return }
    tokens.begin(scalarBase: scalarBase)
    scanner.scan(utf8, pieces: document.pieces, into: &tokens)
    let firstPiece = pieces.count / 2
    for piece in document.pieces {
      pieces.append(UInt32(truncatingIfNeeded: piece.span.start))
      pieces.append(PieceKind.word(of: piece))
    }
    let foundTurns = tokens.units(document.turns)
    let foundParagraphs =
      document.paragraphs == document.turns ? foundTurns : tokens.units(document.paragraphs)
    let record = DocumentRecord(
      language: number(of: document.language), firstPosition: tokens.firstPosition,
      tokenCount: tokens.ids.count - tokens.firstPosition, scalarBase: scalarBase,
      length: ScalarCounts.scalars(in: utf8), textOffset: writer.sectionLength,
      textLength: utf8.count, firstCheckpoint: checkpoints.count / 2,
      turns: turns.add(foundTurns, scalarBase: scalarBase),
      sentences: sentences.add(tokens.units(document.sentences), scalarBase: scalarBase),
      paragraphs: paragraphs.add(foundParagraphs, scalarBase: scalarBase),
      pieces: firstPiece..<(pieces.count / 2))
    end(
      record, key: document.key, fingerprint: document.fingerprint,
      text: UnsafeRawBufferPointer(utf8))
  }

  /// Whether there is room for one more document; a token takes at least a byte.
  mutating func fits(bytes: Int) -> Bool {
    if max(writer.sectionLength, tokens.ids.count + 1) + bytes > SegmentLayout.limit {
      isTooLarge = true
    }
    return !isTooLarge
  }

  /// Ends a document whose tokens, units and pieces have been added.
  mutating func end(
    _ record: DocumentRecord, key: String, fingerprint: String, text: UnsafeRawBufferPointer
  ) {
    record.write(key: key, fingerprint: fingerprint, to: &records, strings: &strings)
    documents.append((record.language, record.positions))
    tokens.end(length: record.length)
    addCheckpoints(
      of: UnsafeBufferPointer(
        start: text.baseAddress?.assumingMemoryBound(to: UInt8.self), count: text.count))
    writer.write(text)
    scalarBase += record.length + 1
  }

  /// The number of a language, a new one if it is new.
  mutating func number(of language: String) -> Int {
    if let known = languageIDs[language] { return known }
    let id = languages.count
    languageIDs[language] = id
    languages.append(language)
    return id
  }

  private mutating func addCheckpoints(of text: UnsafeBufferPointer<UInt8>) {
    var position = 0
    var lines = 0
    while position < text.count {
      checkpoints.append(UInt32(truncatingIfNeeded: position))
      checkpoints.append(UInt32(truncatingIfNeeded: lines))
      let next = ScalarCounts.position(
        after: SegmentLayout.checkpointStride, from: position, in: text)
      lines += ScalarCounts.newlines(in: UnsafeBufferPointer(rebasing: text[position..<next]))
      position = next
    }
  }
}
