internal import Glibc

/// What can be told of a file without opening a database.
enum FileStatus {
  /// Whether anything is at the path.
  static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// Whether the file begins as SQLite's do.
  static func isSQLite(_ path: String) -> Bool {
    let descriptor = Glibc.open(path, O_RDONLY)
    guard descriptor >= 0 else { return false }
    defer { _ = Glibc.close(descriptor) }
    var head = [UInt8](repeating: 0, count: 15)
    guard Glibc.read(descriptor, &head, head.count) == head.count else { return false }
    return head.elementsEqual("SQLite format 3".utf8)
  }
}
