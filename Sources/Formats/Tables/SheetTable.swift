/// The first sheet of a workbook that people see, read as a header and rows of texts.
///
/// A cell is the text that it holds, or its number or the value of its formula as the file has it;
/// a number that its format makes a day or time of is one, as in ISO 8601.
package struct SheetTable: Hashable, Sendable {
  /// The names of the columns, without blanks around them.
  package let header: [String]
  /// The rows that are not blank, each with its number in the sheet, from 1, as its line.
  package let rows: [DelimitedTable.Row]

  /// Makes a table of parts that were read.
  init(header: [String], rows: [DelimitedTable.Row]) {
    self.header = header
    self.rows = rows
  }
}

/// Why a workbook cannot be read.
package enum SheetReadingError: Error, Hashable, Sendable {
  /// It is locked with a password.
  case passwordProtected
  /// It is no workbook, but a file of this kind.
  case notWorkbook(FileKind)
  /// It has been cut off or changed; the part and what is wrong with it, where known.
  case damaged(part: String?, reason: String)
  /// A part that every workbook has is not there.
  case missingPart(String)
  /// A part is no well-formed XML.
  case malformedPart(String, line: Int, reason: String)
  /// A part declares a document type, which no workbook may and which can hide other files.
  case documentType(part: String)
  /// Unpacked, it would be larger than any table should be.
  case tooLarge(ZipError.Limit, part: String?)
  /// A cell names a place that no sheet has, or a text that the workbook does not hold.
  case wrongCell(row: Int, reference: String)
  /// There is nothing in the sheet.
  case empty
}
