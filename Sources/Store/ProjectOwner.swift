internal import Glibc

/// Who holds a project: what others are told while they wait.
package struct ProjectOwner: Hashable, Sendable {
  /// The coder, if it was said.
  package let coder: String?
  /// The computer.
  package let host: String
  /// The process.
  package let process: Int
  /// Since when, in UTC.
  package let since: String

  /// Describes who holds a project.
  package init(coder: String?, host: String, process: Int, since: String) {
    self.coder = coder
    self.host = host
    self.process = process
    self.since = since
  }

  /// This process.
  static func here(_ coder: String?) -> ProjectOwner {
    var name = [CChar](repeating: 0, count: 256)
    let isNamed = gethostname(&name, name.count - 1) == 0
    let host = isNamed ? name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) } : []
    return ProjectOwner(
      coder: coder, host: String(decoding: host, as: UTF8.self), process: Int(getpid()),
      since: Timestamp.now())
  }

  /// Whether it is certain that the process has ended: only of one on this computer.
  var isGone: Bool {
    host == Self.here(nil).host && kill(pid_t(process), 0) != 0 && errno == ESRCH
  }

  var isThisProcess: Bool {
    process == Int(getpid()) && host == Self.here(nil).host
  }

  var text: String {
    let name = (coder ?? "").replacing("\n", with: " ")
    return "\(process)\n\(host)\n\(since)\n\(name)\n"
  }

  init?(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count >= 4, let process = Int(lines[0]) else { return nil }
    self.init(
      coder: lines[3].isEmpty ? nil : lines[3], host: lines[1], process: process, since: lines[2])
  }
}

/// The file beside a project that says who holds it.
///
/// On a drive of this computer it is a note for those who wait, and SQLite does the locking. On a
/// network drive, where locks of files cannot be trusted, it is the lock itself.
struct OwnerFile {
  let path: String

  init(ofProject project: String) {
    path = project + "-owner"
  }

  /// Who holds the project, unless they are certainly gone.
  var owner: ProjectOwner? {
    guard let bytes = bytes(), let owner = ProjectOwner(String(decoding: bytes, as: UTF8.self))
    else { return nil }
    return owner.isGone ? nil : owner
  }

  /// Leaves a note, or nothing where it cannot be written.
  func note(_ owner: ProjectOwner) {
    _ = write(owner, O_CREAT | O_TRUNC)
  }

  /// Takes the note or the lock away.
  func remove() { _ = unlink(path) }

  /// Takes the lock, waiting for others to let go of it.
  ///
  /// - Parameters:
  ///   - owner: who takes it.
  ///   - project: the project, for the error.
  ///   - patience: the seconds to wait.
  /// - Returns: whether the lock was taken; false where this process has it already.
  /// - Throws: `StoreError.held` where somebody else has it all that time.
  func lock(_ owner: ProjectOwner, project: String, patience: Double) throws -> Bool {
    let pause = 0.05
    var waited = 0.0
    while true {
      if write(owner, O_CREAT | O_EXCL) { return true }
      guard errno == EEXIST else {
        // Where no lock can be made, nothing can be written either, and reading is safe.
        return false
      }
      if let holder = bytes().flatMap({ ProjectOwner(String(decoding: $0, as: UTF8.self)) }) {
        if holder.isThisProcess { return false }
        if holder.isGone { takeAway(holder) }
        if waited >= patience { throw StoreError.held(path: project, by: holder) }
      } else if waited >= patience {
        throw StoreError.busy(path: project)
      }
      usleep(UInt32(pause * 1_000_000))
      waited += pause
    }
  }

  /// Takes the lock of one who is gone away, once, whoever else tries the same.
  private func takeAway(_ gone: ProjectOwner) {
    let aside = "\(path)-\(getpid())"
    guard rename(path, aside) == 0 else { return }
    let moved = OwnerFile(at: aside)
    if let bytes = moved.bytes(), ProjectOwner(String(decoding: bytes, as: UTF8.self)) != gone {
      // Somebody else was quicker, and this is theirs: give it back.
      _ = link(aside, path)
    }
    _ = unlink(aside)
  }

  private init(at path: String) { self.path = path }

  private func write(_ owner: ProjectOwner, _ flags: Int32) -> Bool {
    let descriptor = Glibc.open(path, O_WRONLY | flags, 0o644)
    guard descriptor >= 0 else { return false }
    let bytes = Array(owner.text.utf8)
    let written = Glibc.write(descriptor, bytes, bytes.count)
    _ = Glibc.close(descriptor)
    return written == bytes.count
  }

  private func bytes() -> [UInt8]? {
    let descriptor = Glibc.open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { _ = Glibc.close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 1024)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    return count > 0 ? Array(buffer[..<count]) : nil
  }
}
