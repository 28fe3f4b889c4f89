internal import Analysis
internal import Store
internal import Study
internal import Text

/// The decisions of a file against the project as it stands.
struct ConsensusMeeting {
  /// What is to be done in each source concerned, by name.
  private(set) var plans: [DecisionPlan] = []
  private let disputes: DisputeReader
  private let request: DecideRequest
  private let raters: [SourceID: [(rater: Rater, status: AssignmentStatus)]]
  private let layers: [SourceID: [CodingRecord]]

  init(_ rows: [DecisionFile.Row], _ request: DecideRequest, _ reader: ProjectReader) throws {
    self.request = request
    let disputes = try DisputeReader(reader)
    self.disputes = disputes
    raters = Dictionary(
      grouping: disputes.assignments.filter { $0.rater.layer == .consensus }, by: \.source
    ).mapValues { $0.map { ($0.rater, $0.status) } }
    layers = Dictionary(
      grouping: try reader.codingRecords().filter { $0.coding.rater.layer == .consensus },
      by: \.coding.source)
    let names = try SourceNames(reader.sources())
    let comparable = names.records.filter { disputes.isComparable($0.source.id) }
    if comparable.isEmpty { throw disputes.nothingToCompare(names.records) }
    let sources = try comparable.map { try disputes.source($0, tolerance: nil) }
    let settled = try RowSettler(sources, disputes.codebook, reader).settle(rows)
    let kept = Dictionary(grouping: try reader.decisions(), by: \.source)
    let asked = Set(try request.sources.map { try names.source(named: $0).source.id })
    for source in sources {
      let id = source.record.source.id
      let isAsked = request.entersAgreed && (asked.isEmpty || asked.contains(id))
      guard settled[id] != nil || isAsked else { continue }
      plans.append(
        DecisionPlan(source, settled[id] ?? [], kept: kept[id] ?? [], layer: layers[id] ?? []))
    }
  }

  /// Whose the consensus of a source is: who has begun it, else who writes it down.
  func rater(of source: SourceID, me: CoderID) -> Rater {
    let own = Rater(coder: me, layer: .consensus)
    let known =
      (raters[source] ?? []).map(\.rater) + (layers[source] ?? []).map(\.coding.rater)
    return known.isEmpty || known.contains(own) ? own : known.min { $0.coder < $1.coder } ?? own
  }

  func isSealed(_ plan: DecisionPlan) -> Bool {
    let states = (raters[plan.source.record.source.id] ?? []).map(\.status)
    return states.contains(.finished) && !states.contains(.started)
  }

  /// Whether the consensus is to be sealed now.
  func mayBeSealed(_ plan: DecisionPlan) -> Bool {
    request.seals && plan.undecided == 0
      && disputes.unfinished(plan.source.record.source.id).isEmpty
  }

  func refuseSealed(_ plan: DecisionPlan) throws {
    let source = plan.source.record.source
    let sealed = (raters[source.id] ?? []).first { $0.status == .finished }
    if let sealed, !plan.isEmpty {
      throw Refusal(
        .consensusSealed(
          coder: disputes.names[sealed.rater.coder] ?? "?", source: source.name))
    }
  }

  func line(_ plan: DecisionPlan, isSealed: Bool) -> ConsensusLine {
    let source = plan.source.record.source
    return ConsensusLine(
      source: source.name, decided: plan.decided, undecided: plan.undecided,
      agreed: plan.agreedAdded, added: plan.added.count - plan.agreedAdded,
      removed: plan.removed.count, withdrawn: plan.withdrawn,
      waitingFor: disputes.unfinished(source.id),
      isSealed: isSealed)
  }
}

/// Finds the disputes that rows are about, and refuses what is stale or goes against another row.
private struct RowSettler {
  private let codebook: Codebook
  private let reader: ProjectReader
  private let sources: [DisputedSource]
  private let places: [String: (source: Int, dispute: Dispute, key: DisputeKey)]

  init(_ sources: [DisputedSource], _ codebook: Codebook, _ reader: ProjectReader) {
    self.sources = sources
    self.codebook = codebook
    self.reader = reader
    places = Dictionary(
      sources.enumerated().flatMap { index, source in
        source.found.disputes.map { dispute in
          let key = source.key(of: dispute)
          return (key.id, (index, dispute, key))
        }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What rows decide, by source.
  ///
  /// - Throws: the first fault, with how many more rows are at fault.
  func settle(_ rows: [DecisionFile.Row]) throws -> [SourceID: [SettledDispute]] {
    var settled: [SourceID: [SettledDispute]] = [:]
    var faults: [Refusal] = []
    for row in rows {
      do {
        let found = try disputes(of: row)
        guard let first = found.first else { continue }
        let source = sources[first.source]
        let id = source.record.source.id
        let decider = DecisionReader(codebook, source) {
          TurnGrid(
            turns: try reader.segments(of: id, .turn),
            sentences: try reader.segments(of: id, .sentence))
        }
        settled[id, default: []] += try decider.settled(
          row, found.map { ($0.dispute, $0.key) })
      } catch let refusal as Refusal {
        faults.append(refusal)
      }
    }
    if let first = faults.first {
      throw Refusal(first.problem, at: first.place, others: faults.count - 1)
    }
    for source in sources { try refuseConflicts(settled[source.record.source.id] ?? [], source) }
    return settled
  }

  private func disputes(
    of row: DecisionFile.Row
  ) throws -> [(source: Int, dispute: Dispute, key: DisputeKey)] {
    try zip(row.ids, row.checks).map { id, check in
      guard let place = places[id] else {
        throw Refusal(.staleDecision(source: row.source, isGone: true), at: row.place)
      }
      guard place.key.check == check else {
        let name = sources[place.source].record.source.name
        throw Refusal(.staleDecision(source: name, isGone: false), at: row.place)
      }
      return place
    }
  }

  /// Refuses two rows that decide the same dispute otherwise, or of which one puts a code on nearly
  /// the stretch that the other takes it from.
  private func refuseConflicts(_ settled: [SettledDispute], _ source: DisputedSource) throws {
    var byKey: [String: SettledDispute] = [:]
    var byCode: [CodeID: [(placement: Placement, place: InputPlace?)]] = [:]
    for decision in settled {
      if let former = byKey[decision.key.id],
        former.decision != decision.decision || former.memo != decision.memo
          || former.isWithdrawal != decision.isWithdrawal
      {
        throw conflict(decision, former.place, decision.dispute.code, source)
      }
      byKey[decision.key.id] = decision
      for placement in decision.placements {
        byCode[placement.code, default: []].append((placement, decision.place))
      }
    }
    for decision in settled where !decision.isWithdrawal {
      let code = decision.dispute.code
      if decision.placements.contains(where: { $0.code == code }) { continue }
      let against = (byCode[code] ?? []).first {
        $0.place != decision.place
          && SourceDisagreements.areNear($0.placement.span, decision.dispute.span)
      }
      if let against { throw conflict(decision, against.place, code, source) }
    }
  }

  private func conflict(
    _ decision: SettledDispute, _ other: InputPlace?, _ code: CodeID, _ source: DisputedSource
  ) -> Refusal {
    let lines = [decision.place?.line ?? 0, other?.line ?? 0].sorted()
    return Refusal(
      .conflictingDecisions(
        line: lines[0], source: source.record.source.name,
        code: codebook.path(of: code).description),
      at: decision.place.map { InputPlace(file: $0.file, line: lines[1]) })
  }
}
