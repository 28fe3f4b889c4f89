/// Where a case stands in recruitment and in the study, in the order in which that usually goes.
package enum CaseStatus: String, Hashable, Sendable, CaseIterable {
  /// Thought of.
  case candidate
  /// Asked to take part.
  case invited
  /// Said yes.
  case accepted
  /// Said no.
  case refused
  /// Said yes, and did not come.
  case noShow = "no-show"
  /// Part of the study.
  case included
  /// Left out of the study.
  case excluded
  /// Left out, with another in its place.
  case replaced
  /// Told of in the report, and not counted among the cases compared.
  case described

  /// Whether a case that stands there is no part of the sample.
  package var isOutside: Bool {
    switch self {
    case .refused, .noShow, .excluded, .replaced, .described: true
    case .candidate, .invited, .accepted, .included: false
    }
  }
}

/// One entry of the register of cases: who got which status, when and why.
package struct CaseStep: Hashable, Sendable, Identifiable {
  /// The project file's number for it; later ones are higher.
  package let id: Int
  /// Whose it is.
  package let caseID: CaseID
  /// The status from then on.
  package let status: CaseStatus
  /// Why; empty where nobody said.
  package let reason: String
  /// The day on which it happened, `YYYY-MM-DD`.
  package let day: String

  /// Makes a step.
  package init(id: Int, caseID: CaseID, status: CaseStatus, reason: String, day: String) {
    self.id = id
    self.caseID = caseID
    self.status = status
    self.reason = reason
    self.day = day
  }
}

/// The register of cases: every step in the order of the days, and where each case stands now.
package struct CaseRegister: Hashable, Sendable {
  /// Each case's steps, by day and then as they were entered.
  package let steps: [CaseID: [CaseStep]]

  /// Puts the steps of a project in order.
  package init(_ steps: [CaseStep]) {
    self.steps = Dictionary(grouping: steps, by: \.caseID).mapValues { own in
      own.sorted { ($0.day, $0.id) < ($1.day, $1.id) }
    }
  }

  /// Where a case stands: its latest step, if the register has any of it.
  package func standing(of caseID: CaseID) -> CaseStep? { steps[caseID]?.last }
}

/// How many cases went through each status, exactly as the register's steps say.
package struct CaseFunnel: Hashable, Sendable {
  /// One status.
  package struct Stage: Hashable, Sendable {
    /// The status.
    package let status: CaseStatus
    /// The cases that ever got it, each once.
    package let cases: [CaseID]
    /// Those that stand there now.
    package let standing: [CaseID]
    /// The reasons given for the step, with how many cases each was given for, the commonest first.
    package let reasons: [(reason: String, cases: Int)]

    package static func == (first: Stage, second: Stage) -> Bool {
      first.status == second.status && first.cases == second.cases
        && first.standing == second.standing
        && first.reasons.elementsEqual(second.reasons) { $0 == $1 }
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(status)
      hasher.combine(cases)
    }
  }

  /// Every status that some case ever got, in the usual order.
  package let stages: [Stage]
  /// The cases that the register has no step of.
  package let unregistered: [CaseID]

  /// Counts.
  ///
  /// - Parameters:
  ///   - cases: the cases, in the order in which they are listed.
  ///   - register: their steps.
  package init(_ cases: [CaseID], _ register: CaseRegister) {
    unregistered = cases.filter { register.steps[$0] == nil }
    stages = CaseStatus.allCases.compactMap { status in
      var through: [CaseID] = []
      var reasons: [String: Set<CaseID>] = [:]
      for id in cases {
        let own = (register.steps[id] ?? []).filter { $0.status == status }
        if own.isEmpty { continue }
        through.append(id)
        for step in own where !step.reason.isEmpty { reasons[step.reason, default: []].insert(id) }
      }
      if through.isEmpty { return nil }
      let counted = reasons.map {
        (order: NameOrder($0.key), reason: $0.key, cases: $0.value.count)
      }
      .sorted { $0.cases != $1.cases ? $0.cases > $1.cases : $0.order < $1.order }
      return Stage(
        status: status, cases: through,
        standing: through.filter { register.standing(of: $0)?.status == status },
        reasons: counted.map { ($0.reason, $0.cases) })
    }
  }
}
