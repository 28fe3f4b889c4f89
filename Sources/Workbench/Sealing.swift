internal import Store
package import Study

extension OpenProject {
  /// Seals sources: what the coder has not coded in them was judged and left uncoded.
  ///
  /// A consensus is sealed where every disagreement of the source is decided and nobody is still
  /// coding it: from then on it counts in place of the coders' own codings.
  ///
  /// - Parameters:
  ///   - sources: the sources.
  ///   - layer: the layer.
  ///   - force: whether a consensus is sealed though something is undecided, which its entry in the
  ///     journal then says.
  /// - Returns: the names of the sources that were not sealed before.
  /// - Throws: `AgreementProblem.undecided` or `.stillCoding` where a consensus is not complete.
  package func done(
    _ sources: [String], layer: Layer, force: Bool = false
  ) throws -> [String] {
    try setStatus(.finished, "done", sources, layer: layer) { records, rater, writer in
      guard layer == .consensus else { return [:] }
      let check = try ConsensusCheck(writer.reader)
      let finished = Set(
        try writer.reader.assignments().filter { $0.rater == rater && $0.status == .finished }
          .map(\.source))
      var remarks: [SourceID: String] = [:]
      for record in records where !finished.contains(record.source.id) {
        if force {
          remarks[record.source.id] = try check.remark(on: record)
        } else {
          try check.refuseIncomplete(record)
        }
      }
      return remarks
    }
  }

  /// Opens sealed sources again; that it happened is remembered and printed by `agree`.
  package func reopen(_ sources: [String], layer: Layer) throws -> [String] {
    try setStatus(.started, "reopen", sources, layer: layer) { records, rater, writer in
      let known = Set(
        try writer.reader.assignments().filter { $0.rater == rater }.map(\.source))
      if let record = records.first(where: { !known.contains($0.source.id) }) {
        throw Refusal(.notAssigned(coder: try coder(), source: record.source.name))
      }
      return [:]
    }
  }

  /// Sets how far the coder has come with sources, as one step.
  ///
  /// - Parameters:
  ///   - status: the status.
  ///   - command: what the journal calls it.
  ///   - asked: the sources.
  ///   - layer: the layer.
  ///   - check: refuses what may not be, and gives what the journal is to say of some sources.
  /// - Returns: the names of the sources whose status changed.
  /// - Throws: what the check throws, and `Refusal` for an unknown name.
  private func setStatus(
    _ status: AssignmentStatus, _ command: String, _ asked: [String], layer: Layer,
    check: ([SourceRecord], Rater, ProjectWriter) throws -> [SourceID: String]
  ) throws -> [String] {
    let coder = try coder()
    return try file.change(command, by: coder) { writer in
      let names = try SourceNames(writer.reader.sources())
      let records = try asked.map { try names.source(named: $0) }
      let rater = Rater(coder: try writer.coder(named: coder), layer: layer)
      let remarks = try check(records, rater, writer)
      let former = Dictionary(
        try writer.reader.assignments().filter { $0.rater == rater }
          .map { ($0.source, $0.status) }, uniquingKeysWith: { first, _ in first })
      var changed: [SourceRecord] = []
      for record in records {
        let id = record.source.id
        if status == .started, former[id] != .finished { continue }
        if try writer.assign(id, to: rater, status) != status { changed.append(record) }
      }
      writer.summary =
        "\(coder): "
        + changed.map { record in
          record.source.name + (remarks[record.source.id].map { " (\($0))" } ?? "")
        }.joined(separator: ", ")
      return changed.map(\.source.name)
    }.result
  }
}
