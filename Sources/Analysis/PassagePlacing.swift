internal import Study
internal import Text

/// Places passages on what a rule compares, and divides them into what may pair.
struct PassagePlacing {
  private let input: CooccurrenceInput
  private let list: PassageList
  /// The cases met, ascending.
  let cases: [CaseID]
  /// The passages with their places, source by source; those that can never pair are left out.
  private let placed: [[Passage]]

  /// Places the passages of all sources.
  init(_ input: CooccurrenceInput, _ list: PassageList) {
    self.input = input
    self.list = list
    let needsCases = input.rule == .sameCase || input.count == .cases
    var caseIDs: [[CaseID?]] = []
    if needsCases {
      for (source, range) in zip(list.sources, list.ranges) {
        let turns = input.turns[source]
        caseIDs.append(list.passages[range].map { turns?.caseID(of: $0.span) })
      }
    }
    let cases = Set(caseIDs.joined().compactMap(\.self)).sorted()
    self.cases = cases
    let numbers = Dictionary(uniqueKeysWithValues: zip(cases, cases.indices))
    placed = zip(list.sources, list.ranges).enumerated().map { number, entry in
      var axis = RuleAxis(input.rule, units: input.units[entry.0]?.spans ?? [])
      var own: [Passage] = []
      own.reserveCapacity(entry.1.count)
      for (index, passage) in list.passages[entry.1].enumerated() {
        guard var found = axis.place(passage) else { continue }
        if needsCases { found.caseNumber = caseIDs[number][index].flatMap { numbers[$0] } ?? -1 }
        if input.rule == .sameCase, found.caseNumber < 0 { continue }
        own.append(found)
      }
      return own
    }
  }

  /// The passages of a source that can pair.
  func passages(ofSource number: Int) -> [Passage] { placed[number] }

  /// What pairs: the passages of each source, or of each case from all sources.
  func scopes() -> [PassageScope] {
    guard input.rule == .sameCase else { return placed.map { PassageScope($0) } }
    return byCase(placed.joined()).map { PassageScope(ofCase: $0) }
  }

  /// Hands over the scopes for counting cases, with the case's position; a case's follow each
  /// other.
  func forEachCase(_ body: (_ mark: Int, _ scope: PassageScope) -> Void) {
    if input.rule == .sameCase {
      for (number, own) in byCase(placed.joined()).enumerated() {
        body(number, PassageScope(ofCase: own))
      }
      return
    }
    let divided = placed.map { byCase($0) }
    for number in cases.indices {
      for own in divided where !own[number].isEmpty { body(number, PassageScope(own[number])) }
    }
  }

  /// Hands over the scopes for counting units, with the unit's number over all sources; a unit's
  /// follow each other.
  func forEachUnit(_ body: (_ mark: Int, _ scope: PassageScope) -> Void) {
    var base = 0
    for (source, own) in zip(list.sources, placed) {
      let units = input.counted[source]?.spans ?? []
      for (number, inside) in Self.byUnit(own, units) {
        if input.rule == .sameCase {
          for part in byCase(inside) where !part.isEmpty {
            body(base + number, PassageScope(ofCase: part))
          }
        } else {
          body(base + number, PassageScope(inside))
        }
      }
      base += units.count
    }
  }

  private func byCase(_ passages: some Sequence<Passage>) -> [[Passage]] {
    var divided = [[Passage]](repeating: [], count: cases.count)
    for passage in passages where passage.caseNumber >= 0 {
      divided[passage.caseNumber].append(passage)
    }
    return divided
  }

  /// The passages that share a scalar with each unit, in ascending order of start; units with
  /// fewer than two are left out.
  private static func byUnit(
    _ passages: [Passage], _ units: [TextSpan]
  ) -> [(unit: Int, passages: [Passage])] {
    var inside: [Int: [Passage]] = [:]
    for passage in passages {
      for unit in units.positions(sharing: passage.span) {
        inside[unit, default: []].append(passage)
      }
    }
    return inside.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
      .map { (unit: $0.key, passages: $0.value) }
  }
}

/// What a rule compares, in one source.
private struct RuleAxis {
  private let rule: CooccurrenceRule
  private let units: [TextSpan]
  /// The first unit that ends behind the latest start.
  private var first = 0

  /// Takes the units or words of a source.
  init(_ rule: CooccurrenceRule, units: [TextSpan]) {
    self.rule = rule
    self.units = units
  }

  /// The passage with its place; nil where it touches no unit and therefore pairs with nothing.
  mutating func place(_ passage: Passage) -> Passage? {
    var placed = passage
    switch rule {
    case .overlap, .exact, .enclosing, .within: return placed
    case .sameCase:
      placed.low = 0
      placed.high = 1
      return placed
    case .near, .before, .sameUnit, .window: break
    }
    while first < units.count, units[first].end <= passage.start { first += 1 }
    let last = units.partitioningIndex { $0.start >= passage.end } - 1
    switch rule {
    case .sameUnit, .window:
      guard first <= last else { return nil }
      placed.low = first
      placed.high = last + (rule.reach?.count ?? 1)
    default:
      guard !units.isEmpty else { return rule.isDirected ? nil : placed }
      placed.low = first
      placed.high = last + (rule.reach?.count ?? 0) + 1
    }
    return placed
  }
}

extension [TextSpan] {
  /// The positions of the spans, which ascend and are apart, that share a scalar with one.
  func positions(sharing span: TextSpan) -> Range<Int> {
    let first = partitioningIndex { $0.end > span.start }
    let end = partitioningIndex { $0.start >= span.end }
    return first..<Swift.max(first, end)
  }
}
