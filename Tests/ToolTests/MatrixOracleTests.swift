import Foundation
import Testing

/// Every cell of a matrix of an invented study, against its codings counted one by one.
@Suite("Matrices of an invented study")
struct MatrixOracleTests {
  private struct Place: Hashable {
    let source: String
    let start: Int
    let end: Int
  }

  @Test("have in every cell as many passages and codings as the codings that were exported")
  func cells() throws {
    let program = try CorporaTests.study("arbeidsliv")
    var places: [String: [String: Set<Place>]] = [:]
    var codings: [String: [String: Int]] = [:]
    for row in try Rows(program.sitat("codings export -q --format jsonl")).rows {
      let code = try #require(row["code"] as? String)
      let source = try #require(row["source"] as? String)
      let start = try #require(row["start"] as? Int)
      let end = try #require(row["end"] as? Int)
      places[code, default: [:]][source, default: []].insert(
        Place(source: source, start: start, end: end))
      codings[code, default: [:]][source, default: 0] += 1
    }
    let sources = Set(places.values.flatMap(\.keys))
    #expect(sources.count == 15)
    let long = try Rows(program.sitat("matrix --by source --long --format jsonl")).rows
    #expect(long.count == places.count * sources.count)
    for row in long {
      let code = try #require(row["code"] as? String)
      let source = try #require(row["column"] as? String)
      #expect(row["passages"] as? Int == (places[code]?[source]?.count ?? 0), "\(code) \(source)")
      #expect(row["codings"] as? Int == (codings[code]?[source] ?? 0), "\(code) \(source)")
    }
  }

  @Test("have in every cell as many passages as a list of quotations under the same query")
  func quotations() throws {
    let program = try CorporaTests.study("arbeidsliv")
    let codes = ["Barrierer", "Virkemidler", "Prosessen/Oppstart"]
    for (axis, values) in [("sektor", ["privat", "offentlig"]), ("kjønn", ["kvinne", "mann"])] {
      let options = codes.map { "--code '\($0)'" }.joined(separator: " ")
      let rows = try Rows(
        program.sitat("matrix --by \(axis) --rollup \(options) --long --format jsonl")
      ).rows
      for code in codes {
        for value in values {
          let cell = rows.first {
            $0["code"] as? String == code && $0["column"] as? String == value
          }
          let list = try program.sitat(
            "quote list -q --code '\(code)' --where '\(axis):\(value)' --format jsonl")
          #expect(cell?["passages"] as? Int == list.lines.count, "\(code) \(value)")
        }
      }
    }
  }
}
