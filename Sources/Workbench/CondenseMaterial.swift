internal import Store
internal import Study
internal import Text

/// What is said by a case under a code and those below it.
struct CondenseCell: Hashable {
  let caseID: CaseID
  let code: CodeID
}

/// One code on one range, whoever put it there.
struct CondenseUnit: Hashable {
  let source: SourceID
  let span: TextSpan
  let code: CodeID

  init(_ source: SourceID, _ span: TextSpan, _ code: CodeID) {
    self.source = source
    self.span = span
    self.code = code
  }

  init(_ coding: Coding) { self.init(coding.source, coding.span, coding.code) }
}

/// The codings that count, by cases and codes, and what has been condensed of them.
struct CondenseMaterial {
  let names: WritingNames
  let rule: CountingRule
  /// The codings that count, each range and code once, as sources are listed.
  let codings: [CountedCoding]
  /// Which of them each case has under each code, and under those below it.
  let cells: [CondenseCell: [Int]]
  /// The place of each among the codings.
  let places: [CondenseUnit: Int]
  /// What has been written, by what it condenses.
  let cellRecords: [CondenseCell: [CondensationRecord]]
  let unitRecords: [CondenseUnit: [CondensationRecord]]
  /// Every coding of each unit, whoever's it is.
  let everyCoding: [CondenseUnit: [Coding]]
  /// The cases whose words are in each of the codings.
  private let casesOf: [[CaseID]]
  private let sourceGuids: [Int: String]
  private let codeGuids: [Int: String]
  private let caseGuids: [Int: String]
  private let coders: [CoderID: String]
  private let themesOf: [CodeID: [String]]

  init(_ reader: ProjectReader) throws {
    let names = try WritingNames(reader)
    let rule = CountingRule(assignments: try reader.assignments())
    let ranks = Dictionary(
      names.sources.records.enumerated().map { ($1.source.id, $0) },
      uniquingKeysWith: { first, _ in first })
    let all = try reader.codings()
    everyCoding = Dictionary(grouping: all, by: CondenseUnit.init)
    let codings = rule.codings(all).sorted { left, right in
      (ranks[left.source] ?? 0, left.span.start, left.span.end, names.codebook.place(of: left.code))
        < (
          ranks[right.source] ?? 0, right.span.start, right.span.end,
          names.codebook.place(of: right.code)
        )
    }
    let voices = CondenseVoices(turns: try reader.segments(.turn), speakers: try reader.speakers())
    casesOf = codings.map { voices.cases(in: $0.span, of: $0.source) }
    var cells: [CondenseCell: [Int]] = [:]
    var places: [CondenseUnit: Int] = [:]
    for (index, coding) in codings.enumerated() {
      places[CondenseUnit(coding.source, coding.span, coding.code)] = index
      var code: CodeID? = coding.code
      while let current = code {
        for caseID in casesOf[index] {
          cells[CondenseCell(caseID: caseID, code: current), default: []].append(index)
        }
        code = names.codebook[current]?.parent
      }
    }
    var cellRecords: [CondenseCell: [CondensationRecord]] = [:]
    var unitRecords: [CondenseUnit: [CondensationRecord]] = [:]
    for record in try reader.condensations() {
      switch record.subject {
      case .cell(let caseID, let code):
        cellRecords[CondenseCell(caseID: caseID, code: code), default: []].append(record)
      case .coding(let id):
        guard let coding = names.written[id]?.coding else { continue }
        unitRecords[CondenseUnit(coding), default: []].append(record)
      }
    }
    self.names = names
    self.rule = rule
    self.codings = codings
    self.cells = cells
    self.places = places
    self.cellRecords = cellRecords
    self.unitRecords = unitRecords
    sourceGuids = try reader.writingGuids(.source)
    codeGuids = try reader.writingGuids(.code)
    caseGuids = try reader.writingGuids(.studyCase)
    coders = Dictionary(
      try reader.coders().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    var themesOf: [CodeID: [String]] = [:]
    for theme in names.themes {
      for code in Set(theme.codes.flatMap { names.codebook.withDescendants($0) }) {
        themesOf[code, default: []].append(theme.name)
      }
    }
    self.themesOf = themesOf
  }

  /// The cases whose words are in a coding.
  func cases(of index: Int) -> [CaseID] { casesOf[index] }

  // MARK: - What was seen

  /// What the codings of a cell are: their sources, ranges and codes, in any copy the same.
  func seen(_ cell: CondenseCell) -> String { seen(cells[cell] ?? []) }

  /// What a coding is.
  func seen(_ unit: CondenseUnit) -> String { Self.digest([line(unit)]) }

  private func seen(_ indices: [Int]) -> String {
    indices.isEmpty
      ? ""
      : Self.digest(
        indices.map {
          line(CondenseUnit(codings[$0].source, codings[$0].span, codings[$0].code))
        }.sorted())
  }

  private func line(_ unit: CondenseUnit) -> String {
    let source = sourceGuids[unit.source] ?? "?"
    return "\(source) \(unit.span) \(codeGuids[unit.code] ?? "?")"
  }

  private static func digest(_ lines: [String]) -> String {
    String(Digest.sha256(Array(lines.joined(separator: "\n").utf8)).prefix(20))
  }

  // MARK: - Rows

  /// The row of a cell.
  func row(_ cell: CondenseCell, _ passages: [Int: CondensedPassage]) -> CondensedRow {
    let own = cells[cell] ?? []
    let records = cellRecords[cell] ?? []
    let key = "\(caseGuids[cell.caseID] ?? "?") \(codeGuids[cell.code] ?? "?")"
    return row(
      "x" + Self.digest([key]).prefix(10), seen(cell), records, isGone: own.isEmpty,
      caseName: names.label(.studyCase(cell.caseID)).name, source: nil, code: cell.code,
      own.compactMap { passages[$0] })
  }

  /// The row of a coding.
  func row(_ unit: CondenseUnit, _ passages: [Int: CondensedPassage]) -> CondensedRow {
    let index = places[unit]
    let cases = index.map { casesOf[$0] } ?? []
    let passage = index.flatMap { passages[$0] } ?? CondensedPassage(id: name(of: unit), text: "")
    return row(
      "u" + Self.digest([line(unit)]).prefix(10), seen(unit), unitRecords[unit] ?? [],
      isGone: index == nil,
      caseName: cases.isEmpty
        ? nil : cases.compactMap { names.caseName($0) }.joined(separator: ", "),
      source: names.label(.source(unit.source)).name, code: unit.code, [passage])
  }

  private func row(
    _ key: String, _ seen: String, _ records: [CondensationRecord], isGone: Bool,
    caseName: String?, source: String?, code: CodeID, _ passages: [CondensedPassage]
  ) -> CondensedRow {
    let texts = records.filter { !$0.isNotApplicable }
    let text = texts.map(\.body).joined(separator: "\n\n")
    let state: CondensedState =
      !texts.isEmpty ? .text : !records.isEmpty ? .notApplicable : isGone ? .nothing : .coded
    var freshness: CondensedFreshness?
    if !records.isEmpty {
      let isCurrent = records.allSatisfy { $0.seen == seen }
      freshness = isGone && !texts.isEmpty ? .gone : isCurrent ? .current : .stale
    }
    var authors: [String] = []
    for name in records.compactMap({ coders[$0.coder] }) where !authors.contains(name) {
      authors.append(name)
    }
    let label = names.label(.code(code))
    return CondensedRow(
      key: key, check: CondenseCheck(text: text, state: state, seen: seen).written,
      caseName: caseName, source: source,
      code: label.isGone ? CodePath([label.name]) : names.codebook.path(of: code),
      themes: themesOf[code] ?? [], passages: passages, state: state, text: text,
      freshness: freshness, author: authors.isEmpty ? nil : authors.joined(separator: ", "))
  }

  // MARK: - Passages

  /// Some of the codings as they read, with their quotations' ids.
  func passages(_ wanted: some Sequence<Int>) throws -> [Int: CondensedPassage] {
    var found: [Int: CondensedPassage] = [:]
    for (source, indices) in Dictionary(grouping: Set(wanted), by: { codings[$0].source }) {
      let text = try names.reader.text(of: source)
      let layer = ReadingLayer(try names.reader.marks(of: source).map(\.mark))
      for index in indices {
        let coding = codings[index]
        found[index] = CondensedPassage(
          id: name(of: CondenseUnit(source, coding.span, coding.code)),
          text: layer.read(coding.span, of: text))
      }
    }
    return found
  }

  private func name(of unit: CondenseUnit) -> String {
    let number = names.quotations[unit.source]?[unit.span]
    let source = names.label(.source(unit.source)).name
    return number.map { "\(source):\($0)" } ?? "\(source)[\(unit.span)]"
  }
}

/// Whose words are where.
struct CondenseVoices {
  private let turns: [SourceID: [Segment]]
  private let speakers: [SourceID: [Speaker]]

  init(turns: [SourceID: [Segment]], speakers: [SourceID: [Speaker]]) {
    self.turns = turns
    self.speakers = speakers
  }

  /// The cases who speak in a span, in the order in which they begin.
  func cases(in span: TextSpan, of source: SourceID) -> [CaseID] {
    let turns = turns[source] ?? []
    let speakers = speakers[source] ?? []
    var found: [CaseID] = []
    var index = turns.partitioningIndex { $0.span.end > span.start }
    while index < turns.count, turns[index].span.start < span.end {
      if let number = turns[index].speaker, speakers.indices.contains(number),
        let caseID = speakers[number].caseID, !found.contains(caseID)
      {
        found.append(caseID)
      }
      index += 1
    }
    return found
  }
}

/// What a row was like when a table was made of it: its text, and the codings under it.
struct CondenseCheck: Hashable {
  let text: String
  let seen: String

  init(text: String, state: CondensedState, seen: String) {
    let compared = state == .notApplicable ? "\u{0}" : CondensedText.compared(text)
    self.text = Self.short(compared)
    self.seen = Self.short(seen)
  }

  /// Reads a check as it is written; nil where it is none.
  init?(_ written: String) {
    let parts = written.split(separator: "-")
    guard parts.count == 2, parts[0].first == "t", parts[1].first == "s" else { return nil }
    text = String(parts[0].dropFirst())
    seen = String(parts[1].dropFirst())
  }

  /// How it is written.
  var written: String { "t\(text)-s\(seen)" }

  private static func short(_ text: String) -> String {
    String(Digest.sha256(Array(text.utf8)).prefix(8))
  }
}
