internal import Glibc

/// Why a project cannot be changed where it lies.
package struct ProjectObstacle: Hashable, Sendable {
  /// The file or folder that cannot be written; nil where it was asked that nothing be changed.
  package let path: String?
  /// What the system says of it.
  package let reason: String

  /// Names what is in the way.
  package init(path: String?, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// What is in the way of changing a project file; nil where nothing is.
  static func of(_ path: String) -> ProjectObstacle? {
    // A write-ahead log or a rollback journal has to be made in the folder.
    for place in [path, ProjectPlace.folder(of: path)] where access(place, W_OK) != 0 {
      let reason = strerror(errno).map { String(cString: $0) } ?? "it cannot be written"
      return ProjectObstacle(path: place, reason: reason)
    }
    return nil
  }
}

/// A copy of a project that cannot be changed where it lies, for one command to read.
///
/// SQLite needs files of its own beside a project that has a write-ahead log. The copy is taken
/// while nothing changes, lies in a folder that only its owner may read, and goes when it is closed.
struct ProjectSnapshot {
  /// Where the copy lies.
  var path: String { folder + "/" + Self.name }
  private let folder: String

  private static let name = "project.sitat"
  /// What a project is made of, the log or journal of an unfinished writing included.
  private static let parts = ["", "-wal", "-journal"]

  /// Copies a project.
  ///
  /// - Parameters:
  ///   - original: where it lies.
  ///   - patience: the seconds to wait for somebody who is writing to it.
  /// - Throws: `StoreError.busy` where it does not stop changing, and `.refused`.
  init(of original: String, patience: Double) throws {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((base + "/sitat-read-XXXXXX").utf8CString)
    guard let made = mkdtemp(&template) else {
      throw StoreError.refused(path: original, reason: "no copy can be made in \(base)")
    }
    folder = String(cString: made)
    do {
      try take(original, patience: patience)
    } catch {
      remove()
      throw error
    }
  }

  private func take(_ original: String, patience: Double) throws {
    let pause = 0.02
    var waited = 0.0
    while true {
      let before = Self.parts.map { FileMoment(original + $0) }
      // A moment of the file system is coarse: what is written after this has a later one.
      usleep(UInt32(pause * 1_000_000))
      for part in Self.parts {
        _ = unlink(path + part)
        if FileStatus.exists(original + part) { try copy(original + part, to: path + part) }
      }
      if before == Self.parts.map({ FileMoment(original + $0) }) { return }
      waited += pause
      if waited >= patience { throw StoreError.busy(path: original) }
    }
  }

  private func copy(_ original: String, to path: String) throws {
    let input = open(original, O_RDONLY)
    guard input >= 0 else {
      if errno == ENOENT { return }
      throw refused(original)
    }
    defer { _ = close(input) }
    let output = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard output >= 0 else { throw refused(path) }
    defer { _ = close(output) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(input, &buffer, buffer.count)
      if count == 0 { return }
      var written = 0
      while written < count {
        let more = buffer.withUnsafeBytes { bytes in
          write(output, bytes.baseAddress.map { $0 + written }, count - written)
        }
        guard more > 0 else { throw refused(path) }
        written += more
      }
      guard count > 0 else { throw refused(original) }
    }
  }

  private func refused(_ path: String) -> StoreError {
    let reason = strerror(errno).map { String(cString: $0) } ?? "it cannot be copied"
    return .refused(path: path, reason: reason)
  }

  /// Takes the copy away.
  func remove() {
    for suffix in Self.parts + ["-shm", "-owner"] { _ = unlink(path + suffix) }
    _ = rmdir(folder)
  }
}

/// The state of a file as far as the system tells it without reading.
private struct FileMoment: Equatable {
  private let numbers: [Int]

  init(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      numbers = []
      return
    }
    numbers = [
      Int(status.st_ino), Int(status.st_size), Int(status.st_mtim.tv_sec),
      Int(status.st_mtim.tv_nsec),
    ]
  }
}
