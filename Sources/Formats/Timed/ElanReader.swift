internal import Text

/// Reads ELAN's annotation files (`.eaf`).
struct ElanReader {
  private let root: XMLElement
  private var slots: [String: Int] = [:]
  private var known: Set<String> = []
  private var found = TimedPieces()

  private init(_ root: XMLElement) {
    self.root = root
  }

  /// Reads the tiers that are asked for; of none, those that hang on no other.
  static func pieces(_ root: XMLElement, tiers: [String]) throws(TimedReadingError) -> TimedPieces {
    var reader = ElanReader(root)
    return try reader.read(tiers)
  }

  private mutating func read(_ asked: [String]) throws(TimedReadingError) -> TimedPieces {
    for slot in root.first("TIME_ORDER")?.children("TIME_SLOT") ?? [] {
      guard let id = slot.value("TIME_SLOT_ID") else { continue }
      known.insert(id)
      if let time = slot.value("TIME_VALUE").flatMap({ TimedClock.milliseconds($0) }) {
        slots[id] = time
      }
    }
    let elements = root.children("TIER")
    for tier in elements { fillSlots(of: tier) }
    var timesOfAnnotation: [String: (start: Int?, end: Int?)] = [:]
    var parents: [String: String] = [:]
    for tier in elements {
      for annotation in Self.annotations(of: tier) {
        guard let id = annotation.value("ANNOTATION_ID") else { continue }
        if let parent = annotation.value("ANNOTATION_REF") {
          parents[id] = parent
        } else {
          timesOfAnnotation[id] = times(of: annotation)
        }
      }
    }
    var tiers: [TimedTier] = []
    for tier in elements {
      let name = tier.value("TIER_ID") ?? ""
      let speaker = tier.value("PARTICIPANT") ?? name
      var cues: [TimedCue] = []
      for annotation in Self.annotations(of: tier) {
        let own = annotation.value("ANNOTATION_REF").map {
          Self.times(of: $0, timesOfAnnotation, parents)
        }
        let (start, end) = own ?? times(of: annotation)
        cues.append(
          TimedCue(
            annotation.first("ANNOTATION_VALUE")?.text ?? "", speaker: speaker, start: start,
            end: end, line: annotation.line, joint: .paragraph))
      }
      let isSorted = zip(cues, cues.dropFirst()).allSatisfy { ($0.start ?? 0) <= ($1.start ?? 0) }
      if !isSorted {
        cues = cues.enumerated().sorted {
          ($0.element.start ?? 0, $0.offset) < ($1.element.start ?? 0, $1.offset)
        }.map(\.element)
      }
      tiers.append(
        TimedTier(
          name: name, speaker: speaker, isSecondary: tier.value("PARENT_REF") != nil, cues: cues))
    }
    try tiers.gather(asked, into: &found)
    return found
  }

  /// Gives the open slots of a tier times between those of their neighbours on it.
  private mutating func fillSlots(of tier: XMLElement) {
    var order: [String] = []
    for annotation in Self.annotations(of: tier) {
      for name in ["TIME_SLOT_REF1", "TIME_SLOT_REF2"] {
        guard let slot = annotation.value(name) else { continue }
        if !known.contains(slot) {
          found.complaints.append(
            TimedComplaint(line: annotation.line, kind: .unknownReference(slot)))
        } else if order.last != slot {
          order.append(slot)
        }
      }
    }
    var times = order.map { slots[$0] }
    let filled = TimedTier.interpolate(&times)
    if filled == 0 { return }
    for (slot, time) in zip(order, times) { slots[slot] = slots[slot] ?? time }
    found.complaints.append(TimedComplaint(line: tier.line, kind: .interpolatedTimes(filled)))
  }

  private func times(of annotation: XMLElement) -> (start: Int?, end: Int?) {
    (
      annotation.value("TIME_SLOT_REF1").flatMap { slots[$0] },
      annotation.value("TIME_SLOT_REF2").flatMap { slots[$0] }
    )
  }

  /// The times of the annotation that a chain of references ends at; of a ring, none.
  private static func times(
    of id: String, _ times: [String: (start: Int?, end: Int?)], _ parents: [String: String]
  ) -> (start: Int?, end: Int?) {
    var id = id
    for _ in 0..<16 {
      if let found = times[id] { return found }
      guard let parent = parents[id] else { break }
      id = parent
    }
    return (nil, nil)
  }

  private static func annotations(of tier: XMLElement) -> [XMLElement] {
    tier.children("ANNOTATION").flatMap { holder in
      holder.children.filter {
        $0.localName == "ALIGNABLE_ANNOTATION" || $0.localName == "REF_ANNOTATION"
      }
    }
  }
}
