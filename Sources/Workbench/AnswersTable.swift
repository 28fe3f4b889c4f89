internal import Formats
internal import Study
internal import Text

/// A table of open answers, its columns told apart.
struct AnswersTable {
  /// A column of values.
  struct ValueColumn {
    let place: Int
    let attribute: Attribute
    let isTold: Bool
  }

  /// Headings that say who answers.
  private static let idNames: Set<String> = [
    "id", "respondent", "respondent id", "respondent_id", "respondentid", "informant", "deltaker",
    "deltakar", "case", "nr", "no", "participant", "participant_id", "svar-id", "response id",
    "responseid",
  ]

  let header: [String]
  let rows: [DelimitedTable.Row]
  let id: Int?
  let answers: [Int]
  private(set) var values: [ValueColumn] = []
  private let leftOut: Set<Int>
  private let path: String

  /// Reads a table, and deals its columns out.
  ///
  /// - Parameters:
  ///   - request: which columns are what.
  ///   - known: the attributes that the project has; their types go before guesses.
  /// - Throws: `Refusal` with the line, `FormatFault` where the table cannot be read.
  init(_ request: AnswersRequest, known: [Attribute]) throws {
    path = request.path
    (header, rows) = try Self.read(request)
    var finder = ColumnFinder(header: header, file: path)
    answers = try request.answers.map { try finder.place(of: $0) }
    leftOut = Set(try request.without.map { try finder.place(of: $0) })
    if let asked = request.id {
      id = try finder.place(of: asked)
    } else {
      let rows = rows
      id = finder.free.first { place in
        guard Self.idNames.contains(finder.header[place].foldedForSearch) else { return false }
        let names = rows.map { $0.cells[place].trimmingBlanks() }
        return !names.contains("") && Set(names).count == names.count
      }
      if let id { finder.take(id) }
    }
    let told = try request.types.map { (try finder.peek($0.column), $0.type) }
    let types = Dictionary(told, uniquingKeysWith: { _, last in last })
    if let clash = told.first(where: { !finder.free.contains($0.0) }) {
      throw Refusal(
        .answers(.usedTwice(column: header[clash.0])), at: InputPlace(file: path, line: 1))
    }
    values = finder.free.map { place in
      let (name, written) = Self.parts(of: header[place])
      if let type = types[place] ?? written {
        return ValueColumn(place: place, attribute: Attribute(name: name, type: type), isTold: true)
      }
      let cells = rows.map { $0.cells[place].trimmingBlanks() }.filter { !$0.isEmpty }
      if let own = known.first(where: { $0.name == name.nfc }),
        cells.allSatisfy({ own.canonical($0) != nil })
      {
        return ValueColumn(place: place, attribute: own, isTold: true)
      }
      let attribute = Attribute(name: name, type: Self.type(of: cells))
      return ValueColumn(place: place, attribute: attribute, isTold: false)
    }
  }

  /// What each column is, with how much it holds.
  var columns: [AnswersImported.Column] {
    header.indices.map { place in
      let cells = rows.map { $0.cells[place].trimmingBlanks() }.filter { !$0.isEmpty }
      let use: AnswersImported.Column.Use =
        if place == id {
          .respondent
        } else if answers.contains(place) {
          .answers
        } else if let column = values.first(where: { $0.place == place }) {
          .attribute(column.attribute.type, isTold: column.isTold)
        } else {
          .leftOut
        }
      return AnswersImported.Column(
        name: header[place], use: use, filled: cells.count, values: Set(cells).count)
    }
  }

  /// Who answers in a row, counted from 1: what its column says, or the file's name and the number.
  func respondent(_ row: DelimitedTable.Row, number: Int) throws -> String {
    guard let id else { return "\(FileBytes.stem(of: path).nfc)-\(number)" }
    let name = row.cells[id].trimmingBlanks()
    guard !name.isEmpty else {
      throw Refusal(
        .emptyField(column: header[id]), at: InputPlace(file: path, line: row.line))
    }
    return name.nfc
  }

  private static func read(
    _ request: AnswersRequest
  ) throws -> (header: [String], rows: [DelimitedTable.Row]) {
    let bytes = try FileBytes.read(request.path)
    do {
      let kind = FileKind(of: bytes, named: request.path)
      if kind == .xlsx || kind == .encryptedOffice {
        let sheet = try SheetTable(bytes)
        let width = sheet.header.count
        let rows = sheet.rows.map { row in
          let cells = Array(row.cells.prefix(width))
          return DelimitedTable.Row(
            line: row.line,
            cells: cells + Array(repeating: "", count: max(0, width - cells.count)))
        }
        return (sheet.header, rows)
      }
      let table = try DelimitedTable(bytes, encoding: request.encoding)
      return (table.header, table.rows)
    } catch {
      throw FormatFault(file: request.path, error: error)
    }
  }

  /// The name and, behind the last colon, the type of a column.
  private static func parts(of heading: String) -> (name: String, type: AttributeType?) {
    guard let colon = heading.utf8.lastIndex(of: 0x3A),
      let type = AttributeType(
        rawValue: String(heading[heading.utf8.index(after: colon)...]).trimmingBlanks())
    else { return (heading, nil) }
    return (String(heading[..<colon]).trimmingBlanks(), type)
  }

  /// The narrowest type that all values have; numbers with a zero in front are names.
  private static func type(of cells: [String]) -> AttributeType {
    if cells.isEmpty { return .text }
    let isCode = cells.contains { cell in
      let digits = cell.utf8.drop { $0 == 0x2D }
      return digits.count > 1 && digits.first == 0x30
        && digits.dropFirst().first.map { (0x30...0x39).contains($0) } == true
    }
    func fits(_ type: AttributeType) -> Bool {
      let attribute = Attribute(name: "", type: type)
      return cells.allSatisfy { attribute.canonical($0) != nil }
    }
    let isTruth = cells.allSatisfy { $0 != "0" && $0 != "1" } && fits(.boolean)
    if isTruth { return .boolean }
    if fits(.date) { return .date }
    if isCode { return .text }
    if fits(.integer) { return .integer }
    let isPlain = cells.allSatisfy { cell in
      cell.utf8.allSatisfy { (0x30...0x39).contains($0) || [0x2B, 0x2C, 0x2D, 0x2E].contains($0) }
    }
    return isPlain && fits(.decimal) ? .decimal : .text
  }
}

/// Finds columns by their names, each for one thing only.
private struct ColumnFinder {
  let header: [String]
  let file: String
  private var taken: Set<Int> = []

  init(header: [String], file: String) {
    self.header = header
    self.file = file
  }

  /// The columns that nothing has been made of, in their order; those without a heading are none.
  var free: [Int] { header.indices.filter { !taken.contains($0) && !header[$0].isEmpty } }

  mutating func take(_ place: Int) { taken.insert(place) }

  mutating func place(of asked: String) throws -> Int {
    let place = try peek(asked)
    guard taken.insert(place).inserted else {
      throw Refusal(
        .answers(.usedTwice(column: header[place])), at: InputPlace(file: file, line: 1))
    }
    return place
  }

  func peek(_ asked: String) throws -> Int {
    let wanted = asked.trimmingBlanks().foldedForSearch
    let places = header.indices.filter { header[$0].foldedForSearch == wanted }
    guard let place = places.first else {
      throw Refusal(
        .answers(
          .unknownColumn(
            asked: asked, nearest: NearestNames(header).matches(for: asked), found: header)),
        at: InputPlace(file: file, line: 1))
    }
    if places.count > 1 {
      throw Refusal(
        .answers(.ambiguousColumn(name: header[place])), at: InputPlace(file: file, line: 1))
    }
    return place
  }
}
