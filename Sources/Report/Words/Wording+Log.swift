internal import Formats
internal import Study

extension Wording {
  var auditTitle: String {
    pick("Hva som er gjort", "Kva som er gjort", "What was done")
  }
  var whoWord: String { pick("Hvem", "Kven", "Who") }
  var areaWord: String { pick("Område", "Område", "Area") }
  var stepWord: String { pick("Hva", "Kva", "What") }
  var stepsWord: String { pick("Steg", "Steg", "Steps") }
  var aboutWord: String { pick("Om", "Om", "About") }
  var extentWord: String { pick("Omfang", "Omfang", "Extent") }

  var auditRule: String {
    pick(
      "Steg av samme slag som én person tok etter hverandre samme dag, står på én rad. + kom til, −"
        + " ble tatt bort. Dager etter UTC.",
      "Steg av same slag som éin person tok etter kvarandre same dag, står på éi rad. + kom til, −"
        + " vart tekne bort. Dagar etter UTC.",
      "Steps of one kind that one person took one after another on a day are one row. + came, −"
        + " went. Days by UTC.")
  }

  /// The tables of which an audit trail gives numbers, in its order.
  static let countedTables = [
    "source", "study_case", "case_step", "code", "codebook_version", "theme", "coding", "review",
    "assignment", "memo", "condensation", "claim",
  ]

  /// What the rows of a table are called.
  func plural(ofTable table: String) -> String {
    switch table {
    case "source": pick("kilder", "kjelder", "sources")
    case "study_case": pick("informanter", "informantar", "cases")
    case "case_step": pick("steg i registeret", "steg i registeret", "steps in the register")
    case "code": pick("koder", "kodar", "codes")
    case "codebook_version":
      pick("versjoner av kodeboken", "versjonar av kodeboka", "versions of the codebook")
    case "theme": pick("temaer", "tema", "themes")
    case "coding": pick("kodinger", "kodingar", "codings")
    case "review": pick("gjennomsyn", "gjennomsyn", "reviews")
    case "assignment": pick("tildelinger", "tildelingar", "assignments")
    case "memo": pick("notater", "notat", "memos")
    case "condensation": pick("kondenseringer", "kondenseringar", "condensations")
    case "claim": pick("påstander", "påstandar", "claims")
    default: table
    }
  }

  func changed(_ number: Int) -> String {
    pick("\(number) endret", "\(number) endra", "\(number) changed")
  }

  func inverted(_ action: String, isUndo: Bool) -> String {
    isUndo
      ? pick("angret: ", "angra: ", "undone: ") + action
      : pick("gjentatt: ", "gjenteke: ", "done again: ") + action
  }

  func undone(_ number: Int, of all: Int) -> String {
    if all == 1 { return pick("senere angret", "seinare angra", "undone later") }
    return pick(
      "\(number) av dem senere angret", "\(number) av dei seinare angra",
      "\(number) of them undone later")
  }

  /// What belongs together in a study's work.
  func area(of command: String) -> String {
    switch command.split(separator: " ").first.map(String.init) ?? "" {
    case "import", "source", "speaker", "segments", "guide":
      pick("materiale", "materiale", "material")
    case "case", "set", "consent", "withdraw":
      pick("informanter", "informantar", "cases")
    case "code", "codebook", "theme": pick("kodebok", "kodebok", "codebook")
    case "tag", "untag", "recode", "codings", "autocode", "sheet", "review":
      pick("koding", "koding", "coding")
    case "assign", "done", "reopen", "sample", "decide", "layer", "merge":
      pick("samarbeid", "samarbeid", "team")
    case "memo", "condense", "claim": pick("analyse", "analyse", "analysis")
    default: pick("prosjekt", "prosjekt", "project")
    }
  }

  /// A command of the program in words; its own name where it has none here.
  func action(_ command: String) -> String {
    switch command {
    case "init": pick("prosjektet opprettet", "prosjektet oppretta", "project made")
    case "import": pick("kilder hentet inn", "kjelder henta inn", "sources imported")
    case "source set": pick("dato og intervjuer", "dato og intervjuar", "date and interviewer")
    case "source drop-mark": pick("lesemerker fjernet", "lesemerke fjerna", "marks dropped")
    case "speaker set": pick("talere bestemt", "talarar bestemte", "speakers settled")
    case "segments import": pick("inndeling hentet inn", "inndeling henta inn", "segments imported")
    case "guide import": pick("intervjuguide hentet inn", "intervjuguide henta inn", "guide read")
    case "case import": pick("informanter hentet inn", "informantar henta inn", "cases imported")
    case "case status": pick("steg i registeret", "steg i registeret", "step in the register")
    case "case weight": pick("vekt satt", "vekt sett", "weight set")
    case "codebook import": pick("kodebok hentet inn", "kodebok henta inn", "codebook imported")
    case "codebook freeze": pick("kodeboken fryst", "kodeboka frosen", "codebook frozen")
    case "code new": pick("ny kode", "ny kode", "new code")
    case "code rename": pick("kode omdøpt", "kode omdøypt", "code renamed")
    case "code move": pick("kode flyttet", "kode flytta", "code moved")
    case "code merge": pick("koder slått sammen", "kodar slegne saman", "codes merged")
    case "code split": pick("kode delt", "kode delt", "code split")
    case "code remove": pick("kode fjernet", "kode fjerna", "code removed")
    case "tag": pick("kodet", "koda", "coded")
    case "untag": pick("kodinger fjernet", "kodingar fjerna", "codings removed")
    case "autocode": pick("kodet etter søk", "koda etter søk", "coded by a query")
    case "codings import": pick("kodinger hentet inn", "kodingar henta inn", "codings imported")
    case "assign": pick("tildelt", "tildelt", "assigned")
    case "done": pick("ferdig og forseglet", "ferdig og forsegla", "finished and sealed")
    case "reopen": pick("åpnet igjen", "opna igjen", "opened again")
    case "decide": pick("uenighet avgjort", "usemje avgjord", "disagreement decided")
    default: command
    }
  }

  /// The day of a moment, as people write days.
  func date(_ moment: String) -> String {
    let day = moment.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard day.count == 3, (1...12).contains(day[1]) else { return moment }
    let month = Self.months[day[1] - 1]
    return language == .en ? "\(day[2]) \(month.en) \(day[0])" : "\(day[2]). \(month.nb) \(day[0])"
  }

  private static let months = [
    (nb: "januar", en: "January"), (nb: "februar", en: "February"), (nb: "mars", en: "March"),
    (nb: "april", en: "April"), (nb: "mai", en: "May"), (nb: "juni", en: "June"),
    (nb: "juli", en: "July"), (nb: "august", en: "August"), (nb: "september", en: "September"),
    (nb: "oktober", en: "October"), (nb: "november", en: "November"),
    (nb: "desember", en: "December"),
  ]

  /// The study in numbers, line by line.
  func studyNumbers(_ numbers: AuditNumbers) -> [String] {
    let format = NumberFormat.people(language)
    let kinds = numbers.sources.map { "\(format.integer($0.count)) \(sourceKindName($0.kind))" }
    let words = count(numbers.words, pick("ord", "ord", "word"), pick("ord", "ord", "words"))
    let codings = count(
      numbers.codings, pick("koding", "koding", "coding"),
      pick("kodinger", "kodingar", "codings"))
    var lines = [
      pick("Materiale: ", "Materiale: ", "Material: ")
        + (kinds + [words, caseCount(numbers.cases)]).joined(separator: ", ") + "."
    ]
    if numbers.timedSources > 0 {
      let minutes = (numbers.milliseconds + 30_000) / 60_000
      let length = "\(minutes / 60) t \(minutes % 60) min"
      let said = language == .en ? "\(minutes / 60) h \(minutes % 60) min" : length
      let sources = sourceCount(numbers.timedSources)
      lines.append(
        pick(
          "Varighet: minst \(said) i \(sources) med tidspunkter.",
          "Varigheit: minst \(said) i \(sources) med tidspunkt.",
          "Duration: at least \(said) in \(sources) with times."))
    }
    let coders = numbers.coders.isEmpty ? "" : " (\(list(numbers.coders)))"
    lines.append(
      pick("Koding: ", "Koding: ", "Coding: ")
        + "\(codeCount(numbers.codes)), \(codings)\(coders).")
    if numbers.decisions > 0 {
      lines.append(
        pick(
          "Avgjørelser om uenighet: \(numbers.decisions).",
          "Avgjerder om usemje: \(numbers.decisions).",
          "Decisions on disagreement: \(numbers.decisions)."))
    }
    for freeze in numbers.freezes {
      lines.append(
        pick("Kodeboken fryst ", "Kodeboka frosen ", "Codebook frozen ") + date(freeze.at)
          + (freeze.note.isEmpty ? "." : ": \(freeze.note)."))
    }
    return lines
  }
}
