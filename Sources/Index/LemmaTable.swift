/// Lemma classes on their way into a segment.
///
/// A form can have several lemmas, and others in another language (`men` is Norwegian for "but"
/// and English for more than one man), so every entry names its language.
struct LemmaTable {
  private(set) var lemmaOffsets = ByteWriter()
  private(set) var lemmaBytes = ByteWriter()
  private(set) var lemmasOfFormOffsets = ByteWriter()
  private(set) var lemmasOfForm = ByteWriter()
  private(set) var formsOfLemmaOffsets = ByteWriter()
  private(set) var formsOfLemma = ByteWriter()

  /// Turns each form's lemmas into tables in both directions.
  init(lemmasByForm: [[(language: Int, lemma: String)]], formCount: Int) {
    var ids: [String: Int] = [:]
    var lemmas: [String] = []
    for entries in lemmasByForm {
      for entry in entries where ids[entry.lemma] == nil {
        ids[entry.lemma] = lemmas.count
        lemmas.append(entry.lemma)
      }
    }
    let order = SegmentBuilder.byteOrder(of: lemmas)
    var ranks = [Int](repeating: 0, count: lemmas.count)
    for (rank, lemma) in order.enumerated() { ranks[lemma] = rank }
    (lemmaOffsets, lemmaBytes) = SegmentBuilder.stringTable(order.map { lemmas[$0] })
    var formsByLemma = [[(language: Int, form: Int)]](repeating: [], count: lemmas.count)
    var entryCount = 0
    for (form, entries) in lemmasByForm.enumerated() {
      lemmasOfFormOffsets.append(entryCount)
      for entry in entries {
        let rank = ranks[ids[entry.lemma] ?? 0]
        lemmasOfForm.append(entry.language)
        lemmasOfForm.append(rank)
        formsByLemma[rank].append((entry.language, form))
      }
      entryCount += entries.count
    }
    lemmasOfFormOffsets.append(entryCount)
    entryCount = 0
    for forms in formsByLemma {
      formsOfLemmaOffsets.append(entryCount)
      for entry in forms {
        formsOfLemma.append(entry.language)
        formsOfLemma.append(entry.form)
      }
      entryCount += forms.count
    }
    formsOfLemmaOffsets.append(entryCount)
  }
}
