package import Analysis
internal import Formats
internal import Study
internal import Text

/// How segmentations of texts are compared.
package struct SegmentingRequest: Sendable {
  /// The tables, one or several.
  package var paths: [String]
  /// The number of places that a near miss spans, both ends counted: Fournier's n_t.
  package var span = 2
  /// The units from one end of a window to the other; nil for half the mean segment of whoever is
  /// the reference.
  package var window: Int?

  /// Asks for the comparison that is usual in the literature.
  package init(paths: [String] = []) {
    self.paths = paths
  }
}

extension OpenProject {
  /// Compares how coders cut texts into segments, without a project.
  ///
  /// - Parameter request: Tables with the columns source, and either `end`, the number of the last
  ///   unit of a segment, or `mass`, the number of units in it, segments in order. Of several
  ///   tables, one without the column coder is that of the coder whom its file is named after.
  /// - Returns: The report, coders and texts in the order of their names.
  /// - Throws: `Refusal` with the line, where a table holds no segmentations.
  package static func segmentation(_ request: SegmentingRequest) throws -> SegmentationReport {
    var cuts: [String: [String: SegmentDraft]] = [:]
    for path in request.paths {
      let table = try InputTable(
        path, columns: request.paths.count > 1 ? ["source"] : ["coder", "source"])
      let keys = table.header.map(\.foldedForSearch)
      if keys.contains("start") {
        throw Refusal(.agreement(.segmentsWithoutKind), at: InputPlace(file: path, line: 1))
      }
      let isMass = keys.contains("mass")
      guard isMass || keys.contains("end") else {
        throw Refusal(
          .missingColumn(wanted: "end", found: table.header), at: InputPlace(file: path, line: 1))
      }
      for row in table.rows {
        let source = try row.required("source")
        let coder =
          keys.contains("coder") ? try row.required("coder") : FileBytes.stem(of: path)
        var draft = cuts[source]?[coder] ?? SegmentDraft(file: path)
        if draft.file != path {
          throw Refusal(.agreement(.segmentedTwice(coder: coder, source: source)), at: row.place)
        }
        try draft.add(row, column: isMass ? "mass" : "end", isMass: isMass)
        cuts[source, default: [:]][coder] = draft
      }
    }
    let texts = try cuts.keys.sortedByName().map { source in
      try text(source, cuts[source] ?? [:])
    }
    return try report(texts, request)
  }

  /// Compares segmentations, coders in the order of their names.
  static func report(
    _ texts: [SegmentedText], _ request: SegmentingRequest
  ) throws -> SegmentationReport {
    guard texts.contains(where: { $0.segmentations.count > 1 }) else {
      throw Refusal(.noPairSegmented, at: request.paths.first.map { InputPlace(file: $0) })
    }
    let coders = Set(texts.flatMap { $0.segmentations.keys })
    return SegmentationReport(
      texts, coders: coders.sortedByName(), span: request.span,
      window: request.window)
  }

  private static func text(
    _ source: String, _ cuts: [String: SegmentDraft]
  ) throws -> SegmentedText {
    let segmentations = cuts.mapValues(\.segmentation)
    let coders = cuts.keys.sortedByName()
    if let first = coders.first, let units = segmentations[first]?.units {
      for coder in coders.dropFirst() {
        guard let other = segmentations[coder]?.units, other != units else { continue }
        throw Refusal(
          .unequalTexts(
            source: source, first: first, firstUnits: units, second: coder, secondUnits: other),
          at: cuts[coder].map { InputPlace(file: $0.file, line: $0.line) })
      }
    }
    return SegmentedText(name: source, segmentations: segmentations)
  }
}

/// A segmentation as it is read, row by row.
private struct SegmentDraft {
  let file: String
  private var ends: Set<Int> = []
  private var total = 0
  private(set) var line: Int?

  init(file: String) {
    self.file = file
  }

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
