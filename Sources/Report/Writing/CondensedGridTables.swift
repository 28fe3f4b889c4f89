package import Formats
package import Study

/// A framework matrix of condensed texts as a table and JSON.
package struct CondensedGridTables: Sendable {
  private let words: Wording
  private let grid: CondensedGrid
  private let showsCounts: Bool

  /// Takes a grid.
  ///
  /// - Parameters:
  ///   - words: The language.
  ///   - grid: The grid.
  ///   - showsCounts: Whether each cell tells its number of passages.
  package init(_ words: Wording, _ grid: CondensedGrid, showsCounts: Bool) {
    self.words = words
    self.grid = grid
    self.showsCounts = showsCounts
  }

  /// A row for each case or source.
  ///
  /// - Parameter isForPeople: Whether states are put in words; machines get their names, with a
  ///   `#` before them, so that no text passes for one.
  /// - Returns: The table.
  package func table(isForPeople: Bool) -> Table {
    let uses = Dictionary(grouping: grid.codes, by: \.leaf)
    let titles = grid.codes.map { uses[$0.leaf]?.count == 1 ? $0.leaf : $0.forPeople }
    let isStale = grid.cells.joined().contains(where: \.isStale)
    return Table(
      title: words.frameworkMatrixTitle,
      columns: [lead] + grid.attributes.map { Table.Column("attribute:" + $0, $0) }
        + zip(grid.codes, titles).map { Table.Column($0.description, $1) },
      rows: zip(grid.rows, zip(grid.values, grid.cells)).map { name, row in
        Table.Row(
          [.text(name)] + row.0.map { .text($0 ?? (isForPeople ? "–" : "")) }
            + row.1.map { .text(isForPeople ? shown($0) : machine($0)) })
      },
      remarks: [words.condensedLegend] + (isStale ? [words.condensedStaleLegend] : []))
  }

  /// The grid as an object, a member for each cell.
  package var json: JSONValue {
    [
      grid.isBySource ? "sources" : "cases": .array(grid.rows.map { .string($0) }),
      "codes": .array(grid.codes.map { .string($0.description) }),
      "attributes": .array(
        zip(grid.rows, grid.values).flatMap { name, values in
          zip(grid.attributes, values).map { attribute, value -> JSONValue in
            [
              lead.key: .string(name), "attribute": .string(attribute),
              "value": value.map { .string($0) } ?? .null,
            ]
          }
        }),
      "cells": .array(
        zip(grid.rows, grid.cells).flatMap { name, row in
          zip(grid.codes, row).map { code, cell -> JSONValue in
            [
              lead.key: .string(name), "code": .string(code.description),
              "state": .string(cell.state.rawValue), "text": .string(cell.text),
              "passages": .integer(cell.passages), "stale": .bool(cell.isStale),
            ]
          }
        }),
    ]
  }

  private var lead: Table.Column {
    grid.isBySource
      ? Table.Column("source", words.source) : Table.Column("case", words.caseWord)
  }

  private func shown(_ cell: CondensedGrid.Cell) -> String {
    let text = cell.state == .text ? cell.text : words.name(of: cell.state)
    let mark = cell.isStale ? "*" : ""
    return text + mark + (showsCounts && cell.passages > 0 ? " (\(cell.passages))" : "")
  }

  private func machine(_ cell: CondensedGrid.Cell) -> String {
    cell.state == .text ? cell.text : "#" + cell.state.rawValue
  }
}
