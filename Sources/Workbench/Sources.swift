package import Store
package import Study
package import Text

/// A source as a listing prints it.
package struct SourceLine: Hashable, Sendable {
  package let record: SourceRecord
  package let turns: Int
  package let speakers: [String]
  package let codings: Int
}

/// A source with everything that a reader of it sees.
package struct SourceView: Sendable {
  package let record: SourceRecord
  package let text: StoredText
  package let layer: ReadingLayer
  package let grid: TurnGrid
  package let speakers: [Speaker]
  /// The questions of the guide that turns ask, by turn number.
  package let questions: [Int: Question]
}

extension OpenProject {
  /// Every source, by name.
  package func sources() throws -> [SourceLine] {
    try file.read { reader in
      let speakers = try reader.speakers()
      var codings: [SourceID: Int] = [:]
      for coding in try reader.codings() { codings[coding.source, default: 0] += 1 }
      return try reader.sources().map { record in
        SourceLine(
          record: record, turns: try reader.segments(of: record.source.id, .turn).count,
          speakers: (speakers[record.source.id] ?? []).map(\.label),
          codings: codings[record.source.id] ?? 0)
      }
    }
  }

  /// One source, to read.
  package func source(_ name: String) throws -> SourceView {
    try file.read { reader in
      let record = try reader.source(named: name)
      return try reader.view(of: record)
    }
  }

  /// The file that a source came from, byte for byte, and its name.
  package func original(of name: String) throws -> (bytes: [UInt8], fileName: String) {
    try file.read { reader in
      let record = try reader.source(named: name)
      return (try reader.original(of: record.source.id), record.fileName)
    }
  }

  /// A source's marks with their numbers, and the stored text around each.
  package func marks(
    of name: String, includingDropped: Bool
  ) throws -> [(id: Int, mark: Mark, isDropped: Bool, line: Int, context: String)] {
    try file.read { reader in
      let record = try reader.source(named: name)
      let text = try reader.text(of: record.source.id)
      var lines = LineWalker(text)
      return try reader.marks(of: record.source.id, includingDropped: includingDropped).map {
        let span = $0.mark.span
        let around = TextSpan(max(0, span.start - 16), min(text.count, span.end + 16))
        return ($0.id, $0.mark, $0.isDropped, lines.line(at: span.start), text.raw(around))
      }
    }
  }

  /// Takes marks out of a source's reading layer, as one step.
  ///
  /// - Returns: the marks that were dropped.
  package func dropMarks(_ ids: [Int], of name: String) throws -> [Mark] {
    try file.change("source drop-mark", by: me) { writer in
      let record = try writer.reader.source(named: name)
      let marks = try writer.reader.marks(of: record.source.id)
      let dropped = try ids.map { id in
        guard let found = marks.first(where: { $0.id == id }) else {
          throw Refusal(.unknownMark(id: id, source: record.source.name))
        }
        try writer.dropMark(id)
        return found.mark
      }
      writer.summary = "\(record.source.name): \(dropped.count.of("mark"))"
      return dropped
    }.result
  }
}

extension ProjectReader {
  /// A source with everything that a reader of it sees.
  func view(of record: SourceRecord) throws -> SourceView {
    let id = record.source.id
    let questions = Dictionary(
      uniqueKeysWithValues: try self.questions().map { ($0.id, $0) })
    return SourceView(
      record: record, text: try text(of: id),
      layer: ReadingLayer(try marks(of: id).map(\.mark)),
      grid: TurnGrid(
        turns: try segments(of: id, .turn), sentences: try segments(of: id, .sentence)),
      speakers: try speakers()[id] ?? [],
      questions: try prompts(of: id).compactMapValues { questions[$0] })
  }
}

/// Tells line numbers of ascending offsets in one walk over a text.
package struct LineWalker {
  private let scalars: [UInt32]
  private var offset = 0
  private var current = 1

  /// Begins at the first line.
  package init(_ text: StoredText) {
    scalars = text.scalars
  }

  /// The line, from 1, of an offset that is not before the one asked for last.
  package mutating func line(at wanted: Int) -> Int {
    while offset < min(wanted, scalars.count) {
      if scalars[offset] == 0x0A { current += 1 }
      offset += 1
    }
    return current
  }
}
