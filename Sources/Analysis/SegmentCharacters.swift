package import Study
internal import Text

/// Two raters compared on one code in one source, character by character.
package struct SourceCharacters: Hashable, Sendable {
  /// The code.
  package let code: CodeID
  /// The source.
  package let source: SourceID
  /// The two raters, over every scalar of the source.
  package let pair: PairAgreement
}

/// Agreement of every two raters by code and source, over all scalars of the source.
///
/// Percent is the share of scalars that both or neither coded, and κ is Cohen's over the same
/// scalars: what NVivo computes for a node and a file. Labels, elided text and everybody's turns
/// count. No value is given over several sources, as none is there.
package struct CharactersReport: Hashable, Sendable {
  /// What was compared; scalars are all those of the sources.
  package let scope: ComparisonScope
  /// Every code, source and pair of raters that finished it.
  package let rows: [SourceCharacters]

  /// Compares raters.
  ///
  /// The cost is that of sorting the codings, times the number of raters.
  ///
  /// - Parameters:
  ///   - codes: The codes.
  ///   - sources: The sources; what they give as content is compared, and has to be all of them.
  package init(codes: [ReportedCode], sources: [AgreementSource]) {
    let compared = ComparedSources(sources, codes: Set(codes.flatMap(\.members)))
    let rows = codes.rowsByMember()
    let byCode = compared.members.map { member in
      let stretches = CodedStretch.unions(
        of: member.source.codings, raters: member.positions, rows: rows)
      var sets = [[SpanSet]?](repeating: nil, count: codes.count)
      for run in stretches[...].runs(by: \.row) {
        guard let row = run.first?.row else { continue }
        sets[row] = member.raters.indices.map { rater in
          SpanSet(run.lazy.filter { $0.rater == rater }.map(\.span))
            .intersection(member.source.content)
        }
      }
      return sets
    }
    scope = compared.scope
    self.rows = codes.indices.flatMap { row in
      zip(compared.members, byCode).flatMap { member, sets in
        member.pairs.map { pair in
          SourceCharacters(
            code: codes[row].id, source: member.source.id,
            pair: Self.compare(pair, sets[row], in: member))
        }
      }
    }
  }

  private static func compare(
    _ pair: (first: Int, second: Int), _ sets: [SpanSet]?, in member: ComparedSources.Member
  ) -> PairAgreement {
    let first = sets?[pair.first] ?? SpanSet()
    let second = sets?[pair.second] ?? SpanSet()
    let both = first.intersection(second).length
    let onlyFirst = first.length - both
    let onlySecond = second.length - both
    return PairAgreement(
      first: member.raters[pair.first], second: member.raters[pair.second], sources: 1, n11: both,
      n10: onlyFirst, n01: onlySecond,
      n00: member.content.length - both - onlyFirst - onlySecond)
  }
}
