import Study
import Testing

@testable import Analysis

@Suite("Who holds a code")
struct CodeHoldersTests {
  /// Asked and read, asked and not read, read and not asked, and silent in what counts.
  private static let cases = [
    CaseStanding(id: 1, speaks: true, isRead: true, asked: ["q1", "q2"]),
    CaseStanding(id: 2, speaks: true, isRead: true, asked: ["q1"]),
    CaseStanding(id: 3, speaks: true, isRead: false, asked: []),
    CaseStanding(id: 4, speaks: true, isRead: true, asked: ["q2"]),
    CaseStanding(id: 5, speaks: false, isRead: false, asked: []),
    CaseStanding(id: 6, speaks: true, isRead: true, asked: ["q3"]),
  ]

  @Test("k of N counts those who were asked, and names the others apart")
  func asked() {
    let holders = CodeHolders(
      questions: ["q1"], cases: Self.cases, finished: [1, 4], any: [1, 3, 4])
    #expect(holders.eligible == [1, 2])
    #expect(holders.holders == [1])
    #expect(holders.others == [3, 4])
    #expect(!holders.isHeldByAll)
  }

  @Test("not asked, asked and nothing, not finished and not applicable are four things")
  func states() {
    let holders = CodeHolders(
      questions: ["q1"], cases: Self.cases, finished: [1], any: [1])
    #expect(
      Self.cases.map { holders.state(of: $0.id) } == [
        .found, .nothing, .notRead, .notAsked, .notApplicable, .notAsked,
      ])
  }

  @Test("where no question asks for a code, whoever was read could hold it")
  func withoutQuestions() {
    let holders = CodeHolders(
      questions: [], cases: Self.cases, finished: [1, 2, 4, 6], any: [1, 2, 4, 6])
    #expect(holders.eligible == [1, 2, 4, 6])
    #expect(holders.isHeldByAll)
  }

  @Test("nobody who could hold a code is not everybody who could")
  func nobody() {
    let holders = CodeHolders(questions: ["q9"], cases: Self.cases, finished: [], any: [])
    #expect(holders.eligible.isEmpty)
    #expect(!holders.isHeldByAll)
  }
}
