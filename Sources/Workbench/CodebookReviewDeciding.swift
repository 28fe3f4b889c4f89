internal import Store
package import Study
internal import Text

/// What is to be done with one coding that is asked about.
package struct CodebookVerdict: Hashable, Sendable {
  package let review: Int
  package let decision: CodebookReviewDecision
  /// The code that it gets where it is moved.
  package let target: String?
  package let note: String
  /// Where it was read, if it was.
  package let place: InputPlace?

  /// Makes a verdict.
  package init(
    review: Int, _ decision: CodebookReviewDecision, target: String? = nil, note: String = "",
    place: InputPlace? = nil
  ) {
    self.review = review
    self.decision = decision
    self.target = target
    self.note = note
    self.place = place
  }
}

/// What verdicts did.
package struct CodebookVerdicts: Hashable, Sendable {
  package var kept = 0
  package var moved = 0
  package var dropped = 0
  /// Those that had been decided the same way before.
  package var already = 0
  /// Moved codings that went, since the rater had the other code there already.
  package var joined = 0
}

extension OpenProject {
  /// Reads verdicts from a table with the columns `id` and `decision`, and `target` and `note` if
  /// need be; rows without a decision are passed over.
  ///
  /// A decision is `keep`, `drop` or `move`, with the code in `target`, or `move CODE`.
  package func verdicts(_ path: String) throws -> [CodebookVerdict] {
    try InputTable(path, columns: ["id", "decision"]).rows.compactMap { row in
      guard let written = row["decision"] else { return nil }
      let words = written.split(separator: " ", maxSplits: 1).map(String.init)
      let word = words.first?.foldedForSearch ?? ""
      guard let decision = CodebookReviewDecision(rawValue: word) else {
        throw Refusal(codebook: .badDecision(written: written), at: row.place)
      }
      let target = words.count > 1 ? words[1] : row["target"]
      if (decision == .move) != (target != nil) {
        throw Refusal(codebook: .badDecision(written: written), at: row.place)
      }
      return CodebookVerdict(
        review: try row.number("id"), decision, target: target, note: row["note"] ?? "",
        place: row.place)
    }
  }

  /// Decides about codings that are asked about, as one step.
  ///
  /// What is moved or dropped goes through finished sources, too; agreement keeps to what was
  /// sealed.
  ///
  /// - Throws: `Refusal` where a question is not there, was decided otherwise, or its coding is gone.
  package func decideReviews(
    _ verdicts: [CodebookVerdict], amending reason: String?
  ) throws -> CodebookVerdicts {
    let coder = try coder()
    return try file.change("review decide", by: coder) { writer in
      let codebook = try writer.reader.codebook()
      let records = Dictionary(
        uniqueKeysWithValues: try writer.reader.codebookReviews().map { ($0.id, $0) })
      let coders = Dictionary(
        uniqueKeysWithValues: try writer.reader.coders().map { ($0.id, $0.name) })
      var result = CodebookVerdicts()
      var plans: [(verdict: CodebookVerdict, record: CodebookReviewRecord, target: CodeID?)] = []
      var seen: Set<Int> = []
      for verdict in verdicts {
        guard let record = records[verdict.review] else {
          throw Refusal(codebook: .unknownReview(id: verdict.review), at: verdict.place)
        }
        guard seen.insert(verdict.review).inserted else {
          throw Refusal(codebook: .twoDecisions(id: verdict.review), at: verdict.place)
        }
        let target = try verdict.target.map { try codebook.wanted($0, at: verdict.place).id }
        if let former = record.decision {
          guard former == verdict.decision, target == record.target else {
            throw Refusal(
              codebook: .decidedAlready(
                id: record.id, decision: former,
                coder: record.decider.flatMap { coders[$0] } ?? "?"), at: verdict.place)
          }
          result.already += 1
          continue
        }
        guard record.isOpen else {
          throw Refusal(codebook: .codingGone(id: record.id), at: verdict.place)
        }
        if let target, target == record.code {
          throw Refusal(
            codebook: .movesNowhere(
              id: record.id, code: codebook.path(of: target).description), at: verdict.place)
        }
        plans.append((verdict, record, target))
      }
      let me = try writer.coder(named: coder)
      try writer.allow(plans.compactMap(\.target), amending: reason, by: me)
      for plan in plans {
        try writer.decideReview(
          plan.record.id, plan.verdict.decision, target: plan.target, note: plan.verdict.note,
          by: me)
        switch plan.verdict.decision {
        case .keep: result.kept += 1
        case .move: result.moved += 1
        case .drop:
          result.dropped += 1
          try writer.removeCoding(plan.record.coding.id)
        }
      }
      result.joined = try Self.move(plans.map { ($0.record, $0.target) }, writer)
      writer.summary =
        "\(result.kept) kept, \(result.moved) moved, \(result.dropped) dropped"
      return result
    }.result
  }

  /// Moves codings, those of one code to another together.
  ///
  /// - Returns: How many went because the other code was there already.
  private static func move(
    _ plans: [(record: CodebookReviewRecord, target: CodeID?)], _ writer: ProjectWriter
  ) throws -> Int {
    struct Way: Hashable {
      let from: CodeID
      let to: CodeID
    }
    var ways: [Way: Set<CodingID>] = [:]
    for plan in plans {
      guard let target = plan.target else { continue }
      ways[Way(from: plan.record.code, to: target), default: []].insert(plan.record.coding.id)
    }
    var joined = 0
    for (way, codings) in ways.sorted(by: { ($0.key.from, $0.key.to) < ($1.key.from, $1.key.to) }) {
      joined += try writer.moveCodings(from: way.from, to: way.to, only: codings).joined
    }
    return joined
  }
}
