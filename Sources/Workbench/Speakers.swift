internal import Store
package import Study
internal import Text

/// A speaker as a listing prints one.
package struct SpeakerLine: Hashable, Sendable {
  package let source: String
  package let speaker: Speaker
  /// The name of the case that the speaker is.
  package let caseName: String?
  /// How many turns the speaker has.
  package let turns: Int
}

extension OpenProject {
  /// The speakers of every source, or of one.
  package func speakers(of source: String?) throws -> [SpeakerLine] {
    try file.read { reader in
      let records = try source.map { [try reader.source(named: $0)] } ?? reader.sources()
      let speakers = try reader.speakers()
      let cases = Dictionary(uniqueKeysWithValues: try reader.cases().map { ($0.id, $0.name) })
      return try records.flatMap { record -> [SpeakerLine] in
        let own = speakers[record.source.id] ?? []
        var turns = [Int](repeating: 0, count: own.count)
        for turn in try reader.segments(of: record.source.id, .turn) {
          if let speaker = turn.speaker, turns.indices.contains(speaker) { turns[speaker] += 1 }
        }
        return zip(own, turns).map { speaker, count in
          SpeakerLine(
            source: record.source.name, speaker: speaker,
            caseName: speaker.caseID.flatMap { cases[$0] }, turns: count)
        }
      }
    }
  }

  /// Says of every speaker with a label what part they have, who they are, or their true label.
  ///
  /// - Parameters:
  ///   - label: the label, regardless of case.
  ///   - source: the only source meant; nil for every source that has the label.
  ///   - role: their part in the conversation, if it is to be set.
  ///   - caseName: the case that they are, made if there is none, if it is to be set.
  ///   - newLabel: what to call them from now on, if it is to be set.
  /// - Returns: the names of the sources changed.
  /// - Throws: `Problem.unknownSpeaker` where no source has the label, `CaseProblem.labelTaken` where
  ///   two speakers of a source would have one.
  package func setSpeaker(
    _ label: String, source: String?, role: SpeakerRole?, caseName: String?, newLabel: String?
  ) throws -> [String] {
    try file.change("speaker set", by: me) { writer in
      let reader = writer.reader
      let records = try source.map { [try reader.source(named: $0)] } ?? reader.sources()
      let speakers = try reader.speakers()
      var changed: [String] = []
      var known: [String] = []
      let caseID = try caseName.map { try writer.caseID(named: $0) }
      for record in records {
        let own = speakers[record.source.id] ?? []
        for speaker in own {
          if !known.contains(speaker.label) { known.append(speaker.label) }
          guard speaker.label.foldedForSearch == label.foldedForSearch else { continue }
          if let newLabel, own.contains(where: { $0.id != speaker.id && $0.isCalled(newLabel) }) {
            throw Refusal(.cases(.labelTaken(label: newLabel, source: record.source.name)))
          }
          try writer.setSpeaker(speaker.id, role: role, caseID: caseID, label: newLabel)
          changed.append(record.source.name)
        }
      }
      guard !changed.isEmpty else {
        throw Refusal(.unknownSpeaker(asked: label, source: source, known: known.sorted()))
      }
      writer.summary = "\(label): " + changed.joined(separator: ", ")
      return changed
    }.result
  }
}

extension Speaker {
  /// Whether a label is the speaker's, regardless of capitals.
  fileprivate func isCalled(_ label: String) -> Bool {
    self.label.foldedForSearch == label.foldedForSearch
  }
}
