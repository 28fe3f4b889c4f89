internal import Glibc

/// What can be told of a file without opening a database.
enum FileStatus {
  /// Whether anything is at the path.
  static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// Whether the file may be read.
  static func isReadable(_ path: String) -> Bool {
    access(path, R_OK) == 0
  }

  /// Makes an empty file that only its owner may read, and never touches one that is there.
  static func reserve(_ path: String) throws {
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else {
      if errno == EEXIST { throw StoreError.exists(path: path) }
      let reason = strerror(errno).map { String(cString: $0) } ?? "it cannot be made"
      throw StoreError.refused(path: path, reason: reason)
    }
    _ = Glibc.close(descriptor)
  }

  /// Removes a project file that could not be made, and what SQLite lays beside it.
  static func discard(_ path: String) {
    for suffix in ["", "-wal", "-shm", "-journal", "-owner"] { _ = unlink(path + suffix) }
  }

  /// Removes a file that holds nothing.
  static func removeEmpty(_ path: String) {
    var status = stat()
    if stat(path, &status) == 0, status.st_size == 0 { _ = unlink(path) }
  }

  /// Sees to it that a file is on the disk, and its name in its folder too; false where it is not.
  static func sync(_ path: String) -> Bool {
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) }
    return [path, folder ?? "."].allSatisfy { place in
      let descriptor = Glibc.open(place, O_RDONLY)
      guard descriptor >= 0 else { return false }
      defer { _ = Glibc.close(descriptor) }
      return fsync(descriptor) == 0 || errno == EINVAL
    }
  }

  /// The number by which a SQLite file says whose it is, as it stands in the file itself.
  static func applicationID(of path: String) -> Int? {
    let descriptor = Glibc.open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { _ = Glibc.close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 4)
    guard pread(descriptor, &bytes, bytes.count, 68) == bytes.count else { return nil }
    return bytes.reduce(0) { $0 << 8 | Int($1) }
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

extension ProjectFile {
  /// Whether a path leads to this very file.
  package func isSame(as other: String) -> Bool {
    var one = stat()
    var two = stat()
    guard stat(path, &one) == 0, stat(other, &two) == 0 else { return false }
    return one.st_dev == two.st_dev && one.st_ino == two.st_ino
  }
}
