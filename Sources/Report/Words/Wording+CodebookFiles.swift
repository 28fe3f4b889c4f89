internal import Analysis
internal import Study

/// The words of printed codebooks, of what an import changes, and of what a codebook wants.
extension Wording {
  func codebookTitle(_ name: String) -> String {
    let codebook = pick("Kodebok", "Kodebok", "Codebook")
    return name.isEmpty ? codebook : codebook + ": " + name
  }

  var initialCodes: String {
    pick("Initielle koder", "Initielle kodar", "Initial codes")
  }

  func codebookColumn(_ column: CodebookAppendixColumn) -> String {
    switch column {
    case .code: code
    case .category: pick("Kategori", "Kategori", "Category")
    case .definition: pick("Definisjon", "Definisjon", "Definition")
    case .include: pick("Inkluderer", "Inkluderer", "Include")
    case .exclude: pick("Ekskluderer", "Ekskluderer", "Exclude")
    case .example: pick("Eksempel", "Døme", "Example")
    case .counterExample: pick("Moteksempel", "Motdøme", "Counter-example")
    case .kind: pick("Type", "Type", "Kind")
    case .reason: pick("Begrunnelse", "Grunngiving", "Reason")
    case .opposite: pick("Motsats", "Motsats", "Opposite")
    case .colour: pick("Farge", "Farge", "Colour")
    case .path: pick("Sti", "Sti", "Path")
    case .sources: sources
    case .codings: pick("Kodinger", "Kodingar", "Codings")
    }
  }

  func kind(_ kind: CodeKind) -> String {
    switch kind {
    case .topic: pick("emne", "emne", "topic")
    case .pole: pick("pol", "pol", "pole")
    case .process: pick("prosess", "prosess", "process")
    case .excluded: pick("holdt utenfor", "halde utanfor", "excluded")
    case .inVivo: "in vivo"
    }
  }

  /// Whose codings are counted, and how.
  func codebookCounting(_ consensus: Int, _ individual: Int, _ isRolledUp: Bool) -> String {
    let base =
      consensus > 0 && individual > 0
      ? pick(
        "Konsensus i \(sourceCount(consensus)), alle kodere i \(sourceCount(individual))",
        "Konsensus i \(sourceCount(consensus)), alle kodarar i \(sourceCount(individual))",
        "Consensus in \(sourceCount(consensus)), all coders in \(sourceCount(individual))")
      : consensus > 0
        ? pick("Konsensus", "Konsensus", "Consensus")
        : pick("Alle koderes kodinger", "Kodingane til alle kodarar", "All coders' codings")
    let rule =
      isRolledUp
      ? pick(
        "hvert tekststykke telles én gang, underkoder er regnet med",
        "kvart tekststykke blir talt éin gong, underkodar er rekna med",
        "each passage counts once, codes below are included")
      : pick(
        "hvert tekststykke telles én gang, underkoder er ikke regnet med",
        "kvart tekststykke blir talt éin gong, underkodar er ikkje rekna med",
        "each passage counts once, codes below are not included")
    return base + "; " + rule + "."
  }

  var codebookState: String { pick("Endring", "Endring", "Change") }
  var codebookField: String { pick("Felt", "Felt", "Field") }
  var inTheProject: String { pick("I prosjektet", "I prosjektet", "In the project") }
  var inTheFile: String { pick("I filen", "I fila", "In the file") }
  var codebookRule: String { pick("Regel", "Regel", "Rule") }
  var codebookFinding: String { pick("Funn", "Funn", "Finding") }
  var codebookOthers: String { pick("Gjelder også", "Gjeld òg", "Also concerns") }
  var sharedWords: String { pick("Felles ord", "Felles ord", "Shared words") }
  var whatToDo: String { pick("Hva du kan gjøre", "Kva du kan gjere", "What to do") }

  func skipped(_ rules: [String]) -> String {
    pick("Ikke undersøkt", "Ikkje undersøkt", "Not looked at") + ": "
      + rules.joined(separator: ", ")
      + pick(
        " (ingenting er kodet, eller ingen kilder er lest inn).",
        " (ingenting er koda, eller ingen kjelder er lesne inn).",
        " (nothing is coded, or no sources are there).")
  }

  /// What a rule finds.
  func finding(_ rule: CodebookRule) -> String {
    switch rule {
    case .noDefinition: pick("ingen definisjon", "ingen definisjon", "no definition")
    case .nearDuplicate: pick("nesten samme navn", "nesten same namn", "nearly the same name")
    case .sameName: pick("samme navn", "same namn", "the same name")
    case .unused: pick("aldri brukt", "aldri brukt", "never used")
    case .oneOff: pick("brukt én gang", "brukt éin gong", "used once")
    case .overlappingDefinitions:
      pick(
        "definisjonene deler de fleste ordene", "definisjonane deler dei fleste orda",
        "the definitions share most of their words")
    case .orphanExample:
      pick(
        "eksemplet står ikke i noen kilde", "dømet står ikkje i noka kjelde",
        "the example stands in no source")
    case .singleChild: pick("bare én underkode", "berre éin underkode", "a single code below")
    case .noNameRule:
      pick(
        "sier ikke hva underkodene skal hete", "seier ikkje kva underkodane skal heite",
        "does not say how the codes below are named")
    case .unnamedChild:
      pick(
        "navnet sier ikke hva koden er et eksempel på",
        "namnet seier ikkje kva koden er eit døme på",
        "the name does not say what it is an example of")
    case .poleWithoutOpposite:
      pick("pol uten motsats", "pol utan motsats", "a pole without its opposite")
    case .excludedWithoutReason:
      pick(
        "holdt utenfor uten begrunnelse", "halde utanfor utan grunngiving",
        "set aside without a reason")
    }
  }

  /// What to do about what a rule finds.
  func remedy(_ rule: CodebookRule) -> String {
    switch rule {
    case .noDefinition:
      pick("skriv hva koden betyr", "skriv kva koden tyder", "write what the code means")
    case .nearDuplicate, .sameName:
      pick(
        "slå kodene sammen, eller gi den ene et tydeligere navn",
        "slå kodane saman, eller gi den eine eit tydelegare namn",
        "merge them, or give one a clearer name")
    case .unused:
      pick(
        "fjern koden, eller vent til alt er kodet", "fjern koden, eller vent til alt er koda",
        "remove it, or wait until all is coded")
    case .oneOff:
      pick(
        "vurder om den hører til en annen kode", "vurder om den høyrer til ein annan kode",
        "see whether it belongs to another code")
    case .overlappingDefinitions:
      pick(
        "skriv hva som skiller dem", "skriv kva som skil dei", "write what sets them apart")
    case .orphanExample:
      pick(
        "velg et eksempel som står i materialet", "vel eit døme som står i materialet",
        "choose an example that stands in the material")
    case .singleChild:
      pick(
        "slå sammen de to nivåene, eller del koden", "slå saman dei to nivåa, eller del koden",
        "join the two levels, or divide the code")
    case .noNameRule:
      pick(
        "skriv i definisjonen hva underkoder skal hete etter",
        "skriv i definisjonen kva underkodar skal heite etter",
        "say in its definition what codes below are named after")
    case .unnamedChild:
      pick(
        "gi koden navn etter det den eksemplifiserer",
        "gi koden namn etter det den er døme på", "name it after what it exemplifies")
    case .poleWithoutOpposite:
      pick(
        "oppgi motsatsen, eller bruk en annen type", "oppgi motsatsen, eller bruk ein annan type",
        "name its opposite, or choose another kind")
    case .excludedWithoutReason:
      pick(
        "skriv hvorfor tekststykkene holdes utenfor",
        "skriv kvifor tekststykka blir haldne utanfor", "write why its passages are set aside")
    }
  }
}
