/// What part a speaker has in the conversation.
package enum SpeakerRole: String, Hashable, Sendable, CaseIterable {
  /// Asks the questions.
  case interviewer
  /// Is asked.
  case informant
  /// Not known yet; never guessed from a bare letter.
  case unknown
}

/// Somebody who speaks in a source.
package struct Speaker: Hashable, Sendable, Identifiable {
  /// The project file's number for it.
  package let id: SpeakerID
  /// The source they speak in.
  package let source: SourceID
  /// The label in the transcript, such as `Leder`.
  package let label: String
  /// Their part in the conversation as far as it is known: unknown until a proposal is confirmed.
  package let role: SpeakerRole
  /// The part that the label suggests, waiting for a person to confirm it.
  package let proposedRole: SpeakerRole?
  /// The case that they are, if linked.
  package let caseID: CaseID?

  /// Makes a speaker.
  package init(
    id: SpeakerID, source: SourceID, label: String, role: SpeakerRole,
    proposedRole: SpeakerRole? = nil, caseID: CaseID?
  ) {
    self.id = id
    self.source = source
    self.label = label
    self.role = role
    self.proposedRole = proposedRole
    self.caseID = caseID
  }
}
