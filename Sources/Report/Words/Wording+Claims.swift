package import Study

extension Wording {
  /// What a list of claims is called in a report.
  package var claimsTitle: String { pick("Hovedfunn", "Hovudfunn", "Main findings") }

  var statementWord: String { pick("Påstand", "Påstand", "Claim") }
  var supportingWord: String { pick("Støtter", "Støttar", "Supporting") }
  var contraryWord: String { pick("Taler mot", "Talar mot", "Contrary") }
  var informantsWord: String { pick("Informanter", "Informantar", "Participants") }
  var flagsWord: String { pick("Merknader", "Merknader", "Flags") }
  var noClaims: String { pick("Ingen påstander.", "Ingen påstandar.", "No claims.") }

  /// What a side of a claim is called above its passages.
  func heading(of side: ClaimSide) -> String {
    switch side {
    case .supporting: supportingWord
    case .contrary: contraryWord
    }
  }

  /// What makes a claim weaker than it looks.
  package func name(of flag: ClaimFlag) -> String {
    switch flag {
    case .unsupported: pick("uten støtte", "utan støtte", "unsupported")
    case .oneInformant: pick("bare én informant", "berre éin informant", "one participant only")
    case .oneSource: pick("bare én kilde", "berre éi kjelde", "one source only")
    case .contraryNotSought:
      pick("ikke søkt etter motstemmer", "ikkje søkt etter motrøyster", "contrary not sought")
    case .codingGone:
      pick("en koding er borte", "ei koding er borte", "a coding is gone")
    }
  }

  /// How much there is on a side: passages, informants, sources and their kinds.
  func size(
    passages: Int, informants: Int, unlinked: Int, sources: Int,
    kinds: [(kind: SourceKind, passages: Int)]
  ) -> String {
    let people = participants(informants, unlinked: unlinked)
    let parts = kinds.map { "\(name(of: $0.kind)) \($0.passages)" }
    return [quotationCount(passages), people, sourceCount(sources)].joined(separator: ", ")
      + (parts.isEmpty ? "" : " (" + parts.joined(separator: ", ") + ")")
  }

  var noneOfThem: String { pick("ingen", "ingen", "none") }
  func contrarySought(_ text: String) -> String {
    pick("Søkt: ", "Søkt: ", "Sought: ") + text
  }
  var codedNoMore: String {
    pick("ikke lenger kodet", "ikkje lenger koda", "coded no more")
  }
}
