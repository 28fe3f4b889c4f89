package import Analysis
internal import Formats
internal import Study
internal import Text

extension OpenProject {
  /// Compares how coders cut texts into segments, without a project.
  ///
  /// - Parameter path: A table with the columns coder, source, and either `end`, the number of
  ///   the last unit of a segment, or `mass`, the number of units in it, segments in order.
  /// - Returns: The report, coders and texts in the order of their names.
  /// - Throws: `Refusal` with the line, where the table holds no segmentations.
  package static func segmentation(_ path: String) throws -> SegmentationReport {
    let table = try InputTable(path, columns: ["coder", "source"])
    let keys = table.header.map(\.foldedForSearch)
    let isMass = keys.contains("mass")
    guard isMass || keys.contains("end") else {
      throw Refusal(
        .missingColumn(wanted: "end", found: table.header), at: InputPlace(file: path, line: 1))
    }
    var cuts: [String: [String: SegmentDraft]] = [:]
    for row in table.rows {
      let source = try row.required("source")
      let coder = try row.required("coder")
      try cuts[source, default: [:]][coder, default: SegmentDraft()].add(
        row, column: isMass ? "mass" : "end", isMass: isMass)
    }
    let texts = try cuts.keys.sorted { NameOrder($0) < NameOrder($1) }.map { source in
      try text(source, cuts[source] ?? [:], path)
    }
    let coders = Set(texts.flatMap { $0.segmentations.keys })
    guard texts.contains(where: { $0.segmentations.count > 1 }) else {
      throw Refusal(.noPairSegmented, at: InputPlace(file: path))
    }
    return SegmentationReport(texts, coders: coders.sorted { NameOrder($0) < NameOrder($1) })
  }

  private static func text(
    _ source: String, _ cuts: [String: SegmentDraft], _ path: String
  ) throws -> SegmentedText {
    let segmentations = cuts.mapValues(\.segmentation)
    let coders = cuts.keys.sorted { NameOrder($0) < NameOrder($1) }
    if let first = coders.first, let units = segmentations[first]?.units {
      for coder in coders.dropFirst() {
        guard let other = segmentations[coder]?.units, other != units else { continue }
        throw Refusal(
          .unequalTexts(
            source: source, first: first, firstUnits: units, second: coder, secondUnits: other),
          at: InputPlace(file: path, line: cuts[coder]?.line))
      }
    }
    return SegmentedText(name: source, segmentations: segmentations)
  }
}

/// A segmentation as it is read, row by row.
private struct SegmentDraft {
  private var ends: Set<Int> = []
  private var total = 0
  private(set) var line: Int?

  mutating func add(_ row: InputTable.Row, column: String, isMass: Bool) throws {
    let value = try row.required(column)
    guard let number = Int(value), number > 0, number < 1 << 32 else {
      throw Refusal(.notACount(column: column, value: value), at: row.place)
    }
    let end = isMass ? total + number : number
    guard ends.insert(end).inserted else {
      throw Refusal(.repeatedEnd(end: end), at: row.place)
    }
    total = max(total, end)
    line = row.place.line
  }

  var segmentation: Segmentation {
    let sorted = ends.sorted()
    return Segmentation(zip(sorted, [0] + sorted).map { $0 - $1 })
  }
}
