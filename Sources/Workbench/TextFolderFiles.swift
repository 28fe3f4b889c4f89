internal import Glibc
internal import Store
internal import Text

/// The files of a text export as they lie in a folder.
enum TextFolderFiles {
  /// The file by which an export is recognised.
  static let header = "sitat-text.json"
  /// The file that names every other, with its hash.
  static let list = "SHA256SUMS"
  /// Keeps git from changing line ends.
  static let attributes = ".gitattributes"
  /// The folders that an export makes.
  static let folders = ["originals", "rows", "sources"]

  /// Every file of an export's folders, by path below the folder.
  static func paths(in folder: String) -> [String] {
    var found: [String] = []
    var open = folders.filter { isFolder(folder + "/" + $0) }
    while let path = open.popLast() {
      for name in FolderNames.all(in: folder + "/" + path) {
        let inside = path + "/" + name
        if isFolder(folder + "/" + inside) { open.append(inside) } else { found.append(inside) }
      }
    }
    // What a writing that was broken off left behind is nobody's.
    return found.filter { !FileBytes.name(of: $0).contains(".part-") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Reads the list of files: a hash and a path on each line, as `sha256sum` writes them.
  ///
  /// - Returns: The hashes by path, or nil where there is no list.
  /// - Throws: `Refusal` where it is no such list.
  static func hashes(in folder: String) throws -> [String: String]? {
    let path = folder + "/" + list
    guard access(path, F_OK) == 0 else { return nil }
    var hashes: [String: String] = [:]
    let lines = String(decoding: try FileBytes.read(path), as: UTF8.self).utf8
      .split(separator: 0x0A)
    for (index, line) in lines.enumerated() {
      let file = String(Substring(line.dropFirst(66)))
      let isOwn =
        file == header || file == attributes || folders.contains { file.hasPrefix($0 + "/") }
      let isSafe =
        isOwn
        && !file.utf8.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) }
      guard line.count > 66, isSafe, line.dropFirst(64).starts(with: "  ".utf8) else {
        throw Refusal(.textFolder(.unreadableList), at: InputPlace(file: path, line: index + 1))
      }
      hashes[file] = String(Substring(line.prefix(64)))
    }
    return hashes
  }

  /// Makes the folder of an export hold these files and none that an earlier one left.
  ///
  /// The list is written before the files that it names, so that a writing that was broken off is
  /// never taken for a whole one.
  ///
  /// - Returns: How many files are new or have changed, and how many were taken away.
  /// - Throws: `Refusal` before anything is touched where a file is in the way.
  static func write(
    _ files: [(path: String, bytes: [UInt8])], to folder: String
  ) throws -> (written: Int, removed: Int) {
    let former = try hashes(in: folder) ?? [:]
    let own = Set(files.map(\.path))
    var changed: [(path: String, bytes: [UInt8])] = []
    for file in files {
      let path = folder + "/" + file.path
      guard access(path, F_OK) == 0 else {
        changed.append(file)
        continue
      }
      if try FileBytes.read(path) == file.bytes { continue }
      if former[file.path] == nil, file.path != attributes {
        throw Refusal(.textFolder(.fileInTheWay), at: InputPlace(file: path))
      }
      changed.append(file)
    }
    try makeFolders(files.map(\.path), in: folder)
    let stale = former.keys.filter { !own.contains($0) }.sorted()
    for path in stale {
      _ = unlink(folder + "/" + path)
      var parent = path.utf8.split(separator: UInt8(ascii: "/")).dropLast()
      while !parent.isEmpty {
        let name = parent.map { String(Substring($0)) }.joined(separator: "/")
        guard rmdir(folder + "/" + name) == 0 else { break }
        parent = parent.dropLast()
      }
    }
    let lines = files.map { Digest.sha256($0.bytes) + "  " + $0.path + "\n" }
    let sums = Array(lines.joined().utf8)
    let listPath = folder + "/" + list
    let isSame = try access(listPath, F_OK) == 0 && FileBytes.read(listPath) == sums
    if !isSame { try FileBytes.write(sums, to: listPath) }
    for file in changed { try FileBytes.write(file.bytes, to: folder + "/" + file.path) }
    return (changed.count, stale.count)
  }

  private static func makeFolders(_ paths: [String], in folder: String) throws {
    var made: Set<String> = []
    for path in [""] + paths {
      var name = folder
      for part in [""]
        + path.utf8.split(separator: UInt8(ascii: "/")).dropLast().map({ String(Substring($0)) })
      {
        if !part.isEmpty { name += "/" + part }
        guard made.insert(name).inserted, !isFolder(name) else { continue }
        // The texts are confidential: only the owner may look into a folder that is made for them.
        guard mkdir(name, 0o700) == 0 else {
          let reason = strerror(errno).map { String(cString: $0) } ?? "unknown"
          throw Refusal(.unwritable(path: name, reason: reason))
        }
      }
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
