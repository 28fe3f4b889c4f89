internal import Formats
internal import Store
package import Study

/// How far a rater has come, as a listing prints it.
package struct AssignmentLine: Hashable, Sendable {
  package let coder: String
  package let source: String
  package let layer: Layer
  package let status: AssignmentStatus
  /// How many codings the rater has in the source.
  package let codings: Int
}

extension OpenProject {
  /// Who has what, and how far they have come; by coder, then source.
  package func assignments() throws -> [AssignmentLine] {
    try file.read { reader in
      let coders = Dictionary(uniqueKeysWithValues: try reader.coders().map { ($0.id, $0.name) })
      let names = Dictionary(
        uniqueKeysWithValues: try reader.sources().map { ($0.source.id, $0.source.name) })
      var counts: [SourceID: [Rater: Int]] = [:]
      for coding in try reader.codings() {
        counts[coding.source, default: [:]][coding.rater, default: 0] += 1
      }
      return try reader.assignments().map { assignment in
        AssignmentLine(
          coder: coders[assignment.rater.coder] ?? "?", source: names[assignment.source] ?? "?",
          layer: assignment.rater.layer, status: assignment.status,
          codings: counts[assignment.source]?[assignment.rater] ?? 0)
      }.sorted { ($0.coder, $0.source, $0.layer) < ($1.coder, $1.source, $1.layer) }
    }
  }

  /// Gives sources to a coder; what is started or finished stays so.
  ///
  /// - Returns: the number of new assignments.
  package func assign(_ sources: [String], to coder: String, layer: Layer) throws -> Int {
    try file.change("assign", by: me) { writer in
      let names = try SourceNames(writer.reader.sources())
      let records = try sources.map { try names.source(named: $0) }
      let rater = Rater(coder: try writer.coder(named: coder), layer: layer)
      let known = Set(try writer.reader.assignments().filter { $0.rater == rater }.map(\.source))
      let new = records.filter { !known.contains($0.source.id) }
      for record in new { try writer.assign(record.source.id, to: rater, .assigned) }
      writer.summary = "\(coder): " + new.map(\.source.name).joined(separator: ", ")
      return new.count
    }.result
  }

  /// Reads a table `coder,source,status[,layer]`, as one step.
  ///
  /// A row never takes back what a rater has started or finished; that is for `reopen`. A consensus
  /// is finished by a row only where `done` would seal it, after all the other rows.
  ///
  /// - Returns: the number of rows read.
  /// - Throws: `Refusal` with the row; `AgreementProblem.undecided` or `.stillCoding` where a
  ///   consensus is not complete.
  package func importAssignments(_ path: String) throws -> Int {
    let table = try InputTable(path, columns: ["coder", "source", "status"])
    return try file.change("assign import", by: me) { writer in
      let names = try SourceNames(writer.reader.sources())
      var known: [SourceID: [Rater: AssignmentStatus]] = [:]
      for assignment in try writer.reader.assignments() {
        known[assignment.source, default: [:]][assignment.rater] = assignment.status
      }
      var sealed: [(record: SourceRecord, place: InputPlace)] = []
      for row in table.rows {
        let record = try names.source(named: row.required("source"), at: row.place)
        _ = try row.required("status")
        let status: AssignmentStatus = try row.choice("status", default: .assigned)
        let layer: Layer = try row.choice("layer", default: .individual)
        let rater = Rater(coder: try writer.coder(named: row.required("coder")), layer: layer)
        let id = record.source.id
        guard status.isBeyond(known[id]?[rater]) else { continue }
        try writer.assign(id, to: rater, status)
        known[id, default: [:]][rater] = status
        if layer == .consensus, status == .finished { sealed.append((record, row.place)) }
      }
      if !sealed.isEmpty {
        let check = try ConsensusCheck(writer.reader)
        for (record, place) in sealed { try check.refuseIncomplete(record, at: place) }
      }
      writer.summary = "\(table.rows.count.of("row"))"
      return table.rows.count
    }.result
  }
}

extension AssignmentStatus {
  /// Whether it is further than another, or than none.
  fileprivate func isBeyond(_ former: AssignmentStatus?) -> Bool {
    guard let former else { return true }
    let order = Self.allCases
    return (order.firstIndex(of: self) ?? 0) > (order.firstIndex(of: former) ?? 0)
  }
}
