package import Analysis
package import Formats

/// Agreement on segmentation, for people and for scripts.
package enum SegmentationReports {
  /// One row per text and pair of coders.
  ///
  /// - Parameters:
  ///   - report: The comparison.
  ///   - words: The language.
  ///   - about: Where the segments come from; nil where tables of units were compared.
  /// - Returns: The table.
  package static func table(
    _ report: SegmentationReport, _ words: Wording, about: SegmentationAbout? = nil
  ) -> Table {
    func cell(_ coefficient: Coefficient) -> Table.Cell {
      switch coefficient {
      case .value(let value): .number(value)
      case .undefined(let reason): .missing(words.name(of: reason))
      }
    }
    func ofCoder(_ what: String, _ first: Bool) -> String { words.ofCoder(what, first: first) }
    let columns = [
      Table.Column("source", words.source), Table.Column("first", words.firstCoder),
      Table.Column("second", words.secondCoder), Table.Column("units", words.units, .integer),
      Table.Column("boundaries_first", ofCoder(words.boundaries, true), .integer),
      Table.Column("boundaries_second", ofCoder(words.boundaries, false), .integer),
      Table.Column("matches", words.sameBoundary, .integer),
      Table.Column("near_misses", words.nearMiss, .integer),
      Table.Column("misses", words.fullMiss, .integer), Table.Column("b", "B", .decimal(3)),
      Table.Column("s", "S", .decimal(3)), Table.Column("pk_first", "Pk 1", .decimal(3)),
      Table.Column("pk_second", "Pk 2", .decimal(3)),
      Table.Column("window_diff_first", "WD 1", .decimal(3)),
      Table.Column("window_diff_second", "WD 2", .decimal(3)),
    ]
    return Table(
      title: words.segmentation,
      notes: (about.map(words.lines) ?? []) + words.summary(of: report, about),
      columns: columns,
      rows: report.pairs.map { pair in
        Table.Row([
          .text(pair.text), .text(words.title(pair.first, about)),
          .text(words.title(pair.second, about)), .integer(pair.units),
          .integer(pair.firstBoundaries), .integer(pair.secondBoundaries),
          .integer(pair.matches), .integer(pair.nearMisses), .integer(pair.misses),
          cell(pair.boundarySimilarity), cell(pair.segmentationSimilarity), cell(pair.pkOfFirst),
          cell(pair.pkOfSecond), cell(pair.windowDiffOfFirst), cell(pair.windowDiffOfSecond),
        ])
      }, remarks: words.segmentationLegend(span: report.span, window: report.window))
  }

  /// The report as an object.
  package static func json(
    _ report: SegmentationReport, about: SegmentationAbout? = nil
  ) -> JSONValue {
    var object = CoefficientObject()
    object.add("measure", "segmentation")
    about?.add(to: &object)
    object.add("n_t", .integer(report.span))
    object.add("window", report.window.map { .integer($0) } ?? .null)
    object.add("coders", .array(report.coders.map { .string($0) }))
    object.add("sources", .array(report.texts.map { .string($0) }))
    object.add("sources_left_out", .array(report.textsLeftOut.map { .string($0) }))
    for (key, agreement) in [("b", report.boundary), ("s", report.segmentation)] {
      object.add("\(key)_mean", agreement.mean)
      object.add("\(key)_pooled", agreement.observed)
      object.add("\(key)_pi", agreement.pi)
      object.add("\(key)_kappa", agreement.kappa)
    }
    object.add("pk_mean", report.pk)
    object.add("window_diff_mean", report.windowDiff)
    object.add("pairs", .array(report.pairs.map { pair($0) }))
    return object.value
  }

  private static func pair(_ pair: SegmentationPair) -> JSONValue {
    var object = CoefficientObject()
    object.add("source", .string(pair.text))
    object.add("coders", .array([.string(pair.first), .string(pair.second)]))
    object.add("units", .integer(pair.units))
    object.add("boundaries_first", .integer(pair.firstBoundaries))
    object.add("boundaries_second", .integer(pair.secondBoundaries))
    object.add("matches", .integer(pair.matches))
    object.add("near_misses", .integer(pair.nearMisses))
    object.add("misses", .integer(pair.misses))
    object.add("b", pair.boundarySimilarity)
    object.add("s", pair.segmentationSimilarity)
    object.add("windows", .array(pair.windows.map { .integer($0) }))
    object.add("pk_first", pair.pkOfFirst)
    object.add("pk_second", pair.pkOfSecond)
    object.add("window_diff_first", pair.windowDiffOfFirst)
    object.add("window_diff_second", pair.windowDiffOfSecond)
    return object.value
  }
}
