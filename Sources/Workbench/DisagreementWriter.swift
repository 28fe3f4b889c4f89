internal import Analysis
internal import Quotation
internal import Store
internal import Study
internal import Text

/// Puts together what a meeting needs of each disputed passage: words, context, codes, places.
struct DisagreementWriter {
  private let request: DisagreementsRequest
  private let reader: ProjectReader
  private let codebook: Codebook
  private let builder: QuotationBuilder
  private let speakers: [SourceID: [Speaker]]
  private let decisions: [String: DecisionRecord]

  init(
    _ request: DisagreementsRequest, _ reader: ProjectReader, _ disputes: DisputeReader
  ) throws {
    self.request = request
    self.reader = reader
    codebook = disputes.codebook
    speakers = try reader.speakers()
    builder = QuotationBuilder(
      codebook: codebook, coders: [:], cases: try reader.cases(), profile: .standard(),
      roleWords: request.roleWords)
    decisions = Dictionary(
      try reader.decisions().map { ($0.dispute, $0) }, uniquingKeysWith: { _, last in last })
  }

  /// The passages of a source as a meeting needs them, in the order given.
  func items(
    _ passages: [DisputedPassage], of source: DisputedSource
  ) throws -> [DisagreementItem] {
    guard !passages.isEmpty else { return [] }
    let id = source.record.source.id
    let text = try reader.text(of: id)
    let turns = try reader.segments(of: id, .turn)
    let grid = TurnGrid(turns: turns, sentences: try reader.segments(of: id, .sentence))
    let quoted = try self.quoted(
      passages,
      in: QuotedSource(
        source: source.record.source, text: text, reading: source.layer, turns: turns,
        speakers: speakers[id] ?? []))
    var agreed = AgreedSweep(source.found.agreed)
    return passages.compactMap { passage in
      guard let quotation = quoted[passage.span] else { return nil }
      let keys = passage.disputes.map(source.key)
      let around = surroundings(of: passage.span, in: turns)
      return DisagreementItem(
        keys: keys, source: source.record.source.name, place: grid.reach(of: passage.span),
        passage: passage, quoted: quotation,
        lead: source.layer.read(around.lead, of: text),
        tail: source.layer.read(around.tail, of: text),
        uses: source.raters.indices.map { rater in
          (source.raters[rater].name, uses(of: rater, in: passage, grid))
        },
        agreed: agreed.codes(in: passage.span).sorted {
          (codebook.place(of: $0), $0) < (codebook.place(of: $1), $1)
        }.map(codebook.path),
        former: former(keys))
    }
  }

  private func quoted(
    _ passages: [DisputedPassage], in source: QuotedSource
  ) throws -> [TextSpan: QuotedPassage] {
    let id = source.source.id
    let codings = passages.map { passage in
      CountedCoding(
        source: id, span: passage.span, code: passage.disputes[0].code, coders: [])
    }
    let list = builder.list(
      QuotationBuilder.Request(
        title: "", codes: codebook.codes.map(\.id), includesDescendants: false,
        contextTurns: request.contextTurns),
      from: codings, counting: CountingRule(assignments: []), source: { _ in source })
    return Dictionary(
      list.passages.map { ($0.span, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What stands before and after a span in the turns that it begins and ends in.
  private func surroundings(
    of span: TextSpan, in turns: [Segment]
  ) -> (lead: TextSpan, tail: TextSpan) {
    guard request.contextTurns > 0 else {
      return (TextSpan(span.start, span.start), TextSpan(span.end, span.end))
    }
    let first = turns.partitioningIndex { $0.span.end > span.start }
    let last = turns.partitioningIndex { $0.span.end >= span.end }
    let start = first < turns.count ? min(turns[first].span.start, span.start) : span.start
    let holdsEnd = last < turns.count && turns[last].span.start < span.end
    return (
      TextSpan(start, span.start), TextSpan(span.end, holdsEnd ? turns[last].span.end : span.end)
    )
  }

  private func uses(
    of rater: Int, in passage: DisputedPassage, _ grid: TurnGrid
  ) -> [DisputedUse] {
    passage.disputes.filter { !$0.extents[rater].isEmpty }
      .sorted { codebook.place(of: $0.code) < codebook.place(of: $1.code) }
      .map { dispute in
        let ranges = dispute.ranges[rater]
        return DisputedUse(
          code: codebook.path(of: dispute.code),
          places: ranges == [passage.span] ? [] : ranges.map { place(of: $0, grid) })
      }
  }

  /// A range's place by sentences where it is made of whole ones, else by the characters of a turn.
  private func place(of span: TextSpan, _ grid: TurnGrid) -> String {
    let reach = grid.reach(of: span)
    if let asked = try? Place(reach), let whole = try? grid.span(of: asked, asked: reach),
      whole == span
    {
      return reach
    }
    let turn = grid.turnNumber(at: span)
    guard grid.turns.indices.contains(turn - 1), grid.turns[turn - 1].span.encloses(span) else {
      return reach
    }
    let start = grid.turns[turn - 1].span.start
    return "\(turn):\(span.start - start)-\(span.end - start)"
  }

  /// What was decided about disputes before; without words where it was not the same for all.
  private func former(_ keys: [DisputeKey]) -> FormerDecision? {
    let known = keys.compactMap { key in decisions[key.id].map { (key, $0) } }
    guard let first = known.first?.1 else { return nil }
    let isStale = known.count < keys.count || known.contains { $0.0.check != $0.1.check }
    let isOne = known.allSatisfy { $0.1.decision == first.decision && $0.1.memo == first.memo }
    guard isOne else {
      return FormerDecision(decision: "", place: "", memo: "", isStale: isStale)
    }
    let parts = first.decision.split(separator: DecisionReader.placeSign)
    return FormerDecision(
      decision: String(parts.first ?? ""), place: parts.count > 1 ? String(parts[1]) : "",
      memo: first.memo, isStale: isStale)
  }
}

/// Finds the agreed codes of passages that come in the order of the text.
private struct AgreedSweep {
  private let agreed: [AgreedCoding]
  private var next = 0
  private var open: [AgreedCoding] = []

  init(_ agreed: [AgreedCoding]) {
    self.agreed = agreed
  }

  /// The codes agreed on somewhere in a span that begins no earlier than the one before it.
  mutating func codes(in span: TextSpan) -> Set<CodeID> {
    open.removeAll { $0.span.end <= span.start }
    while next < agreed.count, agreed[next].span.start < span.end {
      if agreed[next].span.end > span.start { open.append(agreed[next]) }
      next += 1
    }
    return Set(open.filter { $0.span.overlaps(span) }.map(\.code))
  }
}
