internal import Text

extension SheetTable {
  /// Reads the bytes of an `.xlsx` file (ECMA-376, Transitional or Strict).
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - limits: How much it may unpack to.
  /// - Throws: `SheetReadingError` when it is locked, damaged, empty or no workbook.
  package init(
    _ bytes: [UInt8], limits: ZipLimits = ZipLimits()
  ) throws(SheetReadingError) {
    let archive = try Self.open(bytes, limits: limits)
    let parts = OfficeParts(archive, prefixes: SheetNamespaces.prefixes)
    let sheet: Result<[DelimitedTable.Row], SheetReadingError>
    do throws(OfficePartError) {
      sheet = try Self.firstSheet(parts)
    } catch {
      throw SheetReadingError(error)
    }
    let grid = try sheet.get()
    guard let top = grid.first else { throw .empty }
    self.init(header: top.cells.map { $0.trimmingBlanks() }, rows: Array(grid.dropFirst()))
  }

  private static func open(
    _ bytes: [UInt8], limits: ZipLimits
  ) throws(SheetReadingError) -> ZipReader {
    let kind = FileKind.binary(bytes)
    if kind == .encryptedOffice { throw .passwordProtected }
    if let kind, ![.xlsx, .zip].contains(kind) { throw .notWorkbook(kind) }
    do throws(ZipError) {
      return try ZipReader(bytes, limits: limits)
    } catch {
      if error == .notAnArchive { throw .notWorkbook(FileKind(of: bytes, named: "")) }
      throw SheetReadingError(.archive(error))
    }
  }

  /// The rows of the first sheet that is not hidden.
  private static func firstSheet(
    _ parts: OfficeParts
  ) throws(OfficePartError) -> Result<[DelimitedTable.Row], SheetReadingError> {
    guard let top = try parts.read("_rels/.rels"),
      let bookPath = OfficeParts.target(of: "/officeDocument", in: top, from: "")
    else { return .failure(.notWorkbook(.zip)) }
    guard let book = try parts.read(bookPath) else { return .failure(.missingPart(bookPath)) }
    guard book.name == "x:workbook" else { return .failure(.notWorkbook(.zip)) }
    let folder = OfficeParts.folder(of: bookPath)
    let sheets = book.child("x:sheets").map { Array($0.children) } ?? []
    let shown = sheets.first { ($0.attributes["state"] ?? "visible") == "visible" }
    guard let related = try parts.relationships(of: bookPath), let id = shown?.attributes["r:id"],
      let sheetPath = OfficeParts.target(ofID: id, in: related, from: folder),
      let sheet = try parts.read(sheetPath)
    else { return .failure(.missingPart("worksheet")) }
    var strings: [String] = []
    if let path = OfficeParts.target(of: "/sharedStrings", in: related, from: folder),
      let shared = try parts.read(path)
    {
      strings = shared.children.filter { $0.name == "x:si" }.map(SheetGrid.text)
    }
    var styles: XMLElement?
    if let path = OfficeParts.target(of: "/styles", in: related, from: folder) {
      styles = try parts.read(path)
    }
    return SheetGrid(strings: strings, dates: SheetDates(styles: styles, book: book))
      .rows(of: sheet)
  }
}

/// Reads the cells of one sheet.
struct SheetGrid {
  /// As many columns as a sheet may have.
  private static let columnLimit = 16_384
  /// How many empty cells rows may be filled up with, on top of twenty for each that is written.
  private static let emptyLimit = 1_000_000
  /// How many bytes of text the cells may have, as many can name the same one.
  private static let textLimit = 64 << 20

  /// The texts that cells name by number.
  let strings: [String]
  /// Which numbers are days and times.
  let dates: SheetDates

  /// The rows that have cells, from the top, all as wide as the first.
  ///
  /// What stands to the right of the first row's last cell is nobody's column and left out.
  func rows(of sheet: XMLElement) -> Result<[DelimitedTable.Row], SheetReadingError> {
    var rows: [DelimitedTable.Row] = []
    var number = 0
    var written = 0
    var textBytes = 0
    for element in sheet.child("x:sheetData").map({ Array($0.children) }) ?? []
    where element.name == "x:row" {
      number = element.attributes["r"].flatMap { Int32($0) }.map { Int($0) } ?? number + 1
      let width = rows.first?.cells.count
      var cells: [String] = []
      var next = 0
      for cell in element.children where cell.name == "x:c" {
        let reference = cell.attributes["r"]
        guard let column = reference.map(Self.column) ?? next, column < Self.columnLimit,
          let text = text(of: cell)
        else { return .failure(.wrongCell(row: number, reference: reference ?? "?")) }
        next = column + 1
        written += 1
        guard !text.isEmpty, width.map({ column < $0 }) ?? true else { continue }
        while cells.count <= column { cells.append("") }
        cells[column] = text
        textBytes += text.utf8.count
      }
      if !cells.isEmpty {
        while let width, cells.count < width { cells.append("") }
        guard rows.count * cells.count <= Self.emptyLimit + 20 * written,
          textBytes <= Self.textLimit
        else {
          return .failure(.tooLarge(.ratio, part: "worksheet"))
        }
        rows.append(DelimitedTable.Row(line: number, cells: cells))
      }
    }
    return .success(rows)
  }

  /// What a cell holds; nil where it names a text that is not there.
  private func text(of cell: XMLElement) -> String? {
    let value = cell.child("x:v")?.text ?? ""
    switch cell.attributes["t"] {
    case "s":
      guard let index = Int(value), strings.indices.contains(index) else { return nil }
      return strings[index]
    case "inlineStr": return cell.child("x:is").map(Self.text) ?? ""
    case "str": return Self.unescaped(value)
    case "b": return value == "1" ? "TRUE" : "FALSE"
    case "e", "d": return value
    default: return number(value, cell)
    }
  }

  /// A number as a person would write it: `12`, also where the file has `12.0` or `1.2E1`, and
  /// `2024-03-11` where its format makes a day of it.
  private func number(_ written: String, _ cell: XMLElement) -> String {
    guard let number = Double(written) else { return written }
    let style = cell.attributes["s"].flatMap { Int($0) } ?? 0
    if let date = dates.text(of: number, style: style) { return date }
    guard number == number.rounded(), abs(number) < 1e15 else { return written }
    return String(Int(number))
  }

  /// The text of a shared or inline string, without the readings that stand above East Asian text.
  static func text(_ item: XMLElement) -> String {
    var text = ""
    for part in item.children {
      switch part.name {
      case "x:t": text += part.text
      case "x:r": text += part.child("x:t")?.text ?? ""
      default: break
      }
    }
    return unescaped(text)
  }

  /// The text with `_x000D_` and the like as the characters they stand for.
  private static func unescaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    let scalars = Array(text.unicodeScalars)
    var output = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      let code = scalars[index...].prefix(7)
      if code.count == 7, code.first == "_", scalars[index + 1] == "x", code.last == "_",
        let value = UInt32(
          String(String.UnicodeScalarView(scalars[(index + 2)..<(index + 6)])), radix: 16),
        let scalar = Unicode.Scalar(value)
      {
        if scalar != "\r" { output.append(scalar) }
        index += 7
      } else {
        output.append(scalars[index])
        index += 1
      }
    }
    return String(output)
  }

  /// The column, from 0, of a reference such as `AB12`; nil where it is none.
  private static func column(_ reference: String) -> Int? {
    var column = 0
    for byte in reference.utf8 {
      switch byte {
      case 0x41...0x5A: column = column * 26 + Int(byte - 0x40)
      case 0x30...0x39: return column > 0 ? column - 1 : nil
      default: return nil
      }
      if column > columnLimit { return nil }
    }
    return nil
  }
}

extension SheetReadingError {
  /// Says what a part's error means for the workbook.
  init(_ error: OfficePartError) {
    switch error {
    case .archive(.notAnArchive): self = .notWorkbook(.binary)
    case .archive(.damaged(let entry, let reason)): self = .damaged(part: entry, reason: reason)
    case .archive(.encrypted): self = .passwordProtected
    case .archive(.tooLarge(let limit, let entry)): self = .tooLarge(limit, part: entry)
    case .malformed(let part, let line, let reason):
      self = .malformedPart(part, line: line, reason: reason)
    case .documentType(let part): self = .documentType(part: part)
    }
  }
}

/// The namespaces of SpreadsheetML, in its Transitional and its Strict form (ISO/IEC 29500).
enum SheetNamespaces {
  /// What each is called here.
  static let prefixes: [String: String] = [
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "x",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "x",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
  ]
}
