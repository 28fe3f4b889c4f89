extension RefiReading {
  /// How many different things are told of what breaks the schema.
  private static let limit = 20

  /// Adds what in the file breaks the standard's schema, each kind of it once, as far as it is not
  /// among the complaints already.
  ///
  /// - Parameter bytes: the document that was read.
  package mutating func holdAgainstSchema(_ bytes: [UInt8]) {
    let schema = isCodebook ? RefiSchema.codebook : .project
    // A file of another namespace has not one element that the schema knows, and that is said.
    guard namespace == schema.namespace else { return }
    let found = schema.complaints(in: bytes, atMost: 1_000)
    var known: [String: Int] = [:]
    var new: [RefiOddity] = []
    for complaint in found.first where !complaints.contains(where: { $0.explains(complaint) }) {
      let reason = complaint.kind
      if let place = known[reason] {
        new[place].count += 1
      } else {
        known[reason] = new.count
        new.append(
          RefiOddity(
            kind: .schema, element: complaint.element, detail: complaint.reason,
            line: max(1, complaint.line)))
      }
    }
    complaints += new.prefix(Self.limit)
    let left =
      new.dropFirst(Self.limit).reduce(0) { $0 + $1.count }
      + found.count - found.first.count
    if left > 0, let last = new.prefix(Self.limit).last {
      complaints.append(
        RefiOddity(kind: .moreOfSchema, element: "", detail: "", line: last.line, count: left))
    }
  }
}

extension RefiOddity {
  /// Whether a complaint of the schema is about what this says already.
  fileprivate func explains(_ complaint: RefiSchema.Complaint) -> Bool {
    switch kind {
    case .missingAttribute, .unknownAttribute:
      complaint.element == element && complaint.reason.contains("'\(detail)'")
    case .unknownElement, .order:
      complaint.element == detail && complaint.reason.contains("not expected")
    case .emptyWrapper: complaint.element == element && complaint.reason.contains("Missing child")
    case .notAGUID:
      complaint.reason.lowercased().contains("'\(detail.lowercased())'")
    default: false
    }
  }
}

extension RefiSchema.Complaint {
  /// The complaint without the value that it is about, so that many of one kind are one.
  fileprivate var kind: String {
    // In the library's words values stand behind a colon: … attribute 'guid': [facet …] The value
    // 'x' is not accepted …
    let parts = reason.split(separator: "'", omittingEmptySubsequences: false)
    guard parts.count > 4 else { return reason }
    return parts.enumerated().map { place, part in
      place % 2 == 1 && parts[place - 1].hasSuffix("The value ")
        || place % 2 == 1 && parts[place - 1].hasSuffix(": ") ? "…" : String(part)
    }.joined(separator: "'")
  }
}
