internal import Analysis
internal import Study

extension Wording {
  var cooccurrence: String {
    pick(
      "Koder som forekommer sammen", "Kodar som førekjem saman", "Codes that occur together")
  }
  var otherCode: String { pick("Annen kode", "Annan kode", "Other code") }
  var together: String { pick("Sammen", "Saman", "Together") }
  var ownOfFirst: String { pick("Første i alt", "Første i alt", "First in all") }
  var ownOfSecond: String { pick("Andre i alt", "Andre i alt", "Second in all") }
  var sharedCharacters: String { pick("Felles tegn", "Felles teikn", "Shared characters") }
  var firstPassage: String { pick("Første passasje", "Første passasje", "First passage") }
  var secondPassage: String { pick("Andre passasje", "Andre passasje", "Second passage") }
  var pairs: String { pick("Par", "Par", "Pairs") }

  /// When two codes count as occurring together, and whose passages pair.
  func rule(of rule: CooccurrenceRule, acrossCoders: Bool = false) -> String {
    switch rule {
    case .sameUnit(let unit): sameUnit(unit, acrossCoders: acrossCoders)
    case .window(let reach, let isWeighted):
      window(reach, isWeighted: isWeighted) + " " + raters(acrossCoders)
    default: pairRule(of: rule) + " " + raters(acrossCoders)
    }
  }

  private func pairRule(of rule: CooccurrenceRule) -> String {
    switch rule {
    case .exact:
      pick(
        "Et par teller når begge kodene står på nøyaktig samme sted, fra og til samme tegn.",
        "Eit par tel når begge kodane står på nøyaktig same stad, frå og til same teikn.",
        "A pair counts when both codes are on exactly the same range.")
    case .enclosing:
      pick(
        "Et par teller når en passasje med den ene koden ligger helt innenfor en med den andre.",
        "Eit par tel når ein passasje med den eine koden ligg heilt innanfor ein med den andre.",
        "A pair counts when a passage with one code lies wholly within a passage with the other.")
    case .within:
      pick(
        "Et par teller når en passasje med den første koden (raden) ligger helt innenfor en med"
          + " den andre (kolonnen).",
        "Eit par tel når ein passasje med den første koden (rada) ligg heilt innanfor ein med den"
          + " andre (kolonna).",
        "A pair counts when a passage with the first code (the row) lies wholly within a passage"
          + " with the second (the column).")
    case .near(let reach):
      pick(
        "Et par teller når en passasje med den ene koden og en med den andre har minst ett tegn"
          + " felles, eller når den ene begynner høyst \(distance(reach)) etter at den andre"
          + " slutter (\(next(reach.step)) er 1).",
        "Eit par tel når ein passasje med den eine koden og ein med den andre har minst eitt teikn"
          + " felles, eller når den eine byrjar høgst \(distance(reach)) etter at den andre"
          + " sluttar (\(next(reach.step)) er 1).",
        "A pair counts when a passage with one code and a passage with the other share at least"
          + " one character, or the one begins at most \(distance(reach)) after the other ends"
          + " (\(next(reach.step)) is 1).")
    case .before(let reach):
      pick(
        "Et par teller når en passasje med den andre koden (kolonnen) begynner der en med den"
          + " første (raden) slutter eller senere, høyst \(distance(reach)) etter"
          + " (\(next(reach.step)) er 1).",
        "Eit par tel når ein passasje med den andre koden (kolonna) byrjar der ein med den første"
          + " (rada) sluttar eller seinare, høgst \(distance(reach)) etter"
          + " (\(next(reach.step)) er 1).",
        "A pair counts when a passage with the second code (the column) begins where one with the"
          + " first (the row) ends or later, at most \(distance(reach)) after it"
          + " (\(next(reach.step)) is 1).")
    case .sameCase:
      pick(
        "Et par teller når begge passasjene er samme informants, uansett i hvilke kilder; en"
          + " passasje er den informantens som snakker først i den.",
        "Eit par tel når begge passasjane er same informants, same i kva kjelder; ein passasje er"
          + " den informanten sin som snakkar først i han.",
        "A pair counts when both passages are the same case's, in whichever sources; a passage is"
          + " that informant's who speaks first in it.")
    case .overlap, .sameUnit, .window:
      pick(
        "Et par teller når en passasje med den ene koden og en med den andre har minst ett tegn"
          + " felles.",
        "Eit par tel når ein passasje med den eine koden og ein med den andre har minst eitt"
          + " teikn felles.",
        "A pair counts when a passage with one code and a passage with the other share at least"
          + " one character.")
    }
  }

  private func raters(_ acrossCoders: Bool) -> String {
    acrossCoders
      ? pick(
        "Par dannes uansett hvem som har kodet.", "Par blir danna same kven som har koda.",
        "Pairs form whoever coded, also across coders.")
      : pick(
        "Par dannes bare innenfor samme koder.", "Par blir berre danna innanfor same kodar.",
        "Pairs form only within one coder.")
  }

  private func sameUnit(_ unit: UnitKind, acrossCoders: Bool) -> String {
    acrossCoders
      ? pick(
        "Et par teller for hver enhet (\(name(of: unit))) der begge kodene er brukt, uansett hvem"
          + " som har kodet.",
        "Eit par tel for kvar eining (\(name(of: unit))) der begge kodane er brukte, same kven som"
          + " har koda.",
        "A pair counts for every unit (\(name(of: unit))) in which both codes were used, whoever"
          + " coded.")
      : pick(
        "Et par teller for hver enhet (\(name(of: unit))) der samme koder har brukt begge kodene.",
        "Eit par tel for kvar eining (\(name(of: unit))) der same kodar har brukt begge kodane.",
        "A pair counts for every unit (\(name(of: unit))) in which one coder used both codes.")
  }

  private func window(_ reach: CooccurrenceReach, isWeighted: Bool) -> String {
    let unit = name(of: reach.step.unit ?? .token)
    let before = distance(CooccurrenceReach(reach.count - 1, reach.step))
    return isWeighted
      ? pick(
        "Glidende vindu på \(distance(reach)) i hver kilde: Et par teller for hver to enheter"
          + " (\(unit)), høyst \(before) fra hverandre, der den ene har den ene koden og den andre"
          + " den andre; også den samme (vektet).",
        "Glidande vindauge på \(distance(reach)) i kvar kjelde: Eit par tel for kvar to einingar"
          + " (\(unit)), høgst \(before) frå kvarandre, der den eine har den eine koden og den andre"
          + " den andre; også den same (vekta).",
        "Moving window of \(distance(reach)) within a source: a pair counts for every two units"
          + " (\(unit)), at most \(before) apart, of which one has the one code and one the other;"
          + " also for a unit with both (weighted).")
      : pick(
        "Glidende vindu på \(distance(reach)) i hver kilde: Et par teller for hver enhet (\(unit))"
          + " som har den ene koden, når den andre er i enheten eller i de \(before) før den.",
        "Glidande vindauge på \(distance(reach)) i kvar kjelde: Eit par tel for kvar eining (\(unit))"
          + " som har den eine koden, når den andre er i eininga eller i dei \(before) før ho.",
        "Moving window of \(distance(reach)) within a source: a pair counts for every unit (\(unit))"
          + " that has one code while the other is in it or in the \(before) before it.")
  }

  /// So many steps: `5 ord`.
  private func distance(_ reach: CooccurrenceReach) -> String {
    switch reach.step {
    case .words: count(reach.count, pick("ord", "ord", "word"), pick("ord", "ord", "words"))
    case .sentences:
      count(
        reach.count, pick("setning", "setning", "sentence"),
        pick("setninger", "setningar", "sentences"))
    case .paragraphs:
      count(
        reach.count, pick("avsnitt", "avsnitt", "paragraph"),
        pick("avsnitt", "avsnitt", "paragraphs"))
    case .turns:
      count(
        reach.count, pick("replikk", "replikk", "turn"), pick("replikker", "replikkar", "turns"))
    }
  }

  private func next(_ step: CooccurrenceReach.Step) -> String {
    switch step {
    case .words: pick("neste ord", "neste ord", "the next word")
    case .sentences: pick("neste setning", "neste setning", "the next sentence")
    case .paragraphs: pick("neste avsnitt", "neste avsnitt", "the next paragraph")
    case .turns: pick("neste replikk", "neste replikk", "the next turn")
    }
  }
}
