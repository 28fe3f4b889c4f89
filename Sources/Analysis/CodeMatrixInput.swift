package import Study
package import Text

/// A stretch of a source and the columns that it belongs to.
package struct CodeMatrixRegion: Hashable, Sendable {
  /// The stored scalars.
  package let span: TextSpan
  /// The positions of its columns; none where it belongs to no column.
  package let columns: [Int]
  /// Who speaks, if an informant does.
  package let informant: Informant?
  /// Whether its words and characters count.
  package let isCounted: Bool

  /// Makes a region.
  package init(_ span: TextSpan, columns: [Int], informant: Informant?, isCounted: Bool) {
    self.span = span
    self.columns = columns
    self.informant = informant
    self.isCounted = isCounted
  }
}

/// A source as a matrix of codes reads it.
package struct CodeMatrixSource: Sendable {
  /// The source.
  package let id: SourceID
  /// Stretches in ascending order that do not overlap.
  package let regions: [CodeMatrixRegion]
  /// Where the words begin, ascending: a word lies where it begins, and an archive has many.
  package let wordStarts: [UInt32]
  /// What counts as characters; empty where they are not counted.
  package let content: SpanSet

  /// Makes a source.
  ///
  /// - Parameters:
  ///   - id: the source.
  ///   - regions: stretches in ascending order that do not overlap.
  ///   - words: the words in ascending order.
  ///   - content: what counts as characters; empty where they are not counted.
  package init(
    id: SourceID, regions: [CodeMatrixRegion], words: [TextSpan] = [], content: SpanSet = SpanSet()
  ) {
    self.id = id
    self.regions = regions
    wordStarts = words.map { UInt32($0.start) }
    self.content = content
  }

  /// The number of words that begin inside a span.
  package func wordCount(in span: TextSpan) -> Int {
    wordStarts.partitioningIndex { Int($0) >= span.end }
      - wordStarts.partitioningIndex { Int($0) >= span.start }
  }

  /// The index of the first region that ends after an offset, or the count.
  func firstRegion(endingAfter offset: Int) -> Int {
    regions.partitioningIndex { $0.span.end > offset }
  }
}

/// What a matrix of codes is computed from.
package struct CodeMatrixInput: Sendable {
  /// The rows.
  package let codes: [ReportedCode]
  /// The number of columns.
  package let columns: Int
  /// The sources, in the order in which a cell's first passage is sought.
  package let sources: [CodeMatrixSource]
  /// The codings that count, each range and code once; those in other sources are passed over.
  package let codings: [CountedCoding]
  /// How much informants count in what is weighted.
  package let weights: CaseWeights

  /// Makes an input.
  package init(
    codes: [ReportedCode], columns: Int, sources: [CodeMatrixSource], codings: [CountedCoding],
    weights: CaseWeights = CaseWeights()
  ) {
    self.weights = weights
    self.codes = codes
    self.columns = columns
    self.sources = sources
    self.codings = codings
  }
}
