internal import Formats
internal import Text

/// The fields of an agenda that are read back, by the names of their columns.
package enum DecisionField: String, Hashable, Sendable, CaseIterable {
  /// The keys of the passage's disputes and of their states.
  case id
  case check
  /// The source, for messages alone.
  case source
  /// What was decided.
  case decision
  /// Where, if not where the coders have it.
  case place = "decided_at"
  /// Why.
  case memo
}

/// An agenda that a team has filled in: CSV, TSV, a workbook, a Markdown table or a Word document.
struct DecisionFile {
  /// What was decided about one passage.
  struct Row {
    /// The line, or the number of the form in a Word document.
    let place: InputPlace
    let source: String
    let ids: [String]
    let checks: [String]
    let decision: String
    let decidedAt: String?
    let memo: String
  }

  /// The rows on which something was decided.
  let rows: [Row]
  /// How many rows were left empty.
  let undecided: Int

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - titles: what people's columns are called, folded, and which field each is.
  /// - Throws: `FormatFault` where the file cannot be read, `Refusal` with the line where a row is
  ///   none.
  init(_ path: String, titles: [String: DecisionField]) throws {
    let bytes = try FileBytes.read(path)
    let lines: [Line]
    do {
      lines = try Self.lines(bytes, path, titles)
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw FormatFault(file: path, error: error)
    }
    let filled = lines.filter { !$0[.decision].isEmpty }
    rows = try filled.map { try $0.row(path) }
    undecided = lines.count - filled.count
  }

  private static func lines(
    _ bytes: [UInt8], _ path: String, _ titles: [String: DecisionField]
  ) throws -> [Line] {
    switch FileKind(of: bytes, named: path) {
    case .docx: return forms(try DocumentTranscript(word: bytes), titles)
    case .odt, .fodt: return forms(try DocumentTranscript(openDocument: bytes), titles)
    case .xlsx:
      let table = try SheetTable(bytes)
      return try Self.lines(table.header, table.rows, path, titles)
    case .markdown:
      let table = try PipeTable(bytes)
      return try Self.lines(table.header, table.rows, path, titles)
    default:
      let table = try DelimitedTable(bytes)
      return try Self.lines(table.header, table.rows, path, titles)
    }
  }

  private static func lines(
    _ header: [String], _ rows: [DelimitedTable.Row], _ path: String,
    _ titles: [String: DecisionField]
  ) throws -> [Line] {
    let fields = header.map { titles[$0.foldedForSearch] }
    for wanted in [DecisionField.id, .check, .decision] where !fields.contains(wanted) {
      throw Refusal(
        .missingColumn(wanted: wanted.rawValue, found: header), at: InputPlace(file: path, line: 1))
    }
    return rows.map { row in
      var line = Line(number: row.line)
      for (field, cell) in zip(fields, row.cells) {
        if let field { line.put(cell, as: field) }
      }
      return line
    }
  }

  /// The tables of two columns, of which one row holds a key.
  private static func forms(
    _ document: DocumentTranscript, _ titles: [String: DecisionField]
  ) -> [Line] {
    var cells: [Int: [Int: (name: String, value: String)]] = [:]
    for paragraph in document.paragraphs {
      guard let cell = paragraph.cell, document.tables[cell.table].columns == 2 else { continue }
      var pair = cells[cell.table]?[cell.row] ?? ("", "")
      if cell.column == 0 {
        pair.name += paragraph.text
      } else {
        pair.value += (pair.value.isEmpty ? "" : "\n") + paragraph.text
      }
      cells[cell.table, default: [:]][cell.row] = pair
    }
    var lines: [Line] = []
    for table in cells.keys.sorted() {
      var line = Line(number: lines.count + 1)
      for row in (cells[table] ?? [:]).values {
        let name = row.name.trimmingBlanks()
        if let field = titles[name.foldedForSearch] { line.put(row.value, as: field) }
      }
      if !line[.id].isEmpty { lines.append(line) }
    }
    return lines
  }
}

/// The fields of one row, as they were written.
private struct Line {
  let number: Int
  private var fields: [DecisionField: String] = [:]

  init(number: Int) {
    self.number = number
  }

  subscript(field: DecisionField) -> String { fields[field] ?? "" }

  /// Takes a field; of two columns of the same name the first counts.
  mutating func put(_ text: String, as field: DecisionField) {
    if fields[field] == nil { fields[field] = text.trimmingBlanks() }
  }

  func row(_ path: String) throws -> DecisionFile.Row {
    let place = InputPlace(file: path, line: number)
    // A form keeps both kinds of key in one field.
    let keys = (self[.id] + " " + self[.check]).split { " \n\t".contains($0) }.map(String.init)
    let ids = keys.filter { $0.hasPrefix("d") }
    let checks = keys.filter { $0.hasPrefix("c") }
    guard !ids.isEmpty, ids.count == checks.count else {
      throw Refusal(.emptyField(column: DecisionField.id.rawValue), at: place)
    }
    return DecisionFile.Row(
      place: place, source: self[.source], ids: ids, checks: checks, decision: self[.decision],
      decidedAt: self[.place].isEmpty ? nil : self[.place], memo: self[.memo])
  }
}
