package import Study

/// How an informant stands to the questions that were put.
package struct CaseStanding: Hashable, Sendable {
  /// The case, or those of a source who are linked to none.
  package let id: Informant
  /// Whether they speak in the material that counts.
  package let speaks: Bool
  /// Whether a coder has coded all of a source in which they speak.
  package let isRead: Bool
  /// The questions of the guide that were asked in those sources.
  package let asked: Set<String>

  /// Makes a standing.
  package init(id: Informant, speaks: Bool, isRead: Bool, asked: Set<String>) {
    self.id = id
    self.speaks = speaks
    self.isRead = isRead
    self.asked = asked
  }
}

/// What a cell of a framework grid says of a case and a code.
package enum FrameworkState: String, Hashable, Sendable, CaseIterable {
  /// The code was used in what the case says.
  case found
  /// The case was asked, or all of it was read, and the code was not used.
  case nothing
  /// No question that asks for the code was put to the case.
  case notAsked = "not-asked"
  /// No coder has finished a source in which the case speaks.
  case notRead = "not-read"
  /// The case says nothing in the material that counts.
  case notApplicable = "not-applicable"
}

/// Which informants hold a code, of those who could have.
///
/// They are eligible if a coder has finished a source in which they speak and, where questions ask
/// for the code, one of them was put there.
package struct CodeHolders: Hashable, Sendable {
  /// The questions that ask for the code; empty where none is known to.
  package let questions: [String]
  /// The eligible ones, in the order given.
  package let eligible: [Informant]
  /// Those of them who hold the code.
  package let holders: [Informant]
  /// Who holds it without having been asked for it in a finished source.
  package let others: [Informant]
  private let states: [Informant: FrameworkState]

  /// Sorts informants.
  ///
  /// - Parameters:
  ///   - questions: The questions that ask for the code.
  ///   - cases: How each of them stands.
  ///   - finished: Those in whose speech, in finished sources, the code was used.
  ///   - any: The same in every source.
  package init(
    questions: [String], cases: [CaseStanding], finished: Set<Informant>, any: Set<Informant>
  ) {
    self.questions = questions
    let wanted = Set(questions)
    let isEligible: (CaseStanding) -> Bool = { standing in
      standing.isRead && (wanted.isEmpty || !wanted.isDisjoint(with: standing.asked))
    }
    eligible = cases.filter(isEligible).map(\.id)
    holders = eligible.filter(finished.contains)
    let counted = Set(holders)
    others = cases.map(\.id).filter { any.contains($0) && !counted.contains($0) }
    var states: [Informant: FrameworkState] = [:]
    for standing in cases {
      states[standing.id] =
        any.contains(standing.id)
        ? .found
        : !standing.speaks
          ? .notApplicable
          : !standing.isRead ? .notRead : isEligible(standing) ? .nothing : .notAsked
    }
    self.states = states
  }

  /// What a framework grid says of one.
  package func state(of id: Informant) -> FrameworkState { states[id] ?? .notApplicable }

  /// Whether all who could hold the code do.
  package var isHeldByAll: Bool { !eligible.isEmpty && holders.count == eligible.count }
}
