package import Text

/// One code on one range as it counts, once, with everybody whose coding it is.
package struct CountedCoding: Hashable, Sendable {
  /// The source it lies in.
  package let source: SourceID
  /// The stored scalars it covers; never empty.
  package let span: TextSpan
  /// The code.
  package let code: CodeID
  /// The coders who put the code on exactly this range, in ascending order.
  package let coders: [CoderID]

  /// Makes a counted coding.
  package init(source: SourceID, span: TextSpan, code: CodeID, coders: [CoderID]) {
    self.source = source
    self.span = span
    self.code = code
    self.coders = coders
  }
}

/// Whose codings count when a report asks what is coded, and not who agreed with whom.
///
/// Per source the consensus if it is finished, else all individual layers together. A second
/// reading never counts: it repeats the same coder's first. Codings of empty ranges do not count.
package struct CountingRule: Sendable {
  /// The sources whose finished consensus counts alone.
  package let consensusSources: Set<SourceID>

  /// Reads from the assignments where a consensus is finished.
  ///
  /// The consensus layer is the team's: it is finished when a coder has sealed it and nobody has
  /// left it started.
  package init(assignments: some Sequence<Assignment>) {
    var finished: Set<SourceID> = []
    var open: Set<SourceID> = []
    for assignment in assignments where assignment.rater.layer == .consensus {
      switch assignment.status {
      case .assigned: break
      case .started: open.insert(assignment.source)
      case .finished: finished.insert(assignment.source)
      }
    }
    consensusSources = finished.subtracting(open)
  }

  /// The layer that counts in a source.
  package func layer(of source: SourceID) -> Layer {
    consensusSources.contains(source) ? .consensus : .individual
  }

  /// The codings that count, each still with its rater, in the order given.
  ///
  /// Pairs of codes are counted from these, within one rater.
  package func counting(_ codings: some Sequence<Coding>) -> [Coding] {
    codings.filter { !$0.span.isEmpty && $0.rater.layer == layer(of: $0.source) }
  }

  /// The codings that count, each range and code once, by source, range and code.
  package func codings(_ codings: some Sequence<Coding>) -> [CountedCoding] {
    let sorted = counting(codings).sorted { left, right in
      (left.source, left.span.start, left.span.end, left.code, left.rater.coder)
        < (right.source, right.span.start, right.span.end, right.code, right.rater.coder)
    }
    var counted: [CountedCoding] = []
    var first = sorted.startIndex
    while first < sorted.endIndex {
      let head = sorted[first]
      var coders: [CoderID] = []
      var next = first
      while next < sorted.endIndex, Self.isSamePlace(sorted[next], head) {
        if coders.last != sorted[next].rater.coder { coders.append(sorted[next].rater.coder) }
        next += 1
      }
      counted.append(
        CountedCoding(source: head.source, span: head.span, code: head.code, coders: coders))
      first = next
    }
    return counted
  }

  /// The codings that count by the assignments given, each range and code once.
  package static func codings(
    _ codings: some Sequence<Coding>, assignments: some Sequence<Assignment>
  ) -> [CountedCoding] {
    CountingRule(assignments: assignments).codings(codings)
  }

  private static func isSamePlace(_ left: Coding, _ right: Coding) -> Bool {
    left.source == right.source && left.span == right.span && left.code == right.code
  }
}
