import Index
import Testing

@Suite("Segments are repeatable")
struct MergeTests {
  @Test("The same documents in the same order give the same bytes")
  func deterministic() throws {
    var corpus = Corpus(seed: 7)
    let documents = (0..<4).map { corpus.document("d\($0)") }
    #expect(try Corpus.segment(documents) == Corpus.segment(documents))
  }

  @Test("A merge of merges is the fresh build, whatever went before")
  func merges() throws {
    for seed in 30...40 {
      var corpus = Corpus(seed: UInt64(seed))
      let documents = (0..<9).map { corpus.document("d\($0)") }
      var merged = try Corpus.segment(Array(documents.prefix(2)))
      for next in 2..<9 {
        let other = try Corpus.segment([documents[next]])
        var builder = SegmentBuilder()
        let before = merged
        try before.withUnsafeBytes { one in
          try other.withUnsafeBytes { two in
            let reader = try SegmentReader(bytes: one)
            for index in reader.documents.indices { builder.add(index, of: reader) }
            builder.add(0, of: try SegmentReader(bytes: two))
            merged = try builder.bytes()
          }
        }
        #expect(try merged == Corpus.segment(Array(documents[...next])))
      }
    }
  }

  @Test("What goes to a sink is what is held in memory, and a sink's error comes out")
  func sinks() throws {
    struct Full: Error {}
    var corpus = Corpus(seed: 8)
    let documents = (0..<3).map { corpus.document("d\($0)") }
    let expected = try Corpus.segment(documents)
    var written: [UInt8] = []
    var builder = SegmentBuilder(lemmas: Corpus.lemmas) { written.append(contentsOf: $0) }
    for document in documents { builder.add(document) }
    try builder.finish()
    #expect(written == expected)
    for limit in stride(from: 0, to: expected.count, by: 97) {
      var length = 0
      var failing = SegmentBuilder(lemmas: Corpus.lemmas) { bytes in
        length += bytes.count
        if length > limit { throw Full() }
      }
      for document in documents { failing.add(document) }
      var isFull = false
      do { try failing.finish() } catch is Full { isFull = true }
      #expect(isFull)
    }
  }

  @Test("Documents taken over from segments give the bytes of a fresh build, lemmas included")
  func merging() throws {
    for seed in 1...20 {
      var corpus = Corpus(seed: UInt64(seed))
      let documents = (0..<6).map { corpus.document("d\($0)") }
      let first = try Corpus.segment(Array(documents[0..<3]))
      let second = try Corpus.segment(Array(documents[3..<6]))
      try first.withUnsafeBytes { firstBytes in
        try second.withUnsafeBytes { secondBytes in
          var builder = SegmentBuilder()
          builder.add(1, of: try SegmentReader(bytes: firstBytes))
          builder.add(2, of: try SegmentReader(bytes: firstBytes))
          builder.add(0, of: try SegmentReader(bytes: secondBytes))
          let merged = try builder.bytes()
          #expect(try merged == Corpus.segment([documents[1], documents[2], documents[3]]))
        }
      }
    }
  }
}
