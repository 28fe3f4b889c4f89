internal import Formats
internal import Report
internal import Search
internal import Text
internal import Workbench

/// Writes hits, line by line as they are cut where the format allows it.
struct HitList {
  private let found: FoundHits
  private let arrangement: HitArrangement
  private let width: ContextWidth

  /// As many bytes are gathered before they are written.
  private static let portion = 1 << 16

  /// Takes the hits of a search.
  ///
  /// - Parameters:
  ///   - found: the hits.
  ///   - arrangement: which of them are written, and in which order.
  ///   - width: how much is shown around them.
  init(_ found: FoundHits, _ arrangement: HitArrangement, width: ContextWidth) {
    self.found = found
    self.arrangement = arrangement
    self.width = width
  }

  /// Writes them, if the format that is wanted is written line by line.
  ///
  /// - Returns: whether they have been written; if not, `table` is to be.
  /// - Throws: what writing a file throws.
  func isStreamed(to output: OutputOptions) throws -> Bool {
    switch output.chosen() {
    case .tsv: try put(.delimited(.tsv), to: output)
    case .csv: try put(.delimited(output.csv), to: output)
    case .jsonl: try put(.jsonLines, to: output)
    case .json: try put(.jsonArray, to: output)
    case .table, .md, .html, .tex, .svg, .graphml, .gexf, .dot, .net, .xlsx, .docx, .odt:
      return false
    }
    return true
  }

  private func put(_ layout: RowWriter.Layout, to output: OutputOptions) throws {
    var isForScripts = true
    var names = Self.scriptColumns + (arrangement.showsTimes ? ["ms"] : [])
    if case .delimited(let dialect) = layout {
      isForScripts = false
      names = columns.map { dialect == .excelNB ? $0.title : $0.key }
    }
    var writer = RowWriter(layout, columns: names)
    try found.forEach(arrangement, width: width) { hit, line in
      if isForScripts {
        Self.writeForScripts(hit, line, to: &writer)
        if arrangement.showsTimes { writer.integer(hit.milliseconds) }
      } else {
        Self.write(hit, line, to: &writer)
        if arrangement.showsTimes { writer.text(hit.milliseconds.map(RecordingTime.text)) }
      }
      writer.endRow()
      if writer.bytes.count >= Self.portion, output.takesPortions {
        try output.write(bytes: writer.bytes)
        writer.removeWritten()
      }
    }
    writer.finish()
    if output.takesPortions {
      try output.write(bytes: writer.bytes)
    } else {
      try output.write(String(decoding: writer.bytes, as: UTF8.self))
    }
  }

  private var columns: [Table.Column] {
    Self.columns + (arrangement.showsTimes ? [Table.Column("time", "Time")] : [])
  }

  private static let columns = [
    Table.Column("source", "Source"), Table.Column("turn", "Turn", .integer),
    Table.Column("speaker", "Speaker"), Table.Column("left", "Before"),
    Table.Column("text", "Hit"), Table.Column("right", "After"),
    Table.Column("start", "Start", .integer), Table.Column("end", "End", .integer),
    Table.Column("line", "Line", .integer),
  ]

  private static func write(
    _ hit: FoundHit, _ line: borrowing ConcordanceCutter, to writer: inout RowWriter
  ) {
    writer.text(hit.source)
    writer.integer(hit.turn)
    writer.text(hit.speaker)
    writer.text(line.left)
    writer.text(line.text.withParagraphSigns)
    writer.text(line.right)
    writer.integer(hit.span.start)
    writer.integer(hit.span.end)
    writer.integer(hit.line)
  }

  /// The names that scripts rely on.
  private static let scriptColumns = [
    "source", "start", "end", "text", "raw", "line", "turn", "speaker", "case", "left", "right",
  ]

  private static func writeForScripts(
    _ hit: FoundHit, _ line: borrowing ConcordanceCutter, to writer: inout RowWriter
  ) {
    writer.text(hit.source)
    writer.integer(hit.span.start)
    writer.integer(hit.span.end)
    writer.text(line.text)
    writer.text(line.raw)
    writer.integer(hit.line)
    writer.integer(hit.turn)
    writer.text(hit.speaker)
    writer.text(hit.caseName)
    writer.text(line.left)
    writer.text(line.right)
  }

  /// They as a table.
  func table() throws -> Table {
    var rows: [Table.Row] = []
    try found.forEach(arrangement, width: width) { hit, line in
      let text = { (bytes: ArraySlice<UInt8>) in
        Table.Cell.text(String(decoding: bytes, as: UTF8.self))
      }
      rows.append(
        Table.Row(
          [
            .text(hit.source), Table.Cell(hit.turn), Table.Cell(hit.speaker), text(line.left),
            text(line.text.withParagraphSigns), text(line.right),
            .integer(hit.span.start), .integer(hit.span.end), .integer(hit.line),
          ] + (arrangement.showsTimes ? [Table.Cell(hit.milliseconds.map(RecordingTime.text))] : [])
        ))
    }
    return Table(columns: columns, rows: rows)
  }
}

extension ArraySlice<UInt8> {
  /// A text on one line, where a paragraph's end shows as a pilcrow.
  fileprivate var withParagraphSigns: ArraySlice<UInt8> {
    guard contains(0x0A) else { return self }
    return Array(String(decoding: self, as: UTF8.self).replacing("\n\n", with: " ¶ ").utf8)[...]
  }
}
