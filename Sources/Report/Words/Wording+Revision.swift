extension Wording {
  var revisionTitle: String { pick("Rettet tekst", "Retta tekst", "Corrected text") }
  var revisionState: String { pick("Ble", "Vart", "Became") }
  var revisedCode: String { pick("Kode", "Kode", "Code") }
  var revisedCoder: String { pick("Koder", "Kodar", "Coder") }
  var revisedLayer: String { pick("Lag", "Lag", "Layer") }
  var formerTurn: String { pick("Replikk før", "Replikk før", "Turn before") }
  var turnNow: String { pick("Replikk nå", "Replikk no", "Turn now") }
  var formerWords: String { pick("Ordene før", "Orda før", "Words before") }
  var wordsNow: String { pick("Ordene nå", "Orda no", "Words now") }
  var formerStart: String { pick("Start før", "Start før", "Start before") }
  var formerEnd: String { pick("Slutt før", "Slutt før", "End before") }
  var startNow: String { pick("Start nå", "Start no", "Start now") }
  var endNow: String { pick("Slutt nå", "Slutt no", "End now") }

  /// What became of a coding.
  func name(of state: RevisionReport.State) -> String {
    switch state {
    case .lost: pick("tapt", "tapt", "lost")
    case .joined: pick("slått sammen", "slått saman", "joined")
    case .doubtful: pick("usikker", "usikker", "doubtful")
    case .changed: pick("endret", "endra", "changed")
    case .moved: pick("flyttet", "flytta", "moved")
    case .kept: pick("uendret", "uendra", "kept")
    }
  }

  /// Which revision this is.
  func revised(_ source: String, _ revision: Int, isPlan: Bool) -> String {
    isPlan
      ? pick(
        "\(source), revisjon \(revision): slik ville det blitt; ingenting er lagret.",
        "\(source), revisjon \(revision): slik ville det vorte; ingenting er lagra.",
        "\(source), revision \(revision): this is what would happen; nothing was stored.")
      : pick(
        "\(source) er nå revisjon \(revision); teksten før er tatt vare på.",
        "\(source) er no revisjon \(revision); teksten før er teken vare på.",
        "\(source) is revision \(revision) now; the text before it is kept.")
  }

  var noCodingsToMove: String {
    pick("Kilden har ingen kodinger.", "Kjelda har ingen kodingar.", "The source has no codings.")
  }

  /// How many codings came to which end.
  func codingsNow(_ counts: String) -> String {
    pick("Kodinger: \(counts).", "Kodingar: \(counts).", "Codings: \(counts).")
  }

  var doubtfulMeans: String {
    pick(
      "Usikker: ordene står der, men alt omkring er nytt. Se etter om det er de samme.",
      "Usikker: orda står der, men alt ikring er nytt. Sjå etter om det er dei same.",
      "Doubtful: the words are there, but all around them is new. See whether they are the same ones."
    )
  }

  /// Which quotation ids have lost their words.
  func quotationsLost(_ ids: [String]) -> String {
    let names = list(ids)
    return pick(
      "Disse sitatene har ikke lenger noen tekst: \(names).",
      "Desse sitata har ikkje lenger nokon tekst: \(names).",
      "These quotations have no words any more: \(names).")
  }

  /// How many decisions of the consensus are open again, and how many stay.
  func decisionsOpened(_ decisions: (kept: Int, open: Int)) -> String {
    pick(
      "Avgjørelser i konsensus som må ses på igjen: \(decisions.open); som står: \(decisions.kept).",
      "Avgjerder i konsensus som må sjåast på igjen: \(decisions.open); som står: \(decisions.kept).",
      "Decisions of the consensus to be looked at again: \(decisions.open); kept: \(decisions.kept)."
    )
  }

  /// Which imported segments do not fit.
  func segmentsDropped(_ kinds: [String]) -> String {
    let names = list(kinds)
    return pick(
      "Importert inndeling passer ikke lenger og er borte: \(names).",
      "Importert inndeling høver ikkje lenger og er borte: \(names).",
      "Imported segments that do not fit any more are gone: \(names).")
  }

  /// How many turns no longer ask their question.
  func promptsDropped(_ count: Int) -> String {
    pick(
      "Replikker som ikke lenger er knyttet til et spørsmål i guiden: \(count).",
      "Replikkar som ikkje lenger er knytte til eit spørsmål i guiden: \(count).",
      "Turns that are no longer linked to a question of the guide: \(count).")
  }

  /// Which speakers nobody is any more.
  func speakersGone(_ labels: [String]) -> String {
    let names = list(labels)
    return pick(
      "Ingen heter lenger slik: \(names).", "Ingen heiter lenger slik: \(names).",
      "Nobody is called so any more: \(names).")
  }

  /// Which speakers are new.
  func speakersNew(_ labels: [String]) -> String {
    let names = list(labels)
    return pick(
      "Nye som snakker: \(names). Si hvilken rolle de har med sitat speaker set.",
      "Nye som snakkar: \(names). Sei kva rolle dei har med sitat speaker set.",
      "New speakers: \(names). Say what part they have with sitat speaker set.")
  }
}
