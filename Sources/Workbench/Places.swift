internal import Study
package import Text

/// A place in a source as a person writes it: `12`, `12-14`, `12.3`, `12.3-12.5`, `12:8-40`.
package enum Place: Hashable, Sendable {
  /// A run of turns, from 1.
  case turns(ClosedRange<Int>)
  /// A run of sentences, each a turn and the sentence's number within it.
  case sentences(from: SentencePlace, to: SentencePlace)
  /// Scalar offsets from the start of a turn.
  case characters(turn: Int, start: Int, end: Int)

  /// A sentence's place: `12.3`.
  package struct SentencePlace: Hashable, Sendable {
    let turn: Int
    let sentence: Int
  }

  /// Reads a place.
  ///
  /// - Throws: `Problem.unreadablePlace` where the form is none of those above.
  package init(_ written: String) throws {
    let colon = written.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    if colon.count == 2 {
      let ends = colon[1].split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      guard ends.count == 2, let turn = Self.number(colon[0]), let start = Self.number(ends[0]),
        let end = Self.number(ends[1]), turn > 0, start < end
      else { throw Refusal(.unreadablePlace(asked: written)) }
      self = .characters(turn: turn, start: start, end: end)
      return
    }
    let ends = written.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard colon.count == 1, let head = ends.first, let last = ends.last, ends.count <= 2 else {
      throw Refusal(.unreadablePlace(asked: written))
    }
    if let from = Self.number(head), let to = Self.number(last), from > 0, from <= to {
      self = .turns(from...to)
    } else if let from = Self.sentence(head) {
      if let to = Self.sentence(last) {
        self = .sentences(from: from, to: to)
      } else if let to = Self.number(last), to >= from.sentence {
        self = .sentences(from: from, to: SentencePlace(turn: from.turn, sentence: to))
      } else {
        throw Refusal(.unreadablePlace(asked: written))
      }
    } else {
      throw Refusal(.unreadablePlace(asked: written))
    }
  }

  private static func number(_ digits: Substring.UTF8View) -> Int? {
    let zero = UInt8(ascii: "0")
    let nine = UInt8(ascii: "9")
    return digits.allSatisfy { zero <= $0 && $0 <= nine } ? Int(Substring(digits)) : nil
  }

  private static func sentence(_ written: Substring.UTF8View) -> SentencePlace? {
    let parts = written.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 2, let turn = number(parts[0]), let sentence = number(parts[1]), turn > 0,
      sentence > 0
    else { return nil }
    return SentencePlace(turn: turn, sentence: sentence)
  }
}

/// The numbered turns and sentences of one source.
package struct TurnGrid: Sendable {
  /// The turns in order; the first is number 1.
  package let turns: [Segment]
  /// The sentences of each turn.
  package let sentences: [[Segment]]

  /// Deals sentences out to the turns that they begin in.
  package init(turns: [Segment], sentences: [Segment]) {
    self.turns = turns
    var dealt = [[Segment]](repeating: [], count: turns.count)
    var turn = 0
    for sentence in sentences {
      while turn < turns.count, turns[turn].span.end <= sentence.span.start { turn += 1 }
      if turn < turns.count, turns[turn].span.overlaps(sentence.span) {
        dealt[turn].append(sentence)
      }
    }
    self.sentences = dealt
  }

  /// The number, from 1, of the turn that a range begins in, or of the nearest one before.
  package func turnNumber(at span: TextSpan) -> Int {
    let after = turns.partitioningIndex { $0.span.start > span.start }
    let candidate = max(after, 1)
    if candidate <= turns.count, turns[candidate - 1].span.end <= span.start,
      candidate < turns.count, turns[candidate].span.start < span.end
    {
      return candidate + 1
    }
    return candidate
  }

  /// A range's place as a person would write it: its turn and sentence.
  package func place(of span: TextSpan) -> String {
    let turn = turnNumber(at: span)
    guard sentences.indices.contains(turn - 1) else { return "\(turn)" }
    let own = sentences[turn - 1]
    let index = own.partitioningIndex { $0.span.end > span.start }
    return index < own.count ? "\(turn).\(index + 1)" : "\(turn)"
  }

  /// A range's place from its first sentence to its last: `12.3`, or `12.3-12.5`.
  package func reach(of span: TextSpan) -> String {
    let first = place(of: span)
    let last = place(of: TextSpan(max(span.start, span.end - 1), span.end))
    return first == last ? first : "\(first)-\(last)"
  }

  /// The range that a place names.
  ///
  /// - Throws: `Refusal` where the source has no such turn or sentence.
  package func span(of place: Place, asked: String) throws -> TextSpan {
    switch place {
    case .turns(let range):
      let first = try turn(range.lowerBound, asked)
      return first.span.hull(try turn(range.upperBound, asked).span)
    case .sentences(let from, let to):
      let first = try sentence(from, asked)
      let last = try sentence(to, asked)
      guard first.span.start <= last.span.start else {
        throw Refusal(.unreadablePlace(asked: asked))
      }
      return first.span.hull(last.span)
    case .characters(let number, let start, let end):
      let span = try turn(number, asked).span
      guard end <= span.length else {
        throw Refusal(.charactersOutside(asked: asked, turn: number, characters: span.length))
      }
      return TextSpan(span.start + start, span.start + end)
    }
  }

  private func turn(_ number: Int, _ asked: String) throws -> Segment {
    guard number <= turns.count else {
      throw Refusal(.placeOutside(asked: asked, turns: turns.count))
    }
    return turns[number - 1]
  }

  private func sentence(_ place: Place.SentencePlace, _ asked: String) throws -> Segment {
    _ = try turn(place.turn, asked)
    let own = sentences[place.turn - 1]
    guard place.sentence <= own.count else {
      throw Refusal(
        .sentenceOutside(asked: asked, turn: place.turn, sentences: own.count))
    }
    return own[place.sentence - 1]
  }
}

extension TurnGrid {
  /// The index of the turn that encloses or begins before an offset, among spans in order.
  func turnIndex(containing offset: Int) -> Int? {
    let index = turns.partitioningIndex { $0.span.end > offset }
    return index < turns.count && turns[index].span.start <= offset ? index : nil
  }
}
