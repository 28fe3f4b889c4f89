internal import GRDB
internal import Glibc

extension ProjectFile {
  /// Writes a copy of the project as it stands at one moment, while others may write on.
  ///
  /// The copy is one file with everything in it, of the same history, and is on the disk when this
  /// returns. It is opened and read once, and removed again where anything in it is wrong.
  ///
  /// - Parameter path: where the copy is to lie; nothing may be there.
  /// - Returns: what is wrong with the project, and so with its copy; empty for a sound one.
  /// - Throws: `StoreError.exists` rather than touch a file that is there.
  package func backup(to path: String) throws -> [Defect] {
    try FileStatus.reserve(path)
    do {
      try vacuum(into: path)
      guard FileStatus.sync(path) else {
        throw StoreError.refused(path: path, reason: "it cannot be brought onto the disk")
      }
      let copy = try ProjectFile.open(at: path)
      let defects = try copy.read { reader in
        let said = try String.fetchAll(reader.database, sql: "PRAGMA integrity_check")
        guard said == ["ok"] else {
          throw StoreError.refused(path: path, reason: said.first ?? "the check says nothing")
        }
        return try reader.defects()
      }
      try copy.close()
      return defects
    } catch {
      FileStatus.discard(path)
      throw error
    }
  }

  /// A name for a backup made today, beside the project, that nothing has yet.
  ///
  /// It does not end as projects do, so that nobody works in it by mistake.
  package func backupName() -> String {
    let suffix = ".sitat"
    let stem = path.hasSuffix(suffix) ? String(path.dropLast(suffix.count)) : path
    let name = stem + "-" + Timestamp.today()
    let ending = ".sitat-backup"
    if !FileStatus.exists(name + ending) { return name + ending }
    var number = 2
    while FileStatus.exists("\(name)-\(number)\(ending)") { number += 1 }
    return "\(name)-\(number)\(ending)"
  }
}
