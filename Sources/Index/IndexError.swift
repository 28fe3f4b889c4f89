/// Why bytes cannot be used as a part of the index; the remedy is always to build it again.
package enum IndexError: Error, Hashable, Sendable {
  /// The bytes do not begin as a segment or a manifest does.
  case notAnIndex
  /// Another version of the format, or of the token rules, wrote them.
  case foreignVersion(found: Int, expected: Int)
  /// The checksum, the length or an offset of this part is wrong.
  case damaged(SegmentSection)
  /// The documents hold more than one segment can address (4 GiB of text or tokens).
  case tooLarge
}

/// The parts of a segment; their raw values are written in its header and never change meaning.
package enum SegmentSection: UInt32, Hashable, Sendable, CaseIterable {
  /// The header itself, and the table of sections in it.
  case header = 0
  /// The keys, fingerprints and languages of the documents.
  case documentStrings = 1
  /// One record of fixed width per document.
  case documents = 2
  /// Where each form begins among the forms' bytes.
  case formOffsets = 3
  /// The forms in UTF-8, in the order of their bytes.
  case formBytes = 4
  /// The number of occurrences of each form, and where its postings begin.
  case terms = 5
  /// The positions of each form, as deltas in blocks.
  case postings = 6
  /// The form at each position.
  case tokens = 7
  /// Where each block of token spans begins.
  case spanBlocks = 8
  /// The token spans, as deltas.
  case spans = 9
  /// Turns, sentences and paragraphs.
  case units = 10
  /// The pieces of the reading layers.
  case pieces = 11
  /// The texts in UTF-8.
  case text = 12
  /// The byte position and line of every 128th scalar.
  case checkpoints = 13
  /// Where each lemma begins among the lemmas' bytes.
  case lemmaOffsets = 14
  /// The lemmas in UTF-8, in the order of their bytes.
  case lemmaBytes = 15
  /// Where each form's lemmas begin.
  case lemmasOfFormOffsets = 16
  /// Pairs of language and lemma, form by form.
  case lemmasOfForm = 17
  /// Where each lemma's forms begin.
  case formsOfLemmaOffsets = 18
  /// Pairs of language and form, lemma by lemma.
  case formsOfLemma = 19
  /// Where each language's code begins among the languages' bytes.
  case languageOffsets = 20
  /// The codes of the languages.
  case languageBytes = 21
  /// The manifest, which is not part of a segment.
  case manifest = 100
}
