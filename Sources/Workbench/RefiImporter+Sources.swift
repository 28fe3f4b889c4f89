internal import Formats
internal import Store
internal import Study
internal import Text

extension RefiImporter {
  /// Takes the texts in as sources, each with the file that it came from.
  func takeSources() throws {
    var rows = RefiImportRows(try writer.reader.refiKnownRows(.source))
    let records = try writer.reader.sources()
    let recordByID = Dictionary(
      records.map { ($0.source.id, $0) }, uniquingKeysWith: { first, _ in first })
    let recordByName = Dictionary(
      records.map { ($0.source.name.nfc, $0) }, uniquingKeysWith: { first, _ in first })
    var names = Set(recordByName.keys)
    var claimed = Set(material.units.compactMap { rows[$0.guid.description]?.id })
    let owners = caseNames()
    noteMissingTexts()
    for unit in material.units {
      let guid = rows.guid(for: unit.guid)
      let text = StoredText(utf8: unit.raw.stored)
      let hash = Digest.sha256(text.utf8)
      let named = recordByName[unit.name]
      let same = named.flatMap { record in
        record.textHash == hash && !claimed.contains(record.source.id) ? record : nil
      }
      if let known = rows[guid] {
        guard !known.isRemoved, let record = recordByID[known.id] else {
          count(unit, .removed)
          continue
        }
        note(unit, record.source.id, guid)
        guard record.textHash == hash else {
          count(unit, .changed)
          ledger.remark(.otherText, record.source.name)
          continue
        }
        count(unit, .known)
        placed.append((unit, record.source.id, text.count))
      } else if let same {
        claimed.insert(same.source.id)
        note(unit, same.source.id, same.source.guid)
        count(unit, .known)
        ledger.remark(.joined, unit.name)
        placed.append((unit, same.source.id, text.count))
      } else {
        let name = RefiImportNames.free(unit.name) { names.contains($0) }
        if name != unit.name { ledger.remark(.renamed, "\(unit.name) → \(name)") }
        names.insert(name)
        let original = try material.original(of: unit, at: place)
        let id = try writer.add(
          newSource(unit, text, named: name, original, owner: owners[unit.source.guid]), guid: guid)
        newSources.insert(id)
        note(unit, id, guid)
        count(unit, .kept)
        placed.append((unit, id, text.count))
        try describeSource(unit, id, guid)
      }
    }
  }

  /// The case that each source is wholly of, where there is one.
  private func caseNames() -> [RefiGUID: String] {
    var owners: [RefiGUID: [String]] = [:]
    let names = Dictionary(
      material.units.map { ($0.source.guid, $0.name) }, uniquingKeysWith: { first, _ in first })
    for studyCase in project.cases {
      let name = RefiImportNames.clean(studyCase.name ?? "")
      for source in studyCase.sources {
        // A case without a name stands for its source, and is called like it.
        let own = name.isEmpty ? names[source] : name
        if let own { owners[source, default: []].append(own) }
      }
    }
    return owners.compactMapValues { $0.count == 1 ? $0[0] : nil }
  }

  private func newSource(
    _ unit: RefiImportUnit, _ text: StoredText, named name: String,
    _ original: (bytes: [UInt8], name: String, encoding: String), owner: String?
  ) -> NewSource {
    let language = reader.language(of: text).code
    let reading = reader.transcript(text, language, .auto, TranscriptReader.Labels())
    var speakers = reading.namedSpeakers
    var isOwned = false
    if speakers.isEmpty, let owner {
      speakers = [(owner, .informant, true)]
      isOwned = true
    }
    let segments = reading.segments.map { segment in
      Segment(
        segment.span, segment.kind, speaker: isOwned ? 0 : segment.speaker,
        milliseconds: unit.time(at: segment.span.start) ?? segment.milliseconds)
    }
    return NewSource(
      name: name, kind: .interview, language: language, text: text, original: original.bytes,
      fileName: original.name, encoding: original.encoding,
      report: "refi \(unit.rule.unit.rawValue) crlf \(unit.rule.crlf)", marks: reading.marks,
      speakers: speakers, segments: segments)
  }

  private func note(_ unit: RefiImportUnit, _ id: SourceID, _ guid: String) {
    for key in [unit.guid, unit.text.guid, unit.source.guid] where sources[key] == nil {
      sources[key] = id
    }
    let target = RefiNoteTarget(writing: .source(id), guid: guid)
    refer(unit.source.noteRefs, to: target)
    if !unit.isWhole || unit.element != "TextSource" { refer(unit.text.noteRefs, to: target) }
  }

  private func count(_ unit: RefiImportUnit, _ fate: RefiImportFate) {
    ledger.add(unit.element, fate)
    if unit.source.kind == .pdf || unit.source.isOnlyTranscript {
      ledger.add(unit.source.kind.rawValue, fate)
    }
    ledger.add("SyncPoint", fate, unit.text.syncPoints.count)
  }

  private func describeSource(_ unit: RefiImportUnit, _ id: SourceID, _ guid: String) throws {
    let target = RefiNoteTarget(writing: .source(id), guid: guid)
    try describe(
      unit.isWhole ? unit.source.description : nil, title: unit.name, target,
      of: unit.source.guid, stamp: unit.source.stamp)
    guard unit.element != "TextSource" else { return }
    try describe(
      unit.text.description, title: unit.name, target, of: unit.text.guid, stamp: unit.text.stamp)
  }

  private func noteMissingTexts() {
    for source in project.sources where source.text == nil && source.transcripts.isEmpty {
      ledger.remark(.noText, source.name ?? source.guid.description)
    }
    for source in project.sources {
      let paths = [source.path, source.text?.plainTextPath, source.text?.richTextPath]
      for path in paths.compactMap(\.self) where path.lowercased().hasPrefix("absolute:") {
        ledger.remark(.outsideFile, "\(source.name ?? source.guid.description): \(path)")
      }
    }
  }
}

extension RefiImportUnit {
  /// When the words at an offset were said.
  func time(at offset: Int) -> Int? {
    let next = times.partitioningIndex { $0.offset > offset }
    guard next > 0, !hasExactTimes || times[next - 1].offset == offset else { return nil }
    return times[next - 1].milliseconds
  }
}
