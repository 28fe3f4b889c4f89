internal import Text

/// The kinds of files that a codebook is read from.
package enum CodebookFileKind: String, Hashable, Sendable, CaseIterable {
  case yaml
  case table
  case workbook
  case word
  case markdown

  /// Tells the kind by what the file holds, and by its suffix where that leaves it open.
  package init(of bytes: [UInt8], named name: String) {
    switch FileKind(of: bytes, named: name) {
    case .docx: self = .word
    case .xlsx: self = .workbook
    case .table: self = .table
    case .markdown: self = .markdown
    default: self = .yaml
    }
  }
}

extension CodebookDraft {
  /// Reads a codebook from any file that codebooks are kept in.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - kind: what kind of file it is.
  ///   - name: what the codebook is called where the file does not say.
  ///   - levels: the names of the columns of a table that hold the levels.
  /// - Throws: `StudyFileError`, or what the reader of the workbook or document throws.
  package init(
    _ bytes: [UInt8], kind: CodebookFileKind, name: String, levels: [String] = []
  ) throws {
    switch kind {
    case .yaml: try self.init(yaml: bytes)
    case .table: try self.init(name: name, table: bytes, levels: levels)
    case .workbook:
      let sheet = try SheetTable(bytes)
      try self.init(
        name: name,
        grid: CodebookGrid(header: sheet.header, rows: sheet.rows, countsLineEnds: false),
        levels: levels)
    case .word:
      guard let grid = CodebookGrid(try DocumentTranscript(word: bytes)) else {
        throw StudyFileError(problems: [StudyFileProblem(line: 1, kind: .noCodeTable)])
      }
      try self.init(name: name, grid: grid, levels: levels)
    case .markdown: try self.init(name: name, markdown: bytes, levels: levels)
    }
  }
}
