internal import Formats
internal import Store
internal import Study
internal import Text

/// Which notes hang on what, by the project file's numbers.
struct RefiExportNotes {
  var ofCodes: [CodeID: [RefiGUID]] = [:]
  var ofSources: [SourceID: [RefiGUID]] = [:]
  var ofCodings: [CodingID: [RefiGUID]] = [:]
  var ofThemes: [Int: [RefiGUID]] = [:]
  /// Notes on cases, which the standard ties to them by links.
  var ofCases: [(note: RefiGUID, studyCase: CaseID)] = []
  /// What memos are called, by number.
  var memos: [Int: RefiGUID] = [:]
}

extension RefiExportBuilder {
  /// Makes notes of memos and of what coders noted on their codings.
  mutating func addNotes() {
    var left = 0
    var unanchored = 0
    for memo in material.memos where !memo.isDecision {
      guard isThere(memo.target) else {
        left += 1
        continue
      }
      let guid = take(.memo, memo.id)
      notes.memos[memo.id] = guid
      let title = memo.title.isEmpty ? memo.body.firstLine : memo.title
      let user = memo.coder.flatMap { users[Rater(coder: $0, layer: .individual)] }
      project.notes.append(
        RefiText(
          guid: guid, name: title, stamp: RefiStamp(creatingUser: user, created: memo.at),
          description: memo.kind.isEmpty ? nil : memo.kind, content: memo.body))
      switch memo.target {
      case .project: project.noteRefs.append(guid)
      case .source(let id): notes.ofSources[id, default: []].append(guid)
      case .studyCase(let id): notes.ofCases.append((guid, id))
      case .code(let id): notes.ofCodes[id, default: []].append(guid)
      case .coding(let id): notes.ofCodings[id, default: []].append(guid)
      case .theme(let id): notes.ofThemes[id, default: []].append(guid)
      case .claim, .memo: unanchored += 1
      }
    }
    let ofCodings = addCodingNotes()
    report.add(.notes, .written, project.notes.count)
    report.add(
      .memoKinds, .changed,
      material.memos.count { !$0.kind.isEmpty && notes.memos[$0.id] != nil })
    report.add(.codingNotes, .changed, ofCodings)
    report.add(.caseMemos, .changed, notes.ofCases.count)
    report.add(.memoAnchors, .left, unanchored)
    report.add(.memosLeft, .left, left)
    report.add(.decisions, .left, material.memos.count { $0.isDecision })
  }

  private mutating func addCodingNotes() -> Int {
    var count = 0
    for record in material.sources.flatMap({ material.codings[$0.source.id] ?? [] })
    where !record.note.isEmpty {
      let id = record.coding.id
      let guid = guids.make(Self.noteName(ofCoding: codings[id]))
      project.notes.append(
        RefiText(
          guid: guid, name: record.note.firstLine,
          stamp: RefiStamp(creatingUser: users[record.coding.rater], created: record.at),
          content: record.note))
      notes.ofCodings[id, default: []].insert(guid, at: 0)
      count += 1
    }
    return count
  }

  /// Whether what a memo is about goes along.
  private func isThere(_ target: WritingTarget) -> Bool {
    switch target {
    case .project, .claim, .memo: true
    case .source(let id): sources[id] != nil
    case .studyCase(let id): cases[id] != nil
    case .code(let id): codes[id] != nil
    case .coding(let id): codings[id] != nil
    case .theme(let id): themes[id] != nil
    }
  }

  /// Makes links of what ties notes to cases, and of the links between memos and other things.
  mutating func addLinks() {
    for (note, studyCase) in notes.ofCases {
      project.links.append(
        RefiLink(
          guid: guids.make("link \(note)"), name: nil, direction: "OneWay", origin: note,
          target: cases[studyCase]))
    }
    let ends = linkEnds()
    var left = 0
    for link in material.links {
      guard let origin = ends[link.fromTable]?[link.fromGuid],
        let target = ends[link.toTable]?[link.toGuid]
      else {
        left += 1
        continue
      }
      project.links.append(
        RefiLink(
          guid: take(.link, link.id), name: link.relation.isEmpty ? nil : link.relation,
          direction: "OneWay", origin: origin, target: target))
    }
    report.add(.links, .written, project.links.count)
    report.add(.linksLeft, .left, left)
  }

  /// What may be linked, by table and guid.
  private func linkEnds() -> [String: [String: RefiGUID]] {
    func named(_ table: RefiExportTable, _ parts: [Int: RefiGUID]) -> [String: RefiGUID] {
      Dictionary(
        parts.map { (material.guid(table, $0.key), $0.value) },
        uniquingKeysWith: { first, _ in first })
    }
    return [
      RefiExportTable.source.rawValue: named(.source, sources),
      RefiExportTable.studyCase.rawValue: named(.studyCase, cases),
      RefiExportTable.code.rawValue: named(.code, codes),
      RefiExportTable.coding.rawValue: named(.coding, codings),
      RefiExportTable.theme.rawValue: named(.theme, themes),
      RefiExportTable.memo.rawValue: named(.memo, notes.memos),
    ]
  }
}

extension String {
  /// The first line without the signs of a Markdown heading; nil where there is none.
  fileprivate var firstLine: String? {
    let line = split(separator: "\n", maxSplits: 1).first.map { $0.drop { "# ".contains($0) } }
    return line.flatMap { $0.isEmpty ? nil : String($0) }
  }
}
