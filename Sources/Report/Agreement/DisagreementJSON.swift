internal import Analysis
package import Formats
internal import Quotation
internal import Study
internal import Text

/// An agenda as scripts read it; ranges are Unicode scalar offsets, codes full paths.
package enum DisagreementJSON {
  /// One document: the rule, and the passages.
  package static func value(_ agenda: DisagreementAgenda) -> JSONValue {
    let rule = agenda.rule
    return [
      "grouping": .string(rule.grouping.rawValue), "tolerance": .number(rule.tolerance),
      "order": .string(rule.isByWeight ? "contribution" : "corpus"),
      "role": rule.role.map { .string($0.rawValue) } ?? .string("any"),
      "sources": .integer(rule.sources),
      "sources_left_out": .array(rule.leftOut.map { .string($0) }),
      "sources_hidden": .array(rule.hidden.map { .string($0) }),
      "decided_left_out": .integer(rule.decided),
      "coders": .array(agenda.coders.map { .string($0) }),
      "passages": .array(values(agenda)),
    ]
  }

  /// One object a passage.
  package static func values(_ agenda: DisagreementAgenda) -> [JSONValue] {
    agenda.items.map { value($0, agenda) }
  }

  private static func value(
    _ item: DisagreementAgenda.Item, _ agenda: DisagreementAgenda
  ) -> JSONValue {
    let passage = item.passage
    let keys = zip(item.ids, item.checks)
    return [
      "source": .string(item.quoted.sourceName), "place": .string(item.place),
      "start": .integer(passage.span.start), "end": .integer(passage.span.end),
      "type": .string(passage.kind.rawValue),
      "relation": passage.relation.map { .string($0.rawValue) } ?? .null,
      "weight": .number(passage.weight),
      "disputes": .array(
        zip(passage.disputes, keys).map { dispute, key in
          value(dispute, id: key.0, check: key.1, item, agenda)
        }),
      "agreed": .array(item.agreed.map { .string($0.description) }),
      "text": .string(item.quoted.text), "lead": .string(item.lead), "tail": .string(item.tail),
      "before": .array(item.quoted.before.map { .string($0.text) }),
      "after": .array(item.quoted.after.map { .string($0.text) }),
      "decision": item.decision.isEmpty ? .null : .string(item.decision),
      "decided_at": item.decidedAt.isEmpty ? .null : .string(item.decidedAt),
      "memo": item.decision.isEmpty ? .null : .string(item.memo),
      "changed_since_decision": .bool(item.isStale),
    ]
  }

  private static func value(
    _ dispute: Dispute, id: String, check: String, _ item: DisagreementAgenda.Item,
    _ agenda: DisagreementAgenda
  ) -> JSONValue {
    let codebook = agenda.codebook
    // The ranges are in the order of the names of those who finished the source.
    let coders = agenda.coders.filter { item.uses[$0] != nil }
    return [
      "id": .string(id), "check": .string(check),
      "code": .string(codebook.path(of: dispute.code).description),
      "start": .integer(dispute.span.start), "end": .integer(dispute.span.end),
      "type": .string(dispute.kind.rawValue),
      "rivals": .array(dispute.rivals.map { .string(codebook.path(of: $0).description) }),
      "disputed": spans(dispute.disputed.spans), "weight": .number(dispute.weight),
      "by": .object(
        zip(coders, dispute.ranges).map { JSONValue.Member($0, spans($1)) }),
    ]
  }

  private static func spans(_ spans: [TextSpan]) -> JSONValue {
    .array(spans.map { [.integer($0.start), .integer($0.end)] })
  }
}
