internal import Analysis
internal import Formats
internal import Study

extension Wording {
  /// What the columns of a matrix are, by the name that they are asked for.
  func axis(_ key: String) -> String {
    switch key {
    case "source": source
    case "kind": pick("Kildetype", "Kjeldetype", "Kind of source")
    case "case": caseWord
    case "role": pick("Rolle", "Rolle", "Role")
    case "speaker": speaker
    case "prompted": pick("Spurt om eller ikke", "Spurt om eller ikkje", "Prompted or not")
    case "set": pick("Sett", "Sett", "Set")
    case "question": pick("Spørsmål", "Spørsmål", "Question")
    default: key
    }
  }

  /// What a matrix of codes is called.
  func matrixTitle(by key: String?) -> String {
    guard let key else { return pick("Koder og hvor ofte", "Kodar og kor ofte", "Codes, counted") }
    let name = axis(key)
    let shown = name == key ? "«\(name)»" : name.lowercased()
    return pick("Koder etter \(shown)", "Kodar etter \(shown)", "Codes by \(shown)")
  }

  /// What a column of a matrix is called.
  func title(of column: CodeMatrixColumn) -> String {
    switch column {
    case .all: pick("I alt", "I alt", "All")
    case .named(let name): name
    case .kind(let kind): sourceKindName(kind)
    case .role(let role): (roles[role] ?? role.rawValue)
    case .prompted(true): pick("spurt om", "spurt om", "prompted")
    case .prompted(false): pick("uoppfordret", "uoppmoda", "spontaneous")
    case .truth(true): pick("ja", "ja", "yes")
    case .truth(false): pick("nei", "nei", "no")
    case .band(let from?, let below?):
      pick(
        "\(decimal(from)) til under \(decimal(below))",
        "\(decimal(from)) til under \(decimal(below))", "\(from) to below \(below)")
    case .band(let from?, nil):
      pick("\(decimal(from)) og over", "\(decimal(from)) og over", "\(from) and above")
    case .band(nil, let below?):
      pick("under \(decimal(below))", "under \(decimal(below))", "below \(below)")
    case .band(nil, nil): pick("I alt", "I alt", "All")
    case .span(let low, let high):
      low == high ? decimal(low) : "\(decimal(low))–\(decimal(high))"
    case .noValue: pick("uoppgitt", "ikkje oppgitt", "not known")
    }
  }

  /// A number as it was written, with the language's decimal mark.
  private func decimal(_ written: String) -> String {
    language == .en
      ? written
      : String(written.map { $0 == "." ? "," : $0 })
  }

  func sourceKindName(_ kind: SourceKind) -> String {
    switch kind {
    case .interview: pick("intervju", "intervju", "interview")
    case .group: pick("gruppeintervju", "gruppeintervju", "group interview")
    case .focusGroup: pick("fokusgruppe", "fokusgruppe", "focus group")
    case .workshop: pick("verksted", "verkstad", "workshop")
    case .summary: pick("sammendrag", "samandrag", "summary")
    case .fieldNote: pick("feltnotat", "feltnotat", "field note")
    case .surveyAnswer: pick("åpent svar", "ope svar", "survey answer")
    }
  }

  /// What a measure counts, as a heading.
  func name(of measure: CodeMatrixMeasure) -> String {
    switch measure {
    case .passages: pick("Passasjer", "Passasjar", "Passages")
    case .codings: pick("Kodinger", "Kodingar", "Codings")
    case .words: pick("Ord", "Ord", "Words")
    case .characters: pick("Tegn", "Teikn", "Characters")
    case .cases: pick("Informanter", "Informantar", "Cases")
    case .sources: sources
    }
  }

  func name(of rate: MatrixRate) -> String {
    switch rate {
    case .interview: pick("per intervju", "per intervju", "per interview")
    case .words: pick("per 1000 ord", "per 1000 ord", "per 1,000 words")
    }
  }

  var rowTotal: String { pick("I alt", "I alt", "Total") }
  var notFinishedYet: String { pick("ikke ferdig", "ikkje ferdig", "not finished") }
  var nothingToDivideBy: String { pick("uten grunnlag", "utan grunnlag", "no base") }
  var wordsWord: String { pick("Ord", "Ord", "Words") }

  /// The size of a column.
  func size(_ title: String, _ base: CodeMatrixBase, weighted: Double?) -> String {
    let cases =
      caseCount(base.informants.count)
      + (weighted.map { " (\(weightedWord) \(number($0)))" } ?? "")
    let words = count(base.words, pick("ord", "ord", "word"), pick("ord", "ord", "words"))
    return "\(title): \(cases), \(sourceCount(base.sources)), \(words)."
  }

  /// What a framework grid says where there is no number.
  func name(of state: FrameworkState) -> String {
    switch state {
    case .found: pick("funnet", "funnen", "found")
    case .nothing: "–"
    case .notAsked: pick("ikke spurt", "ikkje spurt", "not asked")
    case .notRead: notFinishedYet
    case .notApplicable: pick("ikke aktuelt", "ikkje aktuelt", "not applicable")
    }
  }
}
