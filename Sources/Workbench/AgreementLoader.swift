internal import Analysis
internal import Store
internal import Study
internal import Text

/// What is judged in one source, at the unit asked for and by characters.
struct AgreementMaterial {
  /// The units that are asked about.
  let units: UnitList
  /// The scalars that can be coded, for the units.
  let content: SpanSet
  /// The scalars that can be coded and are asked about, for the unit `character`.
  let characters: SpanSet
  /// The number of units that are not asked about.
  let unitsOutside: Int
  /// Whether anything in the source is asked about.
  let isAskedAbout: Bool
}

/// Loads what is judged in sources, each once, and all their segments in one reading.
struct AgreementLoader {
  private let reader: ProjectReader
  private let unit: UnitKind
  private let role: SpeakerRole?
  private let cases: Set<CaseID>?
  private let asked: AskedPassages?
  private let speakers: [SourceID: [Speaker]]
  private let turns: [SourceID: [Segment]]
  private let segments: [SourceID: [Segment]]

  /// Gets ready.
  ///
  /// - Parameters:
  ///   - reader: The project.
  ///   - unit: What is judged.
  ///   - role: Whose speech counts; nil for everybody's.
  ///   - cases: The only cases whose speech counts; nil for everybody's.
  ///   - asked: The stretches that are asked about; nil where every unit is.
  /// - Throws: `StoreError` where the file cannot be read.
  init(
    _ reader: ProjectReader, unit: UnitKind, role: SpeakerRole?, cases: Set<CaseID>?,
    asked: AskedPassages?
  ) throws {
    self.reader = reader
    self.unit = unit
    self.role = role
    self.cases = cases
    self.asked = asked
    speakers = try reader.speakers()
    turns = try reader.segments(.turn)
    segments = try unit.segmentKind.map { try reader.segments($0) } ?? [:]
  }

  /// Loads a source.
  func material(of source: Source) throws -> AgreementMaterial {
    let layer = ReadingLayer(try reader.marks(of: source.id).map(\.mark))
    let own = speakers[source.id] ?? []
    let turns = turns[source.id] ?? []
    var content = layer.content(of: source, role: role, speakers: own, turns: turns)
    if let cases {
      content = content.intersection(
        SpanSet(
          turns.filter { turn in
            guard let index = turn.speaker, own.indices.contains(index) else { return false }
            return own[index].caseID.map(cases.contains) ?? false
          }.map(\.span)))
    }
    let all = try units(of: source, layer)
    guard let asked else {
      return AgreementMaterial(
        units: all, content: content, characters: content, unitsOutside: 0,
        isAskedAbout: cases == nil || !content.isEmpty)
    }
    let characters = asked.part(of: content, in: source.id)
    let units = try UnitList(asked.units(all.spans, of: content, in: source.id))
    return AgreementMaterial(
      units: units, content: unit == .character ? characters : content, characters: characters,
      unitsOutside: all.spans.count - units.spans.count, isAskedAbout: !characters.isEmpty)
  }

  private func units(of source: Source, _ layer: ReadingLayer) throws -> UnitList {
    switch unit {
    case .character: return UnitList()
    case .source: return try UnitList([TextSpan(0, source.length)])
    case .token, .sentence, .turn, .paragraph, .section:
      if let known = segments[source.id], !known.isEmpty { return try UnitList(known.map(\.span)) }
      return unit == .token ? try UnitList(reader.words(of: source, through: layer)) : UnitList()
    }
  }
}

extension UnitKind {
  /// The segments that are such units; nil where it takes none.
  fileprivate var segmentKind: SegmentKind? {
    switch self {
    case .character, .source: nil
    case .token: .token
    case .sentence: .sentence
    case .turn: .turn
    case .paragraph: .paragraph
    case .section: .section
    }
  }
}
