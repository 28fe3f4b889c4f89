internal import Analysis
internal import Study

extension Wording {
  /// What the cells count, where it is not what the rule itself says.
  func counting(
    _ counted: CooccurrenceCount, by rule: CooccurrenceRule, _ base: UnitKind
  ) -> [String] {
    if counted == rule.standardCount { return [] }
    let text =
      switch counted {
      case .pairs:
        pick(
          "Tallene er ulike par av passasjer.", "Tala er ulike par av passasjar.",
          "Numbers are distinct pairs of passages.")
      case .passages:
        pick(
          "Tallene er passasjer med radens kode som har en makker med kolonnens.",
          "Tala er passasjar med koden i rada som har ein makker med koden i kolonna.",
          "Numbers are passages with the row's code that pair with one of the column's.")
      case .characters:
        pick(
          "Tallene er tegn under begge passasjene i et par, hver koders for seg, lagt sammen.",
          "Tala er teikn under begge passasjane i eit par, kvar kodar sine for seg, lagde saman.",
          "Numbers are characters under both passages of a pair, each coder's, added up.")
      case .units:
        pick(
          "Tallene er enheter (\(name(of: base))) som har tegn felles med begge passasjene i et par.",
          "Tala er einingar (\(name(of: base))) som har teikn felles med begge passasjane i eit par.",
          "Numbers are units (\(name(of: base))) that share a character with both passages of a pair."
        )
      case .sources:
        pick(
          "Tallene er kilder med slike par.", "Tala er kjelder med slike par.",
          "Numbers are sources with such pairs.")
      case .cases:
        pick(
          "Tallene er informanter med slike par; en passasje er den informantens som snakker først"
            + " i den.",
          "Tala er informantar med slike par; ein passasje er den informanten sin som snakkar først"
            + " i han.",
          "Numbers are cases with such pairs; a passage is that informant's who speaks first in it."
        )
      }
    return [text]
  }

  /// What stands on the diagonal.
  func diagonal(of counted: CooccurrenceCount) -> String {
    switch counted {
    case .pairs, .passages:
      pick(
        "Diagonalen viser hvor mange passasjer koden har.",
        "Diagonalen viser kor mange passasjar koden har.",
        "The diagonal shows how many passages the code has.")
    case .characters:
      pick(
        "Diagonalen viser hvor mange tegn koden står på.",
        "Diagonalen viser kor mange teikn koden står på.",
        "The diagonal shows how many characters the code is on.")
    case .units:
      pick(
        "Diagonalen viser i hvor mange enheter koden er brukt.",
        "Diagonalen viser i kor mange einingar koden er brukt.",
        "The diagonal shows in how many units the code was used.")
    case .sources:
      pick(
        "Diagonalen viser i hvor mange kilder koden er brukt.",
        "Diagonalen viser i kor mange kjelder koden er brukt.",
        "The diagonal shows in how many sources the code was used.")
    case .cases:
      pick(
        "Diagonalen viser hos hvor mange informanter koden er brukt.",
        "Diagonalen viser hos kor mange informantar koden er brukt.",
        "The diagonal shows for how many cases the code was used.")
    }
  }

  /// That codes were told apart at a level of the codebook.
  func level(at level: Int) -> String {
    level == 1
      ? pick(
        "Toppkodene er regnet med kodene under, hver passasje én gang.",
        "Toppkodane er rekna med kodane under, kvar passasje éin gong.",
        "Top codes count with the codes below them, each passage once.")
      : pick(
        "Koder på nivå \(level) er regnet med kodene under, hver passasje én gang; koder over"
          + " nivået er regnet for seg.",
        "Kodar på nivå \(level) er rekna med kodane under, kvar passasje éin gong; kodar over"
          + " nivået er rekna for seg.",
        "Codes of level \(level) count with the codes below them, each passage once; codes above"
          + " that level count by themselves.")
  }

  /// What lift and the tests are computed from.
  func base(_ units: Int, _ unit: UnitKind, _ role: SpeakerRole?) -> String {
    let number = NumberFormat.people(language).integer(units)
    let speech =
      switch role {
      case .interviewer:
        pick(
          "bare intervjuerens replikker", "berre replikkane til intervjuaren",
          "only the interviewer's turns")
      case .informant, .unknown:
        pick(
          "uten intervjuerens replikker", "utan replikkane til intervjuaren",
          "without the interviewer's turns")
      case nil: pick("all tale", "all tale", "all speech")
      }
    return pick(
      "Lift, PMI og NPMI: hvor ofte begge kodene er i samme enhet (\(name(of: unit))), av"
        + " N = \(number) enheter, hver så mange ganger som kodere har vurdert den; \(speech).",
      "Lift, PMI og NPMI: kor ofte begge kodane er i same eining (\(name(of: unit))), av"
        + " N = \(number) einingar, kvar så mange gonger som kodarar har vurdert ho; \(speech).",
      "Lift, PMI and NPMI: how often both codes are in the same unit (\(name(of: unit))), of"
        + " N = \(number) units, each as often as coders judged it; \(speech).")
  }

  /// What a warning says.
  func text(_ warning: PairWarning) -> String {
    switch warning {
    case .ratio:
      pick(
        "den ene koden er brukt over fem ganger så ofte",
        "den eine koden er brukt over fem gonger så ofte",
        "one code was used more than five times as often")
    case .range:
      pick(
        "c over 1: passasjer overlapper flere", "c over 1: passasjar overlappar fleire",
        "c above 1: passages overlap several")
    }
  }

  /// How the table of pairs is to be read.
  var cooccurrenceLegend: [String] {
    [
      pick(
        "c = sammen / (første + andre − sammen). Jaccard: felles tegn delt på tegn under minst én"
          + " av kodene.",
        "c = saman / (første + andre − saman). Jaccard: felles teikn delt på teikn under minst"
          + " éin av kodane.",
        "c = together / (first + second − together). Jaccard: shared characters divided by"
          + " characters under either code."),
      pick(
        "Lift: så mange ganger så ofte sammen som om kodene var uavhengige. PMI = log₂ lift."
          + " NPMI: PMI delt på −log₂ av andelen sammen.",
        "Lift: så mange gonger så ofte saman som om kodane var uavhengige. PMI = log₂ lift."
          + " NPMI: PMI delt på −log₂ av delen saman.",
        "Lift: so many times as often together as if the codes were independent. PMI = log₂ lift."
          + " NPMI: PMI divided by −log₂ of the share together."),
    ]
  }

  /// What the tests say, and what they do not.
  func caution(tested: Int, _ unit: UnitKind) -> [String] {
    let number = NumberFormat.people(language).integer(tested)
    return [
      pick(
        "χ² (uten korreksjon) og G har én frihetsgrad. Fishers p er tosidig. q er Fishers p"
          + " justert etter Benjamini og Hochberg for \(number) par, også dem som aldri er sammen.",
        "χ² (utan korreksjon) og G har éin fridomsgrad. Fishers p er tosidig. q er Fishers p"
          + " justert etter Benjamini og Hochberg for \(number) par, også dei som aldri er saman.",
        "χ² (uncorrected) and G have one degree of freedom. Fisher's p is two-sided. q is Fisher's"
          + " p adjusted after Benjamini and Hochberg for \(number) pairs, also those never together."
      ),
      pick(
        "Enheter (\(name(of: unit))) fra samme intervju er ikke uavhengige, så p og q er for små;"
          + " les dem som beskrivelse, ikke som prøving av hypoteser.",
        "Einingar (\(name(of: unit))) frå same intervju er ikkje uavhengige, så p og q er for små;"
          + " les dei som skildring, ikkje som prøving av hypotesar.",
        "Units (\(name(of: unit))) of one interview are not independent, so p and q are too small;"
          + " read them as description, not as tests of hypotheses."),
    ]
  }

  /// When several codes count as occurring together.
  func setRule(of rule: CooccurrenceRule, acrossCoders: Bool) -> String {
    let makers =
      acrossCoders
      ? pick(
        " Uansett hvem som har kodet.", " Same kven som har koda.", " Whoever coded.")
      : pick(" Alle av samme koder.", " Alle av same kodar.", " All by one coder.")
    return setRule(of: rule) + makers
  }

  private func setRule(of rule: CooccurrenceRule) -> String {
    switch rule {
    case .exact:
      pick(
        "Talt: steder med alle kodene, fra og til samme tegn.",
        "Talt: stader med alle kodane, frå og til same teikn.",
        "Counted: ranges that all of the codes are on, exactly.")
    case .sameUnit(let unit):
      pick(
        "Talt: enheter (\(name(of: unit))) der alle kodene er brukt.",
        "Talt: einingar (\(name(of: unit))) der alle kodane er brukte.",
        "Counted: units (\(name(of: unit))) in which all of the codes were used.")
    case .sameCase:
      pick(
        "Talt: informanter med passasjer under alle kodene.",
        "Talt: informantar med passasjar under alle kodane.",
        "Counted: cases with passages under all of the codes.")
    case .window(let reach, _):
      pick(
        "Talt: enheter (\(name(of: reach.step.unit ?? .token))) som har en av kodene, når de andre"
          + " er i den eller i de \(reach.count - 1) før den.",
        "Talt: einingar (\(name(of: reach.step.unit ?? .token))) som har ein av kodane, når dei"
          + " andre er i ho eller i dei \(reach.count - 1) før ho.",
        "Counted: units (\(name(of: reach.step.unit ?? .token))) that have one of the codes while"
          + " the others are in it or in the \(reach.count - 1) before it.")
    case .overlap, .enclosing, .within, .near, .before:
      pick(
        "Talt: stykker tekst, så lange som mulig, med alle kodene samtidig.",
        "Talt: stykke tekst, så lange som mogleg, med alle kodane samstundes.",
        "Counted: stretches of text, as long as can be, that all of the codes are on.")
    }
  }

  /// How much a cell holds.
  func cellSize(_ number: Int, _ listed: Int, _ counted: CooccurrenceCount) -> String {
    counted == .characters
      ? count(number, pick("tegn", "teikn", "character"), pick("tegn", "teikn", "characters"))
        + pick(" i ", " i ", " in ") + quotationCount(listed) + "."
      : quotationCount(listed) + "."
  }
}
