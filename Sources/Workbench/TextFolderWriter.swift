internal import Formats
internal import Store
internal import Text

/// Lays out a project as text files: a folder for each source, a file for each table, a line for
/// each row.
struct TextFolderWriter {
  static let format = "sitat-text"
  static let version = 1

  private let dump: TextDump
  /// The folder of each source, by guid.
  private let folders: [String: String]

  init(_ dump: TextDump) {
    self.dump = dump
    folders = Self.folders(of: dump.table("source"))
  }

  /// The files, by path and in the order of their paths.
  ///
  /// - Parameters:
  ///   - text: gives the bytes of a text by hash.
  ///   - original: gives the bytes of an original by hash.
  /// - Returns: the files.
  /// - Throws: what `bytes` throws.
  func files(
    text: (String) throws -> [UInt8]?, original: (String) throws -> [UInt8]?
  ) throws -> [(path: String, bytes: [UInt8])] {
    let head: JSONValue = [
      "format": .string(Self.format), "version": .integer(Self.version),
      "schema": .integer(dump.schema),
    ]
    var files: [String: [UInt8]] = [
      TextFolderFiles.header: Array((head.text() + "\n").utf8),
      TextFolderFiles.attributes: Array("* -text\n".utf8),
    ]
    for table in dump.tables {
      for row in table.rows {
        files[path(of: row, in: table), default: []] += line(of: row, in: table).utf8
      }
    }
    try addSources(to: &files, text: text, original: original)
    try addForeignFiles(to: &files, original: original)
    addSegments(to: &files)
    return files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { (path: $0.key, bytes: $0.value) }
  }

  /// The column that names the source whose folder a table's rows lie in.
  static func sourceColumn(of table: TextDump.Table) -> Int? {
    table.columns.firstIndex { $0.name == "source" && $0.target == "source" && $0.isRequired }
  }

  private func path(of row: TextDump.Row, in table: TextDump.Table) -> String {
    if table.name == "source" { return "sources/\(folders[row.guid] ?? row.guid)/source.jsonl" }
    if let column = Self.sourceColumn(of: table), case .reference(let guid) = row.values[column] {
      return "sources/\(folders[guid] ?? guid)/\(table.name).jsonl"
    }
    return "rows/\(table.name).jsonl"
  }

  private func line(of row: TextDump.Row, in table: TextDump.Table) -> String {
    let implied = Self.sourceColumn(of: table)
    var members = [JSONValue.Member("guid", .string(row.guid))]
    if row.isRemoved { members.append(JSONValue.Member("removed", .integer(1))) }
    for (index, column) in table.columns.enumerated() where index != implied {
      let value: JSONValue
      switch row.values[index] {
      case .null: continue
      case .integer(let number): value = .integer(number)
      case .real(let number): value = .number(number)
      case .text(let text), .reference(let text): value = .string(text)
      }
      members.append(JSONValue.Member(column.name, value))
    }
    return JSONValue.object(members).text() + "\n"
  }

  private func addSources(
    to files: inout [String: [UInt8]], text: (String) throws -> [UInt8]?,
    original: (String) throws -> [UInt8]?
  ) throws {
    guard let table = dump.table("source"), let textColumn = table.index(of: "text"),
      let originalColumn = table.index(of: "original"),
      let nameColumn = table.index(of: "file_name")
    else { return }
    var stored: Set<String> = []
    for row in table.rows {
      if case .text(let hash) = row.values[textColumn], let bytes = try text(hash) {
        files["sources/\(folders[row.guid] ?? row.guid)/text.txt"] = bytes
      }
      if case .text(let hash) = row.values[originalColumn], stored.insert(hash).inserted,
        let bytes = try original(hash)
      {
        var suffix = ""
        if case .text(let name) = row.values[nameColumn] { suffix = Self.suffix(of: name) }
        files["originals/\(hash)\(suffix)"] = bytes
      }
    }
  }

  /// Adds the files that came with other programs' projects.
  private func addForeignFiles(
    to files: inout [String: [UInt8]], original: (String) throws -> [UInt8]?
  ) throws {
    guard let table = dump.table("foreign_part"), let path = table.index(of: "path"),
      let body = table.index(of: "body")
    else { return }
    // A source that came from the same bytes has them under its own suffix.
    var stored = Set(
      files.keys.filter { $0.hasPrefix("originals/") }.map { $0.dropFirst(10).prefix(64) })
    for row in table.rows where row.values[path] == .text(RefiForeignFile.path) {
      guard case .text(let words) = row.values[body], let file = RefiForeignFile(body: words),
        stored.insert(file.hash[...]).inserted, let bytes = try original(file.hash)
      else { continue }
      files["originals/" + file.hash + Self.suffix(of: file.place)] = bytes
    }
  }

  private func addSegments(to files: inout [String: [UInt8]]) {
    guard let table = dump.table("segmentation"), let column = Self.sourceColumn(of: table) else {
      return
    }
    for row in table.rows {
      guard case .reference(let source) = row.values[column] else { continue }
      let lines = (dump.segments[row.guid] ?? []).map { segment in
        var members = [
          JSONValue.Member("segmentation", .string(row.guid)),
          JSONValue.Member("start", .integer(segment.span.start)),
          JSONValue.Member("end", .integer(segment.span.end)),
        ]
        if let speaker = segment.speaker {
          members.append(JSONValue.Member("speaker", .integer(speaker)))
        }
        if let time = segment.milliseconds {
          members.append(JSONValue.Member("milliseconds", .integer(time)))
        }
        return JSONValue.object(members).text() + "\n"
      }
      files["sources/\(folders[source] ?? source)/segments.jsonl", default: []] +=
        lines.joined().utf8
    }
  }

  /// A folder's name for each source: its name where that can be a file's, else nearly.
  private static func folders(of table: TextDump.Table?) -> [String: String] {
    guard let table, let column = table.index(of: "name") else { return [:] }
    var folders: [String: String] = [:]
    var taken: Set<String> = []
    for row in table.rows {
      guard case .text(let name) = row.values[column] else { continue }
      var folder = safe(name)
      if row.isRemoved || !taken.insert(folder.lowercased()).inserted {
        folder += "~" + row.guid.prefix(8)
        if !taken.insert(folder.lowercased()).inserted { folder = row.guid }
      }
      folders[row.guid] = folder
    }
    return folders
  }

  /// A name as a file may have it: what is neither letter nor digit is written as its bytes.
  private static func safe(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
      let isPlain =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || ("-_. ".unicodeScalars.contains(scalar) && !result.isEmpty)
      if isPlain {
        result.unicodeScalars.append(scalar)
      } else {
        for byte in String(scalar).utf8 {
          let digits = String(byte, radix: 16, uppercase: true)
          result += "%" + (byte < 16 ? "0" : "") + digits
        }
      }
      // Longer names are cut; the guid that is added tells them apart.
      if result.utf8.count > 120 { break }
    }
    return result.isEmpty ? "_" : result
  }

  private static func suffix(of name: String) -> String {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    let suffix = name.utf8[name.utf8.index(after: dot)...]
    let isPlain = suffix.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
    return isPlain && (1...5).contains(suffix.count) ? "." + Substring(suffix).lowercased() : ""
  }
}
