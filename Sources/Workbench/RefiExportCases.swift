internal import Formats
internal import Store
internal import Study
internal import Text

extension RefiExportBuilder {
  /// Makes variables of the attributes that cases have.
  mutating func addVariables() {
    for attribute in material.attributes {
      guard let guid = variables[attribute.name] else { continue }
      project.variables.append(
        RefiVariable(
          guid: guid, name: attribute.name, kind: Self.kind(attribute.type),
          description: attribute.bands.isEmpty ? nil : attribute.bands.joined(separator: "\n")))
    }
    report.add(.variables, .written, project.variables.count)
    report.add(.bands, .changed, material.attributes.count { $0.type == .orderedBand })
    report.add(.lists, .changed, material.attributes.count { $0.type == .multi })
  }

  /// Makes cases with their values, and with the sources or turns that are theirs.
  mutating func addCases() throws {
    let turns = try reader.segments(.turn)
    var owned: [CaseID: (sources: [RefiGUID], selections: [RefiGUID])] = [:]
    for record in material.sources {
      let id = record.source.id
      guard let guid = sources[id] else { continue }
      if let only = soleCase(of: id) {
        owned[only, default: ([], [])].sources.append(guid)
        continue
      }
      let speakers = material.speakers[id] ?? []
      for turn in turns[id] ?? [] {
        guard let index = turn.speaker, speakers.indices.contains(index),
          let caseID = speakers[index].caseID,
          let selection = selected[id]?.byRange[turn.span]
        else { continue }
        owned[caseID, default: ([], [])].selections.append(selection)
      }
    }
    for item in material.cases {
      guard let guid = cases[item.id] else { continue }
      project.cases.append(
        RefiCase(
          guid: guid, name: item.name, values: values(of: item),
          sources: owned[item.id]?.sources ?? [], selections: owned[item.id]?.selections ?? []))
    }
    report.add(.cases, .written, project.cases.count)
    report.add(.caseWeights, .left, material.cases.count { $0.weight != 1 })
    report.add(.withdrawnCases, .left, material.withdrawn.count)
  }

  /// The turns of those sources in which several people are asked, as far as they are cases.
  func spokenTurns(of source: SourceID, _ turns: [Segment]) -> [TextSpan] {
    guard soleCase(of: source) == nil else { return [] }
    let speakers = material.speakers[source] ?? []
    return turns.compactMap { turn in
      guard let index = turn.speaker, speakers.indices.contains(index),
        let caseID = speakers[index].caseID, cases[caseID] != nil, !turn.span.isEmpty
      else { return nil }
      return turn.span
    }
  }

  /// What is known of the one case of a source, for programs that read it there.
  func sourceValues(of source: SourceID) -> [RefiValue] {
    guard request.target?.readsSourceValues == true, let only = soleCase(of: source),
      let item = material.cases.first(where: { $0.id == only })
    else { return [] }
    return values(of: item)
  }

  /// The case that a source is as a whole: the only one that speaks there, where at most one more
  /// speaker, such as an interviewer who was not confirmed, is no case.
  private func soleCase(of source: SourceID) -> CaseID? {
    let speakers = material.speakers[source] ?? []
    let linked = Set(speakers.compactMap(\.caseID)).filter { cases[$0] != nil }
    let others = speakers.filter { $0.caseID == nil && $0.role != .interviewer }
    let isAlone = others.count <= 1 && !others.contains { $0.role == .informant }
    return linked.count == 1 && isAlone ? linked.first : nil
  }

  private func values(of item: Case) -> [RefiValue] {
    material.attributes.compactMap { attribute in
      guard let value = item.values[attribute.name], let variable = variables[attribute.name]
      else { return nil }
      return RefiValue(variable: variable, kind: Self.kind(attribute.type), text: value)
    }
  }

  private static func kind(_ type: AttributeType) -> RefiVariable.Kind {
    switch type {
    case .text, .orderedBand, .multi: .text
    case .integer: .integer
    case .decimal: .decimal
    case .boolean: .boolean
    case .date: .date
    }
  }
}
