/// Why a part of an Office file cannot be read.
enum OfficePartError: Error, Hashable {
  /// The archive cannot be read.
  case archive(ZipError)
  /// The part is no well-formed XML.
  case malformed(part: String, line: Int, reason: String)
  /// The part declares a document type, which no Office file may.
  case documentType(part: String)
}

/// Reads the parts of an Office file as XML, and finds them through their relationships (ECMA-376
/// part 2).
struct OfficeParts {
  /// How many elements and attributes one part may have, on top of two for each byte of the file:
  /// packed small, they would fill the memory.
  private static let mostParts = 400_000

  private let archive: ZipReader
  private let prefixes: [String: String]

  /// Takes an archive, and what its namespaces are called here.
  init(_ archive: ZipReader, prefixes: [String: String]) {
    self.archive = archive
    self.prefixes = prefixes
  }

  /// The part with a name; nil if there is none.
  func read(_ name: String) throws(OfficePartError) -> XMLElement? {
    let bytes: [UInt8]?
    do throws(ZipError) {
      bytes = try archive.read(name)
    } catch {
      throw .archive(error)
    }
    guard let bytes else { return nil }
    guard XMLMeasure.parts(of: bytes) <= Self.mostParts + 2 * archive.size else {
      throw .archive(.tooLarge(.ratio, entry: name))
    }
    do throws(XMLError) {
      return try XMLElement.root(of: bytes, prefixes: prefixes)
    } catch {
      switch error {
      case .malformed(let line, let reason):
        throw .malformed(part: name, line: line, reason: reason)
      case .documentType: throw .documentType(part: name)
      }
    }
  }

  /// The relationships of a part; nil if it has none.
  func relationships(of part: String) throws(OfficePartError) -> XMLElement? {
    let folder = Self.folder(of: part)
    let file = part.split(separator: "/").last.map(String.init) ?? part
    return try read((folder.isEmpty ? "" : folder + "/") + "_rels/" + file + ".rels")
  }

  /// The folder that a part lies in, without a stroke at its end.
  static func folder(of part: String) -> String {
    part.split(separator: "/").dropLast().joined(separator: "/")
  }

  /// The path of the first part with a kind of relationship; Transitional and Strict differ only
  /// in how the name of the kind begins.
  static func target(
    of kind: String, in relationships: XMLElement, from folder: String
  ) -> String? {
    let found = relationships.children.first {
      $0.attributes["Type"]?.hasSuffix(kind) == true && $0.attributes["TargetMode"] != "External"
    }
    return found?.attributes["Target"].map { resolve($0, from: folder) }
  }

  /// The path of the part that a relationship with an id leads to.
  static func target(
    ofID id: String, in relationships: XMLElement, from folder: String
  ) -> String? {
    let found = relationships.children.first {
      $0.attributes["Id"] == id && $0.attributes["TargetMode"] != "External"
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
