import Study
import Testing
import TestSupport

@Suite("The register of cases")
struct CaseRegisterTests {
  @Test("a case stands where its latest day put it, whatever was entered last")
  func standing() throws {
    let register = CaseRegister([
      CaseStep(id: 1, caseID: 7, status: .included, reason: "", day: "2026-03-01"),
      CaseStep(id: 2, caseID: 7, status: .invited, reason: "", day: "2026-01-10"),
      CaseStep(id: 3, caseID: 7, status: .excluded, reason: "feil", day: "2026-03-01"),
    ])
    #expect(register.standing(of: 7)?.id == 3)
    #expect(register.steps[7]?.map(\.id) == [2, 1, 3])
    #expect(register.standing(of: 8) == nil)
  }

  @Test("the funnel counts as a naive walk over the steps does", arguments: 0..<200)
  func funnel(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let cases = Array(1...Int.random(in: 1...12, using: &generator))
    let reasons = ["", "tid", "syk", "tid og syk"]
    let steps = (0..<Int.random(in: 0...40, using: &generator)).map { id in
      CaseStep(
        id: id, caseID: cases.randomElement(using: &generator) ?? 1,
        status: CaseStatus.allCases.randomElement(using: &generator) ?? .invited,
        reason: reasons.randomElement(using: &generator) ?? "",
        day: "2026-01-0\(Int.random(in: 1...5, using: &generator))")
    }
    let funnel = CaseFunnel(cases, CaseRegister(steps.shuffled(using: &generator)))
    var stages: [CaseStatus: (ever: [Int], now: [Int], reasons: [String: Int])] = [:]
    for status in CaseStatus.allCases {
      let ever = cases.filter { id in steps.contains { $0.caseID == id && $0.status == status } }
      if ever.isEmpty { continue }
      let now = ever.filter { id in
        var latest: CaseStep?
        for step in steps where step.caseID == id {
          if let former = latest, (former.day, former.id) > (step.day, step.id) { continue }
          latest = step
        }
        return latest?.status == status
      }
      var counts: [String: Int] = [:]
      for reason in reasons.dropFirst() {
        let own = ever.filter { id in
          steps.contains { $0.caseID == id && $0.status == status && $0.reason == reason }
        }
        if !own.isEmpty { counts[reason] = own.count }
      }
      stages[status] = (ever, now, counts)
    }
    #expect(funnel.stages.map(\.status) == CaseStatus.allCases.filter { stages[$0] != nil })
    for stage in funnel.stages {
      #expect(stage.cases == stages[stage.status]?.ever)
      #expect(stage.standing == stages[stage.status]?.now)
      let found = Dictionary(
        stage.reasons.map { ($0.reason, $0.cases) }, uniquingKeysWith: { first, _ in first })
      #expect(found == stages[stage.status]?.reasons)
      #expect(stage.reasons.map(\.cases) == stage.reasons.map(\.cases).sorted(by: >))
    }
    #expect(
      funnel.unregistered == cases.filter { id in !steps.contains { $0.caseID == id } })
  }
}

@Suite("Values of attributes")
struct AttributeValueTests {
  @Test(
    "are kept in one form, and refused where they do not fit",
    arguments: [
      (AttributeType.decimal, "0,5", "0.5"), (.decimal, "12.25", "12.25"), (.decimal, "tolv", nil),
      (.decimal, "inf", nil), (.integer, "12", "12"), (.integer, "1,5", nil),
      (.boolean, "Ja", "true"), (.boolean, "no", "false"), (.boolean, "kanskje", nil),
      (.date, "2024-02-29", "2024-02-29"), (.date, "2023-02-29", nil), (.date, "2023-2-1", nil),
      (.text, "hva som helst", "hva som helst"),
    ] as [(AttributeType, String, String?)])
  func canonical(type: AttributeType, written: String, kept: String?) {
    #expect(Attribute(name: "a", type: type).canonical(written) == kept)
  }

  @Test("bands are told regardless of capitals and blanks, and keep their own spelling")
  func bands() {
    let attribute = Attribute(name: "a", type: .orderedBand, bands: ["Under 30", "30+"])
    #expect(attribute.canonical(" under 30") == "Under 30")
    #expect(attribute.canonical("31") == nil)
    #expect(attribute.place(ofBand: "30+") == 1)
  }
}
