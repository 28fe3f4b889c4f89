/// How a place in a recording is written.
package enum RecordingTime {
  /// Hours, minutes and seconds, such as `00:12:03`; what is less than a second is left off.
  package static func text(_ milliseconds: Int) -> String {
    let seconds = milliseconds / 1000
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60]
    return parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}

/// When the words of a source were said, as far as its transcript tells.
package struct RecordingTimes: Sendable {
  private let turns: [Segment]
  private let sentences: [Segment]

  /// Takes a source's turns and sentences, in ascending order; without sentences, places are told
  /// by their turns alone.
  package init(turns: [Segment], sentences: [Segment] = []) {
    self.turns = turns
    self.sentences = sentences.filter { $0.milliseconds != nil }
  }

  /// The time of the sentence that an offset lies in, or of its turn, in milliseconds.
  ///
  /// An offset between turns, such as in a label, has the time of the turn behind it.
  package func milliseconds(at offset: Int) -> Int? {
    let index = turns.partitioningIndex { $0.span.end > offset }
    guard index < turns.count else { return nil }
    let turn = turns[index]
    let place = max(offset, turn.span.start)
    let next = sentences.partitioningIndex { $0.span.start > place }
    if next > 0, sentences[next - 1].span.start >= turn.span.start {
      return sentences[next - 1].milliseconds
    }
    return turn.milliseconds
  }
}
