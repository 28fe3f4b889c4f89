package import Merging

/// Why a layer file cannot be read.
package enum LayerFileError: Error, Hashable, Sendable {
  /// It is something else.
  case notALayer
  /// It was written by another version of the program.
  case otherVersion
  /// A line of it is not what it should be.
  case damaged(line: Int)
  /// The archive around it is faulty.
  case archive(ZipError)
}

extension LayerFile {
  /// Reads a layer file.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - tables: the tables of the project that it is to be merged into.
  /// - Throws: `LayerFileError` with the line.
  package init(_ bytes: [UInt8], tables: [MergeTable]) throws(LayerFileError) {
    var reader = LayerReader(tables)
    try reader.read(try Self.lines(of: bytes))
    guard let head = reader.head else { throw .notALayer }
    self.init(
      project: head.project, coder: head.coder, layers: head.layers, state: reader.state,
      authors: head.authors)
  }

  private static func lines(of bytes: [UInt8]) throws(LayerFileError) -> [ArraySlice<UInt8>] {
    do {
      let archive = try ZipReader(bytes)
      guard archive.names == [entry], let bytes = try archive.read(entry) else {
        throw LayerFileError.notALayer
      }
      return bytes.split(separator: 0x0A)
    } catch let error as ZipError {
      if error == .notAnArchive { throw .notALayer }
      throw .archive(error)
    } catch {
      throw .notALayer
    }
  }
}

/// Reads the lines of a layer file.
private struct LayerReader {
  typealias Head = (
    project: String, coder: String, layers: [String], authors: [LayerFile.Author]
  )

  var state: CopyState
  var head: Head?
  private var table: MergeTable?

  init(_ tables: [MergeTable]) { state = CopyState(tables: tables) }

  mutating func read(_ lines: [ArraySlice<UInt8>]) throws(LayerFileError) {
    for (index, line) in lines.enumerated() {
      guard let value = try? JSONValue(parsing: line) else { throw .damaged(line: index + 1) }
      if index == 0 {
        head = try Self.head(value)
      } else if value["table"] != nil {
        table = try self.table(value, index + 1)
      } else {
        guard let table, let row = Self.row(value, of: table) else {
          throw .damaged(line: index + 1)
        }
        state[table.name, row.guid] = row
      }
    }
  }

  private static func head(_ value: JSONValue) throws(LayerFileError) -> Head {
    guard case .string("layer")? = value["sitat"] else { throw .notALayer }
    guard case .integer(LayerFile.version)? = value["version"] else { throw .otherVersion }
    guard case .string(let project)? = value["project"], case .string(let coder)? = value["coder"],
      case .array(let layers)? = value["layers"], case .array(let authors)? = value["authors"]
    else { throw .damaged(line: 1) }
    return (project, coder, layers.compactMap(text), authors.compactMap(author))
  }

  private static func author(_ value: JSONValue) -> LayerFile.Author? {
    guard case .array(let parts) = value, parts.count == 5, let stamp = stamp(parts[0], parts[1]),
      case .string(let at) = parts[3], case .string(let command) = parts[4]
    else { return nil }
    return LayerFile.Author(stamp: stamp, coder: text(parts[2]), at: at, command: command)
  }

  private func table(_ value: JSONValue, _ line: Int) throws(LayerFileError) -> MergeTable {
    guard case .string(let name)? = value["table"], case .array(let columns)? = value["columns"]
    else { throw .damaged(line: line) }
    guard let table = state.table(name), table.columns == columns.compactMap(Self.text) else {
      throw .otherVersion
    }
    return table
  }

  private static func row(_ value: JSONValue, of table: MergeTable) -> RowRecord? {
    guard case .array(let parts) = value, parts.count == 5, case .string(let guid) = parts[0],
      let stamp = stamp(parts[1], parts[2]), case .array(let written) = parts[3],
      case .array(let changes) = parts[4]
    else { return nil }
    let values = written.indices.compactMap { field(written[$0], of: table, $0) }
    let versions = changes.compactMap { version($0, of: table) }
    guard values.count == table.columns.count, written.count == values.count,
      versions.count == changes.count
    else { return nil }
    return RowRecord(guid: guid, values: values, stamp: stamp, versions: versions)
  }

  private static func version(_ value: JSONValue, of table: MergeTable) -> RowVersion? {
    guard case .array(let parts) = value, [4, 5].contains(parts.count),
      let stamp = stamp(parts[0], parts[1]),
      case .array(let base) = parts[2], case .object(let members) = parts[3]
    else { return nil }
    var values: [Int: FieldValue] = [:]
    for member in members {
      guard let column = table.place(of: member.key),
        let field = field(member.value, of: table, column)
      else { return nil }
      values[column] = field
    }
    let stamps = base.compactMap { item -> ChangeStamp? in
      guard case .array(let halves) = item, halves.count == 2 else { return nil }
      return Self.stamp(halves[0], halves[1])
    }
    return stamps.count == base.count
      ? RowVersion(
        stamp: stamp, base: stamps, values: values, isUndone: parts.last == .bool(true)) : nil
  }

  private static func field(_ value: JSONValue, of table: MergeTable, _ column: Int) -> FieldValue?
  {
    if case .string(let guid)? = value["@"] {
      return table.references[column] == nil ? nil : .reference(guid)
    }
    if let number = value["r"] {
      switch number {
      case .number(let number): return .real(number)
      case .integer(let number): return .real(Double(number))
      default: return nil
      }
    }
    switch value {
    case .null: return .null
    case .integer(let number): return table.references[column] == nil ? .integer(number) : nil
    case .string(let text): return .text(text)
    default: return nil
    }
  }

  private static func stamp(_ clock: JSONValue, _ replica: JSONValue) -> ChangeStamp? {
    guard case .integer(let clock) = clock, case .string(let replica) = replica,
      // Stamps are written with these marks between them.
      !replica.contains(","), !replica.contains("@")
    else { return nil }
    return ChangeStamp(clock: clock, replica: replica)
  }

  private static func text(_ value: JSONValue) -> String? {
    guard case .string(let text) = value else { return nil }
    return text
  }
}
