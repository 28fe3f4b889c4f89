/// The words that say what part somebody has in a conversation.
enum SpeakerRoles {
  /// What a label says about its speaker.
  struct Claim: Hashable {
    /// The role that it suggests.
    let role: SpeakerProposal.Role
    /// Whether it says so outright.
    let isCertain: Bool
  }

  private static let interviewers: Set<String> = [
    "intervjuer", "intervjuar", "intervjueren", "interviewer", "int", "intv", "interv",
    "moderator", "facilitator", "fasilitator", "ordstyrer", "ordstyrar", "forsker", "forskar",
    "researcher", "gruppeleder",
  ]
  private static let informants: Set<String> = [
    "informant", "inf", "respondent", "resp", "deltaker", "deltakar", "deltager", "participant",
    "interviewee", "leder", "leiar", "styrer", "styrar", "ansatt", "tilsett", "medarbeider",
    "arbeidsgiver", "veileder", "rådgiver", "manager", "employee", "kvinne", "mann", "person",
    "taler", "speaker", "kollega", "tillitsvalgt", "mentor", "elev", "lærer", "pasient", "student",
  ]
  private static let unknowns: Set<String> = [
    "ukjent", "ukjend", "unknown", "flere", "fleire", "alle", "all", "several", "group", "gruppe",
    "uidentifisert", "stemme", "voice",
  ]
  private static let strong: Set<String> = [
    "intervjuer", "intervjuar", "interviewer", "int", "moderator", "informant", "respondent",
    "deltaker", "deltakar", "deltager", "participant", "interviewee", "facilitator", "ordstyrer",
  ]
  private static let letters: Set<String> = [
    "i", "l", "r", "m", "p", "d", "k", "a", "b", "s", "f", "q", "t", "n", "u",
  ]

  /// Words that stand before colons in reports and notes without being speakers.
  static let neverLabels: Set<String> = [
    "kilde", "kilder", "source", "sources", "tabell", "table", "figur", "figure", "note", "noter",
    "merk", "merknad", "dato", "date", "sted", "place", "tid", "time", "varighet", "duration",
    "prosjekt", "project", "tema", "theme", "vedlegg", "appendix", "kapittel", "chapter", "side",
    "page", "tlf", "telefon", "epost", "e-post", "email", "url", "doi", "isbn", "hentet fra",
    "eksempel", "example", "oppgave", "emne", "subject", "til", "fra", "cc", "to", "from",
    "transkribert av", "transcribed by", "opptak", "recording", "fil", "file", "språk", "language",
  ]

  /// Short replies that stand alone on lines without being names.
  static let replies: Set<String> = [
    "ja", "nei", "mm", "mhm", "hm", "ok", "okei", "okay", "jo", "yes", "no", "yeah", "takk",
    "latter", "pause", "uhørbart", "utydelig", "laughter", "laughs", "inaudible", "crosstalk",
    "ler", "stillhet", "silence", "sukk", "sukker", "sighs", "kremter", "hoster", "unclear",
    "navn", "sted", "name", "place", "avbrudd", "interruption", "slutt", "end",
  ]

  /// The role that a label suggests; `nil` where it is a name like any other.
  static func claim(of key: String) -> Claim? {
    let stem = self.stem(of: key)
    if interviewers.contains(stem) { return Claim(role: .interviewer, isCertain: true) }
    if informants.contains(stem) { return Claim(role: .informant, isCertain: false) }
    if unknowns.contains(stem) { return Claim(role: .unknown, isCertain: false) }
    if letters.contains(stem) {
      return Claim(role: stem == "i" || stem == "q" ? .interviewer : .informant, isCertain: false)
    }
    return nil
  }

  /// Whether a label says by itself that the text is a transcript.
  static func isStrong(_ key: String) -> Bool { strong.contains(stem(of: key)) }

  /// Whether a label is a single letter, perhaps numbered.
  static func isBareLetter(_ key: String) -> Bool { stem(of: key).unicodeScalars.count == 1 }

  /// The label without its number: `informant` of `informant 2`, `p` of `p03`.
  private static func stem(of key: String) -> String {
    var scalars = Array(key.unicodeScalars)
    while let last = scalars.last, last.properties.numericType != nil || last == " " || last == "."
    {
      scalars.removeLast()
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    let text = String(view)
    if text.hasSuffix(" nr") { return String(text.dropLast(3)) }
    let parts = text.split(separator: " ")
    if parts.count == 2, let tail = parts.last, tail.utf8.count == 1, let head = parts.first {
      return String(head)
    }
    return text
  }
}
