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
  /// Their part in the conversation.
  package let role: SpeakerRole
  /// Whether a person has confirmed the role.
  package let isConfirmed: Bool
  /// The case that they are, if linked.
  package let caseID: CaseID?

  /// Makes a speaker.
  package init(
    id: SpeakerID, source: SourceID, label: String, role: SpeakerRole, isConfirmed: Bool,
    caseID: CaseID?
  ) {
    self.id = id
    self.source = source
    self.label = label
    self.role = role
    self.isConfirmed = isConfirmed
    self.caseID = caseID
  }
}
