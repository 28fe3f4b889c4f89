import Search
import Testing

/// Whether a value is the one that a paper prints to so many decimals.
private func isPrinted(_ value: Double?, _ printed: Double, decimals: Int) -> Bool {
  guard let value else { return false }
  var half = 0.5
  for _ in 0..<decimals { half /= 10 }
  return abs(value - printed) <= half * 1.000001
}

@Suite("Measures of words give the values that were published")
struct MeasureTests {
  @Test("Keyness: the example of Lancaster's log-likelihood calculator")
  func calculator() {
    // 52 in 50 000 against 57 in 75 000: + 2.65, not significant at 5 %.
    let keyness = Keyness(count: 52, tokens: 50_000, reference: 57, referenceTokens: 75_000)
    #expect(isPrinted(keyness.logLikelihood, 2.65, decimals: 2))
    #expect(keyness.significance == nil)
    #expect(keyness.logRatio > 0)
  }

  @Test(
    "Keyness: Rayson's figures for keep among learners and natives, a million words each",
    arguments: [(348, 99, 147), (15, 14, 0), (9, 32, 14), (21, 25, 0), (392, 170, 90)])
  func keep(learners: Int, natives: Int, printed: Double) {
    let keyness = Keyness(
      count: learners, tokens: 1_000_000, reference: natives, referenceTokens: 1_000_000)
    #expect(isPrinted(keyness.logLikelihood, printed, decimals: 0))
  }

  @Test("Keyness: significance begins at 3.84, 6.63, 10.83 and 15.13")
  func significance() {
    // In texts of one size, a against nought gives G2 = 2 a ln 2 = 1.386 a.
    let levels = (2...11).map { count in
      Keyness(count: count, tokens: 100, reference: 0, referenceTokens: 100).significance
    }
    // 2.77 | 4.16 5.55 | 6.93 8.32 9.70 | 11.09 12.48 13.86 | 15.25
    #expect(
      levels == [
        nil, .twentieth, .twentieth, .hundredth, .hundredth, .hundredth, .thousandth, .thousandth,
        .thousandth, .tenThousandth,
      ])
  }

  @Test("Log ratio is 1 for twice as often, -3 for an eighth, and nought counts as a half")
  func logRatio() {
    let twice = Keyness(count: 6, tokens: 1000, reference: 6, referenceTokens: 2000)
    #expect(abs(twice.logRatio - 1) < 1e-12)
    let eighth = Keyness(count: 2, tokens: 1000, reference: 16, referenceTokens: 1000)
    #expect(abs(eighth.logRatio + 3) < 1e-12)
    let alone = Keyness(count: 16, tokens: 1000, reference: 0, referenceTokens: 1000)
    #expect(abs(alone.logRatio - 5) < 1e-12)
    let nothing = Keyness(count: 3, tokens: 10, reference: 0, referenceTokens: 0)
    #expect(nothing.logRatio == 0 && nothing.logLikelihood == 0)
  }

  @Test(
    "Log-likelihood of a table: Dunning 1993, bigrams of a text on Swiss banks",
    arguments: [
      (110, 2442, 111, 29_114, 270.72), (29, 13, 123, 31_612, 263.90),
      (31, 23, 139, 31_584, 256.84), (10, 0, 3, 31_764, 167.23),
    ])
  func dunning(both: Int, first: Int, second: Int, neither: Int, printed: Double) {
    let measures = CollocateMeasures(
      hits: both + first, together: both, windowTokens: both + first, occurrences: both + second,
      tokens: both + first + second + neither)
    #expect(isPrinted(measures.logLikelihood, printed, decimals: 2))
  }

  @Test(
    "Mutual information: Church and Hanks 1990, doctors in 15 million words",
    arguments: [
      (12, 111, 621, 11.3), (8, 1105, 44, 11.3), (30, 1105, 241, 10.7), (6, 275, 621, 9.0),
      (11, 1105, 317, 8.9), (25, 621, 1407, 8.7),
    ])
  func doctors(both: Int, first: Int, second: Int, printed: Double) {
    let measures = CollocateMeasures(
      hits: first, together: both, windowTokens: first, occurrences: second, tokens: 15_000_000)
    // The paper's corpus had 15 million words or so, and its values are cut rather than rounded.
    #expect(abs(measures.mutualInformation - printed) < 0.06)
    let cubed = measures.mutualInformationCubed - measures.mutualInformation
    // log2(O^3 / E) - log2(O / E) = 2 log2 O
    #expect(both != 8 || abs(cubed - 6) < 1e-12)
  }

  @Test("t-score: Manning and Schütze 1999, new companies")
  func newCompanies() {
    let measures = CollocateMeasures(
      hits: 15_828, together: 8, windowTokens: 15_828, occurrences: 4675, tokens: 14_307_668)
    #expect(isPrinted(measures.tScore, 0.999932, decimals: 6))
  }

  @Test("logDice: 14 at most, 0 at one in 16 384, one more for twice as often")
  func logDice() {
    func measures(_ together: Int, _ hits: Int, _ occurrences: Int) -> Double {
      CollocateMeasures(
        hits: hits, together: together, windowTokens: hits, occurrences: occurrences,
        tokens: 1_000_000
      ).logDice
    }
    #expect(measures(7, 7, 7) == 14)
    #expect(measures(1, 16_384, 16_384) == 0)
    #expect(abs(measures(20, 300, 700) - measures(10, 300, 700) - 1) < 1e-12)
  }

  @Test("Windows that overlap never make the log-likelihood fall below nought or fail")
  func overlapping() {
    let measures = CollocateMeasures(
      hits: 50, together: 40, windowTokens: 500, occurrences: 30, tokens: 300)
    #expect(measures.logLikelihood >= 0 && measures.logLikelihood.isFinite)
  }

  @Test("Dispersion: the letter a in the five parts of Gries 2008")
  func gries() {
    // 9, 10, 10, 10 and 11 letters, with 1, 2, 3, 4 and 5 times a.
    let parts = zip([9, 10, 10, 10, 11], 1...5).map { Dispersion.Part(tokens: $0, hits: $1) }
    let dispersion = Dispersion(parts)
    #expect(dispersion.range == 5 && dispersion.hits == 15 && dispersion.tokens == 50)
    #expect(isPrinted(dispersion.juillandD, 0.785, decimals: 3))
    #expect(isPrinted(dispersion.carrollD2, 0.938, decimals: 3))
    #expect(isPrinted(dispersion.rosengrenS, 0.95, decimals: 2))
    #expect(isPrinted(dispersion.deviation, 0.18, decimals: 12))
    // 0.18 / (1 - 9/50)
    #expect(isPrinted(dispersion.normalizedDeviation, 0.18 / 0.82, decimals: 12))
  }

  @Test("Dispersion: three equal parts with two thirds, one third and nothing")
  func lijffijt() {
    // Lijffijt and Gries 2012: DP = 1/3; (1/3) / (1 - 1/3) = 1/2
    let dispersion = Dispersion([2, 1, 0].map { Dispersion.Part(tokens: 100, hits: $0) })
    #expect(isPrinted(dispersion.deviation, 1.0 / 3, decimals: 12))
    #expect(isPrinted(dispersion.normalizedDeviation, 0.5, decimals: 12))
    #expect(dispersion.range == 2)
  }

  @Test("Dispersion at its ends: evenly everywhere, all in one part, nothing, one part")
  func ends() {
    let even = Dispersion((0..<4).map { _ in Dispersion.Part(tokens: 50, hits: 5) })
    for value in [even.juillandD, even.carrollD2, even.rosengrenS] {
      #expect(isPrinted(value, 1, decimals: 12))
    }
    #expect(even.deviation == 0)
    let lumped = Dispersion([8, 0, 0, 0].map { Dispersion.Part(tokens: 50, hits: $0) })
    // D: p = 1,0,0,0 / 50: sigma/mean = sqrt(3), over sqrt(3) = 1. S = s = 1/4. DP = 3/4.
    #expect(isPrinted(lumped.juillandD, 0, decimals: 12))
    #expect(isPrinted(lumped.carrollD2, 0, decimals: 12))
    #expect(isPrinted(lumped.rosengrenS, 0.25, decimals: 12))
    #expect(isPrinted(lumped.deviation, 0.75, decimals: 12))
    #expect(isPrinted(lumped.normalizedDeviation, 1, decimals: 12))
    let nothing = Dispersion([Dispersion.Part(tokens: 5, hits: 0)])
    #expect(nothing.deviation == nil && nothing.rosengrenS == nil && nothing.juillandD == nil)
    let single = Dispersion([
      Dispersion.Part(tokens: 5, hits: 2), Dispersion.Part(tokens: 0, hits: 0),
    ])
    #expect(single.parts == 1 && single.juillandD == nil && single.deviation == 0)
  }

  @Test("BM25: the formula, written out")
  func bm25() {
    let formula = BM25()
    // 8 units, 2 with the word: ln(1 + 6.5 / 2.5) = ln 3.6 = 1.2809338454620642
    let rarity = formula.rarity(units: 8, with: 2)
    #expect(abs(rarity - 1.2809338454620642) < 1e-12)
    // twice in a unit of 30 where 20 is the mean: 2 * 2.2 / (2 + 1.2 (0.25 + 0.75 * 1.5))
    let score = formula.score(rarity: 1, occurrences: 2, length: 30, averageLength: 20)
    #expect(abs(score - 4.4 / 3.65) < 1e-12)
  }

  @Test("A row of bars: a dot for nought, a full bar for the largest")
  func bars() {
    #expect(DispersionPlot.line([0, 1, 4, 8, 2], largest: 8) == "·▁▄█▂")
    #expect(DispersionPlot.line([0, 1, 3], largest: 3) == "·▃█")
    #expect(DispersionPlot.line([], largest: 0).isEmpty)
  }
}
