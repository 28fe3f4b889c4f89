internal import Text

extension SegmentBuilder {
  /// Writes the rest of the segment; nothing can be added after that.
  ///
  /// - Throws: `IndexError.tooLarge` where the documents do not fit into one, and errors of the
  ///   sink.
  package mutating func finish() throws {
    if isTooLarge { throw IndexError.tooLarge }
    writer.end(.text)
    let order = FormNumbering(tokens)
    writeForms(order)
    let escapes = writeForward(order)
    try writePostings(order)
    writeStarts(order, escapes: escapes)
    turns.close()
    sentences.close()
    paragraphs.close()
    turns.write(to: &writer, as: .turns)
    sentences.write(to: &writer, as: .sentences)
    if paragraphs.holdsSame(as: turns) {
      writer.write([UnitWriter.sameAsTurns, 0], as: .paragraphs)
    } else {
      paragraphs.write(to: &writer, as: .paragraphs)
    }
    writer.write(pieces, as: .pieces)
    writer.write(checkpoints, as: .textCheckpoints)
    writer.write(records.bytes, as: .documents)
    writer.write(strings.bytes, as: .documentStrings)
    writeLanguages()
    writeLemmas(order)
    try writer.finish()
  }

  /// The segment, where it was begun without a sink.
  ///
  /// - Throws: `IndexError.tooLarge` where the documents do not fit into one.
  package mutating func bytes() throws -> [UInt8] {
    try finish()
    return writer.held
  }

  private mutating func writeForms(_ order: FormNumbering) {
    let table = tokens.forms.table(of: order.idsByRank)
    writer.write(table.offsets, as: .formOffsets)
    writer.write(table.bytes, as: .formBytes)
    writer.write(order.codesByRank, as: .codes)
    writer.write(order.ranksByCode, as: .ranks)
    writer.write(
      order.ranksByCode.map { rank in
        tokens.forms.shortScalarCount(of: order.idsByRank[Int(rank)])
      }, as: .formLengths)
  }

  /// The code at each position, between two stretches of gaps that windows may reach into.
  ///
  /// - Returns: position and rank of each form that has no code of its own.
  private mutating func writeForward(_ order: FormNumbering) -> [UInt32] {
    let margin = [UInt16](repeating: ForwardIndex.gap, count: ForwardIndex.margin)
    let short = order.shortCodesByID()
    var escapes: [UInt32] = []
    writer.write(margin)
    for page in 0..<tokens.ids.pageCount {
      let ids = tokens.ids.values(page)
      let codes = Self.codes(ids, short)
      writer.write(codes)
      if order.ranksByCode.count < Int(ForwardIndex.gap) { continue }
      for index in codes.indices where codes[index] == ForwardIndex.escape {
        escapes.append(UInt32(truncatingIfNeeded: page * Pages<UInt32>.pageSize + index))
        escapes.append(order.ranksByID[Int(ids[index])])
      }
    }
    writer.write(margin)
    writer.end(.forward)
    writer.write(escapes, as: .escapes)
    return escapes
  }

  /// The codes that stand for some forms' numbers in the forward index.
  private static func codes(_ ids: UnsafeBufferPointer<UInt32>, _ short: [UInt16]) -> [UInt16] {
    [UInt16](unsafeUninitializedCapacity: ids.count) { codes, count in
      short.withUnsafeBufferPointer { short in
        for index in ids.indices {
          let id = ids[index]
          codes[index] = id == TokenColumns.gap ? ForwardIndex.gap : short[Int(id)]
        }
      }
      count = ids.count
    }
  }

  private mutating func writePostings(_ order: FormNumbering) throws {
    let sorted = order.positions(tokens)
    var postings = PostingsWriter()
    sorted.withUnsafeBufferPointer { sorted in
      for id in order.idsByRank {
        let range = order.starts[Int(id)]..<order.starts[Int(id) + 1]
        postings.append(UnsafeBufferPointer(rebasing: sorted[range]), to: &writer)
      }
    }
    guard postings.isWithinReach else { throw IndexError.tooLarge }
    postings.finish(&writer)
  }

  private mutating func writeStarts(_ order: FormNumbering, escapes: [UInt32]) {
    let sections = tokens.starts.sections(surpluses(order, escapes: escapes))
    writer.write(sections.words, as: .startBlocks)
    writer.write(sections.data.bytes, as: .starts)
    writer.write(tokens.lengthExceptions, as: .lengthExceptions)
  }

  /// By how much tokens are longer than the forward index and the forms' lengths tell.
  private func surpluses(_ order: FormNumbering, escapes: [UInt32]) -> [StartsWriter.Surplus] {
    var result: [StartsWriter.Surplus] = []
    var escape = 0
    func addEscapes(before position: UInt32) {
      while escape < escapes.count, escapes[escape] < position {
        let id = order.idsByRank[Int(escapes[escape + 1])]
        result.append(
          StartsWriter.Surplus(
            position: Int(escapes[escape]), scalars: Int32(tokens.forms.shortScalarCount(of: id)),
            isListed: false))
        escape += 2
      }
    }
    let listed = tokens.lengthExceptions
    for entry in stride(from: 0, to: listed.count, by: 2) {
      addEscapes(before: listed[entry])
      let position = Int(listed[entry])
      var known = Int32(tokens.forms.shortScalarCount(of: tokens.ids[position]))
      if escape < escapes.count, escapes[escape] == listed[entry] {
        known = 0
        escape += 2
      }
      result.append(
        StartsWriter.Surplus(
          position: position, scalars: Int32(truncatingIfNeeded: listed[entry + 1]) &- known,
          isListed: true))
    }
    addEscapes(before: .max)
    return result
  }

  private mutating func writeLanguages() {
    var offsets: [UInt32] = [0]
    var bytes: [UInt8] = []
    for language in languages {
      bytes.append(contentsOf: language.utf8)
      offsets.append(UInt32(truncatingIfNeeded: bytes.count))
    }
    writer.write(offsets, as: .languageOffsets)
    writer.write(bytes, as: .languageBytes)
  }

  /// The lemmas of each form, in the order of the languages.
  private mutating func writeLemmas(_ order: FormNumbering) {
    let occurs = occurrences()
    var table = LemmaTable()
    for id in order.idsByRank {
      table.beginForm()
      var form: String?
      for language in languages.indices where occurs[language][Int(id)] {
        let found: [String]
        if let known = knownLemmas[FormInLanguage(language: language, form: id)] {
          found = known
        } else {
          guard let lemmas else { continue }
          let text = form ?? String(decoding: tokens.forms.bytes(of: id), as: UTF8.self)
          form = text
          found = lemmas(text, languages[language]).map(\.foldedForSearch)
        }
        for lemma in found.count < 2 ? found : Set(found).sorted() {
          table.append(language: language, lemma: lemma)
        }
      }
    }
    table.write(to: &writer)
  }

  /// By language, whether each form occurs in it.
  private func occurrences() -> [[Bool]] {
    let isOne = languages.count == 1
    var occurs = languages.map { _ in [Bool](repeating: isOne, count: tokens.forms.count) }
    if isOne { return occurs }
    for document in documents {
      for position in document.positions {
        occurs[document.language][Int(tokens.ids[position])] = true
      }
    }
    return occurs
  }
}
