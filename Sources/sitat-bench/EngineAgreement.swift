/// Holds the answers of all engines against one another, query by query.
struct EngineAgreement {
  /// What the engines say of one class.
  struct Row {
    let `class`: String
    /// The number of queries that two engines or more answered under the same rule.
    private(set) var queries = 0
    /// What should have been the same, and was not.
    private(set) var faults: [String] = []
    /// How many queries had another number where rules differ, by engine and rule.
    private(set) var explained: [String: Int] = [:]

    init(_ name: String) {
      self.class = name
    }

    /// Compares the answers to one query.
    fileprivate mutating func add(_ answers: [ResultLine]) {
      let hits = compare(answers, "hits", \.hits, \.hitRule)
      let documents = compare(answers, "documents", \.docs, \.docRule)
      queries += max(hits, documents) > 1 ? 1 : 0
    }

    /// Compares one number, and says how many engines it was compared between.
    private mutating func compare(
      _ answers: [ResultLine], _ what: String, _ number: (ResultLine) -> Int?,
      _ rule: (ResultLine) -> String?
    ) -> Int {
      let counted = answers.filter { number($0) != nil }
      let plain = counted.filter { rule($0) == nil }
      guard let first = plain.first, let wanted = number(first) else { return 0 }
      for answer in plain where number(answer) != wanted {
        let engines = plain.map { "\($0.engine ?? "?") \(number($0) ?? 0)" }
        faults.append(
          "\(answer.class ?? "") `\(answer.query ?? "")`: \(what): "
            + engines.joined(separator: ", "))
        break
      }
      for answer in counted where number(answer) != wanted {
        guard let reason = rule(answer) else { continue }
        explained["\(answer.engine ?? "?"), \(what): \(reason)", default: 0] += 1
      }
      return plain.count
    }
  }

  let rows: [Row]

  var faults: [String] { rows.flatMap(\.faults) }

  /// Compares all answers, given in the order of the engines.
  init(_ answers: [ResultLine], classes: [String]) {
    var byQuery: [String: [ResultLine]] = [:]
    for answer in answers {
      byQuery["\(answer.class ?? "")\t\(answer.query ?? "")", default: []].append(answer)
    }
    rows = classes.map { name in
      var row = Row(name)
      for key in byQuery.keys.sorted() where key.hasPrefix(name + "\t") {
        row.add(byQuery[key] ?? [])
      }
      return row
    }
  }
}
