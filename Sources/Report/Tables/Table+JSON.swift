package import Formats

extension Table {
  /// The rows as objects by the columns' machine names; a missing value is `null`.
  package var jsonRows: [JSONValue] {
    rows.map { row in
      .object(
        zip(columns, row.cells).map { column, cell in
          JSONValue.Member(column.key, Self.json(cell))
        })
    }
  }

  /// The table as one JSON array, a row a line; ends in a newline.
  package var jsonArray: String {
    let lines = jsonRows.map { $0.text(.compact) }
    return lines.isEmpty ? "[]\n" : "[\n" + lines.joined(separator: ",\n") + "\n]\n"
  }

  /// The table as JSON Lines.
  package var jsonLines: String {
    jsonRows.map { $0.text(.compact) + "\n" }.joined()
  }

  private static func json(_ cell: Cell) -> JSONValue {
    switch cell {
    case .text(let text): .string(text)
    case .integer(let number): .integer(number)
    case .number(let number): .number(number)
    case .list(let texts): .array(texts.map { .string($0) })
    case .missing, .empty: .null
    }
  }
}
