internal import Analysis
internal import Study

extension Wording {
  /// The rule of matching, line by line.
  func matchingRule(threshold: Int) -> [String] {
    let share = NumberFormat.people(language).percent(Double(threshold) / 100, digits: 0)
    return [
      pick(
        "To segmenter med samme kode passer når de deler minst \(share) av hvert av dem, i tegn som"
          + " kan kodes. Hvert passer med høyst ett: størst andel først, så det som står først.",
        "To segment med same kode passar når dei deler minst \(share) av kvart av dei, i teikn som"
          + " kan kodast. Kvart passar med høgst eitt: størst del først, så det som står først.",
        "Two segments with one code match when they share at least \(share) of each of them, in"
          + " characters that can be coded. Each matches one at most: the largest share first, then"
          + " what comes first."),
      pick(
        "Segmenter er kodinger som de ble satt, ikke slått sammen; ukodet tekst teller ikke.",
        "Segment er kodingar slik dei vart sette, ikkje slegne saman; ukoda tekst tel ikkje.",
        "Segments are codings as they were made, not joined; uncoded text does not count."),
    ]
  }

  /// How a table of matches is to be read.
  var matchingLegend: [String] {
    [
      pick(
        "Prosent enige: segmenter som passer, av alle hos begge, 2M / (N₁ + N₂) (Holsti).",
        "Prosent samde: segment som passar, av alle hos begge, 2M / (N₁ + N₂) (Holsti).",
        "Percent agreement: segments that match, of all of both, 2M / (N₁ + N₂) (Holsti)."),
      pick(
        "κ er Brennan og Predigers (1981), bare over alle koder: tilfeldig samsvar er 1 / q for de"
          + " q kodene som de to har brukt. Slik beskriver MAXQDA sin κ for segmenter; delingen per"
          + " segment er vår.",
        "κ er Brennan og Prediger sin (1981), berre over alle kodar: tilfeldig samsvar er 1 / q for"
          + " dei q kodane som dei to har brukt. Slik skildrar MAXQDA sin κ for segment; delinga per"
          + " segment er vår.",
        "κ is Brennan and Prediger's (1981), over all codes only: chance agreement is 1 / q for the"
          + " q codes that the two used. MAXQDA describes its κ for segments so; what it means to"
          + " match is ours."),
      pick(
        "Finnes: kilder der begge eller ingen har koden. Like ofte: kilder der begge har like mange"
          + " segmenter med den, også ingen. Alle koder: de som en av de to har brukt.",
        "Finst: kjelder der begge eller ingen har koden. Like ofte: kjelder der begge har like mange"
          + " segment med han, også ingen. Alle kodar: dei som ein av dei to har brukt.",
        "Existence: sources where both or neither have the code. Frequency: sources where both have"
          + " as many segments with it, none included. All codes: those that either of the two used."
      ),
    ]
  }

  /// How many codes two coders used.
  func codesUsed(_ pair: PairMatching, names: ReportNames) -> String {
    "\(names.title(pair.first, self)) – \(names.title(pair.second, self)): "
      + pick("har brukt ", "har brukt ", "used ") + codeCount(pair.codesUsed)
  }

  /// The rule of comparison by source, line by line.
  var charactersRule: [String] {
    [
      pick(
        "Enhet: hvert tegn i kilden, også intervjuerens replikker, navn og utelatt tekst, slik NVivo"
          + " teller.",
        "Eining: kvart teikn i kjelda, også replikkane til intervjuaren, namn og utelaten tekst, slik"
          + " NVivo tel.",
        "Unit: every character of the source, the interviewer's turns, labels and elided text too,"
          + " as NVivo counts.")
    ]
  }

  /// How a table of comparison by source is to be read.
  var charactersLegend: [String] {
    [
      pick(
        "Prosent enige: (begge + ingen) / alle. κ er Cohens, per kode, kilde og par av kodere;"
          + " det finnes ingen felles verdi, og mange ukodede tegn gjør prosenten høy.",
        "Prosent samde: (begge + ingen) / alle. κ er Cohen sin, per kode, kjelde og par av kodarar;"
          + " det finst ingen felles verdi, og mange ukoda teikn gjer prosenten høg.",
        "Percent agreement: (both + neither) / all. κ is Cohen's, by code, source and pair of"
          + " coders; there is no overall value, and much uncoded text makes the percentage high.")
    ]
  }

  /// What was cut, and how far coders agree overall, line by line.
  func summary(of report: SegmentationReport, _ about: SegmentationAbout?) -> [String] {
    let number = NumberFormat.people(language)
    func text(_ coefficient: Coefficient) -> String {
      switch coefficient {
      case .value(let value): number.decimal(value, digits: 3)
      case .undefined(let reason): name(of: reason)
      }
    }
    func line(_ name: String, _ agreement: BoundaryAgreement) -> String {
      "\(name): " + pick("snitt ", "snitt ", "mean ") + text(agreement.mean)
        + pick("; samlet ", "; samla ", "; pooled ") + text(agreement.observed)
        + "; π \(text(agreement.pi)); κ \(text(agreement.kappa))."
    }
    var lines = [
      "\(coders): \(report.coders.map { title($0, about) }.joined(separator: ", "))",
      counted(report.texts),
    ]
    if !report.textsLeftOut.isEmpty {
      let reason =
        about?.isOfCodings ?? false
        ? pick(
          "Utelatt, ikke ferdig hos to kodere: ", "Utelatne, ikkje ferdige hos to kodarar: ",
          "Left out, not finished by two coders: ")
        : pick(
          "Utelatt, delt inn av bare én: ", "Utelatne, delte inn av berre éin: ",
          "Left out, cut by one coder only: ")
      lines.append(reason + report.textsLeftOut.joined(separator: ", "))
    }
    return lines + [
      line("B", report.boundary), line("S", report.segmentation),
      pick("Feil, snitt begge veier: ", "Feil, snitt begge vegar: ", "Errors, mean both ways: ")
        + "Pk \(text(report.pk)); WindowDiff \(text(report.windowDiff)).",
    ]
  }

  /// How a table of segmentations is to be read.
  func segmentationLegend(span: Int, window: Int?) -> [String] {
    let misses =
      switch span {
      case 1: pick("bare hos én", "berre hos éin", "full misses")
      case 2:
        pick(
          "(bare hos én + nesten like / 2)", "(berre hos éin + nesten like / 2)",
          "(full misses + near misses / 2)")
      default:
        pick(
          "(bare hos én + nesten like, vektet)", "(berre hos éin + nesten like, vekta)",
          "(full misses + near misses, weighted)")
      }
    return [
      pick(
        "Grensene er de mellom enheter; tekstens slutt er ingen. ",
        "Grensene er dei mellom einingar; slutten av teksten er inga. ",
        "Boundaries lie between units; the text's end is none. ") + nearMisses(span: span),
      pick(
        "B (Fournier 2013): 1 − \(misses) / alle grenser. S: det samme over"
          + " alle steder der en grense kunne stå. π og κ: Fleiss, med B eller S som samsvar.",
        "B (Fournier 2013): 1 − \(misses) / alle grenser. S: det same over"
          + " alle stader der ei grense kunne stå. π og κ: Fleiss, med B eller S som samsvar.",
        "B (Fournier 2013): 1 − \(misses) / all boundaries. S: the same over"
          + " all places where a boundary could be. π and κ: Fleiss, with B or S as agreement."),
      pick(
        "Pk og WindowDiff er andeler feil, og avhenger av hvem som er fasit. ",
        "Pk og WindowDiff er delar feil, og kjem an på kven som er fasit. ",
        "Pk and WindowDiff are shares of errors, and depend on who is the reference. ")
        + windows(window),
    ]
  }

  private func nearMisses(span: Int) -> String {
    guard span > 1 else {
      return pick(
        "Nesten like grenser er ikke regnet med (n_t = 1).",
        "Nesten like grenser er ikkje rekna med (n_t = 1).",
        "Near misses are not told from full ones (n_t = 1).")
    }
    let near = unitCount(span - 1)
    if span == 2 {
      return pick(
        "Nesten like er grenser med høyst \(near) imellom; en slik teller for det halve (n_t = 2).",
        "Nesten like er grenser med høgst \(near) imellom; ei slik tel for det halve (n_t = 2).",
        "Near misses are at most \(near) apart, and count for a half (n_t = 2).")
    }
    return pick(
      "Nesten like er grenser med høyst \(near) imellom; vekten er avstanden delt på \(span)"
        + " (n_t = \(span)).",
      "Nesten like er grenser med høgst \(near) imellom; vekta er avstanden delt på \(span)"
        + " (n_t = \(span)).",
      "Near misses are at most \(near) apart; their weight is the distance divided by \(span)"
        + " (n_t = \(span)).")
  }

  private func windows(_ window: Int?) -> String {
    guard let window else {
      return pick(
        "Vinduet er halve snittsegmentet hos den som er fasit, minst 2 enheter.",
        "Vindauget er halve snittsegmentet hos den som er fasit, minst 2 einingar.",
        "The window is half the mean segment of the reference, 2 units at least.")
    }
    let units = unitCount(window)
    return pick(
      "Vinduet er \(units).", "Vindauget er \(units).", "The window is \(units).")
  }
}
