internal import Formats
internal import Store
internal import Study

extension OpenProject {
  /// Makes a file of the project that other programs for qualitative analysis read (REFI-QDA 1.5).
  ///
  /// Everybody's codings go along, as in an export as text. The same project gives the same bytes.
  /// Nothing is written; what was made is valid by the standard's schema.
  ///
  /// - Parameter request: What is wanted, and for whom.
  /// - Returns: The file's bytes, and what became of everything.
  /// - Throws: `Refusal` where the codebook is empty and nothing but it is wanted, or where what was
  ///   made is not valid.
  package func refiExport(_ request: RefiExportRequest) throws -> RefiExport {
    try file.read { reader in
      var builder = try RefiExportBuilder(request, reader)
      return request.isCodebook ? try builder.codebook() : try builder.whole()
    }
  }
}

extension RefiExportBuilder {
  fileprivate mutating func codebook() throws -> RefiExport {
    guard !material.codebook.codes.isEmpty else { throw Refusal(.emptyCodebook) }
    buildCodebook()
    let document = RefiWriter().codebook(project)
    try Self.check(document, .codebook)
    report.add(.sets, .written, project.sets.count)
    report.add(.replacedCharacters, .changed, document.replacedCharacters)
    return RefiExport(bytes: document.bytes, project: project, report: report)
  }

  fileprivate mutating func whole() throws -> RefiExport {
    try buildProject()
    let foreign = try foreignParts()
    try countWhatIsLeft()
    let document = RefiWriter(foreign: foreign).project(project)
    try Self.check(document, .project)
    report.add(.replacedCharacters, .changed, document.replacedCharacters)
    let archive = try RefiArchiveWriter.bytes(project: document.bytes, files: files)
    return RefiExport(bytes: archive, project: project, report: report)
  }

  private static func check(_ document: RefiWriter.Document, _ schema: RefiSchema) throws {
    let complaints = schema.complaints(about: document.bytes)
    guard let first = complaints.first else { return }
    throw Refusal(
      .refiExport(
        .invalid(
          element: first.element, line: first.line, reason: first.reason,
          complaints: complaints.count)))
  }

  /// What came from other programs and goes back: elements that are valid in their new place, and
  /// refer to nothing that is gone.
  ///
  /// Nobody can tell whether a recording, a picture or a drawing is of somebody who has taken the
  /// consent back since; so while there is such a person, all of them stay here.
  private mutating func foreignParts() throws -> [RefiForeignPart] {
    if !material.withdrawn.isEmpty {
      report.add(
        .withdrawnParts, .left,
        try reader.refiForeignParts().count + reader.refiForeignFiles().count)
      return []
    }
    let entries = Set(files.map(\.path))
    let media = try RefiExportMedia(
      request.withOriginals ? reader.refiForeignFiles() : [], besides: files.map(\.name))
    let surroundings = RefiForeignPart.Surroundings(known: guids.all, places: media.places) {
      entries.contains($0)
    }
    var parts: [RefiForeignPart] = []
    var left: [String] = []
    for record in try reader.refiForeignParts() {
      guard let part = RefiForeignPart(xml: record.body)?.fitted(into: surroundings),
        part.complaints.isEmpty, guids.reserve(part.guids)
      else {
        left.append(record.path)
        continue
      }
      parts.append(part)
    }
    let wanted = parts.reduce(into: Set<String>()) { $0.formUnion($1.filePaths) }
    var written = 0
    for file in media.files where wanted.contains("internal://" + file.name) {
      guard let bytes = try reader.originalBytes(file.hash) else { continue }
      files.append(RefiArchiveWriter.File(file.name, bytes, isStored: true))
      written += 1
    }
    report.add(.media, .written, written)
    report.add(.mediaLeft, .left, try reader.refiForeignFiles().count - written)
    report.add(.foreignParts, .written, parts.count)
    report.add(.foreignLeft, .left, left.count, names: Array(Set(left)).sorted())
    return parts
  }

  /// Counts what the standard has no place for.
  private mutating func countWhatIsLeft() throws {
    if request.text == .stored {
      let marks = try reader.refiMarkCounts()
      report.add(.marks, .left, sources.keys.reduce(0) { $0 + (marks[$1] ?? 0) })
    }
    report.add(.segmentations, .left, try reader.refiImportedSegmentations())
    report.add(.codeReasons, .left, try reader.codeReasons().count)
    report.add(.history, .left, try reader.journal().count)
    let counted: [(RefiCountedTable, RefiExportReport.Item)] = [
      (.speaker, .speakers), (.quotation, .quotations), (.assignment, .assignments),
      (.review, .reviews), (.condensation, .condensations), (.claim, .claims),
      (.question, .guide), (.synonym, .synonyms), (.version, .versions),
      (.caseStep, .caseSteps), (.query, .queries),
    ]
    for (table, item) in counted { report.add(item, .left, try reader.refiCount(table)) }
  }
}
