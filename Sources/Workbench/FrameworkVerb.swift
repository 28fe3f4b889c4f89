internal import Analysis
internal import Search
internal import Store
package import Study
internal import Text

/// What a framework matrix is asked for.
package struct FrameworkRequest: Sendable {
  /// The codes across, each with those below it; where empty, all that are used.
  package var codes: [String] = []
  /// How deep codes go where none are named; 1 is the top.
  package var level = 1
  /// Only these cases or sources.
  package var rows: [String] = []
  /// Whether the rows are sources and not cases.
  package var isBySource = false
  /// The attributes of cases that get a column each.
  package var attributes: [String] = []
  /// The questions of the guide that ask for the codes.
  package var askedBy: [String] = []
  /// Whether sources that no coder has finished count as read, if anything in them is coded.
  package var countsUnfinished = false

  /// The usual question.
  package init() {}

  /// The same question to the matrix of codes, which tells who was asked what.
  var matrix: MatrixRequest {
    var request = MatrixRequest()
    request.codes = codes
    request.rollup = !codes.isEmpty
    request.level = codes.isEmpty ? level : nil
    request.askedBy = askedBy
    request.countsUnfinished = countsUnfinished
    return request
  }
}

extension OpenProject {
  /// A framework matrix: cases or sources by codes, with what was condensed.
  ///
  /// A cell says what somebody condensed or, where nobody has, whether there are passages, nothing
  /// was said, nobody was asked, nobody has finished reading, or the code cannot be about the case.
  ///
  /// - Throws: `Refusal` where a name is not known.
  package func framework(_ request: FrameworkRequest) throws -> CondensedGrid {
    request.isBySource ? try sourceFramework(request) : try caseFramework(request)
  }

  private func caseFramework(_ request: FrameworkRequest) throws -> CondensedGrid {
    let found = try holders(request.matrix)
    return try file.read { reader in
      let material = try CondenseMaterial(reader)
      let attributes = try Self.attributes(request.attributes, reader)
      let cases = try Self.chosen(request.rows, of: found.cases, name: \.name) {
        try material.names.caseNamed($0).name
      }
      let cells = cases.map { study in
        found.codes.enumerated().map { row, entry -> CondensedGrid.Cell in
          let passages = found.columnOfCase[study.id].map {
            found.matrix.cell(row, $0).count(.passages)
          }
          return material.cell(
            [CondenseCell(caseID: study.id, code: entry.code.id)],
            otherwise: CondensedState(entry.holders.state(of: .known(study.id))),
            passages: passages ?? 0)
        }
      }
      return CondensedGrid(
        isBySource: false, rows: cases.map(\.name), attributes: attributes,
        values: cases.map { study in attributes.map { study.values[$0] } },
        codes: found.codes.map { found.codebook.path(of: $0.code.id) }, cells: cells)
    }
  }

  private func sourceFramework(_ request: FrameworkRequest) throws -> CondensedGrid {
    try withMaterial(request.matrix) { matrix, reader in
      let material = try CondenseMaterial(reader)
      let attributes = try Self.attributes(request.attributes, reader)
      let codes = try matrix.rows(request.matrix)
      let questions = try matrix.questions(askingFor: codes, request.matrix)
      let sources = try Self.chosen(request.rows, of: matrix.context.sources, name: \.name) {
        try material.names.sources.source(named: $0).source.name
      }
      var passages: [SourceID: [Set<TextSpan>]] = [:]
      var rowsOf: [CodeID: [Int]] = [:]
      for (row, code) in codes.enumerated() {
        for member in code.members { rowsOf[member, default: []].append(row) }
      }
      for coding in matrix.codings {
        for row in rowsOf[coding.code] ?? [] {
          passages[coding.source, default: codes.map { _ in [] }][row].insert(coding.span)
        }
      }
      let cases = Dictionary(
        matrix.context.cases.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      let speaking = sources.map { source in
        var ids: [CaseID] = []
        for id in (matrix.context.speakers[source.id] ?? []).compactMap(\.caseID)
        where !ids.contains(id) { ids.append(id) }
        return ids
      }
      let cells = zip(sources, speaking).map { source, people in
        let asked = Set((matrix.context.prompts[source.id] ?? [:]).values)
        return codes.enumerated().map { row, code -> CondensedGrid.Cell in
          let count = passages[source.id]?[row].count ?? 0
          let isAsked = questions[row].isEmpty || !asked.isDisjoint(with: questions[row])
          let state: CondensedState =
            count > 0
            ? .coded
            : !matrix.finished.contains(source.id) ? .notRead : isAsked ? .nothing : .notAsked
          return material.cell(
            people.map { CondenseCell(caseID: $0, code: code.id) }, otherwise: state,
            passages: count)
        }
      }
      return CondensedGrid(
        isBySource: true, rows: sources.map(\.name), attributes: attributes,
        values: speaking.map { people in
          attributes.map { name in
            let values = people.compactMap { cases[$0]?.values[name] }
            return values.isEmpty ? nil : values.joined(separator: "; ")
          }
        }, codes: codes.map { matrix.codebook.path(of: $0.id) }, cells: cells)
    }
  }

  /// The rows that were named, or all.
  private static func chosen<Row>(
    _ asked: [String], of rows: [Row], name: KeyPath<Row, String>, _ look: (String) throws -> String
  ) throws -> [Row] {
    if asked.isEmpty { return rows }
    let names = Set(try asked.map(look))
    return rows.filter { names.contains($0[keyPath: name]) }
  }

  private static func attributes(
    _ asked: [String], _ reader: ProjectReader
  ) throws -> [String] {
    let known = try reader.attributes().map(\.name)
    return try asked.map { name in
      guard let found = known.first(where: { $0.foldedForSearch == name.foldedForSearch }) else {
        throw Refusal(
          .unknownAttribute(
            asked: name, nearest: NearestNames(known).matches(for: name), known: known))
      }
      return found
    }
  }
}

extension CondenseMaterial {
  /// What stands in a cell of a grid: what was condensed for any of some cases, or a state.
  func cell(
    _ parts: [CondenseCell], otherwise state: CondensedState, passages: Int
  ) -> CondensedGrid.Cell {
    let rows = parts.map { row($0, [:]) }
    let texts = rows.filter { $0.state == .text }
    if !texts.isEmpty {
      return CondensedGrid.Cell(
        state: .text,
        text: texts.map { texts.count > 1 ? "\($0.caseName ?? "?"): \($0.text)" : $0.text }
          .joined(separator: "\n"),
        passages: passages, isStale: texts.contains { $0.freshness != .current })
    }
    let isSetAside = !rows.isEmpty && rows.allSatisfy { $0.state == .notApplicable }
    return CondensedGrid.Cell(
      state: isSetAside ? .notApplicable : state, passages: passages,
      isStale: isSetAside && rows.contains { $0.freshness != .current })
  }
}

extension CondensedState {
  /// What a framework state is where nothing was condensed.
  init(_ state: FrameworkState) {
    self =
      switch state {
      case .found: .coded
      case .nothing: .nothing
      case .notAsked: .notAsked
      case .notRead: .notRead
      case .notApplicable: .notApplicable
      }
  }
}
