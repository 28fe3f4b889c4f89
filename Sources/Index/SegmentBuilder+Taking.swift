/// The segment that documents are taken over from, and what is known of its forms.
struct SegmentOrigin {
  private var identity: SegmentIdentity?
  /// By language, the number here of each form there; `TokenColumns.gap` where it has none yet.
  var ids: [Int: [UInt32]] = [:]

  /// Forgets what it knows unless it is of this segment.
  mutating func turn(to reader: SegmentReader) {
    guard identity != reader.identity else { return }
    identity = reader.identity
    ids = [:]
  }
}

extension SegmentBuilder {
  /// Takes over a document of an older segment as it is, without reading its text again.
  package mutating func add(_ index: Int, of reader: SegmentReader) {
    let old = reader.documents[index]
    let record = old.record
    guard fits(bytes: record.textLength) else { return }
    let language = number(of: old.language)
    tokens.begin(scalarBase: scalarBase)
    takeTokens(of: old, language: language, from: reader)
    let firstPiece = pieces.count / 2
    for word in (record.pieces.lowerBound * 2)..<(record.pieces.upperBound * 2) {
      pieces.append(reader.pieces.word(word))
    }
    let shift = tokens.firstPosition - record.firstPosition
    let taken = DocumentRecord(
      language: language, firstPosition: tokens.firstPosition, tokenCount: record.tokenCount,
      scalarBase: scalarBase, length: record.length, textOffset: writer.sectionLength,
      textLength: record.textLength, firstCheckpoint: checkpoints.count / 2,
      turns: turns.add(old.turns, scalarBase: scalarBase, shift: shift),
      sentences: sentences.add(old.sentences, scalarBase: scalarBase, shift: shift),
      paragraphs: paragraphs.add(old.paragraphs, scalarBase: scalarBase, shift: shift),
      pieces: firstPiece..<(pieces.count / 2))
    end(taken, key: old.key, fingerprint: old.fingerprint, text: old.text.bytes)
  }

  private mutating func takeTokens(
    of old: IndexedDocument, language: Int, from reader: SegmentReader
  ) {
    origin.turn(to: reader)
    let gap = TokenColumns.gap
    var ids =
      origin.ids.removeValue(forKey: language)
      ?? [UInt32](repeating: gap, count: reader.lexicon.count)
    let shift = scalarBase - old.scalarBase
    var cursor = reader.spanCursor()
    for position in old.positions {
      let form = reader.form(at: position)
      var id = form < ids.count ? ids[form] : gap
      if id == gap {
        id = take(form, language: language, old.language, from: reader)
        if form < ids.count { ids[form] = id }
      }
      let span = cursor.globalSpan(at: position)
      tokens.append(id, start: Int(span.start) &+ shift, length: Int(span.length))
    }
    origin.ids[language] = ids
  }

  /// The number here of a form there, whose lemmas are taken over too.
  private mutating func take(
    _ form: Int, language: Int, _ code: String, from reader: SegmentReader
  ) -> UInt32 {
    let bytes = reader.lexicon.utf8(form)
    let id = tokens.forms.intern(
      unpadded: UnsafeBufferPointer(
        start: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), count: bytes.count))
    let key = FormInLanguage(language: language, form: id)
    if knownLemmas[key] == nil {
      knownLemmas[key] = reader.lemmas.lemmas(ofForm: form, in: code)
    }
    return id
  }
}
