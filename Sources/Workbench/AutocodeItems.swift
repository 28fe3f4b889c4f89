internal import Store
internal import Study
internal import Text

/// What a query found, by source, and where it may be coded; everywhere, if nil.
struct AutocodeHits {
  let spans: [SourceID: [TextSpan]]
  let allowed: [SourceID: SpanSet]?
}

/// A passage to be coded by a query, with its source.
struct AutocodeItem {
  let view: SourceView
  let span: TextSpan
  let codings: [Coding]

  func passage(wasThere: Bool) -> AutocodedPassage {
    AutocodedPassage(
      source: view.record.source.name, span: span, place: view.grid.place(of: span),
      text: view.layer.read(span, of: view.text), wasThere: wasThere)
  }
}

extension ProjectReader {
  /// The passages that hits lie in, by source name and place, without the words of those whose
  /// speech is not meant.
  func passages(_ found: AutocodeHits, _ request: AutocodeRequest) throws -> [AutocodeItem] {
    try sources().flatMap { record -> [AutocodeItem] in
      let source = record.source.id
      guard let hits = found.spans[source] else { return [] }
      let view = try view(of: record)
      let left = view.turns(outside: request.role)
      let own = try codings(in: source)
      var spans = try UnitCutter(request.unit, view, self).spans(of: hits)
      if let allowed = found.allowed {
        let pieces = SpanSet(hits)
        spans = Set(
          spans.flatMap { SpanSet([$0]).intersection(allowed[source] ?? SpanSet()).spans }
            .filter(pieces.overlaps)
        ).sorted()
      }
      return spans.filter { !left.overlaps($0) && view.layer.contentLength(of: $0) > 0 }
        .map { AutocodeItem(view: view, span: $0, codings: own) }
    }
  }
}

extension SourceView {
  /// The turns of those whose speech is not meant; none, if everybody's is.
  fileprivate func turns(outside role: SpeakerRole?) -> SpanSet {
    guard let role else { return SpanSet() }
    return SpanSet(
      grid.turns.filter { turn in
        guard let index = turn.speaker, speakers.indices.contains(index) else {
          return role == .interviewer
        }
        return (speakers[index].role == .interviewer) != (role == .interviewer)
      }.map(\.span))
  }
}
