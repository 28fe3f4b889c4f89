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

/// A table of ratings that is to be measured.
package struct RatingsRequest: Hashable, Sendable {
  /// What a cell holds.
  package enum Cells: Hashable, Sendable {
    /// One category, of which so much may be read.
    case category(MeasurementLevel)
    /// A set of codes, parted by `;`. An empty cell is missing; `-`, `∅` and `{}` are the empty set.
    case set
  }

  /// The table: a line of names, then a unit in each line and a coder in each column.
  package let path: String
  /// What a cell holds.
  package var cells = Cells.category(.nominal)
  /// Every category that coders could choose from, where not all occur.
  package var categories: [String]?
  /// What stands for a missing rating, beside an empty cell.
  package var missing: Set<String> = []
  /// Whether the first column names the unit, and is no coder's.
  package var hasUnitColumn = true
  /// A square table of distances between categories; the first column names the row's category.
  package var distances: String?

  /// Asks for a table with the usual reading.
  package init(path: String) {
    self.path = path
  }
}

/// What a table of ratings comes to.
package struct RatingsResult: Sendable {
  /// The coefficients.
  package enum Report: Sendable {
    /// Of one category in each cell.
    case categories(RatingsReport)
    /// Of a set of codes in each cell.
    case sets(SetRatingsReport)
  }

  /// The coefficients.
  package let report: Report
  /// Texts that were read as a category and often mean that there is none, with their cells.
  package let doubtful: [(text: String, cells: Int)]
}

extension OpenProject {
  /// Computes every coefficient over a table of units and coders, without a project.
  ///
  /// - Parameter request: the table, and how it is read.
  /// - Returns: the coefficients.
  /// - Throws: `RatingsFault` with the line, or `FormatFault` where it is no table.
  package static func ratings(_ request: RatingsRequest) throws -> RatingsResult {
    let table = try InputTable.parse(request.path)
    let skipped = request.hasUnitColumn ? 1 : 0
    let coders = Array(table.header.dropFirst(skipped))
    let texts = table.rows.map { row in
      row.cells.dropFirst(skipped).map { cell -> String? in
        let text = cell.trimmingBlanks()
        return text.isEmpty || request.missing.contains(text) ? nil : text
      }
    }
    let distances = try request.distances.map(distances)
    do {
      let report: RatingsResult.Report
      switch request.cells {
      case .category(let level):
        let usesComma = table.hasDecimalComma && level != .nominal
        let units = texts.map { row in
          row.map { usesComma ? $0?.replacing(",", with: ".") : $0 }
        }
        report = .categories(
          RatingsReport(
            try RatingsTable(
              coders: coders, units: units, level: level, declared: request.categories,
              distances: distances)))
      case .set:
        report = .sets(
          SetRatingsReport(
            try SetRatingsTable(
              coders: coders, units: texts.map { $0.map { $0.map(codes) } },
              declared: request.categories)))
      }
      return RatingsResult(report: report, doubtful: doubtful(texts, request.categories))
    } catch {
      let line = error.unit.map { table.rows[$0].line }
      throw RatingsFault(place: InputPlace(file: request.path, line: line), error: error)
    }
  }

  /// The codes of a cell that holds a set.
  private static func codes(_ cell: String) -> [String] {
    var text = cell
    if text.hasPrefix("{"), text.hasSuffix("}") { text = String(text.dropFirst().dropLast()) }
    if text == "-" || text == "∅" { return [] }
    return text.split(separator: ";").map { String($0).trimmingBlanks() }.filter { !$0.isEmpty }
  }

  /// Reads a table of distances.
  private static func distances(_ path: String) throws -> CategoryDistances {
    let table = try InputTable.parse(path)
    let names = table.header.dropFirst().map { $0 }
    for (row, name) in zip(table.rows, names) where row.cells.first?.trimmingBlanks() != name {
      throw RatingsFault(
        place: InputPlace(file: path, line: row.line),
        error: .distancesNotSquare(rows: table.rows.count, columns: names.count))
    }
    let cells = table.rows.map { row in
      row.cells.dropFirst().map { cell in
        let text = cell.trimmingBlanks()
        return table.hasDecimalComma ? text.replacing(",", with: ".") : text
      }
    }
    do {
      return try CategoryDistances(categories: names, rows: cells)
    } catch {
      var line: Int?
      if case .noDistance(let row, _, _) = error { line = table.rows[row].line }
      throw RatingsFault(place: InputPlace(file: path, line: line), error: error)
    }
  }

  /// What statistics programs write for a missing value, where it was read as a category.
  private static func doubtful(
    _ texts: [[String?]], _ declared: [String]?
  ) -> [(text: String, cells: Int)] {
    var cells: [String: Int] = [:]
    for case let text? in texts.joined() where Self.oftenMissing.contains(text.lowercased()) {
      cells[text, default: 0] += 1
    }
    return cells.filter { declared?.contains($0.key) != true }
      .sorted { $0.key < $1.key }.map { (text: $0.key, cells: $0.value) }
  }

  private static let oftenMissing: Set<String> = [
    "na", "n/a", "nan", "none", "null", "nil", ".", "?", "-99", "-999", "999",
  ]
}

extension RatingsError {
  /// The unit at fault, from 0, where it is one unit's.
  fileprivate var unit: Int? {
    switch self {
    case .wrongCellCount(let unit, _, _), .notANumber(let unit, _, _),
      .belowZero(let unit, _, _), .undeclared(let unit, _, _, _):
      unit
    case .declaredNotANumber, .distancesNotSquare, .noDistance: nil
    }
  }
}
