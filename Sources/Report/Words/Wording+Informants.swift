internal import Analysis
internal import Quotation
internal import Study

/// Who counts as one informant, and how much.
extension Wording {
  /// How those count who are linked to no case, and in which sources there are any, where that is
  /// told.
  func ruleOfUnlinked(_ sources: [String] = []) -> String {
    let which =
      sources.isEmpty ? "" : ": \(sourceCount(sources.count)) (\(shortened(sources)))"
    return pick(
      "De som snakker uten å være knyttet til en informant, telles som én informant for hver"
        + " kilde\(which).",
      "Dei som snakkar utan å vere knytte til ein informant, blir talde som éin informant for kvar"
        + " kjelde\(which).",
      "Those who speak without being linked to a case count as one case for each source\(which).")
  }

  /// That a grid has no rows for those who are linked to no case.
  func unlinkedLeftOut(_ sources: [String]) -> String {
    let which = "\(sourceCount(sources.count)) (\(shortened(sources)))"
    return pick(
      "Ikke med: de som snakker uten å være knyttet til en informant, i \(which).",
      "Ikkje med: dei som snakkar utan å vere knytte til ein informant, i \(which).",
      "Left out: those who speak without being linked to a case, in \(which).")
  }

  /// That nobody knows whether one of those holds both of two codes.
  var unlinkedHoldingBoth: String {
    pick(
      "Om noen av dem har begge kodene, vet ingen; de er ikke regnet med blant dem som har begge.",
      "Om nokon av dei har begge kodane, veit ingen; dei er ikkje rekna med blant dei som har begge.",
      "Whether any of them holds both codes nobody knows; they are not among those who hold both.")
  }

  /// What those of a source are called who are linked to no case.
  func unlinked(in source: String) -> String {
    pick("kilde \(source)", "kjelde \(source)", "source \(source)")
  }

  /// How many informants there are, and how many of them stand for a source.
  func participants(_ number: Int, unlinked: Int) -> String {
    let all = count(
      number, pick("informant", "informant", "participant"),
      pick("informanter", "informantar", "participants"))
    if unlinked == 0 { return all }
    return all
      + (unlinked == 1
        ? pick(
          ", av dem 1 for en kilde uten tilknyttet informant",
          ", av dei 1 for ei kjelde utan tilknytt informant",
          ", 1 of them for a source without a linked case")
        : pick(
          ", av dem \(unlinked) for hver sin kilde uten tilknyttet informant",
          ", av dei \(unlinked) for kvar si kjelde utan tilknytt informant",
          ", \(unlinked) of them for a source each without a linked case"))
  }

  var unlinkedSources: String {
    pick("Uten tilknytning", "Utan tilknyting", "Unlinked")
  }

  /// The first few names.
  private func shortened(_ names: [String]) -> String {
    names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " …" : "")
  }

  // MARK: - Weights

  var weightedWord: String { pick("vektet", "vekta", "weighted") }

  /// A heading of numbers with weights.
  func weighted(_ heading: String) -> String { "\(heading) (\(weightedWord))" }

  /// What a number with weights is.
  func ruleOfWeights(of measure: CodeMatrixMeasure) -> String {
    switch measure {
    case .cases, .sources:
      pick(
        "Vektet: summen av informantenes vekter.", "Vekta: summen av vektene til informantane.",
        "Weighted: the sum of the cases' weights.")
    case .words, .characters:
      pick(
        "Vektet: alt teller så mye som den som sier det; det ingen informant sier, teller 1.",
        "Vekta: alt tel så mykje som den som seier det; det ingen informant seier, tel 1.",
        "Weighted: everything counts as much as who says it; what no informant says counts 1.")
    case .passages, .codings:
      pick(
        "Vektet: en passasje teller så mye som den som sier den; sier flere noe av den i kolonnen,"
          + " gjelder den høyeste vekten, og sier ingen informant noe, 1.",
        "Vekta: ein passasje tel så mykje som den som seier han; seier fleire noko av han i kolonnen,"
          + " gjeld den høgaste vekta, og seier ingen informant noko, 1.",
        "Weighted: a passage counts as much as who says it; where several say some of it in the"
          + " column, the highest weight, and where no informant does, 1.")
    }
  }

  var allWeighOne: String {
    pick(
      "Ingen som snakker her, har annen vekt enn 1.",
      "Ingen som snakkar her, har anna vekt enn 1.",
      "Nobody who speaks here has a weight other than 1.")
  }

  /// The mark of a quotation in which somebody speaks who counts for less than others.
  func tonedDown(_ weights: [QuotedWeight]) -> String? {
    if weights.isEmpty { return nil }
    let said = list(weights.map { number($0.weight) })
    return pick("tonet ned (\(said))", "tona ned (\(said))", "toned down (\(said))")
  }

  var tonedDownWord: String { pick("Tonet ned", "Tona ned", "Toned down") }

  /// How many quotations there are with and without those who count for less, and who they are.
  func tonedDown(in quotations: QuotationList) -> String? {
    let weights = quotations.tonedDown
    if weights.isEmpty { return nil }
    let who = weights.map { entry in
      "\(entry.caseName) \(number(entry.weight))"
        + (entry.reason.isEmpty ? "" : ": \(entry.reason)")
    }.joined(separator: "; ")
    let all = quotationCount(quotations.passages.count)
    let rest = NumberFormat.people(language).integer(quotations.countWithoutTonedDown)
    let people =
      weights.count == 1
      ? pick(
        "uten den nedtonede informanten", "utan den nedtona informanten",
        "without the toned-down participant")
      : pick(
        "uten de \(weights.count) nedtonede informantene",
        "utan dei \(weights.count) nedtona informantane",
        "without the \(weights.count) toned-down participants")
    return "\(all), \(rest) \(people) (\(who))."
  }
}
