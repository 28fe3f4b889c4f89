internal import Analysis
internal import Study
internal import Text

extension Wording {
  var unitizing: String {
    pick(
      "Samsvar om tekststykker (uα)", "Samsvar om tekststykke (uα)",
      "Agreement on units of text (uα)")
  }
  var matching: String {
    pick("Segmenter som passer", "Segment som passar", "Segments that match")
  }
  var charactersBySource: String {
    pick("Samsvar tegn for tegn", "Samsvar teikn for teikn", "Agreement character by character")
  }
  var segmentation: String {
    pick("Samsvar om inndeling", "Samsvar om inndeling", "Agreement on segmentation")
  }
  var interval: String { pick("95 % KI", "95 % KI", "95% CI") }
  var coverageShare: String { pick("Dekning", "Dekning", "Coverage") }
  var passages: String { pick("Stykker", "Stykke", "Units") }
  var characters: String { pick("Tegn", "Teikn", "Characters") }
  var matches: String { pick("Par", "Par", "Pairs") }
  var existence: String { pick("Finnes", "Finst", "Existence") }
  var frequency: String { pick("Like ofte", "Like ofte", "Frequency") }
  var allCodes: String { pick("alle koder", "alle kodar", "all codes") }
  var boundaries: String { pick("grenser", "grenser", "boundaries") }
  var sameBoundary: String { pick("Like grenser", "Like grenser", "Same boundaries") }
  var nearMiss: String { pick("Nesten like", "Nesten like", "Near misses") }
  var fullMiss: String { pick("Bare hos én", "Berre hos éin", "Full misses") }

  /// What a segment count of the first or second coder is called.
  func ofCoder(_ what: String, first: Bool) -> String {
    "\(first ? firstCoder : secondCoder): \(what.lowercased())"
  }

  /// So many characters.
  func characterCount(_ number: Int) -> String {
    count(number, pick("tegn", "teikn", "character"), pick("tegn", "teikn", "characters"))
  }

  /// Who judged what, and what is not in the numbers, line by line.
  func scope(
    of comparison: ComparisonScope, _ scope: AgreementScope, names: ReportNames
  ) -> [String] {
    var lines = restrictions(scope, unitsOutside: nil)
    lines += comparison.raters.map { rater in
      "\(names.title(rater.rater, self)): "
        + pick("ferdig med ", "ferdig med ", "finished ")
        + "\(sourceCount(rater.sources)), \(characterCount(rater.units))"
    }
    lines.append(counted(comparison.sources.map(names.source)))
    if !comparison.sourcesLeftOut.isEmpty {
      lines.append(
        pick(
          "Utelatt, ikke ferdig hos to kodere: ", "Utelatne, ikkje ferdige hos to kodarar: ",
          "Left out, not finished by two coders: ")
          + comparison.sourcesLeftOut.map(names.source).joined(separator: ", "))
    }
    if !comparison.sourcesWithoutContent.isEmpty {
      lines.append(
        pick(
          "Utelatt, uten tekst som kan kodes: ", "Utelatne, utan tekst som kan kodast: ",
          "Left out, without text that can be coded: ")
          + comparison.sourcesWithoutContent.map(names.source).joined(separator: ", "))
    }
    if comparison.unfinishedCodings > 0 {
      lines.append(
        count(
          comparison.unfinishedCodings, pick("koding", "koding", "coding"),
          pick("kodinger", "kodingar", "codings"))
          + pick(
            " i uferdige kilder teller ikke.", " i uferdige kjelder tel ikkje.",
            " in unfinished sources do not count."))
    }
    lines += state(scope, sources: comparison.sources.count, names: names)
    return lines
  }

  /// The rule of uα, line by line.
  var unitizingRule: [String] {
    [
      pick(
        "Enhet: tekststykket som hver koder har merket, på teksten som kan kodes, skjøvet sammen;"
          + " kildene ligger etter hverandre, og ingen stykker går over fra én til neste.",
        "Eining: tekststykket som kvar kodar har merkt, på teksten som kan kodast, skuva saman;"
          + " kjeldene ligg etter kvarandre, og ingen stykke går over frå éi til neste.",
        "Unit: the passage as each coder drew it, on the text that can be coded, pushed together;"
          + " sources lie end to end, and no passage goes on from one into the next."),
      pick(
        "En koders stykker med samme kode som overlapper eller ligger inntil hverandre, er ett.",
        "Stykke med same kode hos éin kodar som overlappar eller ligg inntil kvarandre, er eitt.",
        "A coder's passages with one code that overlap or touch are one."),
    ]
  }

  /// How a table of uα is to be read.
  func unitizingLegend(groups: Bool) -> [String] {
    var lines = [
      pick(
        "uα er Krippendorff, Mathet, Bouvry og Widlöchers (2016): hvor stykkene begynner og"
          + " slutter, hvilken kode de har, og hva som er ukodet.",
        "uα er Krippendorff, Mathet, Bouvry og Widlöcher sin (2016): kvar stykka byrjar og"
          + " sluttar, kva kode dei har, og kva som er ukoda.",
        "uα is that of Krippendorff, Mathet, Bouvry and Widlöcher (2016): where passages begin and"
          + " end, which code they have, and what is uncoded.")
    ]
    if groups {
      lines.append(
        pick(
          "Kodene i en gruppe utelukker hverandre. |uα: kodet mot ukodet. cuα: hvilken kode, der"
            + " begge har kodet. (k)uα: koden mot de andre i gruppen, samme sted. Dekning: delen av"
            + " all tekst, eller av kodens stykker, som dette hviler på.",
          "Kodane i ei gruppe utelukkar kvarandre. |uα: koda mot ukoda. cuα: kva kode, der"
            + " begge har koda. (k)uα: koden mot dei andre i gruppa, same stad. Dekning: delen av"
            + " all tekst, eller av stykka til koden, som dette kviler på.",
          "The codes of a group exclude each other. |uα: coded against uncoded. cuα: which code,"
            + " where both coded. (k)uα: the code against the group's others, there. Coverage: the"
            + " share of all text, or of the code's passages, that this rests on."))
    } else {
      lines.append(
        pick(
          "Dekning: delen av kodens stykker der minst to har kodet, i snitt over par.",
          "Dekning: delen av stykka til koden der minst to har koda, i snitt over par.",
          "Coverage: the share of the code's passages that others coded too, over pairs."))
    }
    lines.append(
      pick(
        "KI: jackknife over kilder. Koden med mest uenighet står først.",
        "KI: jackknife over kjelder. Koden med mest usemje står først.",
        "CI: jackknife over sources. The code with most disagreement comes first."))
    return lines
  }

  /// Where one coder has two codes of a group.
  func overlap(
    _ overlap: GroupOverlap, names: ReportNames, _ label: (CodeID) -> String
  ) -> String {
    let codes = list([overlap.first, overlap.second].map(label))
    let place = "\(names.source(overlap.source)) \(overlap.span.start)–\(overlap.span.end)"
    return "\(names.title(overlap.rater, self)): \(codes), \(place)"
  }

  /// The codes of a group that are confused most, in one line.
  func confusions(
    of group: GroupAgreement, _ title: String, _ label: (CodeID) -> String
  ) -> String? {
    guard !group.confusions.isEmpty else { return nil }
    let number = NumberFormat.people(language)
    let most = group.confusions.prefix(3).map { pair in
      "\(label(pair.first)) – \(label(pair.second)) "
        + number.decimal(pair.scalars, digits: 0)
    }
    return pick("Mest forvekslet i ", "Mest forveksla i ", "Most confused in ")
      + "\(title): \(most.joined(separator: "; ")) "
      + pick("tegn.", "teikn.", "characters.")
  }
}
