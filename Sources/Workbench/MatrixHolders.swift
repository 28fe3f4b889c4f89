package import Analysis
package import Quotation
internal import Search
internal import Store
package import Study
internal import Text

/// Which informants hold which codes.
package struct HoldersResult: Sendable {
  /// The codes, each with who holds it.
  package let codes: [(code: ReportedCode, holders: CodeHolders)]
  /// How often each code was used in a case's speech: codes are rows, cases columns.
  package let matrix: CodeMatrix
  /// The cases that speak in some source, by name.
  package let cases: [Case]
  /// The sources in which somebody speaks who is linked to no case, by name.
  package let unlinked: [Source]
  /// Which of the matrix's columns is a case's; none for one who speaks in no source with codings.
  package let columnOfCase: [CaseID: Int]
  /// The groups of cases that numbers are given for besides, if an attribute was asked for.
  package let groups: [(column: CodeMatrixColumn, cases: Set<CaseID>)]
  /// The first passage of a code in a case, where those were asked for.
  package let quotations: [SourcePlace: QuotedPassage]
  package let codebook: Codebook
  package let scope: MatrixScope
}

extension OpenProject {
  /// Which cases hold which codes, of those who could have, and what a framework grid says.
  ///
  /// - Parameters:
  ///   - request: What is asked for; its axis, if it is an attribute, groups the cases.
  ///   - quoting: How the first passages are quoted; nil where they are not wanted.
  /// - Returns: The codes that somebody holds, or that were named.
  /// - Throws: `Refusal` or `QueryFault`, as for a matrix.
  package func holders(
    _ request: MatrixRequest, quoting: MatrixQuoting? = nil
  ) throws -> HoldersResult {
    try withMaterial(request) { material, reader in
      var byCase = request
      byCase.axis = .caseName
      let columns = try MatrixColumns(byCase, material)
      let sources = material.context.sources.map {
        material.matrixSource($0, columns, words: [], content: SpanSet())
      }
      let rows = try material.rows(request)
      let tally = MatrixTally(material, columns, rows: rows, sources: sources)
      let standings = material.standings(sources)
      let standing = Set(standings.map(\.id))
      let questions = try material.questions(askingFor: rows, request)
      let codes = rows.enumerated().map { row, code in
        (
          code: code,
          holders: CodeHolders(
            questions: questions[row], cases: standings,
            finished: tally.finished.total(row).informants, any: tally.all.total(row).informants)
        )
      }
      let speaking = Set(material.context.speakers.values.joined().compactMap(\.caseID))
      let cases = material.context.cases.filter { speaking.contains($0.id) }
      var places: [SourcePlace] = []
      if quoting != nil {
        for row in rows.indices {
          places += columns.columns.indices.compactMap { tally.all.cell(row, $0).first }
        }
      }
      var groups: [(column: CodeMatrixColumn, cases: Set<CaseID>)] = []
      if case .attribute(let name) = request.axis {
        let attribute = try MatrixAttribute(name, material.context, bands: request.bands)
        groups = attribute.groups(of: cases).map { ($0.column, Set($0.cases)) }
      }
      return HoldersResult(
        codes: codes, matrix: tally.all, cases: cases,
        unlinked: material.context.sources.filter { source in
          standing.contains(.unlinked(in: source.id))
        },
        columnOfCase: columns.byCase.compactMapValues(\.first), groups: groups,
        quotations: try quoting.map { try material.quotations(at: places, $0, reader) } ?? [:],
        codebook: material.codebook, scope: material.scope)
    }
  }
}

extension MatrixMaterial {
  /// How every case of the project stands, and behind them those of each source who are linked to
  /// no case.
  func standings(_ sources: [CodeMatrixSource]) -> [CaseStanding] {
    var spoken: [Informant: [SourceID]] = [:]
    for source in sources {
      for informant in Set(source.regions.compactMap(\.informant)) {
        spoken[informant, default: []].append(source.id)
      }
    }
    let unlinked = sources.map { Informant.unlinked(in: $0.id) }.filter { spoken[$0] != nil }
    return (context.cases.map { .known($0.id) } + unlinked).map { informant in
      let own = spoken[informant] ?? []
      let read = own.filter(finished.contains)
      return CaseStanding(
        id: informant, speaks: !own.isEmpty, isRead: !read.isEmpty,
        asked: Set(read.flatMap { (context.prompts[$0] ?? [:]).values }))
    }
  }

  /// The questions that ask for each code: those named in the request or, where none are, the one
  /// that more than half of the code's passages in finished sources answer, and at least three.
  ///
  /// - Throws: `Refusal` where there is no such question.
  func questions(
    askingFor codes: [ReportedCode], _ request: MatrixRequest
  ) throws -> [[String]] {
    let named = try questions(request.askedBy)
    if !request.heedsQuestions { return codes.map { _ in [] } }
    if !named.isEmpty { return codes.map { _ in named } }
    var rows: [CodeID: [Int]] = [:]
    for (row, code) in codes.enumerated() {
      for member in code.members { rows[member, default: []].append(row) }
    }
    var counts = codes.map { _ in [String: Int]() }
    var passages = codes.map { _ in 0 }
    var last = codes.map { _ in SourcePlace?.none }
    for coding in codings where finished.contains(coding.source) {
      guard let own = rows[coding.code] else { continue }
      let question = answeredQuestion(coding.span, in: coding.source)
      let place = SourcePlace(coding.source, coding.span)
      for row in own where last[row] != place {
        last[row] = place
        passages[row] += 1
        if let question { counts[row][question, default: 0] += 1 }
      }
    }
    return zip(counts, passages).map { counts, all in
      context.questions.filter {
        (counts[$0] ?? 0) >= Self.fewAnswers && 2 * (counts[$0] ?? 0) > all
      }
    }
  }

  /// Fewer answers than these do not tell which question a code belongs to.
  private static let fewAnswers = 3

  /// The question that the first answering turn of a span answers.
  private func answeredQuestion(_ span: TextSpan, in source: SourceID) -> String? {
    let turns = context.turns[source] ?? []
    let prompts = turnPrompts[source] ?? []
    var index = turns.partitioningIndex { $0.span.end > span.start }
    while index < turns.count, turns[index].span.start < span.end {
      if case .answers(let question) = prompts[index] { return question }
      index += 1
    }
    return nil
  }
}
