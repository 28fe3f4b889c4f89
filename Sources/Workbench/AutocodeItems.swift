internal import Store
internal import Study
internal import Text

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
  /// The passages that hits lie in, by source name and place, interviewers' words left out.
  func passages(
    _ found: [SourceID: [TextSpan]], unit: AutocodeUnit
  ) throws -> [AutocodeItem] {
    try sources().flatMap { record -> [AutocodeItem] in
      guard let hits = found[record.source.id] else { return [] }
      let view = try view(of: record)
      let asked = SpanSet(
        view.grid.turns.filter { turn in
          guard let index = turn.speaker, view.speakers.indices.contains(index) else {
            return false
          }
          return view.speakers[index].role == .interviewer
        }.map(\.span))
      let own = try codings(in: record.source.id)
      return try spans(hits, unit: unit, in: view)
        .filter { !asked.overlaps($0) && view.layer.contentLength(of: $0) > 0 }
        .map { AutocodeItem(view: view, span: $0, codings: own) }
    }
  }

  private func spans(
    _ hits: [TextSpan], unit: AutocodeUnit, in view: SourceView
  ) throws -> [TextSpan] {
    let kind: SegmentKind
    switch unit {
    case .hit: return Set(hits).sorted()
    case .sentence: kind = .sentence
    case .turn: kind = .turn
    case .paragraph: kind = .paragraph
    }
    let set = SpanSet(hits)
    return try segments(of: view.record.source.id, kind).map(\.span).filter(set.overlaps)
  }
}
