package import Analysis
internal import Formats
internal import Store
package import Study
package import Text

/// Segmentations of the project's texts, compared, with what a report has to say of them.
package struct SegmentingResult: Sendable {
  package let report: SegmentationReport
  /// What is cut into segments.
  package let unit: UnitKind
  /// The sources that have no units of the kind.
  package let sourcesWithoutUnits: [String]
  /// The work that was opened again after it could be compared; none where tables were compared.
  package let reopened: [ReopenedWork]
  package let codebook: Codebook
  package let coderNames: [CoderID: String]
  package let sourceNames: [SourceID: String]
  /// The number of codings that were sealed with a code that is in no codebook any more.
  package let codingsWithoutCode: Int
  /// The frozen codebook that was measured by, and the codes that it does not have.
  package var version: String?
  package var codesLeftOut: [(name: String, codings: Int)] = []
}

extension OpenProject {
  /// What the project's own segments are called beside those of a table.
  package static let ownSegments = "(project)"

  /// Compares how finished coders' codings cut the texts: wherever a passage with one of the codes
  /// begins or ends there is a boundary.
  ///
  /// What counts is the work as it was when it could first be compared, as in `agreement`.
  ///
  /// - Throws: `Refusal` where nothing can be compared.
  package func segmentation(
    byCodings scope: AgreementRequest, _ request: SegmentingRequest
  ) throws -> SegmentingResult {
    try file.read { reader in
      let compared = try ComparedWork(scope, reader, nil)
      let rows = try compared.codebook.agreementRows(scope).codes
      let members = Set(rows.flatMap(\.members))
      let speakers = try reader.speakers()
      var texts: [SegmentedText] = []
      var empty: [String] = []
      for record in compared.records {
        let id = record.source.id
        let raters = compared.work.raters[id] ?? []
        guard raters.count > 1 else {
          texts.append(SegmentedText(name: record.source.name, segmentations: [:]))
          continue
        }
        let content = try reader.content(
          of: record.source, role: scope.role, speakers: speakers[id] ?? [])
        let units = try reader.units(scope.unit, of: record.source).spans.filter(content.overlaps)
        guard let cutter = SegmentCutter(units) else {
          empty.append(record.source.name)
          continue
        }
        let codings = Dictionary(
          grouping: (compared.work.codings[id] ?? []).filter { members.contains($0.code) },
          by: \.rater)
        texts.append(
          SegmentedText(
            name: record.source.name,
            segmentations: Dictionary(
              raters.map { rater in
                (
                  compared.name(of: rater),
                  cutter.segmentation(of: (codings[rater] ?? []).map(\.span))
                )
              }, uniquingKeysWith: { first, _ in first })))
      }
      if texts.allSatisfy({ $0.segmentations.isEmpty }) {
        throw Refusal(.agreement(.noUnitsToCut(unit: scope.unit.rawValue)))
      }
      let counted = Set(compared.records.map(\.source.id).filter { compared.work.isCompared($0) })
      return SegmentingResult(
        report: try Self.report(texts, request), unit: scope.unit, sourcesWithoutUnits: empty,
        reopened: compared.work.reopened.filter { counted.contains($0.source) },
        codebook: compared.codebook, coderNames: compared.coderNames,
        sourceNames: compared.sourceNames,
        codingsWithoutCode: compared.work.codingsWithoutCode, version: compared.version,
        codesLeftOut: compared.work.codesLeftOut)
    }
  }

  /// Compares the segments of one kind in coders' tables, by offsets in the project's texts.
  ///
  /// A table has the columns source, start and end, and may have kind and coder; without coder it
  /// is that of the coder whom its file is named after. Where they are all of one coder, they are
  /// compared with the project's own segments of the kind.
  ///
  /// - Parameters:
  ///   - kind: Which segments are compared.
  ///   - scope: The unit, the sources and whose speech counts; nothing else is looked at.
  ///   - request: The tables, and how they are compared.
  /// - Returns: The comparison.
  /// - Throws: `Refusal` with the line where a table is none, or nothing can be compared.
  package func segmentation(
    of kind: SegmentKind, _ scope: AgreementRequest, _ request: SegmentingRequest
  ) throws -> SegmentingResult {
    try file.read { reader in
      let all = try SourceNames(reader.sources())
      let asked = Set(try scope.sources.map { try all.source(named: $0).source.id })
      let tables = try SegmentTables(request.paths, kind, all)
      let speakers = try reader.speakers()
      var texts: [SegmentedText] = []
      var empty: [String] = []
      for record in all.records {
        let id = record.source.id
        guard var spans = tables.spans[id], asked.isEmpty || asked.contains(id),
          scope.kinds.isEmpty || scope.kinds.contains(record.source.kind)
        else { continue }
        if tables.coders.count == 1 {
          spans[Self.ownSegments] = try reader.segments(of: id, kind).map(\.span)
        }
        let content = try reader.content(
          of: record.source, role: scope.role, speakers: speakers[id] ?? [])
        let units = try reader.units(scope.unit, of: record.source).spans.filter(content.overlaps)
        guard let cutter = SegmentCutter(units) else {
          empty.append(record.source.name)
          continue
        }
        texts.append(
          SegmentedText(
            name: record.source.name, segmentations: spans.mapValues(cutter.segmentation)))
      }
      if texts.isEmpty, !empty.isEmpty {
        throw Refusal(.agreement(.noUnitsToCut(unit: scope.unit.rawValue)))
      }
      return SegmentingResult(
        report: try Self.report(texts, request), unit: scope.unit, sourcesWithoutUnits: empty,
        reopened: [], codebook: try reader.codebook(), coderNames: [:], sourceNames: [:],
        codingsWithoutCode: 0)
    }
  }
}

/// Cuts the units of a text where spans begin and end.
struct SegmentCutter {
  private let units: [TextSpan]

  /// Takes units in ascending order that do not overlap; nil where there is none.
  init?(_ units: [TextSpan]) {
    if units.isEmpty { return nil }
    self.units = units
  }

  /// The segments that spans cut: before the first unit that a span shares a character with, and
  /// behind the last.
  func segmentation(of spans: [TextSpan]) -> Segmentation {
    var places: Set<Int> = [units.count]
    for span in spans where !span.isEmpty {
      let first = units.partitioningIndex { $0.end > span.start }
      let next = units.partitioningIndex { $0.start >= span.end }
      guard first < next else { continue }
      if first > 0 { places.insert(first) }
      places.insert(next)
    }
    let sorted = places.sorted()
    return Segmentation(zip(sorted, [0] + sorted).map { $0 - $1 })
  }
}

/// The segments of one kind that coders' tables hold.
private struct SegmentTables {
  /// By source and coder.
  private(set) var spans: [SourceID: [String: [TextSpan]]] = [:]
  /// Everybody who has a segment.
  private(set) var coders: Set<String> = []

  init(_ paths: [String], _ kind: SegmentKind, _ sources: SourceNames) throws {
    var files: [SourceID: [String: String]] = [:]
    for path in paths {
      let table = try InputTable(path, columns: ["source", "start", "end"])
      let keys = table.header.map(\.foldedForSearch)
      var kinds: Set<String> = []
      var isFound = false
      for row in table.rows {
        if keys.contains("kind") {
          let own: SegmentKind = try row.choice("kind", default: kind)
          kinds.insert(own.rawValue)
          if own != kind { continue }
        }
        isFound = true
        let source = try sources.source(named: row.required("source"), at: row.place).source
        let coder =
          keys.contains("coder") ? try row.required("coder").nfc : FileBytes.stem(of: path)
        if let other = files[source.id]?[coder], other != path {
          throw Refusal(
            .agreement(.segmentedTwice(coder: coder, source: source.name)), at: row.place)
        }
        files[source.id, default: [:]][coder] = path
        coders.insert(coder)
        spans[source.id, default: [:]][coder, default: []].append(try row.span(in: source))
      }
      if !isFound {
        throw Refusal(
          .agreement(.noSegmentsOfKind(asked: kind.rawValue, found: kinds.sorted())),
          at: InputPlace(file: path))
      }
    }
  }
}
