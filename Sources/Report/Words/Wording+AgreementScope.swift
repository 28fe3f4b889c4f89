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
  ///
  /// - Parameters:
  ///   - scope: What was asked for.
  ///   - unitsOutside: The number of units that were not asked about; nil where text is compared
  ///     that is not in units.
  /// - Returns: The lines.
  func restrictions(_ scope: AgreementScope, unitsOutside: Int?) -> [String] {
    var lines: [String] = []
    if let kind = scope.kind { lines.append("\(kindOfSource): \(name(of: kind)).") }
    if !scope.cases.isEmpty {
      lines.append(
        pick("Bare det disse sa: ", "Berre det desse sa: ", "Only what these said: ")
          + scope.cases.joined(separator: ", ") + ".")
    }
    let outside = unitsOutside.map { unitsOutside in
      pick(
        " (\(unitCount(unitsOutside)) utenfor)", " (\(unitCount(unitsOutside)) utanfor)",
        " (\(unitCount(unitsOutside)) outside)")
    }
    if let filter = scope.filter {
      let lead =
        outside == nil
        ? pick(
          "Bare teksten som dette søket treffer: ", "Berre teksten som dette søket treffer: ",
          "Only the text that this query touches: ")
        : pick(
          "Bare enheter som dette søket treffer: ", "Berre einingar som dette søket treffer: ",
          "Only units that this query touches: ")
      lines.append(lead + filter + (scope.sample == nil ? outside ?? "" : ""))
    }
    if let sample = scope.sample {
      lines.append(drawn(sample, isOfUnits: outside != nil) + (outside ?? "") + ".")
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

  /// That only drawn passages count, without a full stop.
  private func drawn(_ sample: DrawnShare, isOfUnits: Bool) -> String {
    let sources = sourceCount(sample.sources)
    guard sample.passages > 0 else {
      return pick(
        "Bare trukne kilder (\(sample.file)): \(sources)",
        "Berre trekte kjelder (\(sample.file)): \(sources)",
        "Only drawn sources (\(sample.file)): \(sources)")
    }
    let passages = passageCount(sample.passages)
    return isOfUnits
      ? pick(
        "Bare enheter som ligger helt i trukne avsnitt (\(sample.file)): \(passages) i \(sources)",
        "Berre einingar som ligg heilt i trekte avsnitt (\(sample.file)): \(passages) i \(sources)",
        "Only units that lie wholly in drawn passages (\(sample.file)): \(passages) in \(sources)")
      : pick(
        "Bare teksten i trukne avsnitt (\(sample.file)): \(passages) i \(sources)",
        "Berre teksten i trekte avsnitt (\(sample.file)): \(passages) i \(sources)",
        "Only the text of drawn passages (\(sample.file)): \(passages) in \(sources)")
  }

  /// That only drawn passages were judged, as a sentence of a methods section.
  func sampled(_ sample: DrawnShare) -> String {
    let sources = sourceCount(sample.sources)
    guard sample.passages > 0 else {
      return pick(
        "Bare \(sources) som var trukket ut, er målt.",
        "Berre \(sources) som var trekte ut, er målte.",
        "Only \(sources) that had been drawn were measured.")
    }
    let passages = passageCount(sample.passages)
    return pick(
      "Bare enheter i \(passages) som var trukket ut fra \(sources), er målt.",
      "Berre einingar i \(passages) som var trekte ut frå \(sources), er målte.",
      "Only units in \(passages) that had been drawn from \(sources) were measured.")
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
    return lines + codebookVersion(scope)
  }

  /// By which frozen codebook was measured, and what it does not have.
  private func codebookVersion(_ scope: AgreementScope) -> [String] {
    guard let version = scope.version else { return [] }
    var lines = [
      pick(
        "Etter kodeboken \(version): hver koding har den koden den hadde da arbeidet ble ferdig.",
        "Etter kodeboka \(version): kvar koding har den koden ho hadde då arbeidet vart ferdig.",
        "By the codebook \(version): each coding has the code that it had when its work was sealed."
      )
    ]
    if !scope.codesLeftOut.isEmpty {
      let names = scope.codesLeftOut.map { "\($0.name) (\($0.codings))" }
      lines.append(
        pick(
          "Holdt utenfor, for \(version) har dem ikke: ",
          "Haldne utanfor, for \(version) har dei ikkje: ",
          "Left out, as \(version) does not have them: ") + list(names) + ".")
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
