package import Analysis
internal import Formats
internal import Search
internal import Store
package import Study
internal import Text

/// In which order interviews are added.
package enum SaturationOrder: Hashable, Sendable {
  /// By name.
  case name
  /// As they were imported.
  case imported
  /// By the day on which sources were recorded or, where that is not known or an attribute is named,
  /// by a date that cases have: the earliest of those who speak; sources without one come last.
  case date(attribute: String?)
  /// As a file names them, one a line; sources that it does not name are left out.
  case file(String)
}

/// What saturation is asked about.
package struct SaturationRequest: Sendable {
  /// Which codes count, whose codings, and where.
  package var material = MatrixRequest()
  /// In which order interviews are added.
  package var order: SaturationOrder = .name
  /// How many orders are drawn for the band.
  package var orders = 1000
  /// What the draws begin with.
  package var seed: UInt64 = 1
  /// The number of interviews in the base.
  package var base = 4
  /// The number of interviews in a run.
  package var run = 2
  /// The largest share of new codes at which saturation is reached.
  package var threshold = 0.05

  /// The usual question.
  package init() {}
}

/// How codes turned up as interviews were added.
package struct SaturationResult: Sendable {
  package let saturation: Saturation
  package let threshold: SaturationThreshold
  /// The interviews in their order.
  package let sources: [Source]
  /// The codes, by the number that the steps know them by.
  package let codes: [ReportedCode]
  package let codebook: Codebook
  package let scope: MatrixScope
  /// The names of finished sources that have no date, or that the file does not name.
  package let withoutPlace: [String]
}

extension OpenProject {
  /// How many new codes each interview brought, of those that a coder has finished.
  ///
  /// - Throws: `Refusal` where a name is not known, or nothing is finished.
  package func saturation(_ request: SaturationRequest) throws -> SaturationResult {
    let listed: InputTable? =
      if case .file(let path) = request.order {
        try InputTable(path, columns: ["source"])
      } else {
        nil
      }
    return try withMaterial(request.material) { material, reader in
      let eligible = material.finishedSources.filter { source in
        material.allowed.map { $0.bySource[source.id]?.isEmpty == false } ?? true
      }
      if eligible.isEmpty {
        throw Refusal(
          .nothingFinished(
            sources: material.context.sources.map(\.name), coders: try reader.coders().map(\.name)))
      }
      let (sources, withoutPlace) = try material.ordered(eligible, request.order, listed, reader)
      let rows = try material.rows(request.material).filter { row in
        row.members.contains { material.codebook[$0]?.kind.isAnalysed ?? false }
      }
      var numbers: [CodeID: [Int]] = [:]
      for (number, row) in rows.enumerated() {
        for member in row.members where material.codebook[member]?.kind.isAnalysed ?? false {
          numbers[member, default: []].append(number)
        }
      }
      let codes = sources.map { source in
        Set(material.codings(in: source.id).flatMap { numbers[$0.code] ?? [] })
      }
      var generator = SplitMix64(seed: request.seed)
      let saturation = Saturation(codes: codes, orders: request.orders) { bound in
        Int(generator.next(below: UInt64(bound)))
      }
      return SaturationResult(
        saturation: saturation,
        threshold: SaturationThreshold(
          new: saturation.steps.map(\.new.count), base: request.base, length: request.run,
          threshold: request.threshold),
        sources: sources, codes: rows, codebook: material.codebook, scope: material.scope,
        withoutPlace: withoutPlace)
    }
  }
}

extension MatrixMaterial {
  /// Sources in the order asked for, and the names of those that have no place of their own in it.
  fileprivate func ordered(
    _ sources: [Source], _ order: SaturationOrder, _ listed: InputTable?, _ reader: ProjectReader
  ) throws -> (sources: [Source], withoutPlace: [String]) {
    switch order {
    case .name: return (sources, [])
    case .imported: return (sources.sorted { $0.id < $1.id }, [])
    case .file:
      let names = try SourceNames(reader.sources())
      var result: [Source] = []
      for row in listed?.rows ?? [] {
        let source = try names.source(named: row.required("source"), at: row.place).source
        if sources.contains(source), !result.contains(source) { result.append(source) }
      }
      return (result, sources.filter { !result.contains($0) }.map(\.name))
    case .date(let name):
      let days = name == nil ? try reader.recordings().compactMapValues(\.day) : [:]
      let attribute = try dateAttribute(name, isNeeded: days.isEmpty)
      let values = Dictionary(
        uniqueKeysWithValues: context.cases.map { study in
          (study.id, attribute.flatMap { study.values[$0] } ?? "")
        })
      let dated = sources.map { source -> (date: String?, source: Source) in
        if let day = days[source.id] { return (day, source) }
        let dates = (context.speakers[source.id] ?? []).compactMap { $0.caseID }
          .compactMap { values[$0] }.filter { !$0.isEmpty }
        return (dates.min(), source)
      }
      let known = Array(dated.filter { $0.date != nil }.enumerated())
        .sorted { ($0.element.date ?? "", $0.offset) < ($1.element.date ?? "", $1.offset) }
      if known.isEmpty, let attribute {
        throw Refusal(.saturation(.noValues(name: attribute)))
      }
      let unknown = dated.filter { $0.date == nil }.map(\.source)
      return (known.map(\.element.source) + unknown, unknown.map(\.name))
    }
  }

  /// The attribute with dates that a person names, or else the first there is.
  ///
  /// - Throws: `Refusal` where there is no such attribute, its values are no dates, or there is none
  ///   although one is needed.
  private func dateAttribute(_ asked: String?, isNeeded: Bool) throws -> String? {
    let dates = context.attributes.filter { $0.type == .date }.map(\.name)
    guard let asked else {
      if dates.isEmpty, isNeeded { throw Refusal(.noDates) }
      return dates.first
    }
    let all = context.attributes
    guard let match = all.first(where: { $0.name.foldedForSearch == asked.foldedForSearch }) else {
      let names = dates.isEmpty ? all.map(\.name) : dates
      throw Refusal(
        .unknownAttribute(
          asked: asked, nearest: NearestNames(names).matches(for: asked), known: names))
    }
    if match.type != .date {
      throw Refusal(
        .saturation(.notDates(name: match.name, type: match.type, dates: dates)))
    }
    return match.name
  }
}
