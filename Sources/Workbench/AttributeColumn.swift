internal import Study
internal import Text

extension Attribute {
  /// A value in the form that is kept.
  ///
  /// - Throws: `Problem.notOfType`, or `Problem.notAllowed` with the bands that there are.
  func kept(_ written: String, at place: InputPlace? = nil) throws -> String {
    if let value = canonical(written) { return value }
    throw Refusal(
      bands.isEmpty
        ? .notOfType(column: name, value: written, type: type)
        : .notAllowed(column: name, value: written, valid: bands), at: place)
  }
}

/// A column `name:type` of a table of cases.
struct AttributeColumn {
  let header: String
  let attribute: Attribute

  /// The attribute columns of a header: every one that is not `case`, `source` or `speaker`.
  ///
  /// A column without a type has that of the attribute that the project knows by its name, and
  /// bands that were laid down stay.
  static func columns(
    of header: [String], file: String, known: [Attribute]
  ) throws -> [AttributeColumn] {
    try header.filter { !["case", "source", "speaker"].contains($0.foldedForSearch) }.map {
      written in
      let parts = written.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1)
      let name = parts.first.map { String(Substring($0)) } ?? written
      guard parts.count == 2 else {
        let own = known.first { $0.name == name.nfc } ?? Attribute(name: name, type: .text)
        return AttributeColumn(header: written, attribute: own)
      }
      let word = String(Substring(parts[1]))
      guard let type = AttributeType(rawValue: word) else {
        throw Refusal(
          .notAllowed(
            column: written, value: word, valid: AttributeType.allCases.map(\.rawValue)),
          at: InputPlace(file: file, line: 1))
      }
      let former = known.first { $0.name == name.nfc && $0.type == type }
      let attribute = Attribute(name: name, type: type, bands: former?.bands ?? [])
      return AttributeColumn(header: written, attribute: attribute)
    }
  }

  /// A row's value in the form that is kept; nil where it is empty.
  ///
  /// - Throws: `Problem.notOfType` where the value is not of the column's type.
  func value(in row: InputTable.Row) throws -> String? {
    guard let written = row[header.foldedForSearch] else { return nil }
    return try attribute.kept(written, at: row.place)
  }
}
