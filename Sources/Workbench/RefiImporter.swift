internal import Formats
internal import Store
internal import Study
internal import Text

/// Takes a project of another program into this one, table by table.
///
/// What is known by its identifier is left as it is; of what is new, rows are made under the
/// identifiers that the file gives.
final class RefiImporter {
  let writer: ProjectWriter
  let material: RefiImportMaterial
  let reader: FileReader
  let place: InputPlace
  var ledger = RefiImportLedger()

  /// The coders by their users' identifiers.
  var coders: [RefiGUID: CoderID] = [:]
  /// The layers of users who are a coder's other layer, in a file that this program wrote.
  var layers: [RefiGUID: Layer] = [:]
  /// Who coded where it is not said.
  var unnamedCoder: CoderID?
  /// What coders are called here.
  var coderNames: [CoderID: String] = [:]
  /// The codes that can be used.
  var codes: [RefiGUID: CodeID] = [:]
  /// Codes that the file has and that were taken away here.
  var goneCodes: Set<RefiGUID> = []
  var codeNames: [RefiGUID: String] = [:]
  var cases: [RefiGUID: CaseID] = [:]
  var goneCases: Set<RefiGUID> = []
  /// The sources by the identifiers of all that they are made of.
  var sources: [RefiGUID: SourceID] = [:]
  /// The units whose passages have a place, by number, with their sources.
  var placed: [(unit: RefiImportUnit, source: SourceID, length: Int)] = []
  var newSources: Set<SourceID> = []
  var newCodings = 0
  /// Where each selection lies, and its first coding.
  var selections: [RefiGUID: RefiPlacedSelection] = [:]
  /// What each note is about, in the order of the file.
  var noteTargets: [RefiGUID: [RefiNoteTarget]] = [:]
  /// Passages and whole sources that are a case's.
  var casePlaces: [RefiCasePlace] = []
  var caseGUIDs: Set<RefiGUID> = []
  var usedQuotations: Set<RefiGUID> = []
  /// The memos that notes became, by the notes' identifiers.
  var noteGUIDs: [RefiGUID: String] = [:]
  /// What became of notes that are a coder's on a coding.
  var codingNotes: [RefiGUID: RefiImportFate] = [:]
  let notesByGUID: [RefiGUID: RefiText]
  /// Links that only say what a note is about.
  var annotations: Set<RefiGUID> = []
  var foreignLinks: [RefiLink] = []
  /// The identifiers of rows that others are linked with.
  var codeGUIDs: [CodeID: String] = [:]
  var sourceGUIDs: [SourceID: String] = [:]
  let caseNamesByGUID: [RefiGUID: String]
  var codingRows = RefiImportRows([:])
  var codingPlaces: [RefiCodingPlace: RefiPlacedCoding] = [:]
  var memos: RefiImportRows
  var links: Set<[String]>

  init(
    _ writer: ProjectWriter, _ material: RefiImportMaterial, _ reader: FileReader,
    at place: InputPlace
  ) {
    self.writer = writer
    self.material = material
    self.reader = reader
    self.place = place
    memos = RefiImportRows([:])
    links = []
    notesByGUID = Dictionary(
      material.reading.project.notes.map { ($0.guid, $0) }, uniquingKeysWith: { first, _ in first })
    caseNamesByGUID = Dictionary(
      material.reading.project.cases.map { ($0.guid, $0.name ?? $0.guid.description) },
      uniquingKeysWith: { first, _ in first })
  }

  var project: RefiProject { material.reading.project }

  /// What a program calls itself, for what is kept as it stands.
  var origin: String { project.origin ?? "REFI-QDA" }

  /// Whether this program wrote the file.
  var isOurs: Bool { origin == RefiExportBuilder.origin }

  /// Takes all of it in.
  func run() throws -> RefiImportOutcome {
    memos = RefiImportRows(try writer.reader.refiKnownRows(.memo))
    links = try writer.reader.refiLinkEnds()
    try takeUsers()
    try takeCodes()
    try takeSources()
    codeGUIDs = try writer.reader.codeGUIDs()
    sourceGUIDs = try writer.reader.writingGuids(.source)
    try takeCases()
    try takeCodings()
    try linkCases()
    try takeSets()
    try takeNotes()
    try takeLinks()
    try keepForeignParts()
    try keepMedia(material.mediaLimits)
    return RefiImportOutcome(
      isDone: false, isNew: ledger.isNew, name: project.name, origin: project.origin,
      isCodebook: material.reading.isCodebook,
      elements: ledger.elements(of: material.reading),
      texts: material.units.compactMap(\.report), remarks: ledger.allRemarks,
      oddities: material.reading.complaints)
  }

  /// Notes that a thing has notes.
  func refer(_ notes: [RefiGUID], to target: RefiNoteTarget) {
    for note in notes { noteTargets[note, default: []].append(target) }
  }

  /// Keeps a text about something as a memo, unless it was there or has been taken away.
  func describe(
    _ text: String?, title: String, _ target: RefiNoteTarget, of guid: RefiGUID,
    stamp: RefiStamp = RefiStamp()
  ) throws {
    guard let text else { return }
    let row = RefiImportRows.derived("Description", guid.description)
    ledger.add(
      "Description",
      try memo(
        RefiNewMemo(
          title: title, body: text, coder: stamp.creatingUser.flatMap { coders[$0] },
          at: RefiTime.utc(stamp.created)), target, row))
  }

  /// Adds a memo under an identifier, unless it is there or was taken away.
  func memo(_ new: RefiNewMemo, _ target: RefiNoteTarget, _ guid: String) throws -> RefiImportFate {
    if let known = memos[guid] { return known.isRemoved ? .removed : .known }
    let id = try writer.addRefiMemo(new, on: target.writing, source: target.source, guid: guid)
    memos.note(guid, id)
    return .memo
  }
}

/// Where a selection lies.
struct RefiPlacedSelection {
  let source: SourceID
  let span: TextSpan
  var coding: (id: CodingID, guid: String)?
}

/// Something that notes can be about.
struct RefiNoteTarget {
  let writing: WritingTarget
  /// The source of a coding.
  var source: SourceID?
  /// The row's identifier.
  let guid: String

  /// The table that it is in; nil for the project.
  var table: WritingTable? {
    switch writing {
    case .project: nil
    case .source: .source
    case .studyCase: .studyCase
    case .code: .code
    case .coding: .coding
    case .theme: .theme
    case .claim: .claim
    case .memo: .memo
    }
  }
}

/// Something that is a case's: a passage, or a source.
struct RefiCasePlace {
  let studyCase: RefiGUID
  let source: SourceID
  let span: TextSpan?
}
