package import Index
internal import RealModule
package import Study
package import Text

/// The weight of a word in a unit of text by how often it stands there, BM25.
///
/// `idf · tf (k₁ + 1) / (tf + k₁ (1 - b + b · length / average length))` with
/// `idf = ln(1 + (N - n + ½) / (n + ½))` for a word in n of N units, which is above nought for
/// every word. Source: Robertson and Zaragoza, *The probabilistic relevance framework: BM25 and
/// beyond*, Foundations and Trends in Information Retrieval 3(4), 2009.
package struct BM25: Hashable, Sendable {
  /// How soon more occurrences stop to matter.
  package let k1: Double
  /// How much long units are held back, from 0 to 1.
  package let b: Double

  /// Takes the usual parameters unless others are given.
  package init(k1: Double = 1.2, b: Double = 0.75) {
    self.k1 = k1
    self.b = b
  }

  /// The weight of a word that stands in some of all units.
  package func rarity(units: Int, with holding: Int) -> Double {
    .log(1 + (Double(units - holding) + 0.5) / (Double(holding) + 0.5))
  }

  /// The score of a word in a unit.
  package func score(
    rarity: Double, occurrences: Int, length: Int, averageLength: Double
  ) -> Double {
    let tf = Double(occurrences)
    let relative = averageLength > 0 ? Double(length) / averageLength : 1
    return rarity * tf * (k1 + 1) / (tf + k1 * (1 - b + b * relative))
  }
}

/// What is ranked.
package enum RankedUnitKind: String, Hashable, Sendable, CaseIterable {
  case source
  case turn
  case paragraph
  case sentence
}

/// A unit of text with its score.
package struct RankedUnit: Hashable, Sendable {
  /// The source it lies in.
  package let source: SourceID
  /// Where the index holds the source.
  package let place: DocumentPlace
  /// Which unit of the source it is, from 1.
  package let number: Int
  /// Its scalars.
  package let span: TextSpan
  /// The number of its tokens.
  package let tokens: Int
  /// The number of hits that lie in it.
  package let hits: Int
  /// The sum of the words' scores.
  package let score: Double
}

extension SearchEngine {
  /// The units of all sources that hold hits of words, best first.
  ///
  /// The hits of one word of the query (of all its forms, where it has a wildcard or asks for a
  /// lemma) are one term; so are hits of several words with the same words. Only hits that lie
  /// wholly inside a unit count.
  ///
  /// - Parameters:
  ///   - result: what a query found; passages are passed over.
  ///   - kind: what is ranked.
  ///   - formula: the weights.
  /// - Returns: the units by falling score; equal ones as they come in the sources.
  package func ranking(
    of result: SearchResult, by kind: RankedUnitKind, formula: BM25 = BM25()
  ) -> [RankedUnit] {
    let grid = RankingGrid(self, kind)
    var terms = RankingTerms(result.expansions, index)
    var found: [RankedHit] = []
    found.reserveCapacity(result.hits.count)
    for hit in result.hits {
      guard let words = hit.positions, let unit = grid.unit(holding: words, in: hit.place) else {
        continue
      }
      found.append(RankedHit(term: terms.number(words, in: hit.place.segment), unit: unit))
    }
    found.sort()
    var scores: [Int: (score: Double, hits: Int)] = [:]
    for term in found.chunked(by: \.term) {
      let units = term.chunked(by: \.unit)
      let rarity = formula.rarity(units: grid.units.count, with: units.count)
      for hits in units {
        let unit = hits[hits.startIndex].unit
        let score = formula.score(
          rarity: rarity, occurrences: hits.count, length: grid.units[unit].positions.count,
          averageLength: grid.averageLength)
        let old = scores[unit] ?? (0, 0)
        scores[unit] = (old.score + score, old.hits + hits.count)
      }
    }
    return scores.sorted { left, right in
      left.value.score != right.value.score
        ? left.value.score > right.value.score : left.key < right.key
    }
    .map { number, value in
      let unit = grid.units[number]
      return RankedUnit(
        source: unit.source, place: unit.place, number: unit.number, span: unit.span,
        tokens: unit.positions.count, hits: value.hits, score: value.score)
    }
  }
}
