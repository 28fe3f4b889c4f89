internal import Quotation
internal import Study

extension Wording {
  /// How quotations are attributed unless a template says otherwise: by the case, or the speaker.
  package var attributionTemplate: String {
    pick("({case|speaker|\"informant\"})", "({case|speaker|\"informant\"})", "({case|speaker|\"participant\"})")
  }

  /// What a list of quotations under some codes is called.
  package func quotationListTitle(_ codes: [String]) -> String {
    let what = pick("Sitater", "Sitat", "Quotations")
    return codes.isEmpty ? what : "\(what): \(codes.map { CodePath(parsing: $0).leaf }.joined(separator: ", "))"
  }
}

extension Wording {
  /// Whose codings count, in words.
  package func countingRule(consensus: Int, individual: Int) -> String {
    counting(
      QuotationRule(
        includesDescendants: false, consensusSources: consensus, individualSources: individual,
        contextTurns: 0))
  }

  var alphaOfCharacters: String { pick("α (tegn)", "α (teikn)", "α (characters)") }

  func reopened(_ sources: [String]) -> String {
    let names = sources.joined(separator: ", ")
    return pick(
      "Åpnet igjen etter at de var ferdige: \(names).", "Opna att etter at dei var ferdige: \(names).",
      "Opened again after they were finished: \(names).")
  }
}
