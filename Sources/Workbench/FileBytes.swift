internal import Glibc

/// Reading and writing of whole files.
package enum FileBytes {
  /// Every byte of a file, or of standard input for `-`.
  ///
  /// - Throws: `Refusal` with the system's reason in words.
  package static func read(_ path: String) throws -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : Glibc.open(path, O_RDONLY)
    guard descriptor >= 0 else { throw unreadable(path) }
    var bytes: [UInt8] = []
    defer { if path != "-" { close(descriptor, of: bytes) } }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      guard count > 0 else { throw unreadable(path) }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  /// The first bytes of a file, at most so many.
  static func head(of path: String, _ count: Int) throws -> [UInt8] {
    let descriptor = Glibc.open(path, O_RDONLY)
    guard descriptor >= 0 else { throw unreadable(path) }
    var buffer = [UInt8](repeating: 0, count: count)
    defer { close(descriptor, of: buffer) }
    let read = Glibc.read(descriptor, &buffer, count)
    guard read >= 0 else { throw unreadable(path) }
    return Array(buffer[..<read])
  }

  /// Closes what was read, unless it is a database.
  ///
  /// That may be the project, and closing a file lets go of all locks that the program has on it,
  /// which the database library holds on another descriptor. So it stays open until the program
  /// ends.
  private static func close(_ descriptor: Int32, of bytes: [UInt8]) {
    if bytes.starts(with: "SQLite format 3\0".utf8) { return }
    _ = Glibc.close(descriptor)
  }

  /// Writes a file whole or not at all: beside the target first, then moved into its place.
  ///
  /// What is no regular file, such as a device, is written to as it stands; a link is followed,
  /// and a file that is there keeps its permissions.
  package static func write(_ bytes: [UInt8], to path: String) throws {
    var status = stat()
    let isThere = stat(path, &status) == 0
    if isThere, status.st_mode & S_IFMT != S_IFREG {
      return try writeAll(bytes, path, to: path, O_WRONLY, mode: 0)
    }
    let target = isThere ? resolved(path) : path
    let temporary = target + ".part-\(getpid())"
    let mode = isThere ? status.st_mode & 0o777 : 0o644
    do {
      try writeAll(bytes, path, to: temporary, O_WRONLY | O_CREAT | O_TRUNC, mode: mode)
      guard rename(temporary, target) == 0 else { throw unwritable(path) }
    } catch {
      _ = unlink(temporary)
      throw error
    }
  }

  private static func writeAll(
    _ bytes: [UInt8], _ path: String, to place: String, _ flags: Int32, mode: mode_t
  ) throws {
    let descriptor = Glibc.open(place, flags, mode)
    guard descriptor >= 0 else { throw unwritable(path) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { raw in
        Glibc.write(descriptor, raw.baseAddress, raw.count)
      }
      guard count > 0 else {
        let refusal = unwritable(path)
        _ = Glibc.close(descriptor)
        throw refusal
      }
      written += count
    }
    let isSafe = fsync(descriptor) == 0 || errno == EINVAL
    guard Glibc.close(descriptor) == 0, isSafe else { throw unwritable(path) }
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// The last part of a path.
  package static func name(of path: String) -> String {
    path.utf8.split(separator: UInt8(ascii: "/")).last.map { String($0) ?? path } ?? path
  }

  /// A file's name without folders and without its last suffix.
  package static func stem(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
      return name
    }
    return String(name[..<dot])
  }

  private static func unreadable(_ path: String) -> Refusal {
    Refusal(.unreadable(reason: reason(errno)), at: InputPlace(file: path))
  }

  private static func unwritable(_ path: String) -> Refusal {
    Refusal(.unwritable(path: path, reason: reason(errno)))
  }

  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT: "there is no such file or folder"
    case EACCES, EPERM: "it may not be opened: permission denied"
    case EISDIR: "it is a folder"
    case ENOSPC: "the disk is full"
    case EROFS: "the file system is read-only"
    default: strerror(code).map { String(cString: $0) } ?? "error \(code)"
    }
  }
}
