internal import Analysis

extension Wording {
  var cooccurrence: String {
    pick(
      "Koder som forekommer sammen", "Kodar som førekjem saman", "Codes that occur together")
  }
  var otherCode: String { pick("Annen kode", "Annan kode", "Other code") }
  var together: String { pick("Sammen", "Saman", "Together") }
  var ownOfFirst: String { pick("Første i alt", "Første i alt", "First in all") }
  var ownOfSecond: String { pick("Andre i alt", "Andre i alt", "Second in all") }
  var sharedCharacters: String { pick("Felles tegn", "Felles teikn", "Shared characters") }

  /// When two codes count as occurring together.
  func rule(of rule: CooccurrenceRule) -> String {
    switch rule {
    case .overlap:
      pick(
        "Et par teller når en passasje med den ene koden og en med den andre har minst ett tegn"
          + " felles. Par dannes bare innenfor samme koder.",
        "Eit par tel når ein passasje med den eine koden og ein med den andre har minst eitt"
          + " teikn felles. Par blir berre danna innanfor same kodar.",
        "A pair counts when a passage with one code and a passage with the other share at least"
          + " one character. Pairs form only within one coder.")
    case .enclosing:
      pick(
        "Et par teller når en passasje med den ene koden ligger helt innenfor en med den andre."
          + " Par dannes bare innenfor samme koder.",
        "Eit par tel når ein passasje med den eine koden ligg heilt innanfor ein med den andre."
          + " Par blir berre danna innanfor same kodar.",
        "A pair counts when a passage with one code lies wholly within a passage with the other."
          + " Pairs form only within one coder.")
    case .sameUnit(let unit):
      pick(
        "Et par teller for hver enhet (\(name(of: unit))) der samme koder har brukt begge kodene.",
        "Eit par tel for kvar eining (\(name(of: unit))) der same kodar har brukt begge kodane.",
        "A pair counts for every unit (\(name(of: unit))) in which one coder used both codes.")
    }
  }

  /// What stands on the diagonal.
  func diagonal(of rule: CooccurrenceRule) -> String {
    if case .sameUnit = rule {
      return pick(
        "Diagonalen viser i hvor mange enheter koden er brukt.",
        "Diagonalen viser i kor mange einingar koden er brukt.",
        "The diagonal shows in how many units the code was used.")
    }
    return pick(
      "Diagonalen viser hvor mange passasjer koden har.",
      "Diagonalen viser kor mange passasjar koden har.",
      "The diagonal shows how many passages the code has.")
  }

  /// What a reader must know of a pair's numbers.
  func warnings(on pair: CooccurrencePair, _ first: Int, _ second: Int) -> [String] {
    var warnings: [String] = []
    if max(first, second) > 5 * min(first, second) {
      warnings.append(
        pick(
          "den ene koden er brukt over fem ganger så ofte",
          "den eine koden er brukt over fem gonger så ofte",
          "one code was used more than five times as often"))
    }
    if let c = pair.c.value, c > 1 {
      warnings.append(
        pick(
          "c over 1: passasjer overlapper flere", "c over 1: passasjar overlappar fleire",
          "c above 1: passages overlap several"))
    }
    return warnings
  }

  /// How the table of pairs is to be read.
  var cooccurrenceLegend: [String] {
    [
      pick(
        "c = sammen / (første + andre − sammen). Jaccard: felles tegn delt på tegn under minst én"
          + " av kodene.",
        "c = saman / (første + andre − saman). Jaccard: felles teikn delt på teikn under minst"
          + " éin av kodane.",
        "c = together / (first + second − together). Jaccard: shared characters divided by"
          + " characters under either code.")
    ]
  }
}
