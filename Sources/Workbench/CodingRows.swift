internal import Store
internal import Study
internal import Text

/// The rows of a table of codings, each checked against the project.
struct CodingRows {
  struct Row {
    let place: InputPlace
    let coder: String
    let source: SourceID
    let sourceName: String
    let span: TextSpan
    let code: CodeID
    let layer: Layer
    let note: String
  }

  let rows: [Row]
  /// The coders named, in the order in which they come.
  let coders: [String]
  /// The turns of the sources named.
  let grids: [SourceID: TurnGrid]

  var sourceCount: Int { grids.count }

  /// Checks every row; the first fault is thrown, with how many more rows are at fault.
  init(_ table: InputTable, _ reader: ProjectReader) throws {
    let names = try SourceNames(reader.sources())
    let codebook = try reader.codebook()
    var codes: [String: CodeID] = [:]
    var layers: [SourceID: ReadingLayer] = [:]
    var grids: [SourceID: TurnGrid] = [:]
    var coders: [String] = []
    var rows: [Row] = []
    var faults: [Refusal] = []
    rows.reserveCapacity(table.rows.count)
    for row in table.rows {
      do {
        let source = try names.source(named: row.required("source"), at: row.place).source
        if layers[source.id] == nil {
          layers[source.id] = ReadingLayer(try reader.marks(of: source.id).map(\.mark))
          grids[source.id] = TurnGrid(
            turns: try reader.segments(of: source.id, .turn), sentences: [])
        }
        let asked = try row.required("code")
        if codes[asked] == nil { codes[asked] = try codebook.wanted(asked, at: row.place).id }
        let span = try row.span(in: source)
        if !span.isEmpty, layers[source.id]?.contentLength(of: span) == 0 {
          throw Refusal(
            .rangeIsSilent(start: span.start, end: span.end, source: source.name), at: row.place)
        }
        let coder = try row.required("coder").nfc
        if !coders.contains(coder) { coders.append(coder) }
        guard let code = codes[asked] else { continue }
        rows.append(
          Row(
            place: row.place, coder: coder, source: source.id, sourceName: source.name,
            span: span, code: code, layer: try row.choice("layer", default: .individual),
            note: row["note"] ?? ""))
      } catch let refusal as Refusal {
        faults.append(refusal)
      }
    }
    if let first = faults.first {
      throw Refusal(first.problem, at: first.place, others: faults.count - 1)
    }
    self.rows = rows
    self.coders = coders
    self.grids = grids
  }
}
