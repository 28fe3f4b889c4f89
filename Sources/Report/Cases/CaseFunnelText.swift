package import Formats
package import Study

/// The recruitment in sentences for a method chapter.
package struct CaseFunnelText: Sendable {
  private let words: Wording

  /// Chooses the language.
  package init(_ words: Wording) {
    self.words = words
  }

  /// One paragraph; ends in a newline.
  package func text(_ funnel: CaseFunnel, outside: [String]) -> String {
    var sentences = funnel.stages.map(sentence)
    if sentences.isEmpty { sentences.append(nothing) }
    if !funnel.unregistered.isEmpty {
      sentences.append(capitalised(words.withoutStatus(funnel.unregistered.count)))
    }
    if !outside.isEmpty { sentences.append(words.outsideButSpeaking(outside)) }
    return sentences.joined(separator: " ") + "\n"
  }

  /// The same as a document.
  package func document(_ funnel: CaseFunnel, outside: [String]) -> ReportDocument {
    let text = String(text(funnel, outside: outside).dropLast())
    return ReportDocument(
      title: words.recruitment, language: words.language,
      blocks: [
        .paragraph(ReportDocument.Paragraph(.heading1, words.recruitment)),
        .paragraph(ReportDocument.Paragraph(.normal, text)),
      ])
  }

  private func sentence(_ stage: CaseFunnel.Stage) -> String {
    let said = predicate(stage.status, stage.cases.count)
    let reasons = stage.reasons.map { "\($0.reason) (\($0.cases))" }
    let why = reasons.isEmpty ? "" : ": " + words.list(reasons)
    return capitalised(said + why + ".")
  }

  /// What happened to so many.
  private func predicate(_ status: CaseStatus, _ number: Int) -> String {
    let who = words.caseCount(number)
    let isOne = number == 1
    let was = isOne ? "was" : "were"
    return switch status {
    case .candidate:
      words.pick(
        "\(who) var \(isOne ? "aktuell" : "aktuelle")",
        "\(who) var \(isOne ? "aktuell" : "aktuelle")", "\(who) \(was) considered")
    case .invited:
      words.pick(
        "\(who) ble invitert", "\(who) vart \(isOne ? "invitert" : "inviterte")",
        "\(who) \(was) invited")
    case .accepted: words.pick("\(who) takket ja", "\(who) takka ja", "\(who) accepted")
    case .refused: words.pick("\(who) takket nei", "\(who) takka nei", "\(who) declined")
    case .noShow: words.pick("\(who) møtte ikke", "\(who) møtte ikkje", "\(who) did not come")
    case .included:
      words.pick(
        "\(who) er med i studien", "\(who) er med i studien", "\(who) \(was) included")
    case .excluded:
      words.pick(
        "\(who) ble utelatt", "\(who) vart \(isOne ? "utelaten" : "utelatne")",
        "\(who) \(was) excluded")
    case .replaced:
      words.pick("\(who) ble erstattet", "\(who) vart erstatta", "\(who) \(was) replaced")
    case .described:
      words.pick(
        "\(who) er bare omtalt", "\(who) er berre omtala", "\(who) \(was) described only")
    }
  }

  private var nothing: String {
    words.pick(
      "Registeret er tomt.", "Registeret er tomt.", "The register is empty.")
  }

  private func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
