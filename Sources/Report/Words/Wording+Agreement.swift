internal import Analysis

extension Wording {
  var agreement: String {
    pick("Samsvar mellom kodere", "Samsvar mellom kodarar", "Agreement between coders")
  }
  var agreementByPair: String {
    pick(
      "Samsvar mellom to og to kodere", "Samsvar mellom to og to kodarar",
      "Agreement between pairs of coders")
  }
  var secondReading: String { pick("andre lesning", "andre lesing", "second reading") }
  var consensus: String { pick("konsensus", "konsensus", "consensus") }
  var status: String { pick("Vurdering", "Vurdering", "Status") }
  var intervalFrom: String { pick("95 % KI fra", "95 % KI frå", "95% CI from") }
  var intervalTo: String { pick("til", "til", "to") }
  var percentAgreement: String { pick("Prosent enige", "Prosent samde", "Percent agreement") }
  var meanKappa: String { pick("Snitt κ", "Snitt κ", "Mean κ") }
  var meanF1: String { pick("Snitt F1", "Snitt F1", "Mean F1") }
  var units: String { pick("Enheter", "Einingar", "Units") }
  var firstCoder: String { pick("Første", "Første", "First") }
  var secondCoder: String { pick("Andre", "Andre", "Second") }
  var both: String { pick("Begge", "Begge", "Both") }
  var onlyFirst: String { pick("Bare første", "Berre første", "Only first") }
  var onlySecond: String { pick("Bare andre", "Berre andre", "Only second") }
  var neither: String { pick("Ingen", "Ingen", "Neither") }
  var coefficient: String { pick("Mål", "Mål", "Coefficient") }
  var machineName: String { pick("Nøkkel", "Nøkkel", "Key") }
  var value: String { pick("Verdi", "Verdi", "Value") }

  /// What a status says.
  func name(of status: AgreementStatus) -> String {
    switch status {
    case .reliable: pick("pålitelig", "påliteleg", "reliable")
    case .tentative: pick("foreløpig", "førebels", "tentative")
    case .low: pick("for lav", "for låg", "too low")
    case .undecided: pick("ikke avgjort", "ikkje avgjort", "undecided")
    case .tooFewSources: pick("for få kilder", "for få kjelder", "too few sources")
    case .undefined: pick("udefinert", "udefinert", "undefined")
    }
  }

  /// Why a coefficient has no value.
  func name(of reason: UndefinedReason) -> String {
    switch reason {
    case .noVariation: pick("ingen variasjon", "ingen variasjon", "no variation")
    case .noPairableUnits:
      pick("ingen felles enheter", "ingen felles einingar", "no units in common")
    case .oneCoder: pick("bare én koder", "berre éin kodar", "only one coder")
    case .moreThanTwoCoders:
      pick("flere enn to kodere", "fleire enn to kodarar", "more than two coders")
    case .coderWithoutRatings:
      pick("en koder uten vurderinger", "ein kodar utan vurderingar", "a coder without ratings")
    case .codeUnused: pick("koden ikke brukt", "koden ikkje brukt", "code not used")
    case .tooFewSources:
      pick("færre enn tre kilder", "færre enn tre kjelder", "fewer than three sources")
    case .nothingDefined:
      pick("ingen koder med verdi", "ingen kodar med verdi", "no code with a value")
    case .tooManySets:
      pick("for mange ulike kodesett", "for mange ulike kodesett", "too many sets of codes")
    case .overlappingUnits:
      pick(
        "koder overlapper", "kodar overlappar", "codes overlap")
    case .indexOutOfRange:
      pick("overlapper for ofte", "overlappar for ofte", "overlap too often")
    case .neverTogether: pick("aldri sammen", "aldri saman", "never together")
    case .directedCount:
      pick("tallet har en retning", "talet har ei retning", "the number has a direction")
    case .notTwoCategories, .tooManyCategories, .tooFewValues, .tooFewUnits, .noSpread,
      .noStandardError:
      name(ofRatings: reason)
    }
  }

  /// That there is no interval, and why.
  func withoutInterval(_ reason: UndefinedReason) -> String {
    pick("uten KI: ", "utan KI: ", "no CI: ") + name(of: reason)
  }

  var intervalTooNarrow: String {
    pick(
      "varierer i bare én kilde, KI er for smalt",
      "varierer i berre éi kjelde, KI er for smalt",
      "varies in one source only, the CI is too narrow")
  }

  /// What a reader must know of a code's numbers before believing them.
  func warnings(
    on code: CodeAgreement, interval kind: AgreementScope.IntervalKind
  ) -> [String] {
    let aboutSources: Set<AgreementWarning> = kind == .units ? [.noInterval, .oneSource] : []
    return AgreementWarning.all(on: code).filter { !aboutSources.contains($0) }.map { name(of: $0) }
  }

  /// What a warning says.
  func name(of warning: AgreementWarning) -> String {
    switch warning {
    case .noInterval:
      pick(
        "uten KI: færre enn tre kilder", "utan KI: færre enn tre kjelder",
        "no CI: fewer than three sources")
    case .oneSource:
      intervalTooNarrow
    case .rare: pick("sjelden kode", "sjeldan kode", "rare code")
    case .everywhere: pick("nesten overalt", "nesten overalt", "nearly everywhere")
    case .uncoded:
      pick(
        "AC1 og prosent er høye fordi det meste er ukodet",
        "AC1 og prosent er høge fordi det meste er ukoda",
        "AC1 and percent are high because most is uncoded")
    case .unevenUse:
      pick(
        "én koder bruker koden over dobbelt så ofte som en annen",
        "éin kodar bruker koden over dobbelt så ofte som ein annan",
        "one coder uses the code more than twice as often as another")
    }
  }
}
