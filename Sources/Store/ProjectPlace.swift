internal import Glibc

/// What a program knows of itself and its surroundings when it opens a project.
package struct ProjectSurroundings: Hashable, Sendable {
  /// Who works, for others to be told while the project is held.
  package var coder: String?
  /// Whether the file is to be taken to lie on a network drive; asked of the system, if nil.
  package var isRemote: Bool?
  /// The user's folder for what can be made again, where the project's own cannot hold it.
  package var cacheFolder: String?
  /// Whether nothing may be changed, though it could be.
  package var isReadOnly = false

  /// Nothing in particular.
  package init(coder: String? = nil, isRemote: Bool? = nil, cacheFolder: String? = nil) {
    self.coder = coder
    self.isRemote = isRemote
    self.cacheFolder = cacheFolder
  }
}

/// What can be told of the place where a project file lies.
enum ProjectPlace {
  /// The kinds of file systems on which several computers may work at once.
  private static let remote: Set<String> = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "coda", "9p", "ncpfs", "gfs2", "ocfs2",
    "lustre", "glusterfs",
  ]

  /// Whether the folder of a path lies on a drive that other computers may write to.
  static func isRemote(_ path: String) -> Bool {
    var status = stat()
    guard stat(folder(of: path), &status) == 0,
      let mounts = lines(of: "/proc/self/mountinfo")
    else { return false }
    let device = status.st_dev
    let major = (device >> 8) & 0xFFF | (device >> 32) & ~0xFFF
    let minor = device & 0xFF | (device >> 12) & ~0xFF
    return mounts.contains { isRemote(mount: $0, of: "\(major):\(minor)") }
  }

  /// Whether a line of the list of mounts is about a device, and its file system a network's.
  ///
  /// What programs mount for a user, such as sshfs, counts as one; a disk read so does not.
  static func isRemote(mount line: String, of device: String) -> Bool {
    let fields = line.split(separator: " ").map(String.init)
    guard fields.count > 6, fields[2] == device, let dash = fields.firstIndex(of: "-"),
      dash + 1 < fields.count
    else { return false }
    let kind = fields[dash + 1]
    return remote.contains(kind) || kind == "fuse" || kind.hasPrefix("fuse.")
  }

  /// The lines of a file that the system makes as it is read.
  private static func lines(of path: String) -> [String]? {
    let descriptor = Glibc.open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { _ = Glibc.close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Whether files can be made beside a path.
  static func isWritable(_ path: String) -> Bool {
    access(folder(of: path), W_OK) == 0
  }

  /// The folder that a path is in.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Whether a file says of itself that it is written with a write-ahead log.
  static func usesWriteAheadLog(_ path: String) -> Bool {
    let descriptor = Glibc.open(path, O_RDONLY)
    guard descriptor >= 0 else { return false }
    defer { _ = Glibc.close(descriptor) }
    var head = [UInt8](repeating: 0, count: 20)
    guard Glibc.read(descriptor, &head, head.count) == head.count else { return false }
    return head[18] == 2
  }
}
