internal import Analysis
internal import Store
internal import Study
internal import Text

/// What a question of co-occurrence needs of the project, and no more.
struct CooccurrenceMaterial {
  /// What is computed from.
  let input: CooccurrenceInput
  /// What a report says of it.
  let scene: CooccurrenceScene

  /// Loads it.
  ///
  /// - Parameters:
  ///   - request: What is asked.
  ///   - reader: The project.
  ///   - allowed: What passages must touch, if a query says so.
  ///   - namedOnly: Whether the codes named are the only rows, in the order given.
  /// - Throws: `Refusal` where a code or coder is not known.
  init(
    _ request: CooccurrenceRequest, _ reader: ProjectReader, _ allowed: PassageFilter?,
    namedOnly: Bool = false
  ) throws {
    let codebook = try reader.codebook()
    let wanted = Set(try request.coders.map { try reader.coderID(named: $0) })
    func isWanted(_ rater: Rater) -> Bool { wanted.isEmpty || wanted.contains(rater.coder) }
    let assignments = try reader.assignments()
    let rule = CountingRule(assignments: assignments)
    let codings = rule.counting(
      try reader.codings().filter { coding in
        isWanted(coding.rater) && (allowed?.contains(coding.span, in: coding.source) ?? true)
      })
    let rows = try CooccurrenceRows(request, codebook, codings, namedOnly: namedOnly)
    var judges: [SourceID: Set<Rater>] = [:]
    for assignment in assignments
    where assignment.status == .finished && isWanted(assignment.rater)
      && assignment.rater.layer == rule.layer(of: assignment.source)
    {
      judges[assignment.source, default: []].insert(assignment.rater)
    }
    let coded = Set(codings.map(\.source))
    let loading = UnitLoading(request, reader, allowed)
    var units: [SourceID: UnitList] = [:]
    var base: [SourceID: UnitList] = [:]
    var turns: [SourceID: SpokenTurns] = [:]
    let speakers = try reader.speakers()
    for record in try reader.sources() {
      let id = record.source.id
      if coded.contains(id) {
        units[id] = try loading.units(of: record.source)
        if loading.needsTurns {
          turns[id] = try loading.turns(of: record.source, speakers[id] ?? [])
        }
      }
      if loading.needsBase, coded.contains(id) || judges[id] != nil {
        base[id] = try loading.base(of: record.source, speakers[id] ?? [])
      }
    }
    input = CooccurrenceInput(
      rule: request.rule, count: request.count, codes: rows.codes, codings: codings,
      acrossCoders: request.acrossCoders, units: units, base: base, judges: judges, turns: turns)
    let raters = Set(codings.map(\.rater.coder))
    scene = CooccurrenceScene(
      codebook: codebook, rollup: request.rollup, level: rows.level, base: loading.baseKind,
      role: request.role, sources: coded.count,
      consensusSources: coded.count { rule.layer(of: $0) == .consensus },
      coders: try reader.coders().filter { raters.contains($0.id) }.map(\.name))
  }
}

/// Reads what a rule and a count need of each source.
private struct UnitLoading {
  let needsTurns: Bool
  let needsBase: Bool
  let baseKind: UnitKind
  private let request: CooccurrenceRequest
  private let reader: ProjectReader
  private let allowed: PassageFilter?

  init(_ request: CooccurrenceRequest, _ reader: ProjectReader, _ allowed: PassageFilter?) {
    self.request = request
    self.reader = reader
    self.allowed = allowed
    needsTurns = request.rule == .sameCase || request.count == .cases
    needsBase = request.needsTables || request.count == .units && request.rule.unit == nil
    baseKind = request.rule.unit ?? request.base
  }

  /// What the rule compares by: its units, or the words.
  func units(of source: Source) throws -> UnitList {
    if let kind = request.rule.unit { return try reader.units(kind, of: source) }
    guard let reach = request.rule.reach else { return UnitList() }
    if let kind = reach.step.unit { return try reader.units(kind, of: source) }
    let layer = ReadingLayer(try reader.marks(of: source.id).map(\.mark))
    let tokens = Tokenizer().tokens(in: try reader.text(of: source.id), through: layer)
    return try UnitList(tokens.map(\.span))
  }

  /// The units for tables of units: of those whose speech counts, where the query allows.
  func base(of source: Source, _ speakers: [Speaker]) throws -> UnitList {
    let content = try reader.content(of: source, role: request.role, speakers: speakers)
    let units = try reader.units(baseKind, of: source)
    return try UnitList(
      units.spans.filter {
        content.overlaps($0) && (allowed?.contains($0, in: source.id) ?? true)
      })
  }

  /// Whose words its turns are.
  func turns(of source: Source, _ speakers: [Speaker]) throws -> SpokenTurns {
    SpokenTurns(
      try reader.segments(of: source.id, .turn).map { turn in
        let speaker = turn.speaker.flatMap { speakers.indices.contains($0) ? speakers[$0] : nil }
        return SpokenTurns.Turn(
          span: turn.span, caseID: speaker?.caseID,
          isInterviewer: speaker?.role == .interviewer)
      })
  }
}

/// The rows of a matrix: the codes, and which codes count for each.
private struct CooccurrenceRows {
  let codes: [ReportedCode]
  /// The level at which codes were told apart, if at one.
  let level: Int?

  init(
    _ request: CooccurrenceRequest, _ codebook: Codebook, _ codings: [Coding], namedOnly: Bool
  ) throws {
    let asked = try request.codes.map { try codebook.wanted($0).id }
    level = Self.level(request, codebook, asked, namedOnly: namedOnly)
    var uses: [CodeID: Int] = [:]
    for coding in codings { uses[coding.code, default: 0] += 1 }
    let withAll = { (id: CodeID) in ReportedCode(id: id, members: Set(codebook.withDescendants(id)))
    }
    if namedOnly {
      let isRolledUp = request.rollup || level != nil
      codes = asked.map { isRolledUp ? withAll($0) : ReportedCode($0) }
      return
    }
    let roots = Set(asked)
    var named = roots
    if !request.rollup || level != nil {
      for id in asked { named.formUnion(codebook.withDescendants(id)) }
    }
    var rows: [ReportedCode] = []
    for id in codebook.codes.map(\.id) where named.isEmpty || named.contains(id) {
      let depth = codebook.depth(of: id) + 1
      switch level {
      case .some(let level) where depth > level && !roots.contains(id): continue
      case .some(let level) where depth >= level: rows.append(withAll(id))
      default: rows.append(request.rollup ? withAll(id) : ReportedCode(id))
      }
    }
    let sized = rows.map { row in
      (row: row, uses: row.members.reduce(0) { $0 + (uses[$1] ?? 0) })
    }.filter { $0.uses > 0 }
    codes = Self.top(request.top, sized, codebook)
  }

  /// Those with most codings, in the order of the codebook.
  private static func top(
    _ most: Int?, _ sized: [(row: ReportedCode, uses: Int)], _ codebook: Codebook
  ) -> [ReportedCode] {
    guard let most, sized.count > most else { return sized.map(\.row) }
    let kept = Set(
      sized.sorted {
        ($1.uses, codebook.place(of: $0.row.id)) < ($0.uses, codebook.place(of: $1.row.id))
      }.prefix(most).map(\.row.id))
    return sized.map(\.row).filter { kept.contains($0.id) }
  }

  private static func level(
    _ request: CooccurrenceRequest, _ codebook: Codebook, _ asked: [CodeID], namedOnly: Bool
  ) -> Int? {
    switch request.level {
    case .number(let level): return level
    case .all: return nil
    case nil: break
    }
    guard request.isForEyes, !request.rollup, request.top == nil,
      asked.isEmpty || namedOnly && asked.allSatisfy({ codebook.depth(of: $0) == 0 }),
      codebook.codes.contains(where: { codebook.depth(of: $0.id) > 0 })
    else { return nil }
    return 1
  }
}
