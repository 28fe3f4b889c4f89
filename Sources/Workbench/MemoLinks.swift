internal import Store
package import Study

extension OpenProject {
  /// Links two things of which one may be a memo, or says anew how they belong together.
  ///
  /// - Parameters:
  ///   - first: What the link goes from: `m3`, `code:X`, `quote:int03:41` ….
  ///   - second: What it goes to.
  ///   - relation: How they belong together; may be empty.
  /// - Returns: The labels of both, and whether anything was changed.
  /// - Throws: `Refusal` where one is not there.
  package func linkMemos(
    _ first: String, _ second: String, relation: String
  ) throws -> (from: WritingLabel, to: WritingLabel, isChanged: Bool) {
    let change = try file.change("memo link", by: me) { writer in
      let ends = try linkEnds(first, second, writer)
      let known = try writer.reader.memoLinks().first { ends.matches($0) }
      if let known {
        try writer.setRelation(relation, ofMemoLink: known.id)
      } else {
        try writer.addMemoLink(
          from: (ends.from.table, ends.from.guid), to: (ends.to.table, ends.to.guid),
          relation: relation)
      }
      writer.summary = "\(ends.from.label.key) – \(ends.to.label.key)"
      return ends
    }
    return (change.result.from.label, change.result.to.label, change.entry != nil)
  }

  /// Takes the link between two things away, whichever way it goes.
  package func unlinkMemos(
    _ first: String, _ second: String
  ) throws -> (from: WritingLabel, to: WritingLabel) {
    let ends = try file.change("memo unlink", by: me) { writer in
      let ends = try linkEnds(first, second, writer)
      let known = try writer.reader.memoLinks().filter {
        ends.matches($0) || ends.reversed.matches($0)
      }
      if known.isEmpty {
        throw Refusal(
          .writing(.notLinked(first: ends.from.label.key, second: ends.to.label.key)))
      }
      for link in known { try writer.removeMemoLink(link.id) }
      writer.summary = "\(ends.from.label.key) – \(ends.to.label.key)"
      return ends
    }.result
    return (ends.from.label, ends.to.label)
  }

  private func linkEnds(
    _ first: String, _ second: String, _ writer: ProjectWriter
  ) throws -> MemoLinkEnds {
    let names = try WritingNames(writer.reader)
    let mine = try myID(writer.reader)
    let targets = try [first, second].map { try names.target($0, me: mine) }
    if targets[0] == targets[1] { throw Refusal(.writing(.linkedToItself(asked: first))) }
    let ends = try targets.map { target in
      MemoLinkEnd(
        table: target.row?.table.rawValue ?? WritingKind.project.rawValue,
        guid: try target.row.flatMap { try writer.reader.writingGuids($0.table)[$0.id] } ?? "",
        label: try names.fullLabel(target))
    }
    return MemoLinkEnds(from: ends[0], to: ends[1])
  }
}

/// One end of a link.
private struct MemoLinkEnd {
  let table: String
  let guid: String
  let label: WritingLabel
}

private struct MemoLinkEnds {
  let from: MemoLinkEnd
  let to: MemoLinkEnd

  var reversed: MemoLinkEnds { MemoLinkEnds(from: to, to: from) }

  func matches(_ link: MemoLinkRecord) -> Bool {
    link.fromTable == from.table && link.fromGuid == from.guid && link.toTable == to.table
      && link.toGuid == to.guid
  }
}

extension WritingNames {
  /// What a thing is called, also a coding that nothing has been written about yet.
  func fullLabel(_ target: WritingTarget) throws -> WritingLabel {
    guard case .coding(let id) = target, written[id] == nil,
      let coding = try reader.codings().first(where: { $0.id == id })
    else { return label(target) }
    return label(of: coding)
  }
}
