internal import Analysis
internal import Study

/// The sentences of a methods text that hold figures.
struct MethodsSentences {
  private let part: MethodsText.Part
  private let names: ReportNames
  private let words: Wording
  private let numbers: NumberFormat

  init(_ part: MethodsText.Part, names: ReportNames, words: Wording) {
    self.part = part
    self.names = names
    self.words = words
    numbers = .people(words.language)
  }

  private var report: AgreementReport { part.report }

  private func pick(_ nb: String, _ nn: String, _ en: String) -> String { words.pick(nb, nn, en) }

  private func number(_ value: Double) -> String { numbers.decimal(value, digits: 2) }

  /// Who coded what, and how much of it all.
  var material: String {
    let coders = Set(report.raters.map(\.rater.coder)).sorted()
    let who = words.list(
      coders.map { names.title(Rater(coder: $0, layer: .individual), words) })
    let share = part.scope.doubleCoding
    let compared = report.sources.count
    let all = share?.sources ?? compared
    let kind = part.kind.map { words.name(of: $0) } ?? pick("kilder", "kjelder", "sources")
    let what: String
    if compared == all, all > 1 {
      what = pick("alle", "alle", "all") + " \(numbers.integer(all)) \(kind)"
    } else {
      let text = share?.share.map {
        ", \(numbers.percent($0, digits: 0)) "
          + pick("av teksten,", "av teksten,", "of the text,")
      }
      let of = pick("av", "av", "of")
      what = "\(numbers.integer(compared)) \(of) \(numbers.integer(all)) \(kind)\(text ?? "")"
    }
    let codes = words.codeCount(report.codes.count)
    let start =
      coders.count == 1
      ? pick(
        "\(who) kodet \(what) to ganger, med \(codes)",
        "\(who) koda \(what) to gonger, med \(codes)",
        "\(who) coded \(what) twice, with \(codes)")
      : pick(
        "\(words.spelled(coders.count)) kodere (\(who)) kodet \(what) hver for seg, med \(codes)",
        "\(words.spelled(coders.count)) kodarar (\(who)) koda \(what) kvar for seg, med \(codes)",
        "\(words.spelled(coders.count)) coders (\(who)) separately coded \(what) with \(codes)"
      )
    return start + ". " + shares
  }

  /// How many sources each coder finished, where not all finished all.
  private var shares: String {
    let uneven = report.raters.contains { $0.sources != report.sources.count }
    let each = report.raters.map {
      "\(names.title($0.rater, words)) \(numbers.integer($0.sources))"
    }
    let coded =
      uneven
      ? pick(
        "Koderne ble ferdige med ulikt mange av dem (\(words.list(each))). ",
        "Kodarane vart ferdige med ulikt mange av dei (\(words.list(each))). ",
        "The coders finished different numbers of these (\(words.list(each))). ") : ""
    return coded
      + pick(
        "Bare kilder som minst to hadde gjort seg ferdige med, er sammenliknet.",
        "Berre kjelder som minst to hadde gjort seg ferdige med, er samanlikna.",
        "Only sources that at least two coders had finished were compared.")
  }

  /// Unit, rule and coefficient.
  var method: String {
    let noun = words.noun(for: report.unit)
    let rule: String
    switch report.rule {
    case .any:
      rule = pick(
        "\(noun.indefinite) regnes å ha en kode når noe av \(noun.pronoun) er kodet",
        "\(noun.indefinite) er rekna for å ha ein kode når noko av \(noun.pronoun) er koda",
        "\(noun.indefinite) was taken to have a code when any part of it was coded")
    case .half:
      rule = pick(
        "\(noun.indefinite) regnes å ha en kode når minst halvparten av \(noun.pronoun) er kodet",
        "\(noun.indefinite) er rekna for å ha ein kode når minst halvparten av \(noun.pronoun) er koda",
        "\(noun.indefinite) was taken to have a code when at least half of it was coded")
    }
    let scope = [
      pick(
        "Enheten var \(noun.definite): \(rule).",
        "Eininga var \(noun.definite): \(rule).",
        "The unit was \(noun.definite): \(rule)."),
      words.speech(part.scope.speech), part.scope.sample.map(words.sampled) ?? "",
    ]
    let alpha = pick(
      "Samsvaret er målt kode for kode med Krippendorffs α for nominaldata (Krippendorff, 2019; Hayes"
        + " & Krippendorff, 2007).",
      "Samsvaret er målt kode for kode med Krippendorffs α for nominaldata (Krippendorff, 2019; Hayes"
        + " & Krippendorff, 2007).",
      "Agreement was measured code by code with Krippendorff’s α for nominal data (Krippendorff,"
        + " 2019; Hayes & Krippendorff, 2007).")
    return (scope + [alpha, interval]).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var interval: String {
    let plural = words.noun(for: report.unit).plural
    guard report.codes.contains(where: { $0.interval.bounds.limits != nil }) else {
      return pick(
        "Kildene er for få til at det er beregnet konfidensintervaller.",
        "Kjeldene er for få til at det er rekna ut konfidensintervall.",
        "There were too few sources for confidence intervals.")
    }
    return pick(
      "Konfidensintervallene (95 %) er beregnet med jackknife over kilder (Tukey, 1958) og Students t"
        + " med D − 1 frihetsgrader for D kilder, fordi \(plural) fra samme samtale ikke er"
        + " uavhengige av hverandre.",
      "Konfidensintervalla (95 %) er rekna ut med jackknife over kjelder (Tukey, 1958) og Students t"
        + " med D − 1 fridomsgrader for D kjelder, fordi \(plural) frå same samtale ikkje er"
        + " uavhengige av kvarandre.",
      "Confidence intervals (95%) come from a jackknife over sources (Tukey, 1958) with Student’s t on"
        + " D − 1 degrees of freedom for D sources, because \(plural) of one conversation are not"
        + " independent of each other.")
  }

  /// The coefficients in figures.
  var results: String {
    guard let median = report.overall.median.value, let range = report.overall.range.limits else {
      return pick(
        "α er ikke definert for noen av kodene (\(reasons)).",
        "α er ikkje definert for nokon av kodane (\(reasons)).",
        "α was not defined for any of the codes (\(reasons)).")
    }
    let defined = report.codes.compactMap(\.alpha.value)
    let count = defined.count
    let what =
      "\(words.codeCount(count)) \(pick("og", "og", "and")) "
      + "\(numbers.integer(report.units)) \(words.noun(for: report.unit).plural)"
    var sentences = [
      pick(
        "Over \(what) var medianen for α \(number(median)) (fra \(number(range.lowerBound)) til \(number(range.upperBound))).",
        "Over \(what) var medianen for α \(number(median)) (frå \(number(range.lowerBound)) til \(number(range.upperBound))).",
        "Over \(what) the median of α was \(number(median)) (from \(number(range.lowerBound)) to \(number(range.upperBound)))."
      )
    ]
    let high = defined.count { $0 >= AgreementStatus.reliableLimit }
    let low = defined.count { $0 < AgreementStatus.tentativeLimit }
    let middle = count - high - low
    sentences.append(
      pick(
        "Punktverdien var minst 0,800 for \(high), mellom 0,667 og 0,800 for \(middle) og under 0,667 for \(low)\(undecided).",
        "Punktverdien var minst 0,800 for \(high), mellom 0,667 og 0,800 for \(middle) og under 0,667 for \(low)\(undecided).",
        "The point value was at least 0.800 for \(high), between 0.667 and 0.800 for \(middle) and below 0.667 for \(low)\(undecided)."
      ))
    if report.overall.codesLeftOut > 0 {
      sentences.append(
        pick(
          "For \(words.codeCount(report.overall.codesLeftOut)) er α ikke definert (\(reasons)); slike koder er ikke regnet med.",
          "For \(words.codeCount(report.overall.codesLeftOut)) er α ikkje definert (\(reasons)); slike kodar er ikkje rekna med.",
          "For \(words.codeCount(report.overall.codesLeftOut)) α was not defined (\(reasons)); such codes are not counted."
        ))
    }
    sentences += besides
    return sentences.joined(separator: " ")
  }

  /// For how many codes the interval does not tell on which side of a limit they are.
  private var undecided: String {
    let open = report.codes.count {
      AgreementStatus($0, sources: report.sources.count) == .undecided
    }
    guard open > 0 else { return "" }
    return pick(
      "; for \(open) av dem rommer intervallet en av grensene",
      "; for \(open) av dei rommar intervallet ei av grensene",
      "; for \(open) of them the interval holds one of the limits")
  }

  /// What is told beside α of each code.
  private var besides: [String] {
    var sentences: [String] = []
    if report.unit != .character, let median = part.characters.overall.median.value {
      sentences.append(
        pick(
          "Med tegn som enhet var medianen \(number(median)).",
          "Med teikn som eining var medianen \(number(median)).",
          "With characters as the unit the median was \(number(median))."))
    }
    if let sets = report.overall.setAlpha.value {
      sentences.append(
        pick(
          "α for sett av koder, med MASI-avstand (Passonneau, 2006), var \(number(sets)).",
          "α for sett av kodar, med MASI-avstand (Passonneau, 2006), var \(number(sets)).",
          "α for sets of codes, with the MASI distance (Passonneau, 2006), was \(number(sets))."))
    }
    return sentences
  }

  /// Where the other coefficients stand.
  var table: String {
    pick(
      "α er følsom for sjeldne koder; prosent enighet, positivt samsvar (F1), Gwets AC1 (Gwet, 2008)"
        + " og hvor ofte hver koder brukte koden, står derfor ved siden av i tabell [nummer].",
      "α er følsam for sjeldne kodar; prosent semje, positivt samsvar (F1), Gwets AC1 (Gwet, 2008)"
        + " og kor ofte kvar kodar brukte koden, står difor ved sida av i tabell [nummer].",
      "As α is sensitive to rare codes, percent agreement, positive agreement (F1), Gwet’s AC1 (Gwet,"
        + " 2008) and how often each coder used the code stand beside it in Table [number].")
  }

  /// Why codes have no α, each reason with its number of codes.
  private var reasons: String {
    let reasons = report.codes.compactMap(\.alpha.reason)
    return UndefinedReason.allCases.compactMap { reason -> String? in
      let count = reasons.count { $0 == reason }
      return count == 0 ? nil : "\(words.name(of: reason)): \(count)"
    }.joined(separator: ", ")
  }

  /// That work was opened again, and what was measured.
  var reopened: String? {
    let count = Set(part.scope.reopened.map(\.source)).count
    guard count > 0 else { return nil }
    let of = report.sources.count
    return part.scope.isCurrent
      ? pick(
        "I \(count) av \(of) kilder ble kodingen åpnet igjen etter sammenlikningen, og tallene gjelder kodingen slik den er nå.",
        "I \(count) av \(of) kjelder vart kodinga opna att etter samanlikninga, og tala gjeld kodinga slik ho er no.",
        "In \(count) of \(of) sources the coding was reopened after the comparison, and the figures are of the coding as it is now."
      )
      : pick(
        "I \(count) av \(of) kilder ble kodingen åpnet igjen etter sammenlikningen; tallene gjelder kodingen slik den var før det.",
        "I \(count) av \(of) kjelder vart kodinga opna att etter samanlikninga; tala gjeld kodinga slik ho var før det.",
        "In \(count) of \(of) sources the coding was reopened after the comparison; the figures are of the coding as it was before."
      )
  }
}
