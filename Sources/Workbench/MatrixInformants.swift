internal import Search
internal import Study
internal import Text

/// Who speaks in the material of a matrix, as far as reports have to say something of it.
struct MatrixInformants {
  /// The names of the sources in which somebody speaks who is linked to no case.
  let unlinked: [String]
  /// The cases who speak and whose weight is not 1, by name.
  let weighted: [Case]
  /// The cases who speak and by the register are no part of the sample.
  let outside: [(status: CaseStatus, names: [String])]

  /// Listens to what counts.
  ///
  /// - Parameters:
  ///   - context: Turns, speakers and cases.
  ///   - sources: The sources that count.
  ///   - allowed: The parts of them that a query lets through; nil for all.
  ///   - steps: The register of cases.
  init(
    _ context: StudyContext, _ sources: [Source], _ allowed: PassageFilter?, _ steps: [CaseStep]
  ) {
    var cases: Set<CaseID> = []
    var unlinked: [String] = []
    for source in sources {
      let informants = Self.informants(context, source, allowed)
      cases.formUnion(informants.compactMap(\.caseID))
      if informants.contains(.unlinked(in: source.id)) { unlinked.append(source.name) }
    }
    self.unlinked = unlinked
    let speaking = context.cases.filter { cases.contains($0.id) }
    weighted = speaking.filter { $0.weight != 1 }
    let register = CaseRegister(steps)
    outside = CaseStatus.allCases.filter(\.isOutside).compactMap { status in
      let names = speaking.filter { register.standing(of: $0.id)?.status == status }.map(\.name)
      return names.isEmpty ? nil : (status, names)
    }
  }

  private static func informants(
    _ context: StudyContext, _ source: Source, _ allowed: PassageFilter?
  ) -> Set<Informant> {
    let hasSpeakers = context.speakers[source.id]?.isEmpty == false
    var found: Set<Informant> = []
    for (index, turn) in (context.turns[source.id] ?? []).enumerated() {
      if let allowed, !allowed.contains(turn.span, in: source.id) { continue }
      let speaker = context.speaker(ofTurn: index + 1, in: source.id)
      if let informant = Informant.speaking(speaker, in: source, hasSpeakers: hasSpeakers) {
        found.insert(informant)
      }
    }
    return found
  }
}
