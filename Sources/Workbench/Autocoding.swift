internal import Store
package import Study
package import Text

/// What an autocoding puts a code on.
package enum AutocodeUnit: String, Hashable, Sendable, CaseIterable {
  /// The words found, or the passage.
  case hit
  /// The sentences that a hit touches.
  case sentence
  /// The turns that a hit touches.
  case turn
  /// The paragraphs that a hit touches.
  case paragraph
}

/// A passage that an autocoding coded, or would.
package struct AutocodedPassage: Hashable, Sendable {
  package let source: String
  package let span: TextSpan
  package let place: String
  package let text: String
  /// Whether the coder had the code on exactly this range already.
  package let wasThere: Bool
}

extension OpenProject {
  /// Puts a code on everything that a query finds, as one step.
  ///
  /// Interviewers' turns are left out: what they say is no data.
  package func autocode(
    _ code: String, _ query: String, unit: AutocodeUnit, layer: Layer, dryRun: Bool
  ) throws -> [AutocodedPassage] {
    let coder = try coder()
    let found = try spans(of: query, reader: coder)
    if dryRun {
      return try file.read { reader in
        let codebook = try reader.codebook()
        let wanted = try codebook.wanted(code)
        let known = try reader.coders().first { $0.name == coder }
        let rater = known.map { Rater(coder: $0.id, layer: layer) }
        return try reader.passages(found, unit: unit).map { item in
          let isThere = item.codings.contains {
            $0.rater == rater && $0.code == wanted.id && $0.span == item.span
          }
          return item.passage(wasThere: isThere)
        }
      }
    }
    return try file.change("autocode", by: coder) { writer in
      let codebook = try writer.reader.codebook()
      let wanted = try codebook.wanted(code)
      let rater = Rater(coder: try writer.coder(named: coder), layer: layer)
      let items = try writer.reader.passages(found, unit: unit)
      for source in Set(items.map(\.view.record.source)) {
        try writer.refuseSealed(rater, source, coder: coder)
      }
      var passages: [AutocodedPassage] = []
      for item in items {
        let source = item.view.record.source.id
        let made = try writer.addCoding(
          source: source, span: item.span, code: wanted.id, rater: rater)
        try writer.mintQuotation(
          source: source, turn: item.view.grid.turnNumber(at: item.span), span: item.span)
        passages.append(item.passage(wasThere: made == nil))
      }
      for source in Set(items.map(\.view.record.source.id)) {
        try writer.markStarted(source, rater)
      }
      let added = passages.count { !$0.wasThere }
      writer.summary = "\(codebook.path(of: wanted.id)): \(added) codings"
      return passages
    }.result
  }
}
