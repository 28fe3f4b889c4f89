internal import Formats
internal import Store

/// The files of other programs' recordings and pictures as they go back: each under the name that it
/// came with.
struct RefiExportMedia {
  /// The files by their names in the archive, with their hashes.
  private(set) var files: [(name: String, hash: String)] = []
  /// What each is called in the project, by what the program called it that it came from.
  private(set) var places: [String: String] = [:]

  /// Names files.
  ///
  /// - Parameters:
  ///   - kept: the files.
  ///   - taken: names that others have; capitals do not tell names apart.
  init(_ kept: [RefiForeignFile], besides taken: [String]) {
    var taken = Set(taken.map { $0.lowercased() })
    for file in kept where places[file.place] == nil {
      let own = file.place.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? file.hash
      let name = taken.contains(own.lowercased()) ? file.hash.prefix(16) + "-" + own : own
      taken.insert(name.lowercased())
      files.append((name, file.hash))
      places[file.place] = "internal://" + name
    }
  }
}
