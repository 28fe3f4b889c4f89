import Foundation
import Testing

@testable import Analysis

/// A published table of ratings with the numbers printed for it.
struct PublishedVector: Decodable, CustomStringConvertible {
  let id: String
  let source: String
  let level: String
  let units: [[Cell?]]
  let published: [String: Printed]

  var description: String { id }

  /// A category, printed as a number or a name.
  struct Cell: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        text = String(number)
      } else {
        text = try container.decode(String.self)
      }
    }
  }

  /// What is printed for one name.
  enum Printed: Decodable {
    case number(Double)
    case interval([Double])
    case categories([String: Double])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let limits = try? container.decode([Double].self) {
        self = .interval(limits)
      } else {
        self = .categories(try container.decode([String: Double].self))
      }
    }

    /// The printed numbers, each with what tells it from the others.
    var numbers: [(part: String, number: Double)] {
      switch self {
      case .number(let number): [("", number)]
      case .interval(let limits): zip(["low", "high"], limits).map { ($0, $1) }
      case .categories(let numbers): numbers.sorted { $0.key < $1.key }.map { ($0, $1) }
      }
    }
  }

  static func all() throws -> [PublishedVector] {
    let url = try #require(
      Bundle.module.url(
        forResource: "published_vectors", withExtension: "json", subdirectory: "Vectors"))
    return try JSONDecoder().decode([PublishedVector].self, from: Data(contentsOf: url))
  }

  func table(_ level: MeasurementLevel) throws -> RatingsTable {
    let width = units.first?.count ?? 0
    return try RatingsTable(
      coders: (0..<width).map { "coder \($0)" }, units: units.map { $0.map { $0?.text } },
      level: level)
  }
}

@Suite("Published ratings")
struct PublishedVectorsTests {
  /// Printed digits that exact fractions of the printed table do not give, with what they give.
  ///
  /// Fleiss: Σ p_j² is 0.21994, and 1 − Σ x (m − x) / (n m (m − 1) p q) is 0.24476 0.24476 0.52
  /// 0.47113 0.56612. Warrens: 2 · 0.91786 − 1 is 0.83571, Light's mean 0.83244, and Fleiss's κ
  /// 82217/98777 = 0.83235, which is printed as 0.8324 and rounds to 0.8323.
  private let misprints: [String: [String: Double]] = [
    "fleiss1971": [
      "fleiss_pe": 0.2199, "fleiss_per_category 1": 0.245, "fleiss_per_category 2": 0.245,
      "fleiss_per_category 3": 0.520, "fleiss_per_category 4": 0.471,
      "fleiss_per_category 5": 0.566,
    ],
    "warrens2010": ["brennan_prediger": 0.8357, "light": 0.8324, "fleiss": 0.8323],
  ]

  @Test("every printed number of every vector, to the printed digits")
  func coefficients() throws {
    let vectors = try PublishedVector.all()
    #expect(vectors.count == 25)
    var compared = 0
    for vector in vectors {
      let report = RatingsReport(try vector.table(.nominal))
      for (name, printed) in vector.published {
        for (part, number) in printed.numbers {
          let key = part.isEmpty ? name : "\(name) \(part)"
          let expected = misprints[vector.id]?[key] ?? number
          let found = try #require(
            try value(key, of: vector, report), "\(vector.id): nothing computes \(key)")
          #expect(
            abs(found - expected) <= tolerance(expected),
            "\(vector.id) \(key): \(found), printed \(expected)")
          compared += 1
        }
      }
    }
    let printed = vectors.flatMap(\.published.values).reduce(0) { $0 + $1.numbers.count }
    #expect(compared == printed)
    #expect(compared == 94)
  }

  @Test("Fleiss's and Warrens' tables by exact fractions: what they give, and not what is printed")
  func misprinted() throws {
    let vectors = try PublishedVector.all()
    let warrens = try #require(vectors.first { $0.id == "warrens2010" })
    let report = RatingsReport(try warrens.table(.nominal))
    #expect(abs(try #require(report.plain.fleiss.value) - 82_217.0 / 98_777) < 1e-12)
    #expect(abs(try #require(report.plain.brennanPrediger.value) - 117.0 / 140) < 1e-12)
    let fleiss = try #require(vectors.first { $0.id == "fleiss1971" })
    let table = RatingsReport(try fleiss.table(.nominal))
    // The categories were given 26, 26, 30, 55 and 43 times in 180.
    let squares = [26, 26, 30, 55, 43].reduce(0) { $0 + $1 * $1 }
    #expect(abs(try #require(table.plain.fleiss.chance) - Double(squares) / 32_400) < 1e-12)
  }

  @Test("ten units in one category: percent is 1 and all chance correction undefined")
  func oneCategory() throws {
    let vectors = try PublishedVector.all()
    let vector = try #require(vectors.first { $0.id == "all_agree_one_category" })
    let report = RatingsReport(try vector.table(.nominal))
    #expect(report.plain.percent.value == 1)
    for estimate in [
      report.alpha, report.linearizedAlpha, report.plain.kappa, report.plain.scottPi,
      report.plain.fleiss, report.plain.conger, report.plain.brennanPrediger, report.plain.gwet,
    ] {
      #expect(estimate.coefficient == .undefined(.noVariation))
      #expect(estimate.interval == .undefined(.noVariation))
    }
  }

  @Test("Krippendorff and Craggs (2016), table 3: Do 0.4625, De 0.648295, mvα 0.2865907")
  func multiValued() throws {
    let units: [[[String]?]] = [
      [["b", "d"], ["d"], nil], [["a", "b", "d"], ["b"], ["b", "d"]], [[], ["a"], ["a"]],
      [["a"], nil, nil],
    ]
    let report = SetRatingsReport(
      try SetRatingsTable(coders: ["1", "2", "3"], units: units)
    ).multiValued
    #expect(abs(try #require(report.observed.value) - 0.4625) < 5e-5)
    #expect(abs(try #require(report.expected.value) - 0.648295) < 5e-7)
    #expect(abs(try #require(report.alpha.value) - 0.2865907) < 5e-8)
  }

  /// Half a unit of the last printed digit; numbers printed as 0.8 or 0.4 had two digits or more.
  private func tolerance(_ printed: Double) -> Double {
    let digits = "\(printed)".split(separator: ".").last?.count ?? 0
    return 0.5 * pow(10, -Double(max(digits, 2))) * 1.000_001
  }

  private func value(
    _ key: String, of vector: PublishedVector, _ report: RatingsReport
  ) throws -> Double? {
    switch key {
    case "pairable_values": Double(report.pairableValues)
    case "percent", "gwet_ac1_pa", "fleiss_pa": report.plain.percent.value
    case "alpha_nominal", "krippendorff": report.alpha.value
    case "alpha_ordinal": try vector.table(.ordinal).krippendorffAlpha().value
    case "alpha_interval": try vector.table(.interval).krippendorffAlpha().value
    case "alpha_ratio": try vector.table(.ratio).krippendorffAlpha().value
    case "alpha_Do": report.plain.percent.value.map { 1 - $0 }
    case "alpha_De": expectedDisagreement(report)
    case "cohen", "light": report.plain.kappa.value
    case "cohen_pe": report.pairs.first?.plain.kappa.chance
    case "scott_pi": report.plain.scottPi.value
    case "fleiss": report.plain.fleiss.value
    case "fleiss_pe": report.plain.fleiss.chance
    case "fleiss_se": report.plain.fleiss.standardError.value
    case "fleiss_ci low": limits(report.plain.fleiss)?.lowerBound
    case "fleiss_ci high": limits(report.plain.fleiss)?.upperBound
    case "conger", "hubert_conger": report.plain.conger.value
    case "brennan_prediger", "bennett_s": report.plain.brennanPrediger.value
    case "gwet_ac1": report.plain.gwet.value
    case "gwet_ac1_pe": report.plain.gwet.chance
    case "gwet_ac1_se": report.plain.gwet.standardError.value
    case "gwet_ac1_p": report.plain.gwet.pValue.value
    case "gwet_ac1_ci low": limits(report.plain.gwet)?.lowerBound
    case "gwet_ac1_ci high": limits(report.plain.gwet)?.upperBound
    case "alpha_weighted": RatingsReport(try weighted(vector)).alpha.value
    case "kappa_weighted": RatingsReport(try weighted(vector)).weighted.first?.kappa.value
    default:
      key.split(separator: " ").last.flatMap { category in
        report.perCategory.first { $0.category == category }?.fleiss.value
      }
    }
  }

  private func limits(_ estimate: Estimate) -> ClosedRange<Double>? {
    if case .value(let bounds) = estimate.interval { bounds } else { nil }
  }

  /// The table with the distances of its note: half where a check is involved, else all.
  private func weighted(_ vector: PublishedVector) throws -> RatingsTable {
    let distances = try CategoryDistances(
      categories: ["STAT", "IReq", "Chck"],
      rows: [["0", "1", "0.5"], ["1", "0", "0.5"], ["0.5", "0.5", "0"]])
    return try RatingsTable(
      coders: ["A", "B"], units: vector.units.map { $0.map { $0?.text } }, level: .nominal,
      distances: distances)
  }

  /// De, from α = 1 − Do / De.
  private func expectedDisagreement(_ report: RatingsReport) -> Double? {
    guard let pa = report.plain.percent.value, let alpha = report.alpha.value else { return nil }
    return (1 - pa) / (1 - alpha)
  }
}
