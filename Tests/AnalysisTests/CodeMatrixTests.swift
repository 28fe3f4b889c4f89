import Study
import TestSupport
import Testing
import Text

@testable import Analysis

@Suite("A matrix of codes")
struct CodeMatrixTests {
  private func region(
    _ range: Range<Int>, _ columns: [Int], case caseID: CaseID? = nil, isCounted: Bool = true
  ) -> CodeMatrixRegion {
    CodeMatrixRegion(
      TextSpan(range.lowerBound, range.upperBound), columns: columns,
      informant: caseID.map { .known($0) }, isCounted: isCounted)
  }

  private func coding(
    _ code: CodeID, _ range: Range<Int>, in source: SourceID = 1, by coders: [CoderID] = [1]
  ) -> CountedCoding {
    CountedCoding(
      source: source, span: TextSpan(range.lowerBound, range.upperBound), code: code,
      coders: coders)
  }

  /// Words of four letters and a blank, which begin at 0, 5, 10 and so on.
  private func words(_ count: Int) -> [TextSpan] {
    (0..<count).map { TextSpan($0 * 5, $0 * 5 + 4) }
  }

  @Test("a passage counts in every column that it touches, and once in the total")
  func touching() {
    let source = CodeMatrixSource(
      id: 1,
      regions: [
        region(0..<20, [], isCounted: false), region(20..<50, [0], case: 7),
        region(50..<100, [1], case: 8),
      ], words: words(20))
    let matrix = CodeMatrix(
      CodeMatrixInput(
        codes: [ReportedCode(1)], columns: 2, sources: [source],
        codings: [coding(1, 0..<20), coding(1, 40..<60, by: [1, 2]), coding(1, 70..<72)]))
    // 40–60 lies in both; words begin at 40, 45 and at 50, 55; in 70–72 one at 70.
    #expect(matrix.cell(0, 0).passages == 1)
    #expect(matrix.cell(0, 0).codings == 2)
    #expect(matrix.cell(0, 0).words == 2)
    #expect(matrix.cell(0, 0).cases == [7])
    #expect(matrix.cell(0, 1).passages == 2)
    #expect(matrix.cell(0, 1).codings == 3)
    #expect(matrix.cell(0, 1).words == 3)
    #expect(matrix.total(0).passages == 3)
    #expect(matrix.total(0).codings == 4)
    #expect(matrix.total(0).words == 5)
    #expect(matrix.total(0).cases == [7, 8])
    #expect(matrix.total(0).sources == 1)
    #expect(matrix.outside == 1)
    #expect(matrix.bases[0].words == 6)
    #expect(matrix.wholeBase.words == 16)
    #expect(matrix.cell(0, 1).first == SourcePlace(1, TextSpan(40, 60)))
  }

  @Test("touching at an edge is not lying in a column")
  func edges() {
    let source = CodeMatrixSource(id: 1, regions: [region(0..<10, [0]), region(10..<20, [1])])
    let matrix = CodeMatrix(
      CodeMatrixInput(
        codes: [ReportedCode(1)], columns: 2, sources: [source], codings: [coding(1, 3..<10)]))
    #expect(matrix.cell(0, 0).passages == 1)
    #expect(matrix.cell(0, 1).passages == 0)
  }

  @Test("rolled up, a range with a code and the one below it is one passage and two codings")
  func rollup() {
    let source = CodeMatrixSource(id: 1, regions: [region(0..<100, [0])], words: words(20))
    let matrix = CodeMatrix(
      CodeMatrixInput(
        codes: [ReportedCode(id: 1, members: [1, 2]), ReportedCode(2)], columns: 1,
        sources: [source], codings: [coding(1, 0..<20), coding(2, 0..<20), coding(2, 10..<30)]))
    #expect(matrix.cell(0, 0).passages == 2)
    #expect(matrix.cell(0, 0).codings == 3)
    #expect(matrix.cell(0, 0).words == 6)
    #expect(matrix.cell(1, 0).passages == 2)
    #expect(matrix.cell(1, 0).words == 6)
  }

  @Test("a case with two values is in both columns, and once in the total")
  func severalValues() {
    let source = CodeMatrixSource(
      id: 1, regions: [region(0..<50, [0, 1], case: 3)], words: words(10))
    let matrix = CodeMatrix(
      CodeMatrixInput(
        codes: [ReportedCode(1)], columns: 2, sources: [source], codings: [coding(1, 0..<9)]))
    for column in 0..<2 {
      #expect(matrix.cell(0, column).passages == 1)
      #expect(matrix.cell(0, column).words == 2)
      #expect(matrix.bases[column].words == 10)
    }
    #expect(matrix.total(0).words == 2)
    #expect(matrix.wholeBase.words == 10)
  }

  @Test("says of random material what trying every character says", arguments: 0..<300)
  func naive(seed: UInt64) {
    var scene = RandomMatrix(seed: seed)
    let input = scene.input()
    let matrix = CodeMatrix(input)
    for (row, code) in input.codes.enumerated() {
      for column in 0...input.columns {
        let wanted = column < input.columns ? column : nil
        let found = wanted.map { matrix.cell(row, $0) } ?? matrix.total(row)
        #expect(found == Self.cell(code, wanted, input), "row \(row), column \(column)")
      }
    }
    for column in 0..<input.columns {
      #expect(matrix.bases[column] == Self.base(column, input))
    }
  }

  @Test("does not depend on the order of codings", arguments: 0..<30)
  func order(seed: UInt64) {
    var scene = RandomMatrix(seed: seed)
    let input = scene.input()
    var generator = SeededGenerator(seed: seed)
    let shuffled = CodeMatrix(
      CodeMatrixInput(
        codes: input.codes, columns: input.columns, sources: input.sources,
        codings: input.codings.shuffled(using: &generator), weights: input.weights))
    let matrix = CodeMatrix(input)
    for row in input.codes.indices {
      for column in 0..<input.columns {
        #expect(matrix.cell(row, column) == shuffled.cell(row, column))
      }
    }
  }

  /// Whether a region belongs to a column; the total takes every region.
  private static func belongs(_ region: CodeMatrixRegion, _ column: Int?) -> Bool {
    column.map(region.columns.contains) ?? true
  }

  /// A cell by trying every scalar.
  private static func cell(
    _ code: ReportedCode, _ column: Int?, _ input: CodeMatrixInput
  ) -> CodeMatrixCell {
    var cell = CodeMatrixCell()
    for source in input.sources {
      let own = input.codings.filter { $0.source == source.id && code.members.contains($0.code) }
      func meets(_ coding: CountedCoding, _ region: CodeMatrixRegion) -> Bool {
        (region.span.start..<region.span.end).contains {
          coding.span.start <= $0 && $0 < coding.span.end
        }
      }
      let touching = own.filter { coding in
        column == nil
          || source.regions.contains { belongs($0, column) && meets(coding, $0) }
      }
      func weight(_ coding: CountedCoding) -> Int {
        source.regions.filter { belongs($0, column) && meets(coding, $0) }
          .compactMap { RandomMatrix.weight(of: $0.informant) }.max() ?? 1_000_000
      }
      cell.codings += touching.reduce(0) { $0 + $1.coders.count }
      cell.weighted.codings += touching.reduce(0) { $0 + $1.coders.count * weight($1) }
      var seen: Set<TextSpan> = []
      for coding in touching where seen.insert(coding.span).inserted {
        cell.weighted.passages += weight(coding)
      }
      cell.passages += Set(touching.map(\.span)).count
      cell.sources += touching.isEmpty ? 0 : 1
      if cell.first == nil {
        cell.first = touching.map(\.span).min().map { SourcePlace(source.id, $0) }
      }
      for region in source.regions where belongs(region, column) {
        if own.contains(where: { meets($0, region) }) {
          switch region.informant {
          case .known(let id): cell.cases.insert(id)
          case .unlinked(let id): cell.unlinked.insert(id)
          case nil: break
          }
        }
        let weight = RandomMatrix.weight(of: region.informant) ?? 1_000_000
        guard region.isCounted else { continue }
        for offset in region.span.start..<region.span.end
        where own.contains(where: { $0.span.start <= offset && offset < $0.span.end }) {
          if source.wordStarts.contains(UInt32(offset)) {
            cell.words += 1
            cell.weighted.words += weight
          }
          if source.content.contains(offset) {
            cell.characters += 1
            cell.weighted.characters += weight
          }
        }
      }
    }
    return cell
  }

  private static func base(_ column: Int, _ input: CodeMatrixInput) -> CodeMatrixBase {
    var base = CodeMatrixBase()
    for source in input.sources {
      let own = source.regions.filter { belongs($0, column) }
      base.sources += own.isEmpty ? 0 : 1
      base.cases.formUnion(own.compactMap { $0.informant?.caseID })
      if own.contains(where: { $0.informant == .unlinked(in: source.id) }) {
        base.unlinked.insert(source.id)
      }
      base.words += source.wordStarts.count { start in
        own.contains { $0.isCounted && $0.span.start <= start && start < $0.span.end }
      }
    }
    return base
  }
}

/// Random sources, regions and codings.
struct RandomMatrix {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func input() -> CodeMatrixInput {
    let columns = Int.random(in: 1...4, using: &generator)
    let sources = (0..<Int.random(in: 1...4, using: &generator)).map { id in
      source(id, columns: columns)
    }
    var codings: [CountedCoding] = []
    for source in sources {
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        let start = Int.random(in: 0..<60, using: &generator)
        let end = Int.random(in: (start + 1)...min(80, start + 25), using: &generator)
        codings.append(
          CountedCoding(
            source: source.id, span: TextSpan(start, end),
            code: Int.random(in: 0..<4, using: &generator),
            coders: Array(0..<Int.random(in: 1...3, using: &generator))))
      }
    }
    let unique = Dictionary(
      codings.map { (Key(source: $0.source, span: $0.span, code: $0.code), $0) },
      uniquingKeysWith: { first, _ in first })
    return CodeMatrixInput(
      codes: [
        ReportedCode(0), ReportedCode(id: 1, members: [1, 2]), ReportedCode(2),
        ReportedCode(id: 3, members: [0, 3]),
      ], columns: columns, sources: sources, codings: Array(unique.values),
      weights: CaseWeights(Self.cases))
  }

  private struct Key: Hashable {
    let source: SourceID
    let span: TextSpan
    let code: CodeID
  }

  /// The cases, which count half, twice, and once and three tenths.
  static let cases = [0.5, 2, 1.3].enumerated().map { id, weight in
    Case(id: id, name: "\(id)", values: [:], weight: weight)
  }

  /// A weight in millionths.
  static func weight(of informant: Informant?) -> Int? {
    switch informant {
    case .known(let id): [500_000, 2_000_000, 1_300_000][id]
    case .unlinked: 1_000_000
    case nil: nil
    }
  }

  private mutating func informant(in source: SourceID) -> Informant? {
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: nil
    case 1: .unlinked(in: source)
    default: .known(Int.random(in: 0..<3, using: &generator))
    }
  }

  private mutating func source(_ id: SourceID, columns: Int) -> CodeMatrixSource {
    var regions: [CodeMatrixRegion] = []
    var offset = Int.random(in: 0...5, using: &generator)
    while offset < 75 {
      let end = min(80, offset + Int.random(in: 1...20, using: &generator))
      let own = (0..<columns).filter { _ in Bool.random(using: &generator) }
      regions.append(
        CodeMatrixRegion(
          TextSpan(offset, end), columns: own,
          informant: informant(in: id),
          isCounted: Int.random(in: 0..<4, using: &generator) > 0))
      offset = end + Int.random(in: 0...3, using: &generator)
    }
    let words = stride(from: 0, to: 80, by: 4).map { TextSpan($0, $0 + 3) }
    let silent = Int.random(in: 0..<70, using: &generator)
    return CodeMatrixSource(
      id: id, regions: regions, words: words,
      content: SpanSet([TextSpan(silent, silent + 5)]).complement(in: TextSpan(0, 80)))
  }
}
