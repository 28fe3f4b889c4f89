internal import Analysis
internal import Store
internal import Study
internal import Text

/// The decisions of a consensus that a corrected text leaves as they were.
///
/// A decision is about a code, a place and what each coder has there. Where every range of a dispute
/// stands with the same words in the new text, and is the same dispute there, its decision stays;
/// where a word of it was changed, somebody has to look at it again.
struct RevisedDecisions {
  /// A dispute as the new text is to have it: its code, and each coder's ranges.
  private struct Place: Hashable {
    let code: CodeID
    let ranges: [[TextSpan]]
  }

  private var former: [Place: DisputeKey] = [:]
  /// How many disputes of the former text are decided.
  private(set) var decided = 0

  /// Reads what is decided before anything is written.
  init(_ plan: RevisionPlan, _ reader: ProjectReader) throws {
    let record = plan.former.record
    let kept = try reader.decisions().filter { $0.source == record.source.id }
    guard !kept.isEmpty else { return }
    let disputes = try DisputeReader(reader)
    guard disputes.isComparable(record.source.id) else { return }
    let checks = Dictionary(
      kept.map { ($0.dispute, $0.check) }, uniquingKeysWith: { first, _ in first })
    let source = try disputes.source(record, tolerance: nil)
    for dispute in source.found.disputes {
      let key = source.key(of: dispute)
      guard checks[key.id] == key.check else { continue }
      decided += 1
      if let place = Self.place(of: dispute, plan) { former[place] = key }
    }
  }

  private static func place(of dispute: Dispute, _ plan: RevisionPlan) -> Place? {
    var moved: [[TextSpan]] = []
    for ranges in dispute.ranges {
      var spans: [TextSpan] = []
      for range in ranges {
        guard case .same(let span) = plan.revision.anchor(range) else { return nil }
        spans.append(span)
      }
      moved.append(spans.sorted())
    }
    return Place(code: dispute.code, ranges: moved)
  }

  /// Gives the decisions that stay the keys of their disputes in the new text.
  ///
  /// - Returns: How many disputes stay decided.
  func carry(to source: SourceID, _ writer: ProjectWriter) throws -> Int {
    guard !former.isEmpty else { return 0 }
    let reader = writer.reader
    guard let record = try reader.sources().first(where: { $0.source.id == source }) else {
      return 0
    }
    let revised = try DisputeReader(reader).source(record, tolerance: nil)
    let records = Dictionary(
      grouping: try reader.decisions().filter { $0.source == source }, by: \.dispute)
    var carried = 0
    for dispute in revised.found.disputes {
      let place = Place(code: dispute.code, ranges: dispute.ranges)
      guard let key = former[place] else { continue }
      let new = revised.key(of: dispute)
      for decision in records[key.id] ?? [] where decision.check == key.check {
        try writer.rekeyDecision(decision.id, (new.id, new.check))
      }
      carried += 1
    }
    return carried
  }
}
