import TestSupport
import Testing
import Text

@testable import Index

@Suite("What queries are answered from agrees with going through the tokens")
struct QueryLayerTests {
  /// A segment of words that follow one another without marks, so that some are very frequent.
  private static func withSegment(
    words: Int, kinds: Int, seed: UInt64, _ body: (SegmentReader) throws -> Void
  ) throws {
    var generator = SeededGenerator(seed: seed)
    var documents: [IndexDocument] = []
    for number in 0..<3 {
      let chosen = (0..<(words / 3)).map { _ in
        let limit = Int.random(in: 0..<kinds, using: &generator)
        return "o\(Int.random(in: 0...limit, using: &generator))"
      }
      let text = StoredText(chosen.joined(separator: number == 1 ? "\n" : " "))
      documents.append(
        IndexDocument(
          key: "k\(number)", fingerprint: "", language: "nb", text: text, pieces: [],
          turns: [text.span]))
    }
    let bytes = try Corpus.segment(documents)
    try bytes.withUnsafeBytes { try body(SegmentReader(bytes: $0)) }
  }

  private static func positions(_ reader: SegmentReader) -> [[UInt32]] {
    var result = [[UInt32]](repeating: [], count: reader.lexicon.count)
    for position in 0..<reader.positionCount {
      let form = reader.form(at: position)
      if form < result.count { result[form].append(UInt32(position)) }
    }
    return result
  }

  /// What a cursor has still to give.
  private static func rest(_ cursor: PostingsCursor) -> [UInt32] {
    var cursor = cursor
    var result: [UInt32] = []
    var block = [UInt32](repeating: 0, count: PostingsCursor.blockSize)
    while true {
      let found = cursor.next(into: &block)
      if found == 0 { return result }
      result += block[..<found]
    }
  }

  @Test("Codes number the forms by frequency, and lead to the form at every position")
  func codes() throws {
    try Self.withSegment(words: 6000, kinds: 200, seed: 1) { reader in
      let counts = (0..<reader.lexicon.count).map(reader.count)
      let expected = counts.indices.sorted { (-counts[$0], $0) < (-counts[$1], $1) }
      #expect(expected.indices.map { reader.rank(ofCode: UInt16($0)) } == expected)
      for form in counts.indices { #expect(expected[Int(reader.code(ofForm: form))] == form) }
      let margin = ForwardIndex.margin
      for position in -margin..<(reader.positionCount + margin) {
        #expect(reader.forward.codes[position] == reader.forward.code(at: position))
      }
      for document in reader.documents {
        #expect(reader.forward.code(at: document.positions.upperBound) == ForwardIndex.gap)
      }
    }
  }

  @Test("Blocks of postings join to all positions, and seeking leaves out only earlier ones")
  func cursor() throws {
    for (words, kinds) in [(1280, 4), (6000, 40), (40000, 3000)] {
      try Self.withSegment(words: words, kinds: kinds, seed: 2) { reader in
        let all = Self.positions(reader)
        var generator = SeededGenerator(seed: 3)
        for form in all.indices {
          #expect(Self.rest(reader.postings(ofForm: form)) == all[form])
          for _ in 0..<5 {
            var cursor = reader.postings(ofForm: form)
            var floor = 0
            for _ in 0..<3 {
              floor = Int.random(in: floor...(reader.positionCount + 1), using: &generator)
              cursor.seek(atOrAfter: floor)
              let found = Self.rest(cursor)
              #expect(all[form].suffix(found.count) == found[...])
              #expect(all[form].dropLast(found.count).allSatisfy { $0 < floor })
              #expect(found.prefix { $0 < floor }.count <= PostingsCursor.blockSize)
            }
          }
        }
      }
    }
  }

  @Test("Positions inside ranges are those of all that lie in one, wherever blocks are passed over")
  func insideRanges() throws {
    try Self.withSegment(words: 60_000, kinds: 300, seed: 6) { reader in
      let all = Self.positions(reader)
      var generator = SeededGenerator(seed: 7)
      for count in [0, 1, 2, 10, 100, 1000] {
        var ranges: [Range<Int>] = []
        for _ in 0..<count {
          let low = (ranges.last?.upperBound ?? 0) + Int.random(in: 0..<200, using: &generator)
          ranges.append(low..<(low + Int.random(in: 0..<150, using: &generator)))
        }
        for form in stride(from: 0, to: all.count, by: 7) {
          let expected = all[form].filter { position in
            ranges.contains { $0.contains(Int(position)) }
          }
          #expect(reader.positions(ofForm: form, inside: ranges) == expected)
        }
      }
    }
  }

  @Test("The positions of several forms are the sorted union, by sorting and by marking")
  func unions() throws {
    try Self.withSegment(words: 60_000, kinds: 3000, seed: 4) { reader in
      let all = Self.positions(reader)
      var generator = SeededGenerator(seed: 5)
      for count in [0, 1, 2, 3, 10, 100, 1000, 3000] {
        let forms = (0..<count).map { _ in Int.random(in: 0..<all.count, using: &generator) }
        let expected = Set(forms).flatMap { all[$0] }.sorted()
        #expect(reader.positions(ofForms: forms) == expected)
      }
      var output: [UInt32] = [7]
      reader.appendPositions(ofForm: 5, to: &output)
      #expect(output == [7] + all[5])
    }
  }

  @Test("Forms beyond the sixteen-bit codes are found like all others")
  func escapes() throws {
    let words = (0..<70_000).map { "w\($0)" } + ["w1", "w1", "w69999"]
    let text = StoredText(words.joined(separator: " "))
    let tokens = Tokenizer().tokens(in: text, through: ReadingLayer([]))
    let bytes = try Corpus.segment([
      IndexDocument(
        key: "a", fingerprint: "", language: "nb", text: text, pieces: [],
        turns: [])
    ])
    try bytes.withUnsafeBytes { raw in
      let reader = try SegmentReader(bytes: raw)
      var escaped = 0
      var cursor = reader.spanCursor()
      var wrong = 0
      for (position, token) in tokens.enumerated() {
        let form = reader.form(at: position)
        if reader.forward.code(at: position) == ForwardIndex.escape {
          escaped += 1
          if reader.code(ofForm: form) != ForwardIndex.escape { wrong += 1 }
        }
        let span = cursor.globalSpan(at: position)
        if TextSpan(Int(span.start), span.end) != token.span { wrong += 1 }
        if !reader.lexicon.utf8(form).elementsEqual(token.form.utf8) { wrong += 1 }
      }
      #expect(wrong == 0)
      #expect(escaped == 70_000 - 65_534)
    }
  }

  @Test("Tokens longer or shorter than their forms have their own lengths")
  func lengths() throws {
    let long = String(repeating: "å", count: 300)
    let text = StoredText("sam\u{AD}arbeid e\u{301}n samarbeid \(long) İ \(long)\u{AD}x i")
    let tokens = Tokenizer().tokens(in: text, through: ReadingLayer([]))
    let bytes = try Corpus.segment([
      IndexDocument(
        key: "a", fingerprint: "", language: "nb", text: text, pieces: [],
        turns: [])
    ])
    try bytes.withUnsafeBytes { raw in
      let reader = try SegmentReader(bytes: raw)
      for order in [Array(tokens.indices), tokens.indices.reversed()] {
        var cursor = reader.spanCursor()
        for position in order {
          let span = cursor.globalSpan(at: position)
          #expect(TextSpan(Int(span.start), span.end) == tokens[position].span)
        }
      }
    }
  }

  @Test("Units are found by scalar and by position as a scan over them finds them")
  func units() throws {
    for seed in 1...10 as ClosedRange<UInt64> {
      var corpus = Corpus(seed: seed)
      let bytes = try Corpus.segment((0..<4).map { corpus.document("d\($0)") })
      try bytes.withUnsafeBytes { raw in
        let reader = try SegmentReader(bytes: raw)
        for kind in UnitColumn.Kind.allCases {
          let column = reader.units(kind)
          let spans = (0..<column.count).map { column.start($0)..<column.end($0) }
          let positions = (0..<column.count).map(column.positions)
          for scalar in 0..<((spans.last?.upperBound ?? 0) + 3) {
            #expect(
              column.index(containingScalar: scalar) == spans.firstIndex { $0.contains(scalar) })
            #expect(
              column.index(startingAtOrAfter: scalar)
                == spans.firstIndex { $0.lowerBound >= scalar } ?? spans.count)
          }
          for position in 0..<reader.positionCount {
            #expect(
              column.index(containingPosition: position)
                == positions.firstIndex { $0.contains(position) })
            #expect(
              column.index(withPositionsFrom: position)
                == positions.firstIndex { $0.lowerBound >= position } ?? positions.count)
          }
        }
        for (index, document) in reader.documents.enumerated() {
          #expect(reader.documents.positions(index) == document.positions)
          for position in document.positions {
            #expect(reader.documents.index(ofPosition: position) == index)
            for start in reader.documents.indices {
              #expect(reader.documents.index(ofPosition: position, from: start) == index)
            }
          }
          for scalar in 0..<document.length {
            #expect(reader.documents.index(ofScalar: document.scalarBase + scalar) == index)
          }
        }
      }
    }
  }
}
