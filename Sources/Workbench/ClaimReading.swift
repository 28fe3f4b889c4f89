internal import Quotation
internal import Store
internal import Study
internal import Text

/// Puts claims together with the passages for and against them.
struct ClaimReading {
  let names: WritingNames
  private let quoting: MatrixQuoting
  private let supports: [Int: [ClaimSupportRecord]]
  private let voices: InformantVoices
  private let speakers: [SourceID: [Speaker]]
  private let turns: [SourceID: [Segment]]
  private let coders: [CoderID: String]
  /// The codes and coders that every range has now, by its place.
  private let standing: [ClaimRange: [CountedCoding]]
  private let units: Set<CondenseUnit>

  init(_ reader: ProjectReader, _ quoting: MatrixQuoting) throws {
    names = try WritingNames(reader)
    self.quoting = quoting
    supports = Dictionary(grouping: try reader.claimSupports(), by: \.claim)
    speakers = try reader.speakers()
    turns = try reader.segments(.turn)
    voices = InformantVoices(turns: turns, speakers: speakers)
    coders = Dictionary(
      try reader.coders().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let all = try reader.codings()
    units = Set(all.map(CondenseUnit.init))
    standing = Dictionary(
      grouping: CountingRule(assignments: try reader.assignments()).codings(all),
      by: { ClaimRange($0.source, $0.span) })
  }

  /// Some claims, as they are printed.
  func sheets(_ claims: [ClaimRecord]) throws -> [ClaimSheet] {
    var needed: Set<SourceID> = []
    for claim in claims {
      for row in supports[claim.id] ?? [] {
        if let coding = names.written[row.coding]?.coding { needed.insert(coding.source) }
      }
    }
    let quoted = try sources(needed)
    let builder = QuotationBuilder(
      codebook: names.codebook, coders: coders, cases: names.cases,
      profile: quoting.attribution, roleWords: quoting.roleWords)
    return claims.map { claim in sheet(claim, quoted, builder) }
  }

  private func sheet(
    _ claim: ClaimRecord, _ quoted: [SourceID: QuotedSource], _ builder: QuotationBuilder
  ) -> ClaimSheet {
    let rows = (supports[claim.id] ?? []).compactMap { row -> ClaimRow? in
      guard let record = names.written[row.coding] else { return nil }
      let unit = CondenseUnit(record.coding)
      return ClaimRow(
        side: row.side, unit: unit, order: names.order(.coding(row.coding)),
        isGone: record.isGone && !units.contains(unit))
    }.sorted { left, right in
      left.side == right.side ? left.order < right.order : left.side == .supporting
    }
    var seen: Set<ClaimRow.Key> = []
    let unique = rows.filter { seen.insert($0.key).inserted }
    let grounds = unique.map { row in
      ClaimGround(
        side: row.side, source: row.unit.source,
        informants: quoted[row.unit.source].map {
          voices.informants(in: row.unit.span, of: $0.source)
        } ?? [], isGone: row.isGone)
    }
    let informants = gather(grounds, \.informants)
    let passages = unique.compactMap { row -> ClaimSheet.Passage? in
      guard let source = quoted[row.unit.source] else { return nil }
      let own = standing[ClaimRange(row.unit.source, row.unit.span)] ?? []
      return ClaimSheet.Passage(
        side: row.side,
        quoted: builder.passage(row.unit.span, codings: own, in: source, contextTurns: 0),
        kind: source.source.kind, isGone: row.isGone)
    }
    return ClaimSheet(
      key: "c\(claim.id)", statement: claim.statement, note: claim.note,
      contrarySought: claim.contrarySought, passages: passages,
      informants: informants.mapValues(\.count),
      unlinked: informants.mapValues { own in own.count { $0.caseID == nil } },
      sources: gather(grounds) { [$0.source] }.mapValues(\.count),
      flags: ClaimFlag.flags(of: grounds, contrarySought: !claim.contrarySought.isEmpty))
  }

  /// What the passages that still are coded have on each side, each once.
  private func gather<Value: Hashable>(
    _ grounds: [ClaimGround], _ values: (ClaimGround) -> [Value]
  ) -> [ClaimSide: Set<Value>] {
    var found: [ClaimSide: Set<Value>] = [:]
    for ground in grounds where !ground.isGone {
      found[ground.side, default: []].formUnion(values(ground))
    }
    return found
  }

  private func sources(_ needed: Set<SourceID>) throws -> [SourceID: QuotedSource] {
    var quoted: [SourceID: QuotedSource] = [:]
    for record in names.sources.records where needed.contains(record.source.id) {
      let id = record.source.id
      quoted[id] = QuotedSource(
        source: record.source, text: try names.reader.text(of: id),
        reading: ReadingLayer(try names.reader.marks(of: id).map(\.mark)),
        turns: turns[id] ?? [], speakers: speakers[id] ?? [],
        numbers: names.quotations[id] ?? [:])
    }
    return quoted
  }
}

/// A range of a source.
private struct ClaimRange: Hashable {
  let source: SourceID
  let span: TextSpan

  init(_ source: SourceID, _ span: TextSpan) {
    self.source = source
    self.span = span
  }
}

/// A passage on a side of a claim.
private struct ClaimRow {
  /// What makes two rows the same passage.
  struct Key: Hashable {
    let side: ClaimSide
    let range: ClaimRange
  }

  let side: ClaimSide
  let unit: CondenseUnit
  let order: WritingOrder
  let isGone: Bool

  var key: Key { Key(side: side, range: ClaimRange(unit.source, unit.span)) }
}
