/// Lemma classes on their way into a segment.
///
/// A form can have several lemmas, and others in another language (`men` is Norwegian for "but"
/// and English for more than one man), so every entry names its language.
struct LemmaTable: ~Copyable {
  private var lemmas = FormTable()
  /// Where each form's entries begin, by rank, with the end after the last.
  private var offsets: [UInt32] = []
  private var languageOfEntry: [UInt32] = []
  private var lemmaOfEntry: [UInt32] = []

  /// Begins the entries of the form with the next rank.
  mutating func beginForm() {
    offsets.append(UInt32(truncatingIfNeeded: lemmaOfEntry.count))
  }

  /// Adds an entry.
  mutating func append(language: Int, lemma: String) {
    var copy = lemma
    languageOfEntry.append(UInt32(truncatingIfNeeded: language))
    lemmaOfEntry.append(copy.withUTF8 { lemmas.intern(unpadded: $0) })
  }

  /// Writes the tables of both directions; where no form has a lemma, nothing by form.
  consuming func write(to writer: inout SegmentWriter) {
    offsets.append(UInt32(truncatingIfNeeded: lemmaOfEntry.count))
    let idsByRank = lemmas.idsByRank()
    let table = lemmas.table(of: idsByRank)
    writer.write(table.offsets, as: .lemmaOffsets)
    writer.write(table.bytes, as: .lemmaBytes)
    var ranks = [UInt32](repeating: 0, count: idsByRank.count)
    for (rank, id) in idsByRank.enumerated() { ranks[Int(id)] = UInt32(truncatingIfNeeded: rank) }
    writer.write(lemmaOfEntry.isEmpty ? [] : offsets, as: .lemmasOfFormOffsets)
    var starts = [UInt32](repeating: 0, count: idsByRank.count + 1)
    for (language, lemma) in zip(languageOfEntry, lemmaOfEntry) {
      writer.write([language, ranks[Int(lemma)]])
      starts[Int(ranks[Int(lemma)]) + 1] += 1
    }
    writer.end(.lemmasOfForm)
    for rank in idsByRank.indices { starts[rank + 1] += starts[rank] }
    writer.write(starts, as: .formsOfLemmaOffsets)
    var forms = [UInt32](repeating: 0, count: lemmaOfEntry.count * 2)
    for form in 0..<(offsets.count - 1) {
      for entry in Int(offsets[form])..<Int(offsets[form + 1]) {
        let rank = Int(ranks[Int(lemmaOfEntry[entry])])
        let place = Int(starts[rank])
        starts[rank] += 1
        forms[place * 2] = languageOfEntry[entry]
        forms[place * 2 + 1] = UInt32(truncatingIfNeeded: form)
      }
    }
    writer.write(forms, as: .formsOfLemma)
  }
}
