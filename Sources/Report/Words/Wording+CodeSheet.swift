extension Wording {
  var sheetPlace: String { pick("Sted", "Stad", "Place") }
  var sheetChange: String { pick("Endring", "Endring", "Change") }
  var sheetFormerCode: String { pick("Før", "Før", "Before") }
  var sheetFormerRange: String { pick("Gammelt utsnitt", "Gammalt utsnitt", "Former range") }
  var sheetText: String { pick("Tekst", "Tekst", "Text") }

  /// What kind of change it is.
  func sheetChange(_ kind: String) -> String {
    switch kind {
    case "added": pick("ny", "ny", "added")
    case "removed": pick("tatt av", "teken av", "taken off")
    case "recoded": pick("annen kode", "annan kode", "recoded")
    case "moved": pick("nytt utsnitt", "nytt utsnitt", "range changed")
    case "note": pick("merknad", "merknad", "note")
    default: kind
    }
  }

  /// What became of a change, where that is worth a word.
  func sheetState(_ state: String) -> String {
    switch state {
    case "there": pick("var slik alt", "var slik alt", "was so already")
    case "kept": pick("prosjektet gjelder", "prosjektet gjeld", "the project's stays")
    case "overridden": pick("arket gjelder", "arket gjeld", "the sheet's counts")
    case "conflict": pick("motstrid", "motstrid", "conflict")
    default: ""
    }
  }

  /// How a sheet in text is filled in, line by line.
  package var textSheetHelp: [String] {
    pick(
      """
      Skriv koder i en linje under avsnittet, etter §:
      § Samarbeid/NAV; Tillit
      For en del av avsnittet: sett [[ og ]] rundt den, og § i linja under.
      Flere deler: [[1: … :1]] [[2: … :2]], og §1 og §2 i linjene under. De kan overlappe.
      En merknad står rett under kodene:  memo: …
      Slett en kode for å ta den av. Endre ingenting i teksten. Kodene står nederst.
      """,
      """
      Skriv kodar i ei linje under avsnittet, etter §:
      § Samarbeid/NAV; Tillit
      For ein del av avsnittet: set [[ og ]] rundt han, og § i linja under.
      Fleire delar: [[1: … :1]] [[2: … :2]], og §1 og §2 i linjene under. Dei kan overlappe.
      Ein merknad står rett under kodane:  memo: …
      Slett ein kode for å ta han av. Endre ingenting i teksten. Kodane står nedst.
      """,
      """
      Write codes on a line below the paragraph, after §:
      § Cooperation/NAV; Trust
      For a part of the paragraph: put [[ and ]] around it, and § on the line below.
      Several parts: [[1: … :1]] [[2: … :2]], and §1 and §2 on the lines below. They may overlap.
      A note stands right below the codes:  memo: …
      Delete a code to take it off. Change nothing in the text. The codes are listed at the end.
      """
    ).split(separator: "\n").map { String($0) }
  }

  /// How a sheet in Word is filled in, line by line.
  package var wordSheetHelp: [String] {
    pick(
      """
      Merk et sted i teksten, sett inn en merknad (kommentar), og skriv koden i den.
      Flere koder skilles med semikolon: Samarbeid/NAV; Tillit
      Et notat står på en ny linje i merknaden:  memo: …
      Slett en merknad for å ta kodene av. Endre ingenting i teksten. Kodene står på siste side.
      """,
      """
      Merk ein stad i teksten, set inn ein merknad (kommentar), og skriv koden i han.
      Fleire kodar skil du med semikolon: Samarbeid/NAV; Tillit
      Eit notat står på ei ny linje i merknaden:  memo: …
      Slett ein merknad for å ta kodane av. Endre ingenting i teksten. Kodane står på siste side.
      """,
      """
      Select a passage, insert a comment, and write the code in it.
      Several codes are parted by semicolons: Cooperation/NAV; Trust
      A note stands on a new line of the comment:  memo: …
      Delete a comment to take its codes off. Change nothing in the text. The codes are listed on
      the last page.
      """
    ).split(separator: "\n").map { String($0) }
  }
}
