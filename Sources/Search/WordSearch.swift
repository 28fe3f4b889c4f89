internal import Index
internal import Text

/// Finds words and phrases in one segment.
struct WordSearch {
  let reader: SegmentReader
  /// The lemmas that each form asked for has anywhere, by language.
  let lemmas: [String: Set<LemmaInLanguage>]
  /// The forms that a test stands for only where it is written so.
  let excluded: Set<String>
  private let known = Slots()

  /// Prepares to search a segment.
  init(
    reader: SegmentReader, lemmas: [String: Set<LemmaInLanguage>], excluded: Set<String>
  ) {
    self.reader = reader
    self.lemmas = lemmas
    self.excluded = excluded
  }

  /// The hits of a phrase.
  func hits(_ phrase: Phrase) -> FoundWords {
    let slots = phrase.slots.map(slot)
    let rows = FoundWords.rows(reader.rows(of: slots.map(\.set)), length: slots.count)
    let checks = slots.contains { $0.stored != nil || $0.formsByLanguage != nil }
    return checks ? checked(rows, slots) : rows
  }

  /// The forms of a phrase of one word whose tokens need no second look; nil of any other phrase.
  func forms(ofWord phrase: Phrase) -> FormSet? {
    guard phrase.slots.count == 1, let test = phrase.slots.first, test != .any else { return nil }
    let slot = slot(test)
    return slot.stored == nil && slot.formsByLanguage == nil ? slot.set : nil
  }

  /// The forms in this segment that a test admits, in the order of their bytes.
  func forms(_ test: WordTest) -> [String] {
    slot(test).set.forms.map(reader.lexicon.string)
  }

  /// A test against this segment's lexicon.
  private struct Slot {
    var set: FormSet
    /// What the token must be as it is stored.
    var stored: WildcardPattern?
    /// The forms by language, where not every form will do in every language.
    var formsByLanguage: [String: Set<Int>]?
  }

  /// The tests that have been looked up in the segment's lexicon.
  private final class Slots {
    var byTest: [WordTest: Slot] = [:]
  }

  private func slot(_ test: WordTest) -> Slot {
    if let slot = known.byTest[test] { return slot }
    let slot = found(test)
    known.byTest[test] = slot
    return slot
  }

  private func found(_ test: WordTest) -> Slot {
    var forms: [Int] = []
    var stored: WildcardPattern?
    var formsByLanguage: [String: Set<Int>]?
    switch test {
    case .any: return Slot(set: SegmentReader.anyForm)
    case .form(let test): forms = test.ranks(in: reader.lexicon)
    case .exact(let folded, let pattern):
      forms = reader.lexicon.ranks(matching: folded)
      stored = pattern
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
      forms = byLanguage.values.reduce(into: Set()) { $0.formUnion($1) }.sorted()
      if reader.lemmas.languages.count > 1 { formsByLanguage = byLanguage }
    }
    if !excluded.isEmpty, test.standsForSeveral {
      forms.removeAll { excluded.contains(reader.lexicon.string($0)) }
    }
    return Slot(
      set: reader.formSet(forms), stored: stored, formsByLanguage: formsByLanguage)
  }

  /// The hits whose tokens are right in the stored text, and in their document's language.
  private func checked(_ hits: FoundWords, _ slots: [Slot]) -> FoundWords {
    var cursor = reader.spanCursor()
    var document: IndexedDocument?
    return hits.filter { hit in
      if !(document?.positions.contains(hit.first) ?? false) {
        document = reader.documents[reader.documents.index(ofPosition: hit.first)]
      }
      guard let document else { return false }
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
