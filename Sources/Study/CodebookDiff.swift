/// One thing that differs between two states of the codebook.
package struct CodebookDifference: Hashable, Sendable {
  /// What happened to a code.
  package enum What: String, Hashable, Sendable, CaseIterable {
    case added
    case removed
    case merged
    case split
    case renamed
    case moved
    /// Coders are told otherwise when to use it.
    case redefined
    /// Something else is said of it, such as its example or colour.
    case described
  }

  package let what: What
  package let guid: String
  /// Its path before, if it was there.
  package let before: CodePath?
  /// Its path after, if it is there; for a merged code that of the code it became part of.
  package let after: CodePath?
  /// The paths of the codes it was split into.
  package let parts: [CodePath]
  /// The fields that differ, with what they said and say.
  package let fields: [CodebookFieldChange]
}

/// What a field of a code said and says.
package struct CodebookFieldChange: Hashable, Sendable {
  package let field: CodebookField
  package let before: String
  package let after: String
}

/// Where a code of one state has gone in another.
package struct CodebookDestination: Hashable, Sendable {
  /// What became of the code.
  package enum Fate: String, Hashable, Sendable {
    case same
    case renamed
    case moved
    case merged
    case removed
  }

  /// Its path in the first state.
  package let initial: CodePath
  /// The top code under which it stands, or stands in another code, in the second.
  package let category: CodePath?
  /// Its path in the second, or that of the code it was merged into.
  package let now: CodePath?
  package let fate: Fate
}

/// What differs between two states of the codebook, code by code.
///
/// Codes are the same by their guids, whatever they are called. A merged code is followed to where
/// it ended, through as many merges as there were.
package struct CodebookDiff: Sendable {
  /// In the order of the second state, and what is gone after it in the order of the first.
  package let differences: [CodebookDifference]
  /// Where every code of the first state has gone, in the order of the second.
  package let destinations: [CodebookDestination]

  /// Compares two states.
  ///
  /// - Parameters:
  ///   - old: the first.
  ///   - new: the second.
  ///   - merges: into which code each merged one went.
  ///   - splits: into which codes each split one was divided.
  package init(
    from old: CodebookSnapshot, to new: CodebookSnapshot, merges: [String: String],
    splits: [String: [String]]
  ) {
    var found: [CodebookDifference] = []
    for code in new.codes {
      let after = new.path(of: code.guid)
      guard let former = old[code.guid] else {
        found.append(
          CodebookDifference(
            what: .added, guid: code.guid, before: nil, after: after, parts: [], fields: []))
        continue
      }
      let before = old.path(of: code.guid)
      func note(
        _ what: CodebookDifference.What, parts: [CodePath] = [],
        _ fields: [CodebookFieldChange] = []
      ) {
        found.append(
          CodebookDifference(
            what: what, guid: code.guid, before: before, after: after, parts: parts,
            fields: fields))
      }
      if former.name != code.name { note(.renamed) }
      if former.parent != code.parent { note(.moved) }
      let parts = Self.newParts(splits[code.guid] ?? [], old, new)
      if !parts.isEmpty { note(.split, parts: parts) }
      let changes = code.differingFields(from: former).map {
        CodebookFieldChange(field: $0, before: former[$0], after: code[$0])
      }
      let judged = changes.filter(\.field.isJudgedBy)
      if !judged.isEmpty { note(.redefined, judged) }
      let others = changes.filter { !$0.field.isJudgedBy }
      if !others.isEmpty { note(.described, others) }
    }
    for code in old.codes where new[code.guid] == nil {
      let end = Self.end(of: code.guid, merges, in: new)
      found.append(
        CodebookDifference(
          what: end == nil ? .removed : .merged, guid: code.guid,
          before: old.path(of: code.guid), after: end.flatMap { new.path(of: $0) },
          parts: Self.newParts(splits[code.guid] ?? [], old, new), fields: []))
    }
    differences = found
    destinations = Self.destinations(old, new, merges)
  }

  /// Where a merged code ended; nil where it, or what it was merged into, is gone.
  package static func end(
    of guid: String, _ merges: [String: String], in state: CodebookSnapshot
  ) -> String? {
    var seen: Set<String> = [guid]
    var current = guid
    while state[current] == nil {
      guard let next = merges[current], seen.insert(next).inserted else { return nil }
      current = next
    }
    return current
  }

  /// The parts that came with a split between the two states.
  private static func newParts(
    _ guids: [String], _ old: CodebookSnapshot, _ new: CodebookSnapshot
  ) -> [CodePath] {
    guids.contains { old[$0] == nil } ? guids.compactMap { new.path(of: $0) } : []
  }

  private static func destinations(
    _ old: CodebookSnapshot, _ new: CodebookSnapshot, _ merges: [String: String]
  ) -> [CodebookDestination] {
    let places = Dictionary(
      new.codes.enumerated().map { ($1.guid, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = old.codes.enumerated().map { order, code in
      let end = end(of: code.guid, merges, in: new)
      let before = old.path(of: code.guid) ?? CodePath([code.name])
      let now = end.flatMap { new.path(of: $0) }
      let fate: CodebookDestination.Fate =
        if end == nil {
          .removed
        } else if end != code.guid {
          .merged
        } else if new[code.guid]?.parent != code.parent {
          .moved
        } else if new[code.guid]?.name != code.name {
          .renamed
        } else {
          .same
        }
      let place = end.flatMap { places[$0] } ?? Int.max
      return (
        place: place, order: order,
        row: CodebookDestination(
          initial: before, category: now.map { CodePath(Array($0.names.prefix(1))) }, now: now,
          fate: fate)
      )
    }
    return rows.sorted { ($0.place, $0.order) < ($1.place, $1.order) }.map(\.row)
  }
}
