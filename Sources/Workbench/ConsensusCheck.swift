internal import Analysis
internal import Store
internal import Study

/// What is left to do before the consensus of a source is complete.
struct ConsensusCheck {
  private let disputes: DisputeReader
  private let kept: [SourceID: [DecisionRecord]]

  init(_ reader: ProjectReader) throws {
    disputes = try DisputeReader(reader)
    kept = Dictionary(grouping: try reader.decisions(), by: \.source)
  }

  /// How many passages of a source hold a disagreement that is undecided.
  private func undecided(_ record: SourceRecord) throws -> Int {
    let id = record.source.id
    guard disputes.isComparable(id) else { return 0 }
    let source = try disputes.source(record, tolerance: nil)
    let checks = Dictionary(
      (kept[id] ?? []).map { ($0.dispute, $0.check) }, uniquingKeysWith: { first, _ in first })
    return source.found.passages(.passage).count { passage in
      passage.disputes.contains { dispute in
        let key = source.key(of: dispute)
        return checks[key.id] != key.check
      }
    }
  }

  /// The coders of a comparable source who have begun with it and not finished.
  private func waiting(_ record: SourceRecord) -> [String] {
    disputes.isComparable(record.source.id) ? disputes.unfinished(record.source.id) : []
  }

  /// Refuses a consensus that is not complete.
  ///
  /// - Parameters:
  ///   - record: The source.
  ///   - place: Where in an input it is said to be finished.
  /// - Throws: `AgreementProblem.undecided` or `.stillCoding`.
  func refuseIncomplete(_ record: SourceRecord, at place: InputPlace? = nil) throws {
    let source = record.source.name
    let count = try undecided(record)
    if count > 0 {
      throw Refusal(.agreement(.undecided(source: source, passages: count)), at: place)
    }
    let coders = waiting(record)
    if !coders.isEmpty {
      throw Refusal(.agreement(.stillCoding(source: source, coders: coders)), at: place)
    }
  }

  /// What the journal says of a consensus that is sealed all the same; nil where it is complete.
  func remark(on record: SourceRecord) throws -> String? {
    let count = try undecided(record)
    let coders = waiting(record)
    let parts =
      (count > 0 ? ["\(count) undecided"] : [])
      + (coders.isEmpty ? [] : ["\(coders.joined(separator: ", ")) still coding"])
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
