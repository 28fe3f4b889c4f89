internal import Glibc

/// Finds the project that a command means.
package enum ProjectDiscovery {
  /// The one `*.sitat` file in a folder or in the nearest folder above that has any.
  ///
  /// - Throws: `Problem.noProject` up to the root, `Problem.severalProjects` where a folder has
  ///   more than one.
  package static func find(from folder: String) throws -> String {
    var current = folder
    while true {
      let names = projects(in: current)
      if names.count > 1 {
        throw Refusal(.severalProjects(folder: current, names: names))
      }
      if let only = names.first { return current == "/" ? "/" + only : current + "/" + only }
      guard let slash = current.utf8.lastIndex(of: UInt8(ascii: "/")), current != "/" else {
        throw Refusal(.noProject(searchedFrom: folder))
      }
      current = slash == current.startIndex ? "/" : String(current[..<slash])
    }
  }

  /// The working folder.
  package static func workingFolder() -> String {
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }

  private static func projects(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let isRegular = entry.pointee.d_type != UInt8(DT_DIR)
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if isRegular, name.hasSuffix(".sitat"), !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
