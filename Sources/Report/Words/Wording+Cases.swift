internal import Formats
package import Study

extension Wording {
  var weight: String { pick("Vekt", "Vekt", "Weight") }
  var setsWord: String { pick("Sett", "Sett", "Sets") }
  var statusWord: String { pick("Status", "Status", "Status") }
  var dayWord: String { pick("Dato", "Dato", "Date") }
  var reasonWord: String { pick("Grunn", "Grunn", "Reason") }
  var reasonsWord: String { pick("Grunner", "Grunnar", "Reasons") }
  var everWord: String { pick("I alt", "I alt", "In all") }
  var nowWord: String { pick("Nå", "No", "Now") }
  var nowNames: String { pick("Hvem nå", "Kven no", "Who now") }
  var attributeWord: String { pick("Egenskap", "Eigenskap", "Attribute") }
  var valueWord: String { pick("Verdi", "Verdi", "Value") }
  var meanWord: String { pick("Snitt", "Snitt", "Mean") }
  var deviationWord: String { pick("SD", "SD", "SD") }
  var mostWord: String { pick("Maks", "Maks", "Max") }
  var casesWord: String { pick("Informanter", "Informantar", "Cases") }
  var weightedCount: String { pick("n (vektet)", "n (vekta)", "n (weighted)") }
  var weightedShare: String { pick("% (vektet)", "% (vekta)", "% (weighted)") }
  var weightedMean: String { pick("Snitt (vektet)", "Snitt (vekta)", "Mean (weighted)") }
  var fewerThanTwo: String { "–" }

  var registerTitle: String {
    pick("Register over informanter", "Register over informantar", "Register of cases")
  }

  var funnelTitle: String {
    pick("Rekruttering", "Rekruttering", "Recruitment")
  }

  var funnelRule: String {
    pick(
      "I alt: informanter som noen gang har hatt statusen, hver telt én gang. Nå: de som har den"
        + " som siste status.",
      "I alt: informantar som nokon gong har hatt statusen, kvar tald éin gong. No: dei som har han"
        + " som siste status.",
      "In all: cases that ever had the status, each once. Now: those whose latest status it is.")
  }

  var descriptionTitle: String {
    pick("Informantene", "Informantane", "The cases")
  }

  var shareRule: String {
    pick(
      "Prosent av dem med oppgitt verdi. SD: standardavvik med n − 1.",
      "Prosent av dei med oppgitt verdi. SD: standardavvik med n − 1.",
      "Percent of those with a value. SD: standard deviation with n − 1.")
  }

  /// Yes or no.
  func truth(_ isTrue: Bool) -> String {
    isTrue ? pick("ja", "ja", "yes") : pick("nei", "nei", "no")
  }

  /// A number as it was written, with the language's decimal mark.
  func decimalMark(_ written: String) -> String {
    language == .en ? written : String(written.map { $0 == "." ? "," : $0 })
  }

  /// A number with as many decimals as it has.
  func number(_ value: Double) -> String { decimalMark(CellText.exact(value)) }

  /// What a status is called in a report.
  package func name(of status: CaseStatus) -> String {
    switch status {
    case .candidate: pick("aktuell", "aktuell", "candidate")
    case .invited: pick("invitert", "invitert", "invited")
    case .accepted: pick("takket ja", "takka ja", "accepted")
    case .refused: pick("takket nei", "takka nei", "refused")
    case .noShow: pick("møtte ikke", "møtte ikkje", "did not come")
    case .included: pick("med i studien", "med i studien", "included")
    case .excluded: pick("utelatt", "utelaten", "excluded")
    case .replaced: pick("erstattet", "erstatta", "replaced")
    case .described: pick("bare omtalt", "berre omtala", "described only")
    }
  }

  func caseCount(_ number: Int) -> String {
    count(
      number, pick("informant", "informant", "case"), pick("informanter", "informantar", "cases"))
  }

  /// The cases whose weight is not 1, with their reasons.
  func weights(_ cases: [Case]) -> [String] {
    if cases.isEmpty { return [] }
    let said = cases.map { study in
      let reason = study.weightReason.isEmpty ? "" : ": \(study.weightReason)"
      return "\(study.name) \(number(study.weight))\(reason)"
    }
    return [
      pick("Vekt: ", "Vekt: ", "Weight: ") + said.joined(separator: "; ")
        + pick(". Andre teller 1.", ". Andre tel 1.", ". Others count 1.")
    ]
  }

  func weightsNotHeeded(_ number: Int) -> String {
    pick(
      "\(caseCount(number)) med annen vekt enn 1 teller her som alle andre.",
      "\(caseCount(number)) med anna vekt enn 1 tel her som alle andre.",
      "\(caseCount(number)) with a weight other than 1 \(number == 1 ? "counts" : "count") here like"
        + " all others.")
  }

  /// That cases are counted although the register leaves them out of the sample.
  func counted(_ status: CaseStatus, _ names: [String]) -> String {
    let who = names.joined(separator: ", ")
    return pick(
      "Med i tallene, og i registeret «\(name(of: status))»: \(who).",
      "Med i tala, og i registeret «\(name(of: status))»: \(who).",
      "Counted here, and “\(name(of: status))” in the register: \(who).")
  }

  func withoutStatus(_ number: Int) -> String {
    pick(
      "\(caseCount(number)) uten noen status i registeret.",
      "\(caseCount(number)) utan nokon status i registeret.",
      "\(caseCount(number)) without any status in the register.")
  }

  func outsideButSpeaking(_ names: [String]) -> String {
    let who = names.joined(separator: ", ")
    return pick(
      "Ikke med i utvalget etter registeret, men snakker i en kilde og telles ellers: \(who).",
      "Ikkje med i utvalet etter registeret, men snakkar i ei kjelde og blir tald elles: \(who).",
      "Not in the sample by the register, but speaking in a source and counted elsewhere: \(who).")
  }
}
