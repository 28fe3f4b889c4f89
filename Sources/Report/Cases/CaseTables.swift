package import Formats
package import Study

/// Cases, their register and sets as tables.
package struct CaseTables: Sendable {
  private let words: Wording
  private let isForPeople: Bool

  /// Chooses the language, and whether truth values stand in words or as `true` and `false`.
  package init(_ words: Wording, isForPeople: Bool) {
    self.words = words
    self.isForPeople = isForPeople
  }

  /// A row for each case, with a column for each attribute.
  package func list(_ cases: [Case], _ attributes: [Attribute]) -> Table {
    let isWeighted = cases.contains { $0.weight != 1 }
    let columns =
      [Table.Column("case", words.caseWord)] + attributes.map(column)
      + (isWeighted ? [Table.Column("weight", words.weight, .decimal(2))] : [])
    return Table(
      columns: columns,
      rows: cases.map { study in
        Table.Row(
          [.text(study.name)] + attributes.map { cell(study.values[$0.name], $0) }
            + (isWeighted ? [.number(study.weight)] : []))
      },
      remarks: isForPeople ? words.weights(cases.filter { $0.weight != 1 }) : [])
  }

  /// What is known of one case, line by line.
  package func details(
    _ study: Case, _ attributes: [Attribute], speakers: [String], steps: [CaseStep], sets: [String]
  ) -> Table {
    var rows: [Table.Row] = attributes.compactMap { attribute in
      study.values[attribute.name].map {
        Table.Row([.text(attribute.name), .text(text($0, attribute))])
      }
    }
    if study.weight != 1 {
      let weight = words.number(study.weight)
      rows.append(Table.Row([.text(words.weight), .text("\(weight) (\(study.weightReason))")]))
    }
    if !speakers.isEmpty {
      rows.append(Table.Row([.text(words.speaker), .list(speakers)]))
    }
    if !sets.isEmpty { rows.append(Table.Row([.text(words.setsWord), .list(sets)])) }
    for step in steps {
      let why = step.reason.isEmpty ? "" : ": \(step.reason)"
      rows.append(Table.Row([.text(step.day), .text(status(step.status) + why)]))
    }
    return Table(
      title: study.name,
      columns: [Table.Column("what", words.caseWord), Table.Column("value", study.name)],
      rows: rows)
  }

  /// A row for each case with its latest step, or with all of them.
  package func register(
    _ lines: [(study: Case, steps: [CaseStep], sources: [String])], history: Bool
  ) -> Table {
    Table(
      title: words.registerTitle,
      columns: [
        Table.Column("case", words.caseWord), Table.Column("status", words.statusWord),
        Table.Column("on", words.dayWord), Table.Column("reason", words.reasonWord),
        Table.Column("sources", words.sources),
      ],
      rows: lines.flatMap { line -> [Table.Row] in
        let steps = history ? line.steps : Array(line.steps.suffix(1))
        if steps.isEmpty {
          return [Table.Row([.text(line.study.name), .empty, .empty, .empty, .list(line.sources)])]
        }
        return steps.map { step in
          Table.Row([
            .text(line.study.name), .text(status(step.status)), .text(step.day),
            .text(step.reason), .list(line.sources),
          ])
        }
      })
  }

  /// A row for each status, with how many cases ever had it and stand there now, and why.
  package func funnel(_ funnel: CaseFunnel, names: [CaseID: String], outside: [String]) -> Table {
    let unregistered = funnel.unregistered.count
    return Table(
      title: words.funnelTitle, notes: [words.funnelRule],
      columns: [
        Table.Column("status", words.statusWord),
        Table.Column("cases", words.everWord, .integer),
        Table.Column("now", words.nowWord, .integer),
        Table.Column("reasons", words.reasonsWord), Table.Column("names", words.nowNames),
      ],
      rows: funnel.stages.map { stage in
        Table.Row([
          .text(status(stage.status)), .integer(stage.cases.count),
          .integer(stage.standing.count),
          .list(stage.reasons.map { "\($0.reason) (\($0.cases))" }),
          .list(stage.standing.compactMap { names[$0] }),
        ])
      },
      remarks: (unregistered > 0 ? [words.withoutStatus(unregistered)] : [])
        + (outside.isEmpty ? [] : [words.outsideButSpeaking(outside)]))
  }

  /// The funnel as an object.
  package static func json(_ funnel: CaseFunnel, names: [CaseID: String]) -> JSONValue {
    func list(_ ids: [CaseID]) -> JSONValue {
      .array(ids.compactMap { names[$0] }.map { .string($0) })
    }
    return [
      "stages": .array(
        funnel.stages.map { stage in
          [
            "status": .string(stage.status.rawValue), "count": .integer(stage.cases.count),
            "now": .integer(stage.standing.count), "cases": list(stage.cases),
            "standing": list(stage.standing),
            "reasons": .array(
              stage.reasons.map { ["reason": .string($0.reason), "cases": .integer($0.cases)] }),
          ]
        }),
      "unregistered": list(funnel.unregistered),
    ]
  }

  private func column(_ attribute: Attribute) -> Table.Column {
    switch attribute.type {
    case .integer: Table.Column(attribute.name, attribute.name, .integer)
    case .decimal: Table.Column(attribute.name, attribute.name, .decimal(1))
    case .text, .boolean, .date, .orderedBand, .multi:
      Table.Column(attribute.name, attribute.name)
    }
  }

  private func cell(_ value: String?, _ attribute: Attribute) -> Table.Cell {
    guard let value else { return .empty }
    switch attribute.type {
    case .integer: return Int(value).map { .integer($0) } ?? .text(value)
    case .decimal:
      if isForPeople { return .text(text(value, attribute)) }
      return Double(value).map { .number($0) } ?? .text(value)
    case .text, .boolean, .date, .orderedBand, .multi: return .text(text(value, attribute))
    }
  }

  /// A value as people of the language read it.
  private func text(_ value: String, _ attribute: Attribute) -> String {
    guard isForPeople else { return value }
    switch attribute.type {
    case .boolean: return words.truth(value == "true")
    case .decimal: return words.decimalMark(value)
    case .text, .integer, .date, .orderedBand, .multi: return value
    }
  }

  private func status(_ status: CaseStatus) -> String {
    isForPeople ? words.name(of: status) : status.rawValue
  }
}
