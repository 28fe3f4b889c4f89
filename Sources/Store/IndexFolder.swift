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
  /// Folders above it that may have to be made first.
  private let parents: [String]

  private static let manifestName = "manifest"

  /// The index's folder of a project file.
  ///
  /// - Parameters:
  ///   - project: where the project lies.
  ///   - cache: the user's folder for what can be made again, where the project's folder is not to
  ///     hold the index or cannot; nil to have it beside the project.
  package init(ofProject project: String, awayIn cache: String? = nil) {
    if let cache {
      let full = realpath(project, nil)
      defer { free(full) }
      let name = full.map { String(cString: $0) } ?? project
      parents = [cache, cache + "/sitat"]
      path = cache + "/sitat/" + Digest.sha256(Array(name.utf8)).prefix(32) + "-index"
    } else {
      parents = []
      path = project + "-index"
    }
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

  /// Writes a segment's file, synced and under its name only when it is whole.
  ///
  /// The body gives the bytes, in order, to what it is handed. Where the file cannot be written, a
  /// `StoreError` says so.
  package func write(as fileName: String, _ body: (@escaping SegmentSink) throws -> Void) throws {
    try make()
    guard let file = PartFile(path + "/" + fileName, mode: mode) else {
      throw refused("cannot be written")
    }
    let fault = refused("cannot be written")
    try body { bytes in
      if !file.write(bytes) { throw fault }
    }
    guard file.finish() else { throw fault }
  }

  /// Makes a manifest the one that counts, and removes files that it does not name.
  package func commit(_ manifest: Manifest) throws {
    try write(as: Self.manifestName) { sink in
      try manifest.encoded().withUnsafeBytes { try sink($0) }
    }
    let named = Set(manifest.segments.map(\.fileName) + [Self.manifestName, Self.lockName])
    for name in FolderNames.all(in: path) where !named.contains(name) {
      _ = unlink(path + "/" + name)
    }
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
    for parent in parents { _ = mkdir(parent, 0o700) }
    let folderMode = mode | (mode & 0o444) >> 2
    if mkdir(path, folderMode) != 0, errno != EEXIST { throw refused("cannot be made") }
    _ = chmod(path, folderMode)
  }

  private func refused(_ reason: String) -> StoreError {
    .refused(path: path, reason: "the folder of the index \(reason)")
  }
}
