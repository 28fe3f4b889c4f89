import Quotation
import Study
import TestSupport
import Text

/// A small study to quote from: two interviews, a codebook of four codes, two coders.
///
/// In the first interview Kari is a case and must not be named; in the second the leader is not
/// linked to any case.
struct QuotationScene {
  static let first = MarkedText(
    """
    ⟦Intervjuer: ⟧⟦Hvordan går det med samarbeidet?⟧
    ⟦Kari: ⟧⟦Det går bra. ⟦Vi stoler på hver⟦-
    ⟧andre⟧ nå.⟧
    ⟦Intervjuer: ⟧⟦Alltid?⟧
    ⟦Kari: ⟧⟦Nei, ikke alltid.⟧
    """)
  static let second = MarkedText("⟦Leder: ⟧⟦Tillit tar tid.⟧")

  let codebook = Codebook([
    Code(id: 1, name: "Samarbeid", position: 0),
    Code(id: 2, parent: 1, name: "Tillit", definition: "At noen stoler på noen.", position: 0),
    Code(id: 3, parent: 1, name: "Kontroll", position: 1),
    Code(id: 4, name: "Tid", position: 1),
  ])
  let cases = [
    Case(id: 8, name: "Leder 03", values: ["sektor": "privat sektor", "bransje": ""])
  ]

  /// The spans of `first` in the order in which they open.
  enum Place: Int {
    case label1, question, label2, answer, trust, hyphen, label3, second, label4, denial
  }

  static func span(_ place: Place) -> TextSpan { first.spans[place.rawValue] }

  var sources: [SourceID: QuotedSource] {
    let reading = ReadingLayer([
      Mark(Self.span(.label1), .label, rule: "label"),
      Mark(Self.span(.label2), .label, rule: "label"),
      Mark(Self.span(.label3), .label, rule: "label"),
      Mark(Self.span(.label4), .label, rule: "label"),
      Mark(Self.span(.hyphen), .elide, rule: "line-end-hyphen"),
    ])
    let turns = [
      Segment(Self.span(.question), .turn, speaker: 0),
      Segment(Self.span(.answer), .turn, speaker: 1),
      Segment(Self.span(.second), .turn, speaker: 0),
      Segment(Self.span(.denial), .turn, speaker: 1),
    ]
    return [
      10: QuotedSource(
        source: Self.source(10, "int10", Self.first.text), text: StoredText(Self.first.text),
        reading: reading, turns: turns,
        speakers: [
          Self.speaker(1, 10, "Intervjuer", .interviewer, nil),
          Self.speaker(2, 10, "Kari", .informant, 8),
        ],
        numbers: [Self.span(.trust): "2", Self.span(.denial): "4b"]),
      2: QuotedSource(
        source: Self.source(2, "int2", Self.second.text), text: StoredText(Self.second.text),
        reading: ReadingLayer([Mark(Self.second.spans[0], .label, rule: "label")]),
        turns: [Segment(Self.second.spans[1], .turn, speaker: 0)],
        speakers: [Self.speaker(3, 2, "Leder", .informant, nil)]),
    ]
  }

  private static func source(_ id: SourceID, _ name: String, _ text: String) -> Source {
    Source(
      id: id, guid: "guid-\(id)", name: name, kind: .interview, language: "nb",
      length: text.unicodeScalars.count)
  }

  private static func speaker(
    _ id: SpeakerID, _ source: SourceID, _ label: String, _ role: SpeakerRole, _ caseID: CaseID?
  ) -> Speaker {
    Speaker(
      id: id, source: source, label: label, role: role, caseID: caseID)
  }

  func counted(
    _ span: TextSpan, _ code: CodeID, by coders: [CoderID] = [1], in source: SourceID = 10
  ) -> CountedCoding {
    CountedCoding(source: source, span: span, code: code, coders: coders)
  }

  func list(
    _ codings: [CountedCoding], of codes: [CodeID], descendants: Bool = true, context: Int = 0,
    profile: AttributionProfile = .standard(attributes: ["sektor", "bransje"]),
    consensus: [SourceID] = []
  ) -> QuotationList {
    let builder = QuotationBuilder(
      codebook: codebook, coders: [1: "Anna", 2: "Bo"], cases: cases, profile: profile,
      roleWords: [.informant: "informant", .interviewer: "intervjuer", .unknown: "ukjent"])
    let rule = CountingRule(
      assignments: consensus.map {
        Assignment(
          source: $0, rater: Rater(coder: 1, layer: .consensus), status: .finished)
      })
    return builder.list(
      QuotationBuilder.Request(
        title: "Tillit", codes: codes, includesDescendants: descendants, contextTurns: context),
      from: codings, counting: rule, source: { sources[$0] })
  }
}
