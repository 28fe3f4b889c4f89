internal import Formats
internal import Store
internal import Study
internal import Text

extension RefiImporter {
  /// Makes cases, attributes and values: of cases, of nameless cases that stand for their one
  /// source, and of sources, whose values are those of their case.
  func takeCases() throws {
    var rows = RefiImportRows(try writer.reader.refiKnownRows(.studyCase))
    var idByName = Dictionary(
      try writer.reader.cases().map { ($0.name.nfc, $0.id) },
      uniquingKeysWith: { first, _ in first })
    var claimed = Set(project.cases.compactMap { rows[$0.guid.description]?.id })
    var values: [(studyCase: CaseID, name: String, value: RefiValue)] = []
    var caseOfSource: [RefiGUID: (id: CaseID, name: String)] = [:]

    func add(_ guid: RefiGUID, _ wanted: String) throws -> (id: CaseID?, RefiImportFate) {
      let row = rows.guid(for: guid)
      if let known = rows[row] {
        return known.isRemoved ? (nil, .removed) : (known.id, .known)
      }
      if let same = idByName[wanted], claimed.insert(same).inserted { return (same, .known) }
      let name = RefiImportNames.free(wanted) { idByName[$0] != nil }
      if name != wanted { ledger.remark(.renamed, "\(wanted) → \(name)") }
      let id = try writer.addRefiCase(name, guid: row)
      rows.note(row, id)
      idByName[name] = id
      claimed.insert(id)
      return (id, .kept)
    }

    let unitNames = Dictionary(
      material.units.map { ($0.source.guid, $0.name) }, uniquingKeysWith: { first, _ in first })
    for studyCase in project.cases {
      let given = RefiImportNames.clean(studyCase.name ?? "")
      let ofSource = studyCase.sources.first.flatMap { unitNames[$0] }
      let name = given.isEmpty ? ofSource ?? "case-\(studyCase.guid.description.prefix(8))" : given
      let (id, fate) = try add(studyCase.guid, name)
      ledger.add("Case", fate)
      guard let id else {
        goneCases.insert(studyCase.guid)
        ledger.add("VariableValue", .removed, studyCase.values.count)
        continue
      }
      cases[studyCase.guid] = id
      values += studyCase.values.map { (studyCase: id, name: name, value: $0) }
      try describe(
        studyCase.description, title: name,
        RefiNoteTarget(writing: .studyCase(id), guid: studyCase.guid.description),
        of: studyCase.guid)
      for source in studyCase.sources {
        if let place = sources[source] {
          casePlaces.append(RefiCasePlace(studyCase: studyCase.guid, source: place, span: nil))
        }
        if studyCase.sources.count == 1 { caseOfSource[source] = (id, name) }
      }
    }
    for unit in material.units where !unit.source.values.isEmpty {
      let foreign = !unit.isWhole
      var own = caseOfSource[unit.source.guid]
      if own == nil {
        let guid = RefiGUID(RefiImportRows.derived("Case", unit.source.guid.description))
        own = try add(guid, unit.name).id.map { (id: $0, name: unit.name) }
        if let own, let source = sources[unit.source.guid] {
          cases[guid] = own.id
          casePlaces.append(RefiCasePlace(studyCase: guid, source: source, span: nil))
        }
      }
      guard let own, !foreign else { continue }
      values += unit.source.values.map {
        (studyCase: own.id, name: own.name, value: $0)
      }
    }
    try takeValues(values)
  }

  private func takeValues(_ values: [(studyCase: CaseID, name: String, value: RefiValue)]) throws {
    var written: [RefiGUID: [String]] = [:]
    for entry in values {
      if let text = entry.value.text { written[entry.value.variable, default: []].append(text) }
    }
    let attributes = try takeVariables(written)
    var there = try writer.reader.refiValues()
    for (studyCase, name, value) in values {
      guard let (id, attribute) = attributes[value.variable] else {
        ledger.add("VariableValue", .dropped)
        continue
      }
      guard let text = value.text, let kept = Self.kept(text, as: attribute) else {
        ledger.add("VariableValue", (value.text ?? "").isEmpty ? .known : .dropped)
        continue
      }
      guard let former = there[studyCase]?[id] else {
        try writer.setValue(kept, of: studyCase, attribute: id)
        there[studyCase, default: [:]][id] = kept
        ledger.add("VariableValue", .kept)
        continue
      }
      ledger.add("VariableValue", former == kept ? .known : .changed)
      if former != kept {
        ledger.remark(.secondValue, "\(name), \(attribute.name): \(former) / \(kept)")
      }
    }
  }

  /// Makes attributes of variables; where a value is not of its type, all are texts.
  private func takeVariables(
    _ written: [RefiGUID: [String]]
  ) throws -> [RefiGUID: (Int, Attribute)] {
    var rows = RefiImportRows(try writer.reader.refiKnownRows(.attribute))
    let here = try writer.reader.refiAttributes()
    var idByName = Dictionary(
      here.map { ($1.name.nfc, $0) }, uniquingKeysWith: { first, _ in first })
    var claimed = Set(project.variables.compactMap { rows[$0.guid.description]?.id })
    var attributes: [RefiGUID: (Int, Attribute)] = [:]
    for variable in project.variables {
      let guid = rows.guid(for: variable.guid)
      let given = RefiImportNames.clean(variable.name)
      let name = given.isEmpty ? "?" : given
      if let known = rows[guid] {
        if let attribute = here[known.id] { attributes[variable.guid] = (known.id, attribute) }
        ledger.add("Variable", known.isRemoved ? .removed : .known)
        continue
      }
      if let same = idByName[name], let attribute = here[same], claimed.insert(same).inserted {
        attributes[variable.guid] = (same, attribute)
        ledger.add("Variable", .known)
        continue
      }
      let own = RefiImportNames.free(name) { idByName[$0] != nil }
      if own != name { ledger.remark(.renamed, "\(name) → \(own)") }
      var attribute = Attribute(name: own, type: Self.type(of: variable.kind))
      if (written[variable.guid] ?? []).contains(where: { Self.kept($0, as: attribute) == nil }) {
        attribute = Attribute(name: own, type: .text)
        ledger.remark(.valuesAsText, own)
      }
      let id = try writer.addRefiAttribute(attribute, guid: guid)
      idByName[own] = id
      claimed.insert(id)
      attributes[variable.guid] = (id, attribute)
      ledger.add("Variable", .kept)
      try describe(
        variable.description, title: own, RefiNoteTarget(writing: .project, guid: ""),
        of: variable.guid)
    }
    return attributes
  }

  private static func type(of kind: RefiVariable.Kind) -> AttributeType {
    switch kind {
    case .text, .dateTime: .text
    case .boolean: .boolean
    case .integer: .integer
    case .decimal: .decimal
    case .date: .date
    }
  }

  /// A value in the form that is kept; nil where it is not of the type.
  private static func kept(_ written: String, as attribute: Attribute) -> String? {
    if attribute.type == .text { return written.isEmpty ? nil : written }
    let text = written.trimmingBlanks()
    return attribute.canonical(
      attribute.type == .date && text.hasSuffix("Z") ? String(text.dropLast()) : text)
  }

  /// Says who speaks: a case whose passages one speaker says, or whose source has one informant.
  func linkCases() throws {
    let speakers = try writer.reader.speakers()
    let names = Dictionary(
      try writer.reader.cases().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    var turns: [SourceID: [Segment]] = [:]
    var caseOfSpeaker: [SpeakerID: CaseID] = [:]
    for own in speakers.values {
      for speaker in own { caseOfSpeaker[speaker.id] = speaker.caseID }
    }
    let guids = try writer.reader.writingGuids(.studyCase)
    var done: Set<[Int]> = []
    for place in casePlaces {
      guard let studyCase = cases[place.studyCase] else { continue }
      let own = speakers[place.source] ?? []
      let informants = own.indices.filter {
        own[$0].role != .interviewer && own[$0].proposedRole != .interviewer
      }
      var candidates = informants
      if let span = place.span, informants.count > 1 {
        let grid = try turns[place.source] ?? writer.reader.segments(of: place.source, .turn)
        turns[place.source] = grid
        candidates = Self.speakers(in: span, of: grid).filter { informants.contains($0) }
      }
      if candidates.count == 1 {
        let speaker = own[candidates[0]]
        if caseOfSpeaker[speaker.id] == studyCase { continue }
        if caseOfSpeaker[speaker.id] == nil {
          try writer.setSpeaker(speaker.id, role: nil, caseID: studyCase, label: nil)
          caseOfSpeaker[speaker.id] = studyCase
          continue
        }
      }
      guard done.insert([studyCase, place.source]).inserted else { continue }
      try tie(place, guids[studyCase], named: names[studyCase] ?? "")
    }
  }

  private static func speakers(in span: TextSpan, of turns: [Segment]) -> [Int] {
    var found: Set<Int> = []
    var index = turns.partitioningIndex { $0.span.end > span.start }
    while index < turns.count, turns[index].span.start < max(span.end, span.start + 1) {
      if let speaker = turns[index].speaker { found.insert(speaker) }
      index += 1
    }
    return found.sorted()
  }

  /// Links a case with a source where nobody can tell which speaker it is.
  private func tie(_ place: RefiCasePlace, _ own: String?, named name: String) throws {
    guard let own, let source = sourceGUIDs[place.source] else { return }
    let first = (table: WritingTable.studyCase.rawValue, guid: own)
    let second = (table: WritingTable.source.rawValue, guid: source)
    guard links.insert([first.table, first.guid, second.table, second.guid]).inserted else {
      return
    }
    try writer.addRefiLink(from: first, to: second, relation: "", guid: nil)
    ledger.remark(.speakerOpen, name)
  }
}
