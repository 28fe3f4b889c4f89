package import Analysis
package import Formats
internal import Study

extension SpanReports {
  /// One row per code and pair of coders, then one per pair over all codes.
  package func matching(_ report: MatchingReport) -> Table {
    let segments = words.pick("segmenter", "segment", "segments")
    let columns = [
      Table.Column("code", words.code), Table.Column("first", words.firstCoder),
      Table.Column("second", words.secondCoder),
      Table.Column("sources", words.sources, .integer),
      Table.Column("segments_first", words.ofCoder(segments, first: true), .integer),
      Table.Column("segments_second", words.ofCoder(segments, first: false), .integer),
      Table.Column("matched", words.matches, .integer),
      Table.Column("percent", words.percentAgreement, .percent(1)),
      Table.Column("kappa", "κ", .decimal(3)),
      Table.Column("existence", words.existence, .percent(1)),
      Table.Column("frequency", words.frequency, .percent(1)),
    ]
    let shown = report.codes.filter {
      max($0.counts.firstPassages, $0.counts.secondPassages) >= minUses
    }
    let sources = Dictionary(
      report.codes.map { ([$0.first, $0.second], $0.counts.sources) },
      uniquingKeysWith: { first, _ in first })
    let rows =
      shown.map { code in
        Table.Row(
          [.text(label(code.code))]
            + cells(code.first, code.second, code.counts, code.counts.sources, kappa: .empty))
      }
      + report.pairs.map { pair in
        Table.Row(
          [.missing(words.allCodes)]
            + cells(
              pair.first, pair.second, pair.counts, sources[[pair.first, pair.second]] ?? 0,
              kappa: cell(pair.kappa)))
      }
    return Table(
      title: words.matching,
      notes: words.matchingRule(threshold: report.threshold) + [scopeLine]
        + notes(report.scope) + report.pairs.map { words.codesUsed($0, names: names) },
      columns: columns, rows: rows, remarks: words.matchingLegend)
  }

  private func cells(
    _ first: Rater, _ second: Rater, _ counts: MatchedCounts, _ sources: Int, kappa: Table.Cell
  ) -> [Table.Cell] {
    [
      .text(names.title(first, words)), .text(names.title(second, words)), .integer(sources),
      .integer(counts.firstPassages), .integer(counts.secondPassages), .integer(counts.matched),
      cell(counts.percent), kappa, cell(counts.existence), cell(counts.frequency),
    ]
  }

  /// The matches as scripts read them.
  package func json(_ report: MatchingReport) -> JSONValue {
    var object = object("matching", report.scope)
    object.add("threshold", .integer(report.threshold))
    object.add(
      "codes",
      .array(
        report.codes.map { code in
          var object = counts(code.first, code.second, code.counts)
          object.add("code", .string(names.path(code.code)))
          return object.value
        }))
    object.add(
      "pairs",
      .array(
        report.pairs.map { pair in
          var object = counts(pair.first, pair.second, pair.counts)
          object.add("codes_used", .integer(pair.codesUsed))
          object.add("kappa_brennan_prediger", pair.kappa)
          return object.value
        }))
    return object.value
  }

  private func counts(
    _ first: Rater, _ second: Rater, _ counts: MatchedCounts
  ) -> CoefficientObject {
    var object = CoefficientObject()
    object.add("coders", .array([first, second].map { .string(names.key($0)) }))
    object.add("segments_first", .integer(counts.firstPassages))
    object.add("segments_second", .integer(counts.secondPassages))
    object.add("matched", .integer(counts.matched))
    object.add("unmatched_first", .integer(counts.firstPassages - counts.matched))
    object.add("unmatched_second", .integer(counts.secondPassages - counts.matched))
    object.add("percent", counts.percent)
    object.add("sources_both", .integer(counts.sourcesBoth))
    object.add("sources_first_only", .integer(counts.sourcesFirst))
    object.add("sources_second_only", .integer(counts.sourcesSecond))
    object.add("sources_neither", .integer(counts.sourcesNeither))
    object.add("existence", counts.existence)
    object.add("sources_as_often", .integer(counts.sourcesAsOften))
    object.add("frequency", counts.frequency)
    return object
  }

  /// One row per code, source and pair of coders.
  package func characters(_ report: CharactersReport) -> Table {
    let columns = [
      Table.Column("code", words.code), Table.Column("source", words.source),
      Table.Column("first", words.firstCoder), Table.Column("second", words.secondCoder),
      Table.Column("characters", words.characters, .integer),
      Table.Column("n11", words.both, .integer), Table.Column("n10", words.onlyFirst, .integer),
      Table.Column("n01", words.onlySecond, .integer),
      Table.Column("n00", words.neither, .integer),
      Table.Column("percent", words.percentAgreement, .percent(2)),
      Table.Column("kappa", "κ", .decimal(4)),
    ]
    let shown = report.rows.filter {
      max($0.pair.n11 + $0.pair.n10, $0.pair.n11 + $0.pair.n01) >= minUses
    }
    return Table(
      title: words.charactersBySource,
      notes: words.charactersRule + [rollUpLine] + notes(report.scope), columns: columns,
      rows: shown.map { row in
        let pair = row.pair
        return Table.Row([
          .text(label(row.code)), .text(names.source(row.source)),
          .text(names.title(pair.first, words)), .text(names.title(pair.second, words)),
          .integer(pair.units), .integer(pair.n11), .integer(pair.n10), .integer(pair.n01),
          .integer(pair.n00), cell(pair.percent), cell(pair.kappa),
        ])
      }, remarks: words.charactersLegend)
  }

  /// The same as scripts read it.
  package func json(_ report: CharactersReport) -> JSONValue {
    var object = object("per-character", report.scope)
    object.add(
      "rows",
      .array(
        report.rows.map { row in
          let pair = row.pair
          var object = CoefficientObject()
          object.add("code", .string(names.path(row.code)))
          object.add("source", .string(names.source(row.source)))
          object.add(
            "coders", .array([pair.first, pair.second].map { .string(names.key($0)) }))
          object.add("n11", .integer(pair.n11))
          object.add("n10", .integer(pair.n10))
          object.add("n01", .integer(pair.n01))
          object.add("n00", .integer(pair.n00))
          object.add("percent", pair.percent)
          object.add("kappa", pair.kappa)
          return object.value
        }))
    return object.value
  }
}
