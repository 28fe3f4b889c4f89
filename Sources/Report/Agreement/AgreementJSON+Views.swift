package import Analysis
package import Formats
package import Study

extension AgreementJSON {
  /// Agreement in each source, in the order given.
  package static func sources(
    _ entries: [SourceAgreement], of whole: AgreementReport, names: ReportNames,
    scope: AgreementScope
  ) -> JSONValue {
    view("sources", whole, names, scope) {
      entries.map { entry in
        summary([("source", .string(names.source(entry.source)))], entry.report, names)
      }
    }
  }

  /// Agreement of every two raters over all codes.
  package static func pairs(
    _ report: AgreementReport, names: ReportNames, scope: AgreementScope
  ) -> JSONValue {
    view("pairs", report, names, scope) {
      report.pairSummaries.enumerated().map { place, pair in
        var object = CoefficientObject()
        object.add(
          "coders", .array([pair.first, pair.second].map { .string(names.key($0)) }))
        object.add("sources", .integer(pair.sources))
        object.add("units", .integer(pair.units))
        object.add("mean_kappa", pair.kappa)
        object.add("mean_alpha", pair.alpha)
        object.add("left_out", .integer(pair.codesLeftOut))
        object.add(
          "codes",
          .array(
            report.codes.map { code in
              var row = CoefficientObject()
              row.add("code", .string(names.path(code.code)))
              row.add("kappa", code.pairs[place].kappa)
              row.add("alpha", code.pairs[place].alpha)
              row.add("f1", code.pairs[place].f1)
              return row.value
            }))
        return object.value
      }
    }
  }

  /// Agreement without each rater.
  package static func raters(
    _ entries: [RaterLeftOut], of whole: AgreementReport, names: ReportNames,
    scope: AgreementScope
  ) -> JSONValue {
    view("coders", whole, names, scope) {
      entries.map { entry in
        var change = CoefficientObject()
        change.add("mean_change", entry.report.meanRise(from: whole))
        return summary(
          [("without", .string(names.key(entry.rater))), ("change", change.value)], entry.report,
          names)
      }
    }
  }

  /// Agreement in each period.
  package static func periods(
    _ periods: [AgreementPeriod], of whole: AgreementReport, sealedAt: [SourceID: String],
    names: ReportNames, scope: AgreementScope
  ) -> JSONValue {
    view("time", whole, names, scope) {
      periods.enumerated().map { number, period in
        summary(
          [
            ("period", .integer(number + 1)),
            (
              "sources",
              .array(
                period.sources.map {
                  [
                    "source": .string(names.source($0)),
                    "sealed_at": sealedAt[$0].map { .string($0) } ?? .null,
                  ]
                })
            ), ("so_far", overall(period.soFar.overall)),
          ], period.own, names)
      }
    }
  }

  /// Which codes raters used in each other's place, for each two raters.
  package static func confusions(
    _ report: ConfusionReport, of whole: AgreementReport, names: ReportNames,
    scope: AgreementScope
  ) -> JSONValue {
    let members =
      header(whole, names: names, scope: scope) + [
        .init("view", "confusions"), .init("disputed", .integer(report.disputed)),
        .init(
          "confusions",
          .array(
            report.confusions.map { confusion in
              [
                "code": .string(names.path(confusion.code)),
                "by": .string(names.key(confusion.first)),
                "instead": confusion.instead.map { .string(names.path($0)) } ?? .null,
                "other": .string(names.key(confusion.second)),
                "relation": .string(
                  ConfusionKind(confusion.code, confusion.instead, in: names.codebook).rawValue),
                "units": .integer(confusion.units),
              ]
            })),
      ]
    return .object(members)
  }

  private static func view(
    _ name: String, _ whole: AgreementReport, _ names: ReportNames, _ scope: AgreementScope,
    rows: () -> [JSONValue]
  ) -> JSONValue {
    .object(
      header(whole, names: names, scope: scope) + [
        .init("view", .string(name)), .init("rows", .array(rows())),
        .init("overall", overall(whole.overall)),
      ])
  }

  /// A report that is one row of a view.
  private static func summary(
    _ own: [(String, JSONValue)], _ report: AgreementReport, _ names: ReportNames
  ) -> JSONValue {
    .object(
      own.map { JSONValue.Member($0, $1) } + [
        .init("units", .integer(report.units)),
        .init("coders", .array(report.raters.map { .string(names.key($0.rater)) })),
        .init(
          "codes",
          .array(
            report.codes.map { code in
              var object = CoefficientObject()
              object.add("code", .string(names.path(code.code)))
              object.add("alpha", code.alpha)
              object.add("disagreement", .number(code.disagreement))
              return object.value
            })), .init("overall", overall(report.overall)),
      ])
  }
}
