internal import CXlsxwriter
internal import Glibc

extension Spreadsheet {
  /// The greatest number of UTF-16 units in a cell.
  private static let cellLimit = 32_767

  /// The workbook as the bytes of an `.xlsx` file, the same for the same workbook every time.
  ///
  /// The library wants a file; the one it gets has no name that others could open it by.
  ///
  /// - Throws: `WritingError`.
  package func file() throws(WritingError) -> File {
    for sheet in sheets {
      let columns = max(sheet.columns.count, sheet.rows.map(\.count).max() ?? 0)
      guard sheet.rows.count < 1_048_576, columns <= 16_384 else {
        throw .tooLarge(sheet: sheet.name, rows: sheet.rows.count + 1, columns: columns)
      }
    }
    let place = try TemporaryFile()
    var cuts: [Cut] = []
    guard let workbook = workbook_new(place.path) else {
      throw .failed(reason: "no memory for a workbook")
    }
    setDate(of: workbook)
    let formats = SheetFormats(workbook)
    let names = SheetNames.unique(sheets.isEmpty ? ["1"] : sheets.map(\.name))
    for (index, name) in names.enumerated() {
      guard let worksheet = workbook_add_worksheet(workbook, name) else {
        lxw_workbook_free(workbook)
        throw .failed(reason: "no memory for the sheet \(name)")
      }
      if index < sheets.count { cuts += Self.write(sheets[index], to: worksheet, formats) }
    }
    let result = workbook_close(workbook)
    guard result == LXW_NO_ERROR else {
      throw .failed(reason: lxw_strerror(result).map { String(cString: $0) } ?? "unknown")
    }
    return File(bytes: try place.contents(), cuts: cuts)
  }

  /// Fixes the date in the file's properties to 1 January 2000.
  private func setDate(of workbook: UnsafeMutablePointer<lxw_workbook>) {
    var properties = lxw_doc_properties()
    properties.created = 946_684_800
    workbook_set_properties(workbook, &properties)
  }

  private static func write(
    _ sheet: Sheet, to worksheet: UnsafeMutablePointer<lxw_worksheet>, _ formats: SheetFormats
  ) -> [Cut] {
    var cuts: [Cut] = []
    let widths = sheet.columns.indices.map { index in
      sheet.columns[index].width ?? SheetMeasure.width(of: index, in: sheet)
    }
    for (index, column) in sheet.columns.enumerated() {
      let width = widths[index]
      let place = lxw_col_t(index)
      worksheet_set_column(worksheet, place, place, width, nil)
      let header = isNumeric(index, in: sheet) ? formats.numericHeader : formats.header
      let safe = SheetText.safe(column.title)
      let title = cut(safe) ?? safe
      worksheet_write_string(worksheet, 0, place, title, header)
    }
    for (rowIndex, row) in sheet.rows.enumerated() {
      for (columnIndex, cell) in row.enumerated() {
        let place = (row: lxw_row_t(rowIndex + 1), column: lxw_col_t(columnIndex))
        let wraps = columnIndex < sheet.columns.count && sheet.columns[columnIndex].wraps
        switch cell {
        case .text(let text):
          let safe = SheetText.safe(text)
          let kept = cut(safe)
          if kept != nil {
            cuts.append(
              Cut(
                sheet: sheet.name, row: rowIndex + 2, column: columnIndex + 1,
                length: text.utf16.count))
          }
          write(kept ?? safe, to: worksheet, place, wraps ? formats.wrapped : formats.text)
        case .integer(let number):
          if abs(number) > 1 << 53 {
            write(String(number), to: worksheet, place, formats.text)
          } else {
            write(Double(number), to: worksheet, place, formats.integer)
          }
        case .number(let number): write(number, to: worksheet, place, formats.number)
        case .percent(let share): write(share, to: worksheet, place, formats.percent)
        case .empty: break
        }
      }
    }
    for (row, height) in SheetMeasure.heights(of: sheet, widths: widths) {
      worksheet_set_row(worksheet, lxw_row_t(row), height, nil)
    }
    guard !sheet.columns.isEmpty else { return cuts }
    setPage(of: worksheet)
    worksheet_freeze_panes(worksheet, 1, 0)
    worksheet_autofilter(
      worksheet, 0, 0, lxw_row_t(sheet.rows.count), lxw_col_t(sheet.columns.count - 1))
    return cuts
  }

  private static func write(
    _ text: String, to worksheet: UnsafeMutablePointer<lxw_worksheet>,
    _ place: (row: lxw_row_t, column: lxw_col_t), _ format: UnsafeMutablePointer<lxw_format>?
  ) {
    worksheet_write_string(worksheet, place.row, place.column, text, format)
  }

  private static func write(
    _ number: Double, to worksheet: UnsafeMutablePointer<lxw_worksheet>,
    _ place: (row: lxw_row_t, column: lxw_col_t), _ format: UnsafeMutablePointer<lxw_format>?
  ) {
    guard number.isFinite else { return }
    worksheet_write_number(worksheet, place.row, place.column, number, format)
  }

  /// As much of a text as fits into a cell, with a mark at its end; `nil` if all of it does.
  private static func cut(_ text: String) -> String? {
    guard text.utf16.count > cellLimit else { return nil }
    var kept = String.UnicodeScalarView()
    var units = 2
    for scalar in text.unicodeScalars {
      units += scalar.value > 0xFFFF ? 2 : 1
      if units > cellLimit { break }
      kept.append(scalar)
    }
    return String(kept) + " …"
  }

  /// Whether a column's first value is a number, which is set to the right.
  private static func isNumeric(_ column: Int, in sheet: Sheet) -> Bool {
    for row in sheet.rows where column < row.count {
      switch row[column] {
      case .integer, .number, .percent: return true
      case .text: return false
      case .empty: continue
      }
    }
    return false
  }

  /// Prints on A4 on its side, all columns on one page, the header on every page.
  private static func setPage(of worksheet: UnsafeMutablePointer<lxw_worksheet>) {
    worksheet_set_paper(worksheet, 9)
    worksheet_set_landscape(worksheet)
    worksheet_fit_to_pages(worksheet, 1, 0)
    worksheet_repeat_rows(worksheet, 0, 0)
  }
}

/// The looks of cells.
private struct SheetFormats {
  let header: UnsafeMutablePointer<lxw_format>?
  let numericHeader: UnsafeMutablePointer<lxw_format>?
  let text: UnsafeMutablePointer<lxw_format>?
  let wrapped: UnsafeMutablePointer<lxw_format>?
  let integer: UnsafeMutablePointer<lxw_format>?
  let number: UnsafeMutablePointer<lxw_format>?
  let percent: UnsafeMutablePointer<lxw_format>?

  init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
    func format(_ numberFormat: String? = nil) -> UnsafeMutablePointer<lxw_format>? {
      let made = workbook_add_format(workbook)
      format_set_align(made, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      if let numberFormat { format_set_num_format(made, numberFormat) }
      return made
    }
    func headerFormat() -> UnsafeMutablePointer<lxw_format>? {
      let made = format()
      format_set_bold(made)
      format_set_text_wrap(made)
      format_set_bottom(made, UInt8(LXW_BORDER_THIN.rawValue))
      return made
    }
    header = headerFormat()
    numericHeader = headerFormat()
    format_set_align(numericHeader, UInt8(LXW_ALIGN_RIGHT.rawValue))
    // What is typed into a cell of texts stays a text: 2.2 is a place, and not a date.
    text = format("@")
    wrapped = format()
    format_set_text_wrap(wrapped)
    integer = format("0")
    number = format("0.000")
    percent = format("0.0%")
  }
}
