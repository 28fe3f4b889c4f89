internal import GRDB
package import Study
package import Text

extension ProjectReader {
  /// The imported segments of a source by kind, with their speakers by place.
  package func importedSegments(of source: SourceID) throws -> [SegmentKind: [Segment]] {
    let kinds = try String.fetchAll(
      database,
      sql: """
        SELECT DISTINCT kind FROM segmentation
        WHERE source = ? AND origin = 'imported' AND active = 1 AND removed = 0
        """, arguments: [source])
    var found: [SegmentKind: [Segment]] = [:]
    for kind in kinds.compactMap(SegmentKind.init(rawValue:)) {
      found[kind] = try segments(of: source, kind)
    }
    return found
  }

  /// How often a source has been revised, from 1 for the text as it first came in.
  package func revision(of source: SourceID) throws -> Int {
    try Int.fetchOne(
      database, sql: "SELECT revision FROM source WHERE id = ?", arguments: [source]) ?? 1
  }

  /// The codings of a source that stand, by any coder.
  package func codingCount(in source: SourceID) throws -> Int {
    try Int.fetchOne(
      database, sql: "SELECT count(*) FROM coding WHERE source = ? AND removed = 0",
      arguments: [source]) ?? 0
  }

  /// Which revision followed which, up to those that stand.
  func revisionChain() throws -> RevisionChain {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT id, previous, removed FROM source WHERE previous IS NOT NULL
        ORDER BY revision DESC, guid
        """)
    if rows.isEmpty { return RevisionChain(reader: self, next: [:]) }
    var previous: [SourceID: SourceID] = [:]
    for row in rows { previous[row[0]] = row[1] }
    var next: [SourceID: SourceID] = [:]
    for row in rows where (row[2] as Int) == 0 {
      var source: SourceID = row[0]
      while let former = previous[source], next[former] == nil {
        next[former] = source
        source = former
      }
    }
    // A text that made way for another correction of the same source leads to that one.
    func first(of source: SourceID) -> SourceID {
      var (source, seen) = (source, Set<SourceID>())
      while let former = previous[source], seen.insert(source).inserted { source = former }
      return source
    }
    var heirs: [SourceID: SourceID] = [:]
    for row in rows where (row[2] as Int) == 0 && heirs[first(of: row[0])] == nil {
      heirs[first(of: row[0])] = row[0]
    }
    for row in rows where (row[2] as Int) != 0 && next[row[0]] == nil {
      let source: SourceID = row[0]
      if let heir = heirs[first(of: source)] { next[source] = heir }
    }
    return RevisionChain(reader: self, next: next)
  }
}

/// Leads from a former revision of a source to the one that stands.
struct RevisionChain {
  private let reader: ProjectReader
  private let next: [SourceID: SourceID]
  private var revisions: [SourceID: TextRevision] = [:]

  init(reader: ProjectReader, next: [SourceID: SourceID]) {
    self.reader = reader
    self.next = next
  }

  /// The source that stands for a revision: itself, where there is none that followed.
  func standing(_ source: SourceID) -> SourceID {
    var source = source
    while let later = next[source] { source = later }
    return source
  }

  /// Where a range of a revision is in the one that stands, if its words are still there.
  mutating func span(_ span: TextSpan, of source: SourceID) throws -> TextSpan? {
    var (source, span) = (source, span)
    while let later = next[source] {
      if revisions[source] == nil {
        revisions[source] = TextRevision(
          from: try reader.text(of: source), to: try reader.text(of: later))
      }
      guard let moved = revisions[source]?.anchor(span).span else { return nil }
      (source, span) = (later, moved)
    }
    return span
  }
}
