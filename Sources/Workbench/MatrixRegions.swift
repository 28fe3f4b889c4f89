internal import Analysis
internal import Search
internal import Study
internal import Text

extension MatrixMaterial {
  /// A source, divided by who speaks.
  ///
  /// Turns, and the stretches between them, which nobody speaks. Words count in turns of those who
  /// are not known to be interviewers, or in all turns; in a source without known speakers, in all
  /// of it. Where a query lets only parts through, regions are cut to them.
  ///
  /// - Parameters:
  ///   - source: The source.
  ///   - columns: What belongs to which column.
  ///   - words: The source's words.
  ///   - content: What counts as characters.
  /// - Returns: The source.
  func matrixSource(
    _ source: Source, _ columns: MatrixColumns, words: [TextSpan], content: SpanSet
  ) -> CodeMatrixSource {
    let speakers = context.speakers[source.id] ?? []
    let turns = context.turns[source.id] ?? []
    let prompts = turnPrompts[source.id] ?? []
    var regions: [CodeMatrixRegion] = []
    func add(
      _ span: TextSpan, _ speaker: Speaker?, _ prompt: TurnPrompt, by informant: Informant?,
      isCounted: Bool
    ) {
      let own = columns.columns(source: source.id, speaker: speaker, prompt: prompt)
      for part in admitted(span, of: source.id) {
        regions.append(
          CodeMatrixRegion(part, columns: own, informant: informant, isCounted: isCounted))
      }
    }
    var offset = 0
    for (index, turn) in turns.enumerated() {
      if offset < turn.span.start {
        add(
          TextSpan(offset, turn.span.start), nil, .beside, by: nil, isCounted: speakers.isEmpty)
      }
      let speaker = context.speaker(ofTurn: index + 1, in: source.id)
      add(
        turn.span, speaker, prompts[index],
        by: Informant.speaking(speaker, in: source, hasSpeakers: !speakers.isEmpty),
        isCounted: columns.countsEverybody || speakers.isEmpty || speaker?.role != .interviewer)
      offset = max(offset, turn.span.end)
    }
    if offset < source.length {
      add(
        TextSpan(offset, source.length), nil, .beside, by: nil, isCounted: speakers.isEmpty)
    }
    return CodeMatrixSource(id: source.id, regions: regions, words: words, content: content)
  }

  /// The parts of a span that the query lets through.
  private func admitted(_ span: TextSpan, of source: SourceID) -> [TextSpan] {
    guard let allowed else { return [span] }
    guard let spans = allowed.bySource[source]?.spans else { return [] }
    return spans[spans.partitioningIndex { $0.end > span.start }...]
      .prefix { $0.start < span.end }.compactMap { $0.intersection(span) }
  }
}
