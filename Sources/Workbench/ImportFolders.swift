internal import Glibc
internal import Formats
internal import Store
internal import Study
internal import Text

/// The files that an import was given, one by one or in folders.
struct ImportFolders {
  /// One of the files.
  struct File {
    let path: String
    /// Whether it was met in a folder, where not everything need be a transcript.
    let isFromFolder: Bool
  }

  /// The files in the order given, those of a folder as people list them.
  private(set) var files: [File] = []

  /// Looks into folders, and the folders in them.
  init(_ paths: [String]) {
    for path in paths {
      if Self.kind(of: path, followsLinks: true) == S_IFDIR {
        var top = path
        while top.utf8.count > 1, top.hasSuffix("/") { top.removeLast() }
        collect(top)
      } else {
        files.append(File(path: path, isFromFolder: false))
      }
    }
  }

  /// Links to folders are not followed, so that none is gone through twice.
  private mutating func collect(_ folder: String) {
    for name in FolderNames.all(in: folder).sortedByName()
    where !Self.isNoMaterial(name) {
      let path = folder + "/" + name
      switch Self.kind(of: path, followsLinks: false) {
      case S_IFDIR: collect(path)
      case S_IFREG: files.append(File(path: path, isFromFolder: true))
      case S_IFLNK where Self.kind(of: path, followsLinks: true) == S_IFREG:
        files.append(File(path: path, isFromFolder: true))
      default: break
      }
    }
  }

  /// Whether a name is of what people never mean: hidden files, the notes of word processors that
  /// have a document open, and the project itself.
  private static func isNoMaterial(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasPrefix("~$")
      || [".sitat", ".sitat-index", ".sitat-backup", ".sitat-owner", ".sitat-wal", ".sitat-shm"]
        .contains { name.hasSuffix($0) }
  }

  /// What files are called that tell of the folder they lie in, or of who may use it.
  private static let aboutFolders: Set<String> = [
    "readme", "lesmeg", "changelog", "changes", "license", "licence", "lisens", "copying",
    "contributing", "notice",
  ]

  /// Whether a file is by its name about the folder and no transcript: `README.md`, `les-meg.txt`.
  ///
  /// Blanks, hyphens and underscores aside, and up to the first full stop.
  static func isAboutFolder(_ path: String) -> Bool {
    let stem = FileBytes.name(of: path).prefix { $0 != "." }
    return aboutFolders.contains(String(stem).foldedForSearch.filter { !" -_".contains($0) })
  }

  /// What a file of a folder is, where its first bytes show that it is no transcript.
  static func isNoTranscript(_ path: String) throws -> FileKind? {
    let kind = FileKind.binary(try FileBytes.head(of: path, 4096))
    return kind == .recording || kind == .image || kind == .database ? kind : nil
  }

  /// Whether a file of a folder that is of this kind is left out, and is no failure.
  static func isLeftOut(_ kind: FileKind) -> Bool {
    switch kind {
    case .recording, .image, .database, .table, .xlsx, .pptx, .json, .yaml, .refi, .zip, .binary:
      true
    default: false
    }
  }

  private static func kind(of path: String, followsLinks: Bool) -> mode_t? {
    var status = stat()
    guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    return status.st_mode & S_IFMT
  }
}
