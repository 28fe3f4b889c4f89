import Study
import Testing

@Suite("What makes a claim weak")
struct ClaimFlagTests {
  private func ground(
    _ side: ClaimSide, _ source: SourceID, _ cases: [CaseID], isGone: Bool = false
  ) -> ClaimGround {
    ClaimGround(
      side: side, source: source,
      informants: cases.isEmpty ? [.unlinked(in: source)] : cases.map { .known($0) },
      isGone: isGone)
  }

  private func flags(_ grounds: [ClaimGround], sought: Bool = false) -> [ClaimFlag] {
    ClaimFlag.flags(of: grounds, contrarySought: sought)
  }

  @Test("nothing for it, and nothing sought against it")
  func nothing() {
    #expect(flags([]) == [.unsupported, .contraryNotSought])
    #expect(flags([], sought: true) == [.unsupported])
    #expect(flags([ground(.contrary, 1, [1])]) == [.unsupported])
  }

  @Test("one informant in two interviews is one informant and two sources")
  func oneInformant() {
    let grounds = [ground(.supporting, 1, [7]), ground(.supporting, 2, [7])]
    #expect(flags(grounds, sought: true) == [.oneInformant])
  }

  @Test("two informants of a group are one source and two informants")
  func oneSource() {
    let grounds = [ground(.supporting, 1, [7]), ground(.supporting, 1, [8])]
    #expect(flags(grounds, sought: true) == [.oneSource])
    #expect(flags([ground(.supporting, 1, [7, 8])], sought: true) == [.oneSource])
  }

  @Test("who is not known counts once for each source")
  func unknown() {
    let same = [ground(.supporting, 1, []), ground(.supporting, 1, [])]
    #expect(flags(same, sought: true) == [.oneInformant, .oneSource])
    let two = [ground(.supporting, 1, []), ground(.supporting, 2, [])]
    #expect(flags(two, sought: true).isEmpty)
  }

  @Test("what no informant says makes a claim rest on no more than one")
  func nobody() {
    let asked = ClaimGround(side: .supporting, source: 1, informants: [], isGone: false)
    #expect(flags([asked], sought: true) == [.oneInformant, .oneSource])
    #expect(flags([asked, ground(.supporting, 2, [7])], sought: true) == [.oneInformant])
  }

  @Test("somebody known and somebody who is not are two")
  func mixed() {
    let both = ClaimGround(
      side: .supporting, source: 1, informants: [.known(7), .unlinked(in: 1)], isGone: false)
    #expect(flags([both], sought: true) == [.oneSource])
  }

  @Test("what is coded no more supports nothing, and is told")
  func gone() {
    let grounds = [
      ground(.supporting, 1, [7]), ground(.supporting, 2, [8], isGone: true),
      ground(.contrary, 3, [9], isGone: true),
    ]
    #expect(flags(grounds) == [.oneInformant, .oneSource, .contraryNotSought, .codingGone])
  }
}
