package import Analysis
internal import Search
internal import Store
package import Study
internal import Text

/// Which cases are to be described, and how.
package struct CaseDescriptionRequest: Sendable {
  /// The attributes wanted; empty for all.
  package var attributes: [String] = []
  /// The attribute whose values make groups.
  package var by: String?
  /// A query that cases must satisfy: names, attributes and sets.
  package var filter: String?
  /// The only statuses of the register wanted; empty for all, those without a status too.
  package var statuses: [CaseStatus] = []

  /// The usual question.
  package init() {}
}

/// The cases of a study in numbers.
package struct CaseDescription: Sendable {
  /// The groups, with how many cases there are in each; empty where none were asked for.
  package let groups: [(value: CodeMatrixColumn, count: CaseCount)]
  /// All cases.
  package let whole: CaseCount
  /// What is told of each attribute, attribute by attribute and group by group.
  package let lines: [AttributeDescription]
  /// The cases that count otherwise than others, with their weights and reasons.
  package let weighted: [Case]
  /// How many of the cases stand under a status by which they are no part of the sample.
  package let outside: [(status: CaseStatus, names: [String])]
}

extension OpenProject {
  /// Describes cases by their attributes.
  ///
  /// - Throws: `Refusal` where an attribute is not known or the filter is not about cases;
  ///   `QueryFault` where the filter cannot be answered.
  package func describeCases(_ request: CaseDescriptionRequest) throws -> CaseDescription {
    try file.read { reader in
      let all = try reader.attributes()
      let by = try request.by.map { try reader.caseAttribute(named: $0) }
      let wanted =
        request.attributes.isEmpty
        ? all : try request.attributes.map { try reader.caseAttribute(named: $0) }
      let register = CaseRegister(try reader.caseSteps())
      var cases = try reader.cases()
      if let filter = request.filter {
        let admitted = try reader.cases(satisfying: filter, cases, all)
        cases = cases.filter { admitted.contains($0.id) }
      }
      if !request.statuses.isEmpty {
        cases = cases.filter { study in
          register.standing(of: study.id).map { request.statuses.contains($0.status) } ?? false
        }
      }
      let groups = by.map { MatrixAttribute($0).groups(of: cases) } ?? []
      let members = groups.map { group -> [Case] in
        let ids = Set(group.cases)
        return cases.filter { ids.contains($0.id) }
      }
      let outside = CaseStatus.allCases.filter(\.isOutside).map { status in
        (
          status: status,
          names: cases.filter { register.standing(of: $0.id)?.status == status }.map(\.name)
        )
      }
      return CaseDescription(
        groups: zip(groups, members).map { ($0.column, CaseCount($1)) }, whole: CaseCount(cases),
        lines: wanted.filter { $0.name != by?.name }.flatMap { attribute in
          Self.describe(attribute, cases, by == nil ? nil : members)
        }, weighted: cases.filter { $0.weight != 1 },
        outside: outside.filter { !$0.names.isEmpty })
    }
  }

  private static func describe(
    _ attribute: Attribute, _ cases: [Case], _ groups: [[Case]]?
  ) -> [AttributeDescription] {
    let isNumber = attribute.type == .integer || attribute.type == .decimal
    var values: [(value: CodeMatrixColumn, cases: Set<CaseID>)] = []
    if !isNumber {
      let found = MatrixAttribute(attribute).groups(of: cases).filter { $0.column != .noValue }
      values = found.map { ($0.column, Set($0.cases)) }
      for band in attribute.bands.enumerated().reversed()
      where !values.contains(where: { $0.value == .named(band.element) }) {
        let before = Set(attribute.bands[..<band.offset])
        let place = values.lastIndex { before.contains($0.value.key) }.map { $0 + 1 } ?? 0
        values.insert((.named(band.element), []), at: place)
      }
    }
    guard let groups else {
      return [AttributeDescription(attribute, group: nil, cases: cases, values: values)]
    }
    return groups.enumerated().map { place, members in
      AttributeDescription(attribute, group: place, cases: members, values: values)
    }
  }
}

extension ProjectReader {
  /// The cases that a query means.
  ///
  /// - Throws: `CaseProblem.notOfCases` where it asks for what cases do not have.
  func cases(
    satisfying filter: String, _ cases: [Case], _ attributes: [Attribute]
  ) throws -> Set<CaseID> {
    let sets = try studySets()
    do throws(QueryError) {
      let query = try Query(filter)
      let found = try CaseFilter(
        cases: cases, attributes: attributes, sets: sets
      ).cases(query)
      if let found { return found }
    } catch {
      throw QueryFault(query: filter, error: error)
    }
    throw Refusal(.cases(.notOfCases(query: filter)))
  }
}
