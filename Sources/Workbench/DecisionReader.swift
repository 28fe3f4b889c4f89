internal import Analysis
internal import Store
internal import Study
internal import Text

/// A code on a range that a decision puts into the consensus layer.
struct Placement: Hashable {
  let code: CodeID
  let span: TextSpan
}

/// What was decided about one dispute, and what that makes of it.
struct SettledDispute {
  let dispute: Dispute
  let key: DisputeKey
  /// The decision as it was written, on one line.
  let decision: String
  let memo: String
  /// The codings that it makes.
  let placements: [Placement]
  /// Whether what was decided before is taken back, and nothing else put in its place.
  var isWithdrawal = false
  /// Where it was read; nil where it has been kept from before.
  let place: InputPlace?
}

/// Tells what a decision means: codes, coders' names, or no code.
struct DecisionReader {
  /// What is written for no code, in any of the languages of reports.
  static let noneWords: Set = ["none", "ingen", "inga"]
  /// What is written to take a decision back, in any of the languages of reports.
  static let withdrawalWords: Set = ["withdraw", "trekk tilbake"]
  /// What parts a decision from the place that it names, where it is kept.
  static let placeSign = " @ "

  private let codebook: Codebook
  private let source: DisputedSource
  private let grid: () throws -> TurnGrid

  /// Takes a source; its turns are asked for where a decision names a place.
  init(_ codebook: Codebook, _ source: DisputedSource, grid: @escaping () throws -> TurnGrid) {
    self.codebook = codebook
    self.source = source
    self.grid = grid
  }

  /// What a row decides of each of its disputes.
  ///
  /// A coder's name stands for what that coder has of the disputed codes. A disputed code is put on
  /// all that any coder has of it here, any other code on the whole passage; with a place, on that.
  ///
  /// - Throws: `Refusal` with the row's place where a word is neither code nor coder, or the place is
  ///   none.
  func settled(
    _ row: DecisionFile.Row, _ disputes: [(dispute: Dispute, key: DisputeKey)]
  ) throws -> [SettledDispute] {
    if Self.isWithdrawal(row) {
      guard Self.parts(of: row).allSatisfy(Self.isWithdrawal) else {
        throw Refusal(.agreement(.withdrawalAndMore(written: row.decision)), at: row.place)
      }
      return disputes.map { entry in
        SettledDispute(
          dispute: entry.dispute, key: entry.key, decision: "", memo: "", placements: [],
          isWithdrawal: true, place: row.place)
      }
    }
    let passage = disputes.dropFirst().reduce(disputes[0].dispute.span) {
      $0.hull($1.dispute.span)
    }
    let span = try row.decidedAt.map { try self.span($0, at: row.place) }
    var placements: [Set<Placement>] = Array(repeating: [], count: disputes.count)
    for word in try words(of: row) {
      if let rater = rater(named: word) {
        for (index, entry) in disputes.enumerated() where !entry.dispute.extents[rater].isEmpty {
          let ranges = span.map { [$0] } ?? entry.dispute.ranges[rater]
          placements[index].formUnion(
            ranges.map { Placement(code: entry.dispute.code, span: $0) })
        }
      } else {
        let code = try self.code(word, at: row.place)
        let owner = disputes.firstIndex { $0.dispute.code == code }
        let standard = owner.map { disputes[$0].dispute.span } ?? passage
        placements[owner ?? 0].insert(Placement(code: code, span: span ?? standard))
      }
    }
    let written = Self.parts(of: row).joined(separator: "; ")
    return zip(disputes, placements).map { entry, placements in
      SettledDispute(
        dispute: entry.dispute, key: entry.key,
        decision: written + (row.decidedAt.map { Self.placeSign + $0 } ?? ""),
        memo: row.memo, placements: placements.sorted { ($0.span, $0.code) < ($1.span, $1.code) },
        place: row.place)
    }
  }

  /// Whether a row takes back what was decided.
  static func isWithdrawal(_ row: DecisionFile.Row) -> Bool {
    parts(of: row).contains(where: isWithdrawal)
  }

  private static func isWithdrawal(_ word: String) -> Bool {
    withdrawalWords.contains(word.foldedForSearch)
  }

  /// What stands between the signs that part the words of a decision.
  private static func parts(of row: DecisionFile.Row) -> [String] {
    row.decision.split { "\n;".contains($0) }.map { String($0).trimmingBlanks() }
      .filter { !$0.isEmpty }
  }

  /// The words of a decision; none where it is to have no code.
  private func words(of row: DecisionFile.Row) throws -> [String] {
    let words = Self.parts(of: row)
    let isNone = words.map { Self.noneWords.contains($0.foldedForSearch) }
    guard isNone.contains(true) else { return words }
    guard isNone.allSatisfy({ $0 }) else {
      throw Refusal(.noneAndMore(written: row.decision), at: row.place)
    }
    return []
  }

  private func rater(named word: String) -> Int? {
    source.raters.firstIndex { $0.name.nfc == word.nfc }
      ?? source.raters.firstIndex { $0.name.foldedForSearch == word.foldedForSearch }
  }

  private func code(_ word: String, at place: InputPlace) throws -> CodeID {
    do throws(CodeLookupError) {
      return try codebook.code(named: word).id
    } catch {
      switch error {
      case .ambiguous(let asked, let candidates):
        throw Refusal(
          .ambiguousCode(asked: asked, candidates: candidates.map(\.description)), at: place)
      case .unknown(let asked, let nearest):
        let coders = source.raters.map(\.name)
        throw Refusal(
          .unknownDecision(
            asked: asked,
            nearest: NearestNames(coders).matches(for: asked) + nearest.map(\.description),
            coders: coders), at: place)
      }
    }
  }

  /// The range that a decision names.
  private func span(_ asked: String, at place: InputPlace) throws -> TextSpan {
    do {
      let span = try grid().span(of: Place(asked), asked: asked)
      guard source.layer.contentLength(of: span) > 0 else {
        throw Refusal(
          .rangeIsSilent(
            start: span.start, end: span.end, source: source.record.source.name))
      }
      return span
    } catch let refusal as Refusal {
      throw Refusal(refusal.problem, at: place)
    }
  }
}
