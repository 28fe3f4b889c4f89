/// What to do so that the index holds exactly the documents that are wanted.
///
/// The caller marks `dead` documents, builds one segment of `missing` ones, takes each of `merges`
/// together into a new segment, and leaves out `merged` and `empty` segments.
package struct IndexPlan: Hashable, Sendable {
  /// A document that ought to be in the index.
  package struct Wanted: Hashable, Sendable {
    /// The source's guid.
    package let key: String
    /// The digest of what is to be indexed.
    package let fingerprint: String

    /// Makes a wish.
    package init(key: String, fingerprint: String) {
      self.key = key
      self.fingerprint = fingerprint
    }
  }

  /// More segments than this, full ones aside, are merged.
  package static let mostSegments = 8
  /// From as many living tokens on a segment is full: it is left as it is while half of it lives.
  package static let fullSegment = 8_000_000
  /// The most tokens that segments are merged to, and at which a new one should be ended.
  package static let largestSegment = 16_000_000

  /// The keys of documents to index, new and stale ones, in the order wanted.
  package let missing: [String]
  /// Documents that are stale or no longer wanted.
  package let dead: [DocumentPlace]
  /// Segments to leave out because nothing in them lives.
  package let empty: [Int]
  /// Groups of segments to merge, each ascending.
  package let merges: [[Int]]

  /// Whether the index is as wanted, and needs no merge either.
  package var isEmpty: Bool {
    missing.isEmpty && dead.isEmpty && empty.isEmpty && merges.isEmpty
  }

  /// The segments that a merge replaces.
  package var merged: [Int] { merges.flatMap { $0 } }

  /// Compares what is wanted with what there is.
  ///
  /// A segment with more than half its tokens dead is written anew. Once there would be more than
  /// `mostSegments` that are not full, the smallest are merged, so that half as many remain.
  package init(wanted: [Wanted], manifest: Manifest) {
    var fingerprints: [String: String] = [:]
    for document in wanted { fingerprints[document.key] = document.fingerprint }
    var present: Set<String> = []
    var dead: [DocumentPlace] = []
    var after = manifest
    for (index, segment) in manifest.segments.enumerated() {
      let documents = segment.documents
      for number in documents.indices where documents.isLive(number) {
        let key = documents.key(number)
        if fingerprints[key] == documents.fingerprint(number), present.insert(key).inserted {
          continue
        }
        dead.append(DocumentPlace(segment: index, document: number))
      }
    }
    after.kill(dead)
    self.dead = dead
    var asked: Set<String> = []
    missing = wanted.map(\.key).filter { !present.contains($0) && asked.insert($0).inserted }
    let living = after.segments.indices.filter { !after.segments[$0].liveDocuments.isEmpty }
    empty = after.segments.indices.filter { after.segments[$0].liveDocuments.isEmpty }
    merges = Self.merges(among: living, of: after, adding: missing.isEmpty ? 0 : 1)
  }

  private static func merges(among living: [Int], of manifest: Manifest, adding new: Int)
    -> [[Int]]
  {
    let sizes = manifest.segments.map(\.liveTokenCount)
    let isHalfDead = { (index: Int) in sizes[index] * 2 < manifest.segments[index].tokenCount }
    let small = living.filter { sizes[$0] < fullSegment }
    guard small.count + new > mostSegments else {
      return living.filter(isHalfDead).map { [$0] }
    }
    let bySize = small.sorted { (sizes[$0], $0) < (sizes[$1], $1) }
    let groups = grouped(bySize.dropLast(mostSegments / 2 - 1), sizes: sizes)
    let merged = Set(groups.joined())
    return groups + living.filter { isHalfDead($0) && !merged.contains($0) }.map { [$0] }
  }

  /// Cuts segments into groups of two or more that are not too large together; a segment that
  /// would be alone is left out.
  private static func grouped(_ segments: some Sequence<Int>, sizes: [Int]) -> [[Int]] {
    var groups: [[Int]] = []
    var total = 0
    for segment in segments {
      if groups.isEmpty || total + sizes[segment] > largestSegment {
        groups.append([])
        total = 0
      }
      groups[groups.count - 1].append(segment)
      total += sizes[segment]
    }
    return groups.filter { $0.count > 1 }.map { $0.sorted() }
  }
}
