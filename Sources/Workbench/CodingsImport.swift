internal import Store
internal import Study
internal import Text

/// What an import of codings did.
package struct CodingsImportResult: Hashable, Sendable {
  /// The codings that are new.
  package let added: Int
  /// The rows whose coding was there already.
  package let already: Int
  /// The names of the coders met.
  package let coders: [String]
  /// The number of sources touched.
  package let sources: Int
}

extension OpenProject {
  /// Reads a table `coder,source,start,end,code[,layer][,note]`, as one step.
  ///
  /// Every row is checked against the sources and the codebook before any is kept. A coding makes
  /// its coder *started* with its source, never finished; one that is there already changes
  /// nothing, in a sealed source too.
  package func importCodings(
    _ path: String, dryRun: Bool, amending reason: String? = nil
  ) throws -> CodingsImportResult {
    let table = try InputTable(path, columns: ["coder", "source", "start", "end", "code"])
    if dryRun {
      return try file.read { reader in
        let checked = try CodingRows(table, reader)
        let rows = try checked.newRows(reader)
        try reader.refuseUnfrozen(rows.map(\.code), amending: reason)
        return Self.result(of: checked, added: rows.count)
      }
    }
    return try file.change("codings import", by: me) { writer in
      let checked = try CodingRows(table, writer.reader)
      let rows = try checked.newRows(writer.reader)
      let amender = reason == nil ? nil : try me.map { try writer.coder(named: $0) }
      try writer.allow(rows.map(\.code), amending: reason, by: amender)
      let begun = Set(
        try writer.reader.assignments().filter { $0.status != .assigned }
          .map { RaterInSource($0.source, $0.rater) })
      var coderIDs: [String: CoderID] = [:]
      var started: Set<RaterInSource> = []
      for row in rows {
        let coder = try coderIDs[row.coder] ?? writer.coder(named: row.coder)
        coderIDs[row.coder] = coder
        let rater = Rater(coder: coder, layer: row.layer)
        try writer.addCoding(
          source: row.source, span: row.span, code: row.code, rater: rater, note: row.note)
        if let grid = checked.grids[row.source] {
          try writer.mintQuotation(
            source: row.source, turn: grid.turnNumber(at: row.span), span: row.span)
        }
        let pair = RaterInSource(row.source, rater)
        if !begun.contains(pair), started.insert(pair).inserted {
          try writer.assign(row.source, to: rater, .started)
        }
      }
      writer.summary = "\(rows.count.of("coding"))"
      return Self.result(of: checked, added: rows.count)
    }.result
  }

  private static func result(of checked: CodingRows, added: Int) -> CodingsImportResult {
    CodingsImportResult(
      added: added, already: checked.rows.count - added, coders: checked.coders,
      sources: checked.sourceCount)
  }
}

extension CodingRows {
  /// What makes two codings the same.
  private struct Key: Hashable {
    let source: SourceID
    let span: TextSpan
    let code: CodeID
    let coder: String
    let layer: Layer
  }

  /// The rows whose coding is not in the project yet, each once.
  ///
  /// - Throws: `Problem.sealed` where one of them would change what its coder has sealed.
  fileprivate func newRows(_ reader: ProjectReader) throws -> [Row] {
    let names = Dictionary(uniqueKeysWithValues: try reader.coders().map { ($0.id, $0.name) })
    var known = Set(
      try reader.codings().map { coding in
        Key(
          source: coding.source, span: coding.span, code: coding.code,
          coder: names[coding.rater.coder] ?? "", layer: coding.rater.layer)
      })
    let ids = Dictionary(uniqueKeysWithValues: names.map { ($0.value, $0.key) })
    let finished = Set(
      try reader.assignments().filter { $0.status == .finished }
        .map { RaterInSource($0.source, $0.rater) })
    return try rows.filter { row in
      let key = Key(
        source: row.source, span: row.span, code: row.code, coder: row.coder, layer: row.layer)
      guard known.insert(key).inserted else { return false }
      if let id = ids[row.coder],
        finished.contains(RaterInSource(row.source, Rater(coder: id, layer: row.layer)))
      {
        throw Refusal(.sealed(coder: row.coder, source: row.sourceName), at: row.place)
      }
      return true
    }
  }
}

/// A rater's work in one source.
struct RaterInSource: Hashable {
  let source: SourceID
  let rater: Rater

  init(_ source: SourceID, _ rater: Rater) {
    self.source = source
    self.rater = rater
  }
}
