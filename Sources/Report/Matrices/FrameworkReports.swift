package import Analysis
package import Formats
package import Quotation
package import Study

/// A framework grid, cases by codes, as tables and JSON.
package struct FrameworkReports: Sendable {
  /// What stands in a cell.
  package struct Cell: Sendable {
    let state: FrameworkState
    let count: Int
    let quotation: QuotedPassage?

    /// Makes a cell.
    package init(state: FrameworkState, count: Int, quotation: QuotedPassage?) {
      self.state = state
      self.count = count
      self.quotation = quotation
    }
  }

  private let words: Wording
  private let codebook: Codebook
  private let about: MatrixAbout
  private let cases: [Case]
  private let codes: [ReportedCode]
  private let cells: [[Cell]]
  private let showsQuotations: Bool

  /// Takes a grid.
  ///
  /// - Parameters:
  ///   - words: The language.
  ///   - codebook: What codes are called.
  ///   - about: What was asked for.
  ///   - cases: The rows.
  ///   - codes: The columns.
  ///   - cells: What stands in them, row by row.
  ///   - showsQuotations: Whether a cell shows its first quotation instead of its number.
  /// - Precondition: There is a cell for every case and code.
  package init(
    _ words: Wording, codebook: Codebook, about: MatrixAbout, cases: [Case],
    codes: [ReportedCode], cells: [[Cell]], showsQuotations: Bool
  ) {
    precondition(
      cells.count == cases.count && cells.allSatisfy { $0.count == codes.count },
      "a cell for every case and code")
    self.words = words
    self.codebook = codebook
    self.about = about
    self.cases = cases
    self.codes = codes
    self.cells = cells
    self.showsQuotations = showsQuotations
  }

  /// A row for each case.
  ///
  /// - Parameter isForPeople: Whether states are put in words; machines get a number, 0 where
  ///   nothing was found, or the state's name.
  /// - Returns: The table.
  package func grid(isForPeople: Bool) -> Table {
    Table(
      title: words.frameworkTitle, notes: notes,
      columns: [Table.Column("case", words.caseWord)]
        + zip(codes, shortNames).map {
          Table.Column(path($0), $1, showsQuotations ? .text : .integer)
        },
      rows: zip(cases, cells).map { study, row in
        Table.Row([.text(study.name)] + row.map { shown($0, isForPeople: isForPeople) })
      }, remarks: [words.frameworkLegend])
  }

  /// A row for each case and code.
  package var long: Table {
    Table(
      title: words.frameworkTitle, notes: notes,
      columns: [
        Table.Column("case", words.caseWord), Table.Column("code", words.code),
        Table.Column("state", words.frameworkState), Table.Column("count", words.number, .integer),
        Table.Column("id", words.quotationID), Table.Column("text", words.quotation),
      ],
      rows: zip(cases, cells).flatMap { study, row in
        zip(codes, row).map { code, cell in
          Table.Row([
            .text(study.name), .text(path(code)), .text(cell.state.rawValue), count(cell),
            Table.Cell(cell.quotation?.id), Table.Cell(cell.quotation?.text),
          ])
        }
      }, remarks: [words.frameworkLegend])
  }

  /// The grid as an object, a member for each cell.
  package var json: JSONValue {
    [
      "rules": .array((notes + [words.frameworkLegend]).map { .string($0) }),
      "cases": .array(cases.map { .string($0.name) }),
      "codes": .array(codes.map { .string(path($0)) }),
      "cells": .array(
        zip(cases, cells).flatMap { study, row in
          zip(codes, row).map { code, cell -> JSONValue in
            var members: [JSONValue.Member] = [
              .init("case", .string(study.name)), .init("code", .string(path(code))),
              .init("state", .string(cell.state.rawValue)),
              .init("count", isCounted(cell) ? .integer(cell.count) : .null),
            ]
            if let quotation = cell.quotation {
              members.append(
                .init(
                  "quotation", ["id": .string(quotation.id), "text": .string(quotation.text)]))
            }
            return .object(members)
          }
        }),
    ]
  }

  private var notes: [String] {
    [
      words.rule(of: about.measure),
      words.ruleOfEligible(heedsQuestions: about.heedsQuestions, isNamed: !about.askedBy.isEmpty),
    ] + (about.unlinked.isEmpty ? [] : [words.unlinkedLeftOut(about.unlinked)]) + about.scope(words)
  }

  private var shortNames: [String] {
    let paths = codes.map { codebook.path(of: $0.id) }
    let uses = Dictionary(grouping: paths, by: \.leaf)
    return paths.map { uses[$0.leaf]?.count == 1 ? $0.leaf : $0.description }
  }

  private func path(_ code: ReportedCode) -> String { codebook.path(of: code.id).description }

  private func isCounted(_ cell: Cell) -> Bool { cell.state == .found || cell.state == .nothing }

  private func count(_ cell: Cell) -> Table.Cell {
    isCounted(cell) ? .integer(cell.count) : .missing(words.name(of: cell.state))
  }

  private func shown(_ cell: Cell, isForPeople: Bool) -> Table.Cell {
    if showsQuotations, let quotation = cell.quotation {
      return .text("\(quotation.id) \(quotation.text)")
    }
    switch cell.state {
    case .found: return .integer(cell.count)
    case .nothing where !isForPeople: return .integer(0)
    case .nothing, .notAsked, .notRead, .notApplicable:
      return .text(isForPeople ? words.name(of: cell.state) : cell.state.rawValue)
    }
  }
}
