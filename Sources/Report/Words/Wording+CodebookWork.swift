package import Study

extension Wording {
  var codebookPath: String { pick("Sti", "Stig", "Path") }
  var codebookWhen: String { pick("Når (UTC)", "Når (UTC)", "When (UTC)") }
  var codebookWho: String { pick("Hvem", "Kven", "Who") }
  var codebookWhat: String { pick("Hva", "Kva", "What") }
  var codebookStep: String { pick("Trinn", "Steg", "Step") }
  var codebookBefore: String { pick("Før", "Før", "Before") }
  var codebookAfter: String { pick("Etter", "Etter", "After") }
  var codebookDetails: String { pick("Enkeltheter", "Detaljar", "Details") }
  var codebookCodings: String { pick("Kodinger", "Kodingar", "Codings") }
  var codebookUndone: String { pick("angret", "angra", "undone") }
  var codebookTop: String { pick("øverst", "øvst", "the top") }
  var codebookNow: String { pick("nå", "no", "now") }

  // Versions

  var versionName: String { pick("Versjon", "Versjon", "Version") }
  var versionNote: String { pick("Merknad", "Merknad", "Note") }
  var versionAmendments: String { pick("Tillegg", "Tillegg", "Amendments") }
  var versionsTitle: String {
    pick("Frosne kodebøker", "Frosne kodebøker", "Frozen codebooks")
  }

  /// What a comparison of two codebooks is called.
  func diffTitle(_ from: String, _ to: String?) -> String {
    let second = to ?? codebookNow
    return pick(
      "Kodeboken: fra \(from) til \(second)", "Kodeboka: frå \(from) til \(second)",
      "The codebook: from \(from) to \(second)")
  }

  /// What the table of initial codes and their categories is called.
  func destinationsTitle(_ from: String, _ to: String?) -> String {
    let second = to ?? codebookNow
    return pick(
      "Fra koder (\(from)) til kategorier (\(second))",
      "Frå kodar (\(from)) til kategoriar (\(second))",
      "From codes (\(from)) to categories (\(second))")
  }

  var initialCode: String { pick("Opprinnelig kode", "Opphavleg kode", "Initial code") }
  var codebookCategory: String { pick("Kategori", "Kategori", "Category") }
  var currentCode: String { pick("Kode nå", "Kode no", "Code now") }

  func word(for what: CodebookDifference.What) -> String {
    switch what {
    case .added: pick("ny", "ny", "added")
    case .removed: pick("fjernet", "fjerna", "removed")
    case .merged: pick("slått sammen", "slått saman", "merged")
    case .split: pick("delt", "delt", "split")
    case .renamed: pick("nytt navn", "nytt namn", "renamed")
    case .moved: pick("flyttet", "flytta", "moved")
    case .redefined: pick("ny definisjon", "ny definisjon", "redefined")
    case .described: pick("annen beskrivelse", "annan omtale", "described anew")
    }
  }

  func word(for fate: CodebookDestination.Fate) -> String {
    switch fate {
    case .same: pick("som før", "som før", "as before")
    case .renamed: pick("nytt navn", "nytt namn", "renamed")
    case .moved: pick("flyttet", "flytta", "moved")
    case .merged: pick("slått sammen", "slått saman", "merged")
    case .removed: pick("fjernet", "fjerna", "removed")
    }
  }

  /// What a field of a code is called.
  package func codebookField(_ field: CodebookField) -> String {
    switch field {
    case .definition: pick("definisjon", "definisjon", "definition")
    case .include: pick("ta med", "ta med", "include")
    case .exclude: pick("ikke ta med", "ikkje ta med", "exclude")
    case .example: pick("eksempel", "døme", "example")
    case .counterExample: pick("moteksempel", "motdøme", "counter-example")
    case .colour: pick("farge", "farge", "colour")
    case .kind: pick("slag", "slag", "kind")
    case .opposite: pick("motsetning", "motsetnad", "opposite")
    case .reason: pick("begrunnelse", "grunngjeving", "reason")
    }
  }

  func changed(_ field: String, from before: String, to after: String) -> String {
    let nothing = pick("tom", "tom", "empty")
    let old = before.isEmpty ? nothing : "“\(before)”"
    let new = after.isEmpty ? nothing : "“\(after)”"
    return "\(field): \(old) → \(new)"
  }

  // Codes

  var codebookKind: String { pick("Slag", "Slag", "Kind") }
  var codebookOpposite: String { pick("Motsetning", "Motsetnad", "Opposite") }
  var codebookReason: String { pick("Begrunnelse", "Grunngjeving", "Reason") }
  var codebookNamedAt: String { pick("Navngitt ved", "Namngjeven ved", "Named at") }
  var codebookBelow: String { pick("Under den", "Under han", "Below it") }
  var codebookThemes: String { pick("Temaer", "Tema", "Themes") }
  var codebookToDecide: String { pick("Å avgjøre", "Å avgjere", "To decide") }
  var codebookMerged: String { pick("Slått inn", "Slått inn", "Merged in") }
  var codebookFieldTitle: String { pick("Felt", "Felt", "Field") }

  func word(for owner: CodebookWordOwner) -> String {
    switch owner {
    case .informant: pick("informantens ord", "ordet til informanten", "the informant's word")
    case .author: pick("forskerens ord", "ordet til forskaren", "the author's word")
    }
  }

  func word(for kind: CodeKind) -> String {
    switch kind {
    case .topic: pick("emne", "emne", "topic")
    case .pole: pick("pol", "pol", "pole")
    case .process: pick("arbeidskode", "arbeidskode", "process")
    case .excluded: pick("utenfor", "utanfor", "excluded")
    case .inVivo: pick("in vivo", "in vivo", "in vivo")
    }
  }

  func codingCount(_ number: Int) -> String {
    count(number, pick("koding", "koding", "coding"), pick("kodinger", "kodingar", "codings"))
  }
}
