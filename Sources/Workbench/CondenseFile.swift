internal import Formats
internal import Study
internal import Text

/// The fields of a table of condensations that are read back, by the names of their columns.
package enum CondenseField: String, Hashable, Sendable, CaseIterable {
  /// The key of the row, and what the row was like when the table was made.
  case id
  case check
  /// The condensed text.
  case text
}

/// A table of condensations that people have written in: CSV, TSV, a workbook, a Markdown table or
/// the tables of a Word document.
struct CondenseFile {
  /// What was written in one row.
  struct Row {
    let place: InputPlace
    let key: String
    let check: CondenseCheck
    let text: String
  }

  /// The rows that have a key.
  let rows: [Row]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - titles: What people's columns are called, folded, and which field each is.
  /// - Throws: `FormatFault` where the file cannot be read, `Refusal` where a column is missing or
  ///   a row has no check.
  init(_ path: String, titles: [String: CondenseField]) throws {
    let bytes = try FileBytes.read(path)
    do {
      rows = try Self.tables(bytes, path).flatMap { header, rows in
        try Self.rows(header, rows, path, titles)
      }
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw FormatFault(file: path, error: error)
    }
  }

  private static func tables(
    _ bytes: [UInt8], _ path: String
  ) throws -> [(header: [String], rows: [DelimitedTable.Row])] {
    switch FileKind(of: bytes, named: path) {
    case .docx: return try tables(of: DocumentTranscript(word: bytes), path)
    case .odt, .fodt: return try tables(of: DocumentTranscript(openDocument: bytes), path)
    case .xlsx:
      let table = try SheetTable(bytes)
      return [(table.header, table.rows)]
    case .markdown:
      let table = try PipeTable(bytes)
      return [(table.header, table.rows)]
    default:
      let table = try DelimitedTable(bytes)
      return [(table.header, table.rows)]
    }
  }

  /// The tables of a document whose first row names a key and a check.
  private static func tables(
    of document: DocumentTranscript, _ path: String
  ) throws -> [(header: [String], rows: [DelimitedTable.Row])] {
    var cells: [Int: [Int: [Int: [String]]]] = [:]
    for paragraph in document.paragraphs {
      guard let cell = paragraph.cell else { continue }
      cells[cell.table, default: [:]][cell.row, default: [:]][cell.column, default: []]
        .append(paragraph.text)
    }
    let tables = cells.keys.sorted().map {
      number -> (header: [String], rows: [DelimitedTable.Row]) in
      let size = document.tables[number]
      let grid = (0..<size.rows).map { row in
        (0..<size.columns).map { column in
          (cells[number]?[row]?[column] ?? []).joined(separator: "\n").trimmingBlanks()
        }
      }
      return (
        grid.first ?? [],
        grid.dropFirst().enumerated().map { DelimitedTable.Row(line: $0 + 2, cells: $1) }
      )
    }
    let keyed = tables.filter {
      $0.header.contains { $0.foldedForSearch == CondenseField.id.rawValue }
    }
    guard !keyed.isEmpty else {
      throw Refusal(
        .missingColumn(wanted: CondenseField.id.rawValue, found: tables.first?.header ?? []),
        at: InputPlace(file: path))
    }
    return keyed
  }

  private static func rows(
    _ header: [String], _ rows: [DelimitedTable.Row], _ path: String,
    _ titles: [String: CondenseField]
  ) throws -> [Row] {
    let fields = header.map { titles[$0.foldedForSearch] }
    for wanted in CondenseField.allCases where !fields.contains(wanted) {
      throw Refusal(
        .missingColumn(wanted: wanted.rawValue, found: header),
        at: InputPlace(file: path, line: 1))
    }
    return try rows.compactMap { row in
      var values: [CondenseField: String] = [:]
      for (field, cell) in zip(fields, row.cells) {
        if let field, values[field] == nil { values[field] = cell }
      }
      let place = InputPlace(file: path, line: row.line)
      let key = (values[.id] ?? "").trimmingBlanks()
      let text = CondensedText.tidy(values[.text] ?? "")
      if key.isEmpty {
        if text.isEmpty { return nil }
        throw Refusal(.emptyField(column: CondenseField.id.rawValue), at: place)
      }
      guard let check = CondenseCheck((values[.check] ?? "").trimmingBlanks()) else {
        throw Refusal(.emptyField(column: CondenseField.check.rawValue), at: place)
      }
      return Row(place: place, key: key, check: check, text: text)
    }
  }
}

extension CondenseFile.Row {
  /// The text without the apostrophe that stands before what a spreadsheet would take for a formula.
  var unguarded: String {
    guard text.hasPrefix("'"), let second = text.dropFirst().first, "=+-@".contains(second) else {
      return text
    }
    return String(text.dropFirst())
  }
}
