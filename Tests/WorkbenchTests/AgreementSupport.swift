import Analysis
import Study
import Testing
import Workbench

extension Scene {
  /// Measures agreement as it is usually asked for, or with a change to that.
  func agreement(_ change: (inout AgreementRequest) -> Void = { _ in }) throws -> AgreementResult {
    var request = AgreementRequest()
    change(&request)
    return try ane.agreement(request)
  }

  /// Gives a passage a code.
  func tag(
    _ coder: String, _ code: String, _ place: String, in source: String = "int01",
    layer: Layer = .individual
  ) throws {
    _ = try bench(coder).tag([code], source: source, .place(place), layer: layer, note: "")
  }

  /// Takes a code from a passage.
  func untag(_ coder: String, _ code: String, _ place: String, in source: String = "int01") throws {
    _ = try bench(coder).untag([code], source: source, .place(place), layer: .individual)
  }

  /// Seals a source for each of some coders.
  func finish(_ coders: String..., source: String = "int01") throws {
    for coder in coders { _ = try bench(coder).done([source], layer: .individual) }
  }

  /// Opens a source again.
  func reopen(_ coder: String, source: String = "int01") throws {
    _ = try bench(coder).reopen([source], layer: .individual)
  }
}

extension AgreementResult {
  /// The block, where there is one alone.
  var only: AgreementBlock {
    get throws {
      #expect(blocks.count == 1)
      return try #require(blocks.first)
    }
  }

  /// The row of a code.
  func row(_ code: String) throws -> CodeAgreement {
    try #require(
      try only.report.codes.first { codebook.path(of: $0.code).description == code })
  }

  /// Both, only the first, only the second, neither: of the first pair of coders.
  func counts(_ code: String) throws -> [Int] {
    let pair = try #require(try row(code).pairs.first)
    return [pair.n11, pair.n10, pair.n01, pair.n00]
  }
}

extension SpanResult {
  /// The report, where there is one alone.
  var only: Report {
    get throws {
      #expect(blocks.count == 1)
      return try #require(blocks.first).report
    }
  }
}
