internal import Study
internal import Text

/// A column `name:type` of a table of cases.
struct AttributeColumn {
  let header: String
  let attribute: Attribute

  /// The attribute columns of a header: every one that is not `case`, `source` or `speaker`.
  static func columns(of header: [String], file: String) throws -> [AttributeColumn] {
    try header.filter { !["case", "source", "speaker"].contains($0.foldedForSearch) }.map {
      written in
      let parts = written.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1)
      let name = parts.first.map { String(Substring($0)) } ?? written
      guard parts.count == 2 else {
        return AttributeColumn(header: written, attribute: Attribute(name: name, type: .text))
      }
      let word = String(Substring(parts[1]))
      guard let type = AttributeType(rawValue: word) else {
        throw Refusal(
          .notAllowed(
            column: written, value: word, valid: AttributeType.allCases.map(\.rawValue)),
          at: InputPlace(file: file, line: 1))
      }
      return AttributeColumn(header: written, attribute: Attribute(name: name, type: type))
    }
  }

  /// A row's value in the form that is kept; nil where it is empty.
  ///
  /// - Throws: `Problem.notOfType` where the value is not of the column's type.
  func value(in row: InputTable.Row) throws -> String? {
    guard let written = row[header.foldedForSearch] else { return nil }
    guard let value = Self.canonical(written, attribute.type) else {
      throw Refusal(
        .notOfType(column: attribute.name, value: written, type: attribute.type), at: row.place)
    }
    return value
  }

  private static func canonical(_ written: String, _ type: AttributeType) -> String? {
    switch type {
    case .text, .orderedBand, .multi: written
    case .integer: Int(written).map(String.init)
    case .decimal:
      Double(written.replacing(",", with: ".")).flatMap { number in
        number.isFinite ? written.replacing(",", with: ".") : nil
      }
    case .boolean: truth(written).map { $0 ? "true" : "false" }
    case .date: isDate(written) ? written : nil
    }
  }

  private static func truth(_ written: String) -> Bool? {
    switch written.lowercased() {
    case "true", "yes", "ja", "1": true
    case "false", "no", "nei", "0": false
    default: nil
    }
  }

  /// Whether a text is a calendar date of ISO 8601.
  private static func isDate(_ written: String) -> Bool {
    let parts = written.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.count) == [4, 2, 2] else { return false }
    let numbers = parts.compactMap { Int(Substring($0)) }
    guard numbers.count == 3, (1...12).contains(numbers[1]) else { return false }
    let isLeap = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[numbers[1] - 1]).contains(numbers[2])
  }
}
