internal import Analysis
internal import ArgumentParser
internal import Formats
internal import Report
internal import Study
internal import Text
internal import Workbench

/// Writes what `sitat agree` found, block by block.
struct AgreementPrinter {
  private let result: AgreementResult
  private let more: AgreementOptions
  private let speech: AgreementScope.Speech
  private let isRolledUp: Bool
  private let minUses: Int
  private let asked: [String]
  private let output: OutputOptions
  private let words: Wording
  private let names: ReportNames

  init(
    _ result: AgreementResult, more: AgreementOptions, speech: AgreementScope.Speech,
    isRolledUp: Bool, minUses: Int, asked: [String], output: OutputOptions,
    language: DocumentLanguage
  ) {
    self.result = result
    self.more = more
    self.speech = speech
    self.isRolledUp = isRolledUp
    self.minUses = minUses
    self.asked = asked
    self.output = output
    words = Wording(language)
    names = ReportNames(
      codebook: result.codebook, coders: result.coderNames, sources: result.sourceNames)
  }

  /// Whether a code gets a row: asked for by name, or used often enough.
  private func isShown(_ code: CodeAgreement) -> Bool {
    !asked.isEmpty || (code.prevalence.map(\.present).max() ?? 0) >= minUses
  }

  private var kindsLeftOut: [AgreementScope.KindCount] {
    result.kindsLeftOut.map { AgreementScope.KindCount(kind: $0.kind, sources: $0.sources) }
  }

  private func scope(of block: AgreementBlock) -> AgreementScope {
    var scope = AgreementScope(isRolledUp: isRolledUp, speech: speech)
    scope.kind = block.kind ?? (more.kind.isEmpty ? nil : block.soleKind)
    scope.filter = more.filter
    scope.sample = result.sample.map(DrawnShare.init)
    scope.cases = more.cases
    scope.sourcesOutside = result.sourcesOutside
    scope.isCurrent = more.current
    scope.reopened = block.reopened.map(AgreementScope.Reopening.init)
    scope.codingsWithoutCode = result.codingsWithoutCode
    scope.version = result.version
    scope.codesLeftOut = result.codesLeftOut.map {
      AgreementScope.CodeCount(name: $0.name, codings: $0.codings)
    }
    scope.interval = more.interval
    scope.kindsLeftOut = kindsLeftOut
    let share = block.doubleCoding
    scope.doubleCoding = DoubleCodingShare(
      sources: share.sources, compared: share.comparedSources, scalars: share.scalars,
      comparedScalars: share.comparedScalars)
    return scope
  }

  /// Writes the view that was asked for.
  func report(byPair: Bool) throws {
    if output.chosen() == .svg { return try figure() }
    let isPage = [.table, .md, .html, .docx, .odt].contains(output.chosen())
    var tables: [(of: String, table: Table)] = []
    var objects: [JSONValue] = []
    for block in result.blocks {
      let writer = AgreementTables(words, names: names, scope: scope(of: block))
      let (table, json) = try view(block, writer, byPair: byPair, isPage: isPage)
      tables.append((block.kind?.rawValue ?? "", table))
      objects.append(json)
    }
    let json =
      objects.count == 1 ? objects[0] : AgreementJSON.kinds(objects, leftOut: kindsLeftOut)
    try output.put(
      tables, lead: Table.Column("kind", words.kindOfSource), language: words.language, json: json)
  }

  private func view(
    _ block: AgreementBlock, _ tables: AgreementTables, byPair: Bool, isPage: Bool
  ) throws -> (Table, JSONValue) {
    let report = block.report
    let scope = scope(of: block)
    let page = AgreementView(report, names: names, words: words)
    func fitted(_ table: Table) -> Table { isPage ? page.shortened(table) : table }
    switch more.view {
    case .codes where byPair:
      return (tables.byCodeAndPair(report, where: isShown), whole(block, scope))
    case .codes:
      let table = tables.byCode(report, characters: block.characters, where: isShown)
      return (
        isPage ? page.slim(table) : table,
        whole(block, scope)
      )
    case .sources:
      let entries = try block.input.bySource()
      return (
        fitted(tables.bySource(entries, of: report)),
        AgreementJSON.sources(entries, of: report, names: names, scope: scope)
      )
    case .pairs:
      return (
        isPage ? tables.pairMatrix(report) : tables.byPair(report),
        AgreementJSON.pairs(report, names: names, scope: scope)
      )
    case .coders:
      let entries = try block.input.leavingOut()
      return (
        tables.byRater(entries, of: report),
        AgreementJSON.raters(entries, of: report, names: names, scope: scope)
      )
    case .time:
      let periods = try periods(of: block)
      return (
        tables.byPeriod(periods, of: report, sealedAt: block.sealedAt),
        AgreementJSON.periods(
          periods, of: report, sealedAt: block.sealedAt, names: names, scope: scope)
      )
    case .confusions:
      let confusions = try ConfusionReport(block.input)
      return (
        fitted(tables.confusions(confusions, of: report)),
        AgreementJSON.confusions(confusions, of: report, names: names, scope: scope)
      )
    }
  }

  private func whole(_ block: AgreementBlock, _ scope: AgreementScope) -> JSONValue {
    AgreementJSON.value(
      block.report, characters: block.report.unit == .character ? nil : block.characters,
      names: names, scope: scope)
  }

  /// Up to four periods of about as many sources each.
  private func periods(of block: AgreementBlock) throws -> [AgreementPeriod] {
    try block.input.periods(in: block.inOrderOfSealing, parts: 4)
  }

  private func figure() throws {
    guard result.blocks.count == 1, let block = result.blocks.first else {
      throw ValidationError(
        "a figure is of sources of one kind; choose it with --kind, or measure them together with --pool-kinds"
      )
    }
    let tables = AgreementTables(words, names: names, scope: scope(of: block))
    switch more.view {
    case .codes: try output.write(tables.forestPlot(block.report, where: isShown).svg(words))
    case .time: try output.write(tables.curve(periods(of: block), of: block.report).svg(words))
    case .sources, .pairs, .coders, .confusions:
      throw ValidationError("there is a figure of --view codes and of --view time only")
    }
  }

  /// Writes a text for the methods section.
  func methods() throws {
    let text = MethodsText(
      result.blocks.map {
        MethodsText.Part(
          $0.report, characters: $0.characters, scope: scope(of: $0), kind: $0.soleKind)
      }, names: names, words: words)
    switch output.chosen(standard: .table) {
    case .table: try output.write(text.plain)
    case .md: try output.write(text.markdown)
    case .docx, .odt, .html, .tex: try output.put(document: text.document)
    case .json: try output.write(text.json.text(.pretty) + "\n")
    default:
      throw ValidationError(
        "the methods text is written as plain text, md, html, tex, docx, odt or json")
    }
  }

  /// Writes every judgement to a file.
  ///
  /// - Returns: what is said of it.
  func raw(to path: String) throws -> String {
    var raters: [Rater] = []
    let matrices = result.blocks.map { JudgementMatrix($0.input) }
    for rater in matrices.flatMap(\.raters) where !raters.contains(rater) { raters.append(rater) }
    var writer = RowWriter(
      .delimited(output.csv),
      columns: ["code", "source", "unit", "start", "end"] + raters.map(names.key))
    var rows = 0
    for matrix in matrices {
      let places = raters.map { matrix.raters.firstIndex(of: $0) }
      matrix.forEach { row in
        writer.text(names.path(row.code))
        writer.text(names.source(row.source))
        writer.integer(row.unit)
        writer.integer(row.span.start)
        writer.integer(row.span.end)
        for place in places {
          if let value = place.flatMap({ row.values[$0] }) {
            writer.integer(value ? 1 : 0)
          } else {
            writer.empty()
          }
        }
        writer.endRow()
        rows += 1
      }
    }
    try FileBytes.write(writer.bytes, to: path)
    return "\(rows) judgements of units written to \(path)"
  }

  /// What is under the limits, in words.
  func failures(_ limits: AgreementLimits) -> [String] {
    result.blocks.flatMap { block in
      limits.failures(block.report.codes.filter(isShown), names: names, Wording(.en)).map {
        (block.kind.map { "\($0.rawValue): " } ?? "") + $0
      }
    }
  }
}

extension DrawnShare {
  /// Takes a share over for a report.
  init(_ share: SampleShare) {
    self.init(file: share.file, passages: share.passages, sources: share.sources)
  }
}

extension AgreementScope.Reopening {
  /// Takes reopened work over for a report.
  init(_ work: ReopenedWork) {
    self.init(source: work.source, rater: work.rater, isOpen: work.isOpen)
  }
}
