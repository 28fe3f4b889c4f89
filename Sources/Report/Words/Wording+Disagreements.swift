package import Analysis
internal import Formats
internal import Study
internal import Text

extension Wording {
  /// The fields of an agenda that are read back, by what people's columns are called in any of the
  /// languages, folded, and by their machine names.
  package static var agendaFields: [String: String] {
    var fields: [String: String] = [:]
    for key in ["id", "check", "source", "decision", "decided_at", "memo"] { fields[key] = key }
    for language in [Wording(.nb), Wording(.nn), Wording(.en)] {
      for (title, key) in [
        (language.check, "check"), (language.source, "source"), (language.decision, "decision"),
        (language.appliesTo, "decided_at"), (language.memo, "memo"),
      ] { fields[title.foldedForSearch] = key }
    }
    return fields
  }

  var agendaTitle: String {
    pick("Saker til konsensusmøtet", "Saker til konsensusmøtet", "Agenda for the consensus meeting")
  }
  var check: String { pick("Kontrollmerke", "Kontrollmerke", "Check") }
  var decision: String { pick("Vedtak", "Vedtak", "Decision") }
  var appliesTo: String { pick("Gjelder stedet", "Gjeld staden", "Applies to") }
  var memo: String { pick("Begrunnelse", "Grunngjeving", "Memo") }
  var placeWord: String { pick("Sted", "Stad", "Place") }
  var kindOfDisagreement: String { pick("Uenighet", "Usemje", "Disagreement") }
  var relationOfCodes: String { pick("Kodene er", "Kodane er", "The codes are") }
  var disputedCodes: String { pick("Omstridte koder", "Omstridde kodar", "Disputed codes") }
  var agreedCodes: String { pick("Enige om", "Samde om", "Agreed on") }
  var passageText: String { pick("Tekst", "Tekst", "Text") }
  var contextBefore: String { pick("Før", "Før", "Before") }
  var contextAfter: String { pick("Etter", "Etter", "After") }
  var differingCharacters: String { pick("Ulike tegn", "Ulike teikn", "Differing characters") }
  var coderWord: String { pick("Koder", "Kodar", "Coder") }
  var codesHere: String { pick("Koder her", "Kodar her", "Codes here") }
  var notFinished: String { pick("ikke ferdig", "ikkje ferdig", "not finished") }
  var noDisagreement: String {
    pick(
      "Ingen uenighet å avgjøre.", "Inga usemje å avgjere.", "There is nothing to decide.")
  }

  /// What a kind of disagreement is called.
  package func kind(_ kind: DisagreementKind) -> String {
    switch kind {
    case .missed: pick("mangler hos noen", "manglar hos nokon", "missed by some")
    case .boundary: pick("bare grensene", "berre grensene", "boundary only")
    case .otherCode: pick("annen kode", "annan kode", "other code")
    }
  }

  func relation(_ relation: CodeRelation) -> String {
    switch relation {
    case .parent: pick("over- og underkode", "over- og underkode", "parent and child")
    case .sibling: pick("søsken", "sysken", "siblings")
    case .other: pick("ubeslektet", "uskylde", "unrelated")
    }
  }

  /// In what way coders differ about a passage, with the relation of codes that stand against
  /// each other.
  func disagreement(_ passage: DisputedPassage) -> String {
    guard let relation = passage.relation else { return kind(passage.kind) }
    return kind(passage.kind) + " (" + self.relation(relation) + ")"
  }

  func changedSince(_ decision: String) -> String {
    pick(
      "Avgjort før, men kodingen er endret siden: \(decision)",
      "Avgjort før, men kodinga er endra sidan: \(decision)",
      "Decided before, but the coding has changed since: \(decision)")
  }

  func passageCount(_ number: Int) -> String {
    count(
      number, pick("avsnitt", "avsnitt", "passage"), pick("avsnitt", "avsnitt", "passages"))
  }

  /// What an agenda shows and by which rule, line by line.
  func rule(of agenda: DisagreementAgenda) -> [String] {
    let rule = agenda.rule
    var lines = [size(of: agenda), passageRule(rule), kindRule(rule), orderRule(rule)]
    if rule.role == .informant {
      lines.append(
        pick(
          "Bare der det er uenighet utenfor intervjuerens replikker.",
          "Berre der det er usemje utanfor replikkane til intervjuaren.",
          "Only where something outside the interviewer's turns is disputed."))
    } else if rule.role == .interviewer {
      lines.append(
        pick(
          "Bare der det er uenighet i intervjuerens replikker.",
          "Berre der det er usemje i replikkane til intervjuaren.",
          "Only where something in the interviewer's turns is disputed."))
    }
    if !rule.choices.isEmpty {
      lines.append(pick("Utvalg: ", "Utval: ", "Chosen: ") + rule.choices.joined(separator: " "))
    }
    if !rule.leftOut.isEmpty {
      let count = sourceCount(rule.leftOut.count)
      lines.append(
        pick(
          "Utelatt, fordi færre enn to kodere er ferdige: \(count).",
          "Utelate, fordi færre enn to kodarar er ferdige: \(count).",
          "Left out, since fewer than two coders have finished: \(count)."))
    }
    if !rule.hidden.isEmpty {
      let names = list(rule.hidden)
      lines.append(
        pick(
          "Skjult, fordi du selv ikke er ferdig med: \(names).",
          "Skjult, fordi du sjølv ikkje er ferdig med: \(names).",
          "Hidden, since you have not finished yourself: \(names)."))
    }
    if rule.decided > 0 {
      let count = passageCount(rule.decided)
      lines.append(
        pick(
          "Utelatt, fordi det er avgjort: \(count).", "Utelate, fordi det er avgjort: \(count).",
          "Left out, since it is decided: \(count)."))
    }
    return lines
  }

  private func size(of agenda: DisagreementAgenda) -> String {
    let counts = DisagreementKind.allCases.map { kind in
      "\(self.kind(kind)) \(agenda.items.count { $0.passage.kind == kind })"
    }.joined(separator: ", ")
    let passages = passageCount(agenda.items.count)
    let sources = sourceCount(agenda.rule.sources)
    let coders = list(agenda.coders)
    return pick(
      "\(passages) med uenighet i \(sources) som minst to kodere er ferdige med (\(coders)): \(counts).",
      "\(passages) med usemje i \(sources) som minst to kodarar er ferdige med (\(coders)): \(counts).",
      "\(passages) disputed in \(sources) that at least two coders have finished (\(coders)): \(counts)."
    )
  }

  private func passageRule(_ rule: DisagreementAgenda.Rule) -> String {
    let one = pick(
      "Et avsnitt er kodinger med samme kode som overlapper hverandre, der ikke alle har det samme",
      "Eit avsnitt er kodingar med same kode som overlappar kvarandre, der ikkje alle har det same",
      "A passage is the overlapping codings of a code, where not all coders have the same")
    guard rule.grouping == .passage else { return one + "." }
    let share = share(rule)
    return one
      + pick(
        "; koder på nesten samme strekk (minst \(share) felles) er én sak.",
        "; kodar på nesten same strekk (minst \(share) felles) er éi sak.",
        "; codes on nearly the same stretch (at least \(share) in common) are one matter.")
  }

  private func kindRule(_ rule: DisagreementAgenda.Rule) -> String {
    let share = share(rule)
    return pick(
      "Bare grensene: alle har koden her, på de samme ordene eller med minst \(share) felles (snitt over union). Annen kode: noen har én kode der andre har en annen. Ellers: mangler hos noen. En strek er en koder som er ferdig og ikke har koden her.",
      "Berre grensene: alle har koden her, på dei same orda eller med minst \(share) felles (snitt over union). Annan kode: nokon har éin kode der andre har ein annan. Elles: manglar hos nokon. Ein strek er ein kodar som er ferdig og ikkje har koden her.",
      "Boundary only: all have the code here, on the same words or with at least \(share) in common (intersection over union). Other code: some have one code where others have another. Else: missed by some. A dash is a coder who has finished and does not have the code here."
    )
  }

  private func share(_ rule: DisagreementAgenda.Rule) -> String {
    NumberFormat.people(language).percent(rule.tolerance, digits: 0)
  }

  private func orderRule(_ rule: DisagreementAgenda.Rule) -> String {
    rule.isByWeight
      ? pick(
        "Det som bidrar mest til uenigheten, kommer først.",
        "Det som gjev mest usemje, kjem først.",
        "What contributes most to disagreement comes first.")
      : pick(
        "I tekstenes rekkefølge.", "I rekkjefølgja til tekstane.", "In the order of the texts.")
  }

  /// How the agenda is filled in.
  var howToDecide: String {
    pick(
      "Vedtak: en kode, flere med ; imellom, navnet på en koder (det den koderen har her), eller «ingen». En omstridt kode settes der kodere har den, en annen kode på hele avsnittet; et sted (12.3, 12.3-12.5 eller 12:8-40) gir en annen grense. Tomt er ikke avgjort; «trekk tilbake» tar et vedtak tilbake. `sitat decide FIL` leser vedtakene inn.",
      "Vedtak: ein kode, fleire med ; imellom, namnet på ein kodar (det den kodaren har her), eller «ingen». Ein omstridd kode blir sett der kodarar har han, ein annan kode på heile avsnittet; ein stad (12.3, 12.3-12.5 eller 12:8-40) gjev ei anna grense. Tomt er ikkje avgjort; «trekk tilbake» tek eit vedtak tilbake. `sitat decide FIL` les vedtaka inn.",
      "Decision: a code, several with ; between them, a coder's name (what that coder has here), or “none”. A disputed code is put where coders have it, another code on the whole passage; a place (12.3, 12.3-12.5 or 12:8-40) sets another boundary. Empty is undecided; “withdraw” takes a decision back. `sitat decide FILE` reads the decisions in."
    )
  }
}
