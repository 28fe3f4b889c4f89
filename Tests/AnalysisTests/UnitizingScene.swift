import Study
import TestSupport
import Text

@testable import Analysis

/// Sources where every rater gives every scalar one code or none, drawn at random; and α of units
/// computed from them scalar by scalar, as the formulas are written.
struct UnitizingScene {
  /// One source: what can be coded, and the code of each scalar, rater by rater.
  struct Source {
    var content: [Bool]
    var codes: [[Int?]]
    var raters: [Int]

    /// The scalars that can be coded, pushed together.
    func squeezed(_ rater: Int) -> [Int?] {
      zip(codes[rater], content).filter(\.1).map(\.0)
    }
  }

  var sources: [Source]
  let codeCount: Int

  /// Draws sources with different numbers of raters; long stretches, short ones, touching ones,
  /// and holes in the content.
  static func random(_ generator: inout SeededGenerator) -> UnitizingScene {
    let codeCount = Int.random(in: 1...4, using: &generator)
    let raterCount = Int.random(in: 2...4, using: &generator)
    let sources = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
      let length = Int.random(in: 5...70, using: &generator)
      let raters = (0..<raterCount).filter { _ in
        Int.random(in: 0...4, using: &generator) > 0
      }
      let base = stretches(length, codeCount, &generator)
      return Source(
        content: stretches(length, 1, &generator).map { $0 == nil },
        codes: raters.map { _ in
          Bool.random(using: &generator)
            ? stretches(length, codeCount, &generator)
            : altered(base, codeCount, &generator)
        }, raters: raters)
    }
    return UnitizingScene(sources: sources, codeCount: codeCount)
  }

  private static func stretches(
    _ length: Int, _ codes: Int, _ generator: inout SeededGenerator
  ) -> [Int?] {
    var result: [Int?] = []
    while result.count < length {
      let code = Int.random(in: -2..<codes, using: &generator)
      let run = Int.random(in: 1...9, using: &generator)
      result += [Int?](repeating: code < 0 ? nil : code, count: run)
    }
    return Array(result.prefix(length))
  }

  private static func altered(
    _ base: [Int?], _ codes: Int, _ generator: inout SeededGenerator
  ) -> [Int?] {
    base.map { code in
      Int.random(in: 0...9, using: &generator) == 0
        ? (Bool.random(using: &generator) ? nil : Int.random(in: 0..<codes, using: &generator))
        : code
    }
  }

  /// The same as codings: each stretch of a code in one piece, or in pieces that overlap or touch.
  func input(_ generator: inout SeededGenerator) -> [AgreementSource] {
    var id = 0
    return sources.enumerated().map { number, source in
      var codings: [Coding] = []
      for (rater, codes) in zip(source.raters, source.codes) {
        for run in Self.runs(codes) {
          guard let code = run.code else { continue }
          let middle = Int.random(in: run.start...run.end, using: &generator)
          let overlap = Int.random(in: run.start...middle, using: &generator)
          for (start, end) in [(run.start, middle), (overlap, run.end)] {
            id += 1
            codings.append(
              AgreementScene.coding(id, code, by: rater, start..<end, in: number))
          }
        }
      }
      let spans = Self.runs(source.content.map { $0 ? 1 : nil }).filter { $0.code != nil }
      return AgreementSource(
        id: number, units: UnitList(),
        content: SpanSet(spans.map { TextSpan($0.start, $0.end) }),
        raters: source.raters.map(AgreementScene.rater),
        codings: codings.shuffled(using: &generator))
    }
  }

  static func runs(_ codes: [Int?]) -> [(code: Int?, start: Int, end: Int)] {
    var runs: [(code: Int?, start: Int, end: Int)] = []
    for (place, code) in codes.enumerated() {
      if let last = runs.last, last.code == code {
        runs[runs.count - 1].end = place + 1
      } else {
        runs.append((code, place, place + 1))
      }
    }
    return runs
  }
}

/// ℓ, z and ε of a scene, scalar by scalar; the gap is the last value.
struct NaiveUnitizing {
  private(set) var observed: [[Double]]
  private(set) var selves: [Double]
  private(set) var sharedSelves: [Double]
  let gap: Int

  /// Reads the sources that two raters or more finished, and where something can be coded.
  init(_ scene: UnitizingScene) {
    gap = scene.codeCount
    observed = (0...gap).map { _ in [Double](repeating: 0, count: scene.codeCount + 1) }
    selves = [Double](repeating: 0, count: gap + 1)
    sharedSelves = selves
    for source in scene.sources where source.raters.count > 1 {
      let texts = source.raters.indices.map { source.squeezed($0) }
      let others = Double(texts.count - 1)
      for i in texts.indices {
        for j in texts.indices where j != i {
          for (left, right) in zip(texts[i], texts[j]) {
            observed[left ?? gap][right ?? gap] += 1 / others
          }
        }
        for run in UnitizingScene.runs(texts[i]) {
          let length = Double(run.end - run.start)
          selves[run.code ?? gap] += run.code == nil ? length : length * length
          let met = texts.indices.filter { $0 != i }.map { j in
            texts[j][run.start..<run.end].count { $0 != nil }
          }.reduce(0, +)
          let shared = Double(met) / others
          if let code = run.code { sharedSelves[code] += shared * shared }
        }
      }
    }
  }

  private func sums(_ matrix: [[Double]]) -> [Double] { matrix.map { $0.reduce(0, +) } }

  /// 1 − Do / De over a matrix of observed lengths and the self-pairings, or nil.
  private func ratio(
    _ matrix: [[Double]], _ selves: [Double],
    counting: (_ left: Int, _ right: Int) -> Bool = { $0 != $1 }
  ) -> Double? {
    let margins = sums(matrix)
    let all = margins.reduce(0, +)
    let own = selves.reduce(0, +)
    var disagreement = (observed: 0.0, expected: 0.0)
    for left in matrix.indices {
      for right in matrix.indices where counting(left, right) {
        disagreement.observed += matrix[left][right]
        let pairs = margins[left] * margins[right] - (left == right ? selves[left] : 0)
        disagreement.expected += all * pairs / (all * all - own)
      }
    }
    guard disagreement.expected > 1e-9 else { return nil }
    return 1 - disagreement.observed / disagreement.expected
  }

  var alpha: Double? { ratio(observed, selves) }

  var binary: Double? {
    ratio(observed, selves) { [gap] in ($0 == gap) != ($1 == gap) }
  }

  private var shared: [[Double]] { observed.dropLast().map { Array($0.dropLast()) } }

  var coding: Double? { ratio(shared, Array(sharedSelves.dropLast())) }

  /// 1 − (ε_k / ℓ_k) Σ ℓ_ck δ² / Σ ε_ck δ².
  func ofValue(_ value: Int) -> Double? {
    let matrix = shared
    let margins = sums(matrix)
    let all = margins.reduce(0, +)
    let own = sharedSelves.dropLast().reduce(0, +)
    guard margins[value] > 1e-9 else { return nil }
    func expected(_ left: Int) -> Double {
      let pairs = margins[left] * margins[value] - (left == value ? sharedSelves[left] : 0)
      return all * pairs / (all * all - own)
    }
    let others = matrix.indices.filter { $0 != value }
    let chance = others.map(expected).reduce(0, +)
    guard chance > 1e-9 else { return nil }
    let found = others.map { matrix[$0][value] }.reduce(0, +)
    let margin = matrix.indices.map(expected).reduce(0, +)
    return 1 - margin / margins[value] * found / chance
  }
}
