package import Analysis
internal import Formats
internal import Text

/// A fault in a table of ratings, with the line that it stands on.
package struct RatingsFault: Error, Hashable, Sendable {
  /// The file and line.
  package let place: InputPlace
  /// What is wrong there.
  package let error: RatingsError
}

extension OpenProject {
  /// Computes every coefficient over a table of units and coders, without a project.
  ///
  /// - Parameters:
  ///   - path: a table whose first column names the unit and every other is a coder's; an empty
  ///     cell is missing.
  ///   - level: what the values are.
  ///   - categories: every category that coders could choose from, where not all occur.
  /// - Returns: the report.
  /// - Throws: `RatingsFault` with the line, or `FormatFault` where it is no table.
  package static func ratings(
    _ path: String, level: MeasurementLevel, categories: [String]?
  ) throws -> RatingsReport {
    let table = try InputTable.parse(path)
    let usesComma = table.hasDecimalComma && level != .nominal
    let units = table.rows.map { row in
      row.cells.dropFirst().map { cell -> String? in
        let value = cell.trimmingBlanks()
        if value.isEmpty { return nil }
        return usesComma ? value.replacing(",", with: ".") : value
      }
    }
    do {
      return RatingsReport(
        try RatingsTable(
          coders: Array(table.header.dropFirst()), units: units, level: level,
          declared: categories))
    } catch {
      let line = error.unit.map { table.rows[$0].line }
      throw RatingsFault(place: InputPlace(file: path, line: line), error: error)
    }
  }
}

extension RatingsError {
  /// The unit at fault, from 0, where it is one unit's.
  fileprivate var unit: Int? {
    switch self {
    case .wrongCellCount(let unit, _, _), .notANumber(let unit, _, _),
      .belowZero(let unit, _, _), .undeclared(let unit, _, _, _):
      unit
    case .declaredNotANumber: nil
    }
  }
}
