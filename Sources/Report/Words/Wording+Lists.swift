internal import Quotation
internal import Study

extension Wording {
  /// What a list of quotations under some codes is called.
  package func quotationListTitle(_ codes: [String]) -> String {
    let what = pick("Sitater", "Sitat", "Quotations")
    let names = codes.map { CodePath(parsing: $0).leaf }.joined(separator: ", ")
    return codes.isEmpty ? what : "\(what): \(names)"
  }
}

extension Wording {
  /// Whose codings count, in words.
  package func countingRule(
    consensus: Int, individual: Int, coders: [String]
  ) -> String {
    counting(
      QuotationRule(
        includesDescendants: false, consensusSources: consensus, individualSources: individual,
        contextTurns: 0, coders: coders))
  }

  var alphaOfCharacters: String { pick("α (tegn)", "α (teikn)", "α (characters)") }
}
