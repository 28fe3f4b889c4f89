internal import Analysis
internal import ArgumentParser
internal import Formats
internal import Report
internal import Study
internal import Workbench

/// Writes comparisons of spans, block by block.
struct SpanPrinter {
  private let more: AgreementOptions
  private let speech: AgreementScope.Speech
  private let isRolledUp: Bool
  private let minUses: Int
  private let output: OutputOptions
  private let words: Wording

  init(
    more: AgreementOptions, speech: AgreementScope.Speech, isRolledUp: Bool, minUses: Int,
    output: OutputOptions, language: DocumentLanguage
  ) {
    self.more = more
    self.speech = speech
    self.isRolledUp = isRolledUp
    self.minUses = minUses
    self.output = output
    words = Wording(language)
  }

  /// Writes tables, and the same for scripts.
  func put<Report>(
    _ result: SpanResult<Report>, _ table: (SpanReports, Report) -> Table,
    json: (SpanReports, Report) -> JSONValue
  ) throws {
    var tables: [(of: String, table: Table)] = []
    var objects: [JSONValue] = []
    for block in result.blocks {
      let reports = reports(of: block, in: result)
      tables.append((block.kind?.rawValue ?? "", table(reports, block.report)))
      objects.append(json(reports, block.report))
    }
    let json =
      objects.count == 1
      ? objects[0] : AgreementJSON.kinds(objects, leftOut: kindsLeftOut(result))
    try output.put(
      tables, lead: Table.Column("kind", words.kindOfSource), language: words.language, json: json)
  }

  /// Draws uα with its intervals.
  func figure(_ result: SpanResult<UnitizingReport>) throws {
    guard result.blocks.count == 1, let block = result.blocks.first else {
      throw ValidationError(
        "a figure is of sources of one kind; choose it with --kind, or measure them together with --pool-kinds"
      )
    }
    try output.write(
      reports(of: block, in: result).forestPlot(block.report).svg(words))
  }

  /// Writes a comparison of segmentations.
  func put(_ result: SegmentingResult, _ origin: SegmentationAbout.Origin) throws {
    var scope = AgreementScope(isRolledUp: isRolledUp, speech: speech)
    scope.isCurrent = more.current
    scope.reopened = result.reopened.map(AgreementScope.Reopening.init)
    scope.codingsWithoutCode = result.codingsWithoutCode
    scope.version = result.version
    scope.codesLeftOut = result.codesLeftOut.map {
      AgreementScope.CodeCount(name: $0.name, codings: $0.codings)
    }
    let about = SegmentationAbout(
      origin, unit: result.unit, scope: scope,
      names: ReportNames(
        codebook: result.codebook, coders: result.coderNames, sources: result.sourceNames),
      sourcesWithoutUnits: result.sourcesWithoutUnits, sources: result.report.texts.count,
      ownName: OpenProject.ownSegments)
    try output.put(
      SegmentationReports.table(result.report, words, about: about), language: words.language,
      json: SegmentationReports.json(result.report, about: about))
  }

  private func reports<Report>(
    of block: SpanBlock<Report>, in result: SpanResult<Report>
  ) -> SpanReports {
    let pages: Set<OutputFormat> = [.table, .md, .html, .docx, .odt, .svg]
    return SpanReports(
      words,
      names: ReportNames(
        codebook: result.codebook, coders: result.coderNames, sources: result.sourceNames),
      scope: scope(of: block, in: result), minUses: minUses,
      isPage: pages.contains(output.chosen()))
  }

  private func scope<Report>(
    of block: SpanBlock<Report>, in result: SpanResult<Report>
  ) -> AgreementScope {
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
    scope.kindsLeftOut = kindsLeftOut(result)
    return scope
  }

  private func kindsLeftOut<Report>(
    _ result: SpanResult<Report>
  ) -> [AgreementScope.KindCount] {
    result.kindsLeftOut.map { AgreementScope.KindCount(kind: $0.kind, sources: $0.sources) }
  }
}
