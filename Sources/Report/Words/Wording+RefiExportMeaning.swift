internal import Formats

extension Wording {
  /// In which form something went along, or what a person has to know of it; empty where the name
  /// says it all.
  func meaning(of item: RefiExportReport.Item, _ state: RefiExportReport.State) -> String {
    state == .left ? meaning(ofLeft: item) : meaning(ofChanged: item)
  }

  private func meaning(ofChanged item: RefiExportReport.Item) -> String {
    switch item {
    case .codeTexts:
      pick("i kodens beskrivelse", "i skildringa av koden", "in the code's description")
    case .layerUsers:
      pick(
        "som egne brukere, slik som «Ane (consensus)»; velg lag med --layer",
        "som eigne brukarar, slik som «Ane (consensus)»; vel lag med --layer",
        "as users of their own, such as “Ane (consensus)”; choose layers with --layer")
    case .bands:
      pick(
        "som tekst; rekkefølgen står i beskrivelsen", "som tekst; rekkjefølgja står i skildringa",
        "as text; their order is in the description")
    case .lists:
      pick("som én tekst med semikolon", "som éin tekst med semikolon", "as one text, parted by ;")
    case .memoKinds:
      pick("i notatets beskrivelse", "i skildringa av notatet", "in the note's description")
    case .codingNotes:
      pick(
        "som notater på kodingene", "som notat på kodingane", "as notes on the codings")
    case .caseMemos:
      pick(
        "som notater med lenke til caset", "som notat med lenkje til caset",
        "as notes with a link to the case")
    case .renamedCodes:
      pick(
        "med koden over i parentes", "med koden over i parentes",
        "with the code above in parentheses")
    case .readingText:
      pick(
        "slik de leses; alle utsnitt er flyttet med",
        "slik dei vert lesne; alle utsnitt er flytte med",
        "as they are read; all selections moved along")
    case .wideCounts:
      pick(
        "posisjoner i UTF-16-enheter", "posisjonar i UTF-16-einingar",
        "positions in UTF-16 code units")
    case .turnSelections:
      pick(
        "som utsnitt uten kode, som viser hvem som taler",
        "som utsnitt utan kode, som viser kven som talar",
        "as selections without a code, which say who speaks")
    case .replacedCharacters:
      pick(
        "erstattet med U+FFFD; XML kan ikke holde dem",
        "erstatta med U+FFFD; XML kan ikkje halde dei",
        "replaced by U+FFFD; XML cannot hold them")
    case .wideCharacters:
      pick(
        "posisjoner teller Unicode-tegn; et program som teller UTF-16, flytter utsnitt: se --for",
        "posisjonar tel Unicode-teikn; eit program som tel UTF-16, flyttar utsnitt: sjå --for",
        "positions count code points; a program that counts UTF-16 shifts selections: see --for")
    case .transcripts:
      pick(
        "av et opptak som ikke er med, for tidenes skyld; til et bestemt program: se --for",
        "av eit opptak som ikkje er med, for tidene si skuld; til eit visst program: sjå --for",
        "of a recording that is not in the file, for their times; for one program: see --for")
    default: ""
    }
  }

  private func meaning(ofLeft item: RefiExportReport.Item) -> String {
    switch item {
    case .marks:
      pick(
        "teksten er den lagrede; --text reading gir den leste",
        "teksten er den lagra; --text reading gjev den lesne",
        "the text is the stored one; --text reading gives the one that is read")
    case .times:
      pick(
        "standarden knytter tid til et opptak, og kilden er en tekst eller PDF her",
        "standarden knyter tid til eit opptak, og kjelda er ein tekst eller PDF her",
        "the standard ties times to a recording, and here the source is a text or PDF")
    case .withdrawnCases, .withdrawnSources:
      pick("samtykket er trukket", "samtykket er trekt", "consent was withdrawn")
    case .withdrawnParts:
      pick(
        "noen har trukket samtykket, og det er ikke kjent om de handler om dem",
        "nokon har trekt samtykket, og det er ikkje kjent om dei handlar om dei",
        "somebody has withdrawn their consent, and whether these are about them is not known")
    case .foreignLeft:
      pick(
        "viser til noe som er borte, eller er ikke gyldige",
        "viser til noko som er borte, eller er ikkje gyldige",
        "they refer to what is gone, or are not valid")
    default: ""
    }
  }
}
