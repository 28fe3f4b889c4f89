/// How a corrected text follows from the one before it, and where a passage of the old one is now.
///
/// Both texts are compared by words and signs. A passage is found again where its own words stand,
/// and nowhere else: words that took the place of its words are told as a change, and where none of
/// them is left it is lost.
package struct TextRevision: Sendable {
  /// What became of a passage.
  package enum Anchor: Hashable, Sendable {
    /// The same words and signs, with nothing between them that was not there.
    case same(TextSpan)
    /// The same words, but alone among others that are all new.
    case doubtful(TextSpan)
    /// What was changed, and where the rest of it and its replacement stand.
    case changed(TextSpan)
    /// None of its words is left.
    case lost

    /// The place in the new text, if there is one.
    package var span: TextSpan? {
      switch self {
      case .same(let span), .doubtful(let span), .changed(let span): span
      case .lost: nil
      }
    }
  }

  private let old: RevisionPieces
  private let new: RevisionPieces
  private let partners: [Int]
  /// The places in the new text of pieces that have no partner, by piece.
  private let inserted: [Int: [Int]]

  /// From how many words on a passage is looked for where it was moved to.
  private static let leastMoved = 5
  /// How much of two wordings has to be alike for one to be a correction of the other.
  private static let leastAlike = 0.6
  /// The longest wordings, in letters, that are compared letter by letter.
  private static let longestCompared = 400

  /// Compares a text with what was made of it.
  package init(from former: StoredText, to corrected: StoredText) {
    var numbering: [String: Int] = [:]
    let old = RevisionPieces(former, numbering: &numbering)
    let new = RevisionPieces(corrected, numbering: &numbering)
    let diff = PieceDiff(old: old.ids, new: new.ids)
    let partners = RevisionGaps(old: old, new: new, partners: diff.partners).settled
    self.old = old
    self.new = new
    self.partners = partners
    let taken = Set(partners)
    inserted = Dictionary(
      grouping: new.ids.indices.filter { !taken.contains($0) }, by: { new.ids[$0] })
  }

  /// Where a passage of the old text is in the new one.
  package func anchor(_ span: TextSpan) -> Anchor {
    let pieces = old.pieces(in: span)
    if pieces.isEmpty { return place(span, before: pieces.lowerBound) }
    let hasWords = pieces.contains { old.isWord[$0] }
    let stays = pieces.contains { partners[$0] >= 0 && (old.isWord[$0] || !hasWords) }
    guard stays, let first = pieces.first(where: { partners[$0] >= 0 }),
      let last = pieces.last(where: { partners[$0] >= 0 })
    else { return corrected(pieces) ?? moved(pieces, span) ?? .lost }
    var found = partners[first]..<(partners[last] + 1)
    if pieces.count == found.count, zip(pieces, found).allSatisfy({ old.ids[$0] == new.ids[$1] }) {
      let place = exact(pieces, found, span)
      return isAlone(pieces, found) ? .doubtful(place) : .same(place)
    }
    if let moved = moved(pieces, span) { return moved }
    found = replacedBefore(first, in: pieces)..<found.upperBound
    found = found.lowerBound..<replacedBehind(last, in: pieces)
    var start = new.spans[found.lowerBound].start
    var end = new.spans[found.upperBound - 1].end
    // A range that begins or ends inside a word keeps its place in it.
    let (head, tail) = (pieces.lowerBound, pieces.upperBound - 1)
    if partners[head] == found.lowerBound { start += max(0, span.start - old.spans[head].start) }
    if partners[tail] == found.upperBound - 1 { end -= max(0, old.spans[tail].end - span.end) }
    return .changed(TextSpan(start, max(start, end)))
  }

  /// The span of pieces that are the same in both texts, as far into words and blanks as before.
  private func exact(_ pieces: Range<Int>, _ found: Range<Int>, _ span: TextSpan) -> TextSpan {
    let (head, tail) = (old.spans[pieces.lowerBound], old.spans[pieces.upperBound - 1])
    var start = new.spans[found.lowerBound].start + max(0, span.start - head.start)
    var end = new.spans[found.upperBound - 1].end - max(0, tail.end - span.end)
    var (former, latter) = (head.start, tail.end)
    while former > span.start, start > 0, old.scalars[former - 1] == new.scalars[start - 1] {
      former -= 1
      start -= 1
    }
    while latter < span.end, end < new.scalars.count, old.scalars[latter] == new.scalars[end] {
      latter += 1
      end += 1
    }
    return TextSpan(start, max(start, end))
  }

  /// Where pieces begin now, with what took the place of those before the first that stayed.
  private func replacedBefore(_ first: Int, in pieces: Range<Int>) -> Int {
    let gap = (partners[..<first].lastIndex { $0 >= 0 }).map { $0 + 1 } ?? 0
    let replaced = (gap > 0 ? partners[gap - 1] + 1 : 0)..<partners[first]
    if first == pieces.lowerBound || gap > pieces.lowerBound { return partners[first] }
    if gap == pieces.lowerBound { return replaced.lowerBound }
    let isAligned = replaced.count == first - gap
    return isAligned ? partners[first] - (first - pieces.lowerBound) : partners[first]
  }

  /// Where pieces end now, with what took the place of those behind the last that stayed.
  private func replacedBehind(_ last: Int, in pieces: Range<Int>) -> Int {
    let gap = partners[(last + 1)...].firstIndex { $0 >= 0 } ?? partners.count
    let end = gap < partners.count ? partners[gap] : new.ids.count
    let next = partners[last] + 1
    if last == pieces.upperBound - 1 || gap < pieces.upperBound { return next }
    if gap == pieces.upperBound { return end }
    let isAligned = end - next == gap - last - 1
    return isAligned ? next + (pieces.upperBound - last - 1) : next
  }

  /// Pieces that were all replaced by others which are nearly the same.
  private func corrected(_ pieces: Range<Int>) -> Anchor? {
    let start = (partners[..<pieces.lowerBound].lastIndex { $0 >= 0 }).map { $0 + 1 } ?? 0
    let end = partners[pieces.upperBound...].firstIndex { $0 >= 0 } ?? partners.count
    let first = start > 0 ? partners[start - 1] + 1 : 0
    let last = end < partners.count ? partners[end] : new.ids.count
    guard first < last else { return nil }
    let found: Range<Int>
    if last - first == end - start {
      found = (first + pieces.lowerBound - start)..<(first + pieces.upperBound - start)
    } else if pieces == start..<end || old.wordCount(start..<end) == old.wordCount(pieces) {
      found = first..<last
    } else {
      return nil
    }
    let (before, after) = (old.letters(pieces), new.letters(found))
    let longest = max(before.count, after.count)
    guard longest > 0, longest <= Self.longestCompared else { return nil }
    let alike = 2 * Double(Self.commonLength(before, after)) / Double(before.count + after.count)
    guard alike >= Self.leastAlike else { return nil }
    return .changed(
      TextSpan(new.spans[found.lowerBound].start, new.spans[found.upperBound - 1].end))
  }

  /// The same row of words where it stands exactly once, in what is new.
  private func moved(_ pieces: Range<Int>, _ span: TextSpan) -> Anchor? {
    guard old.wordCount(pieces) >= Self.leastMoved,
      let candidates = inserted[old.ids[pieces.lowerBound]]
    else { return nil }
    let places = candidates.filter { place in
      place + pieces.count <= new.ids.count
        && zip(pieces, place...).allSatisfy { old.ids[$0] == new.ids[$1] }
    }
    guard places.count == 1, let place = places.first else { return nil }
    return .same(exact(pieces, place..<(place + pieces.count), span))
  }

  /// Whether pieces that stayed are few, with more new ones on either side.
  private func isAlone(_ pieces: Range<Int>, _ found: Range<Int>) -> Bool {
    var (low, newLow) = (pieces.lowerBound, found.lowerBound)
    while low > 0, newLow > 0, partners[low - 1] == newLow - 1, pieces.lowerBound - low < 12 {
      low -= 1
      newLow -= 1
    }
    var (high, newHigh) = (pieces.upperBound, found.upperBound)
    while high < partners.count, partners[high] == newHigh, high - pieces.upperBound < 12 {
      high += 1
      newHigh += 1
    }
    let words = old.wordCount(low..<high)
    guard words < 4 else { return false }
    let gapStart = (partners[..<low].lastIndex { $0 >= 0 }).map { $0 + 1 } ?? 0
    let newStart = gapStart > 0 ? partners[gapStart - 1] + 1 : 0
    let gapEnd = partners[high...].firstIndex { $0 >= 0 } ?? partners.count
    let newEnd = gapEnd < partners.count ? partners[gapEnd] : new.ids.count
    let before = max(old.wordCount(gapStart..<low), new.wordCount(newStart..<newLow))
    let behind = max(old.wordCount(high..<gapEnd), new.wordCount(newHigh..<newEnd))
    return min(before, behind) > words + 2
  }

  /// Where a range without any words is now: as far behind the piece before it, or before the next.
  private func place(_ span: TextSpan, before next: Int) -> Anchor {
    if next > 0, partners[next - 1] >= 0 {
      let (former, latter) = (old.spans[next - 1].end, new.spans[partners[next - 1]].end)
      let moved = TextSpan(span.start - former + latter, span.end - former + latter)
      if moved.end <= new.scalars.count,
        old.scalars[former..<span.end] == new.scalars[latter..<moved.end]
      {
        return .same(moved)
      }
    }
    if next < partners.count, partners[next] >= 0 {
      let (former, latter) = (old.spans[next].start, new.spans[partners[next]].start)
      if latter >= former - span.start,
        old.scalars[span.start..<former]
          == new.scalars[(latter - former + span.start)..<latter]
      {
        return .same(TextSpan(span.start - former + latter, span.end - former + latter))
      }
    }
    let stays = partners[..<next].lastIndex { $0 >= 0 }
    let end = stays.map { new.spans[partners[$0]].end } ?? 0
    return .changed(TextSpan(end, end))
  }

  /// The length of the longest row that two sequences share, in order.
  private static func commonLength(_ left: [UInt32], _ right: [UInt32]) -> Int {
    var row = [Int](repeating: 0, count: right.count + 1)
    for value in left {
      var diagonal = 0
      for (index, other) in right.enumerated() {
        let above = row[index + 1]
        row[index + 1] = value == other ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return row[right.count]
  }
}
