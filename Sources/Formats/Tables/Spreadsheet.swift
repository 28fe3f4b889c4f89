/// A workbook to be written for Excel: sheets with a header row, typed cells and filters.
package struct Spreadsheet: Hashable, Sendable {
  /// A column of a sheet.
  package struct Column: Hashable, Sendable {
    /// Its name, in bold in the first row.
    package let title: String
    /// Its width in characters; chosen after its contents if `nil`.
    package let width: Double?
    /// Whether long texts are broken into lines.
    package let wraps: Bool

    /// Makes a column.
    package init(_ title: String, width: Double? = nil, wraps: Bool = false) {
      self.title = title
      self.width = width
      self.wraps = wraps
    }
  }

  /// One sheet.
  package struct Sheet: Hashable, Sendable {
    /// Its name; signs that Excel forbids become spaces, and it is cut at 31 characters.
    package let name: String
    /// The columns.
    package let columns: [Column]
    /// The rows below the header.
    package let rows: [[SheetCell]]

    /// Makes a sheet.
    package init(name: String, columns: [Column], rows: [[SheetCell]]) {
      self.name = name
      self.columns = columns
      self.rows = rows
    }
  }

  /// Where a text was longer than a cell may hold and has been cut.
  package struct Cut: Hashable, Sendable {
    /// The name of the sheet as it was given.
    package let sheet: String
    /// The row in the file, from 1; the header is 1.
    package let row: Int
    /// The column, from 1.
    package let column: Int
    /// The length of the whole text in UTF-16 units, as Excel counts.
    package let length: Int
  }

  /// A workbook's file.
  package struct File: Hashable, Sendable {
    /// The bytes.
    package let bytes: [UInt8]
    /// The texts that had to be cut, which the reader must be told of.
    package let cuts: [Cut]
  }

  /// Why a workbook cannot be written.
  package enum WritingError: Error, Hashable, Sendable {
    /// A sheet has more rows than the 1,048,576, or more columns than the 16,384, that fit.
    case tooLarge(sheet: String, rows: Int, columns: Int)
    /// Memory or room for temporary files has run out; the system's or the library's words.
    case failed(reason: String)
  }

  /// The sheets; without any, one empty sheet is written.
  package let sheets: [Sheet]

  /// Makes a workbook.
  package init(sheets: [Sheet]) {
    self.sheets = sheets
  }
}
