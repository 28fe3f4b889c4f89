/// Settles where a passage that was inserted or taken out begins, where that can be read in more
/// than one way.
///
/// Of `I like A. I like B.` without its first sentence a comparison may just as well find `A. I
/// like` gone. A passage is taken to begin where a line or a sentence does.
struct RevisionGaps {
  /// The partners in the new text of each old piece, or -1.
  private(set) var settled: [Int]

  private let old: RevisionPieces
  private let new: RevisionPieces

  /// The furthest that a passage is shifted.
  private static let reach = 400

  /// Settles what a comparison found.
  init(old: RevisionPieces, new: RevisionPieces, partners: [Int]) {
    self.old = old
    self.new = new
    settled = partners
    var place = 0
    var expected = 0
    while place < settled.count {
      if settled[place] < 0 {
        let start = place
        while place < settled.count, settled[place] < 0 { place += 1 }
        let next = place < settled.count ? settled[place] : new.ids.count
        let shift = next == expected ? shiftDeletion(start..<place) : 0
        place += max(0, shift)
        expected = next + max(0, shift)
      } else {
        if settled[place] > expected { shiftInsertion(before: place, expected) }
        expected = settled[place] + 1
        place += 1
      }
    }
  }

  /// Shifts a passage that was taken out to where it begins best.
  ///
  /// - Returns: how far, and in which direction.
  private mutating func shiftDeletion(_ gap: Range<Int>) -> Int {
    let (start, end) = (gap.lowerBound, gap.upperBound)
    var best = (score: old.beginningScore(start), shift: 0)
    for shift in 1..<Self.reach {
      let kept = start - shift
      guard kept >= 0, settled[kept] >= 0, old.ids[kept] == old.ids[end - shift] else { break }
      if shift > 1, settled[kept] != settled[kept + 1] - 1 { break }
      let score = old.beginningScore(kept)
      if score > best.score { best = (score, -shift) }
    }
    for shift in 1..<Self.reach {
      let kept = end + shift - 1
      guard kept < settled.count, settled[kept] >= 0,
        old.ids[kept] == old.ids[start + shift - 1]
      else { break }
      if shift > 1, settled[kept] != settled[kept - 1] + 1 { break }
      let score = old.beginningScore(start + shift)
      if score > best.score { best = (score, shift) }
    }
    for step in 0..<abs(best.shift) {
      let (from, to) =
        best.shift < 0 ? (start - step - 1, end - step - 1) : (end + step, start + step)
      settled[to] = settled[from]
      settled[from] = -1
    }
    return best.shift
  }

  /// Shifts a passage that was put in to where it begins best.
  private mutating func shiftInsertion(before place: Int, _ expected: Int) {
    let length = settled[place] - expected
    guard place > 0, settled[place - 1] == expected - 1 else { return }
    var best = (score: new.beginningScore(expected), shift: 0)
    for shift in 1..<Self.reach {
      let kept = expected - shift
      guard kept >= 0, place - shift >= 0, settled[place - shift] == kept,
        new.ids[kept] == new.ids[kept + length]
      else { break }
      let score = new.beginningScore(kept)
      if score > best.score { best = (score, -shift) }
    }
    for shift in 1..<Self.reach {
      let piece = place + shift - 1
      guard piece < settled.count, settled[piece] == expected + length + shift - 1,
        new.ids[expected + shift - 1] == new.ids[settled[piece]]
      else { break }
      let score = new.beginningScore(expected + shift)
      if score > best.score { best = (score, shift) }
    }
    for step in 0..<abs(best.shift) {
      if best.shift < 0 {
        settled[place - step - 1] += length
      } else {
        settled[place + step] -= length
      }
    }
  }
}
