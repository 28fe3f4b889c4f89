internal import Text

extension SegmentBuilder {
  /// The segment.
  ///
  /// - Throws: `IndexError.tooLarge` where the documents do not fit into one.
  package func bytes() throws(IndexError) -> [UInt8] {
    let limit = Int(UInt32.max) - 1
    guard scalarBase < limit, tokens.count < limit, text.count < limit else { throw .tooLarge }
    let order = Self.byteOrder(of: forms)
    var ranks = [UInt32](repeating: 0, count: forms.count)
    for (rank, form) in order.enumerated() { ranks[form] = UInt32(truncatingIfNeeded: rank) }
    let ranked = tokens.map { $0 == SegmentLayout.gap ? $0 : ranks[Int($0)] }
    let (formOffsets, formBytes) = Self.stringTable(order.map { forms[$0] })
    let (languageOffsets, languageBytes) = Self.stringTable(languages)
    let (terms, postings) = Self.postings(of: ranked, formCount: forms.count)
    let (spanBlocks, spans) = spanSections()
    let (documentStrings, records) = documentSections()
    let classes = LemmaTable(
      lemmasByForm: lemmasByForm(in: order, ranked: ranked), formCount: forms.count)
    return SegmentLayout.assemble([
      (.documentStrings, documentStrings), (.documents, records),
      (.formOffsets, formOffsets), (.formBytes, formBytes),
      (.terms, terms), (.postings, postings), (.tokens, Self.words(ranked)),
      (.spanBlocks, spanBlocks), (.spans, spans),
      (.units, Self.words(units)), (.pieces, Self.words(pieces)),
      (.checkpoints, Self.words(checkpoints)),
      (.lemmaOffsets, classes.lemmaOffsets), (.lemmaBytes, classes.lemmaBytes),
      (.lemmasOfFormOffsets, classes.lemmasOfFormOffsets),
      (.lemmasOfForm, classes.lemmasOfForm),
      (.formsOfLemmaOffsets, classes.formsOfLemmaOffsets),
      (.formsOfLemma, classes.formsOfLemma),
      (.languageOffsets, languageOffsets), (.languageBytes, languageBytes),
      (.text, Self.raw(text)),
    ])
  }

  /// The indices of strings in the order of their UTF-8 bytes.
  static func byteOrder(of strings: [String]) -> [Int] {
    let keys = strings.map { Array($0.utf8) }
    return keys.indices.sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }
  }

  /// Where each string begins, with the end after the last, and their bytes.
  static func stringTable(_ strings: [String]) -> (offsets: ByteWriter, bytes: ByteWriter) {
    var offsets = ByteWriter()
    var bytes = ByteWriter()
    for string in strings {
      offsets.append(bytes.bytes.count)
      bytes.append(contentsOf: string.utf8)
    }
    offsets.append(bytes.bytes.count)
    return (offsets, bytes)
  }

  static func words(_ values: [UInt32]) -> ByteWriter {
    var writer = ByteWriter()
    for value in values { writer.append(value) }
    return writer
  }

  private static func raw(_ bytes: [UInt8]) -> ByteWriter {
    var writer = ByteWriter()
    writer.append(contentsOf: bytes)
    return writer
  }

  /// Counts and places of postings form by form, and the postings themselves.
  ///
  /// A form with more than one block has, before the blocks, the pair (last position of the block
  /// before, where the block begins among this form's blocks) for each of them.
  private static func postings(of tokens: [UInt32], formCount: Int)
    -> (terms: ByteWriter, data: ByteWriter)
  {
    var starts = [Int](repeating: 0, count: formCount + 1)
    for form in tokens where form != SegmentLayout.gap { starts[Int(form) + 1] += 1 }
    for form in 0..<formCount { starts[form + 1] += starts[form] }
    var next = starts
    var sorted = [UInt32](repeating: 0, count: starts[formCount])
    for (position, form) in tokens.enumerated() where form != SegmentLayout.gap {
      sorted[next[Int(form)]] = UInt32(truncatingIfNeeded: position)
      next[Int(form)] += 1
    }
    var terms = ByteWriter()
    var data = ByteWriter()
    for form in 0..<formCount {
      let positions = sorted[starts[form]..<starts[form + 1]]
      terms.append(positions.count)
      terms.append(data.bytes.count)
      var skips = ByteWriter()
      var blocks = ByteWriter()
      var previous: UInt32 = 0
      for (index, position) in positions.enumerated() {
        if index % SegmentLayout.postingsPerBlock == 0 {
          skips.append(previous)
          skips.append(blocks.bytes.count)
        }
        blocks.append(varint: position &- previous)
        previous = position
      }
      if positions.count > SegmentLayout.postingsPerBlock {
        data.append(contentsOf: skips.bytes)
      }
      data.append(contentsOf: blocks.bytes)
    }
    terms.append(0)
    terms.append(data.bytes.count)
    return (terms, data)
  }

  /// Per block the first start and its place; then start minus the one before, and length.
  private func spanSections() -> (blocks: ByteWriter, data: ByteWriter) {
    var blocks = ByteWriter()
    var data = ByteWriter()
    var previous: UInt32 = 0
    for position in tokens.indices {
      if position % SegmentLayout.spansPerBlock == 0 {
        previous = tokenStarts[position]
        blocks.append(previous)
        blocks.append(data.bytes.count)
      }
      data.append(varint: tokenStarts[position] &- previous)
      data.append(varint: tokenLengths[position])
      previous = tokenStarts[position]
    }
    return (blocks, data)
  }

  private func documentSections() -> (strings: ByteWriter, records: ByteWriter) {
    var strings = ByteWriter()
    var records = ByteWriter()
    for document in documents { document.write(to: &records, strings: &strings) }
    return (strings, records)
  }

  /// Language and lemmas for each form by rank, in the order of the languages.
  private func lemmasByForm(in order: [Int], ranked: [UInt32]) -> [[(language: Int, lemma: String)]]
  {
    var occurs = [[Bool]](
      repeating: [Bool](repeating: false, count: order.count), count: languages.count)
    for document in documents {
      for position in document.positions { occurs[document.language][Int(ranked[position])] = true }
    }
    return order.indices.map { rank in
      var entries: [(language: Int, lemma: String)] = []
      for language in languages.indices where occurs[language][rank] {
        let key = FormInLanguage(
          language: language, form: UInt32(truncatingIfNeeded: order[rank]))
        let found = knownLemmas[key] ?? lemmas(forms[order[rank]], languages[language])
        for lemma in Set(found.map(\.foldedForSearch)).sorted() {
          entries.append((language, lemma))
        }
      }
      return entries
    }
  }
}
