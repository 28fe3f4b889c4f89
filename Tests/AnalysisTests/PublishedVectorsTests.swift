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

  /// A printed number, or something that is not one.
  struct Printed: Decodable {
    let number: Double?

    init(from decoder: any Decoder) throws {
      number = try? decoder.singleValueContainer().decode(Double.self)
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
  /// Printed digits that exact fractions do not give, with what they give.
  private let misprints: [String: [String: Double]] = [
    "fleiss1971": ["fleiss_pe": 0.2199],
    "warrens2010": ["brennan_prediger": 0.8357, "light": 0.8324, "fleiss": 0.8323],
  ]

  /// Printed numbers of coefficients that the product does not offer.
  private let notOffered: Set<String> = [
    "gwet_ac1_se", "gwet_ac1_p", "gwet_ac1_ci", "fleiss_se", "fleiss_ci", "fleiss_per_category",
    "alpha_weighted", "kappa_weighted",
  ]

  @Test("every coefficient equals the printed one, to the printed digits")
  func coefficients() throws {
    var compared = 0
    for vector in try PublishedVector.all() {
      let table = try vector.table(.nominal)
      let report = RatingsReport(table)
      for (name, printed) in vector.published where !notOffered.contains(name) {
        let number = try #require(printed.number, "\(vector.id) \(name)")
        let expected = misprints[vector.id]?[name] ?? number
        let found = try #require(
          try value(name, of: vector, report), "\(vector.id): nothing computes \(name)")
        #expect(
          abs(found - expected) <= tolerance(expected),
          "\(vector.id) \(name): \(found), printed \(expected)")
        compared += 1
      }
    }
    #expect(compared == 80)
  }

  @Test("ten units in one category: percent is 1 and all chance correction undefined")
  func oneCategory() throws {
    let vectors = try PublishedVector.all()
    let vector = try #require(vectors.first { $0.id == "all_agree_one_category" })
    let report = RatingsReport(try vector.table(.nominal))
    #expect(report.percent == .value(1))
    for coefficient in [
      report.alpha, report.kappa, report.scottPi, report.fleiss, report.conger,
      report.brennanPrediger, report.ac1,
    ] {
      #expect(coefficient == .undefined(.noVariation))
    }
  }

  /// Half a unit of the last printed digit; numbers printed as 0.8 or 0.4 had two digits or more.
  private func tolerance(_ printed: Double) -> Double {
    let digits = "\(printed)".split(separator: ".").last?.count ?? 0
    return 0.5 * pow(10, -Double(max(digits, 2))) * 1.000_001
  }

  private func value(
    _ name: String, of vector: PublishedVector, _ report: RatingsReport
  ) throws -> Double? {
    switch name {
    case "pairable_values": Double(report.pairableValues)
    case "percent", "gwet_ac1_pa", "fleiss_pa": report.percent.value
    case "alpha_nominal", "krippendorff": report.alpha.value
    case "alpha_ordinal": try vector.table(.ordinal).krippendorffAlpha().value
    case "alpha_interval": try vector.table(.interval).krippendorffAlpha().value
    case "alpha_ratio": try vector.table(.ratio).krippendorffAlpha().value
    case "alpha_Do": report.percent.value.map { 1 - $0 }
    case "alpha_De": expectedDisagreement(report)
    case "cohen", "light": report.kappa.value
    case "cohen_pe": chance(report.percent, report.kappa)
    case "scott_pi": report.scottPi.value
    case "fleiss": report.fleiss.value
    case "fleiss_pe": chance(report.percent, report.fleiss)
    case "conger", "hubert_conger": report.conger.value
    case "brennan_prediger", "bennett_s": report.brennanPrediger.value
    case "gwet_ac1": report.ac1.value
    case "gwet_ac1_pe": chance(report.percent, report.ac1)
    default: nil
    }
  }

  /// Chance agreement, from (pa − pe) / (1 − pe).
  private func chance(_ percent: Coefficient, _ corrected: Coefficient) -> Double? {
    guard let pa = percent.value, let k = corrected.value else { return nil }
    return (pa - k) / (1 - k)
  }

  /// De, from α = 1 − Do / De.
  private func expectedDisagreement(_ report: RatingsReport) -> Double? {
    guard let pa = report.percent.value, let alpha = report.alpha.value else { return nil }
    return (1 - pa) / (1 - alpha)
  }
}
