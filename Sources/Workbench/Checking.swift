package import Store
internal import Study

/// What a check of a project found.
package struct CheckResult: Sendable {
  /// How much was checked.
  package let sources: Int
  package let codings: Int
  package let marks: Int
  /// Everything that is wrong; empty for a sound project.
  package let defects: [Defect]
  /// The names of sources that the index was not in step with, and is now.
  package let mended: [String]
}

extension OpenProject {
  /// Checks that every range lies inside its text, that no row is orphaned, that texts and originals
  /// have the hashes they are kept under, and that the index is whole and in step.
  ///
  /// The index is a cache: where it is not in step or is damaged it is made again, and that is told.
  package func check() throws -> CheckResult {
    let upkeep = upkeep()
    var mended = try upkeep.staleSources()
    if try upkeep.mendDamage() { mended = try file.read { try $0.sources().map(\.source.name) } }
    let stale = try upkeep.staleSources()
    return try file.read { reader in
      let sources = try reader.sources()
      return CheckResult(
        sources: sources.count, codings: try reader.codings().count,
        marks: try sources.reduce(0) { try $0 + reader.marks(of: $1.source.id).count },
        defects: try reader.defects() + stale.map { .staleIndex(source: $0) }, mended: mended)
    }
  }
}
