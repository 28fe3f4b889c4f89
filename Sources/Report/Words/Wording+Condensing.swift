internal import Formats
internal import Study
internal import Text

extension Wording {
  /// The fields of a table of condensations that are read back, by what people's columns are called
  /// in any of the languages, folded, and by their machine names.
  package static var condensedFields: [String: String] {
    var fields = ["id": "id", "check": "check", "text": "text", "condensed": "text"]
    for words in [Wording(.nb), Wording(.nn), Wording(.en)] {
      fields[words.check.foldedForSearch] = "check"
      fields[words.condensedText.foldedForSearch] = "text"
      fields[words.condensedUnit.foldedForSearch] = "text"
    }
    return fields
  }

  var condensedText: String { pick("Fortetting", "Fortetting", "Condensation") }
  var condensedUnit: String {
    pick("Fortettet meningsenhet", "Fortetta meiningseining", "Condensed unit")
  }
  var meaningUnit: String { pick("Meningsenhet", "Meiningseining", "Meaning unit") }
  var subCategory: String { pick("Underkategori", "Underkategori", "Sub-category") }
  var codeCategory: String { pick("Kategori", "Kategori", "Category") }
  var themeWord: String { pick("Tema", "Tema", "Theme") }
  var passagesWord: String { pick("Utdrag", "Utdrag", "Passages") }
  var stateWord: String { pick("Tilstand", "Tilstand", "State") }
  var condensationsTitle: String { pick("Fortettinger", "Fortettingar", "Condensations") }
  var contentAnalysisTitle: String {
    pick("Innholdsanalyse", "Innhaldsanalyse", "Content analysis")
  }
  /// What a framework matrix is called.
  package var frameworkMatrixTitle: String {
    pick("Rammeverksmatrise", "Rammeverksmatrise", "Framework matrix")
  }

  func name(of freshness: CondensedFreshness) -> String {
    switch freshness {
    case .current: pick("gjelder", "gjeld", "current")
    case .stale: pick("kodingene er endret", "kodingane er endra", "codings have changed")
    case .gone: pick("kodingene er borte", "kodingane er borte", "codings are gone")
    }
  }

  func name(of state: CondensedState) -> String {
    switch state {
    case .text: pick("fortettet", "fortetta", "condensed")
    case .coded: "–"
    case .nothing: pick("spurt, ingenting", "spurt, ingenting", "asked and nothing")
    case .notAsked: pick("ikke spurt", "ikkje spurt", "not asked")
    case .notRead: pick("ikke ferdig lest", "ikkje ferdig lesen", "not read")
    case .notApplicable: pick("ikke aktuelt", "ikkje aktuelt", "not applicable")
    }
  }

  /// What the signs in a framework matrix mean.
  var condensedLegend: String {
    pick(
      "– er kodet og ennå ikke fortettet. Ikke spurt: ingen av spørsmålene om koden ble stilt. Spurt, ingenting: spurt, eller lest til ende, og ingenting kodet. Ikke ferdig lest: ingen koder er ferdig. Ikke aktuelt: koden kan ikke gjelde, eller det finnes ikke noe materiale.",
      "– er koda og enno ikkje fortetta. Ikkje spurt: ingen av spørsmåla om koden vart stilte. Spurt, ingenting: spurt, eller lesen til endes, og ingenting koda. Ikkje ferdig lesen: ingen kodar er ferdig. Ikkje aktuelt: koden kan ikkje gjelde, eller det finst ikkje noko materiale.",
      "– is coded and not condensed yet. Not asked: no question that asks for the code was put. Asked and nothing: asked, or read to the end, and nothing coded. Not read: no coder has finished. Not applicable: the code cannot be about it, or there is no material."
    )
  }

  var condensedStaleLegend: String {
    pick(
      "* Kodingene er endret siden teksten ble skrevet.",
      "* Kodingane er endra sidan teksten vart skriven.",
      "* The codings have changed since the text was written.")
  }
}
