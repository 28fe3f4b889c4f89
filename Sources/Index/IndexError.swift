/// Why bytes cannot be used as a part of the index; the remedy is always to build it again.
package enum IndexError: Error, Hashable, Sendable {
  /// The bytes do not begin as a segment or a manifest does.
  case notAnIndex
  /// Another version of the format, or of the token rules, wrote them.
  case foreignVersion(found: Int, expected: Int)
  /// The checksum, the length or an offset of this part is wrong.
  case damaged(SegmentSection)
  /// The documents hold more than one segment can address: 2 GiB of text, or as many tokens.
  case tooLarge
}

/// The parts of a segment; their raw values are written in its table and never change meaning.
package enum SegmentSection: UInt32, Hashable, Sendable, CaseIterable {
  /// The header, the table of sections and the trailer.
  case header = 0
  /// The keys and fingerprints of the documents.
  case documentStrings = 1
  /// One record of fixed width per document.
  case documents = 2
  /// Where each form begins among the forms' bytes.
  case formOffsets = 3
  /// The forms in UTF-8, in the order of their bytes.
  case formBytes = 4
  /// The number of occurrences of each form, and where its postings begin.
  case terms = 5
  /// The pieces of the reading layers.
  case pieces = 11
  /// The texts in UTF-8.
  case text = 12
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
  /// The byte position and line of every 512th scalar of each text.
  case textCheckpoints = 22
  /// The code of each form, by rank.
  case codes = 23
  /// The rank of each form, by code.
  case ranks = 24
  /// The number of scalars of each form, by code.
  case formLengths = 25
  /// The code of the form at each position.
  case forward = 26
  /// The positions whose form has too large a code, with its rank.
  case escapes = 27
  /// The positions of each form, as differences in packed blocks.
  case blockPostings = 28
  /// Where each block of token starts begins.
  case startBlocks = 29
  /// The token starts, as differences in packed blocks.
  case starts = 30
  /// The positions whose token is longer or shorter than its form, with its length.
  case lengthExceptions = 31
  /// The turns.
  case turns = 32
  /// The sentences.
  case sentences = 33
  /// The paragraphs.
  case paragraphs = 34
  /// The manifest, which is not part of a segment.
  case manifest = 100
}
