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
          let kept = [documents[1], documents[2], documents[3]]
          #expect(try builder.bytes() == Corpus.segment(kept))
        }
      }
    }
  }
}
