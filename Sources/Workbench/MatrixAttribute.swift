internal import Analysis
internal import Search
internal import Study
internal import Text

/// Groups cases by the values of an attribute.
struct MatrixAttribute {
  /// A column and the cases that belong to it.
  struct Group {
    let column: CodeMatrixColumn
    let cases: [CaseID]
  }

  private let attribute: Attribute
  private let bounds: [(written: String, value: Double)]

  /// Numbers up to this many get a column each where no bands are asked for.
  private static let fewNumbers = 6

  /// Finds the attribute.
  ///
  /// - Parameters:
  ///   - name: The name as a person writes it, in any case.
  ///   - context: The attributes.
  ///   - bands: Where bands of numbers begin; none for bands that hold about equally many cases.
  /// - Throws: `Refusal` where there is no such attribute, or it is not a number and has bands.
  init(_ name: String, _ context: StudyContext, bands: [String]) throws {
    let folded = name.foldedForSearch
    let known = context.attributes
    guard let attribute = known.first(where: { $0.name.foldedForSearch == folded }) else {
      let names = known.map(\.name)
      throw Refusal(
        .unknownAttribute(
          asked: name, nearest: NearestNames(names).matches(for: name), known: names))
    }
    let isNumber = attribute.type == .integer || attribute.type == .decimal
    if !bands.isEmpty, !isNumber {
      throw Refusal(.notANumberAttribute(name: attribute.name))
    }
    bounds = bands.compactMap { written in Self.number(written).map { (written, $0) } }
      .sorted { $0.value < $1.value }
    self.attribute = attribute
  }

  /// Takes an attribute as it stands, without bands of numbers.
  init(_ attribute: Attribute) {
    self.attribute = attribute
    bounds = []
  }

  /// The groups in their order, those without a value last; a case with several values is in the
  /// group of each.
  func groups(of cases: [Case]) -> [Group] {
    var known: [(id: CaseID, value: String)] = []
    var unknown: [CaseID] = []
    for study in cases {
      let value = study.values[attribute.name]?.trimmingBlanks() ?? ""
      if value.isEmpty { unknown.append(study.id) } else { known.append((study.id, value)) }
    }
    var groups: [Group]
    switch attribute.type {
    case .text, .orderedBand: groups = named(known)
    case .multi:
      groups = named(
        known.flatMap { entry in
          let parts = entry.value.split(separator: ";").map { String($0).trimmingBlanks() }
          return parts.filter { !$0.isEmpty }.map { (entry.id, $0) }
        })
    case .date:
      let years = Set(known.map { $0.value.prefix(4) })
      groups = named(known.map { ($0.id, String($0.value.prefix(years.count > 1 ? 4 : 7))) })
    case .boolean:
      groups = [true, false].map { truth in
        let own = known.filter { ($0.value == "true") == truth }
        return Group(column: .truth(truth), cases: own.map(\.id))
      }
    case .integer, .decimal:
      groups = numbers(
        known.compactMap { entry in
          Self.number(entry.value).map { (entry.id, entry.value, $0) }
        })
    }
    groups = groups.filter { !$0.cases.isEmpty }
    if !unknown.isEmpty { groups.append(Group(column: .noValue, cases: unknown)) }
    return groups
  }

  /// Values that differ by capitals alone are one.
  private func named(_ values: [(id: CaseID, value: String)]) -> [Group] {
    let groups = Dictionary(grouping: values, by: \.value.foldedForSearch).values.map(
      NamedGroup.init)
    let placed = groups.map { group -> (place: Int, order: NameOrder, group: NamedGroup) in
      let place = attribute.place(ofBand: group.name) ?? attribute.bands.count
      return (place, NameOrder(group.name), group)
    }
    return placed.sorted { first, second in
      first.place != second.place ? first.place < second.place : first.order < second.order
    }.map { Group(column: .named($0.group.name), cases: $0.group.cases) }
  }

  /// The cases whose values are one name, as the first of its spellings writes it.
  private struct NamedGroup {
    let name: String
    let cases: [CaseID]

    init(_ entries: [(id: CaseID, value: String)]) {
      let names = entries.map(\.value).sortedByName()
      name = names.first ?? ""
      cases = Array(Set(entries.map(\.id)))
    }
  }

  private func numbers(_ values: [(id: CaseID, written: String, value: Double)]) -> [Group] {
    if !bounds.isEmpty {
      return (0...bounds.count).map { place in
        let from = place > 0 ? bounds[place - 1] : nil
        let below = place < bounds.count ? bounds[place] : nil
        let own = values.filter { entry in
          entry.value >= (from?.value ?? -.infinity) && entry.value < (below?.value ?? .infinity)
        }
        return Group(
          column: .band(from: from?.written, below: below?.written), cases: own.map(\.id))
      }
    }
    let sorted = values.sorted { ($0.value, $0.id) < ($1.value, $1.id) }
    let different = Set(sorted.map(\.value)).sorted()
    let starts =
      different.count <= Self.fewNumbers
      ? different : [0, 1, 2].map { sorted[$0 * sorted.count / 3].value }
    return starts.enumerated().compactMap { place, start in
      let end = place + 1 < starts.count ? starts[place + 1] : .infinity
      let own = sorted.filter { $0.value >= start && $0.value < end }
      guard let low = own.first, let high = own.last else { return nil }
      return Group(column: .span(low.written, high.written), cases: own.map(\.id))
    }
  }

  private static func number(_ written: String) -> Double? {
    Double(String(written.map { $0 == "," ? "." : $0 }).trimmingBlanks())
      .flatMap { $0.isFinite ? $0 : nil }
  }
}
