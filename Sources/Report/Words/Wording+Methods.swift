internal import Analysis
internal import Formats

/// A unit's name as running text needs it.
struct UnitNoun {
  let definite: String
  let indefinite: String
  let plural: String
  /// What refers back to it; English always has `it`.
  let pronoun: String
}

extension Wording {
  var references: String { pick("Referanser", "Referansar", "References") }

  /// How disagreement was settled, for the team to fill in.
  var resolution: String {
    pick(
      "Uenighet ble løst ved [samtale til enighet / en tredje leser / beskriv], og den endelige"
        + " kodingen er [hva analysen bygger på].",
      "Usemje vart løyst ved [samtale til semje / ein tredje lesar / skildre], og den endelege"
        + " kodinga er [kva analysen byggjer på].",
      "Disagreements were resolved by [discussion until consensus / a third reader / describe], and"
        + " the final coding is [what the analysis builds on].")
  }

  /// What the figures do not say.
  var limits: String {
    pick(
      "Tallene sier hvor likt kodene ble brukt, ikke om tolkningen er god. Ikke alle tradisjoner i"
        + " kvalitativ forskning ønsker et slikt mål: i noen er det nettopp at forskere leser ulikt,"
        + " som bringer analysen videre (O’Connor & Joffe, 2020). [Skriv hvorfor målet er brukt her,"
        + " eller utelat det.]",
      "Tala seier kor likt kodane vart brukte, ikkje om tolkinga er god. Ikkje alle tradisjonar i"
        + " kvalitativ forsking ønskjer eit slikt mål: i nokre er det nettopp at forskarar les ulikt,"
        + " som fører analysen vidare (O’Connor & Joffe, 2020). [Skriv kvifor målet er brukt her,"
        + " eller lat det vere.]",
      "The figures tell how alike the codes were used, not whether the interpretation is good. Not"
        + " every tradition of qualitative research wants such a coefficient: in some it is just that"
        + " researchers read differently which takes the analysis further (O’Connor & Joffe, 2020)."
        + " [Say why the measure was used here, or leave it out.]")
  }

  /// A number at the start of a sentence, in letters up to twelve.
  func spelled(_ number: Int) -> String {
    let nb = [
      "Null", "Én", "To", "Tre", "Fire", "Fem", "Seks", "Sju", "Åtte", "Ni", "Ti", "Elleve", "Tolv",
    ]
    let nn = [
      "Null", "Éin", "To", "Tre", "Fire", "Fem", "Seks", "Sju", "Åtte", "Ni", "Ti", "Elleve",
      "Tolv",
    ]
    let en = [
      "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
      "Twelve",
    ]
    guard nb.indices.contains(number) else { return NumberFormat.people(language).integer(number) }
    return pick(nb[number], nn[number], en[number])
  }

  /// A unit in running text.
  func noun(for unit: UnitKind) -> UnitNoun {
    func noun(_ nb: [String], _ nn: [String], _ en: [String]) -> UnitNoun {
      let forms =
        switch language {
        case .nb: nb
        case .nn: nn
        case .en: en + ["it"]
        }
      return UnitNoun(
        definite: forms[0], indefinite: forms[1], plural: forms[2], pronoun: forms[3])
    }
    return switch unit {
    case .character:
      noun(
        ["tegnet", "et tegn", "tegn", "det"], ["teiknet", "eit teikn", "teikn", "det"],
        ["the character", "a character", "characters"])
    case .token:
      noun(
        ["ordet", "et ord", "ord", "det"], ["ordet", "eit ord", "ord", "det"],
        ["the word", "a word", "words"])
    case .sentence:
      noun(
        ["setningen", "en setning", "setninger", "den"],
        ["setninga", "ei setning", "setningar", "ho"], ["the sentence", "a sentence", "sentences"])
    case .turn:
      noun(
        ["replikken", "en replikk", "replikker", "den"],
        ["replikken", "ein replikk", "replikkar", "han"],
        ["the turn at talk", "a turn", "turns"])
    case .paragraph:
      noun(
        ["avsnittet", "et avsnitt", "avsnitt", "det"],
        ["avsnittet", "eit avsnitt", "avsnitt", "det"],
        ["the paragraph", "a paragraph", "paragraphs"])
    case .section:
      noun(
        ["delen mellom to overskrifter", "en del", "deler", "den"],
        ["delen mellom to overskrifter", "ein del", "delar", "han"],
        ["the section between two headings", "a section", "sections"])
    case .source:
      noun(
        ["hele kilden", "en kilde", "kilder", "den"],
        ["heile kjelda", "ei kjelde", "kjelder", "ho"],
        ["the whole source", "a source", "sources"])
    }
  }
}
