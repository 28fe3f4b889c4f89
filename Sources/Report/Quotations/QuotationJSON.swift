package import Formats
package import Quotation
internal import Study
internal import Text

/// A quotation list as scripts read it; ranges are Unicode scalar offsets, codes full paths.
package enum QuotationJSON {
  /// One object per quotation, by source name and position.
  package static func values(_ list: QuotationList) -> [JSONValue] {
    list.passages.map(value)
  }

  /// JSON Lines, a quotation a line.
  package static func lines(_ list: QuotationList) -> String {
    values(list).map { $0.text(.compact) + "\n" }.joined()
  }

  /// One JSON document: title, rule, quotations, and which stand under which code.
  package static func document(_ list: QuotationList) -> String {
    let groups = list.groups.map { group -> JSONValue in
      [
        "code": .string(group.path.description),
        "quotations": .array(group.passages.map { .string($0.id) }),
      ]
    }
    let document: JSONValue = [
      "title": .string(list.title),
      "rule": [
        "descendants": .bool(list.rule.includesDescendants),
        "consensus_sources": .integer(list.rule.consensusSources),
        "individual_sources": .integer(list.rule.individualSources),
        "context_turns": .integer(list.rule.contextTurns),
      ],
      "toned_down": .array(
        list.tonedDown.map { entry in
          [
            "case": .string(entry.caseName), "weight": .number(entry.weight),
            "reason": .string(entry.reason),
          ]
        }),
      "without_toned_down": .integer(list.countWithoutTonedDown),
      "groups": .array(groups),
      "quotations": .array(values(list)),
    ]
    return document.text(.pretty) + "\n"
  }

  /// One quotation.
  ///
  /// A passage whose transcript tells its time has `ms`, from the beginning of the recording.
  static func value(_ passage: QuotedPassage) -> JSONValue {
    let value: JSONValue = [
      "id": .string(passage.id), "source": .string(passage.sourceName),
      "start": .integer(passage.span.start), "end": .integer(passage.span.end),
      "text": .string(passage.text), "raw": .string(passage.raw),
      "codes": .array(passage.codes.map { .string($0.path.description) }),
      "case": text(passage.caseName), "speaker": text(passage.speaker),
      "role": .string(passage.role.rawValue),
      "coders": .array(passage.coders.map { .string($0) }),
      "attribution": .string(passage.attribution),
      "turn": passage.turn.map { .integer($0) } ?? .null,
      "before": .array(passage.before.map(turn)), "after": .array(passage.after.map(turn)),
      "turns": .array(passage.turns.map(turn)), "weight": .number(passage.weight),
      "toned_down": .array(passage.tonedDown.map { .string($0.caseName) }),
    ]
    guard case .object(let members) = value, let time = passage.milliseconds else { return value }
    return .object(members + [JSONValue.Member("ms", .integer(time))])
  }

  private static func turn(_ turn: SpokenTurn) -> JSONValue {
    [
      "speaker": text(turn.speaker), "role": .string(turn.role.rawValue),
      "start": .integer(turn.span.start), "end": .integer(turn.span.end),
      "text": .string(turn.text),
    ]
  }

  private static func text(_ string: String?) -> JSONValue {
    string.map { .string($0) } ?? .null
  }
}
