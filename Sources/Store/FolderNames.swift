internal import Glibc

/// What a folder holds.
package enum FolderNames {
  /// The names in a folder, in no order, without the folder itself and the one above it.
  ///
  /// - Parameter folder: The folder's path.
  /// - Returns: The names; none where the folder cannot be read.
  package static func all(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
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
}
