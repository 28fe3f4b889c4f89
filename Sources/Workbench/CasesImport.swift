internal import Store
package import Study
internal import Text

/// What an import of cases did.
package struct CasesImportResult: Hashable, Sendable {
  /// The cases named.
  package let cases: Int
  /// The attributes named, with their types.
  package let attributes: [Attribute]
  /// The speakers linked to a case.
  package let linked: Int
}

extension OpenProject {
  /// Reads a table `case[,source][,speaker],attribute:type…`, as one step.
  ///
  /// A case may stand on several rows, one for each source it speaks in, and a source on several
  /// rows, one for each of its informants. Where a row names no speaker, the source's only
  /// non-interviewer is meant. No speaker can be two cases.
  package func importCases(_ path: String) throws -> CasesImportResult {
    let table = try InputTable(path, columns: ["case"])
    let known = try file.read { try $0.attributes() }
    let columns = try AttributeColumn.columns(of: table.header, file: path, known: known)
    return try file.change("case import", by: me) { writer in
      let names = try SourceNames(writer.reader.sources())
      let speakers = try writer.reader.speakers()
      var attributeIDs: [String: Int] = [:]
      for column in columns {
        attributeIDs[column.attribute.name] = try writer.attribute(column.attribute)
      }
      var values: [String: [String: String]] = [:]
      var caseIDs: [String: CaseID] = [:]
      var caseOfSpeaker: [SpeakerID: CaseID] = [:]
      for row in table.rows {
        let name = try row.required("case")
        let caseID = try writer.caseID(named: name)
        caseIDs[name] = caseID
        for column in columns {
          guard let value = try column.value(in: row) else { continue }
          let attribute = column.attribute.name
          if let former = values[name]?[attribute], former != value {
            throw Refusal(
              .conflictingValue(
                caseName: name, attribute: attribute, first: former, second: value),
              at: row.place)
          }
          values[name, default: [:]][attribute] = value
          guard let id = attributeIDs[attribute] else { continue }
          try writer.setValue(value, of: caseID, attribute: id)
        }
        guard let sourceName = row["source"] else { continue }
        let source = try names.source(named: sourceName, at: row.place).source
        let speaker = try Self.speaker(
          row["speaker"], among: speakers[source.id] ?? [], source: source.name, at: row.place)
        guard caseOfSpeaker.updateValue(caseID, forKey: speaker.id) ?? caseID == caseID else {
          throw Refusal(
            .unlinkedSpeaker(
              source: source.name, candidates: (speakers[source.id] ?? []).map(\.label)),
            at: row.place)
        }
        try writer.setSpeaker(speaker.id, role: nil, caseID: caseID, label: nil)
      }
      for column in columns { try writer.check(column.attribute, among: known) }
      writer.summary = caseIDs.count.of("case")
      return CasesImportResult(
        cases: caseIDs.count, attributes: columns.map(\.attribute), linked: caseOfSpeaker.count)
    }.result
  }

  /// The cases with their values, and the attributes in order.
  package func cases() throws -> (cases: [Case], attributes: [Attribute]) {
    try file.read { (try $0.cases(), try $0.attributes()) }
  }

  private static func speaker(
    _ label: String?, among speakers: [Speaker], source: String, at place: InputPlace
  ) throws -> Speaker {
    if let label {
      guard let match = speakers.first(where: { $0.label.foldedForSearch == label.foldedForSearch })
      else {
        throw Refusal(
          .unknownSpeaker(asked: label, source: source, known: speakers.map(\.label)), at: place)
      }
      return match
    }
    let informants = speakers.filter { $0.role != .interviewer }
    guard informants.count == 1, let only = informants.first else {
      throw Refusal(
        .unlinkedSpeaker(source: source, candidates: speakers.map(\.label)), at: place)
    }
    return only
  }
}
