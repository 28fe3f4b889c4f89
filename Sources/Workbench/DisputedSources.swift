internal import Analysis
internal import Store
internal import Study
internal import Text

/// What identifies a dispute in an agenda, and the state of it that the agenda shows.
package struct DisputeKey: Hashable, Sendable {
  /// `d` and ten digits: the source, the code and the place, the same in every copy of the project.
  package let id: String
  /// `c` and eight digits: the text, the coders and what each of them has there.
  package let check: String
}

/// A source that two coders or more have finished, with what they disagree on.
struct DisputedSource {
  let record: SourceRecord
  /// Those compared, by name.
  let raters: [(rater: Rater, name: String)]
  let found: SourceDisagreements
  let layer: ReadingLayer
  private let codeGuids: [CodeID: String]

  init(
    _ record: SourceRecord, raters: [(rater: Rater, name: String)], found: SourceDisagreements,
    layer: ReadingLayer, codeGuids: [CodeID: String]
  ) {
    self.record = record
    self.raters = raters
    self.found = found
    self.layer = layer
    self.codeGuids = codeGuids
  }

  /// The key of one of its disputes.
  func key(of dispute: Dispute) -> DisputeKey {
    let place = [
      record.source.guid, codeGuids[dispute.code] ?? "?", "\(dispute.span.start)",
      "\(dispute.span.end)",
    ]
    let state = zip(raters, dispute.ranges).map { rater, ranges in
      rater.name + " " + ranges.map { "\($0.start)-\($0.end)" }.joined(separator: " ")
    }
    return DisputeKey(
      id: "d" + Self.digest(place, 10), check: "c" + Self.digest([record.textHash] + state, 8))
  }

  private static func digest(_ parts: [String], _ length: Int) -> String {
    String(Digest.sha256(Array(parts.joined(separator: "\n").utf8)).prefix(length))
  }
}

/// Reads from a project what coders disagree on, source by source.
struct DisputeReader {
  let codebook: Codebook
  /// The coders by number.
  let names: [CoderID: String]
  let assignments: [Assignment]
  private let reader: ProjectReader
  private let codeGuids: [CodeID: String]
  private let finished: [SourceID: [Rater]]

  init(_ reader: ProjectReader) throws {
    self.reader = reader
    codebook = try reader.codebook()
    codeGuids = try reader.codeGuids()
    names = Dictionary(uniqueKeysWithValues: try reader.coders().map { ($0.id, $0.name) })
    assignments = try reader.assignments()
    finished = Dictionary(
      grouping: assignments.filter {
        $0.rater.layer == .individual && $0.status == .finished
      }, by: \.source
    ).mapValues { $0.map(\.rater) }
  }

  /// Whether two coders or more have finished a source.
  func isComparable(_ source: SourceID) -> Bool { (finished[source] ?? []).count > 1 }

  /// The coders who have begun with a source and not finished it.
  func unfinished(_ source: SourceID) -> [String] {
    assignments.filter {
      $0.source == source && $0.rater.layer == .individual && $0.status == .started
    }.compactMap { names[$0.rater.coder] }.sortedByName()
  }

  /// What the coders of a source disagree on.
  ///
  /// - Parameters:
  ///   - record: the source.
  ///   - tolerance: from which share two stretches are nearly the same; nil where nobody asks in
  ///     what way the coders differ.
  /// - Returns: the source.
  /// - Throws: `StoreError` where the file cannot be read.
  func source(_ record: SourceRecord, tolerance: Double?) throws -> DisputedSource {
    let source = record.source
    let raters = (finished[source.id] ?? []).map { (rater: $0, name: names[$0.coder] ?? "?") }
      .sortedByName(\.name)
    let layer = ReadingLayer(try reader.marks(of: source.id).map(\.mark))
    let codings = try reader.codings(in: source.id)
    func found(words: [TextSpan]) -> SourceDisagreements {
      SourceDisagreements(
        DisagreementSource(
          id: source.id, content: layer.content(of: TextSpan(0, source.length)),
          raters: raters.map(\.rater), codings: codings, words: words),
        codebook: codebook, tolerance: tolerance ?? SourceDisagreements.usualTolerance)
    }
    var result = found(words: [])
    if tolerance != nil, result.dependsOnWords {
      let text = try reader.text(of: source.id)
      result = found(words: Tokenizer().tokens(in: text, through: layer).map(\.span))
    }
    return DisputedSource(
      record, raters: raters, found: result, layer: layer, codeGuids: codeGuids)
  }
}
