internal import Formats
internal import Text

extension PipedLine {
  /// The lines of what came in: as they are, or the rows of a table with the columns `source`,
  /// `start` and `end` (and `code`, and `raw`), each as the object that it stands for.
  ///
  /// - Throws: `FormatFault` where it begins as such a table, and cannot be read as one.
  static func passages(of bytes: [UInt8], named input: String) throws -> [PipedLine] {
    guard isTable(bytes) else { return lines(of: bytes) }
    let table: DelimitedTable
    do {
      table = try DelimitedTable(bytes)
    } catch {
      throw FormatFault(file: input, error: error)
    }
    let keys = table.header.map(\.foldedForSearch)
    return table.rows.map { row in
      let members = zip(keys, row.cells).compactMap { key, cell -> JSONValue.Member? in
        guard ["source", "start", "end", "code", "raw"].contains(key), !cell.isEmpty else {
          return nil
        }
        let isPlace = key == "start" || key == "end"
        let number = isPlace ? Int(cell.trimmingBlanks()).map { JSONValue.integer($0) } : nil
        return JSONValue.Member(key, number ?? .string(cell))
      }
      return PipedLine(
        number: row.line, bytes: Array(JSONValue.object(members).text().utf8)[...])
    }
  }

  /// Whether the first line is a header with the columns that name a passage.
  private static func isTable(_ bytes: [UInt8]) -> Bool {
    let line = String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    let names = Set(
      line.unicodeScalars.split { [",", ";", "\t", "\"", "\u{FEFF}", " "].contains($0) }
        .map { String($0).foldedForSearch })
    return names.isSuperset(of: ["source", "start", "end"]) && !line.hasPrefix("{")
  }
}
