import Study
import Testing
import Text

@testable import Analysis

@Suite("A matrix of codes with weights")
struct WeightedMatrixTests {
  /// Case 1 counts a half, case 2 one, case 3 nothing; each speaks twenty scalars in four words, then
  /// an interviewer, then somebody who is linked to no case.
  private static func matrix(_ codings: [CountedCoding]) -> CodeMatrix {
    let informants: [Informant?] = [.known(1), .known(2), .known(3), nil, .unlinked(in: 1)]
    let source = CodeMatrixSource(
      id: 1,
      regions: informants.enumerated().map { index, informant in
        CodeMatrixRegion(
          TextSpan(index * 20, index * 20 + 20), columns: [index < 2 ? 0 : 1],
          informant: informant, isCounted: informant != nil)
      }, words: (0..<20).map { TextSpan($0 * 5, $0 * 5 + 4) },
      content: SpanSet([TextSpan(0, 100)]))
    return CodeMatrix(
      CodeMatrixInput(
        codes: [ReportedCode(1)], columns: 2, sources: [source], codings: codings,
        weights: CaseWeights([
          Case(id: 1, name: "A", values: [:], weight: 0.5),
          Case(id: 2, name: "B", values: [:]),
          Case(id: 3, name: "C", values: [:], weight: 0),
        ])))
  }

  private static func coding(_ range: Range<Int>, by coders: [CoderID] = [1]) -> CountedCoding {
    CountedCoding(
      source: 1, span: TextSpan(range.lowerBound, range.upperBound), code: 1, coders: coders)
  }

  @Test("cases, words, passages and codings count as much as who says them")
  func sums() {
    let matrix = Self.matrix([
      Self.coding(0..<20, by: [1, 2]), Self.coding(20..<40), Self.coding(40..<60),
    ])
    let total = matrix.total(0)
    #expect(CodeMatrixMeasure.allCases.map(total.count) == [3, 4, 12, 60, 3, 1])
    // 0.5 + 1 + 0 passages; 2 × 0.5 + 1 + 0 codings; 4 × 0.5 + 4 + 0 words; 20 × 0.5 + 20 + 0.
    #expect(matrix.weighted(total, .passages) == 1.5)
    #expect(matrix.weighted(total, .codings) == 2)
    #expect(matrix.weighted(total, .words) == 6)
    #expect(matrix.weighted(total, .characters) == 30)
    #expect(matrix.weighted(total, .cases) == 1.5)
    #expect(matrix.weighted(total, .sources) == nil)
  }

  @Test("where several say some of a passage, the highest weight in the column counts")
  func several() {
    let matrix = Self.matrix([Self.coding(10..<50)])
    // All three cases: in the first column the highest of a half and 1, in the second 0.
    #expect(matrix.weighted(matrix.cell(0, 0), .passages) == 1)
    #expect(matrix.weighted(matrix.cell(0, 1), .passages) == 0)
    #expect(matrix.weighted(matrix.total(0), .passages) == 1)
    // Two words of A, four of B and two of C.
    #expect(matrix.weighted(matrix.total(0), .words) == 2 * 0.5 + 4)
  }

  @Test("what no informant says, and who is linked to no case, counts 1")
  func others() {
    let matrix = Self.matrix([Self.coding(60..<80), Self.coding(85..<90)])
    let total = matrix.total(0)
    #expect(matrix.weighted(total, .passages) == 2)
    #expect(matrix.weighted(total, .cases) == 1)
    #expect(total.count(.cases) == 1)
    #expect(total.unlinked == [1])
    #expect(matrix.weighted(total, .words) == 1)
    let toned = Self.matrix([Self.coding(55..<65)])
    #expect(toned.weighted(toned.total(0), .passages) == 0, "the interviewer adds no weight")
  }
}
