internal import Formats
internal import Study

extension Wording {
  /// What the journal says of a step, in the language of the report.
  ///
  /// The journal keeps it in English. What fits no pattern of its command, as in steps of earlier
  /// versions, is given as it stands.
  func summary(_ english: String, of command: String) -> String {
    guard language != .en, let patterns = Self.patterns[command] else { return english }
    for (pattern, nb, nn) in patterns {
      let found = LogPattern(pattern, pick(nb, nn, pattern)).text(of: english) { kind, text in
        phrase(kind, text)
      }
      if let found { return found }
    }
    return english
  }

  private typealias Patterns = [(english: String, nb: String, nn: String)]

  private static let patterns: [String: Patterns] = [
    "import": [("{*}: {source}", "{}: {}", "{}: {}")],
    "refi import": [("{*}: {source}, {coding}", "{}: {}, {}", "{}: {}, {}")],
    "source revise": [
      ("{*}, revision {#}: {states}", "{}, revisjon {}: {}", "{}, revisjon {}: {}")
    ],
    "source remove": [("{*}, with {coding}", "{}, med {}", "{}, med {}")],
    "source drop-mark": [("{*}: {mark}", "{}: {}", "{}: {}")],
    "segments import": [("{segment}", "{}", "{}")],
    "guide import": [("{question}, asked in {turn}", "{}, stilt i {}", "{}, stilte i {}")],
    "case import": [("{case}", "{}", "{}")],
    "case status": [("{*}: {status}", "{}: {}", "{}: {}")],
    "codebook import": [
      ("{new}, {#} changed, {#} removed", "{}, {} endret, {} fjernet", "{}, {} endra, {} fjerna"),
      ("{new}, {#} changed", "{}, {} endret", "{}, {} endra"),
    ],
    "codebook freeze": [
      ("{*}, {code}: {*}", "{}, {}: {}", "{}, {}: {}"), ("{*}, {code}", "{}, {}", "{}, {}"),
    ],
    "code new": [
      ("made {*}, named at {*}", "laget {}, navngitt i {}", "laga {}, namngjeve i {}"),
      ("made {*}", "laget {}", "laga {}"),
    ],
    "code rename": [("{*} is now {*}: {touch}", "{} heter nå {}: {}", "{} heiter no {}: {}")],
    "code move": [
      ("{*} is now {*}: {touch}", "{} er nå {}: {}", "{} er no {}: {}"),
      ("{*} stands elsewhere: {touch}", "{} står et annet sted: {}", "{} står ein annan stad: {}"),
    ],
    "code describe": anew, "code recolour": anew,
    "code merge": [
      ("{*} into {*}: {touch}", "{} slått sammen til {}: {}", "{} slått saman til {}: {}")
    ],
    "code split": [
      (
        "{*} into {*}: {touch} to decide", "{} delt i {}: {} å avgjøre",
        "{} delt i {}: {} å avgjere"
      )
    ],
    "code remove": [
      (
        "removed {*}, its codings now {*}: {touch}", "fjernet {}, kodingene er nå {}: {}",
        "fjerna {}, kodingane er no {}: {}"
      ),
      (
        "removed {*} with its codings: {touch}", "fjernet {} med kodingene: {}",
        "fjerna {} med kodingane: {}"
      ),
      ("removed {*}: {touch}", "fjernet {}: {}", "fjerna {}: {}"),
    ],
    "tag": [("{coding} in {source}, from a pipe", "{} i {}, fra et rør", "{} i {}, frå eit røyr")],
    "untag": counted, "autocode": counted,
    "recode": [("{coding} in {source}", "{} i {}", "{} i {}")],
    "codings import": [("{coding}", "{}", "{}")],
    "sheet read": [("{*}: {change} by {*}", "{}: {} av {}", "{}: {} av {}")],
    "review start": [("{review}: {*}", "{}: {}", "{}: {}")],
    "review decide": [
      (
        "{#} kept, {#} moved, {#} dropped", "{} beholdt, {} flyttet, {} tatt bort",
        "{} haldne på, {} flytta, {} tekne bort"
      )
    ],
    "assign import": [("{row}", "{}", "{}")],
    "decide": [("{decisions}", "{}", "{}")],
    "merge": [
      (
        "{*}: codings +{#} −{#}, {#} changes in all", "{}: kodinger +{} −{}, {} endringer i alt",
        "{}: kodingar +{} −{}, {} endringar i alt"
      )
    ],
    "merge decide": [
      ("{*}: as shown", "{}: som vist", "{}: som vist"),
      ("{*}: keep", "{}: beholdt", "{}: halden på"),
      ("{*}: remove", "{}: fjernet", "{}: fjerna"),
    ],
    "memo new": [("{*} on {*}", "{} om {}", "{} om {}")],
    "memo limit": [("{#} words", "{} ord", "{} ord")],
    "condense read": [("{#} of {row}", "{} av {}", "{} av {}")],
    "claim support": counted, "claim contrary": counted, "claim drop": counted,
    "synonyms import": [
      (
        "{#} new sets, {#} changed, {#} removed", "{} nye sett, {} endret, {} fjernet",
        "{} nye sett, {} endra, {} fjerna"
      )
    ],
  ]

  private static let counted: Patterns = [("{*}: {coding}", "{}: {}", "{}: {}")]
  private static let anew: Patterns = [
    ("{*}, {fields} anew: {touch}", "{}, ny {}: {}", "{}, ny {}: {}"),
    ("{*} is as before", "{} er som før", "{} er som før"),
  ]

  /// A phrase of a summary in the language; nil where it is no such phrase.
  private func phrase(_ kind: Substring, _ text: Substring) -> String? {
    switch kind {
    case "*": return text.isEmpty ? nil : String(text)
    case "#": return Self.isNumber(text) ? String(text) : nil
    case "status": return CaseStatus(rawValue: String(text)).map { name(of: $0) }
    case "review": return reviewKind(text)
    case "touch": return touched(text)
    case "states": return states(text)
    case "decisions": return all(of: text, parted: ", ", decision)
    case "fields": return all(of: text, parted: ", ", field)
    default: return counted(kind, text)
    }
  }

  private static func isNumber(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private func all(
    of text: Substring, parted separator: String, _ part: (Substring) -> String?
  ) -> String? {
    let parts = text.split(separator: separator)
    let words = parts.compactMap(part)
    return words.count == parts.count ? words.joined(separator: separator) : nil
  }

  /// A number with a noun, in English with or without the mark of more than one.
  private func counted(_ noun: Substring, _ text: Substring) -> String? {
    let words = text.split(separator: " ", maxSplits: 1)
    guard words.count == 2, Self.isNumber(words[0]), let number = Int(words[0]) else { return nil }
    let english = noun == "new" ? "new code" : noun
    guard words[1] == english || words[1] == english + "s",
      let (one, many) = forms(of: noun)
    else { return nil }
    return count(number, one, many)
  }

  private func forms(of noun: Substring) -> (String, String)? {
    switch noun {
    case "coding": (pick("koding", "koding", ""), pick("kodinger", "kodingar", ""))
    case "source": (pick("kilde", "kjelde", ""), pick("kilder", "kjelder", ""))
    case "coder": (pick("koder", "kodar", ""), pick("kodere", "kodarar", ""))
    case "case": (pick("informant", "informant", ""), pick("informanter", "informantar", ""))
    case "code": (pick("kode", "kode", ""), pick("koder", "kodar", ""))
    case "new": (pick("ny kode", "ny kode", ""), pick("nye koder", "nye kodar", ""))
    case "segment": (pick("segment", "segment", ""), pick("segmenter", "segment", ""))
    case "row": (pick("rad", "rad", ""), pick("rader", "rader", ""))
    case "question": (pick("spørsmål", "spørsmål", ""), pick("spørsmål", "spørsmål", ""))
    case "turn": (pick("replikk", "replikk", ""), pick("replikker", "replikkar", ""))
    case "mark": (pick("lesemerke", "lesemerke", ""), pick("lesemerker", "lesemerke", ""))
    case "change": (pick("endring", "endring", ""), pick("endringer", "endringar", ""))
    default: nil
    }
  }

  private func reviewKind(_ text: Substring) -> String? {
    switch text {
    case "split": pick("delt", "delt", "")
    case "redefined": pick("omdefinert", "omdefinert", "")
    case "second-reading": pick("ny gjennomlesning", "ny gjennomlesing", "")
    default: nil
    }
  }

  private func field(_ text: Substring) -> String? {
    switch text {
    case "definition": pick("definisjon", "definisjon", "")
    case "include": pick("inkluderer", "inkluderer", "")
    case "exclude": pick("ekskluderer", "ekskluderer", "")
    case "example": pick("eksempel", "døme", "")
    case "counter-example": pick("moteksempel", "motdøme", "")
    case "colour": pick("farge", "farge", "")
    case "kind": pick("slag", "slag", "")
    case "opposite": pick("motsetning", "motsetnad", "")
    case "reason": pick("begrunnelse", "grunngjeving", "")
    default: nil
    }
  }

  private func decision(_ text: Substring) -> String? {
    let withdrawn = LogPattern(
      "{*}: {#} decided ({#} taken back)",
      pick("{}: {} avgjort ({} trukket)", "{}: {} avgjorde ({} trekte)", ""))
    let plain = LogPattern(
      "{*}: {#} decided", pick("{}: {} avgjort", "{}: {} avgjorde", ""))
    return withdrawn.text(of: String(text), phrase) ?? plain.text(of: String(text), phrase)
  }

  /// What became of the codings of a revised source.
  private func states(_ text: Substring) -> String? {
    if text == "no codings" { return pick("ingen kodinger", "ingen kodingar", "") }
    return all(of: text, parted: ", ") { part in
      let words = part.split(separator: " ")
      guard words.count == 2, Self.isNumber(words[0]) else { return nil }
      let state: String? =
        switch words[1] {
        case "kept": pick("uendret", "uendra", "")
        case "moved": pick("flyttet", "flytta", "")
        case "changed": pick("endret", "endra", "")
        case "doubtful": pick("usikre", "usikre", "")
        case "joined": pick("slått sammen", "slegne saman", "")
        case "lost": pick("tapt", "tapte", "")
        default: nil
        }
      return state.map { "\(words[0]) \($0)" }
    }
  }

  /// How many codings a change of the codebook touched.
  private func touched(_ text: Substring) -> String? {
    let queries = "; saved queries with the new name: "
    if let tail = text.firstRange(of: queries) {
      return touched(text[..<tail.lowerBound]).map {
        $0
          + pick(
            "; lagrede søk med det nye navnet: ", "; lagra søk med det nye namnet: ", queries)
          + text[tail.upperBound...]
      }
    }
    if let tail = text.firstRange(of: "; ") {
      let there = text[tail.upperBound...].split(separator: " ")
      guard there.count == 4, Self.isNumber(there[0]), there[2] == "there" else { return nil }
      return touched(text[..<tail.lowerBound]).map {
        $0 + "; "
          + pick("\(there[0]) var der fra før", "\(there[0]) var der frå før", String(text))
      }
    }
    if text == "no codings" { return pick("ingen kodinger", "ingen kodingar", "") }
    let finished = LogPattern(
      "{coding} of {coder} in {source} ({#} finished)",
      pick("{} av {} i {} ({} ferdig)", "{} av {} i {} ({} ferdig)", ""))
    let plain = LogPattern(
      "{coding} of {coder} in {source}", pick("{} av {} i {}", "{} av {} i {}", ""))
    return finished.text(of: String(text), phrase) ?? plain.text(of: String(text), phrase)
  }
}
