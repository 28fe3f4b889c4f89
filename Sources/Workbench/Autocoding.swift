internal import Store
package import Study
package import Text

/// What an autocoding is asked for.
package struct AutocodeRequest: Hashable, Sendable {
  /// The code.
  package var code: String
  /// The query that finds what gets it.
  package var query: String
  /// What gets it where something is found.
  package var unit = AutocodeUnit.sentence
  /// The code in whose passages is sought, and in those of the codes below it; `=` before it leaves
  /// those out.
  package var inside: String?
  /// Whose speech is coded: with `informant` all but that of known interviewers; everybody's, if
  /// nil.
  package var role: SpeakerRole? = .informant
  /// The layer that the codings go into.
  package var layer = Layer.individual
  /// Why the code is used though the frozen codebook does not have it.
  package var amendment: String?

  /// Asks for a code on what a query finds.
  package init(_ code: String, _ query: String) {
    self.code = code
    self.query = query
  }
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
  /// Interviewers' turns are left out unless they are asked for: what they say is no data. With
  /// `inside`, hits lie in passages of that code, and what is coded is cut to those passages.
  ///
  /// - Returns: the passages by source and place, those that had the code already too.
  /// - Throws: `QueryFault` with the column, or `Refusal`; nothing is stored then.
  package func autocode(
    _ request: AutocodeRequest, dryRun: Bool
  ) throws -> [AutocodedPassage] {
    let coder = try coder()
    let found = try hits(of: request, coder: coder)
    if dryRun {
      return try file.read { reader in
        let codebook = try reader.codebook()
        let wanted = try codebook.wanted(request.code)
        try reader.refuseUnfrozen([wanted.id], amending: request.amendment)
        let known = try reader.coders().first { $0.name == coder }
        let rater = known.map { Rater(coder: $0.id, layer: request.layer) }
        return try reader.passages(found, request).map { item in
          let isThere = item.codings.contains {
            $0.rater == rater && $0.code == wanted.id && $0.span == item.span
          }
          return item.passage(wasThere: isThere)
        }
      }
    }
    return try file.change("autocode", by: coder) { writer in
      let codebook = try writer.reader.codebook()
      let wanted = try codebook.wanted(request.code)
      let rater = Rater(coder: try writer.coder(named: coder), layer: request.layer)
      let items = try writer.reader.passages(found, request)
      for source in Set(items.map(\.view.record.source)) {
        try writer.refuseSealed(rater, source, coder: coder)
      }
      if !items.isEmpty {
        try writer.allow([wanted.id], amending: request.amendment, by: rater.coder)
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
      writer.summary = "\(codebook.path(of: wanted.id)): \(added.of("coding"))"
      return passages
    }.result
  }

  /// What the query finds, and where it may be coded.
  private func hits(of request: AutocodeRequest, coder: String) throws -> AutocodeHits {
    guard let inside = request.inside else {
      return AutocodeHits(
        spans: try spans(of: request.query, within: nil, reader: coder), allowed: nil)
    }
    let filter = try file.read { try $0.codebook().query(for: inside) }
    let allowed = try spans(of: filter, within: nil, reader: coder)
    return AutocodeHits(
      spans: try spans(of: request.query, within: filter, reader: coder),
      allowed: allowed.mapValues { SpanSet($0) })
  }
}

extension Codebook {
  /// The query for the passages of a code that a person names, `=` before it for that code alone.
  fileprivate func query(for asked: String) throws -> String {
    let isAlone = asked.utf8.first == UInt8(ascii: "=")
    let code = try wanted(isAlone ? String(asked.dropFirst()) : asked)
    let path = path(of: code.id).description
    // In quotes, a backslash is itself except before the closing one.
    let quoted = path.replacing("\"", with: "\\\"") + (path.hasSuffix("\\") ? " " : "")
    return (isAlone ? "code:=" : "code:") + "\"\(quoted)\""
  }
}
