/// Cuts a text that has its marks into turns, paragraphs, sentences and sections.
struct SegmentCutter {
  /// All segments, by kind and then in order.
  let segments: [Segment]
  /// Who speaks.
  let speakers: [SpeakerProposal]
  /// Empty turns, text before the first label, and times that run backward.
  let complaints: [ReadingComplaint]

  init(
    lines: TextLines, text: StoredText, marks: [Mark], joints: LineJoints, labels: SpeakerLabels,
    stamps: [Timestamp], abbreviations: Set<String>
  ) {
    let reading = ReadScalars(lines.scalars, through: ReadingLayer(marks))
    var cutter = TurnCutter(
      lines: lines, joints: joints, labels: labels, reading: reading, stamps: stamps)
    cutter.cut()
    let splitter = SentenceSplitter(abbreviations: abbreviations)
    speakers = SpeakerProposals.make(labels.names, turns: cutter.turns)
    complaints = cutter.complaints
    let turns = cutter.turns.indices
    var segments = cutter.takeSegments()
    for turn in turns {
      let speaker = segments[turn].speaker
      for span in splitter.sentences(of: segments[turn].span, in: reading) {
        guard let sentence = reading.trimmed(span) else { continue }
        segments.append(Segment(sentence, .sentence, speaker: speaker))
      }
    }
    segments += Self.sections(between: cutter.headings, in: reading)
    self.segments = segments
  }

  /// What stands before, between and after the headings.
  private static func sections(
    between headings: [TextSpan], in reading: ReadScalars
  ) -> [Segment] {
    if headings.isEmpty { return [] }
    var sections: [Segment] = []
    var start = 0
    for heading in headings + [TextSpan(reading.scalars.count, reading.scalars.count)] {
      if let span = reading.trimmed(TextSpan(start, max(start, heading.start))) {
        sections.append(Segment(span, .section))
      }
      start = heading.end
    }
    return sections
  }
}

/// Makes proposals of the labels found.
enum SpeakerProposals {
  /// One proposal for each label; a bare letter is never certain.
  static func make(_ names: [String], turns: [Segment]) -> [SpeakerProposal] {
    var counts = Array(repeating: 0, count: names.count)
    for turn in turns {
      if let speaker = turn.speaker { counts[speaker] += 1 }
    }
    let claims = names.map { SpeakerRoles.claim(of: $0.foldedForSearch) }
    let hasInterviewer = claims.contains { $0?.role == .interviewer && $0?.isCertain == true }
    return names.enumerated().map { index, name in
      let isLetter = SpeakerRoles.isBareLetter(name.foldedForSearch)
      let role: SpeakerProposal.Role
      let isCertain: Bool
      switch claims[index] {
      case .some(let claim) where claim.isCertain: (role, isCertain) = (claim.role, true)
      case .some(let claim) where isLetter:
        (role, isCertain) = (hasInterviewer ? .informant : claim.role, false)
      case .some(let claim):
        (role, isCertain) = (claim.role, hasInterviewer && claim.role == .informant)
      case .none: (role, isCertain) = (.informant, hasInterviewer)
      }
      return SpeakerProposal(label: name, role: role, isCertain: isCertain, turns: counts[index])
    }
  }
}
