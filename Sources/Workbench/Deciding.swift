internal import Store
internal import Study
internal import Text

/// What decisions are read, and what is done with them.
package struct DecideRequest: Sendable {
  /// The agenda that was filled in, if there is one.
  package var path: String?
  /// What people's columns are called, folded, and which field each is.
  package var titles: [String: DecisionField]
  /// Whether what all agree on is entered in every source that two coders have finished.
  package var entersAgreed = false
  /// The only sources in which it is; empty for all.
  package var sources: [String] = []
  /// Whether the consensus of a source is sealed where nothing is left to decide.
  package var seals = false
  /// Whether to stop before anything is stored.
  package var isDryRun = false
  /// Why codes are used that the frozen codebook does not have.
  package var amendment: String?

  /// Asks for the decisions of a file.
  package init(path: String?, titles: [String: DecisionField]) {
    self.path = path
    self.titles = titles
  }
}

/// What became of the consensus of one source.
package struct ConsensusLine: Hashable, Sendable {
  package let source: String
  /// How many of its disputes are decided, and how many are not.
  package let decided: Int
  package let undecided: Int
  /// The codings that came into the consensus layer by agreement, and by decisions.
  package let agreed: Int
  package let added: Int
  /// The codings of the layer that a decision that was changed or taken back took away.
  package let removed: Int
  /// How many of its disputes' decisions were taken back.
  package let withdrawn: Int
  /// The coders who have begun with the source and not finished it, so that it is not complete.
  package let waitingFor: [String]
  /// Whether the consensus is sealed, and so counts in place of the coders' own codings.
  package let isSealed: Bool

  /// Whether nothing is left to decide and nobody is left to wait for.
  package var isComplete: Bool { undecided == 0 && waitingFor.isEmpty }
}

/// What reading decisions did.
package struct DecideResult: Sendable {
  /// How many rows held a decision, and how many were left empty.
  package let rows: Int
  package let empty: Int
  /// How many of the rows take a decision back.
  package let withdrawals: Int
  /// The sources concerned, by name.
  package let sources: [ConsensusLine]
}

extension OpenProject {
  /// Reads what a meeting decided into the consensus layer, as one step.
  ///
  /// In the sources concerned, what all coders agree on is entered too. The coders' own layers are
  /// never touched. The same file again changes nothing. A row can take a decision back, which leaves
  /// its disputes undecided. A consensus is sealed only if that is asked
  /// for, and only where every dispute is decided and nobody is still coding.
  ///
  /// - Throws: `Refusal` with the line where a decision cannot be read, is about codings that have
  ///   changed since the agenda was made, or goes against another; `.consensusSealed` where it would
  ///   change a consensus that is finished.
  package func decide(_ request: DecideRequest) throws -> DecideResult {
    let decisions = try request.path.map { try DecisionFile($0, titles: request.titles) }
    let coder = try coder()
    func result(_ lines: [ConsensusLine]) -> DecideResult {
      DecideResult(
        rows: decisions?.rows.count ?? 0, empty: decisions?.undecided ?? 0,
        withdrawals: decisions?.rows.count { DecisionReader.isWithdrawal($0) } ?? 0, sources: lines)
    }
    if request.isDryRun {
      return try file.read { reader in
        let meeting = try ConsensusMeeting(decisions?.rows ?? [], request, reader)
        try reader.refuseUnfrozen(
          meeting.plans.flatMap(\.added).map(\.code), amending: request.amendment)
        let lines = try meeting.plans.map { plan in
          try meeting.refuseSealed(plan)
          return meeting.line(plan, isSealed: meeting.isSealed(plan) || meeting.mayBeSealed(plan))
        }
        return result(lines)
      }
    }
    return try file.change("decide", by: coder) { writer in
      let meeting = try ConsensusMeeting(decisions?.rows ?? [], request, writer.reader)
      let me = try writer.coder(named: coder)
      try writer.allow(
        meeting.plans.flatMap(\.added).map(\.code), amending: request.amendment, by: me)
      var lines: [ConsensusLine] = []
      for plan in meeting.plans {
        let id = plan.source.record.source.id
        let rater = meeting.rater(of: id, me: me)
        try meeting.refuseSealed(plan)
        if !plan.isEmpty {
          try plan.carryOut(
            writer, rater: rater, turns: try writer.reader.segments(of: id, .turn))
        }
        let seals = meeting.mayBeSealed(plan)
        if seals { try writer.assign(id, to: rater, .finished) }
        lines.append(meeting.line(plan, isSealed: seals || meeting.isSealed(plan)))
      }
      writer.summary = lines.map { line in
        "\(line.source): \(line.decided) decided"
          + (line.withdrawn > 0 ? " (\(line.withdrawn) taken back)" : "")
      }.joined(separator: ", ")
      return result(lines)
    }.result
  }
}
