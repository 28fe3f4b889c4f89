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

extension Workbench {
  /// Reads a table `coder,source,start,end,code[,layer][,note]`, as one step.
  ///
  /// Every row is checked against the sources and the codebook before any is kept. A coding makes
  /// its coder *started* with its source, never finished.
  package func importCodings(_ path: String, dryRun: Bool) throws -> CodingsImportResult {
    let table = try InputTable(path, columns: ["coder", "source", "start", "end", "code"])
    if dryRun {
      return try file.read { reader in
        let rows = try CodingRows(table, reader)
        return CodingsImportResult(
          added: rows.rows.count, already: 0, coders: rows.coders, sources: rows.sourceCount)
      }
    }
    return try file.change("codings import", by: me) { writer in
      let checked = try CodingRows(table, writer.reader)
      var coderIDs: [String: CoderID] = [:]
      for name in checked.coders { coderIDs[name] = try writer.coder(named: name) }
      let assignments = try writer.reader.assignments()
      let finished = Set(
        assignments.filter { $0.status == .finished }.map { RaterInSource($0.source, $0.rater) })
      let begun = Set(
        assignments.filter { $0.status != .assigned }.map { RaterInSource($0.source, $0.rater) })
      var started: Set<RaterInSource> = []
      var added = 0
      for row in checked.rows {
        guard let coder = coderIDs[row.coder] else { continue }
        let rater = Rater(coder: coder, layer: row.layer)
        let pair = RaterInSource(row.source, rater)
        if finished.contains(pair) {
          throw Refusal(.sealed(coder: row.coder, source: row.sourceName), at: row.place)
        }
        let made = try writer.addCoding(
          source: row.source, span: row.span, code: row.code, rater: rater, note: row.note)
        guard made != nil else { continue }
        added += 1
        if let grid = checked.grids[row.source] {
          try writer.mintQuotation(
            source: row.source, turn: grid.turnNumber(at: row.span), span: row.span)
        }
        if !begun.contains(pair), started.insert(pair).inserted {
          try writer.assign(row.source, to: rater, .started)
        }
      }
      writer.summary = "\(added) codings"
      return CodingsImportResult(
        added: added, already: checked.rows.count - added, coders: checked.coders,
        sources: checked.sourceCount)
    }.result
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
