internal import Text

extension DelimitedTable {
  /// Reads the bytes of a CSV or TSV file.
  ///
  /// The encoding is found as for any text, the separator from the first rows. Blank lines are
  /// skipped; empty cells past the header's last are left out. In a table of tabs where
  /// quotation marks do not pair, they are taken as text. `="2.2"`, by which Excel is kept from
  /// making a date of a text, is that text.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - encoding: The encoding, where the rule would choose another.
  ///   - asked: What parts the cells, where the rule would choose another.
  /// - Throws: `DelimitedTableError` with the line.
  package init(
    _ bytes: [UInt8], encoding: EncodingOverride? = nil, separator asked: Separator? = nil
  ) throws(DelimitedTableError) {
    let decoded: DecodedText
    do throws(TextDecodingError) {
      decoded = try TextDecoder(override: encoding).decode(bytes)
    } catch {
      throw .notText(error)
    }
    let hint = Self.separatorLine(decoded.utf8)
    let text = decoded.utf8
    let start = hint == nil ? 0 : min(6, text.count)
    let separator = asked ?? hint ?? Self.likeliestSeparator(text, from: start)
    let records = try Self.records(
      text, separator: separator, position: start, line: hint == nil ? 1 : 2)
    guard let top = records.first else { throw .empty }
    let header = Self.withoutEmptyEnd(top.cells).map { $0.trimmingBlanks() }
    guard !header.isEmpty else { throw .empty }
    try Self.checkNames(header)
    let rows = try Self.rows(records.dropFirst(), width: header.count)
    self.init(
      header: header, rows: rows, separator: separator,
      hasDecimalComma: separator != .comma && Self.hasDecimalComma(rows),
      encoding: decoded.encoding, complaints: decoded.complaints)
  }

  /// The separator that a first line such as `sep=;` names, which Excel writes and obeys.
  private static func separatorLine(_ text: [UInt8]) -> Separator? {
    guard text.count >= 5, text.starts(with: Array("sep=".utf8)),
      text.count == 5 || text[5] == 0x0A
    else { return nil }
    return Separator(rawValue: text[4])
  }

  /// The separator that gives the most even rows, then the most columns.
  private static func likeliestSeparator(_ text: [UInt8], from start: Int) -> Separator? {
    var best: (separator: Separator, evenness: Double, columns: Int)?
    for candidate in Separator.allCases {
      var reader = DelimitedRecords(text, separator: candidate.rawValue, position: start)
      var widths: [Int] = []
      while widths.count < 50, let row = try? reader.next() {
        widths.append(withoutEmptyEnd(row.cells).count)
      }
      guard let columns = widths.first, columns > 1 else { continue }
      let even = widths.count { $0 <= columns && ($0 > 1 || columns == 2) }
      let evenness = Double(even) / Double(widths.count)
      if let best, (best.evenness, best.columns) >= (evenness, columns) { continue }
      best = (candidate, evenness, columns)
    }
    return best?.separator
  }

  private static func records(
    _ text: [UInt8], separator: Separator?, position: Int, line: Int
  ) throws(DelimitedTableError) -> [Row] {
    do throws(DelimitedRecords.Fault) {
      return try all(
        DelimitedRecords(text, separator: separator?.rawValue, position: position, line: line))
    } catch {
      if separator == .tab,
        let plain = try? all(
          DelimitedRecords(
            text, separator: separator?.rawValue, hasQuotes: false, position: position,
            line: line))
      {
        return plain
      }
      switch error {
      case .unclosedQuote(let line): throw .unclosedQuote(line: line)
      case .textAfterQuote(let line, let column):
        throw .textAfterQuote(line: line, column: column)
      }
    }
  }

  private static func all(_ reader: DelimitedRecords) throws(DelimitedRecords.Fault) -> [Row] {
    var reader = reader
    var rows: [Row] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  private static func checkNames(_ header: [String]) throws(DelimitedTableError) {
    var placeByName: [String: Int] = [:]
    for (index, name) in header.enumerated() where !name.isEmpty {
      if let first = placeByName.updateValue(index, forKey: name.foldedForSearch) {
        throw .duplicateHeader(name: name, columns: [first + 1, index + 1])
      }
    }
  }

  private static func rows(
    _ records: ArraySlice<Row>, width: Int
  ) throws(DelimitedTableError) -> [Row] {
    var rows: [Row] = []
    for record in records where !record.cells.allSatisfy(\.isEmpty) || width == 1 {
      var cells = record.cells
      while cells.count > width, cells.last?.isEmpty == true { cells.removeLast() }
      guard cells.count == width else {
        throw .raggedRow(line: record.line, expected: width, found: cells.count)
      }
      for index in cells.indices where cells[index].utf8.first == UInt8(ascii: "=") {
        if let text = SheetDisguise.inside(cells[index]) { cells[index] = text }
      }
      rows.append(Row(line: record.line, cells: cells))
    }
    return rows
  }

  private static func withoutEmptyEnd(_ cells: [String]) -> [String] {
    let end = cells.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
    return Array(cells[..<end])
  }

  /// Whether more cells look like `3,5` than like `3.5`.
  private static func hasDecimalComma(_ rows: [Row]) -> Bool {
    var commas = 0
    var points = 0
    for row in rows {
      for cell in row.cells {
        switch decimalSign(in: cell.utf8) {
        case 0x2C: commas += 1
        case 0x2E: points += 1
        default: break
        }
      }
    }
    return commas > points
  }

  /// The sign in the middle of digits, if a cell is a number with a fraction.
  private static func decimalSign(in cell: String.UTF8View) -> UInt8? {
    var sign: UInt8?
    var digits = 0
    for (index, byte) in cell.enumerated() {
      switch byte {
      case 0x30...0x39: digits += 1
      case 0x2D where index == 0: break
      case 0x2C, 0x2E:
        guard sign == nil, digits > 0 else { return nil }
        sign = byte
        digits = 0
      default: return nil
      }
    }
    return digits > 0 ? sign : nil
  }
}
