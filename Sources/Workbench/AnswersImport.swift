internal import Formats
internal import Language
internal import Store
internal import Study
internal import Text

extension OpenProject {
  /// Takes a table of open answers in: sources of the answers, cases of the respondents, and
  /// attributes of the other columns, as one step and all or nothing.
  ///
  /// Answers that are in the project already change nothing, so that a table that has grown can
  /// come in again.
  ///
  /// - Parameters:
  ///   - request: which columns are what.
  ///   - dryRun: whether to stop before anything is stored.
  /// - Returns: what was made of the columns and rows.
  /// - Throws: `Refusal` with the line, `FormatFault` where the table cannot be read.
  package func importAnswers(
    _ request: AnswersRequest, dryRun: Bool
  ) throws -> AnswersImported {
    let (known, settings) = try file.read { reader in
      (
        try reader.attributes(),
        (try reader.setting("language") ?? "nb", try reader.setting("report-language") ?? "nb")
      )
    }
    let table = try AnswersTable(request, known: known)
    let made = try AnswersSources(
      table, request, questionLabel: settings.1 == "en" ? "Question" : "Spørsmål")
    guard !made.sources.isEmpty else {
      throw Refusal(
        .answers(.noAnswers(columns: table.answers.map { table.header[$0] })),
        at: InputPlace(file: request.path))
    }
    let language = request.language ?? Self.language(of: made.sources, standard: settings.0)
    let values = try Self.values(table, made, file: request.path)
    let sets = request.grouping == .answer && table.answers.count > 1 ? table.answers : []
    func result(_ added: [AnswersSource]) -> AnswersImported {
      AnswersImported(
        columns: table.columns, rows: table.rows.count, emptyRows: made.emptyRows,
        added: added.map(\.name), unchanged: made.sources.count - added.count, language: language,
        samples: made.sources.prefix(3).map { ($0.name, $0.text.string) },
        sets: sets.map { table.header[$0] })
    }
    if dryRun {
      let records = try file.read { try $0.sources() }
      return result(try Self.missing(made.sources, records, file: request.path))
    }
    let imported = try file.change("import", by: me) { writer in
      let added = try Self.missing(
        made.sources, writer.reader.sources(), file: request.path)
      let reader = ToldTurnsReader(
        abbreviations: Abbreviations.set(for: LanguageCode(tag: language)))
      var caseIDs: [String: CaseID] = [:]
      for (_, name) in made.respondents { caseIDs[name] = try writer.caseID(named: name) }
      var idsByColumn: [Int: [SourceID]] = [:]
      var caseOfSource: [SourceID: CaseID] = [:]
      for source in added {
        let id = try writer.add(
          Self.newSource(source, reader.read(source.text, source.told), language, request))
        caseOfSource[id] = caseIDs[source.respondent]
        if let column = source.column { idsByColumn[column, default: []].append(id) }
      }
      let speakers = try writer.reader.speakers()
      for (source, person) in caseOfSource.sorted(by: { $0.key < $1.key }) {
        guard let speaker = speakers[source]?.first else { continue }
        try writer.setSpeaker(speaker.id, role: nil, caseID: person, label: nil)
      }
      for (attribute, cells) in values {
        let id = try writer.attribute(attribute)
        for (name, value) in cells {
          guard let person = caseIDs[name] else { continue }
          try writer.setValue(value, of: person, attribute: id)
        }
      }
      for column in sets {
        try Self.fill(
          Self.setName(table.header[column]), with: idsByColumn[column] ?? [], writer)
      }
      writer.summary = "\(FileBytes.name(of: request.path)): \(added.count.of("source"))"
      return result(added)
    }.result
    // The files are in; an index that cannot be made now is made by the next search.
    try? upkeep(DictionaryShelf()).mendIndex()
    return imported
  }

  /// The sources that the project does not have.
  private static func missing(
    _ sources: [AnswersSource], _ records: [SourceRecord], file: String
  ) throws -> [AnswersSource] {
    let known = Dictionary(
      records.map { ($0.source.name.nfc, $0.originalHash) }, uniquingKeysWith: { first, _ in first }
    )
    var changed: [AnswersSource] = []
    let missing = sources.filter { source in
      guard let hash = known[source.name] else { return true }
      if hash != Digest.sha256(source.original) { changed.append(source) }
      return false
    }
    if let first = changed.first {
      throw Refusal(
        .answers(.answersDiffer(source: first.name)),
        at: InputPlace(file: file, line: first.line), others: changed.count - 1)
    }
    return missing
  }

  /// The values of each attribute by respondent, in the form that is kept.
  private static func values(
    _ table: AnswersTable, _ made: AnswersSources, file: String
  ) throws -> [(attribute: Attribute, cells: [(name: String, value: String)])] {
    try table.values.map { column in
      let cells = try made.respondents.compactMap { row, name -> (name: String, value: String)? in
        let written = row.cells[column.place].trimmingBlanks()
        if written.isEmpty { return nil }
        let place = InputPlace(file: file, line: row.line)
        return (name, try column.attribute.kept(written, at: place))
      }
      return (column.attribute, cells)
    }
  }

  private static func newSource(
    _ source: AnswersSource, _ reading: TranscriptReading, _ language: String,
    _ request: AnswersRequest
  ) -> NewSource {
    NewSource(
      name: source.name, kind: .surveyAnswer, language: language, text: source.text,
      original: source.original, fileName: FileBytes.name(of: request.path), encoding: "table",
      report: "answers, line \(source.line)", marks: reading.marks,
      speakers: source.told.names.enumerated().map { place, name in
        (name, place == 0 ? .informant : .interviewer, true)
      }, segments: reading.segments)
  }

  /// The language of all answers together, for one alone is too short to tell.
  private static func language(of sources: [AnswersSource], standard: String) -> String {
    var text = ""
    for source in sources where text.utf8.count < 200_000 { text += source.text.string + "\n" }
    return LanguageGuess.language(of: StoredText(text), standard: standard)
  }

  /// What the set of a question is called: its heading, cut where it is long.
  private static func setName(_ heading: String) -> String {
    let scalars = heading.unicodeScalars
    return scalars.count <= 60 ? heading : String(scalars.prefix(59)) + "…"
  }

  private static func fill(
    _ name: String, with sources: [SourceID], _ writer: ProjectWriter
  ) throws {
    let sets = try writer.reader.studySets()
    let known = sets.first { $0.name.foldedForSearch == name.foldedForSearch }
    if let known, known.kind != .sources { return }
    let set: StudySet
    if let known {
      set = known
    } else {
      let id = try writer.addSet(named: name, .sources)
      set = StudySet(id: id, name: name.nfc, kind: .sources, members: [])
    }
    _ = try writer.add(sources, to: set)
  }
}
