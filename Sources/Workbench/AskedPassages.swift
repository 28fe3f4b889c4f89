internal import Formats
internal import Store
internal import Study
internal import Text

/// How much of a project the passages of a drawn sample are.
package struct SampleShare: Hashable, Sendable {
  /// The file that they were read from, by its name.
  package let file: String
  /// The number of passages; 0 where whole sources were drawn.
  package let passages: Int
  /// The number of sources that they lie in.
  package let sources: Int
}

/// The stretches of texts that a comparison is asked about.
struct AskedPassages {
  /// The passages that units have to touch; nil where any may be judged.
  let query: PassageFilter?
  /// The passages that units have to lie in; nil where any may be judged.
  let sample: DrawnPassages?

  /// Takes them together; nil where neither is given.
  init?(query: PassageFilter?, sample: DrawnPassages?) {
    if query == nil, sample == nil { return nil }
    self.query = query
    self.sample = sample
  }

  /// What of a source's content is asked about, character by character.
  func part(of content: SpanSet, in source: SourceID) -> SpanSet {
    var part = content
    if let query { part = part.intersection(query.bySource[source] ?? SpanSet()) }
    if let sample { part = part.intersection(sample.bySource[source] ?? SpanSet()) }
    return part
  }

  /// The units that are asked about: those that the query touches, and whose content lies wholly
  /// within what was drawn.
  func units(_ units: [TextSpan], of content: SpanSet, in source: SourceID) -> [TextSpan] {
    var units = units
    if let query {
      let touched = query.bySource[source] ?? SpanSet()
      units = units.filter { touched.overlaps($0) }
    }
    if let sample {
      let drawn = sample.bySource[source] ?? SpanSet()
      let inside = content.intersection(drawn)
      units = units.filter { unit in
        let length = content.length(within: unit)
        return length > 0
          ? inside.length(within: unit) == length : drawn.length(within: unit) == unit.length
      }
    }
    return units
  }
}

/// The passages of a table that `sample` wrote.
struct DrawnPassages {
  let bySource: [SourceID: SpanSet]
  let share: SampleShare

  /// Reads a table with the columns source, start and end, or of whole sources, with source alone.
  ///
  /// - Parameters:
  ///   - path: The table.
  ///   - sources: The project's sources.
  /// - Throws: `Refusal` with the line where a row is none of this project, or there is none.
  init(_ path: String, _ sources: SourceNames) throws {
    let table = try InputTable(path, columns: ["source"])
    let keys = table.header.map(\.foldedForSearch)
    let isOfPassages = keys.contains("start")
    if isOfPassages, !keys.contains("end") {
      throw Refusal(
        .missingColumn(wanted: "end", found: table.header), at: InputPlace(file: path, line: 1))
    }
    var spans: [SourceID: [TextSpan]] = [:]
    for row in table.rows {
      let source = try sources.source(named: row.required("source"), at: row.place).source
      let span =
        isOfPassages ? try row.span(in: source) : TextSpan(0, source.length)
      spans[source.id, default: []].append(span)
    }
    if spans.isEmpty { throw Refusal(.agreement(.emptySample), at: InputPlace(file: path)) }
    bySource = spans.mapValues { SpanSet($0) }
    share = SampleShare(
      file: FileBytes.name(of: path), passages: isOfPassages ? table.rows.count : 0,
      sources: spans.count)
  }
}

extension InputTable.Row {
  /// The range of scalars that a row names in a source.
  func span(in source: Source) throws -> TextSpan {
    let start = try number("start")
    let end = try number("end")
    guard start <= end, end <= source.length else {
      throw Refusal(
        .rangeOutsideText(start: start, end: end, length: source.length, source: source.name),
        at: place)
    }
    return TextSpan(start, end)
  }
}
