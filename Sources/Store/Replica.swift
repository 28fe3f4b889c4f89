internal import GRDB
internal import Glibc

/// Which copy of a project a file is.
///
/// The stamps of two copies must never be alike, and a copy is made by copying a file. So the file
/// remembers where it lies; lying elsewhere, it is another copy, and takes an id of its own before it
/// is changed.
enum Replica {
  /// Gives the file an id of its own, unless it lies where it lay when it got the one it has.
  static func renew(_ database: Database, at path: String) throws {
    let known = try String.fetchOne(
      database,
      sql: "SELECT r.place FROM replica r JOIN logical_clock c ON c.replica = r.id")
    guard known != place(of: path) else { return }
    try database.execute(
      sql: "UPDATE logical_clock SET replica = ?", arguments: [try add(to: database, at: path)])
  }

  /// Makes an id for a file that lies at a path.
  ///
  /// - Returns: the id.
  static func add(to database: Database, at path: String) throws -> String {
    let id = Identity.makeGUID()
    try database.execute(
      sql: "INSERT INTO replica (id, first_seen, place) VALUES (?, ?, ?)",
      arguments: [id, Timestamp.now(), place(of: path)])
    return id
  }

  /// Machine, device and file number, which a file keeps when it is renamed and not when it is copied.
  private static func place(of path: String) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { return path }
    return "\(machine):\(status.st_dev):\(status.st_ino)"
  }

  private static let machine: String = {
    guard let file = fopen("/etc/machine-id", "r") else { return "" }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count].filter { $0 > 0x20 }, as: UTF8.self)
  }()
}
