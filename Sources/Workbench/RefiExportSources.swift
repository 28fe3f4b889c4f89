internal import Formats
internal import Store
internal import Study
internal import Text

/// What was selected in a source, for those who have to refer to it.
struct RefiExportSelections {
  /// The selections by their ranges in the stored text.
  var byRange: [TextSpan: RefiGUID] = [:]
}

extension RefiExportBuilder {
  /// Makes sources with their texts, selections and codings, and the files that hold the texts.
  mutating func addSources() throws {
    let origins = try reader.refiSourceOrigins()
    let turns = try reader.segments(.turn)
    var tally = RefiExportSourceTally()
    for record in material.sources {
      guard let guid = sources[record.source.id] else { continue }
      let id = record.source.id
      let positions = try positions(of: id)
      let originalFile = try original(of: record, named: guid)
      var text = RefiText(guid: guid)
      var source = RefiSource(
        guid: guid, name: record.source.name, stamp: stamp(origins[id]),
        noteRefs: notes.ofSources[id] ?? [], values: sourceValues(of: id))
      switch originalFile?.kind {
      case .pdf:
        source.kind = .pdf
        source.path = originalFile?.file.path
        text.guid = guids.make("representation \(guid)")
      case .docx: text.richTextPath = originalFile?.file.path
      default: break
      }
      // Programs that are named are given a text, since none is known to take a transcript without
      // its recording.
      let isTimed = request.target == nil && source.kind == .text
      let times = isTimed ? try times(of: id, turns[id] ?? []) : []
      if !times.isEmpty { text.guid = guids.make("transcript \(guid)") }
      let plain = RefiArchiveWriter.File(text.guid.description + ".txt", positions.utf8)
      text.plainTextPath = plain.path
      files.append(plain)
      if let originalFile { files.append(originalFile.file) }
      let records = material.codings[id] ?? []
      text.selections = try selections(
        records, in: id, positions, turns: spokenTurns(of: id, turns[id] ?? []), &tally)
      source.text = text
      if !times.isEmpty { makeTranscript(of: &source, times, positions) }
      project.sources.append(source)
      tally.count(record, positions, hasCodings: !records.isEmpty, original: originalFile != nil)
      if times.isEmpty {
        tally.timesLeft += (turns[id] ?? []).count { $0.milliseconds != nil }
      } else {
        tally.times += times.count
        tally.transcripts.append(record.source.name)
      }
    }
    tally.tell(&report, request)
    report.add(.codings, .written, material.codings.values.reduce(0) { $0 + $1.count })
    report.add(
      .withdrawnSources, .left, material.withdrawnSources.count,
      names: material.withdrawnSources)
  }

  private func positions(of source: SourceID) throws -> RefiExportPositions {
    let text = try reader.text(of: source)
    let layer =
      request.text == .reading
      ? ReadingLayer(try reader.marks(of: source).map(\.mark)) : nil
    return RefiExportPositions(
      text, through: layer, countsUTF16: request.target?.countsUTF16 ?? false)
  }

  /// The document with its looks, where it is one of those that the standard has a place for.
  private func original(
    of record: SourceRecord, named guid: RefiGUID
  ) throws -> (kind: FileKind, file: RefiArchiveWriter.File)? {
    guard request.withOriginals, request.text == .stored else { return nil }
    let bytes = try reader.original(of: record.source.id)
    let kind = FileKind(of: bytes, named: record.fileName)
    guard kind == .docx || kind == .pdf else { return nil }
    return (kind, RefiArchiveWriter.File("\(guid).\(kind.rawValue)", bytes))
  }

  /// One selection for each range, or for each coding where the reading program writes them so, in
  /// the order of the text.
  private mutating func selections(
    _ records: [CodingRecord], in source: SourceID, _ positions: RefiExportPositions,
    turns: [TextSpan], _ tally: inout RefiExportSourceTally
  ) throws -> [RefiSelection] {
    let quotations = try reader.refiQuotationGuids(of: source)
    let ownGuid = sources[source]?.description ?? ""
    let words = StoredText(utf8: positions.utf8)
    var made: [(span: TextSpan, selection: RefiSelection)] = []
    var byRange: [TextSpan: Int] = [:]
    func place(_ span: TextSpan) -> (RefiSelection.Place, String?) {
      let written = positions.written(span)
      let counted = positions.counted(written)
      let name = (1...200).contains(written.length) ? words.raw(written) : nil
      return (.positions(start: counted.start, end: counted.end), name)
    }
    for record in records {
      let span = record.coding.span
      guard let coding = codings[record.coding.id], let code = codes[record.coding.code] else {
        continue
      }
      let stamp = RefiStamp(creatingUser: users[record.coding.rater], created: record.at)
      let entry = RefiCoding(
        guid: coding, stamp: stamp, code: code, noteRefs: notes.ofCodings[record.coding.id] ?? [])
      if let known = byRange[span], request.target?.partsSelections != true {
        made[known].selection.codings.append(entry)
        continue
      }
      let guid: RefiGUID =
        if byRange[span] == nil, let quotation = quotations[span] {
          guids.take(quotation, as: "quotation")
        } else {
          guids.make("selection \(coding)")
        }
      let (range, name) = place(span)
      if byRange[span] == nil { byRange[span] = made.count }
      made.append(
        (span, RefiSelection(guid: guid, name: name, stamp: stamp, place: range, codings: [entry]))
      )
    }
    for span in turns where byRange[span] == nil {
      let (range, _) = place(span)
      byRange[span] = made.count
      let guid = guids.make("turn \(ownGuid) \(span)")
      made.append((span, RefiSelection(guid: guid, place: range)))
      tally.turnSelections += 1
    }
    selected[source] = RefiExportSelections(
      byRange: byRange.mapValues { made[$0].selection.guid })
    tally.selections += made.count
    return made.sorted { ($0.span, $0.selection.guid) < ($1.span, $1.selection.guid) }
      .map(\.selection)
  }
}

/// What the sources of an export come to.
struct RefiExportSourceTally {
  var turnSelections = 0
  var selections = 0
  var times = 0
  var timesLeft = 0
  var transcripts: [String] = []
  private var sources = 0
  private var originals = 0
  private var originalsLeft: [String] = []
  private var wide: [String] = []

  /// Counts a source.
  mutating func count(
    _ record: SourceRecord, _ positions: RefiExportPositions, hasCodings: Bool, original: Bool
  ) {
    sources += 1
    if original {
      originals += 1
    } else if record.originalHash != record.textHash {
      originalsLeft.append(record.source.name)
    }
    if hasCodings, positions.hasWideCharacters { wide.append(record.source.name) }
  }

  /// Says what came of them.
  func tell(_ report: inout RefiExportReport, _ request: RefiExportRequest) {
    report.add(.sources, .written, sources)
    report.add(.originals, .written, originals)
    report.add(.selections, .written, selections)
    report.add(.turnSelections, .changed, turnSelections)
    report.add(.originalsLeft, .left, originalsLeft.count, names: originalsLeft)
    report.add(.times, .written, times)
    report.add(.times, .left, timesLeft)
    report.add(.transcripts, .risk, transcripts.count, names: transcripts)
    report.add(.sourceFacts, .left, sources)
    if request.text == .reading { report.add(.readingText, .changed, sources) }
    if request.target?.countsUTF16 == true {
      report.add(.wideCounts, .changed, wide.count, names: wide)
    } else if request.target?.countsCodePoints != true {
      report.add(.wideCharacters, .risk, wide.count, names: wide)
    }
  }
}
