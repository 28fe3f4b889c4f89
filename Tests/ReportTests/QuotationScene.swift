import Quotation
import Study
import Text

/// A quotation list made by hand, with what must be escaped in it.
enum QuotationScene {
  static let trust = QuotedCode(id: 2, path: CodePath(["Samarbeid", "Tillit"]), coders: ["Anna"])
  static let time = QuotedCode(id: 4, path: CodePath(["Tid"]), coders: ["Anna", "Bo"])

  static let passage = QuotedPassage(
    id: "int03:41b", source: 3, sourceName: "int03", span: TextSpan(10, 60),
    text: "1. Vi *stoler* på <NAV> & hverandre.\n\n# Alltid | nesten_alltid",
    raw: "1. Vi *stoler* på <NAV> & hver-\nandre.\n# Alltid | nesten_alltid",
    codes: [trust, time], speaker: "Leder 03", role: .informant, caseName: "Leder 03",
    caseValues: ["sektor": "privat"], turn: 41,
    before: [
      SpokenTurn(span: TextSpan(0, 9), speaker: nil, role: .interviewer, text: "Stoler du?")
    ],
    after: [
      SpokenTurn(span: TextSpan(61, 70), speaker: "Leder 04", role: .informant, text: "Nja.")
    ],
    attribution: "(Leder 03, privat)", informants: [.known(3)])

  static let conversation = QuotedPassage(
    id: "int03:50", source: 3, sourceName: "int03", span: TextSpan(80, 100),
    text: "Hvorfor? Fordi.", raw: "Hvorfor?\n████: Fordi.",
    turns: [
      SpokenTurn(span: TextSpan(80, 88), speaker: nil, role: .interviewer, text: "Hvorfor?"),
      SpokenTurn(span: TextSpan(94, 100), speaker: "Leder 03", role: .informant, text: "Fordi."),
    ],
    codes: [trust], speaker: "Leder 03", role: .informant, caseName: "Leder 03", turn: 50,
    attribution: "", informants: [.known(3)])

  static let list = QuotationList(
    title: "Tillit og tid",
    rule: QuotationRule(
      includesDescendants: true, consensusSources: 0, individualSources: 1, contextTurns: 1),
    groups: [
      QuotationGroup(
        code: 2, path: trust.path, definition: "", passages: [passage, conversation]),
      QuotationGroup(code: 9, path: CodePath(["Tom"]), definition: "", passages: []),
    ],
    passages: [passage, conversation])
}
