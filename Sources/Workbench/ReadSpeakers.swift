internal import Study
internal import Text

extension TranscriptReading {
  /// The speakers as a source keeps them.
  var namedSpeakers: [(label: String, role: SpeakerRole, isConfirmed: Bool)] {
    speakers.map { speaker in
      let role: SpeakerRole =
        switch speaker.role {
        case .interviewer: .interviewer
        case .informant: .informant
        case .unknown: .unknown
        }
      return (speaker.label, role, speaker.isCertain)
    }
  }
}
