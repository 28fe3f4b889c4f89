import Study
import Testing
import Text

@Suite("Who counts as one informant")
struct InformantTests {
  private func source(_ kind: SourceKind) -> Source {
    Source(id: 4, guid: "g", name: "s", kind: kind, language: "nb", length: 100)
  }

  private func speaker(
    _ role: SpeakerRole, proposed: SpeakerRole? = nil, caseID: CaseID? = nil
  ) -> Speaker {
    Speaker(id: 1, source: 4, label: "L", role: role, proposedRole: proposed, caseID: caseID)
  }

  private func counted(
    _ speaker: Speaker?, _ kind: SourceKind = .interview, hasSpeakers: Bool = true
  ) -> Informant? {
    Informant.speaking(speaker, in: source(kind), hasSpeakers: hasSpeakers)
  }

  @Test("a case counts as itself, whatever it does in the source")
  func known() {
    for role in SpeakerRole.allCases {
      #expect(counted(speaker(role, caseID: 7), .fieldNote) == .known(7))
    }
  }

  @Test("who is linked to no case counts for the source, interviewers for nobody")
  func unlinked() {
    #expect(counted(speaker(.informant), .focusGroup) == .unlinked(in: 4))
    #expect(counted(speaker(.unknown)) == .unlinked(in: 4))
    #expect(counted(speaker(.interviewer)) == nil)
    #expect(counted(speaker(.unknown, proposed: .interviewer)) == nil)
    #expect(counted(speaker(.unknown, proposed: .informant)) == .unlinked(in: 4))
  }

  @Test("a turn without a speaker is somebody's only where no speaker is known at all")
  func nobody() {
    #expect(counted(nil, .surveyAnswer, hasSpeakers: false) == .unlinked(in: 4))
    #expect(counted(nil, .interview, hasSpeakers: true) == nil)
  }

  @Test("what researchers write has informants only where one is known to speak")
  func researchersOwn() {
    #expect(counted(nil, .fieldNote, hasSpeakers: false) == nil)
    #expect(counted(nil, .summary, hasSpeakers: false) == nil)
    #expect(counted(speaker(.unknown), .fieldNote) == nil)
    #expect(counted(speaker(.informant), .fieldNote) == .unlinked(in: 4))
  }

  @Test("a span has whoever speaks in it, each once, in the order in which they begin")
  func spans() {
    let speakers = [
      speaker(.interviewer), speaker(.informant, caseID: 9), speaker(.informant),
      speaker(.informant, caseID: 8),
    ]
    let turns = [0, 1, 2, 3, 1, 2].enumerated().map { index, speaker in
      Segment(TextSpan(index * 10, index * 10 + 9), .turn, speaker: speaker)
    }
    let voices = InformantVoices(turns: [4: turns], speakers: [4: speakers])
    func heard(_ start: Int, _ end: Int) -> [Informant] {
      voices.informants(in: TextSpan(start, end), of: source(.group))
    }
    #expect(heard(0, 9) == [])
    #expect(heard(5, 25) == [.known(9), .unlinked(in: 4)])
    #expect(heard(20, 60) == [.unlinked(in: 4), .known(8), .known(9)])
    #expect(heard(9, 10) == [], "the blank between two turns is nobody's")
  }

  @Test("weights add up exactly, in any order, and others count 1")
  func weights() {
    let cases = [0.1, 0.1, 0.1, 2.5].enumerated().map { id, weight in
      Case(id: id, name: "\(id)", values: [:], weight: weight)
    }
    let weights = CaseWeights(cases)
    // In binary fractions three tenths would add up to 0.30000000000000004.
    #expect(weights.sum(of: [Informant.known(0), .known(1), .known(2)]) == 0.3)
    #expect(weights.sum(of: [Informant.known(3), .known(17), .unlinked(in: 1)]) == 4.5)
    #expect(weights.highest(of: [Informant.known(0), .known(3)]) == 2_500_000)
    #expect(weights.highest(of: [Informant]()) == 1_000_000)
    #expect(CaseWeights().sum(of: [Informant.known(0)]) == 1)
  }
}
