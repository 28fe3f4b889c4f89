package import Study

/// The part of the texts that hits are spread over: a source, turn, speaker or case.
package struct DispersionPart: Hashable, Sendable {
  /// What the texts are parted by.
  package enum Key: String, Hashable, Sendable, CaseIterable {
    /// The source.
    case source
    /// The turn.
    case turn
    /// The speaker of a turn; a label is one speaker in one source.
    case speaker
    /// The case that the speaker of a turn is.
    case caseName = "case"
  }

  /// Which part it is.
  package struct Name: Hashable, Sendable {
    /// The source; nil for a case, which may have several.
    package let source: SourceID?
    /// The turn, from 1.
    package let turn: Int?
    /// The speaker.
    package let speaker: SpeakerID?
    /// The case.
    package let caseID: CaseID?

    init(
      source: SourceID? = nil, turn: Int? = nil, speaker: SpeakerID? = nil, caseID: CaseID? = nil
    ) {
      self.source = source
      self.turn = turn
      self.speaker = speaker
      self.caseID = caseID
    }
  }

  /// Which part it is.
  package let name: Name
  /// The number of its tokens.
  package let tokens: Int
  /// Where each hit begins, from 0 (the part's first token) to just under 1, ascending.
  package let places: [Double]

  /// Its hits in a million tokens.
  package var hitsPerMillion: Double { perMillion(places.count, of: tokens) }

  /// How many hits begin in each of so many equal stretches of the part.
  package func cells(_ count: Int) -> [Int] {
    var cells = [Int](repeating: 0, count: max(0, count))
    for place in places where count > 0 {
      cells[min(count - 1, Int(place * Double(count)))] += 1
    }
    return cells
  }
}

/// Hits spread over parts of the texts.
package struct DispersedHits: Hashable, Sendable {
  /// The parts that have tokens, in the order in which they come in the sources.
  package let parts: [DispersionPart]
  /// The number of hits that lie in no part, such as in turns whose speaker is no case.
  package let outside: Int

  /// The measures over the parts.
  package var measures: Dispersion {
    Dispersion(parts.map { Dispersion.Part(tokens: $0.tokens, hits: $0.places.count) })
  }
}

extension SearchEngine {
  /// How hits are spread over the parts of a scope.
  ///
  /// A hit lies where its first token does. Passages are passed over.
  ///
  /// - Parameters:
  ///   - hits: the hits of words.
  ///   - scope: the texts that are parted.
  ///   - key: what they are parted by.
  /// - Returns: the parts.
  package func dispersion(
    of hits: [SearchHit], in scope: FrequencyScope, by key: DispersionPart.Key
  ) -> DispersedHits {
    let grid = DispersionGrid(self, scope, key)
    var places = [[Double]](repeating: [], count: grid.names.count)
    var outside = 0
    for hit in hits {
      guard let first = hit.positions?.lowerBound else { continue }
      if let found = grid.find(first, in: hit.place) {
        places[found.part].append(Double(found.offset) / Double(grid.tokens[found.part]))
      } else {
        outside += 1
      }
    }
    return DispersedHits(
      parts: grid.names.indices.map {
        DispersionPart(name: grid.names[$0], tokens: grid.tokens[$0], places: places[$0].sorted())
      }, outside: outside)
  }
}
