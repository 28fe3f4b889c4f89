internal import Analysis

extension Wording {
  var holdersTitle: String {
    pick("Hvem som har koden", "Kven som har koden", "Who holds the code")
  }
  var frameworkTitle: String {
    pick("Informanter og koder", "Informantar og kodar", "Cases and codes")
  }
  var heldByCases: String { pick("Har koden", "Har koden", "Held by") }
  var ofEligible: String { pick("Av", "Av", "Of") }
  var shareOfEligible: String { pick("Andel", "Del", "Share") }
  var holderNames: String { pick("Hvem", "Kven", "Who") }
  var othersHolding: String { pick("Andre som har den", "Andre som har han", "Others who hold it") }
  var askedByQuestions: String { pick("Spurt i", "Spurt i", "Asked by") }
  var frameworkState: String { pick("Tilstand", "Tilstand", "State") }

  /// So many of so many, in words, so that no program takes it for a date.
  func part(_ number: Int, of whole: Int) -> String {
    pick("\(number) av \(whole)", "\(number) av \(whole)", "\(number) of \(whole)")
  }

  /// The same with weights.
  func part(_ value: Double, of whole: Double) -> String {
    pick(
      "\(number(value)) av \(number(whole))", "\(number(value)) av \(number(whole))",
      "\(number(value)) of \(number(whole))")
  }

  /// Who could hold a code.
  func ruleOfEligible(heedsQuestions: Bool, isNamed: Bool) -> String {
    if !heedsQuestions {
      return pick(
        "Av alle informanter med en kilde som en koder er ferdig med.",
        "Av alle informantar med ei kjelde som ein kodar er ferdig med.",
        "Of all cases with a source that a coder has finished.")
    }
    let asked =
      isNamed
      ? pick("de oppgitte spørsmålene", "dei oppgitte spørsmåla", "the questions named")
      : pick(
        "spørsmålet som mer enn halvparten av kodens passasjer, og minst tre, svarer på",
        "spørsmålet som meir enn halvparten av passasjane til koden, og minst tre, svarer på",
        "the question that more than half of the code's passages, and at least three, answer")
    return pick(
      "Av informanter med en kilde som en koder er ferdig med, og som der ble stilt \(asked); der"
        + " ingen spørsmål hører til koden, av alle med en ferdig kilde.",
      "Av informantar med ei kjelde som ein kodar er ferdig med, og som der fekk \(asked); der ingen"
        + " spørsmål høyrer til koden, av alle med ei ferdig kjelde.",
      "Of cases with a source that a coder has finished, and who were asked there: \(asked); where no"
        + " question belongs to the code, of all with a finished source.")
  }

  var frameworkLegend: String {
    pick(
      "– spurt eller lest, og ingenting. Ikke spurt: spørsmålet ble ikke stilt. Ikke ferdig: ingen"
        + " koder er ferdig. Ikke aktuelt: sier ingenting i det som telles.",
      "– spurt eller lesen, og ingenting. Ikkje spurt: spørsmålet vart ikkje stilt. Ikkje ferdig:"
        + " ingen kodar er ferdig. Ikkje aktuelt: seier ingenting i det som blir talt.",
      "– asked or read, and nothing. Not asked: the question was not put. Not finished: no coder has"
        + " finished. Not applicable: says nothing in what is counted.")
  }

  var ambivalenceTitle: String {
    pick(
      "Motsatte koder hos samme informant", "Motsette kodar hos same informant",
      "Opposite codes in one case")
  }
  var ambivalenceRule: String {
    pick(
      "Informanter som har begge kodene, med det de sier under hver; sitatene står i rekkefølge, og"
        + " to på samme rad hører ellers ikke sammen.",
      "Informantar som har begge kodane, med det dei seier under kvar; sitata står i rekkjefølgje, og"
        + " to på same rad høyrer elles ikkje saman.",
      "Cases that hold both codes, with what they say under each; quotations stand in their order, and"
        + " two in a row have nothing else to do with each other.")
  }

  /// How many hold each of two opposites, and both.
  func opposites(
    _ first: String, _ firstCases: Int, _ second: String, _ secondCases: Int, both: Int
  ) -> String {
    pick(
      "\(first): \(firstCases), \(second): \(secondCases), begge: \(both).",
      "\(first): \(firstCases), \(second): \(secondCases), begge: \(both).",
      "\(first): \(firstCases), \(second): \(secondCases), both: \(both).")
  }
}
