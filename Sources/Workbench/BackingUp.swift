internal import Store

/// A copy that was made of a project.
package struct BackupResult: Hashable, Sendable {
  /// Where it lies.
  package let path: String
  /// How much is in it.
  package let sources: Int
  package let codings: Int
  /// Its latest step.
  package let step: Int
  /// How many defects the project has, and so its copy.
  package let defects: Int
}

extension OpenProject {
  /// Makes a copy of the project in one file, at any time, and checks it.
  ///
  /// - Parameter path: where it is to lie; beside the project with today's date, if nil.
  /// - Returns: what was copied.
  /// - Throws: `StoreError.exists` rather than touch a file that is there.
  package func backUp(to path: String?) throws -> BackupResult {
    let place = path ?? file.backupName()
    let defects = try file.backup(to: place)
    let copy = try ProjectFile.open(at: place)
    let result = try copy.read { reader in
      BackupResult(
        path: place, sources: try reader.sources().count, codings: try reader.codings().count,
        step: try reader.journal().last?.id ?? 0, defects: defects.count)
    }
    try copy.close()
    return result
  }
}
