internal import Text

/// How much a code is used, by the rule that says whose codings count.
package struct CodebookUse: Hashable, Sendable {
  /// The number of sources with a passage.
  package let sources: Int
  /// The number of passages, each range once.
  package let codings: Int

  /// Makes a use.
  package init(sources: Int, codings: Int) {
    self.sources = sources
    self.codings = codings
  }

  /// Nothing at all.
  package static let none = CodebookUse(sources: 0, codings: 0)
}

extension Codebook {
  /// How much each code is used.
  ///
  /// - Parameters:
  ///   - codings: the codings that count.
  ///   - isRolledUp: whether the codes below a code count as it.
  /// - Returns: the use of every code that has any.
  package func uses(
    _ codings: [CountedCoding], isRolledUp: Bool
  ) -> [CodeID: CodebookUse] {
    struct Place: Hashable {
      let source: SourceID
      let start: Int
      let end: Int
    }
    var places: [CodeID: Set<Place>] = [:]
    for coding in codings {
      let place = Place(
        source: coding.source, start: coding.span.start, end: coding.span.end)
      var code: CodeID? = coding.code
      while let current = code {
        places[current, default: []].insert(place)
        code = isRolledUp ? self[current]?.parent : nil
      }
    }
    return places.mapValues { places in
      CodebookUse(sources: Set(places.map(\.source)).count, codings: places.count)
    }
  }
}
