internal import Analysis
package import Quotation
internal import Search
internal import Store
package import Study
internal import Text

/// A case that holds both of two opposite codes.
package struct AmbivalentCase: Sendable {
  /// The case.
  package let study: Case
  /// What it says under the first code, by source and place.
  package let first: [QuotedPassage]
  /// What it says under the second.
  package let second: [QuotedPassage]
}

/// Two opposite codes, and who holds both.
package struct AmbivalencePair: Sendable {
  /// The codes.
  package let first: CodeID
  package let second: CodeID
  /// The number of informants that hold the first code, and that hold the second; those of a source
  /// who are linked to no case are one.
  package let firstCases: Int
  package let secondCases: Int
  /// The cases that hold both, by name; of those who are linked to none nobody knows that they do.
  package let both: [AmbivalentCase]
}

/// Opposite codes within one case.
package struct AmbivalenceResult: Sendable {
  package let pairs: [AmbivalencePair]
  package let codebook: Codebook
  package let scope: MatrixScope
}

extension OpenProject {
  /// The cases that hold both of two opposite codes, with what they say under each.
  ///
  /// - Parameters:
  ///   - request: Which codings count; its codes are the two poles. Where it names none, poles
  ///     that are each other's opposites are, and every two without one under one parent.
  ///   - quoting: How passages are quoted.
  /// - Returns: The pairs in the order of the codebook.
  /// - Throws: `Problem.noPoles` where no two codes are opposites; `Refusal` where a name is not
  ///   known.
  package func ambivalence(
    _ request: MatrixRequest, quoting: MatrixQuoting
  ) throws -> AmbivalenceResult {
    try withMaterial(request) { material, reader in
      let codebook = material.codebook
      let poles = try Self.poles(request.codes, codebook, reader.codebookDetails())
      if poles.isEmpty { throw Refusal(.noPoles) }
      var byCase = request
      byCase.axis = .caseName
      let columns = try MatrixColumns(byCase, material)
      let sources = Dictionary(
        uniqueKeysWithValues: material.sources.map {
          ($0.id, material.matrixSource($0, columns, words: [], content: SpanSet()))
        })
      var places: [CodeID: [Informant: Set<SourcePlace>]] = [:]
      let rows = Set(poles.flatMap { [$0, $1] }).map { id in
        (id: id, members: request.rollup ? codebook.withDescendants(id) : [id])
      }
      let rowsByMember = Dictionary(
        grouping: rows.flatMap { row in row.members.map { (member: $0, row: row.id) } },
        by: \.member)
      for coding in material.codings {
        guard let own = rowsByMember[coding.code], let source = sources[coding.source] else {
          continue
        }
        for id in source.informants(touching: coding.span) {
          for row in own {
            places[row.row, default: [:]][id, default: []].insert(
              SourcePlace(coding.source, coding.span))
          }
        }
      }
      let quoted = try material.quotations(
        at: places.values.flatMap { $0.values.joined() }, quoting, reader)
      let order = Dictionary(
        uniqueKeysWithValues: material.context.sources.enumerated().map { ($1.id, $0) })
      func passages(_ code: CodeID, _ id: Informant) -> [QuotedPassage] {
        (places[code]?[id] ?? []).sorted {
          (order[$0.source] ?? 0, $0.span) < (order[$1.source] ?? 0, $1.span)
        }.compactMap { quoted[$0] }
      }
      let pairs = poles.map { first, second in
        let (left, right) = (places[first] ?? [:], places[second] ?? [:])
        return AmbivalencePair(
          first: first, second: second, firstCases: left.count, secondCases: right.count,
          both: material.context.cases.compactMap { study in
            let id = Informant.known(study.id)
            guard left[id] != nil, right[id] != nil else { return nil }
            return AmbivalentCase(
              study: study, first: passages(first, id), second: passages(second, id))
          })
      }
      return AmbivalenceResult(pairs: pairs, codebook: codebook, scope: material.scope)
    }
  }

  /// The pairs of opposites.
  private static func poles(
    _ asked: [String], _ codebook: Codebook, _ details: [CodeID: CodebookDetail]
  ) throws -> [(CodeID, CodeID)] {
    if !asked.isEmpty {
      let codes = try asked.map { try codebook.wanted($0).id }
      guard codes.count == 2, codes[0] != codes[1] else { return [] }
      return [(codes[0], codes[1])]
    }
    let poles = codebook.codes.filter { $0.kind == .pole }
    return poles.enumerated().flatMap { place, first in
      poles[(place + 1)...].filter { second in
        let opposites = [details[first.id]?.opposite, details[second.id]?.opposite]
        return opposites == [nil, nil]
          ? first.parent == second.parent : opposites == [second.id, first.id]
      }.map { (first.id, $0.id) }
    }
  }
}

extension CodeMatrixSource {
  /// The informants in whose speech a span lies, wholly or in part.
  func informants(touching span: TextSpan) -> Set<Informant> {
    let first = regions.partitioningIndex { $0.span.end > span.start }
    return Set(regions[first...].prefix { $0.span.start < span.end }.compactMap(\.informant))
  }
}
