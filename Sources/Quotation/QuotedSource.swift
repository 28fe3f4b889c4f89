package import Study
package import Text

/// All that is needed of one source to quote it.
package struct QuotedSource: Sendable {
  /// The source.
  package let source: Source
  /// Its text as stored.
  package let text: StoredText
  /// How that is read.
  package let reading: ReadingLayer
  /// Its turns, in ascending order.
  package let turns: [Segment]
  /// Its speakers, which turns name by their index.
  package let speakers: [Speaker]
  /// The citable numbers of ranges, such as `41b`; a range without one is cited by its offsets.
  package let numbers: [TextSpan: String]
  private let times: RecordingTimes

  /// Takes a source and what belongs to it; sentences are needed for their times alone.
  package init(
    source: Source, text: StoredText, reading: ReadingLayer, turns: [Segment],
    speakers: [Speaker], numbers: [TextSpan: String] = [:], sentences: [Segment] = []
  ) {
    times = RecordingTimes(turns: turns, sentences: sentences)
    self.source = source
    self.text = text
    self.reading = reading
    self.turns = turns
    self.speakers = speakers
    self.numbers = numbers
  }

  /// The citable id of a range: `int03:41b`, or `int03:1204-1219` if it was never given one.
  package func id(of span: TextSpan) -> String {
    "\(source.name):\(numbers[span] ?? "\(span.start)-\(span.end)")"
  }

  /// When the first words of a span were said, in milliseconds, where the transcript tells.
  func milliseconds(of span: TextSpan) -> Int? { times.milliseconds(at: span.start) }

  /// The indices of the turns that share a scalar with a span.
  func turnIndices(in span: TextSpan) -> Range<Int> {
    let first = turns.partitioningIndex { $0.span.end > span.start }
    let end = turns.partitioningIndex { $0.span.start >= span.end }
    return first..<max(first, end)
  }

  /// The informants who speak in some turns, in the order in which they begin.
  func informants(in indices: Range<Int>) -> [Informant] {
    var found: [Informant] = []
    for index in indices {
      let informant = Informant.speaking(
        speaker(ofTurn: index), in: source, hasSpeakers: !speakers.isEmpty)
      if let informant, !found.contains(informant) { found.append(informant) }
    }
    return found
  }

  /// Who speaks in a turn, where that is known.
  func speaker(ofTurn index: Int) -> Speaker? {
    guard let number = turns[index].speaker, speakers.indices.contains(number) else { return nil }
    return speakers[number]
  }
}
