/// Why a REFI-QDA file cannot be taken in.
package enum RefiError: Error, Hashable, Sendable {
  /// It is neither an archive nor XML of the standard.
  case notRefi
  /// The archive is cut off or damaged; with the entry and the library's reason.
  case damaged(entry: String?, reason: String)
  /// An entry needs a password.
  case encrypted(entry: String)
  /// It would grow past a limit.
  case tooLarge(ZipError.Limit, entry: String?)
  /// An entry's name leads out of the archive.
  case unsafeName(String)
  /// Two entries have one name, capitals aside.
  case sameName(String, String)
  /// No `.qde` lies at the top; where others lie.
  case noProject(elsewhere: [String])
  /// Several do.
  case severalProjects([String])
  /// The XML is not well-formed, too deep, or has a giant attribute; in the library's words.
  case malformed(file: String, line: Int, reason: String)
  /// The XML declares a document type, which could bring in other files or grow without end.
  case documentType(file: String)
}

extension RefiError {
  init(_ error: ZipError) {
    switch error {
    case .notAnArchive: self = .notRefi
    case .damaged(let entry, let reason): self = .damaged(entry: entry, reason: reason)
    case .encrypted(let entry): self = .encrypted(entry: entry)
    case .tooLarge(let limit, let entry): self = .tooLarge(limit, entry: entry)
    }
  }
}

/// The archive of a REFI-QDA project: `project.qde` and the sources' files.
///
/// It is read where it lies and by its central directory; only what is asked for is unpacked, so
/// that recordings stay where they are. Names are looked up regardless of capitals.
package final class RefiArchive {
  /// How much may come out of one.
  package static let usualLimits = ZipLimits(
    entries: 100_000, entryBytes: 512 << 20, totalBytes: 2 << 30, ratio: 200)

  /// The name of the XML that describes the project.
  package let projectName: String
  private let reader: ZipReader
  private let indexes: [String: Int]
  private let projectIndex: Int

  /// Opens an archive and looks at its directory.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - limits: how much may come out.
  /// - Throws: `RefiError` with the entry and the reason.
  package init(
    path: String, limits: ZipLimits = RefiArchive.usualLimits
  ) throws(RefiError) {
    do throws(ZipError) {
      reader = try ZipReader(path: path, limits: limits)
    } catch {
      throw RefiError(error)
    }
    var indexes: [String: Int] = [:]
    var projects: [Int] = []
    var total = 0
    for (index, name) in reader.names.enumerated() {
      guard let parts = Self.parts(of: name) else { throw .unsafeName(name) }
      let key = parts.joined(separator: "/").lowercased()
      if let former = indexes.updateValue(index, forKey: key) {
        throw .sameName(reader.names[former], name)
      }
      if key.hasSuffix(".qde") { projects.append(index) }
      if Self.isRecording(key) { continue }
      let sizes = reader.declaredSizes(at: index)
      total += min(sizes.unpacked, 1 << 40)
      let isBomb =
        sizes.unpacked > 1 << 20 && sizes.unpacked / limits.ratio > max(sizes.packed, 1)
      guard !isBomb else {
        throw .tooLarge(.ratio, entry: name)
      }
      guard sizes.unpacked <= limits.entryBytes else { throw .tooLarge(.entryBytes, entry: name) }
      guard total <= limits.totalBytes else { throw .tooLarge(.totalBytes, entry: name) }
    }
    self.indexes = indexes
    let names = reader.names
    let atTop = projects.filter { Self.parts(of: names[$0])?.count == 1 }
    guard atTop.count < 2 else { throw .severalProjects(atTop.map { names[$0] }) }
    guard let project = atTop.first else { throw .noProject(elsewhere: projects.map { names[$0] }) }
    projectIndex = project
    projectName = names[project]
  }

  /// The XML that describes the project.
  package func project() throws(RefiError) -> [UInt8] { try bytes(at: projectIndex) }

  /// Whether a path of the project names an entry.
  package func holds(_ path: String) -> Bool { index(of: path) != nil }

  /// The name of the entry that a path of the project means, without folders.
  package func entryName(of path: String) -> String? {
    index(of: path).flatMap { Self.parts(of: reader.names[$0])?.last }
  }

  /// How large the directory says that an entry is; nil where a path names none.
  package func size(of path: String) -> Int? {
    index(of: path).map { reader.declaredSizes(at: $0).unpacked }
  }

  /// The bytes that a path of the project means; nil where it lies outside of the archive, where
  /// nothing is ever read.
  package func bytes(of path: String) throws(RefiError) -> [UInt8]? {
    guard let index = index(of: path) else { return nil }
    return try bytes(at: index)
  }

  private func bytes(at index: Int) throws(RefiError) -> [UInt8] {
    do throws(ZipError) {
      return try reader.read(at: index)
    } catch {
      throw RefiError(error)
    }
  }

  /// `internal://GUID.txt` lies in `sources`; so does what has no scheme, and what a program calls
  /// relative though it packed it.
  private func index(of path: String) -> Int? {
    var rest = path[...]
    for scheme in ["internal:", "relative:"] where path.lowercased().hasPrefix(scheme) {
      rest = path.dropFirst(scheme.count)
    }
    guard !rest.contains(":"), let parts = Self.parts(of: String(rest.drop { $0 == "/" })),
      !parts.isEmpty
    else { return nil }
    let key = parts.joined(separator: "/").lowercased()
    return indexes["sources/" + key] ?? indexes[key]
  }

  /// The folders and the name of an entry; nil where they lead out of the archive.
  private static func parts(of name: String) -> [String]? {
    let parts = name.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }
    guard let first = parts.first, !first.isEmpty, !first.contains(":"), !parts.contains(".."),
      !name.unicodeScalars.contains("\0")
    else { return nil }
    return parts.filter { !$0.isEmpty && $0 != "." }.map(String.init)
  }

  private static let recordings: Set<Substring> = [
    "mp3", "m4a", "wav", "mp4", "aac", "ogg", "flac", "wma", "mov", "avi", "mkv", "m4v", "mpg",
    "mpeg", "webm", "wmv", "aiff", "aif", "bmp", "tif", "tiff",
  ]

  /// Sound, film and raw pictures are never unpacked, and silence packs very well.
  private static func isRecording(_ key: String) -> Bool {
    key.split(separator: ".").last.map(recordings.contains) ?? false
  }
}
