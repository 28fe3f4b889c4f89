/// A half-open range of Unicode scalar offsets into a source's stored text.
///
/// Every range in the house (turn, sentence, coding, hit, mark) is one of these. `start == end`
/// is an empty span: a place between two scalars.
package struct TextSpan: Hashable, Sendable {
  /// The offset of the first scalar inside.
  package let start: Int
  /// The offset just past the last scalar inside.
  package let end: Int

  /// Makes the span `start ..< end`.
  ///
  /// - Precondition: `0 <= start <= end`.
  @inlinable
  package init(_ start: Int, _ end: Int) {
    precondition(0 <= start && start <= end, "a span runs forward from a non-negative offset")
    self.start = start
    self.end = end
  }

  /// The number of scalars inside.
  @inlinable package var length: Int { end - start }

  /// Whether no scalar is inside.
  @inlinable package var isEmpty: Bool { start == end }

  /// Whether the two share at least one scalar; touching is not overlapping.
  @inlinable
  package func overlaps(_ other: TextSpan) -> Bool {
    start < other.end && other.start < end
  }

  /// Whether every scalar of the other lies inside this span.
  @inlinable
  package func encloses(_ other: TextSpan) -> Bool {
    start <= other.start && other.end <= end
  }

  /// The span shared by both, if they overlap.
  @inlinable
  package func intersection(_ other: TextSpan) -> TextSpan? {
    overlaps(other) ? TextSpan(max(start, other.start), min(end, other.end)) : nil
  }

  /// The smallest span that encloses both.
  @inlinable
  package func hull(_ other: TextSpan) -> TextSpan {
    TextSpan(min(start, other.start), max(end, other.end))
  }
}

extension TextSpan: Comparable {
  /// Orders by start, then by end.
  @inlinable
  package static func < (left: TextSpan, right: TextSpan) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}

extension TextSpan: CustomStringConvertible {
  package var description: String { "\(start)..<\(end)" }
}
