internal import Store
package import Study
internal import Text

/// A case as the register lists it.
package struct CaseRegisterLine: Hashable, Sendable {
  package let study: Case
  /// The steps, the earliest first.
  package let steps: [CaseStep]
  /// The sources that it speaks in, by name.
  package let sources: [String]
}

extension OpenProject {
  /// Adds a step to the register for each of some cases.
  ///
  /// - Parameters:
  ///   - names: the cases.
  ///   - status: the status from then on.
  ///   - reason: why, or empty.
  ///   - day: the day on which it happened, `YYYY-MM-DD`; today, if nil.
  /// - Throws: `CaseProblem.noDate`, or `Problem.unknownCase`.
  package func addStep(
    _ names: [String], _ status: CaseStatus, reason: String, on day: String?
  ) throws {
    if let day, CalendarDate(day) == nil { throw Refusal(.cases(.noDate(written: day))) }
    _ = try file.change("case status", by: me) { writer in
      let cases = CaseNames(try writer.reader.cases())
      var said: [String] = []
      for name in names {
        let study = try cases.study(named: name)
        try writer.addCaseStep(study.id, status, reason: reason, on: day)
        said.append(study.name)
      }
      writer.summary = said.joined(separator: ", ") + ": " + status.rawValue
    }
  }

  /// Every case with its steps and where it speaks, by name.
  package func caseRegister() throws -> [CaseRegisterLine] {
    try file.read { reader in
      let register = CaseRegister(try reader.caseSteps())
      let sources = try reader.sources()
      let speakers = try reader.speakers()
      var spoken: [CaseID: [String]] = [:]
      for record in sources {
        for id in Set((speakers[record.source.id] ?? []).compactMap(\.caseID)) {
          spoken[id, default: []].append(record.source.name)
        }
      }
      return try reader.cases().map { study in
        CaseRegisterLine(
          study: study, steps: register.steps[study.id] ?? [], sources: spoken[study.id] ?? [])
      }
    }
  }

  /// How many cases went through each status, and the names of those the register leaves out of the
  /// sample although they speak in a source.
  package func caseFunnel() throws -> (funnel: CaseFunnel, cases: [Case], speakingOutside: [String])
  {
    let lines = try caseRegister()
    let register = CaseRegister(lines.flatMap(\.steps))
    return (
      CaseFunnel(lines.map(\.study.id), register), lines.map(\.study),
      lines.filter { line in
        !line.sources.isEmpty && line.steps.last?.status.isOutside == true
      }.map(\.study.name)
    )
  }
}

extension ProjectReader {
  /// The cases that the register leaves out of the sample, with the status that says so.
  func casesOutside() throws -> [CaseID: CaseStatus] {
    CaseRegister(try caseSteps()).steps.compactMapValues { steps in
      steps.last.flatMap { $0.status.isOutside ? $0.status : nil }
    }
  }
}
