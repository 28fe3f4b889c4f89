/// The parts of a Word file that hold its text, found through its relationships (ECMA-376 part 2).
struct WordPackage {
  /// The body of the document.
  let body: XMLElement
  /// The styles, where the file has any.
  let styles: WordStyles

  /// Opens the bytes of a `.docx` file.
  init(_ bytes: [UInt8], limits: ZipLimits) throws(WordReadingError) {
    let archive = try Self.open(bytes, limits: limits)
    let parts = PartReader(archive: archive)
    guard let top = try parts.read("_rels/.rels") else { throw Self.unrelated(archive) }
    guard let mainPath = Self.target(of: "/officeDocument", in: top, from: "") else {
      throw Self.unrelated(archive)
    }
    guard let main = try parts.read(mainPath) else { throw .missingPart(mainPath) }
    guard main.name == "w:document", let body = main.child("w:body") else {
      throw .notWord(.zip)
    }
    self.body = body
    let folder = mainPath.split(separator: "/").dropLast().joined(separator: "/")
    let file = mainPath.split(separator: "/").last.map(String.init) ?? mainPath
    let relationships = (folder.isEmpty ? "" : folder + "/") + "_rels/" + file + ".rels"
    if let related = try parts.read(relationships),
      let path = Self.target(of: "/styles", in: related, from: folder),
      let sheet = try parts.read(path)
    {
      styles = WordStyles(sheet)
    } else {
      styles = WordStyles(nil)
    }
  }

  private static func open(
    _ bytes: [UInt8], limits: ZipLimits
  ) throws(WordReadingError) -> ZipReader {
    let kind = FileKind.binary(bytes)
    if kind == .encryptedOffice { throw .passwordProtected }
    if let kind, ![.docx, .zip].contains(kind) { throw .notWord(kind) }
    do throws(ZipError) {
      return try ZipReader(bytes, limits: limits)
    } catch {
      if error == .notAnArchive { throw .notWord(FileKind(of: bytes, named: "")) }
      throw WordReadingError(error)
    }
  }

  /// The error for an archive that does not say where its document is.
  private static func unrelated(_ archive: ZipReader) -> WordReadingError {
    let hasParts = archive.names.contains { $0.lowercased().hasPrefix("word/") }
    return hasParts ? .missingPart("_rels/.rels") : .notWord(.zip)
  }

  /// The path of the first part with a kind of relationship; Transitional and Strict differ only
  /// in how the name of the kind begins.
  private static func target(
    of kind: String, in relationships: XMLElement, from folder: String
  ) -> String? {
    let found = relationships.children.first {
      $0.attributes["Type"]?.hasSuffix(kind) == true && $0.attributes["TargetMode"] != "External"
    }
    return found?.attributes["Target"].map { resolve($0, from: folder) }
  }

  private static func resolve(_ target: String, from folder: String) -> String {
    var path = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = path.popLast() } else { path.append(step) }
    }
    return path.joined(separator: "/")
  }
}

/// Reads parts as XML, and says which part an error is in.
private struct PartReader {
  let archive: ZipReader

  func read(_ name: String) throws(WordReadingError) -> XMLElement? {
    let bytes: [UInt8]?
    do throws(ZipError) {
      bytes = try archive.read(name)
    } catch {
      throw WordReadingError(error)
    }
    guard let bytes else { return nil }
    do throws(XMLError) {
      return try XMLElement.root(of: bytes, prefixes: WordNamespaces.prefixes)
    } catch {
      switch error {
      case .malformed(let line, let reason):
        throw .malformedPart(name, line: line, reason: reason)
      case .documentType: throw .documentType(part: name)
      }
    }
  }
}

extension WordReadingError {
  /// Says what an archive's error means for the document in it.
  init(_ error: ZipError) {
    switch error {
    case .notAnArchive: self = .notWord(.binary)
    case .damaged(let entry, let reason): self = .damaged(part: entry, reason: reason)
    case .encrypted: self = .passwordProtected
    case .tooLarge(let limit, let entry): self = .tooLarge(limit, part: entry)
    }
  }
}

/// The namespaces of WordprocessingML, in its Transitional and its Strict form (ISO/IEC 29500).
enum WordNamespaces {
  /// What each is called here.
  static let prefixes: [String: String] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
  ]
}
