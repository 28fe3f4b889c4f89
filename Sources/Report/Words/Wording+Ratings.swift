package import Analysis

extension Wording {
  var agreementByCategory: String {
    pick("Samsvar for hver kategori", "Samsvar for kvar kategori", "Agreement by category")
  }
  var agreementByCode: String {
    pick("Samsvar for hver kode", "Samsvar for kvar kode", "Agreement by code")
  }
  var category: String { pick("Kategori", "Kategori", "Category") }
  var ratings: String { pick("Vurderinger", "Vurderingar", "Ratings") }
  var share: String { pick("Andel", "Del", "Share") }
  var standardError: String { pick("SE", "SE", "SE") }
  var negativeF1: String { pick("F1 uten", "F1 utan", "F1 without") }
  var noInterval: String { pick("uten KI: ", "utan KI: ", "no CI: ") }
  var sameSets: String { pick("Prosent like sett", "Prosent like sett", "Percent same sets") }

  /// Why something is undefined, in words.
  package func undefined(_ reason: UndefinedReason) -> String { name(of: reason) }

  /// Why a coefficient of a table, or its error, has no value.
  func name(ofRatings reason: UndefinedReason) -> String {
    switch reason {
    case .notTwoCategories:
      pick("ikke to kategorier", "ikkje to kategoriar", "not two categories")
    case .tooManyCategories:
      pick("for mange kategorier", "for mange kategoriar", "too many categories")
    case .tooFewValues: pick("for få verdier", "for få verdiar", "too few values")
    case .tooFewUnits: pick("for få enheter", "for få einingar", "too few units")
    case .noSpread:
      pick("alle enheter teller likt", "alle einingar tel likt", "all units count alike")
    case .noStandardError:
      pick("ingen kjent standardfeil", "ingen kjend standardfeil", "no known standard error")
    default: name(of: reason)
    }
  }

  /// What a coefficient is called, with its weights and what else qualifies it.
  func weighted(_ name: String, _ scheme: WeightScheme, _ qualifier: String? = nil) -> String {
    let weights: String? =
      switch scheme {
      case .identity: nil
      case .linear: pick("lineær", "lineær", "linear")
      case .quadratic: pick("kvadratisk", "kvadratisk", "quadratic")
      case .ordinal: "ordinal"
      case .own: pick("egne vekter", "eigne vekter", "own weights")
      }
    let qualifiers = [qualifier, weights].compactMap(\.self)
    return qualifiers.isEmpty ? name : "\(name) (\(qualifiers.joined(separator: " ")))"
  }

  private func ratedUnits(
    _ units: Int, coders: Int, pairable: Int, values: Int, missing: Int
  ) -> String {
    let coders = count(
      coders, pick("koder", "kodar", "coder"), pick("kodere", "kodarar", "coders"))
    let rated = pick(
      "\(unitCount(pairable)) har minst to vurderinger, i alt \(values)",
      "\(unitCount(pairable)) har minst to vurderingar, i alt \(values)",
      "\(unitCount(pairable)) with at least two ratings, \(values) in all")
    let empty = pick(
      count(missing, "celle mangler", "celler mangler"),
      count(missing, "celle manglar", "celler manglar"),
      count(missing, "cell is missing", "cells are missing"))
    return "\(unitCount(units)), \(coders); \(rated); \(empty)."
  }

  /// What a table of ratings holds, line by line.
  func scope(of report: RatingsReport) -> [String] {
    var level =
      switch report.level {
      case .nominal: pick("Nominalnivå", "Nominalnivå", "Nominal level")
      case .ordinal: pick("Ordinalnivå", "Ordinalnivå", "Ordinal level")
      case .interval: pick("Intervallnivå", "Intervallnivå", "Interval level")
      case .ratio: pick("Forholdstallsnivå", "Forholdstalsnivå", "Ratio level")
      }
    if report.hasOwnDistances {
      level += pick(", egne avstander", ", eigne avstandar", ", own distances")
    }
    let number = count(
      report.categories.count, pick("kategori", "kategori", "category"),
      pick("kategorier", "kategoriar", "categories"))
    let named =
      report.categories.count <= 12 && !report.categories.isEmpty
      ? ": " + report.categories.joined(separator: ", ") : ""
    let origin =
      report.isDeclared
      ? pick("oppgitt", "oppgjevne", "declared") : pick("funnet", "funne", "as found")
    return [
      ratedUnits(
        report.units, coders: report.coders.count, pairable: report.pairableUnits,
        values: report.pairableValues, missing: report.missing),
      "\(level); \(number) (\(origin))\(named).",
    ]
  }

  /// What a table of sets holds, line by line.
  func scope(of report: SetRatingsReport) -> [String] {
    [
      ratedUnits(
        report.units, coders: report.coders.count, pairable: report.pairableUnits,
        values: report.pairableValues, missing: report.missing),
      pick(
        "Hver celle er et sett av koder; \(report.distinctSets) ulike sett, det tomme i"
          + " \(count(report.emptySets, "celle", "celler")).",
        "Kvar celle er eit sett av kodar; \(report.distinctSets) ulike sett, det tomme i"
          + " \(count(report.emptySets, "celle", "celler")).",
        "Each cell is a set of codes; \(report.distinctSets) different sets, the empty one in"
          + " \(count(report.emptySets, "cell", "cells"))."),
    ]
  }

  /// How missing ratings and errors are treated, line by line.
  var ratingsRules: [String] {
    [
      pick(
        "α og prosent teller enheter med minst to vurderinger. Fleiss, AC1 og Conger regner"
          + " tilfeldig samsvar av alle vurderinger (Gwet 2014). κ, π og F1 for to kodere gjelder"
          + " enheter som begge har vurdert; Holsti alle.",
        "α og prosent tel einingar med minst to vurderingar. Fleiss, AC1 og Conger reknar"
          + " tilfeldig samsvar av alle vurderingar (Gwet 2014). κ, π og F1 for to kodarar gjeld"
          + " einingar som begge har vurdert; Holsti alle.",
        "α and percent count units with at least two ratings. Fleiss, AC1 and Conger take chance"
          + " agreement from all ratings (Gwet 2014). κ, π and F1 of two coders are of units that"
          + " both rated; Holsti of all."),
      unitsAreTheSample,
    ]
  }

  /// What the intervals rest on.
  var unitsAreTheSample: String {
    pick(
      "95 % KI tar radene som utvalg: α ved jackknife, κ for to kodere etter Fleiss, Cohen og"
        + " Everitt, resten etter Gwet. Hører rader sammen, er de for smale.",
      "95 % KI tek radene som utval: α ved jackknife, κ for to kodarar etter Fleiss, Cohen og"
        + " Everitt, resten etter Gwet. Høyrer rader saman, er dei for smale.",
      "95% CI takes the rows as the sample: α by jackknife, κ of two coders by Fleiss, Cohen and"
        + " Everitt, the rest by Gwet. Where rows belong together, it is too narrow.")
  }

  /// How sets are compared.
  var setRules: [String] {
    [
      pick(
        "Det tomme settet er et svar; en tom celle mangler. α med MASI og Jaccard har avstand 1"
          + " mellom det tomme settet og alle andre; mvα er Krippendorff og Craggs' (2016).",
        "Det tomme settet er eit svar; ei tom celle manglar. α med MASI og Jaccard har avstand 1"
          + " mellom det tomme settet og alle andre; mvα er Krippendorff og Craggs' (2016).",
        "The empty set is an answer; an empty cell is missing. α with MASI and Jaccard puts 1"
          + " between the empty set and every other; mvα is Krippendorff and Craggs' (2016)."),
      unitsAreTheSample,
    ]
  }

  /// Which of two categories F1 and Jaccard are of.
  func positive(_ category: String) -> String {
    pick(
      "F1 og Jaccard gjelder «\(category)».", "F1 og Jaccard gjeld «\(category)».",
      "F1 and Jaccard are of “\(category)”.")
  }

  /// Why Light's κ rests on fewer pairs than there are.
  func kappaLeftOut(_ pairs: Int) -> String {
    count(pairs, pick("par", "par", "pair"), pick("par", "par", "pairs"))
      + pick(
        " av kodere uten κ er utelatt", " av kodarar utan κ er utelatne", " without κ left out")
  }
}
