internal import Analysis
internal import Study

extension Wording {
  /// Several sources of a kind.
  func name(of kind: SourceKind) -> String {
    switch kind {
    case .interview: pick("intervjuer", "intervju", "interviews")
    case .group: pick("gruppeintervjuer", "gruppeintervju", "group interviews")
    case .focusGroup: pick("fokusgrupper", "fokusgrupper", "focus groups")
    case .workshop: pick("arbeidsverksteder", "arbeidsverkstader", "workshops")
    case .summary: pick("referater", "referat", "summaries")
    case .fieldNote: pick("feltnotater", "feltnotat", "field notes")
    case .surveyAnswer: pick("spørreskjemasvar", "spørjeskjemasvar", "survey answers")
    }
  }

  /// The heading of a column that says what kind a source is.
  package var kindOfSource: String { pick("Kildeslag", "Kjeldeslag", "Kind of source") }

  /// What was restricted, line by line.
  func restrictions(_ scope: AgreementScope, unitsOutside: Int) -> [String] {
    var lines: [String] = []
    if let kind = scope.kind { lines.append("\(kindOfSource): \(name(of: kind)).") }
    if !scope.cases.isEmpty {
      lines.append(
        pick("Bare det disse sa: ", "Berre det desse sa: ", "Only what these said: ")
          + scope.cases.joined(separator: ", ") + ".")
    }
    if let filter = scope.filter {
      lines.append(
        pick(
          "Bare enheter som dette søket treffer: ", "Berre einingar som dette søket treffer: ",
          "Only units that this query touches: ") + filter + " "
          + pick(
            "(\(unitCount(unitsOutside)) utenfor)", "(\(unitCount(unitsOutside)) utanfor)",
            "(\(unitCount(unitsOutside)) outside)"))
    }
    if scope.sourcesOutside > 0 {
      lines.append(
        pick("Uten noe å vurdere: ", "Utan noko å vurdere: ", "With nothing to judge: ")
          + sourceCount(scope.sourcesOutside) + ".")
    }
    if !scope.kindsLeftOut.isEmpty {
      lines.append(
        pick(
          "Ikke ferdige hos to kodere: ", "Ikkje ferdige hos to kodarar: ",
          "Not finished by two coders: ")
          + list(
            scope.kindsLeftOut.map {
              "\(NumberFormat.people(language).integer($0.sources)) \(name(of: $0.kind))"
            }) + ".")
    }
    return lines
  }

  /// Which state of the work was measured, line by line.
  func state(_ scope: AgreementScope, sources: Int, names: ReportNames) -> [String] {
    var lines: [String] = []
    if !scope.reopened.isEmpty {
      let reopened = Set(scope.reopened.map(\.source)).count
      let who = scope.reopened.map { work in
        let isOpen = work.isOpen ? pick(", åpen nå", ", open no", ", open now") : ""
        return "\(names.source(work.source)) (\(names.title(work.rater, self))\(isOpen))"
      }.joined(separator: ", ")
      lines.append(
        pick(
          "\(reopened) av \(sourceCount(sources)) åpnet igjen etter at de kunne sammenliknes: ",
          "\(reopened) av \(sourceCount(sources)) opna att etter at dei kunne samanliknast: ",
          "\(reopened) of \(sourceCount(sources)) reopened after they could be compared: ")
          + who + ". "
          + (scope.isCurrent
            ? pick(
              "Målt slik de står i dag.", "Målt slik dei står i dag.",
              "Measured as they stand today.")
            : pick(
              "Målt slik de var da de først kunne sammenliknes.",
              "Målt slik dei var då dei først kunne samanliknast.",
              "Measured as they were when they could first be compared.")))
    }
    if scope.codingsWithoutCode > 0 {
      lines.append(
        count(
          scope.codingsWithoutCode, pick("koding", "koding", "coding"),
          pick("kodinger", "kodingar", "codings"))
          + pick(
            " fra da har en kode som ikke finnes lenger, og teller ikke.",
            " frå då har ein kode som ikkje finst lenger, og tel ikkje.",
            " of that time have a code that is gone, and do not count."))
    }
    return lines
  }

  /// What the interval is.
  func interval(_ kind: AgreementScope.IntervalKind) -> String {
    switch kind {
    case .sources:
      pick(
        "KI: 95 %, jackknife over kilder, t(D − 1); ingen ved færre enn tre kilder.",
        "KI: 95 %, jackknife over kjelder, t(D − 1); ingen ved færre enn tre kjelder.",
        "CI: 95%, jackknife over sources, t(D − 1); none with fewer than three sources.")
    case .units:
      pick(
        "KI: 95 %, over enheter innenfor kilder (Gwet), som er for smalt: setninger i samme samtale"
          + " likner hverandre.",
        "KI: 95 %, over einingar innanfor kjelder (Gwet), som er for smalt: setningar i same"
          + " samtale liknar kvarandre.",
        "CI: 95%, over units within sources (Gwet), which is too narrow: sentences of one"
          + " conversation resemble each other.")
    }
  }
}
