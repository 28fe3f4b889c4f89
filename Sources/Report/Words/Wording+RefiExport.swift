internal import Formats

extension Wording {
  var refiExportTitle: String {
    pick("Eksport til andre programmer", "Eksport til andre program", "Export to other programs")
  }
  var refiExportState: String { pick("Hva skjedde", "Kva skjedde", "What happened") }
  var refiExportItem: String { pick("Hva", "Kva", "What") }
  var refiExportCount: String { pick("Antall", "Tal", "Count") }
  var refiExportMeaning: String { pick("Hvordan", "Korleis", "How") }
  var refiExportNames: String { pick("Hvilke", "Kva for", "Which") }

  /// What became of something.
  func name(of state: RefiExportReport.State) -> String {
    switch state {
    case .written: pick("skrevet", "skrive", "written")
    case .changed: pick("i annen form", "i anna form", "in another form")
    case .risk: pick("må kontrolleres", "må kontrollerast", "to be checked")
    case .left: pick("ikke med", "ikkje med", "left out")
    }
  }

  /// What a thing is called.
  func name(of item: RefiExportReport.Item) -> String {
    writtenName(of: item) ?? changedName(of: item) ?? leftName(of: item)
  }

  private func writtenName(of item: RefiExportReport.Item) -> String? {
    switch item {
    case .users: pick("kodere", "kodarar", "coders")
    case .codes: pick("koder", "kodar", "codes")
    case .variables: pick("egenskaper ved case", "eigenskapar ved case", "attributes of cases")
    case .cases: pick("case", "case", "cases")
    case .sources: pick("kilder", "kjelder", "sources")
    case .originals: pick("originalfiler", "originalfiler", "original files")
    case .selections: pick("utsnitt", "utsnitt", "selections")
    case .codings: pick("kodinger", "kodingar", "codings")
    case .notes: pick("notater", "notat", "notes")
    case .links: pick("lenker", "lenkjer", "links")
    case .sets: pick("sett", "sett", "sets")
    case .foreignParts:
      pick(
        "deler fra andre programmer", "delar frå andre program", "parts from other programs")
    case .media:
      pick("opptak, bilder og sider", "opptak, bilete og sider", "recordings, pictures and pages")
    default: nil
    }
  }

  private func changedName(of item: RefiExportReport.Item) -> String? {
    switch item {
    case .codeTexts:
      pick(
        "koder med inklusjon, eksklusjon eller eksempel",
        "kodar med inklusjon, eksklusjon eller døme", "codes with include, exclude or example")
    case .layerUsers: pick("lag", "lag", "layers")
    case .bands: pick("ordnede grupper", "ordna grupper", "ordered bands")
    case .lists:
      pick(
        "egenskaper med flere verdier", "eigenskapar med fleire verdiar",
        "attributes with several values")
    case .memoKinds: pick("notattyper", "notattypar", "kinds of memos")
    case .codingNotes:
      pick("merknader til kodinger", "merknader til kodingar", "notes on codings")
    case .caseMemos: pick("notater om case", "notat om case", "memos on cases")
    case .renamedCodes: pick("like kodenavn", "like kodenamn", "code names used twice")
    case .readingText: pick("tekster", "tekstar", "texts")
    case .wideCounts, .wideCharacters:
      pick(
        "kilder med tegn som emoji", "kjelder med teikn som emoji",
        "sources with characters such as emoji")
    case .transcripts:
      pick("kilder som er utskrifter", "kjelder som er utskrifter", "sources that are transcripts")
    case .turnSelections: pick("replikker i grupper", "replikkar i grupper", "turns in groups")
    case .replacedCharacters: pick("styretegn", "styreteikn", "control characters")
    default: nil
    }
  }

  private func leftName(of item: RefiExportReport.Item) -> String {
    switch item {
    case .otherLayers:
      pick("kodinger i andre lag", "kodingar i andre lag", "codings in other layers")
    case .withdrawnCases: pick("case trukket tilbake", "case trekte tilbake", "withdrawn cases")
    case .withdrawnSources:
      pick(
        "kilder der noen har trukket seg", "kjelder der nokon har trekt seg",
        "sources with a withdrawn case")
    case .withdrawnParts:
      pick(
        "deler og filer fra andre programmer", "delar og filer frå andre program",
        "parts and files from other programs")
    case .marks: pick("lesemerker", "lesemerke", "reading marks")
    case .segmentations:
      pick("importerte inndelinger", "importerte inndelingar", "imported segmentations")
    case .times: pick("steder med tid", "stader med tid", "places with a time")
    case .speakers: pick("talere og roller", "talarar og roller", "speakers and roles")
    case .sourceFacts:
      pick(
        "kilders slag, språk, dato og intervjuer", "kjelders slag, språk, dato og intervjuar",
        "kinds, languages, dates and interviewers of sources")
    case .originalsLeft:
      pick(
        "originalfiler som ikke er Word eller PDF", "originalfiler som ikkje er Word eller PDF",
        "original files, not Word or PDF or not asked for")
    case .quotations: pick("sitatnumre", "sitatnummer", "quotation ids")
    case .assignments: pick("tildelinger", "tildelingar", "assignments")
    case .codeKinds: pick("kodetyper", "kodetypar", "kinds of codes")
    case .codeReasons:
      pick(
        "begrunnelser og motsatser for koder", "grunngivingar og motsatsar for kodar",
        "reasons and opposites of codes")
    case .versions: pick("frosne kodebøker", "frosne kodebøker", "frozen codebooks")
    case .reviews: pick("gjennomganger", "gjennomgangar", "reviews")
    case .decisions: pick("konsensusvedtak", "konsensusvedtak", "consensus decisions")
    case .condensations: pick("fortettinger", "fortettingar", "condensations")
    case .claims: pick("påstander", "påstandar", "claims")
    case .memoAnchors:
      pick(
        "notaters tilknytning til påstander", "notats tilknyting til påstandar",
        "what memos on claims hang on")
    case .memosLeft:
      pick(
        "notater om noe som ikke er med", "notat om noko som ikkje er med",
        "memos on what is not in the file")
    case .linksLeft:
      pick(
        "lenker til noe som ikke er med", "lenkjer til noko som ikkje er med",
        "links to what is not in the file")
    case .caseSets: pick("sett av case", "sett av case", "sets of cases")
    case .caseSteps: pick("steg i caseregisteret", "steg i caseregisteret", "steps of the register")
    case .caseWeights: pick("vekter på case", "vekter på case", "weights of cases")
    case .guide:
      pick("spørsmål i intervjuguiden", "spørsmål i intervjuguiden", "questions of the guide")
    case .queries: pick("lagrede søk", "lagra søk", "saved queries")
    case .synonyms: pick("synonymer", "synonym", "synonyms")
    case .foreignLeft:
      pick(
        "deler fra andre programmer", "delar frå andre program", "parts from other programs")
    case .mediaLeft:
      pick("opptak, bilder og sider", "opptak, bilete og sider", "recordings, pictures and pages")
    case .history: pick("steg i loggen", "steg i loggen", "steps of the log")
    default: item.rawValue
    }
  }
}
