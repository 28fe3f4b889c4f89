internal import Formats
internal import Study
internal import Text

/// A table that a person hands in, with the columns that a command needs.
///
/// Columns are found by their names in NFC and regardless of case.
struct InputTable {
  /// One row, with its place for errors.
  struct Row {
    let place: InputPlace
    private let fields: [String: String]

    fileprivate init(place: InputPlace, fields: [String: String]) {
      self.place = place
      self.fields = fields
    }

    /// A field without blanks around it, nil where the column is absent or the field empty.
    ///
    /// The column's name is given folded.
    subscript(column: String) -> String? {
      guard let value = fields[column]?.trimmingBlanks(), !value.isEmpty else { return nil }
      return value
    }

    /// A field that must not be empty.
    func required(_ column: String) throws -> String {
      guard let value = self[column] else {
        throw Refusal(.emptyField(column: column), at: place)
      }
      return value
    }

    /// A field that must be a whole number from 0.
    func number(_ column: String) throws -> Int {
      let value = try required(column)
      guard let number = Int(value), number >= 0 else {
        throw Refusal(.notANumber(column: column, value: value), at: place)
      }
      return number
    }

    /// A field that must be one of an enumeration's words.
    func choice<Choice: RawRepresentable & CaseIterable>(
      _ column: String, default standard: Choice
    ) throws -> Choice where Choice.RawValue == String {
      guard let value = self[column] else { return standard }
      guard let choice = Choice(rawValue: value) else {
        throw Refusal(
          .notAllowed(
            column: column, value: value, valid: Choice.allCases.map(\.rawValue)),
          at: place)
      }
      return choice
    }
  }

  let header: [String]
  let rows: [Row]

  /// Reads a table and checks that the columns are there.
  init(_ path: String, columns: [String]) throws {
    let table = try Self.parse(path)
    header = table.header
    let keys = table.header.map(\.foldedForSearch)
    for column in columns where !keys.contains(column) {
      throw Refusal(
        .missingColumn(wanted: column, found: table.header), at: InputPlace(file: path, line: 1))
    }
    rows = table.rows.map { row in
      let fields = Dictionary(
        zip(keys, row.cells), uniquingKeysWith: { first, _ in first })
      return Row(place: InputPlace(file: path, line: row.line), fields: fields)
    }
  }

  /// Reads a table as it stands; its faults are told with the file's name.
  static func parse(_ path: String) throws -> DelimitedTable {
    let bytes = try FileBytes.read(path)
    do {
      return try DelimitedTable(bytes)
    } catch {
      throw FormatFault(file: path, error: error)
    }
  }
}
