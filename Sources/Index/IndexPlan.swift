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

  /// More segments than this are merged.
  package static let mostSegments = 8

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
  /// `mostSegments`, the smallest are merged into one, so that half as many remain.
  package init(wanted: [Wanted], manifest: Manifest) {
    var fingerprints: [String: String] = [:]
    for document in wanted { fingerprints[document.key] = document.fingerprint }
    var present: Set<String> = []
    var dead: [DocumentPlace] = []
    var after = manifest
    for (index, segment) in manifest.segments.enumerated() {
      for (number, document) in segment.documents.enumerated() where document.isLive {
        if fingerprints[document.key] == document.fingerprint,
          present.insert(document.key).inserted
        {
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
    let segments = manifest.segments
    if living.count + new > mostSegments {
      let bySize = living.sorted {
        (segments[$0].liveTokenCount, $0) < (segments[$1].liveTokenCount, $1)
      }
      return [bySize.dropLast(mostSegments / 2 - 1).sorted()]
    }
    return living.filter { index in
      let all = segments[index].documents.reduce(0) { $0 + $1.tokenCount }
      return segments[index].liveTokenCount * 2 < all
    }.map { [$0] }
  }
}
