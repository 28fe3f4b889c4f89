import Foundation
import Testing

/// What the built program counts, against numbers that other software made of the same codings.
///
/// `Tests/Oracles/README.md` tells what software, and how.
@Suite("Numbers from other software")
struct OracleTests {
  private static let folder = BuiltProgram.repository.appending(path: "Tests/Oracles")

  /// The rows of a table of oracles, without its header.
  private static func rows(_ name: String) throws -> [[String]] {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      .split(separator: "\n").dropFirst()
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) } }
  }

  @Test("every code's α is the one that the reference package computes")
  func alpha() throws {
    let program = try CorporaTests.study("arbeidsliv")
    let expected = try Self.rows("agreement-arbeidsliv.tsv")
    #expect(expected.count > 90)
    let report = try #require(
      JSONSerialization.jsonObject(
        with: Data(program.sitat("agree --format json").text.utf8)) as? [String: Any])
    let codes = try #require(report["codes"] as? [[String: Any]])
    var alphas: [String: Double] = [:]
    for code in codes {
      if let name = code["code"] as? String, let alpha = code["alpha"] as? Double {
        alphas[name] = alpha
      }
    }
    #expect(alphas.count == expected.count)
    for row in expected {
      let alpha = try #require(alphas[row[0]], "\(row[0])")
      let reference = try #require(Double(row[1]))
      #expect(abs(alpha - reference) < 1e-9, "\(row[0])")
    }
  }

  @Test("every pair of codes is counted as comparing all codings with each other counts it")
  func pairs() throws {
    let program = try CorporaTests.study("arbeidsliv")
    let expected = try Self.rows("cooccurrence-arbeidsliv.tsv")
    #expect(expected.count > 400)
    let matrix = try #require(
      JSONSerialization.jsonObject(
        with: Data(program.sitat("cooccur --format json").text.utf8)) as? [String: Any])
    let pairs = try #require(matrix["pairs"] as? [[String: Any]])
    var counts: [Set<String>: Int] = [:]
    for pair in pairs {
      if let a = pair["a"] as? String, let b = pair["b"] as? String {
        counts[[a, b]] = pair["count"] as? Int
      }
    }
    #expect(counts.count == expected.count)
    for row in expected {
      #expect(counts[[row[0], row[1]]] == Int(row[2]), "\(row[0]), \(row[1])")
    }
  }
}
