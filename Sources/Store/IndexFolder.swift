internal import Glibc
package import Index

/// The folder beside a project where its index lies: segments, and a manifest that names them.
///
/// Everything in it can be made again from the project.
package struct IndexFolder {
  /// Where the folder is.
  package let path: String
  /// Who may read and write the project may do so with the index, which holds a copy of the texts.
  private let mode: mode_t

  private static let manifestName = "manifest"

  /// The index's folder of a project file.
  package init(ofProject project: String) {
    path = project + "-index"
    var status = stat()
    mode = stat(project, &status) == 0 ? status.st_mode & 0o666 : 0o600
  }

  /// The manifest; an empty one where there is none, or where it is damaged or another version's.
  package func manifest() -> Manifest {
    guard let file = try? MappedFile(path + "/" + Self.manifestName),
      let manifest = try? Manifest(decoding: Array(file.bytes))
    else { return Manifest() }
    return manifest
  }

  /// Maps a segment's file.
  package func map(_ fileName: String) throws -> MappedFile {
    try MappedFile(path + "/" + fileName)
  }

  /// Writes a segment's file: whole, synced and under its name only then.
  package func write(_ bytes: [UInt8], as fileName: String) throws {
    try make()
    let final = path + "/" + fileName
    let temporary = final + ".part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, mode)
    guard descriptor >= 0 else { throw refused("cannot be written") }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { raw in
        Glibc.write(descriptor, raw.baseAddress, raw.count)
      }
      guard count > 0 else {
        _ = close(descriptor)
        _ = unlink(temporary)
        throw refused("cannot be written")
      }
      written += count
    }
    let isSafe = fsync(descriptor) == 0
    guard close(descriptor) == 0, isSafe, rename(temporary, final) == 0 else {
      _ = unlink(temporary)
      throw refused("cannot be written")
    }
  }

  /// Makes a manifest the one that counts, and removes files that it does not name.
  package func commit(_ manifest: Manifest) throws {
    try write(manifest.encoded(), as: Self.manifestName)
    let named = Set(manifest.segments.map(\.fileName) + [Self.manifestName, Self.lockName])
    for name in fileNames() where !named.contains(name) { _ = unlink(path + "/" + name) }
  }

  /// Runs a change of the index while no other program makes one.
  package func locked<Result>(_ body: () throws -> Result) throws -> Result {
    try make()
    let descriptor = open(path + "/" + Self.lockName, O_RDWR | O_CREAT, mode)
    guard descriptor >= 0 else { throw refused("cannot be locked") }
    defer { _ = close(descriptor) }
    guard flock(descriptor, LOCK_EX) == 0 else { throw refused("cannot be locked") }
    return try body()
  }

  private static let lockName = "lock"

  /// Makes the folder, open to those who may read the project.
  private func make() throws {
    let folderMode = mode | (mode & 0o444) >> 2
    if mkdir(path, folderMode) != 0, errno != EEXIST { throw refused("cannot be made") }
    _ = chmod(path, folderMode)
  }

  private func fileNames() -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private func refused(_ reason: String) -> StoreError {
    .refused(path: path, reason: "the folder of the index \(reason)")
  }
}
