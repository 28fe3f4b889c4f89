import Search
import Testing

@Suite("Samples are drawn evenly and can be drawn again")
struct SamplingTests {
  @Test("SplitMix64 gives the numbers published for the seed 1234567")
  func published() {
    var generator = SplitMix64(seed: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test("A sample is ascending, without doubles, of the size asked for, and the same again")
  func shape() {
    for seed in 0..<200 as Range<UInt64> {
      let sample = Sampling.indices(7, of: 40, seed: seed)
      #expect(sample.count == 7)
      #expect(sample == Array(Set(sample)).sorted())
      #expect(sample.allSatisfy { (0..<40).contains($0) })
      #expect(sample == Sampling.indices(7, of: 40, seed: seed))
    }
    #expect(Sampling.indices(9, of: 4, seed: 1) == [0, 1, 2, 3])
    #expect(Sampling.indices(0, of: 4, seed: 1) == [])
    #expect(Sampling.indices(3, of: 0, seed: 1) == [])
  }

  @Test("Every pair out of five comes equally often")
  func even() {
    var counts: [[Int]: Int] = [:]
    for seed in 0..<20_000 as Range<UInt64> {
      counts[Sampling.indices(2, of: 5, seed: seed), default: 0] += 1
    }
    // Ten pairs, 2000 each; chi-squared with 9 degrees of freedom is below 27.9 in 99.9 %.
    #expect(counts.count == 10)
    let chi = counts.values.reduce(0.0) { $0 + Double(($1 - 2000) * ($1 - 2000)) / 2000 }
    #expect(chi < 27.9)
  }

  @Test("Numbers below a bound stay below it, and reach both ends")
  func bounds() {
    var generator = SplitMix64(seed: 5)
    var seen: Set<UInt64> = []
    for _ in 0..<400 { seen.insert(generator.next(below: 6)) }
    #expect(seen == [0, 1, 2, 3, 4, 5])
    #expect(generator.next(below: 1) == 0)
    #expect(generator.next(below: 0) == 0)
    let large = UInt64.max / 2 + 2
    for _ in 0..<100 { #expect(generator.next(below: large) < large) }
  }
}
