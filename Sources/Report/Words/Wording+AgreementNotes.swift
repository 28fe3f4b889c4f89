internal import Analysis
internal import Study

extension Wording {
  /// What one unit of a kind is called.
  func name(of unit: UnitKind) -> String {
    switch unit {
    case .character: pick("tegn", "teikn", "character")
    case .token: pick("ord", "ord", "token")
    case .sentence: pick("setning", "setning", "sentence")
    case .turn: pick("replikk", "replikk", "turn")
    case .paragraph: pick("avsnitt", "avsnitt", "paragraph")
    case .section: pick("del", "del", "section")
    case .source: pick("hele kilden", "heile kjelda", "whole source")
    }
  }

  func unitCount(_ number: Int) -> String {
    count(number, pick("enhet", "eining", "unit"), pick("enheter", "einingar", "units"))
  }

  /// What was judged and by which rule, line by line.
  func scope(of report: AgreementReport, _ scope: AgreementScope) -> [String] {
    let unit = name(of: report.unit)
    let rule =
      report.rule == .any
      ? pick(
        "en enhet har koden når noe av den er kodet", "ei eining har koden når noko av ho er koda",
        "a unit has the code when any of it is coded")
      : pick(
        "en enhet har koden når minst halve er kodet",
        "ei eining har koden når minst halve er koda",
        "a unit has the code when at least half of it is coded")
    return [
      pick("Enhet: ", "Eining: ", "Unit: ") + "\(unit); \(rule).",
      "\(rollUp(scope.isRolledUp)) \(speech(scope.speech))",
    ]
  }

  /// Whose speech counts.
  func speech(_ speech: AgreementScope.Speech) -> String {
    switch speech {
    case .any: pick("All tale er med.", "All tale er med.", "All speech counts.")
    case .informant:
      pick(
        "Intervjuerens replikker er ikke med.", "Replikkane til intervjuaren er ikkje med.",
        "The interviewer's turns are left out.")
    case .interviewer:
      pick(
        "Bare intervjuerens replikker er med.", "Berre replikkane til intervjuaren er med.",
        "Only the interviewer's turns count.")
    }
  }

  /// Whether codes are read with their descendants.
  func rollUp(_ isRolledUp: Bool) -> String {
    isRolledUp
      ? pick(
        "Hver kode er regnet med kodene under.", "Kvar kode er rekna med kodane under.",
        "Every code counts with the codes below it.")
      : pick(
        "Koder under er ikke regnet med.", "Kodar under er ikkje rekna med.",
        "Codes below are not counted.")
  }

  func judged(_ sources: Int, _ units: Int) -> String {
    pick("ferdig med ", "ferdig med ", "finished ") + "\(sourceCount(sources)), "
      + unitCount(units)
  }

  func counted(_ names: [String]) -> String {
    pick("Med: ", "Med: ", "Counted: ") + sourceCount(names.count)
      + (names.isEmpty ? "" : " (\(shortened(names)))")
  }

  /// Names in a row; of very many only the first.
  private func shortened(_ names: [String]) -> String {
    let shown = 30
    let others = names.count - shown
    let list = names.prefix(shown).joined(separator: ", ")
    return others > 0
      ? list + pick(" og \(others) til", " og \(others) til", " and \(others) more") : list
  }

  /// How much of the material two coders have finished; nothing where it is all of it.
  func doubleCoded(_ share: DoubleCodingShare) -> [String] {
    guard share.compared < share.sources else { return [] }
    let text = share.share.map {
      NumberFormat.people(language).percent($0, digits: 0)
        + pick(" av teksten", " av teksten", " of the text")
    }
    return [
      pick("Ferdig hos to kodere: ", "Ferdig hos to kodarar: ", "Finished by two coders: ")
        + "\(share.compared) " + pick("av ", "av ", "of ") + sourceCount(share.sources)
        + (text.map { ", \($0)" } ?? "") + "."
    ]
  }

  /// What is not in the numbers, line by line.
  func leftOut(_ report: AgreementReport, names: ReportNames) -> [String] {
    var lines: [String] = []
    if !report.sourcesLeftOut.isEmpty {
      lines.append(
        pick(
          "Utelatt, ikke ferdig hos to kodere: ", "Utelatne, ikkje ferdige hos to kodarar: ",
          "Left out, not finished by two coders: ")
          + shortened(report.sourcesLeftOut.map(names.source)))
    }
    if !report.sourcesWithoutUnits.isEmpty {
      lines.append(
        pick(
          "Utelatt, uten slike enheter: ", "Utelatne, utan slike einingar: ",
          "Left out, without such units: ")
          + shortened(report.sourcesWithoutUnits.map(names.source)))
    }
    let one = pick("koding", "koding", "coding")
    let many = pick("kodinger", "kodingar", "codings")
    if !report.strayCodings.isEmpty {
      lines.append(
        count(report.strayCodings.count, one, many)
          + pick(
            " treffer ingen enhet og teller ikke.", " treffer inga eining og tel ikkje.",
            report.strayCodings.count == 1
              ? " touches no unit and does not count." : " touch no unit and do not count."))
    }
    if report.unfinishedCodings > 0 {
      lines.append(
        count(report.unfinishedCodings, one, many)
          + pick(
            " i uferdige kilder teller ikke.", " i uferdige kjelder tel ikkje.",
            " in unfinished sources do not count."))
    }
    return lines
  }

  func overall(_ overall: OverallAgreement, codes: Int) -> String {
    let format = NumberFormat.people(language)
    let number = { (value: Double) in format.decimal(value, digits: 3) }
    let written = { (coefficient: Coefficient) in
      coefficient.value.map(number) ?? name(of: coefficient.reason ?? .nothingDefined)
    }
    let defined = codes - overall.codesLeftOut
    var parts = [codeCount(codes)]
    if let median = overall.median.value, case .value(let range) = overall.range {
      parts.append(
        "median α \(number(median)) "
          + pick("(fra ", "(frå ", "(from ") + number(range.lowerBound)
          + pick(" til ", " til ", " to ") + number(range.upperBound)
          + pick(", \(defined) med verdi", ", \(defined) med verdi", ", \(defined) with a value")
          + (overall.codesLeftOut == 0
            ? ""
            : pick(
              ", \(overall.codesLeftOut) uten", ", \(overall.codesLeftOut) utan",
              ", \(overall.codesLeftOut) without")) + ")")
    } else {
      parts.append("α: " + name(of: overall.median.reason ?? .nothingDefined))
    }
    parts.append(
      pick("α for kodesett ", "α for kodesett ", "set α ") + written(overall.setAlpha)
        + " (MASI), " + written(overall.setAlphaJaccard) + " (Jaccard)")
    parts.append(
      pick("samlet over enhet × kode ", "samla over eining × kode ", "pooled unit × code ")
        + written(overall.pooled))
    return parts.joined(separator: "; ") + "."
  }

  /// How the table is to be read.
  func agreementLegend(
    raterColumns: Bool, rollUps: Bool, interval kind: AgreementScope.IntervalKind
  ) -> [String] {
    var lines = [
      pick(
        "α er Krippendorffs. Pålitelig fra 0,800, foreløpig fra 0,667. Ikke avgjort når"
          + " intervallet rommer en grense. Ingen vurdering ved under åtte kilder, eller under tre"
          + " med koden.",
        "α er Krippendorffs. Påliteleg frå 0,800, førebels frå 0,667. Ikkje avgjort når"
          + " intervallet rommar ei grense. Inga vurdering ved under åtte kjelder, eller under tre"
          + " med koden.",
        "α is Krippendorff's. Reliable from 0.800, tentative from 0.667. Undecided when the"
          + " interval holds a limit. No status below eight sources, or three with the code."),
      interval(kind) + " "
        + pick(
          "Koden som bidrar mest til uenighet, står først.",
          "Koden som bidreg mest til usemje, står først.",
          "The code that contributes most to disagreement comes first."),
    ]
    if rollUps {
      lines.append(
        pick(
          "Rader med + er en kode regnet sammen med kodene under.",
          "Rader med + er ein kode rekna saman med kodane under.",
          "Rows with + are a code counted together with the codes below it."))
    }
    if raterColumns {
      lines.append(
        pick(
          "Under hver koders navn: enheter der koderen har brukt koden.",
          "Under namnet på kvar kodar: einingar der kodaren har brukt koden.",
          "Below each coder's name: units in which the coder used the code."))
    }
    return lines
  }

  /// The codes that each warning is about, line by line; that there is no interval is said above.
  func warnings(on codes: [CodeAgreement], names: ReportNames) -> [String] {
    AgreementWarning.allCases.filter { $0 != .noInterval }.compactMap { warning in
      let about = codes.filter { AgreementWarning.all(on: $0).contains(warning) }
      guard !about.isEmpty else { return nil }
      let shown = about.prefix(6).map { names.path($0.code) }.joined(separator: ", ")
      let others = about.count - min(6, about.count)
      let rest =
        others == 0 ? "" : pick(" og \(others) til", " og \(others) til", " and \(others) more")
      let text = name(of: warning)
      return text.prefix(1).uppercased() + text.dropFirst() + ": \(shown)\(rest)."
    }
  }
}
