internal import Quotation
package import Study

extension Wording {
  /// What the parts that speakers have are called in running text, for attributions.
  package var roles: [SpeakerRole: String] {
    [
      .interviewer: pick("intervjuer", "intervjuar", "interviewer"),
      .informant: "informant",
      .unknown: pick("ukjent taler", "ukjend talar", "unknown speaker"),
    ]
  }

  var quotationID: String { "Id" }
  var quotation: String { pick("Sitat", "Sitat", "Quotation") }
  var speaker: String { pick("Taler", "Talar", "Speaker") }
  var caseWord: String { pick("Informant", "Informant", "Case") }
  var time: String { pick("Tid", "Tid", "Time") }
  var turn: String { pick("Replikk", "Replikk", "Turn") }
  var attribution: String { pick("Tilskriving", "Tilskriving", "Attribution") }
  var noQuotations: String { pick("Ingen sitater.", "Ingen sitat.", "No quotations.") }

  /// The heading of a column with the names at one level of the codebook, from 1.
  func level(_ number: Int) -> String {
    pick("Nivå \(number)", "Nivå \(number)", "Level \(number)")
  }

  /// What a speaker is called in front of what they say; nothing where nobody is known.
  func label(of turn: SpokenTurn) -> String? {
    if let speaker = turn.speaker { return speaker }
    return switch turn.role {
    case .interviewer: pick("Intervjuer", "Intervjuar", "Interviewer")
    case .informant: "Informant"
    case .unknown: nil
    }
  }

  func quotationCount(_ number: Int) -> String {
    count(
      number, pick("sitat", "sitat", "quotation"), pick("sitater", "sitat", "quotations"))
  }

  func codedBy(_ coders: [String]) -> String {
    pick("kodet av ", "koda av ", "coded by ") + list(coders)
  }

  func alsoCoded(_ paths: [CodePath]) -> String {
    pick("også kodet: ", "også koda: ", "also coded: ")
      + paths.map(\.forPeople).joined(separator: "; ")
  }

  /// What a list shows, and by which rule, line by line.
  func rule(of list: QuotationList) -> [String] {
    let informants = list.informants
    let unlinked = informants.count { $0.caseID == nil }
    let people =
      informants.count > unlinked
      ? " (\(participants(informants.count, unlinked: unlinked)))" : ""
    let size = [
      quotationCount(list.passages.count), pick(" fra ", " frå ", " from "),
      sourceCount(list.sourceCount), people, ".",
    ].joined()
    var lines = [size]
    if let tonedDown = tonedDown(in: list) { lines.append(tonedDown) }
    lines += [counting(list.rule), descendants(list.rule.includesDescendants)]
    if list.rule.contextTurns > 0 {
      let turns = count(
        list.rule.contextTurns, pick("replikk", "replikk", "turn"),
        pick("replikker", "replikkar", "turns"))
      lines.append(
        pick(
          "Med \(turns) før og etter hvert sitat.", "Med \(turns) før og etter kvart sitat.",
          "With \(turns) before and after each quotation."))
    }
    return lines
  }

  func counting(_ rule: QuotationRule) -> String {
    let consensus = pick("konsensuskodingen", "konsensuskodinga", "the consensus coding")
    let names = list(rule.coders)
    let individual =
      rule.coders.isEmpty
      ? pick(
        "alle kodernes egen koding samlet", "all eiga koding samla",
        "all coders' own coding together")
      : pick(
        "bare egen koding av \(names)", "berre eiga koding av \(names)",
        "only \(names)'s own coding")
    let whose: String
    if rule.individualSources == 0, rule.consensusSources > 0 {
      whose = consensus
    } else if rule.consensusSources == 0 {
      whose = individual
    } else {
      let first = sourceCount(rule.consensusSources)
      let second = sourceCount(rule.individualSources)
      whose = pick(
        "\(consensus) i \(first), \(individual) i \(second)",
        "\(consensus) i \(first), \(individual) i \(second)",
        "\(consensus) in \(first), \(individual) in \(second)")
    }
    return pick("Teller: ", "Tel: ", "Counted: ") + whose
      + pick(
        "; samme sted med samme kode er tatt med én gang.",
        "; same staden med same kode er teken med éin gong.",
        "; the same place with the same code is listed once.")
  }

  /// Whether codes below the chosen ones are in.
  func descendants(_ areIncluded: Bool) -> String {
    areIncluded
      ? pick(
        "Koder under de valgte er tatt med.", "Kodar under dei valde er tekne med.",
        "Codes below the chosen ones are included.")
      : pick(
        "Koder under de valgte er ikke tatt med.", "Kodar under dei valde er ikkje tekne med.",
        "Codes below the chosen ones are not included.")
  }
}

extension CodePath {
  /// The path as people read it in headings: `Samarbeid / NAV / Tillit`.
  package var forPeople: String { names.joined(separator: " / ") }
}
