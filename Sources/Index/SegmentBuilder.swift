internal import Text

/// Gathers documents and freezes them into one immutable segment.
///
/// The same documents in the same order give the same bytes, whether they are added as documents
/// or taken over from older segments.
package struct SegmentBuilder {
  /// The lemmas of a form in a language; of none, if the dictionary does not know it.
  package typealias Lemmas = (_ form: String, _ language: String) -> [String]

  let lemmas: Lemmas
  var forms: [String] = []
  var languages: [String] = []
  var documents: [DocumentRecord] = []
  var tokens: [UInt32] = []
  var tokenStarts: [UInt32] = []
  var tokenLengths: [UInt32] = []
  var units: [UInt32] = []
  var pieces: [UInt32] = []
  var text: [UInt8] = []
  var checkpoints: [UInt32] = []
  var scalarBase = 0
  /// Lemmas taken over from older segments, by language and form.
  var knownLemmas: [FormInLanguage: [String]] = [:]
  private var formIDs: [String: UInt32] = [:]
  private var languageIDs: [String: Int] = [:]

  /// A form as it is read in one language.
  struct FormInLanguage: Hashable {
    let language: Int
    let form: UInt32
  }

  /// Begins a segment.
  ///
  /// - Parameter lemmas: asked once, at the end, for every form in every language it occurs in.
  package init(lemmas: @escaping Lemmas = { _, _ in [] }) {
    self.lemmas = lemmas
  }

  /// The number of documents so far.
  package var documentCount: Int { documents.count }

  /// Adds a document.
  package mutating func add(_ document: IndexDocument) {
    let firstPosition = tokens.count
    for token in document.tokens {
      tokens.append(intern(token.form))
      tokenStarts.append(UInt32(truncatingIfNeeded: scalarBase + token.span.start))
      tokenLengths.append(UInt32(truncatingIfNeeded: token.span.length))
    }
    let firstUnit = units.count / 4
    for spans in [document.turns, document.sentences, document.paragraphs] {
      for span in spans { addUnit(span, among: document.tokens, from: firstPosition) }
    }
    let firstPiece = pieces.count / 3
    for piece in document.pieces {
      pieces.append(UInt32(truncatingIfNeeded: piece.span.start))
      pieces.append(UInt32(truncatingIfNeeded: piece.span.end))
      pieces.append(PieceKind.code(of: piece.kind))
    }
    finishDocument(
      DocumentRecord(
        key: document.key, fingerprint: document.fingerprint,
        language: intern(language: document.language), firstPosition: firstPosition,
        tokenCount: document.tokens.count, scalarBase: scalarBase, length: document.text.count,
        textOffset: text.count, textLength: document.text.utf8.count,
        firstCheckpoint: checkpoints.count / 2, firstUnit: firstUnit,
        turnCount: document.turns.count, sentenceCount: document.sentences.count,
        paragraphCount: document.paragraphs.count, firstPiece: firstPiece,
        pieceCount: document.pieces.count))
    addText(document.text.utf8)
  }

  /// Takes over a document of an older segment as it is, without reading its text again.
  package mutating func add(_ index: Int, of reader: SegmentReader) {
    let old = reader.documents[index]
    let record = old.record
    let language = intern(language: old.language)
    let firstPosition = tokens.count
    var cursor = reader.spanCursor()
    for position in record.positions {
      let oldForm = reader.form(at: position)
      let isNew = formIDs.count
      let form = intern(reader.lexicon.string(oldForm))
      let key = FormInLanguage(language: language, form: form)
      if isNew < formIDs.count || knownLemmas[key] == nil {
        knownLemmas[key] = reader.lemmas.lemmas(ofForm: oldForm, in: old.language)
      }
      let span = cursor.globalSpan(at: position)
      tokens.append(form)
      tokenStarts.append(
        UInt32(truncatingIfNeeded: Int(span.start) - record.scalarBase + scalarBase))
      tokenLengths.append(span.length)
    }
    let firstUnit = units.count / 4
    for unit in record.firstUnit..<(record.firstUnit + record.unitCount) {
      for word in 0..<4 {
        let value = reader.units.word(unit * 4 + word)
        let shift = word < 2 ? 0 : firstPosition - record.firstPosition
        units.append(UInt32(truncatingIfNeeded: Int(value) + shift))
      }
    }
    let firstPiece = pieces.count / 3
    for word in (record.firstPiece * 3)..<((record.firstPiece + record.pieceCount) * 3) {
      pieces.append(reader.pieces.word(word))
    }
    finishDocument(
      DocumentRecord(
        key: record.key, fingerprint: record.fingerprint, language: language,
        firstPosition: firstPosition, tokenCount: record.tokenCount, scalarBase: scalarBase,
        length: record.length, textOffset: text.count, textLength: record.textLength,
        firstCheckpoint: checkpoints.count / 2, firstUnit: firstUnit, turnCount: record.turnCount,
        sentenceCount: record.sentenceCount, paragraphCount: record.paragraphCount,
        firstPiece: firstPiece, pieceCount: record.pieceCount))
    addText(old.text.bytes)
  }

  /// Ends a document: a gap keeps its last token from standing next to the next one's first.
  private mutating func finishDocument(_ record: DocumentRecord) {
    documents.append(record)
    tokens.append(SegmentLayout.gap)
    tokenStarts.append(UInt32(truncatingIfNeeded: scalarBase + record.length))
    tokenLengths.append(0)
    scalarBase += record.length + 1
  }

  private mutating func addUnit(_ span: TextSpan, among tokens: [Token], from position: Int) {
    let first = tokens.partitioningIndex { $0.span.start >= span.start }
    let end = max(first, tokens.partitioningIndex { $0.span.end > span.end })
    units.append(UInt32(truncatingIfNeeded: span.start))
    units.append(UInt32(truncatingIfNeeded: span.end))
    units.append(UInt32(truncatingIfNeeded: position + first))
    units.append(UInt32(truncatingIfNeeded: position + end))
  }

  private mutating func addText(_ utf8: some Sequence<UInt8>) {
    let base = text.count
    var scalars = 0
    var lines: UInt32 = 0
    text.append(contentsOf: utf8)
    for position in base..<text.count {
      let byte = text[position]
      if byte & 0xC0 != 0x80 {
        if scalars % SegmentLayout.checkpointStride == 0 {
          checkpoints.append(UInt32(truncatingIfNeeded: position - base))
          checkpoints.append(lines)
        }
        scalars += 1
      }
      if byte == 0x0A { lines += 1 }
    }
  }

  private mutating func intern(_ form: String) -> UInt32 {
    if let known = formIDs[form] { return known }
    let id = UInt32(truncatingIfNeeded: forms.count)
    formIDs[form] = id
    forms.append(form)
    return id
  }

  private mutating func intern(language: String) -> Int {
    if let known = languageIDs[language] { return known }
    let id = languages.count
    languageIDs[language] = id
    languages.append(language)
    return id
  }
}
