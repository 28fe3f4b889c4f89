internal import Analysis
internal import Formats

extension Wording {
  var saturationTitle: String {
    pick("Nye koder per intervju", "Nye kodar per intervju", "Saturation")
  }
  var newCodes: String { pick("Nye koder", "Nye kodar", "New codes") }
  var newNumber: String { pick("Nye", "Nye", "New") }
  var cumulativeCodes: String { pick("Til nå", "Til no", "So far") }
  var expectedCodes: String { pick("Forventet", "Forventa", "Expected") }
  var deviationOfCodes: String { pick("Std.avvik", "Std.avvik", "SD") }
  var bandFrom: String { pick("95 % fra", "95 % frå", "95% from") }
  var interviewsInOrder: String { pick("Intervjuer", "Intervju", "Interviews") }
  var differentCodes: String { pick("Ulike koder", "Ulike kodar", "Different codes") }

  /// In which order interviews were added.
  func order(_ key: String, withoutPlace names: [String]) -> [String] {
    let rest = names.joined(separator: ", ")
    switch key {
    case "name":
      return [
        pick(
          "Intervjuene er lagt til i rekkefølge etter navn.",
          "Intervjua er lagde til i rekkjefølgje etter namn.",
          "Interviews are added in the order of their names.")
      ]
    case "import":
      return [
        pick(
          "Intervjuene er lagt til i den rekkefølgen de ble lest inn.",
          "Intervjua er lagde til i den rekkjefølgja dei vart lesne inn.",
          "Interviews are added in the order in which they were imported.")
      ]
    case "file":
      let order = pick(
        "Intervjuene er lagt til i rekkefølgen fra filen.",
        "Intervjua er lagde til i rekkjefølgja frå fila.",
        "Interviews are added in the order of the file.")
      if names.isEmpty { return [order] }
      return [order, pick("Ikke nevnt: \(rest).", "Ikkje nemnde: \(rest).", "Not named: \(rest).")]
    default:
      let order = pick(
        "Intervjuene er lagt til etter dato; to med samme dato etter navn.",
        "Intervjua er lagde til etter dato; to med same dato etter namn.",
        "Interviews are added by date; those of one date by name.")
      if names.isEmpty { return [order] }
      return [
        order,
        pick("Uten dato, sist: \(rest).", "Utan dato, sist: \(rest).", "No date, last: \(rest)."),
      ]
    }
  }

  /// What the expected numbers are.
  var expectedRule: String {
    pick(
      "Forventet: snittet over alle rekkefølger av de samme intervjuene, regnet nøyaktig (Mao, Colwell og Chang 2004).",
      "Forventa: snittet over alle rekkjefølgjer av dei same intervjua, rekna nøyaktig (Mao, Colwell og Chang 2004).",
      "Expected: the mean over all orders of the same interviews, computed exactly (Mao, Colwell and Chang 2004)."
    )
  }

  /// What the band of a curve is.
  var bandOfOrders: String {
    pick("95 % av rekkefølgene", "95 % av rekkjefølgjene", "95% of orders")
  }

  func saturationRules(_ saturation: Saturation, seed: UInt64) -> [String] {
    let orders = NumberFormat.people(language).integer(saturation.orders)
    let band =
      saturation.isExhaustive
      ? pick(
        "Båndet er der minst 95 % av alle \(orders) rekkefølger ligger.",
        "Bandet er der minst 95 % av alle \(orders) rekkjefølgjer ligg.",
        "The band is where at least 95% of all \(orders) orders lie.")
      : pick(
        "Båndet er der minst 95 % av \(orders) tilfeldige rekkefølger ligger (frø \(seed)).",
        "Bandet er der minst 95 % av \(orders) tilfeldige rekkjefølgjer ligg (frø \(seed)).",
        "The band is where at least 95% of \(orders) random orders lie (seed \(seed)).")
    return [
      pick(
        "Bare kilder som en koder er ferdig med. Arbeidskoder og koder for utelatt materiale er ikke"
          + " med.",
        "Berre kjelder som ein kodar er ferdig med. Arbeidskodar og kodar for utelate materiale er"
          + " ikkje med.",
        "Only sources that a coder has finished. Working codes and codes for excluded material are"
          + " left out."),
      expectedRule,
      band,
    ]
  }

  /// What the measure of Guest, Namey and Chen says.
  func statement(_ measure: SaturationThreshold) -> String {
    let numbers = NumberFormat.people(language)
    let limit = numbers.percent(measure.threshold, digits: 0)
    let source = "Guest, Namey \(pick("og", "og", "and")) Chen 2020"
    let interviews = count(
      measure.base, pick("intervju", "intervju", "interview"),
      pick("intervjuer", "intervju", "interviews"))
    let codes = measure.baseCodes.map { pick(" med ", " med ", " with ") + codeCount($0) } ?? ""
    let base = pick(
      "Grunnlag \(interviews)\(codes), serier på \(measure.length), grense \(limit) (\(source)): ",
      "Grunnlag \(interviews)\(codes), seriar på \(measure.length), grense \(limit) (\(source)): ",
      "Base of \(interviews)\(codes), runs of \(measure.length), threshold \(limit) (\(source)): ")
    guard let last = measure.runs.last else {
      return base
        + pick(
          "kan ikke regnes ut, det er for få intervjuer eller ingen koder i grunnlaget.",
          "kan ikkje reknast ut, det er for få intervju eller ingen kodar i grunnlaget.",
          "cannot be computed, there are too few interviews or no codes in the base.")
    }
    if let run = measure.reached {
      let share = numbers.percent(run.share, digits: 1)
      return base
        + pick(
          "nådd ved \(run.before)+\(measure.length), med \(share) nye.",
          "nådd ved \(run.before)+\(measure.length), med \(share) nye.",
          "reached at \(run.before)+\(measure.length), with \(share) new.")
    }
    let share = numbers.percent(last.share, digits: 1)
    return base
      + pick(
        "ikke nådd; den siste serien ga \(share) nye.",
        "ikkje nådd; den siste serien gav \(share) nye.",
        "not reached; the last run brought \(share) new.")
  }

  var orderCaution: String {
    pick(
      "At kurven flater ut, gjelder denne kodeboken og disse intervjuene; det sier ikke at andre"
        + " ville sagt det samme.",
      "At kurva flatar ut, gjeld denne kodeboka og desse intervjua; det seier ikkje at andre ville"
        + " sagt det same.",
      "That the curve levels off holds for this codebook and these interviews; it does not say that"
        + " others would have said the same.")
  }
}
