import Testing
import Text

@testable import Index

@Suite("A segment gives back what went in")
struct SegmentTests {
  private static func withSegments(
    _ body: ([IndexDocument], SegmentReader) throws -> Void
  ) throws {
    for seed in 1...20 {
      var corpus = Corpus(seed: UInt64(seed))
      let documents = (0..<(seed % 5)).map { corpus.document("guid-\($0)") }
      let bytes = try Corpus.segment(documents)
      try bytes.withUnsafeBytes { raw in
        let reader = try SegmentReader(bytes: raw)
        try reader.verify()
        try body(documents, reader)
      }
    }
  }

  @Test("Keys, fingerprints, languages, turns and sentences are those of the documents")
  func documents() throws {
    try Self.withSegments { documents, reader in
      #expect(reader.documents.map(\.key) == documents.map(\.key))
      #expect(reader.documents.map(\.fingerprint) == documents.map(\.fingerprint))
      #expect(reader.documents.map(\.language) == documents.map(\.language))
      for (old, new) in zip(documents, reader.documents) {
        let tokens = old.tokens
        #expect(new.turns.map(\.span) == old.turns)
        #expect(new.sentences.map(\.span) == old.sentences)
        #expect(new.paragraphs.map(\.span) == old.paragraphs)
        for unit in [new.turns, new.sentences, new.paragraphs].joined() {
          let inside = tokens.indices.filter { unit.span.encloses(tokens[$0].span) }
          #expect(Array(unit.positions) == inside.map { $0 + new.positions.lowerBound })
        }
      }
    }
  }

  @Test("Every token is at its position with its form and span, and no other is")
  func tokens() throws {
    try Self.withSegments { documents, reader in
      var cursor = reader.spanCursor()
      for (old, new) in zip(documents, reader.documents) {
        let tokens = old.tokens
        #expect(new.positions.count == tokens.count)
        for (token, position) in zip(tokens, new.positions) {
          #expect(reader.lexicon.string(reader.form(at: position)) == token.form)
          let span = cursor.globalSpan(at: position)
          #expect(new.localSpan(Int(span.start), span.end) == token.span)
        }
        #expect(reader.form(at: new.positions.upperBound) >= reader.lexicon.count)
      }
    }
  }

  @Test("Postings list each form's positions, all of them, ascending")
  func postings() throws {
    try Self.withSegments { _, reader in
      for form in 0..<reader.lexicon.count {
        let expected = (0..<reader.positionCount).filter { reader.form(at: $0) == form }
        var found: [UInt32] = []
        reader.appendPositions(ofForm: form, to: &found)
        #expect(found.map(Int.init) == expected)
        #expect(reader.count(ofForm: form) == expected.count)
      }
    }
  }

  @Test("The lexicon is in byte order and finds forms, prefixes and wildcards as a scan does")
  func lexicon() throws {
    try Self.withSegments { documents, reader in
      let forms = (0..<reader.lexicon.count).map(reader.lexicon.string)
      #expect(Set(forms) == Set(documents.flatMap(\.tokens).map(\.form)))
      for (left, right) in zip(forms, forms.dropFirst()) {
        #expect(left.utf8.lexicographicallyPrecedes(right.utf8))
      }
      for form in forms { #expect(reader.lexicon.rank(of: form) != nil) }
      #expect(reader.lexicon.rank(of: "finnes ikke") == nil)
      for prefix in ["", "l", "led", "å", "zz"] {
        #expect(
          Array(reader.lexicon.ranks(withPrefix: Array(prefix.utf8)))
            == forms.indices.filter { forms[$0].utf8.starts(with: prefix.utf8) })
      }
      let suffix = reader.lexicon.ranks(matching: WildcardPattern("*r"))
      #expect(suffix == forms.indices.filter { forms[$0].hasSuffix("r") })
    }
  }

  @Test("Any span reads and prints as the reading layer has it, and lines count line feeds")
  func text() throws {
    try Self.withSegments { documents, reader in
      var corpus = Corpus(seed: 99)
      for (old, new) in zip(documents, reader.documents) {
        let layer = ReadingLayer(old.pieces.map { Mark($0.span, $0.kind, rule: "") })
        let scalars = old.text.scalars
        for _ in 0..<200 {
          let start = corpus.number(0..<(old.text.count + 1))
          let span = TextSpan(start, corpus.number(start..<(old.text.count + 1)))
          #expect(new.text.raw(span).utf8.elementsEqual(old.text.raw(span).utf8))
          let read = layer.read(span, of: old.text)
          #expect(new.text.read(span).utf8.elementsEqual(read.utf8))
          #expect(new.text.line(at: start) == 1 + scalars[..<start].count { $0 == 0x0A })
        }
      }
    }
  }

  @Test("Positions are found by scalar as a scan over the tokens finds them")
  func positionsByScalar() throws {
    try Self.withSegments { _, reader in
      let all = reader.spanCursor()
      var scan = all
      let spans = (0..<reader.positionCount).map { scan.globalSpan(at: $0) }
      var cursor = all
      for scalar in 0..<((spans.last?.end ?? 0) + 3) {
        let first = spans.firstIndex { Int($0.start) >= scalar } ?? spans.count
        #expect(cursor.position(atOrAfter: scalar) == first)
      }
    }
  }

  @Test("A form's lemmas are those of its document's language")
  func lemmas() throws {
    try Self.withSegments { documents, reader in
      for language in ["nb", "en"] {
        let forms = Set(documents.filter { $0.language == language }.flatMap(\.tokens).map(\.form))
        for rank in 0..<reader.lexicon.count {
          let form = reader.lexicon.string(rank)
          let expected = forms.contains(form) ? Corpus.lemmas(form, language) : []
          #expect(
            Set(reader.lemmas.lemmas(ofForm: rank, in: language))
              == Set(expected.map(\.foldedForSearch)))
        }
      }
      for lemma in ["leder", "lede", "man", "men", "hund"] {
        for (language, form) in reader.lemmas.forms(ofLemma: lemma) {
          let lemmas = Corpus.lemmas(reader.lexicon.string(form), language)
          #expect(lemmas.map(\.foldedForSearch).contains(lemma))
        }
      }
    }
  }
}
