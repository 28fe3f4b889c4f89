internal import Formats
internal import Store
internal import Study

/// What an export is made from, read in bulk: rows that stand, without withdrawn cases and sources
/// of theirs.
struct RefiExportMaterial {
  let codebook: Codebook
  let sources: [SourceRecord]
  let coders: [(id: CoderID, name: String)]
  let cases: [Case]
  let attributes: [Attribute]
  let speakers: [SourceID: [Speaker]]
  let themes: [CodebookThemeRecord]
  let sets: [StudySet]
  let memos: [MemoRecord]
  let links: [MemoLinkRecord]
  /// The codings that go along, by source.
  let codings: [SourceID: [CodingRecord]]
  /// The codings of layers that were not asked for.
  let otherCodings: Int
  /// The cases that have taken their consent back.
  let withdrawn: [String]
  /// The sources in which such cases speak, which stay here as a whole.
  let withdrawnSources: [String]
  let guids: [RefiExportTable: [Int: String]]
  let attributeGuids: [String: String]
  let language: DocumentLanguage

  init(_ reader: ProjectReader, layers: [Layer]) throws {
    codebook = try reader.codebook()
    coders = try reader.coders()
    attributes = try reader.attributes()
    themes = try reader.codebookThemes()
    sets = try reader.studySets()
    memos = try reader.memos()
    links = try reader.memoLinks()
    attributeGuids = try reader.refiAttributeGuids()
    var guids: [RefiExportTable: [Int: String]] = [:]
    for table in RefiExportTable.allCases { guids[table] = try reader.refiGuids(table) }
    self.guids = guids
    language =
      try reader.setting("report-language").flatMap(DocumentLanguage.init(rawValue:)) ?? .en
    let gone = try reader.refiWithdrawnCases()
    let everyCase = try reader.cases()
    cases = everyCase.filter { !gone.contains($0.id) }
    withdrawn = everyCase.filter { gone.contains($0.id) }.map(\.name)
    let speakers = try reader.speakers()
    self.speakers = speakers
    let everySource = try reader.sources()
    let hidden = Set(
      everySource.map(\.source.id).filter { source in
        (speakers[source] ?? []).contains { $0.caseID.map(gone.contains) ?? false }
      })
    sources = everySource.filter { !hidden.contains($0.source.id) }
    withdrawnSources = everySource.filter { hidden.contains($0.source.id) }.map(\.source.name)
    var codings: [SourceID: [CodingRecord]] = [:]
    var others = 0
    for record in try reader.codingRecords() where !hidden.contains(record.coding.source) {
      guard codebook[record.coding.code] != nil else { continue }
      if layers.isEmpty || layers.contains(record.coding.rater.layer) {
        codings[record.coding.source, default: []].append(record)
      } else {
        others += 1
      }
    }
    self.codings = codings
    otherCodings = others
  }

  /// What a row is called in every copy.
  func guid(_ table: RefiExportTable, _ id: Int) -> String { guids[table]?[id] ?? "" }
}
