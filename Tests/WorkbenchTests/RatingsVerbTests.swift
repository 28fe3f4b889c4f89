import Analysis
import Foundation
import Testing
import Workbench

@Suite("Tables of ratings from files")
struct RatingsVerbTests {
  private func request(_ text: String) throws -> RatingsRequest {
    let url = FileManager.default.temporaryDirectory
      .appending(path: "ratings-\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: url)
    return RatingsRequest(path: url.path)
  }

  private func alpha(_ request: RatingsRequest) throws -> Double? {
    switch try OpenProject.ratings(request).report {
    case .categories(let report): report.alpha.value
    case .sets(let report): report.masi.value
    }
  }

  @Test("commas, semicolons and tabs part the cells, and a decimal comma is a number")
  func dialects() throws {
    var comma = try request("unit,A,B\n1,1.5,1.5\n2,2,3\n3,1.5,2\n")
    var semicolon = try request("unit;A;B\n1;1,5;1,5\n2;2;3\n3;1,5;2\n")
    var tab = try request("unit\tA\tB\n1\t1.5\t1.5\n2\t2\t3\n3\t1.5\t2\n")
    comma.cells = .category(.interval)
    semicolon.cells = .category(.interval)
    tab.cells = .category(.interval)
    let expected = try #require(try alpha(comma))
    #expect(try alpha(semicolon) == expected)
    #expect(try alpha(tab) == expected)
  }

  @Test("what is said to be missing is missing, and what looks like it is told")
  func missing() throws {
    let text = "unit,A,B\n1,a,a\n2,b,b\n3,NA,a\n4,a,NA\n"
    let asWritten = try OpenProject.ratings(try request(text))
    #expect(asWritten.doubtful.map(\.text) == ["NA"])
    #expect(asWritten.doubtful.map(\.cells) == [2])
    var told = try request(text)
    told.missing = ["NA"]
    #expect(try OpenProject.ratings(told).doubtful.isEmpty)
    #expect(try alpha(told) == 1)
  }

  @Test("a declared category that looks like a missing one is no doubt")
  func declared() throws {
    var request = try request("unit,A,B\n1,none,none\n2,some,some\n")
    request.categories = ["none", "some"]
    #expect(try OpenProject.ratings(request).doubtful.isEmpty)
  }

  @Test("without a column for the unit the first column is a coder's")
  func noUnitColumn() throws {
    var bare = try request("A,B,C\na,a,a\nb,b,a\n")
    bare.hasUnitColumn = false
    guard case .categories(let report) = try OpenProject.ratings(bare).report else { return }
    #expect(report.coders == ["A", "B", "C"])
  }

  @Test("sets: an empty cell is missing, three signs are the empty set, braces are left out")
  func sets() throws {
    var request = try request("unit,A,B\n1,-,{}\n2,∅,\n3,a;b,{b; a}\n4,b,b;b\n")
    request.cells = .set
    guard case .sets(let report) = try OpenProject.ratings(request).report else { return }
    #expect(report.emptySets == 3)
    #expect(report.missing == 1)
    #expect(report.distinctSets == 3)
    #expect(report.masi.value == 1)
  }

  @Test("faults are told with the line of the file, past blank ones")
  func faults() throws {
    var request = try request("unit,A,B\n1,1,2\n\n2,1,much\n")
    request.cells = .category(.ratio)
    do {
      _ = try OpenProject.ratings(request)
      Issue.record("a word is taken for a number")
    } catch let fault as RatingsFault {
      #expect(fault.place == InputPlace(file: request.path, line: 4))
      #expect(fault.error == .notANumber(unit: 1, coder: 1, text: "much"))
    }
  }
}
