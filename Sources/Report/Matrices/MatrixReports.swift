package import Analysis
package import Formats
package import Study

/// A matrix of codes as tables, figures and JSON.
package struct MatrixReports: Sendable {
  private let words: Wording
  private let codebook: Codebook
  private let about: MatrixAbout
  private let columns: [CodeMatrixColumn]
  private let matrix: CodeMatrix
  private let finished: CodeMatrix

  /// Takes a matrix.
  ///
  /// - Parameters:
  ///   - words: The language.
  ///   - codebook: What codes are called.
  ///   - about: What was asked for.
  ///   - columns: What the columns stand for.
  ///   - matrix: What was counted in all sources.
  ///   - finished: What was counted in finished sources, for rates.
  package init(
    _ words: Wording, codebook: Codebook, about: MatrixAbout, columns: [CodeMatrixColumn],
    matrix: CodeMatrix, finished: CodeMatrix
  ) {
    self.words = words
    self.codebook = codebook
    self.about = about
    self.columns = columns
    self.matrix = matrix
    self.finished = finished
  }

  /// A row for each code, with a column for each part of the material and one for the total.
  package var wide: Table {
    Table(
      title: title, notes: notes,
      columns: [Table.Column("code", words.code)]
        + places.flatMap { place in headings(key: key(place), title: heading(place)) },
      rows: matrix.codes.indices.map { row in
        Table.Row([.text(path(row))] + places.flatMap { cells(row, $0) })
      }, remarks: remarks)
  }

  /// A row for each part of the material, with a column for each code.
  ///
  /// - Parameter isForPeople: Whether the parts are named in words, or by what machines know them by.
  /// - Returns: The table.
  package func transposed(isForPeople: Bool) -> Table {
    Table(
      title: title, notes: notes,
      columns: [Table.Column("column", words.axis(about.axis ?? ""))]
        + matrix.codes.indices.flatMap { headings(key: path($0), title: shortNames[$0]) },
      rows: places.map { place in
        Table.Row(
          [.text(isForPeople ? heading(place) : key(place))]
            + matrix.codes.indices.flatMap { cells($0, place) })
      }, remarks: remarks)
  }

  /// A row for each cell, with everything that was counted.
  ///
  /// - Parameter isSparse: Whether cells without the code are left out.
  /// - Returns: The table.
  package func long(isSparse: Bool) -> Table {
    let rates = MatrixRate.allCases
    let counts = about.measure == .characters ? measures + [.characters] : measures
    return Table(
      title: title, notes: notes,
      columns: [
        Table.Column("code", words.code), Table.Column("column", words.axis(about.axis ?? "")),
      ]
        + headings(key: "count", title: words.number, weighted: "weighted", rate: nil)
        + counts.map { Table.Column($0.rawValue, words.name(of: $0), .integer) }
        + [Table.Column("unlinked_sources", words.unlinkedSources, .integer)]
        + rates.map { Table.Column($0.key, words.name(of: $0), .decimal(2)) }
        + [
          Table.Column("column_cases", words.name(of: CodeMatrixMeasure.cases), .integer),
          Table.Column("column_sources", words.sources, .integer),
          Table.Column("column_words", words.wordsWord, .integer),
        ],
      rows: matrix.codes.indices.flatMap { row in
        columns.indices.compactMap { column -> Table.Row? in
          let cell = matrix.cell(row, column)
          if isSparse, cell.passages == 0 { return nil }
          let isKnown = isKnown(row, column)
          let base = finished.bases[column]
          func shown(_ number: Int) -> Table.Cell {
            isKnown ? .integer(number) : .missing(words.notFinishedYet)
          }
          return Table.Row(
            [.text(path(row)), .text(columns[column].key)] + self.counts(row, column)
              + (counts.map(cell.count) + [cell.unlinked.count]).map(shown)
              + rates.map { rate(row, column, $0) }
              + [.integer(base.informants.count), .integer(base.sources), .integer(base.words)])
        }
      }, remarks: remarks)
  }

  /// The figure of a matrix; rates where they were asked for.
  package var heatMap: HeatMap {
    HeatMap(
      title: title, caption: notes, rows: matrix.codes.map { codebook.path(of: $0.id) },
      columns: columns.map { CodePath([words.title(of: $0)]) },
      cells: matrix.codes.indices.map { row in columns.indices.map { value(row, $0) } },
      measure: figureMeasure, digits: about.rate == nil && !about.isWeighted ? 0 : 1)
  }

  /// The codes as bars, a bar for each column.
  package var bars: BarChart {
    BarChart(
      title: title, caption: notes, axis: figureMeasure,
      groups: columns.count > 1 ? columns.map { words.title(of: $0) } : [],
      rows: matrix.codes.indices.map { row in
        BarChart.Row(
          label: codebook.path(of: matrix.codes[row].id),
          values: columns.indices.map { value(row, $0) ?? .nan })
      })
  }

  /// The matrix as an object; codes as full paths.
  package var json: JSONValue {
    [
      "by": about.axis.map { .string($0) } ?? .null, "count": .string(about.measure.rawValue),
      "rollup": .bool(about.isRolledUp), "level": about.level.map { .integer($0) } ?? .null,
      "rules": .array(notes.map { .string($0) }),
      "outside": .integer(matrix.outside),
      "columns": .array(
        columns.indices.map { column in
          [
            "key": .string(columns[column].key), "title": .string(words.title(of: columns[column])),
            "cases": .integer(finished.bases[column].informants.count),
            "unlinked_sources": .integer(finished.bases[column].unlinked.count),
            "sources": .integer(finished.bases[column].sources),
            "words": .integer(finished.bases[column].words),
            "weighted_cases": about.isWeighted
              ? .number(finished.weights.sum(of: finished.bases[column].informants)) : .null,
          ]
        }),
      "codes": .array(
        matrix.codes.indices.map { row in
          [
            "code": .string(path(row)), "total": json(matrix.total(row)),
            "cells": .array(columns.indices.map { json(row, $0) }),
          ]
        }),
    ]
  }
}

extension MatrixReports {
  /// What stands in the tables: each column, and behind several the total.
  private var places: [Int?] {
    columns.count == 1 && columns[0] == .all ? [0] : columns.indices.map(Optional.some) + [nil]
  }

  private var measures: [CodeMatrixMeasure] { [.passages, .codings, .words, .cases, .sources] }

  private var title: String { words.matrixTitle(by: about.axis) }

  private var figureMeasure: String {
    let name = words.name(of: about.measure)
    return about.isWeighted
      ? words.weighted(name) : name + (about.rate.map { " " + words.name(of: $0) } ?? "")
  }

  private var notes: [String] {
    var lines = [words.rule(of: about.measure)] + about.weighting(words)
    if let axis = about.axis {
      if let rule = words.ruleOfAxis(axis, askedBy: about.askedBy) { lines.append(rule) }
      lines.append(words.ruleOfColumns)
    }
    if let rate = about.rate { lines.append(words.rule(of: rate)) }
    if matrix.outside > 0 { lines.append(words.outside(matrix.outside)) }
    return lines + about.informants(words) + about.scope(words)
  }

  /// The sizes of the columns.
  private var remarks: [String] {
    columns.count > 30
      ? []
      : columns.indices.map { column in
        let base = finished.bases[column]
        return words.size(
          words.title(of: columns[column]), base,
          weighted: about.isWeighted ? finished.weights.sum(of: base.informants) : nil)
      }
  }

  private func path(_ row: Int) -> String { codebook.path(of: matrix.codes[row].id).description }

  /// The codes' own names where only one in the matrix has it, else their paths.
  private var shortNames: [String] {
    let paths = matrix.codes.map { codebook.path(of: $0.id) }
    let uses = Dictionary(grouping: paths, by: \.leaf)
    return paths.map { uses[$0.leaf]?.count == 1 ? $0.leaf : $0.description }
  }

  private func key(_ place: Int?) -> String { place.map { columns[$0].key } ?? "total" }

  private func heading(_ place: Int?) -> String {
    place.map { words.title(of: columns[$0]) } ?? words.rowTotal
  }

  private func headings(key: String, title: String) -> [Table.Column] {
    headings(key: key, title: title, weighted: "\(key):weighted", rate: about.rate)
  }

  private func headings(
    key: String, title: String, weighted: String, rate: MatrixRate?
  ) -> [Table.Column] {
    var headings = [Table.Column(key, title, .integer)]
    if about.isWeighted { headings.append(Table.Column(weighted, words.weightedWord, .decimal(2))) }
    if let rate {
      headings.append(Table.Column("\(key):\(rate.key)", words.name(of: rate), .decimal(2)))
    }
    return headings
  }

  /// Whether a number is known: where no coder has finished, nothing found is not nothing there.
  private func isKnown(_ row: Int, _ column: Int) -> Bool {
    finished.bases[column].sources > 0 || matrix.cell(row, column).passages > 0
  }

  private func cells(_ row: Int, _ place: Int?) -> [Table.Cell] {
    counts(row, place) + (about.rate.map { [rate(row, place, $0)] } ?? [])
  }

  /// The number, and with weights that number too.
  private func counts(_ row: Int, _ place: Int?) -> [Table.Cell] {
    if let place, !isKnown(row, place) {
      let missing = Table.Cell.missing(words.notFinishedYet)
      return about.isWeighted ? [missing, missing] : [missing]
    }
    let cell = place.map { matrix.cell(row, $0) } ?? matrix.total(row)
    let count = Table.Cell.integer(cell.count(about.measure))
    if !about.isWeighted { return [count] }
    return [count, matrix.weighted(cell, about.measure).map { .number($0) } ?? .empty]
  }

  private func rate(_ row: Int, _ place: Int?, _ rate: MatrixRate) -> Table.Cell {
    rateValue(row, place, rate).map { .number($0) } ?? .missing(words.nothingToDivideBy)
  }

  private func rateValue(_ row: Int, _ place: Int?, _ rate: MatrixRate) -> Double? {
    let cell = place.map { finished.cell(row, $0) } ?? finished.total(row)
    return rate.value(
      cell.count(about.measure), place.map { finished.bases[$0] } ?? finished.wholeBase)
  }

  /// What a figure shows of a cell.
  private func value(_ row: Int, _ column: Int) -> Double? {
    if let rate = about.rate { return rateValue(row, column, rate) }
    if !isKnown(row, column) { return nil }
    let cell = matrix.cell(row, column)
    return about.isWeighted
      ? matrix.weighted(cell, about.measure) : Double(cell.count(about.measure))
  }

  private func json(_ cell: CodeMatrixCell) -> JSONValue {
    .object(numbers(cell))
  }

  private func numbers(_ cell: CodeMatrixCell) -> [JSONValue.Member] {
    let counts = about.measure == .characters ? measures + [.characters] : measures
    var members = [JSONValue.Member("count", .integer(cell.count(about.measure)))]
    members += counts.map { JSONValue.Member($0.rawValue, .integer(cell.count($0))) }
    members.append(JSONValue.Member("unlinked_sources", .integer(cell.unlinked.count)))
    if about.isWeighted {
      let weighted = counts.compactMap { measure in
        matrix.weighted(cell, measure).map { JSONValue.Member(measure.rawValue, .number($0)) }
      }
      members.append(JSONValue.Member("weighted", .object(weighted)))
    }
    return members
  }

  private func json(_ row: Int, _ column: Int) -> JSONValue {
    var members = [JSONValue.Member("column", .string(columns[column].key))]
    let isKnown = isKnown(row, column)
    members += numbers(matrix.cell(row, column)).map {
      isKnown ? $0 : JSONValue.Member($0.key, .null)
    }
    var undefined: [JSONValue.Member] = isKnown ? [] : [.init("count", "notFinished")]
    members.append(
      .init("count_finished", .integer(finished.cell(row, column).count(about.measure))))
    for rate in MatrixRate.allCases {
      let value = rateValue(row, column, rate)
      members.append(.init(rate.key, value.map { .number($0) } ?? .null))
      if value == nil { undefined.append(.init(rate.key, "noBase")) }
    }
    return .object(members + [.init("undefined", .object(undefined))])
  }
}
