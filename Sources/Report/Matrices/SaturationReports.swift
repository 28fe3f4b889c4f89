package import Analysis
package import Formats
package import Study

/// Saturation as a table, a figure and JSON.
package struct SaturationReports: Sendable {
  private let words: Wording
  private let codebook: Codebook
  private let about: MatrixAbout
  private let sources: [String]
  private let codes: [ReportedCode]
  private let saturation: Saturation
  private let threshold: SaturationThreshold
  private let order: [String]
  private let seed: UInt64

  /// Takes what was found.
  ///
  /// - Parameters:
  ///   - words: The language.
  ///   - codebook: What codes are called.
  ///   - about: What was asked for.
  ///   - sources: The names of the interviews, in their order.
  ///   - codes: The codes, by the numbers that the steps know them by.
  ///   - saturation: How codes turned up.
  ///   - threshold: What the measure of new information says.
  ///   - order: In which order interviews were added, as its machine name and the names of those
  ///     that have no place of their own in it.
  ///   - seed: What the draws began with.
  package init(
    _ words: Wording, codebook: Codebook, about: MatrixAbout, sources: [String],
    codes: [ReportedCode], saturation: Saturation, threshold: SaturationThreshold,
    order: (key: String, withoutPlace: [String]), seed: UInt64
  ) {
    self.words = words
    self.codebook = codebook
    self.about = about
    self.sources = sources
    self.codes = codes
    self.saturation = saturation
    self.threshold = threshold
    self.order = words.order(order.key, withoutPlace: order.withoutPlace)
    self.seed = seed
  }

  /// A row for each interview, with the codes that it was the first to have.
  package var table: Table {
    Table(
      title: words.saturationTitle, notes: notes,
      columns: [
        Table.Column("n", "n", .integer), Table.Column("source", words.source),
        Table.Column("new", words.newNumber, .integer),
        Table.Column("cumulative", words.cumulativeCodes, .integer),
        Table.Column("expected", words.expectedCodes, .decimal(1)),
        Table.Column("sd", words.deviationOfCodes, .decimal(2)),
        Table.Column("low", words.bandFrom, .integer),
        Table.Column("high", words.intervalTo, .integer),
        Table.Column("new_codes", words.newCodes),
      ],
      rows: zip(sources, saturation.steps).enumerated().map { index, entry in
        let (source, step) = entry
        return Table.Row([
          .integer(index + 1), .text(source), .integer(step.new.count), .integer(step.cumulative),
          .number(step.expected), .number(step.deviation), .integer(step.band.lowerBound),
          .integer(step.band.upperBound), .list(step.new.map(path)),
        ])
      }, remarks: [words.statement(threshold), words.orderCaution])
  }

  /// The curve with its band.
  package var chart: CurveChart {
    CurveChart(
      title: words.saturationTitle,
      caption: notes.filter { $0 != words.expectedRule } + [words.statement(threshold)],
      xAxis: words.interviewsInOrder, yAxis: words.differentCodes, band: words.bandOfOrders,
      points: zip(sources, saturation.steps).map { source, step in
        CurveChart.Point(
          label: source, value: Double(step.cumulative), low: Double(step.band.lowerBound),
          high: Double(step.band.upperBound))
      })
  }

  /// The same as an object.
  package var json: JSONValue {
    [
      "rules": .array(notes.map { .string($0) }), "seed": .string(String(seed)),
      "orders": .integer(saturation.orders), "exhaustive": .bool(saturation.isExhaustive),
      "interviews": .array(
        zip(sources, saturation.steps).map { source, step in
          [
            "source": .string(source), "new": .integer(step.new.count),
            "new_codes": .array(step.new.map { .string(path($0)) }),
            "cumulative": .integer(step.cumulative), "expected": .number(step.expected),
            "sd": .number(step.deviation), "low": .integer(step.band.lowerBound),
            "high": .integer(step.band.upperBound),
          ]
        }),
      "threshold": [
        "base": .integer(threshold.base), "run": .integer(threshold.length),
        "threshold": .number(threshold.threshold),
        "base_codes": threshold.baseCodes.map { .integer($0) } ?? .null,
        "reached_at": threshold.reached.map { .string("\($0.before)+\(threshold.length)") }
          ?? .null,
        "runs": .array(
          threshold.runs.map { run in
            [
              "before": .integer(run.before), "new": .integer(run.new),
              "share": .number(run.share),
            ]
          }),
        "statement": .string(words.statement(threshold)),
      ],
    ]
  }

  private var notes: [String] {
    order + words.saturationRules(saturation, seed: seed) + about.scope(words)
  }

  private func path(_ number: Int) -> String {
    codebook.path(of: codes[number].id).description
  }
}
