internal import Analysis

extension Wording {
  var row: String { pick("Rad", "Rad", "Row") }
  var prevalenceIndex: String { pick("Prevalensindeks", "Prevalensindeks", "Prevalence index") }
  var biasIndex: String { pick("Skjevhetsindeks", "Skeivleiksindeks", "Bias index") }
  var meanAlpha: String { pick("Snitt α", "Snitt α", "Mean α") }
  var medianAlpha: String { pick("Median α", "Median α", "Median α") }
  var lowestAlpha: String { pick("Lavest", "Lågast", "Lowest") }
  var highestAlpha: String { pick("Høyest", "Høgast", "Highest") }
  var codesWithValue: String { pick("Koder med verdi", "Kodar med verdi", "Codes with a value") }
  var codesWithout: String { pick("Koder uten", "Kodar utan", "Codes without") }
  var setAlpha: String { pick("α for kodesett", "α for kodesett", "Set α") }
  var disagreement: String { pick("Uenighet", "Usemje", "Disagreement") }
  var mostDisputed: String { pick("Mest omstridt", "Mest omstridd", "Most disputed") }
  var without: String { pick("Uten", "Utan", "Without") }
  var meanChange: String { pick("Endring", "Endring", "Change") }
  var period: String { pick("Periode", "Periode", "Period") }
  var fromDay: String { pick("Fra", "Frå", "From") }
  var toDay: String { pick("Til", "Til", "To") }
  var medianSoFar: String { pick("Median så langt", "Median så langt", "Median so far") }
  var setAlphaSoFar: String {
    pick("Kodesett så langt", "Kodesett så langt", "Set α so far")
  }
  var instead: String { pick("Den andre hadde", "Den andre hadde", "The other had") }
  var relation: String { pick("Forhold", "Forhold", "Relation") }
  var shareOfConfusions: String { pick("Andel", "Del", "Share") }
  var nothingElse: String { pick("ingenting", "ingenting", "nothing") }

  var agreementBySource: String {
    pick("Samsvar i hver kilde", "Samsvar i kvar kjelde", "Agreement in each source")
  }
  var agreementWithout: String {
    pick(
      "Samsvar uten hver koder", "Samsvar utan kvar kodar", "Agreement without each coder")
  }
  var agreementOverTime: String {
    pick("Samsvar over tid", "Samsvar over tid", "Agreement over time")
  }
  var confusions: String {
    pick(
      "Koder brukt i hverandres sted", "Kodar brukte i staden for kvarandre",
      "Codes used in each other's place")
  }
  var hierarchyConfusion: String {
    pick(
      "over- og underkode: se på kodeboken", "over- og underkode: sjå på kodeboka",
      "a code and one below it: look at the codebook")
  }

  func name(of relation: ConfusionKind) -> String {
    switch relation {
    case .nothing: pick("ingen annen kode", "ingen annan kode", "no other code")
    case .parent: pick("over og under", "over og under", "above and below")
    case .sibling: pick("søsken", "sysken", "siblings")
    case .other: pick("andre", "andre", "other")
    }
  }

  var disagreementLegend: String {
    pick(
      "Uenighet: enheter ganger andelen koderpar som er uenige, summert over kodene. Koder uten"
        + " verdi i en kilde er ikke med i medianen.",
      "Usemje: einingar gonger delen kodarpar som er usamde, summert over kodane. Kodar utan verdi i"
        + " ei kjelde er ikkje med i medianen.",
      "Disagreement: units times the share of pairs of coders that disagree, summed over the codes."
        + " Codes without a value in a source are not in its median.")
  }
  var meansOverCodes: String {
    pick(
      "Snitt over kodene der målet har en verdi for de to; α er de to kodernes egen.",
      "Snitt over kodane der målet har ein verdi for dei to; α er dei to kodarane sin eigen.",
      "Means over the codes where the measure has a value for the two; α is of the two alone.")
  }
  var matrixLegend: String {
    pick(
      "Under diagonalen: snitt av Cohens κ. Over: snitt av Krippendorffs α.",
      "Under diagonalen: snitt av Cohens κ. Over: snitt av Krippendorffs α.",
      "Below the diagonal: mean of Cohen's κ. Above: mean of Krippendorff's α.")
  }
  var changeLegend: String {
    pick(
      "Endring: hvor mye α stiger når koderen ikke er med, i snitt over kodene som har en verdi"
        + " begge veier. En koder som de andre samsvarer bedre uten, leser annerledes enn dem.",
      "Endring: kor mykje α stig når kodaren ikkje er med, i snitt over kodane som har ein verdi"
        + " begge vegar. Ein kodar som dei andre samsvarar betre utan, les annleis enn dei.",
      "Change: how much α rises when the coder is left out, on average over the codes that have a"
        + " value both ways. A coder without whom the others agree better reads differently from them."
    )
  }
  var periodLegend: String {
    pick(
      "Kildene i den rekkefølgen den siste koderen ble ferdig med dem, delt i like store deler.",
      "Kjeldene i den rekkjefølgja den siste kodaren vart ferdig med dei, delte i like store delar.",
      "The sources in the order in which the last coder finished them, in parts of equal size.")
  }

  func confusionLegend(disputed: Int) -> String {
    let format = NumberFormat.people(language)
    let number = format.integer(disputed)
    return pick(
      "To og to kodere er uenige om \(number) enheter. En rad teller enhetene der den ene hadde den"
        + " ene koden og den andre den andre, eller ingenting mer; en enhet med flere koder teller"
        + " for hver.",
      "To og to kodarar er usamde om \(number) einingar. Ei rad tel einingane der den eine hadde den"
        + " eine koden og den andre den andre, eller ikkje noko meir; ei eining med fleire kodar tel"
        + " for kvar.",
      "Pairs of coders differ on \(number) units. A row counts the units where one had the one code"
        + " and the other the other, or nothing more; a unit with several codes counts for each.")
  }
}
