internal import Formats

extension Wording {
  var refiTitle: String {
    pick("Fra et annet program", "Frå eit anna program", "From another program")
  }
  var refiElement: String { pick("Element", "Element", "Element") }
  var refiCount: String { pick("I filen", "I fila", "In the file") }
  var refiUnknownProgram: String {
    pick("ukjent program", "ukjent program", "unknown program")
  }

  /// What became of an element.
  func refiFate(_ fate: RefiImportFate) -> String {
    switch fate {
    case .kept: pick("tatt inn", "teke inn", "taken in")
    case .known: pick("var her", "var her", "was here")
    case .changed: pick("annerledes her", "annleis her", "differs here")
    case .removed: pick("fjernet her", "fjerna her", "removed here")
    case .memo: pick("som notat", "som notat", "as memo")
    case .foreign: pick("som fremmed del", "som framand del", "as foreign part")
    case .dropped: pick("utelatt", "utelate", "left out")
    }
  }

  /// Which file this is, and whether it came in.
  func refiImported(
    _ name: String, _ program: String, isCodebook: Bool, isDone: Bool
  ) -> String {
    let what =
      isCodebook
      ? pick("Kodebok", "Kodebok", "Codebook")
      : pick("Prosjektet", "Prosjektet", "The project") + (name.isEmpty ? "" : " «\(name)»")
    return isDone
      ? pick(
        "\(what) fra \(program) er lest inn.", "\(what) frå \(program) er lese inn.",
        "\(what) from \(program) came in.")
      : pick(
        "\(what) fra \(program): slik ville det blitt; ingenting er lagret.",
        "\(what) frå \(program): slik ville det vorte; ingenting er lagra.",
        "\(what) from \(program): this is what would happen; nothing was stored.")
  }

  var refiFatesMean: String {
    pick(
      "Fremmede deler er tatt vare på som de er, for veien tilbake. Utelatt er det som er borte.",
      "Framande delar er tekne vare på som dei er, for vegen tilbake. Utelate er det som er borte.",
      "Foreign parts are kept as they are, for the way back. What was left out is gone.")
  }

  var refiNothingNew: String {
    pick(
      "Ingenting var nytt. Det som ble fjernet eller angret her, blir borte; sitat redo henter"
        + " tilbake en angret innlesing.",
      "Ingenting var nytt. Det som vart fjerna eller angra her, blir borte; sitat redo hentar"
        + " tilbake ei angra innlesing.",
      "Nothing was new. What was removed or undone here stays away; sitat redo brings an undone"
        + " import back.")
  }

  var refiPositionsTitle: String {
    pick("Hvordan plassene er talt", "Korleis plassane er talde", "How positions were counted")
  }
  var refiPositionsRule: String {
    pick(
      "Hele grenser: andelen av starter og slutter som ikke deler et ord.",
      "Heile grenser: delen av startar og sluttar som ikkje deler eit ord.",
      "Whole edges: the share of beginnings and ends that cut no word.")
  }
  var refiUnit: String { pick("Teller", "Tel", "Counts") }
  var refiLineEnd: String { pick("CRLF", "CRLF", "CRLF") }
  var refiReason: String { pick("Hvorfor", "Kvifor", "Why") }
  var refiPassages: String { pick("Utsnitt", "Utsnitt", "Passages") }
  var refiWholeEdges: String { pick("Hele grenser", "Heile grenser", "Whole edges") }
  var refiQuotedNames: String { pick("Navn = ord", "Namn = ord", "Name = words") }
  var refiOutside: String { pick("Utenfor", "Utanfor", "Outside") }

  /// Why a rule was taken.
  func refiReason(_ reason: RefiPositions.Reason) -> String {
    switch reason {
    case .indifferent: pick("alle gir det samme", "alle gir det same", "all say the same")
    case .origin: pick("programmets", "programmet sin", "the program's")
    case .words: pick("ordene taler for den", "orda taler for han", "the words speak for it")
    case .asked: pick("valgt", "vald", "asked for")
    }
  }

  /// Something that a person should know, with how many and which.
  func refiRemark(_ kind: RefiImportRemark.Kind, count: Int, named: String) -> String {
    let words =
      switch kind {
      case .renamed: pick("Fikk et annet navn", "Fekk eit anna namn", "Given another name")
      case .folder:
        pick(
          "Mapper, som er vanlige koder her", "Mapper, som er vanlege kodar her",
          "Folders, which are ordinary codes here")
      case .joined:
        pick(
          "Regnet som det samme som sto her", "Rekna som det same som stod her",
          "Taken for what was here")
      case .changed:
        pick(
          "Annerledes her, og latt i fred", "Annleis her, og late i fred",
          "Different here, and left as it is")
      case .colour: pick("Ukjente farger", "Ukjende fargar", "Unknown colours")
      case .outside:
        pick(
          "Utsnitt utenfor teksten, lagt i notater", "Utsnitt utanfor teksten, lagde i notat",
          "Passages outside of the text, put into memos")
      case .noText:
        pick("Kilder uten tekst", "Kjelder utan tekst", "Sources without a text")
      case .otherText:
        pick(
          "Kilder med en annen tekst her; utsnittene kom ikke inn",
          "Kjelder med ein annan tekst her; utsnitta kom ikkje inn",
          "Sources with another text here, whose passages did not come in")
      case .codeIsCase:
        pick(
          "Koder som er informanter; den som snakker, er knyttet til dem",
          "Kodar som er informantar; den som snakkar, er knytt til dei",
          "Codes that are cases; whoever speaks is linked with them")
      case .speakerOpen:
        pick(
          "Informanter som ingen vet hvem av stemmene er; si det med sitat speaker set",
          "Informantar som ingen veit kven av røystene er; sei det med sitat speaker set",
          "Cases of which nobody can tell which voice they are; say so with sitat speaker set")
      case .codeMissing:
        pick(
          "Kodinger med en kode som ikke er i filen", "Kodingar med ein kode som ikkje er i fila",
          "Codings with a code that is not in the file")
      case .sealed:
        pick(
          "Kodinger i det koderen er ferdig med; de kom ikke inn, for det som er ferdig, endres ikke"
            + " før sitat reopen åpner det",
          "Kodingar i det kodaren er ferdig med; dei kom ikkje inn, for det som er ferdig, blir"
            + " ikkje endra før sitat reopen opnar det",
          "Codings in what their coder has finished, which did not come in; what is finished is not"
            + " changed until sitat reopen opens it")
      case .coderUnknown:
        pick(
          "Koder som ikke er navngitt, står som", "Kodar som ikkje er namngjeven, står som",
          "Coders who are not named stand as")
      case .twice:
        pick(
          "Samme kode to ganger på samme utsnitt", "Same kode to gonger på same utsnitt",
          "The same code twice on one passage")
      case .valuesAsText:
        pick(
          "Variabler med verdier av et annet slag, lest som tekst",
          "Variablar med verdiar av eit anna slag, lesne som tekst",
          "Variables with values of another type, read as text")
      case .secondValue:
        pick(
          "En verdi til for samme informant", "Ein verdi til for same informant",
          "A second value for one case")
      case .media:
        pick(
          "Opptak, bilder og sider som er tatt vare på med fil, for veien tilbake",
          "Opptak, bilete og sider som er tekne vare på med fil, for vegen tilbake",
          "Recordings, pictures and pages kept with their files, for the way back")
      case .mediaLeft:
        pick(
          "Opptak, bilder og sider der filen ikke kom med, fordi den er over 64 MB, alle til sammen"
            + " er over 256 MB, eller den er skadet",
          "Opptak, bilete og sider der fila ikkje kom med, fordi ho er over 64 MB, alle til saman"
            + " er over 256 MB, eller ho er skadd",
          "Recordings, pictures and pages whose files did not come in, since one is over 64 MB, all"
            + " together are over 256 MB, or it is damaged")
      case .outsideFile:
        pick(
          "Filer utenfor arkivet, som ikke blir lest",
          "Filer utanfor arkivet, som ikkje blir lesne",
          "Files outside of the archive, which are not read")
      }
    return "\(words) (\(NumberFormat.people(language).integer(count))): \(named)"
  }

  /// Something odd about the file.
  func refiOddity(_ oddity: RefiOddity) -> String {
    let (element, detail) = (oddity.element, oddity.detail)
    let words =
      switch oddity.kind {
      case .namespace:
        pick(
          "annet navnerom: \(detail)", "anna namnerom: \(detail)", "another namespace: \(detail)")
      case .emptyWrapper:
        pick("\(element) er tom", "\(element) er tom", "\(element) is empty")
      case .unknownAttribute:
        pick(
          "\(element) har attributtet \(detail), som standarden ikke kjenner",
          "\(element) har attributtet \(detail), som standarden ikkje kjenner",
          "\(element) has the attribute \(detail), which the standard does not know")
      case .unknownElement:
        pick(
          "\(detail) står i \(element), der standarden ikke har det",
          "\(detail) står i \(element), der standarden ikkje har det",
          "\(detail) stands in \(element), where the standard does not have it")
      case .order:
        pick(
          "\(detail) står for sent i \(element)", "\(detail) står for seint i \(element)",
          "\(detail) stands too late in \(element)")
      case .missingAttribute:
        pick(
          "\(element) mangler \(detail)", "\(element) manglar \(detail)",
          "\(element) lacks \(detail)")
      case .notANumber:
        pick(
          "\(detail) i \(element) er ikke et tall", "\(detail) i \(element) er ikkje eit tal",
          "\(detail) of \(element) is no number")
      case .notAGUID:
        pick(
          "\(element) har «\(detail)» for GUID", "\(element) har «\(detail)» for GUID",
          "\(element) has “\(detail)” for a GUID")
      case .sameGUID:
        pick(
          "to \(element) har GUID \(detail)", "to \(element) har GUID \(detail)",
          "two \(element) have the GUID \(detail)")
      case .schema:
        pick(
          "brudd på standardens skjema: \(detail)", "brot på skjemaet til standarden: \(detail)",
          "against the standard's schema: \(detail)")
      case .moreOfSchema:
        pick(
          "flere brudd på skjemaet, som ikke er nevnt her",
          "fleire brot på skjemaet, som ikkje er nemnde her",
          "more against the schema, not told here")
      }
    let times = oddity.count > 1 ? " (\(NumberFormat.people(language).integer(oddity.count)))" : ""
    return pick("Linje", "Linje", "Line") + " \(oddity.line): \(words)\(times)"
  }
}
