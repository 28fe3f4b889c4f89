internal import Formats
internal import Store
internal import Study
internal import Text

/// Reads the files of a text export back into rows, each with its place.
struct TextFolderReader {
  /// The rows.
  private(set) var dump: TextDump
  /// Where each row of each table stands.
  private(set) var places: [String: [InputPlace]] = [:]
  /// The texts by hash.
  private(set) var texts: [String: [UInt8]] = [:]
  /// The originals by hash.
  private(set) var originals: [String: [UInt8]] = [:]

  private let folder: String
  private var tableNumbers: [String: Int] = [:]
  private var columnNumbers: [[String: Int]] = []
  /// The guid of the source of each folder.
  private var sources: [String: String] = [:]
  private var segmentPlaces: [String: InputPlace] = [:]

  /// Reads a folder.
  ///
  /// - Parameters:
  ///   - folder: the folder that was exported to.
  ///   - takesEdits: whether files may be other than they were written.
  /// - Throws: `Refusal` with file and line.
  init(_ folder: String, takesEdits: Bool) throws {
    self.folder = folder
    dump = try TextDump.emptyTables()
    for (number, table) in dump.tables.enumerated() {
      tableNumbers[table.name] = number
      columnNumbers.append(
        Dictionary(
          table.columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
      )
    }
    try readHeader()
    let paths = TextFolderFiles.paths(in: folder)
    var hashes: [String: String] = [:]
    var later: [(path: String, bytes: [UInt8])] = []
    for path in paths {
      let bytes = try FileBytes.read(folder + "/" + path)
      hashes[path] = Digest.sha256(bytes)
      let isRows = path.hasPrefix("rows/") || path.hasSuffix("/source.jsonl")
      if isRows { try readRows(bytes, path) } else { later.append((path, bytes)) }
    }
    for (path, bytes) in later { try read(bytes, path, hashes[path] ?? "") }
    try checkSegments()
    if !takesEdits { try compare(hashes) }
  }

  private func place(_ path: String, _ line: Int? = nil) -> InputPlace {
    InputPlace(file: folder + "/" + path, line: line)
  }

  private func readHeader() throws {
    let path = folder + "/" + TextFolderFiles.header
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.read(path)
    } catch {
      throw Refusal(.textFolder(.noExport), at: InputPlace(file: folder))
    }
    guard let head = try? JSONValue(parsing: bytes),
      head["format"] == .string(TextFolderWriter.format),
      case .integer(let version)? = head["version"], case .integer(let schema)? = head["schema"]
    else { throw Refusal(.textFolder(.noExport), at: InputPlace(file: path)) }
    guard version <= TextFolderWriter.version, schema <= dump.schema else {
      throw Refusal(.textFolder(.laterVersion), at: InputPlace(file: path))
    }
  }

  private mutating func read(_ bytes: [UInt8], _ path: String, _ hash: String) throws {
    if path.hasPrefix("originals/") {
      originals[hash] = bytes
    } else if path.hasSuffix("/text.txt") {
      guard let guid = source(of: path) else {
        throw Refusal(.textFolder(.incompleteSource(missing: "source.jsonl")), at: place(path))
      }
      guard try hashOfText(guid) == hash else {
        throw Refusal(.textFolder(.otherText), at: place(path))
      }
      texts[hash] = bytes
    } else if path.hasSuffix("/segments.jsonl") {
      try readSegments(bytes, path)
    } else if path.hasSuffix(".jsonl") {
      try readRows(bytes, path)
    }
  }

  private func hashOfText(_ guid: String) throws -> String? {
    guard let table = dump.table("source"), let column = table.index(of: "text"),
      let row = table.rows.first(where: { $0.guid == guid }),
      case .text(let hash) = row.values[column]
    else { return nil }
    return hash
  }

  private func source(of path: String) -> String? {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"))
    return parts.count == 3 ? sources[String(Substring(parts[1]))] : nil
  }

  private mutating func readRows(_ bytes: [UInt8], _ path: String) throws {
    let name = FileBytes.stem(of: path)
    guard path.hasSuffix(".jsonl"), let number = tableNumbers[name] else {
      let nearest = NearestNames(Array(tableNumbers.keys)).matches(for: name)
      throw Refusal(.textFolder(.unknownTable(name: name, nearest: nearest)), at: place(path))
    }
    let table = dump.tables[number]
    let implied = TextFolderWriter.sourceColumn(of: table)
    var owner: String?
    if implied != nil {
      guard let guid = source(of: path) else {
        throw Refusal(.textFolder(.incompleteSource(missing: "source.jsonl")), at: place(path))
      }
      owner = guid
    }
    for (index, line) in lines(bytes).enumerated() where !line.isEmpty {
      let place = place(path, index + 1)
      let members = try members(line, place)
      guard let guid = members.first(where: { $0.key == "guid" })?.value,
        case .string(let guid) = guid, !guid.isEmpty
      else { throw Refusal(.textFolder(.notARow), at: place) }
      var values = [TextDump.Value](repeating: .null, count: table.columns.count)
      if let implied, let owner { values[implied] = .reference(owner) }
      var isRemoved = false
      for member in members where member.key != "guid" {
        if member.key == "removed" {
          isRemoved = member.value == .integer(1)
          continue
        }
        guard let column = columnNumbers[number][member.key], column != implied else {
          let nearest = NearestNames(table.columns.map(\.name)).matches(for: member.key)
          throw Refusal(
            .textFolder(.unknownColumn(name: member.key, nearest: nearest)), at: place)
        }
        values[column] = try value(member, table.columns[column], in: table.name, place)
      }
      if name == "source" {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"))
        if parts.count == 3 { sources[String(Substring(parts[1]))] = guid }
      }
      dump.tables[number].rows.append(
        TextDump.Row(guid: guid, isRemoved: isRemoved, values: values))
      places[name, default: []].append(place)
    }
  }

  private func members(_ line: ArraySlice<UInt8>, _ place: InputPlace) throws -> [JSONValue.Member]
  {
    do {
      guard case .object(let members) = try JSONValue(parsing: line) else {
        throw Refusal(.textFolder(.notARow), at: place)
      }
      return members
    } catch let error as JSONReadingError {
      throw Refusal(.textFolder(.notJSON(column: error.column)), at: place)
    }
  }

  private func value(
    _ member: JSONValue.Member, _ column: TextDump.Column, in table: String, _ place: InputPlace
  ) throws -> TextDump.Value {
    switch member.value {
    case .null: return .null
    case .integer(let number) where column.target == nil: return .integer(number)
    case .number(let number) where column.target == nil: return .real(number)
    case .string(let guid) where column.target != nil: return .reference(guid)
    case .string(let text):
      if let valid = TextFolderChoices.valid(table, column.name), !valid.contains(text) {
        throw Refusal(
          .textFolder(.unknownValue(column: column.name, value: text, valid: valid)), at: place)
      }
      return .text(text)
    default:
      throw Refusal(
        .textFolder(.wrongValue(column: column.name, value: member.value.text())), at: place)
    }
  }

  private mutating func readSegments(_ bytes: [UInt8], _ path: String) throws {
    for (index, line) in lines(bytes).enumerated() where !line.isEmpty {
      let place = place(path, index + 1)
      let members = try members(line, place)
      var numbers: [String: Int] = [:]
      var guid: String?
      for member in members {
        switch (member.key, member.value) {
        case ("segmentation", .string(let text)): guid = text
        case ("start", .integer(let number)), ("end", .integer(let number)),
          ("speaker", .integer(let number)), ("milliseconds", .integer(let number)):
          guard number >= 0, number <= Segment.farthest || member.key == "milliseconds" else {
            fallthrough
          }
          numbers[member.key] = number
        default:
          throw Refusal(
            .textFolder(.wrongValue(column: member.key, value: member.value.text())), at: place)
        }
      }
      guard let guid, let start = numbers["start"], let end = numbers["end"], start <= end else {
        throw Refusal(.textFolder(.notARow), at: place)
      }
      dump.segments[guid, default: []].append(
        Segment(
          TextSpan(start, end), .sentence, speaker: numbers["speaker"],
          milliseconds: numbers["milliseconds"]))
      if segmentPlaces[guid] == nil { segmentPlaces[guid] = place }
    }
  }

  private func checkSegments() throws {
    let known = Set(dump.table("segmentation")?.rows.map(\.guid) ?? [])
    for (guid, place) in segmentPlaces.sorted(by: { $0.key < $1.key }) where !known.contains(guid) {
      throw Refusal(
        .textFolder(.unknownReference(column: "segmentation", guid: guid)), at: place)
    }
  }

  /// Refuses files that are not as they were written.
  private func compare(_ found: [String: String]) throws {
    guard let written = try TextFolderFiles.hashes(in: folder) else {
      throw Refusal(.textFolder(.missingFile), at: place(TextFolderFiles.list))
    }
    for (path, hash) in written.sorted(by: { $0.key < $1.key })
    where path != TextFolderFiles.attributes {
      let now =
        try found[path]
        ?? (path == TextFolderFiles.header
          ? Digest.sha256(FileBytes.read(folder + "/" + path)) : nil)
      guard let now else { throw Refusal(.textFolder(.missingFile), at: place(path)) }
      if now != hash { throw Refusal(.textFolder(.changedFile), at: place(path)) }
    }
    for path in found.keys.sorted() where written[path] == nil {
      throw Refusal(.textFolder(.foreignFile), at: place(path))
    }
  }

  private func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
  }
}

/// The values that columns know, which the project file itself does not check.
private enum TextFolderChoices {
  static func valid(_ table: String, _ column: String) -> [String]? {
    switch (table, column) {
    case ("coding", "layer"), ("assignment", "layer"): Layer.allCases.map(\.rawValue)
    case ("assignment", "status"): AssignmentStatus.allCases.map(\.rawValue)
    case ("source", "kind"): SourceKind.allCases.map(\.rawValue)
    case ("speaker", "role"): SpeakerRole.allCases.map(\.rawValue)
    case ("mark", "kind"): MarkKind.allCases.map(\.rawValue)
    case ("segmentation", "kind"): SegmentKind.allCases.map(\.rawValue)
    default: nil
    }
  }
}
