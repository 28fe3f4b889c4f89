import Testing

@testable import Analysis

@Suite("Sets of codes")
struct SetAgreementTests {
  @Test("MASI: identical 0, {1,2} in {1,2,3,4} 2/3, {1,2} and {2,3} 8/9, disjoint 1")
  func distance() {
    #expect(SetAgreement.distance([1, 2], [1, 2]).masi == 0)
    #expect(abs(SetAgreement.distance([1, 2], [1, 2, 3, 4]).masi - 2.0 / 3) < 1e-12)
    #expect(abs(SetAgreement.distance([1, 2], [2, 3]).masi - 8.0 / 9) < 1e-12)
    #expect(SetAgreement.distance([1], [2]).masi == 1)
    #expect(SetAgreement.distance([], [2]).masi == 1)
    #expect(SetAgreement.distance([], []).masi == 0)
  }

  @Test("Jaccard: identical 0, {1,2} in {1,2,3,4} 1/2, {1,2} and {2,3} 2/3, disjoint 1")
  func jaccard() {
    #expect(SetAgreement.distance([1, 2], [1, 2]).jaccard == 0)
    #expect(SetAgreement.distance([1, 2], [1, 2, 3, 4]).jaccard == 0.5)
    #expect(abs(SetAgreement.distance([1, 2], [2, 3]).jaccard - 2.0 / 3) < 1e-12)
    #expect(SetAgreement.distance([], [2]).jaccard == 1)
  }

  @Test("a row put in and taken out again leads back to the same number")
  func toggling() {
    var sets = RowSets()
    let one = sets.toggled(0, row: 4)
    let both = sets.toggled(one, row: 2)
    #expect(sets.sets[both] == [2, 4])
    #expect(sets.toggled(both, row: 2) == one)
    #expect(sets.toggled(one, row: 4) == 0)
    #expect(sets.number(of: [2, 4]) == both)
  }

  @Test("two units, {1} {1} and {1} {1,2}: α = 1 − 3 · (2 · 2/3) / (2 · 3 · 2/3) = 0")
  func alpha() throws {
    var sets = SetAgreement(rows: 5)
    let one = sets.sets.number(of: [1])
    let both = sets.sets.number(of: [1, 2])
    sets.count([one, one], units: 1)
    sets.count([one, both], units: 1)
    #expect(abs(try #require(sets.alphas().masi.value)) < 1e-12)
  }

  @Test("with sets of one code each it is nominal α: the table of Ben and Gerry gives 0.692")
  func nominal() throws {
    let ben = ["a", "a", "b", "b", "d", "c", "c", "c", "e", "d", "d", "a"]
    let gerry = ["b", "a", "b", "b", "b", "c", "c", "c", "e", "d", "d", "d"]
    let names = ["a", "b", "c", "d", "e"]
    var sets = SetAgreement(rows: 5)
    for (one, other) in zip(ben, gerry) {
      let left = sets.sets.number(of: [try #require(names.firstIndex(of: one))])
      let right = sets.sets.number(of: [try #require(names.firstIndex(of: other))])
      sets.count([left, right], units: 1)
    }
    #expect(abs(try #require(sets.alphas().masi.value) - 0.692) <= 0.0005)
  }

  @Test("so many distinct sets that comparing them would take minutes: undefined, at once")
  func tooMany() {
    var sets = SetAgreement(rows: 320)
    for first in 1..<320 {
      for second in first + 1..<max(320, first + 1) {
        sets.count(
          [sets.sets.number(of: [0, first, second]), sets.sets.number(of: [0])], units: 1)
      }
    }
    #expect(sets.alphas().masi == .undefined(.tooManySets))
  }
}
