internal import Index
internal import Text

/// Finds words and phrases in one segment.
struct WordSearch {
  let reader: SegmentReader
  /// The lemmas that each form asked for has anywhere, by language.
  let lemmas: [String: Set<LemmaInLanguage>]
  /// The forms that a test stands for only where it is written so.
  let excluded: Set<String>

  /// The hits of a phrase, ascending.
  func hits(_ phrase: Phrase) -> [TokenRange] {
    let slots = phrase.slots.map(slot)
    let rarest = slots.indices.filter { !slots[$0].isAny }
      .min { slots[$0].occurrences < slots[$1].occurrences }
    guard let rarest, slots.allSatisfy({ $0.isAny || $0.occurrences > 0 }) else { return [] }
    var result: [TokenRange] = []
    let length = slots.count
    for position in positions(of: slots[rarest]) {
      let first = Int(position) - rarest
      guard first >= 0, first + length <= reader.positionCount else { continue }
      let isHit = slots.indices.allSatisfy { index in
        slots[index].admits(reader.form(at: first + index), in: reader)
      }
      if isHit { result.append(TokenRange(first, first + length - 1)) }
    }
    let checks = slots.contains { $0.stored != nil || $0.formsByLanguage != nil }
    return checks ? checked(result, slots) : result
  }

  /// The forms in this segment that a test admits, in the order of their bytes.
  func forms(_ test: WordTest) -> [String] {
    slot(test).forms.map(reader.lexicon.string)
  }

  /// A test against this segment's lexicon.
  private struct Slot {
    var isAny = false
    var forms: [Int] = []
    var bits: [UInt64] = []
    var occurrences = 0
    var stored: WildcardPattern?
    var formsByLanguage: [String: Set<Int>]?

    @inline(__always)
    func admits(_ form: Int, in reader: SegmentReader) -> Bool {
      if isAny { return form < reader.lexicon.count }
      if bits.isEmpty { return form == forms[0] }
      return form >> 6 < bits.count && bits[form >> 6] >> UInt64(form & 63) & 1 != 0
    }
  }

  private func slot(_ test: WordTest) -> Slot {
    var slot = Slot()
    switch test {
    case .any: slot.isAny = true
    case .form(let test): slot.forms = test.ranks(in: reader.lexicon)
    case .exact(let folded, let stored):
      slot.forms = reader.lexicon.ranks(matching: folded)
      slot.stored = stored
    case .lemma(let form):
      var byLanguage: [String: Set<Int>] = [:]
      for lemma in lemmas[form] ?? [] {
        for entry in reader.lemmas.forms(ofLemma: lemma.lemma)
        where entry.language == lemma.language {
          byLanguage[entry.language, default: []].insert(entry.form)
        }
        if let rank = reader.lexicon.rank(of: form) {
          byLanguage[lemma.language, default: []].insert(rank)
        }
      }
      slot.forms = byLanguage.values.reduce(into: Set()) { $0.formUnion($1) }.sorted()
      if reader.lemmas.languages.count > 1 { slot.formsByLanguage = byLanguage }
    }
    if !excluded.isEmpty, test.standsForSeveral {
      slot.forms.removeAll { excluded.contains(reader.lexicon.string($0)) }
    }
    slot.occurrences = slot.forms.reduce(0) { $0 + reader.count(ofForm: $1) }
    if slot.forms.count > 1 {
      slot.bits = [UInt64](repeating: 0, count: reader.lexicon.count / 64 + 1)
      for form in slot.forms where form >> 6 < slot.bits.count {
        slot.bits[form >> 6] |= 1 << UInt64(form & 63)
      }
    }
    return slot
  }

  /// The positions of some forms, ascending: their postings together or, where those are many
  /// against the tokens there are, found by going through the tokens.
  private func positions(of slot: Slot) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(slot.occurrences)
    if slot.forms.count > 1, slot.occurrences > reader.positionCount / 16 {
      for position in 0..<reader.positionCount
      where slot.admits(reader.form(at: position), in: reader) {
        result.append(UInt32(truncatingIfNeeded: position))
      }
      return result
    }
    for form in slot.forms { reader.appendPositions(ofForm: form, to: &result) }
    if slot.forms.count > 1 { result.sort() }
    return result
  }

  /// The hits whose tokens are right in the stored text, and in their document's language.
  private func checked(_ hits: [TokenRange], _ slots: [Slot]) -> [TokenRange] {
    var cursor = reader.spanCursor()
    var index = 0
    return hits.filter { hit in
      while index < reader.documents.count,
        reader.documents[index].positions.upperBound <= hit.first
      {
        index += 1
      }
      guard index < reader.documents.count else { return false }
      let document = reader.documents[index]
      return slots.indices.allSatisfy { slot in
        let position = hit.first + slot
        if let forms = slots[slot].formsByLanguage,
          !(forms[document.language]?.contains(reader.form(at: position)) ?? false)
        {
          return false
        }
        guard let stored = slots[slot].stored else { return true }
        let span = cursor.globalSpan(at: position)
        let read = document.text.read(document.localSpan(Int(span.start), span.end))
        return stored.matches(StoredForm.of(read))
      }
    }
  }
}
