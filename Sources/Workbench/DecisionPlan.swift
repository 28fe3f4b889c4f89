internal import Analysis
internal import Store
internal import Study
internal import Text

/// What decisions make of the consensus layer of one source.
///
/// The layer is what all agree on, and what has been decided. A decision that changes takes with it
/// what it had made before, and the layer's codings of the disputed code within the disputed place.
/// One that is taken back takes what it had made, and leaves the dispute undecided. Other codings of
/// the layer stay.
struct DecisionPlan {
  let source: DisputedSource
  /// The decisions that are new or have changed.
  let changed: [SettledDispute]
  /// The memos of decisions that they take the place of, and of those that are taken back.
  let outdated: [DecisionRecord]
  /// How many disputes' decisions are taken back.
  let withdrawn: Int
  /// The codings of the layer that go.
  let removed: [Coding]
  /// The codings that come.
  let added: [Placement]
  /// The notes that codings of decisions are to have.
  let notes: [Placement: String]
  /// The codings of the layer that stay, by what they are.
  let standing: [Placement: CodingRecord]
  /// How many of the codings that come are agreed on by all.
  let agreedAdded: Int
  /// How many disputes are decided, when the plan is done.
  let decided: Int

  /// How many disputes of the source are left.
  var undecided: Int { source.found.disputes.count - decided }

  /// Whether there is something to change.
  var isEmpty: Bool {
    changed.isEmpty && outdated.isEmpty && removed.isEmpty && added.isEmpty
  }

  /// Plans what new decisions make of a source.
  ///
  /// - Parameters:
  ///   - source: the source.
  ///   - decisions: what is decided now.
  ///   - kept: the decisions kept for the source.
  ///   - layer: the codings of the source's consensus layer.
  init(
    _ source: DisputedSource, _ decisions: [SettledDispute], kept: [DecisionRecord],
    layer: [CodingRecord]
  ) {
    self.source = source
    let standing = Dictionary(
      layer.map { (Placement($0.coding), $0) }, uniquingKeysWith: { first, _ in first })
    let byID = Dictionary(
      layer.map { ($0.coding.id, Placement($0.coding)) }, uniquingKeysWith: { first, _ in first })
    let former = Dictionary(grouping: kept, by: \.dispute)
    var changed: [SettledDispute] = []
    var inForce: [SettledDispute] = []
    var takenBack: [SettledDispute] = []
    var settled: Set<String> = []
    for decision in decisions where settled.insert(decision.key.id).inserted {
      if decision.isWithdrawal {
        if former[decision.key.id] != nil { takenBack.append(decision) }
        continue
      }
      inForce.append(decision)
      if !decision.isKept(as: former[decision.key.id] ?? [], byID) { changed.append(decision) }
    }
    for dispute in source.found.disputes {
      let key = source.key(of: dispute)
      guard !settled.contains(key.id), let records = former[key.id], let first = records.first,
        first.check == key.check
      else { continue }
      inForce.append(
        SettledDispute(
          dispute: dispute, key: key, decision: first.decision, memo: first.memo,
          placements: records.compactMap { $0.coding.flatMap { byID[$0] } }, place: nil))
    }
    let agreed = Set(source.found.agreed.map { Placement(code: $0.code, span: $0.span) })
    let target = agreed.union(inForce.flatMap(\.placements))
    let outdated = (changed + takenBack).flatMap { former[$0.key.id] ?? [] }
    let formerMade = Set(outdated.compactMap { $0.coding.flatMap { byID[$0] } })
    let places = Dictionary(grouping: changed, by: \.dispute.code)
    removed = layer.map(\.coding).filter { coding in
      let placement = Placement(coding)
      if target.contains(placement) { return false }
      return formerMade.contains(placement)
        || (places[coding.code] ?? []).contains { $0.dispute.span.encloses(coding.span) }
    }
    let coming = target.subtracting(standing.keys)
    added = coming.sorted { ($0.span, $0.code) < ($1.span, $1.code) }
    agreedAdded = coming.intersection(agreed).count
    self.standing = standing
    self.changed = changed
    self.outdated = outdated
    withdrawn = takenBack.count
    decided = inForce.count
    notes = Self.notes(inForce)
  }

  /// Why each coding of a decision is there: the memos of all decisions that made it.
  private static func notes(_ settled: [SettledDispute]) -> [Placement: String] {
    var memos: [Placement: [String]] = [:]
    for decision in settled.sorted(by: {
      ($0.dispute.span, $0.key.id) < ($1.dispute.span, $1.key.id)
    })
    where !decision.memo.isEmpty {
      for placement in decision.placements
      where !(memos[placement] ?? []).contains(decision.memo) {
        memos[placement, default: []].append(decision.memo)
      }
    }
    return memos.mapValues { $0.joined(separator: "\n") }
  }

  /// Makes the changes.
  func carryOut(_ writer: ProjectWriter, rater: Rater, turns: [Segment]) throws {
    let id = source.record.source.id
    let grid = TurnGrid(turns: turns, sentences: [])
    for record in outdated { try writer.removeDecision(record.id) }
    for coding in removed { try writer.removeCoding(coding.id) }
    var codings = standing.mapValues(\.coding.id)
    for placement in added {
      codings[placement] = try writer.addCoding(
        source: id, span: placement.span, code: placement.code, rater: rater,
        note: notes[placement] ?? "")
      try writer.mintQuotation(
        source: id, turn: grid.turnNumber(at: placement.span), span: placement.span)
    }
    for decision in changed {
      for placement in decision.placements {
        if let record = standing[placement], let note = notes[placement], note != record.note {
          try writer.setNote(note, of: record.coding.id)
        }
      }
      let made = decision.placements.compactMap { codings[$0] }
      for coding in made.isEmpty ? [nil] : made.map(Optional.init) {
        try writer.addDecision(
          (decision.key.id, decision.key.check), source: id, code: decision.dispute.code,
          decision: decision.decision, memo: decision.memo, coding: coding, by: rater.coder)
      }
    }
    try writer.markStarted(id, rater)
  }
}

extension Placement {
  init(_ coding: Coding) {
    self.init(code: coding.code, span: coding.span)
  }
}

extension SettledDispute {
  /// Whether the decision is kept already, word for word, with all codings that it makes.
  fileprivate func isKept(as records: [DecisionRecord], _ codings: [CodingID: Placement]) -> Bool {
    guard let first = records.first else { return false }
    let made = records.compactMap { $0.coding.flatMap { codings[$0] } }
    return first.check == key.check && first.decision == decision && first.memo == memo
      && Set(made) == Set(placements) && records.count == max(placements.count, 1)
  }
}
