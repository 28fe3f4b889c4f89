internal import Analysis

extension Wording {
  /// What a number in a matrix of codes is.
  func rule(of measure: CodeMatrixMeasure) -> String {
    switch measure {
    case .passages:
      pick(
        "Tallene er passasjer: ulike tekststeder med koden, uansett hvor mange som har kodet dem.",
        "Tala er passasjar: ulike tekststader med koden, uansett kor mange som har koda dei.",
        "The numbers are passages: different ranges with the code, however many coded them.")
    case .codings:
      pick(
        "Tallene er kodinger: én for hver koder som har brukt koden på et tekststed.",
        "Tala er kodingar: éi for kvar kodar som har brukt koden på ein tekststad.",
        "The numbers are codings: one for each coder who used the code on a range.")
    case .words:
      pick(
        "Tallene er ord som koden dekker i kolonnens tale; ingen ord telles to ganger.",
        "Tala er ord som koden dekkjer i talen til kolonnen; ingen ord blir talde to gonger.",
        "The numbers are words of the column's speech under the code; no word counts twice.")
    case .characters:
      pick(
        "Tallene er tegn som koden dekker i kolonnens tale; ingen tegn telles to ganger.",
        "Tala er teikn som koden dekkjer i talen til kolonnen; ingen teikn blir talde to gonger.",
        "The numbers are characters of the column's speech under the code; none counts twice.")
    case .cases:
      pick(
        "Tallene er informanter som koden er brukt på i noe de sier.",
        "Tala er informantar som koden er brukt på i noko dei seier.",
        "The numbers are cases in whose speech the code was used.")
    case .sources:
      pick(
        "Tallene er kilder som koden er brukt i.", "Tala er kjelder som koden er brukt i.",
        "The numbers are sources in which the code was used.")
    }
  }

  /// When a passage belongs to a column.
  var ruleOfColumns: String {
    pick(
      "En passasje hører til alle kolonner som den har minst ett tegn i; i alt telles den én gang.",
      "Ein passasje høyrer til alle kolonnar som han har minst eitt teikn i; i alt blir han tald éin"
        + " gong.",
      "A passage belongs to every column that it has at least one character in; the total counts it"
        + " once.")
  }

  /// What attribute values, prompts and the like make of speech.
  func ruleOfAxis(_ key: String, askedBy: [String]) -> String? {
    switch key {
    case "source", "kind": nil
    case "role", "speaker":
      pick(
        "Kolonnene er hvem som snakker.", "Kolonnane er kven som snakkar.",
        "The columns are who speaks.")
    case "set":
      pick(
        "Kolonnene er sett: alt i settets kilder, eller det settets informanter sier.",
        "Kolonnane er sett: alt i kjeldene i settet, eller det informantane i settet seier.",
        "The columns are sets: all of the set's sources, or what the set's cases say.")
    case "case":
      pick(
        "Kolonnene er det hver informant sier.", "Kolonnane er det kvar informant seier.",
        "The columns are what each case says.")
    case "question":
      pick(
        "Kolonnene er svar på spørsmålet som sist ble stilt.",
        "Kolonnane er svar på spørsmålet som sist vart stilt.",
        "The columns are answers to the question that was asked last.")
    case "prompted":
      askedBy.isEmpty
        ? pick(
          "Spurt om: svar på et spørsmål i guiden. Uoppfordret: annen tale fra dem som blir spurt.",
          "Spurt om: svar på eit spørsmål i guiden. Uoppmoda: annan tale frå dei som blir spurde.",
          "Prompted: answers to a question of the guide. Spontaneous: other speech of those asked.")
        : pick(
          "Spurt om: svar på \(list(askedBy)). Uoppfordret: annen tale fra dem som blir spurt.",
          "Spurt om: svar på \(list(askedBy)). Uoppmoda: annan tale frå dei som blir spurde.",
          "Prompted: answers to \(list(askedBy)). Spontaneous: other speech of those asked.")
    default:
      pick(
        "Kolonnene er det informanter med hver verdi sier; den som har flere verdier, er med i alle.",
        "Kolonnane er det informantar med kvar verdi seier; den som har fleire verdiar, er med i alle.",
        "The columns are what cases with each value say; a case with several values is in each.")
    }
  }

  func rule(of rate: MatrixRate) -> String {
    switch rate {
    case .interview:
      pick(
        "Per intervju: delt på antall ferdig kodede kilder med noe av kolonnen.",
        "Per intervju: delt på talet på ferdig koda kjelder med noko av kolonnen.",
        "Per interview: divided by the number of finished sources with any of the column.")
    case .words:
      pick(
        "Per 1000 ord: delt på ordene i kolonnens tale i ferdig kodede kilder; intervjueres ord er"
          + " ikke med, om de ikke er en kolonne.",
        "Per 1000 ord: delt på orda i talen til kolonnen i ferdig koda kjelder; orda til"
          + " intervjuarar er ikkje med, om dei ikkje er ein kolonne.",
        "Per 1,000 words: divided by the words of the column's speech in finished sources;"
          + " interviewers' words are left out unless they are a column.")
    }
  }

  /// Which codes count for a row.
  func rows(isRolledUp: Bool, level: Int?) -> String {
    guard let level else { return rollUp(isRolledUp) }
    let below = pick(
      "Koder under nivå \(level) teller med koden over på nivået.",
      "Kodar under nivå \(level) tel med koden over på nivået.",
      "Codes below level \(level) count with the code above them at that level.")
    return isRolledUp && level > 1 ? below + " " + rollUp(true) : below
  }

  func pooled(_ sources: Int) -> String {
    pick(
      "I \(sourceCount(sources)) er flere koderes arbeid lagt sammen; der teller passasjer som er"
        + " avgrenset ulikt, flere ganger. Ord, informanter og kilder telles én gang.",
      "I \(sourceCount(sources)) er arbeidet til fleire kodarar lagt saman; der tel passasjar som er"
        + " avgrensa ulikt, fleire gonger. Ord, informantar og kjelder blir talde éin gong.",
      "In \(sourceCount(sources)) the work of several coders is pooled; passages that they drew"
        + " differently count more than once there. Words, cases and sources count once.")
  }

  func unfinished(_ names: [String]) -> String {
    let shown = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " …" : "")
    return pick(
      "Ikke ferdig kodet, og ikke med i andeler og rater: \(shown).",
      "Ikkje ferdig koda, og ikkje med i delar og ratar: \(shown).",
      "Not finished, and left out of shares and rates: \(shown).")
  }

  var excludedLeftOut: String {
    pick(
      "Koder for utelatt materiale er ikke med.", "Kodar for utelate materiale er ikkje med.",
      "Codes for excluded material are left out.")
  }

  func outside(_ passages: Int) -> String {
    let what = count(
      passages, pick("passasje", "passasje", "passage"),
      pick("passasjer", "passasjar", "passages"))
    return pick(
      "\(what) ligger utenfor alle kolonner, og er bare med i alt.",
      "\(what) ligg utanfor alle kolonnar, og er berre med i alt.",
      "\(what) in no column, counted in the total alone.")
  }
}
