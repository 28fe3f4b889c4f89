internal import Search
internal import Store
internal import Study
internal import Text

/// One draw from a project.
struct SampleDraw {
  private(set) var groups: [SampledGroup] = []
  private(set) var units: [SampledUnit] = []
  /// The sources drawn, or drawn from, by name.
  private(set) var records: [SourceRecord] = []

  init(_ request: SampleRequest, _ reader: ProjectReader) throws {
    let eligible = try Self.eligible(request, reader)
    let population = try Population(request, eligible, reader)
    let sizes = population.groups.map(\.members.count)
    let total = sizes.reduce(0, +)
    guard total > 0 else { throw Refusal(.nothingToSample) }
    let shares = try Self.shares(request, sizes)
    let drawn = StratifiedSample.draw(
      shares, of: population.groups.map { ($0.name, $0.members.count) }, seed: request.seed)
    var chosen: [(member: Population.Member, group: Int)] = []
    for (index, group) in population.groups.enumerated() {
      groups.append(
        SampledGroup(name: group.name, size: group.members.count, drawn: shares[index]))
      chosen += drawn[index].map { (group.members[$0], index) }
    }
    chosen.sort {
      ($0.member.source, $0.member.span.start) < ($1.member.source, $1.member.span.start)
    }
    let isOfPassages = request.units != .sources
    var view: (source: Int, view: SourceView)?
    for (member, group) in chosen {
      let record = eligible[member.source]
      if records.last?.source.id != record.source.id { records.append(record) }
      var passage: SampledPassage?
      if isOfPassages {
        if view?.source != member.source {
          view = (member.source, try reader.view(of: record))
        }
        passage = view.map { _, view in
          SampledPassage(
            span: member.span, place: view.grid.reach(of: member.span),
            text: view.layer.read(member.span, of: view.text))
        }
      }
      units.append(
        SampledUnit(source: record.source.name, group: group, passage: passage))
    }
  }

  /// The sources that may be drawn from, by name.
  private static func eligible(
    _ request: SampleRequest, _ reader: ProjectReader
  ) throws -> [SourceRecord] {
    let all = try SourceNames(reader.sources())
    let asked = Set(try request.sources.map { try all.source(named: $0).source.id })
    let assignments = try reader.assignments().filter { $0.rater.layer == .individual }
    func sources(of coder: String, where isMeant: (Assignment) -> Bool) throws -> Set<SourceID> {
      let id = try reader.coderID(named: coder)
      return Set(assignments.filter { $0.rater.coder == id && isMeant($0) }.map(\.source))
    }
    let finished = try request.finishedBy.map { coder in
      try sources(of: coder) { $0.status == .finished }
    }
    let taken = try request.without.map { coder in try sources(of: coder) { _ in true } } ?? []
    return all.records.filter { record in
      let id = record.source.id
      return (asked.isEmpty || asked.contains(id)) && (finished?.contains(id) ?? true)
        && !taken.contains(id)
    }
  }

  private static func shares(_ request: SampleRequest, _ sizes: [Int]) throws -> [Int] {
    let total = sizes.reduce(0, +)
    let wanted =
      switch request.size {
      case .count(let count): count
      case .share(let share): Int((share * Double(total)).rounded(.up))
      }
    if case .passages(_, perSource: true) = request.units {
      switch request.size {
      case .count(let count): return sizes.map { min($0, count) }
      case .share(let share): return sizes.map { Int((share * Double($0)).rounded(.up)) }
      }
    }
    guard
      let shares = StratifiedSample.allocation(wanted, sizes: sizes, atLeast: request.atLeast)
    else {
      throw Refusal(
        .sampleTooSmall(wanted: wanted, strata: sizes.count, least: request.atLeast))
    }
    return shares
  }
}

/// What is drawn from, in groups whose order and members depend on names alone.
private struct Population {
  /// A source by its position, and what of it.
  struct Member {
    let source: Int
    let span: TextSpan
  }

  private(set) var groups: [(name: String, members: [Member])] = []

  init(_ request: SampleRequest, _ eligible: [SourceRecord], _ reader: ProjectReader) throws {
    let names = try SourceStrata(request.strata, reader)
    let speakers = try reader.speakers()
    var members: [String: [Member]] = [:]
    for (index, record) in eligible.enumerated() {
      switch request.units {
      case .sources:
        let whole = TextSpan(0, record.source.length)
        members[names.name(of: record), default: []].append(
          Member(source: index, span: whole))
      case .passages(let kind, let perSource):
        let id = record.source.id
        let content = try reader.content(
          of: record.source, role: request.role, speakers: speakers[id] ?? [])
        let group = perSource ? record.source.name : names.name(of: record)
        members[group, default: []] += try reader.segments(of: id, kind).map(\.span)
          .filter(content.overlaps).map { Member(source: index, span: $0) }
      }
    }
    groups = members.keys.sortedByName()
      .map { ($0, members[$0] ?? []) }.filter { !$0.1.isEmpty }
  }
}

/// The groups that sources are divided into.
private struct SourceStrata {
  private let parts: [(SourceRecord) -> String]

  init(_ asked: [String], _ reader: ProjectReader) throws {
    let attributes = try reader.attributes().map(\.name)
    let cases = Dictionary(uniqueKeysWithValues: try reader.cases().map { ($0.id, $0) })
    let speakers = try reader.speakers()
    parts = try asked.map { asked in
      switch asked.foldedForSearch {
      case "kind": return { $0.source.kind.rawValue }
      case "language": return { $0.source.language }
      default: break
      }
      let known = ["kind", "language"] + attributes
      guard let name = attributes.first(where: { $0.foldedForSearch == asked.foldedForSearch })
      else {
        throw Refusal(
          .unknownStratum(
            asked: asked, nearest: NearestNames(known).matches(for: asked), known: known))
      }
      return { record in
        let values = (speakers[record.source.id] ?? []).compactMap { speaker in
          speaker.caseID.flatMap { cases[$0]?.values[name] }
        }
        return Set(values).sortedByName().joined(separator: " + ")
      }
    }
  }

  func name(of record: SourceRecord) -> String {
    parts.map { part in
      let value = part(record)
      return value.isEmpty ? "–" : value
    }.joined(separator: " / ")
  }
}
