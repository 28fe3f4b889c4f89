import Testing
import Text

@testable import Index

@Suite("The manifest and the plan")
struct ManifestTests {
  /// A manifest of segments that hold documents with these keys.
  private func manifest(_ segments: [[String]]) throws -> Manifest {
    var manifest = Manifest()
    for keys in segments {
      var corpus = Corpus(seed: UInt64(keys.count))
      let bytes = try Corpus.segment(
        keys.map {
          let made = corpus.document($0)
          return IndexDocument(
            key: $0, fingerprint: "1", language: "nb", text: made.text, pieces: made.pieces,
            turns: [])
        })
      try bytes.withUnsafeBytes { manifest.append(try SegmentReader(bytes: $0)) }
    }
    return manifest
  }

  private func wanted(_ keys: [String], fingerprint: String = "1") -> [IndexPlan.Wanted] {
    keys.map { IndexPlan.Wanted(key: $0, fingerprint: fingerprint) }
  }

  @Test("It comes back from its bytes, and any wrong bit or cut is refused")
  func bytes() throws {
    var manifest = try manifest([["a", "bø"], ["c"]])
    manifest.kill([DocumentPlace(segment: 0, document: 1)])
    let bytes = manifest.encoded()
    #expect(try Manifest(decoding: bytes) == manifest)
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= 0x10
      #expect(throws: IndexError.self) { try Manifest(decoding: damaged) }
      #expect(throws: IndexError.self) { try Manifest(decoding: Array(bytes[..<place])) }
    }
  }

  @Test("File names are never used twice, also after segments went")
  func names() throws {
    var manifest = try manifest([["a"], ["b"]])
    #expect(manifest.segments.map(\.fileName) == ["segment-000001", "segment-000002"])
    manifest.remove([0, 1])
    #expect(manifest.segments.isEmpty)
    #expect(manifest.nextFileName == "segment-000003")
  }

  @Test("Nothing is planned where everything is as wanted")
  func nothing() throws {
    let plan = IndexPlan(wanted: wanted(["a", "b"]), manifest: try manifest([["a"], ["b"]]))
    #expect(plan.isEmpty)
  }

  @Test("New and stale sources are indexed, stale and unwanted ones die, empty segments go")
  func changes() throws {
    let plan = IndexPlan(
      wanted: wanted(["a"]) + wanted(["b"], fingerprint: "2") + wanted(["n"]),
      manifest: try manifest([["a", "b"], ["gone"]]))
    #expect(plan.missing == ["b", "n"])
    #expect(
      Set(plan.dead) == [
        DocumentPlace(segment: 0, document: 1), DocumentPlace(segment: 1, document: 0),
      ])
    #expect(plan.empty == [1])
    #expect(plan.merges.isEmpty)
  }

  @Test("A source found twice counts once")
  func doubles() throws {
    let plan = IndexPlan(wanted: wanted(["a"]), manifest: try manifest([["a"], ["a"]]))
    #expect(plan.dead == [DocumentPlace(segment: 1, document: 0)])
    #expect(plan.missing.isEmpty)
  }

  @Test("A segment more than half dead is written anew")
  func halfDead() throws {
    let plan = IndexPlan(wanted: wanted(["a"]), manifest: try manifest([["a", "b", "c"]]))
    #expect(plan.merges == [[0]])
  }

  @Test("However often sources are added one by one, segments stay few")
  func bounded() throws {
    var manifest = Manifest()
    var keys: [String] = []
    for number in 0..<60 {
      keys.append("k\(number)")
      let plan = IndexPlan(wanted: wanted(keys), manifest: manifest)
      #expect(plan.missing == ["k\(number)"])
      #expect(plan.dead.isEmpty)
      let merged = plan.merges.map { group in
        group.flatMap { manifest.segments[$0].documents.map(\.key) }
      }
      for group in merged + [plan.missing] {
        let added = try self.manifest([group])
        manifest = try append(added, to: manifest)
      }
      manifest.remove(plan.empty + plan.merged)
      #expect(manifest.segments.count <= IndexPlan.mostSegments)
      #expect(Set(manifest.segments.flatMap(\.documents).map(\.key)) == Set(keys))
    }
  }

  /// A manifest of segments with as many tokens, each in one document.
  private func manifest(sizes: [Int]) -> Manifest {
    var manifest = Manifest()
    for (number, size) in sizes.enumerated() {
      var documents = Manifest.Documents()
      documents.append(key: "s\(number)".utf8, fingerprint: "1".utf8, tokens: size)
      documents.append(key: "t\(number)".utf8, fingerprint: "1".utf8, tokens: size / 3)
      manifest.segments.append(Manifest.Segment(fileName: "\(number)", documents: documents))
    }
    return manifest
  }

  @Test("Full segments do not count and are not merged while half of them lives")
  func full() {
    let full = [Int](repeating: IndexPlan.fullSegment, count: 20)
    let manifest = manifest(sizes: full + [9, 8, 7, 6, 5, 4, 3, 2, 1])
    let all = manifest.segments.flatMap { $0.documents.map(\.key) }
    #expect(IndexPlan(wanted: wanted(all), manifest: manifest).merges == [Array(23..<29)])
    let without = wanted(all.filter { $0 != "s4" })
    #expect(IndexPlan(wanted: without, manifest: manifest).merges == [Array(22..<29), [4]])
  }

  @Test("Merged segments stay bounded")
  func boundedMerges() {
    let manifest = manifest(sizes: [Int](repeating: 5_000_000, count: 11))
    let all = manifest.segments.flatMap { $0.documents.map(\.key) }
    let merges = IndexPlan(wanted: wanted(all), manifest: manifest).merges
    #expect(merges == [[0, 1], [2, 3], [4, 5], [6, 7]])
  }

  private func append(_ added: Manifest, to manifest: Manifest) throws -> Manifest {
    var result = manifest
    let bytes = try Corpus.segment(
      added.segments.flatMap(\.documents).map {
        IndexDocument(
          key: $0.key, fingerprint: $0.fingerprint, language: "nb", text: .init("ja"),
          pieces: [], turns: [])
      })
    try bytes.withUnsafeBytes { result.append(try SegmentReader(bytes: $0)) }
    return result
  }
}
