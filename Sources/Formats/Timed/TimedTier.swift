internal import Text

/// A tier: what one person says, or what somebody wrote about it, along the time of a recording.
struct TimedTier: Sendable {
  /// What it is called.
  let name: String
  /// Who speaks.
  let speaker: String
  /// Whether it is left out where nobody asks for it.
  let isSecondary: Bool
  /// What is said, in order of time.
  var cues: [TimedCue]
}

extension [TimedTier] {
  /// What is said on the tiers that are wanted, by the time at which an utterance begins.
  ///
  /// - Parameters:
  ///   - asked: the names of the tiers that are wanted; of none, all that are not secondary.
  ///   - found: takes the pieces in, and names what was left out.
  /// - Throws: `TimedReadingError.unknownTier` for a name that no tier has.
  func gather(_ asked: [String], into found: inout TimedPieces) throws(TimedReadingError) {
    let said = filter { $0.cues.contains { !$0.text.trimmingBlanks().isEmpty } }
    for name in asked where !said.contains(where: { $0.name == name }) {
      throw .unknownTier(asked: name, found: said.map(\.name))
    }
    let isWanted = { (tier: TimedTier) in
      asked.isEmpty ? !tier.isSecondary : asked.contains(tier.name)
    }
    let wanted = said.filter(isWanted)
    let left = said.filter { !isWanted($0) }.map(\.name)
    if !left.isEmpty { found.complaints.append(TimedComplaint(kind: .tiersLeftOut(left))) }
    var utterances: [(start: Int, order: Int, cues: ArraySlice<TimedCue>)] = []
    for tier in wanted {
      var latest = 0
      var index = 0
      while index < tier.cues.count {
        var end = index + 1
        while end < tier.cues.count, tier.cues[end].joint != .paragraph { end += 1 }
        latest = tier.cues[index].start ?? latest
        utterances.append((latest, utterances.count, tier.cues[index..<end]))
        index = end
      }
    }
    utterances.sort { ($0.start, $0.order) < ($1.start, $1.order) }
    for utterance in utterances { found.cues += utterance.cues }
    found.namesSpeakers = true
    found.areUtterances = true
  }
}

extension TimedTier {
  /// Fills open points between two known ones evenly.
  ///
  /// - Parameter times: the points in their order; those before the first known one and behind the
  ///   last stay open.
  /// - Returns: how many were filled.
  static func interpolate(_ times: inout [Int?]) -> Int {
    var former: Int?
    var filled = 0
    for index in times.indices {
      guard let time = times[index] else { continue }
      if let former, index - former > 1, let start = times[former] {
        for open in (former + 1)..<index {
          times[open] = start + (time - start) * (open - former) / (index - former)
          filled += 1
        }
      }
      former = index
    }
    return filled
  }
}
