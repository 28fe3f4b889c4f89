import Study
import Testing

@testable import Analysis

@Suite("Who holds a code")
struct CodeHoldersTests {
  /// Asked and read, asked and not read, read and not asked, and silent in what counts.
  private static let cases = [
    CaseStanding(id: .known(1), speaks: true, isRead: true, asked: ["q1", "q2"]),
    CaseStanding(id: .known(2), speaks: true, isRead: true, asked: ["q1"]),
    CaseStanding(id: .known(3), speaks: true, isRead: false, asked: []),
    CaseStanding(id: .known(4), speaks: true, isRead: true, asked: ["q2"]),
    CaseStanding(id: .known(5), speaks: false, isRead: false, asked: []),
    CaseStanding(id: .known(6), speaks: true, isRead: true, asked: ["q3"]),
  ]

  private func known(_ cases: CaseID...) -> Set<Informant> { Set(cases.map { .known($0) }) }

  @Test("k of N counts those who were asked, and names the others apart")
  func asked() {
    let holders = CodeHolders(
      questions: ["q1"], cases: Self.cases, finished: known(1, 4), any: known(1, 3, 4))
    #expect(holders.eligible == [.known(1), .known(2)])
    #expect(holders.holders == [.known(1)])
    #expect(holders.others == [.known(3), .known(4)])
    #expect(!holders.isHeldByAll)
  }

  @Test("not asked, asked and nothing, not finished and not applicable are four things")
  func states() {
    let holders = CodeHolders(
      questions: ["q1"], cases: Self.cases, finished: known(1), any: known(1))
    #expect(
      Self.cases.map { holders.state(of: $0.id) } == [
        .found, .nothing, .notRead, .notAsked, .notApplicable, .notAsked,
      ])
  }

  @Test("where no question asks for a code, whoever was read could hold it")
  func withoutQuestions() {
    let holders = CodeHolders(
      questions: [], cases: Self.cases, finished: known(1, 2, 4, 6), any: known(1, 2, 4, 6))
    #expect(Set(holders.eligible) == known(1, 2, 4, 6))
    #expect(holders.isHeldByAll)
  }

  @Test("those of a source who are linked to no case are one who could hold a code")
  func unlinked() {
    let group = CaseStanding(id: .unlinked(in: 1), speaks: true, isRead: true, asked: ["q1"])
    let holders = CodeHolders(
      questions: ["q1"], cases: Self.cases + [group], finished: [.known(1), .unlinked(in: 1)],
      any: [.known(1), .unlinked(in: 1)])
    #expect(holders.eligible == [.known(1), .known(2), .unlinked(in: 1)])
    #expect(holders.holders == [.known(1), .unlinked(in: 1)])
  }

  @Test("nobody who could hold a code is not everybody who could")
  func nobody() {
    let holders = CodeHolders(questions: ["q9"], cases: Self.cases, finished: [], any: [])
    #expect(holders.eligible.isEmpty)
    #expect(!holders.isHeldByAll)
  }
}
